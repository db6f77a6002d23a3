//! Pulled events: page, projection and cursor in one transaction.

use crate::column::Column;
use crate::cursor::{self, Cursor};
use crate::error::StoreError;
use crate::facts::{self, Reading};
use crate::open::Store;
use crate::projection::refold;
use rusqlite::{Connection, OptionalExtension, Transaction, named_params};
use std::collections::BTreeSet;
use sverka_core::event::{Event, chain, payload_hash};
use sverka_core::ids::{CreatorId, StreamId};
use sverka_core::numbers::{DeviceSeq, Seq};

/// An event as the hub gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pulled {
    /// Its place in the stream.
    pub seq: Seq,
    /// Its exact bytes.
    pub payload: String,
    /// Their SHA-256.
    pub hash: String,
}

/// What a page changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    /// Where the stream stands now.
    pub cursor: Cursor,
    /// Whom the events are about, each once.
    pub candidates: Vec<CreatorId>,
}

/// Why a page was not applied. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum PageError {
    /// An event does not follow the one before.
    #[error("event {found} came where {expected} was expected")]
    Gap {
        /// The next place.
        expected: Seq,
        /// The place of the event.
        found: Seq,
    },
    /// A payload is not what its hash says, or not what was pulled before at the same place.
    #[error("event {seq} does not match its hash")]
    HashMismatch {
        /// The place of the event.
        seq: Seq,
    },
    /// The cache failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Store {
    /// Applies a page. A page that was applied before changes nothing; an event nobody here can read is kept and does
    /// not stop the stream.
    ///
    /// # Errors
    /// [`PageError::Gap`], [`PageError::HashMismatch`]; nothing of the page was applied then.
    pub fn apply_page(&self, stream: &StreamId, page: &[Pulled]) -> Result<Applied, PageError> {
        // Hashing takes the most time, and needs no lock.
        if let Some(bad) = page.iter().find(|event| payload_hash(event.payload.as_bytes()) != event.hash) {
            return Err(PageError::HashMismatch { seq: bad.seq });
        }
        let name = stream.as_str();
        self.cache.write(|tx| {
            let before = cursor::read(tx, name)?;
            let fresh = match following(tx, name, &before, page)? {
                Ok(fresh) => fresh,
                Err(error) => return Ok(Err(error)),
            };
            let mut after = before;
            let mut candidates = BTreeSet::new();
            for event in fresh {
                candidates.extend(keep(tx, stream, event)?);
                after = Cursor { seq: event.seq, chain: chain(&after.chain, &event.hash) };
            }
            for candidate in &candidates {
                refold(tx, name, candidate.as_str())?;
            }
            if !fresh.is_empty() {
                cursor::write(tx, name, &after)?;
            }
            Ok(Ok(Applied { cursor: after, candidates: candidates.into_iter().collect() }))
        })?
    }

    /// The hub turned out to have another history after `common_seq`: takes the places of later events away, so that
    /// they are pulled again. Until then the events themselves still count: absence never means deletion.
    ///
    /// # Errors
    /// As the cache can fail.
    pub fn rewind(&self, stream: &StreamId, common_seq: Seq) -> Result<(), StoreError> {
        let stream = stream.as_str();
        self.cache.write(|tx| {
            if cursor::read(tx, stream)?.seq <= common_seq {
                return Ok(());
            }
            tx.execute(
                "update event set seq = null where stream = :stream and seq > :common_seq",
                named_params! { ":stream": stream, ":common_seq": Column(common_seq) },
            )?;
            let mut statement =
                tx.prepare("select hash from event where stream = :stream and seq is not null order by seq")?;
            let mut rows = statement.query(named_params! { ":stream": stream })?;
            let mut value = String::new();
            while let Some(row) = rows.next()? {
                value = chain(&value, &row.get::<_, String>("hash")?);
            }
            cursor::write(tx, stream, &Cursor { seq: common_seq, chain: value })
        })
    }
}

/// The part of a page that was not applied before, once it is clear that the page continues our history.
fn following<'a>(
    tx: &Connection,
    stream: &str,
    cursor: &Cursor,
    page: &'a [Pulled],
) -> Result<Result<&'a [Pulled], PageError>, StoreError> {
    let (known, fresh) = page.split_at(page.iter().take_while(|event| event.seq <= cursor.seq).count());
    for event in known {
        if hash_at(tx, stream, event.seq)?.is_none_or(|hash| hash != event.hash) {
            return Ok(Err(PageError::HashMismatch { seq: event.seq }));
        }
    }
    let places = std::iter::successors(Some(cursor.seq.next()), |seq| Some(seq.next()));
    let gap = places.zip(fresh).find(|(expected, event)| *expected != event.seq);
    Ok(match gap {
        Some((expected, event)) => Err(PageError::Gap { expected, found: event.seq }),
        None => Ok(fresh),
    })
}

fn hash_at(tx: &Connection, stream: &str, seq: Seq) -> Result<Option<String>, StoreError> {
    let mut statement = tx.prepare_cached("select hash from event where stream = :stream and seq = :seq")?;
    Ok(statement
        .query_row(named_params! { ":stream": stream, ":seq": Column(seq) }, |row| row.get("hash"))
        .optional()?)
}

/// What every release can read of an event.
#[derive(Default)]
struct Envelope {
    id: Option<String>,
    candidate: Option<CreatorId>,
    device: Option<String>,
    device_seq: Option<Column<DeviceSeq>>,
    hlc: Option<String>,
}

impl Envelope {
    /// An event that claims to be of another stream is kept, but says nothing here.
    fn read(stream: &StreamId, payload: &str) -> Self {
        match facts::read(payload) {
            Reading::Known(event) if event.stream == *stream => Self::of(*event),
            Reading::Newer(event) if event.stream == *stream => Self::of(*event),
            _ => Self::default(),
        }
    }

    fn of<F>(event: Event<F>) -> Self {
        Self {
            id: Some(event.id.into()),
            candidate: event.refs.candidate,
            device: Some(event.device.into()),
            // One that fits into no column cannot be a device's number.
            device_seq: i64::try_from(event.device_seq.get()).ok().map(|_| Column(event.device_seq)),
            hlc: Some(event.hlc.to_string()),
        }
    }
}

/// Keeps one event at its place, and says whom it is about.
fn keep(tx: &Transaction<'_>, stream: &StreamId, event: &Pulled) -> Result<Option<CreatorId>, StoreError> {
    let envelope = Envelope::read(stream, &event.payload);
    let stream = stream.as_str();
    // The event may be here already, without a place since a rewind.
    tx.prepare_cached("delete from event where stream = :stream and id is :id and seq is null and hash = :hash")?
        .execute(named_params! { ":stream": stream, ":id": envelope.id, ":hash": event.hash })?;
    tx.prepare_cached(
        "insert into event (stream, seq, id, candidate, device, device_seq, hlc, payload, hash)
         values (:stream, :seq, :id, :candidate, :device, :device_seq, :hlc, :payload, :hash)",
    )?
    .execute(named_params! {
        ":stream": stream,
        ":seq": Column(event.seq),
        ":id": envelope.id,
        ":candidate": envelope.candidate.as_ref().map(|candidate| candidate.as_str()),
        ":device": envelope.device,
        ":device_seq": envelope.device_seq,
        ":hlc": envelope.hlc,
        ":payload": event.payload,
        ":hash": event.hash,
    })?;
    Ok(envelope.candidate)
}

#[cfg(test)]
#[path = "pull_tests.rs"]
mod tests;
