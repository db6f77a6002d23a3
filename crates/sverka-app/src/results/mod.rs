//! Closing a campaign: what posts brought is taken from somebody's table, looked at, kept in one step, and set beside
//! the plan.

mod brought;
mod columns;
mod people;
mod repair;
mod rows;
mod table;
#[cfg(test)]
mod tests;

pub(crate) use columns::ResultField;

use crate::app::{App, lock, stamp};
use crate::desk::Desk;
use crate::error::{Code, UiError};
use crate::session::Session;
use crate::view::results::{ColumnRead, NamedResult, ResultsOptions, ResultsPreview, ResultsView};
use chrono::{DateTime, TimeDelta, Utc};
use columns::{Columns, ResultField as Field};
use people::People;
use rows::{ReadRows, Reader};
use std::collections::HashSet;
use sverka_core::event::Fact;
use sverka_core::ids::{CreatorId, StreamId};
use sverka_core::model::outcome::{PostResult, ResultsPart};
use sverka_core::outcomes;
use sverka_table::Sheet;

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
    sheet: Sheet,
    options: ResultsOptions,
}

impl App {
    /// Reads a file of results and says what would be kept of it. Nothing is kept yet.
    ///
    /// # Errors
    /// [`Code::NotFound`] and [`Code::Revoked`] for the campaign; [`Code::BadTable`] for a file that is no table or names
    /// no creators, [`Code::TableTooLarge`] for one that is too large.
    pub fn read_results(&self, campaign: &str, file: &str, bytes: &[u8]) -> Result<ResultsPreview, UiError> {
        if bytes.len() > MAX_RESULTS_BYTES {
            return Err(UiError::new(Code::TableTooLarge).with("most", MAX_RESULTS_BYTES / 1024 / 1024));
        }
        let sheet = sverka_table::read(bytes, MAX_ROWS).map_err(bad_table)?;
        let columns = Columns::of(&sheet);
        if !columns.has(Field::CreatorId)
            && !columns.has(Field::Handle)
            && !columns.has(Field::Name)
            && !columns.has(Field::Post)
        {
            let there: Vec<&str> = sheet.columns.iter().map(String::as_str).take(20).collect();
            return Err(UiError::new(Code::NoCreatorColumn).with("columns", there.join(", ")));
        }
        let session = self.session()?;
        let desk = session.desk(campaign)?;
        let desk = lock(&desk);
        session.check_open(&desk)?;
        let pending = Pending {
            import: stamp(self.now())?.id.to_string(),
            stream: desk.stream.clone(),
            file: file.chars().filter(|letter| !letter.is_control()).take(MAX_NAME).collect(),
            sheet,
            options: ResultsOptions::default(),
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
        let results = read(&desk, pending).results.into_iter().map(|(_, result)| result).collect();
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
}

fn read(desk: &Desk, pending: &Pending) -> ReadRows {
    let columns = Columns::of(&pending.sheet);
    let people = People::of(desk);
    let markets: Vec<_> = desk.campaign.targets.iter().map(|target| target.market).collect();
    Reader { sheet: &pending.sheet, columns: &columns, people: &people, options: &pending.options, markets: &markets }
        .read()
}

fn preview(session: &Session, desk: &Desk, pending: &Pending, now: DateTime<Utc>) -> Result<ResultsPreview, UiError> {
    let columns = Columns::of(&pending.sheet);
    let ReadRows { results, mut refused } = read(desk, pending);
    let kept = session.outcomes(&desk.stream)?;
    let here: HashSet<(&CreatorId, &str)> =
        outcomes::in_force(&kept).into_iter().map(|it| (&it.creator, it.post.as_str())).collect();
    let replaced = results.iter().filter(|(_, it)| here.contains(&(&it.creator, it.post.as_str()))).count();
    let odd = results.iter().filter(|(_, it)| it.funnel.is_odd()).count();
    // East of here it may be the next day already.
    let tomorrow = (now + TimeDelta::days(1)).date_naive();
    let ahead = results.iter().filter(|(_, it)| it.published_on.is_some_and(|day| day > tomorrow)).count();
    let (kept, refused_total) = (results.len() as u32, refused.len() as u32);
    refused.truncate(SHOWN);
    let read = columns.read(&pending.sheet);
    Ok(ResultsPreview {
        import: pending.import.clone(),
        file: pending.file.clone(),
        columns: read.map(|(field, column)| ColumnRead { field, column: column.to_owned() }).collect(),
        passed_over: columns.passed_over(&pending.sheet).map(str::to_owned).collect(),
        guessed_encoding: pending.sheet.guessed_encoding.map(str::to_owned),
        rows: results.into_iter().take(SHOWN).map(|(name, result)| NamedResult { name, result }).collect(),
        kept,
        odd: odd as u32,
        ahead: ahead as u32,
        replaced: replaced as u32,
        refused,
        refused_total,
        options: pending.options.clone(),
    })
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

/// What is wrong with a table, for words in the language of the window; what a reader of files said of it stays as it is.
fn bad_table(error: sverka_table::BadTable) -> UiError {
    use sverka_table::BadTable;
    let (why, detail) = match error {
        BadTable::Empty => ("empty", String::new()),
        BadTable::Twice(name) => ("twice", name),
        BadTable::TooLarge { what: "rows", limit } => ("rows", limit.to_string()),
        BadTable::TooLarge { what: "columns", limit } => ("columns", limit.to_string()),
        BadTable::TooLarge { what: "characters in a cell", limit } => ("cell", limit.to_string()),
        BadTable::TooLarge { limit, .. } => ("unpacked", limit.to_string()),
        BadTable::Text(_) => ("text", String::new()),
        BadTable::Broken(detail) => ("broken", detail),
    };
    UiError::new(Code::BadTable).with("why", why).with("detail", detail)
}
