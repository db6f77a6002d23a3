//! Writing facts: event and outbox row in one transaction, on disk before the call returns.

use crate::column::Column;
use crate::error::StoreError;
use crate::identity::{self, Identity};
use crate::known;
use crate::open::Store;
use crate::projection::refold;
use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Transaction, named_params};
use std::collections::BTreeSet;
use sverka_core::event::{Event, FACT_VERSION, Fact, Refs, payload_hash};
use sverka_core::hlc::Hlc;
use sverka_core::ids::{EventId, StreamId};
use sverka_core::numbers::DeviceSeq;

/// Largest payload of an event, in bytes; the hub accepts no larger one.
pub const MAX_PAYLOAD_BYTES: usize = 64 * 1024;

/// Identity and time of a new event; the store has neither random numbers nor a clock for them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// UUIDv7.
    pub id: EventId,
    /// The wall clock.
    pub now: DateTime<Utc>,
}

/// A fact to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFact {
    /// The campaign's stream.
    pub stream: StreamId,
    /// What it is about.
    pub refs: Refs,
    /// Earlier events that it replaces.
    pub supersedes: Vec<EventId>,
    /// The fact.
    pub fact: Fact,
}

/// The last event of this device in a stream.
#[derive(Default)]
struct Tail {
    device_seq: DeviceSeq,
    hash: String,
}

impl Store {
    /// Writes facts, all or none, and returns the events made of them. They are on disk when this returns.
    ///
    /// # Errors
    /// [`StoreError::NotJoined`], [`StoreError::TooLarge`], [`StoreError::DiskFull`], [`StoreError::ReadOnly`];
    /// nothing was written then.
    pub fn append(&self, facts: Vec<(Stamp, NewFact)>) -> Result<Vec<Event>, StoreError> {
        self.vault.write(|tx| {
            let identity = identity::read(tx)?.ok_or(StoreError::NotJoined)?;
            let mut touched = BTreeSet::new();
            let mut events = Vec::with_capacity(facts.len());
            for (stamp, new) in facts {
                let event = self.event_of(tx, &identity, stamp, new)?;
                write(tx, &event)?;
                if let Some(candidate) = &event.refs.candidate {
                    touched.insert((event.stream.clone(), candidate.clone()));
                }
                events.push(event);
            }
            for (stream, candidate) in &touched {
                refold(tx, stream.as_str(), candidate.as_str())?;
                known::remember(tx, &self.cache, stream.as_str(), candidate.as_str())?;
            }
            Ok(events)
        })
    }

    fn event_of(
        &self,
        tx: &Transaction<'_>,
        identity: &Identity,
        stamp: Stamp,
        new: NewFact,
    ) -> Result<Event, StoreError> {
        let (stream, device) = (new.stream.as_str(), identity.device.as_str());
        let candidate = new.refs.candidate.as_ref().map(|candidate| candidate.as_str());
        let mut tail = tail_of(tx, stream, device)?.unwrap_or_default();
        let mut clock = clock(tx)?;
        // A vault restored from a backup may miss events the hub has; their numbers must not be given twice. And
        // what is written after somebody else's fact was read should not look earlier. Both are only improvements:
        // a cache that cannot be read must not keep a person from writing.
        let learned = self.cache.read(|cache| Ok((tail_of(cache, stream, device)?, latest(cache, stream, candidate)?)));
        match learned {
            Ok((pulled, seen)) => {
                if let Some(pulled) = pulled.filter(|pulled| pulled.device_seq > tail.device_seq) {
                    tail = pulled;
                }
                clock = seen.into_iter().fold(clock, |clock, seen| clock.observe(seen, stamp.now));
            }
            Err(error) => tracing::warn!(%error, "writing without a look into the cache"),
        }
        let hlc = clock.tick(stamp.now);
        set_clock(tx, hlc)?;
        Ok(Event {
            id: stamp.id,
            stream: new.stream,
            v: FACT_VERSION,
            author: identity.principal.clone(),
            device: identity.device.clone(),
            device_seq: tail.device_seq.next(),
            prev: tail.hash,
            hlc,
            refs: new.refs,
            supersedes: new.supersedes,
            fact: new.fact,
        })
    }
}

fn write(tx: &Transaction<'_>, event: &Event) -> Result<(), StoreError> {
    let payload = serde_json::to_string(event).map_err(|_| StoreError::Unreadable("fact"))?;
    if payload.len() > MAX_PAYLOAD_BYTES {
        return Err(StoreError::TooLarge { bytes: payload.len() });
    }
    insert(tx, event, &payload)
}

/// An event and its outbox row.
pub(crate) fn insert<F>(tx: &Transaction<'_>, event: &Event<F>, payload: &str) -> Result<(), StoreError> {
    tx.prepare_cached(
        "insert into event (id, stream, candidate, author, device, device_seq, payload, hash)
         values (:id, :stream, :candidate, :author, :device, :device_seq, :payload, :hash)",
    )?
    .execute(named_params! {
        ":id": event.id.as_str(),
        ":stream": event.stream.as_str(),
        ":candidate": event.refs.candidate.as_ref().map(|candidate| candidate.as_str()),
        ":author": event.author.as_str(),
        ":device": event.device.as_str(),
        ":device_seq": Column(event.device_seq),
        ":payload": payload,
        ":hash": payload_hash(payload.as_bytes()),
    })?;
    tx.prepare_cached("insert into outbox (position, stream, state) values (:position, :stream, 'waiting')")?
        .execute(named_params! { ":position": tx.last_insert_rowid(), ":stream": event.stream.as_str() })?;
    Ok(())
}

/// The last event of a device in a stream, as one of the two files knows it.
fn tail_of(conn: &Connection, stream: &str, device: &str) -> Result<Option<Tail>, StoreError> {
    let mut statement = conn.prepare_cached(
        "select device_seq, hash from event where stream = :stream and device = :device
         order by device_seq desc limit 1",
    )?;
    let tail = statement.query_row(named_params! { ":stream": stream, ":device": device }, |row| {
        Ok(Tail { device_seq: row.get::<_, Column<_>>("device_seq")?.0, hash: row.get("hash")? })
    });
    Ok(tail.optional()?)
}

/// The last time given to an own event.
pub(crate) fn clock(tx: &Transaction<'_>) -> Result<Hlc, StoreError> {
    let text: Option<String> =
        tx.prepare_cached("select hlc from clock")?.query_row([], |row| row.get("hlc")).optional()?;
    text.map_or(Ok(Hlc::ZERO), |text| text.parse().map_err(|_| StoreError::Unreadable("clock")))
}

/// Remembers the last time given.
pub(crate) fn set_clock(tx: &Transaction<'_>, hlc: Hlc) -> Result<(), StoreError> {
    tx.prepare_cached("insert or replace into clock (only_one, hlc) values (1, :hlc)")?
        .execute(named_params! { ":hlc": hlc.to_string() })?;
    Ok(())
}

/// Times of the pulled events about a candidate, or about the campaign as a whole.
fn latest(cache: &Connection, stream: &str, candidate: Option<&str>) -> Result<Vec<Hlc>, StoreError> {
    let mut statement = cache.prepare_cached(
        "select hlc from event where stream = :stream and candidate is :candidate and hlc is not null",
    )?;
    let mut rows = statement.query(named_params! { ":stream": stream, ":candidate": candidate })?;
    let mut times = Vec::new();
    while let Some(row) = rows.next()? {
        times.extend(row.get::<_, String>("hlc")?.parse::<Hlc>().ok());
    }
    Ok(times)
}

#[cfg(test)]
#[path = "append_tests.rs"]
mod tests;
