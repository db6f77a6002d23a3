//! Who decided what in a campaign: the union of both projections.

use crate::column::Column;
use crate::error::StoreError;
use crate::open::Store;
use crate::{cursor, facts, projection};
use rusqlite::{Connection, named_params};
use std::collections::{HashMap, HashSet};
use sverka_core::ids::{CreatorId, PrincipalId, StreamId};
use sverka_core::model::Verdict;
use sverka_core::numbers::Seq;

/// What one person holds about one candidate, as a queue shows it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Mark {
    /// The decision that stands.
    pub verdict: Option<Verdict>,
    /// Two versions of it wait for a choice.
    pub conflict: bool,
    /// Something this person wrote here about the candidate is not at the hub, be it waiting or refused.
    pub unsent: bool,
}

/// By candidate and author.
type Marks = HashMap<CreatorId, HashMap<PrincipalId, Mark>>;

impl Store {
    /// Who decided what in a campaign. Exactly the fold of everything in both files.
    ///
    /// # Errors
    /// As the files can fail.
    pub fn marks(&self, stream: &StreamId) -> Result<Marks, StoreError> {
        let stream = stream.as_str();
        // The cursor is read before the vault, so an event that arrives in the cache meanwhile only makes us fold a
        // candidate that need not be folded.
        let pulled_to = self.cache.read(|cache| Ok(cursor::read(cache, stream)?.seq))?;
        self.vault.read(|vault| {
            self.cache.read(|cache| {
                let mut marks = projected(cache, stream)?;
                let here = projected(vault, stream)?;
                for candidate in only_here(vault, stream, pulled_to)? {
                    let folded = match marks.contains_key(&candidate) {
                        // Neither file has all of it.
                        true => {
                            let events = facts::of_candidate(&[vault, cache], stream, candidate.as_str())?;
                            projection::fold(&events.known).into_iter().collect()
                        }
                        false => here.get(&candidate).cloned().unwrap_or_default(),
                    };
                    marks.insert(candidate, folded);
                }
                for (candidate, author) in unsent(vault, stream)? {
                    marks.entry(candidate).or_default().entry(author).or_default().unsent = true;
                }
                Ok(marks)
            })
        })
    }

    /// Who decided what about one candidate, as in [`Store::marks`].
    ///
    /// # Errors
    /// As the files can fail.
    pub fn marks_of(&self, stream: &StreamId, candidate: &CreatorId) -> Result<HashMap<PrincipalId, Mark>, StoreError> {
        let (stream, candidate) = (stream.as_str(), candidate.as_str());
        self.vault.read(|vault| {
            let events = self.cache.read(|cache| facts::of_candidate(&[vault, cache], stream, candidate))?;
            let mut marks: HashMap<PrincipalId, Mark> = projection::fold(&events.known).into_iter().collect();
            let mut unsent = vault.prepare_cached(
                "select distinct event.author from event join outbox on outbox.position = event.position
                 where event.stream = :stream and event.candidate = :candidate
                     and outbox.state in ('waiting', 'rejected')",
            )?;
            let mut rows = unsent.query(named_params! { ":stream": stream, ":candidate": candidate })?;
            while let Some(row) = rows.next()? {
                let author = PrincipalId::new(row.get::<_, String>("author")?);
                marks.entry(author.map_err(|_| StoreError::Unreadable("author"))?).or_default().unsent = true;
            }
            Ok(marks)
        })
    }
}

/// The projection of one file.
fn projected(conn: &Connection, stream: &str) -> Result<Marks, StoreError> {
    let mut statement =
        conn.prepare_cached("select candidate, author, verdict, conflict from mark where stream = :stream")?;
    let mut rows = statement.query(named_params! { ":stream": stream })?;
    let mut marks = Marks::new();
    while let Some(row) = rows.next()? {
        let verdict: Option<String> = row.get("verdict")?;
        let mark = Mark {
            verdict: verdict.map(|text| verdict_of(&text)).transpose()?,
            conflict: row.get("conflict")?,
            unsent: false,
        };
        let author = PrincipalId::new(row.get::<_, String>("author")?);
        let author = author.map_err(|_| StoreError::Unreadable("author"))?;
        marks.entry(creator(row.get("candidate")?)?).or_default().insert(author, mark);
    }
    Ok(marks)
}

/// Candidates with own events that the cache does not have.
fn only_here(vault: &Connection, stream: &str, pulled_to: Seq) -> Result<HashSet<CreatorId>, StoreError> {
    let mut statement = vault.prepare_cached(
        "select distinct event.candidate
         from outbox join event on event.position = outbox.position
         where outbox.stream = :stream and (outbox.seq is null or outbox.seq > :pulled_to)
             and event.candidate is not null",
    )?;
    let mut rows = statement.query(named_params! { ":stream": stream, ":pulled_to": Column(pulled_to) })?;
    let mut found = HashSet::new();
    while let Some(row) = rows.next()? {
        found.insert(creator(row.get("candidate")?)?);
    }
    Ok(found)
}

/// Candidates with own events that are not at the hub, and who wrote them.
fn unsent(vault: &Connection, stream: &str) -> Result<HashSet<(CreatorId, PrincipalId)>, StoreError> {
    let mut statement = vault.prepare_cached(
        "select distinct event.candidate, event.author
         from outbox join event on event.position = outbox.position
         where outbox.state in ('waiting', 'rejected') and outbox.stream = :stream and event.candidate is not null",
    )?;
    let mut rows = statement.query(named_params! { ":stream": stream })?;
    let mut found = HashSet::new();
    while let Some(row) = rows.next()? {
        let author = PrincipalId::new(row.get::<_, String>("author")?);
        found.insert((creator(row.get("candidate")?)?, author.map_err(|_| StoreError::Unreadable("author"))?));
    }
    Ok(found)
}

fn creator(text: String) -> Result<CreatorId, StoreError> {
    CreatorId::new(text).map_err(|_| StoreError::Unreadable("candidate"))
}

pub(crate) fn verdict_text(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Accept => "accept",
        Verdict::Hold => "hold",
        Verdict::Reject => "reject",
    }
}

fn verdict_of(text: &str) -> Result<Verdict, StoreError> {
    match text {
        "accept" => Ok(Verdict::Accept),
        "hold" => Ok(Verdict::Hold),
        "reject" => Ok(Verdict::Reject),
        _ => Err(StoreError::Unreadable("verdict")),
    }
}

#[cfg(test)]
#[path = "marks_tests.rs"]
mod tests;
