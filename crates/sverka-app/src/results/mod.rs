//! Closing a campaign: what posts brought is taken from somebody's table, looked at, kept in one step, and set beside
//! the plan.

mod brought;
mod preview;
mod reading;
mod repair;
mod table;

use crate::app::{App, lock, stamp};
use crate::error::{Code, UiError};
use crate::session::Session;
use crate::view::results::{ResultsOptions, ResultsPreview, ResultsView};
use preview::{bad_results, preview, read};
use sverka_core::event::Fact;
use sverka_core::ids::StreamId;
use sverka_core::model::outcome::{PostResult, ResultsPart};
use sverka_core::outcomes;
use sverka_table::columns::{Said, Title};
use sverka_table::{Given, Source, Table};

/// Largest file, in bytes.
pub const MAX_RESULTS_BYTES: usize = 16 * 1024 * 1024;
/// Most rows of a file.
const MAX_ROWS: usize = 20_000;
/// Rows shown before they are kept, and refused ones.
const SHOWN: usize = 200;
/// Longest name of a file, in characters.
const MAX_NAME: usize = 120;
/// Largest part of a step, in bytes; an event is at most 64 KB.
const PART_BYTES: usize = 40 * 1024;

/// A file that was read and waits for a word.
pub(crate) struct Pending {
    import: String,
    stream: StreamId,
    file: String,
    source: Source,
    options: ResultsOptions,
}

impl App {
    /// Reads a file of results and says what would be kept of it. Nothing is kept yet.
    ///
    /// # Errors
    /// [`Code::NotFound`] and [`Code::Revoked`] for the campaign; [`Code::BadTable`] for a file that is no table,
    /// [`Code::TableTooLarge`] for one that is too large.
    pub fn read_results(&self, campaign: &str, file: &str, bytes: &[u8]) -> Result<ResultsPreview, UiError> {
        if bytes.len() > MAX_RESULTS_BYTES {
            return Err(UiError::new(Code::TableTooLarge).with("most", MAX_RESULTS_BYTES / 1024 / 1024));
        }
        let source =
            sverka_table::open(bytes, Given::default(), MAX_ROWS).map_err(|error| bad_results(error.into()))?;
        let session = self.session()?;
        let desk = session.desk(campaign)?;
        let desk = lock(&desk);
        session.check_open(&desk)?;
        let pending = Pending {
            import: stamp(self.now())?.id.to_string(),
            stream: desk.stream.clone(),
            file: file.chars().filter(|letter| !letter.is_control()).take(MAX_NAME).collect(),
            options: ResultsOptions { columns: session.said_of(&source)?, ..ResultsOptions::default() },
            source,
        };
        let preview = preview(&session, &desk, &pending, self.now())?;
        *lock(&session.pending_results) = Some(pending);
        Ok(preview)
    }

    /// Reads the file again with what the person says about its cells.
    ///
    /// # Errors
    /// [`Code::NotFound`] when the file is not the one read last.
    pub fn reread_results(&self, campaign: &str, options: ResultsOptions) -> Result<ResultsPreview, UiError> {
        let session = self.session()?;
        let desk = session.desk(campaign)?;
        let desk = lock(&desk);
        let mut pending = lock(&session.pending_results);
        let pending = pending.as_mut().filter(|it| it.stream == desk.stream).ok_or(Code::NotFound)?;
        pending.options = options;
        preview(&session, &desk, pending, self.now())
    }

    /// Keeps what was read, in one step, for everybody. On disk when this returns.
    ///
    /// # Errors
    /// [`Code::NotFound`] when the file is not the one read last, [`Code::Revoked`], or when the vault cannot be written
    /// to.
    pub fn keep_results(&self, campaign: &str, import: &str) -> Result<ResultsView, UiError> {
        let session = self.session()?;
        let desk = session.desk(campaign)?;
        let desk = lock(&desk);
        session.check_open(&desk)?;
        let mut waiting = lock(&session.pending_results);
        let pending = waiting.as_ref().filter(|it| it.import == import && it.stream == desk.stream);
        let pending = pending.ok_or(Code::NotFound)?;
        let read = read(&desk, pending).map_err(bad_results)?;
        let results = reading::results(&desk, read.kept);
        session.remember(&pending.options.columns)?;
        let parts = parts(import, &pending.file, results)?;
        let now = self.now();
        let facts = parts.into_iter().map(|part| Ok((stamp(now)?, desk.fact(None, Fact::ResultsRecorded(part)))));
        session.append(facts.collect::<Result<_, UiError>>()?)?;
        *waiting = None;
        drop(waiting);
        brought::view(&session, &desk)
    }

