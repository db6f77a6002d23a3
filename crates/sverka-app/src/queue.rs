//! Pages of a queue, and the small things a person leaves behind in it.

use crate::app::{App, lock};
use crate::error::{Code, UiError};
use crate::view::{Draft, QueueFilter, QueuePage};
use sverka_core::ids::CreatorId;
use sverka_core::model::review::MAX_TEXT_BYTES;
use sverka_core::numbers::Place;

/// The most rows given at once.
const MAX_ROWS: u32 = 500;

impl App {
    /// Rows of a queue that match a filter and a search. A search also finds what was typed with the other keyboard
    /// layout on. Asking where people differ shows it for the candidates this person has decided, and that is logged.
    ///
    /// # Errors
    /// [`Code::NotFound`] when the campaign is not on this laptop; when the vault cannot be written to.
    pub fn queue(
        &self,
        campaign: &str,
        filter: QueueFilter,
        search: &str,
        from: u32,
        count: u32,
    ) -> Result<QueuePage, UiError> {
        let session = self.session()?;
        let desk = session.desk(campaign)?;
        let mut desk = lock(&desk);
        session.show_differences(&mut desk, filter, self.now())?;
        let places: Vec<Place> = desk.matching(filter, search).collect();
        let wanted = places.iter().skip(from as usize).take(count.min(MAX_ROWS) as usize);
        Ok(QueuePage {
            total: places.len() as u32,
            all: desk.counts().total,
            from,
            rows: wanted.filter_map(|place| desk.row(*place)).collect(),
        })
    }

    /// Remembers where the person stands.
    ///
    /// # Errors
    /// When the vault cannot be written to.
    pub fn set_position(&self, campaign: &str, candidate: &str) -> Result<(), UiError> {
        let session = self.session()?;
        let desk = session.desk(campaign)?;
        let stream = lock(&desk).stream.clone();
        session.store.put_position(&stream, &creator(candidate)?)?;
        Ok(())
    }

    /// Keeps text that is being written; an empty draft is forgotten.
    ///
    /// # Errors
    /// [`Code::TooLong`], or when the vault cannot be written to.
    pub fn save_draft(&self, campaign: &str, candidate: &str, draft: &Draft) -> Result<(), UiError> {
        if draft.text.len() > MAX_TEXT_BYTES || draft.note.len() > MAX_TEXT_BYTES {
            return Err(Code::TooLong.into());
        }
        let session = self.session()?;
        let desk = session.desk(campaign)?;
        let stream = lock(&desk).stream.clone();
        let candidate = creator(candidate)?;
        if *draft == Draft::default() {
            session.store.clear_draft(&stream, &candidate)?;
        } else {
            let json = serde_json::to_string(draft).map_err(|_| UiError::new(Code::Storage))?;
            session.store.put_draft(&stream, &candidate, &json)?;
        }
        Ok(())
    }
}

/// A candidate's identifier as the window sends it.
pub(crate) fn creator(candidate: &str) -> Result<CreatorId, UiError> {
    CreatorId::new(candidate).map_err(|_| Code::NotFound.into())
}
