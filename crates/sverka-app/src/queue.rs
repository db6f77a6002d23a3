//! Pages of a queue, and the small things a person leaves behind in it.

use crate::app::{App, lock};
use crate::error::{Code, UiError};
use crate::view::{Draft, EvidenceTab, QueueFilter, QueuePage};
use serde::{Deserialize, Serialize};
use sverka_core::ids::CreatorId;
use sverka_core::model::Pass;
use sverka_core::model::review::MAX_TEXT_BYTES;
use sverka_core::numbers::Place;
use sverka_store::Position;

/// The most rows given at once.
const MAX_ROWS: u32 = 500;

/// What is open where a person stands.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Detail {
    pub(crate) tab: Option<EvidenceTab>,
    pub(crate) pass: Option<Pass>,
}

impl Detail {
    /// As it was kept; nothing where it cannot be read, which is no reason not to open a campaign.
    pub(crate) fn read(json: &str) -> Self {
        serde_json::from_str(json).unwrap_or_default()
    }
}

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

    /// Remembers where the person stands, with what is open there. The next start begins there.
    ///
    /// # Errors
    /// When the vault cannot be written to.
    pub fn set_position(
        &self,
        campaign: &str,
        candidate: &str,
        tab: EvidenceTab,
        pass: Option<Pass>,
    ) -> Result<(), UiError> {
        let session = self.session()?;
        let desk = session.desk(campaign)?;
        let stream = lock(&desk).stream.clone();
        let detail = serde_json::to_string(&Detail { tab: Some(tab), pass }).unwrap_or_default();
        session.store.put_position(&stream, &Position { candidate: creator(candidate)?, detail })?;
        Ok(())
    }

    /// Remembers that the person left the campaign: the next start begins with the list of them.
    ///
    /// # Errors
    /// When the vault cannot be written to.
    pub fn leave_campaign(&self) -> Result<(), UiError> {
        Ok(self.session()?.store.close_position()?)
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