    /// Takes an own step back, or brings it again.
    ///
    /// # Errors
    /// [`Code::NotFound`] for a step that is not this person's, [`Code::Revoked`], or when the vault cannot be written to.
    pub fn take_back_results(&self, campaign: &str, import: &str, withdrawn: bool) -> Result<ResultsView, UiError> {
        let session = self.session()?;
        let desk = session.desk(campaign)?;
        let desk = lock(&desk);
        session.check_open(&desk)?;
        let me = session.me()?;
        let kept = session.outcomes(&desk.stream)?;
        let step = kept.iter().find(|step| step.import == import && step.author == me).ok_or(Code::NotFound)?;
        if step.withdrawn != withdrawn {
            let fact = Fact::ResultsWithdrawn { import: import.to_owned(), withdrawn };
            session.append(vec![(stamp(self.now())?, desk.fact(None, fact))])?;
        }
        brought::view(&session, &desk)
    }

    /// What a campaign brought, and the files it is known from.
    ///
    /// # Errors
    /// [`Code::NotFound`] when the campaign is not on this laptop.
    pub fn results(&self, campaign: &str) -> Result<ResultsView, UiError> {
        let session = self.session()?;
        let desk = session.desk(campaign)?;
        brought::view(&session, &lock(&desk))
    }
}

impl Session {
    /// The steps of a campaign.
    pub(crate) fn outcomes(&self, stream: &StreamId) -> Result<Vec<outcomes::KeptResults>, UiError> {
        Ok(outcomes::fold(&self.store.events_of_stream(stream)?.known))
    }

    /// What the person said before of columns that a file has.
    fn said_of(&self, source: &Source) -> Result<Said, UiError> {
        let known = self.store.column_meanings()?;
        let titles: Vec<Title> = source.sheets.iter().flat_map(Table::columns_of).collect();
        let here = known.into_iter().filter(|(name, _)| titles.iter().any(|title| title.is(name)));
        // A field of a newer release is not known here.
        let field = |text: String| serde_json::from_value(serde_json::Value::String(text)).ok();
        Ok(here
            .filter_map(|(name, text)| Some((name, text.map(|text| field(text).ok_or(())).transpose().ok()?)))
            .collect())
    }

    /// Keeps what the person said of columns, for the next file.
    fn remember(&self, said: &Said) -> Result<(), UiError> {
        let word = |field| serde_json::to_value(field).ok().and_then(|value| value.as_str().map(str::to_owned));
        let meanings = said.iter().map(|(name, field)| (name.as_str(), field.and_then(word)));
        Ok(self.store.put_column_meanings(meanings)?)
    }
}

/// Results in parts that fit into an event each.
fn parts(import: &str, file: &str, results: Vec<PostResult>) -> Result<Vec<ResultsPart>, UiError> {
    let unreadable = |error| UiError::new(Code::Storage).with("detail", error);
    let (mut parts, mut size) = (vec![Vec::new()], 0);
    for result in results {
        let bytes = serde_json::to_vec(&result).map_err(unreadable)?.len();
        if size + bytes > PART_BYTES {
            parts.push(Vec::new());
            size = 0;
        }
        size += bytes;
        if let Some(last) = parts.last_mut() {
            last.push(result);
        }
    }
    let many = parts.len() as u16;
    let part = |(at, results): (usize, Vec<PostResult>)| ResultsPart {
        import: import.to_owned(),
        part: at as u16,
        parts: many,
        file: file.to_owned(),
        results,
    };
    Ok(parts.into_iter().enumerate().map(part).collect())
}
