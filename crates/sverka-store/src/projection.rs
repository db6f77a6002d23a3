//! The projection of each file: one row for each candidate and author, folded from the events of that file alone.
//! It changes in the transaction of its events, and may be dropped and folded again.

use crate::error::StoreError;
use crate::facts;
use crate::marks::{Mark, verdict_text};
use crate::open::Store;
use rusqlite::{Transaction, named_params};
use std::collections::{BTreeMap, HashMap};
use sverka_core::event::Event;
use sverka_core::fold::Dossier;
use sverka_core::ids::PrincipalId;

/// What each author of some events holds, somebody who took everything back included.
pub(crate) fn fold(events: &[Event]) -> BTreeMap<PrincipalId, Mark> {
    let dossier = Dossier::fold(events);
    let mut marks: BTreeMap<PrincipalId, Mark> =
        events.iter().map(|event| (event.author.clone(), Mark::default())).collect();
    for (author, opinion) in &dossier.opinions {
        let verdict = opinion.review().map(|review| review.verdict);
        marks.insert(author.clone(), Mark { verdict, conflict: opinion.in_conflict(), unsent: false });
    }
    marks
}

/// Folds one candidate again.
pub(crate) fn refold(tx: &Transaction<'_>, stream: &str, candidate: &str) -> Result<(), StoreError> {
    tx.prepare_cached("delete from mark where stream = :stream and candidate = :candidate")?
        .execute(named_params! { ":stream": stream, ":candidate": candidate })?;
    let events = facts::of_candidate(&[tx], stream, candidate)?;
    let mut insert = tx.prepare_cached(
        "insert into mark (stream, candidate, author, verdict, conflict)
         values (:stream, :candidate, :author, :verdict, :conflict)",
    )?;
    for (author, mark) in fold(&events.known) {
        insert.execute(named_params! {
            ":stream": stream,
            ":candidate": candidate,
            ":author": author.as_str(),
            ":verdict": mark.verdict.map(verdict_text),
            ":conflict": mark.conflict,
        })?;
    }
    Ok(())
}

/// Drops the projection of a file and folds everything again.
pub(crate) fn rebuild(tx: &Transaction<'_>) -> Result<(), StoreError> {
    tx.execute("delete from mark", [])?;
    let mut statement = tx.prepare("select distinct stream, candidate from event where candidate is not null")?;
    let mut rows = statement.query([])?;
    let mut folded: HashMap<String, Vec<String>> = HashMap::new();
    while let Some(row) = rows.next()? {
        folded.entry(row.get("stream")?).or_default().push(row.get("candidate")?);
    }
    for (stream, candidates) in folded {
        for candidate in candidates {
            refold(tx, &stream, &candidate)?;
        }
    }
    Ok(())
}

impl Store {
    /// Drops both projections and folds every event again. The result is what it was.
    ///
    /// # Errors
    /// As the files can fail.
    pub fn rebuild_projections(&self) -> Result<(), StoreError> {
        self.vault.write(rebuild)?;
        self.cache.write(rebuild)
    }
}

#[cfg(test)]
#[path = "projection_tests.rs"]
mod tests;
