//! Reading facts: the union of the vault and the cache.

use crate::error::StoreError;
use crate::identity;
use crate::open::Store;
use rusqlite::{Connection, named_params};
use std::collections::{BTreeSet, HashSet};
use sverka_core::event::{Event, FACT_VERSION, UnknownFact};
use sverka_core::ids::{CreatorId, EventId, StreamId};

/// The facts about one candidate.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Events {
    /// Those this release understands. A fold does not mind their order.
    pub known: Vec<Event>,
    /// How many were made by a newer release: kept as bytes, forwarded, and counted here.
    pub newer: u32,
}

/// What can be made of a payload.
pub(crate) enum Reading {
    /// A fact this release understands.
    Known(Box<Event>),
    /// The envelope can be read; the body is of a newer release.
    Newer(Box<Event<UnknownFact>>),
    /// Not even the envelope.
    Unreadable,
}

/// Reads a payload.
pub(crate) fn read(payload: &str) -> Reading {
    match serde_json::from_str::<Event>(payload) {
        Ok(event) if event.v <= FACT_VERSION => Reading::Known(Box::new(event)),
        _ => match serde_json::from_str(payload) {
            Ok(event) => Reading::Newer(Box::new(event)),
            Err(_) => Reading::Unreadable,
        },
    }
}

/// Collects events, each once.
#[derive(Default)]
struct Collected {
    events: Events,
    seen: HashSet<EventId>,
}

impl Collected {
    fn add(&mut self, payload: &str) {
        match read(payload) {
            Reading::Known(event) => {
                if self.seen.insert(event.id.clone()) {
                    self.events.known.push(*event);
                }
            }
            Reading::Newer(event) => {
                if self.seen.insert(event.id.clone()) {
                    self.events.newer += 1;
                }
            }
            Reading::Unreadable => {}
        }
    }

    fn add_all(
        &mut self,
        conn: &Connection,
        sql: &str,
        params: &[(&str, &dyn rusqlite::ToSql)],
    ) -> Result<(), StoreError> {
        let mut statement = conn.prepare_cached(sql)?;
        let mut rows = statement.query(params)?;
        while let Some(row) = rows.next()? {
            self.add(row.get_ref("payload")?.as_str().map_err(|_| StoreError::Unreadable("event"))?);
        }
        Ok(())
    }
}

/// The facts about one candidate in the given files, each counted once. Both files have the columns used here.
pub(crate) fn of_candidate(files: &[&Connection], stream: &str, candidate: &str) -> Result<Events, StoreError> {
    let mut found = Collected::default();
    for conn in files {
        found.add_all(
            conn,
            "select payload from event where stream = :stream and candidate = :candidate order by position",
            named_params! { ":stream": stream, ":candidate": candidate },
        )?;
    }
    Ok(found.events)
}

impl Store {
    /// Everything anybody said about a candidate, as far as this laptop knows.
    ///
    /// # Errors
    /// As the files can fail.
    pub fn events_of(&self, stream: &StreamId, candidate: &CreatorId) -> Result<Events, StoreError> {
        let (stream, candidate) = (stream.as_str(), candidate.as_str());
        self.vault.read(|vault| self.cache.read(|cache| of_candidate(&[vault, cache], stream, candidate)))
    }

    /// The candidates about whom somebody said something of a kind, whether it still counts or not; in the order of
    /// their names.
    ///
    /// # Errors
    /// As the files can fail.
    pub fn candidates_with(&self, stream: &StreamId, kind: &str) -> Result<Vec<CreatorId>, StoreError> {
        let sql = "select distinct candidate from event
                   where stream = :stream and candidate is not null
                     and case when json_valid(payload) then payload ->> '$.type' end = :kind";
        let mut found = BTreeSet::new();
        let mut collect = |conn: &Connection| -> Result<(), StoreError> {
            let mut statement = conn.prepare_cached(sql)?;
            let mut rows = statement.query(named_params! { ":stream": stream.as_str(), ":kind": kind })?;
            while let Some(row) = rows.next()? {
                // A name that is none was never shown, so nobody can have spoken about it here.
                found.extend(CreatorId::new(row.get::<_, String>("candidate")?).ok());
            }
            Ok(())
        };
        self.vault.read(&mut collect)?;
        self.cache.read(&mut collect)?;
        Ok(found.into_iter().collect())
    }

    /// Everything anybody said about a campaign as a whole, as far as this laptop knows.
    ///
    /// # Errors
    /// As the files can fail.
    pub fn events_of_stream(&self, stream: &StreamId) -> Result<Events, StoreError> {
        let sql = "select payload from event where stream = :stream and candidate is null order by position";
        let params = named_params! { ":stream": stream.as_str() };
        self.vault.read(|vault| {
            self.cache.read(|cache| {
                let mut found = Collected::default();
                found.add_all(vault, sql, params)?;
                found.add_all(cache, sql, params)?;
                Ok(found.events)
            })
        })
    }

    /// One event that was written on this laptop.
    ///
    /// # Errors
    /// As the vault can fail.
    pub fn own_event(&self, event: &EventId) -> Result<Option<Event>, StoreError> {
        self.vault.read(|vault| {
            let mut found = Collected::default();
            let params = named_params! { ":id": event.as_str() };
            found.add_all(vault, "select payload from event where id = :id", params)?;
            Ok(found.events.known.pop())
        })
    }

    /// How many events of a stream were pulled, each id counted once.
    ///
    /// # Errors
    /// As the cache can fail.
    pub fn pulled_events(&self, stream: &StreamId) -> Result<usize, StoreError> {
        self.cache.read(|cache| {
            let mut statement =
                cache.prepare_cached("select count(distinct id) as n from event where stream = :stream")?;
            let n: i64 = statement.query_row(named_params! { ":stream": stream.as_str() }, |row| row.get("n"))?;
            Ok(n as usize)
        })
    }

    /// The events of this device in a stream, by `device_seq`; empty before a hub was joined.
    ///
    /// # Errors
    /// As the files can fail.
    pub fn own_events(&self, stream: &StreamId) -> Result<Vec<Event>, StoreError> {
        let sql = "select payload from event where stream = :stream and device = :device order by device_seq";
        let mut events = self.vault.read(|vault| {
            let Some(identity) = identity::read(vault)? else { return Ok(Vec::new()) };
            let params = named_params! { ":stream": stream.as_str(), ":device": identity.device.as_str() };
            let mut found = Collected::default();
            found.add_all(vault, sql, params)?;
            self.cache.read(|cache| found.add_all(cache, sql, params))?;
            Ok(found.events.known)
        })?;
        events.sort_by_key(|event| event.device_seq);
        Ok(events)
    }
}

/// True when the cache has an event at a place the hub gave it.
pub(crate) fn is_placed(cache: &Connection, stream: &str, event: &str) -> Result<bool, StoreError> {
    let mut statement =
        cache.prepare_cached("select 1 from event where stream = :stream and id = :id and seq is not null")?;
    Ok(statement.exists(named_params! { ":stream": stream, ":id": event })?)
}

#[cfg(test)]
#[path = "facts_tests.rs"]
mod tests;
