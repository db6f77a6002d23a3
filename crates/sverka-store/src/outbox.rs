//! The outbox: where each own event stands on its way to the hub.

use crate::column::Column;
use crate::error::StoreError;
use crate::open::Store;
use crate::{cursor, facts};
use rusqlite::{Connection, Row, Transaction, named_params};
use sverka_core::ids::{CreatorId, EventId, StreamId};
use sverka_core::numbers::Seq;

/// An event on its way out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutboxItem {
    /// The event.
    pub event: EventId,
    /// Its stream.
    pub stream: StreamId,
    /// Its exact bytes.
    pub payload: String,
    /// Their SHA-256.
    pub hash: String,
}

/// What the hub made of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Delivery {
    /// It has it.
    Sent {
        /// Its place in the stream.
        seq: Seq,
    },
    /// It will not take it as it is. The event is kept and shown; later ones still try.
    Rejected {
        /// Why.
        kind: String,
    },
    /// Not now.
    Deferred,
}

/// How many events are not at the hub.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct OutboxCounts {
    /// On their way.
    pub waiting: u32,
    /// Refused; a person has to act.
    pub rejected: u32,
}

/// An event the hub refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RejectedEvent {
    /// The event.
    pub event: EventId,
    /// Its stream.
    pub stream: StreamId,
    /// Whom it is about.
    pub candidate: Option<CreatorId>,
    /// Why it was refused.
    pub kind: String,
}

impl Store {
    /// Waiting events: each stream's oldest first, the streams taking turns, so that a long backlog of one campaign
    /// does not hold up the others. At most `limit` of them and at most `max_bytes` of payload, but at least one.
    ///
    /// # Errors
    /// As the vault can fail.
    pub fn outbox_next(&self, limit: usize, max_bytes: usize) -> Result<Vec<OutboxItem>, StoreError> {
        self.vault.read(|vault| {
            let mut statement = vault.prepare_cached(
                "select event.id, event.stream, event.payload, event.hash
                 from (
                     select position, row_number() over (partition by stream order by position) as turn
                     from outbox where state = 'waiting'
                 ) as waiting
                 join event on event.position = waiting.position
                 order by waiting.turn, waiting.position
                 limit :limit",
            )?;
            let mut rows = statement.query(named_params! { ":limit": limit as i64 })?;
            let (mut items, mut bytes) = (Vec::new(), 0);
            while let Some(row) = rows.next()? {
                let item = OutboxItem {
                    event: event_id(row)?,
                    stream: stream_id(row)?,
                    payload: row.get("payload")?,
                    hash: row.get("hash")?,
                };
                bytes += item.payload.len();
                if bytes > max_bytes && !items.is_empty() {
                    break;
                }
                items.push(item);
            }
            Ok(items)
        })
    }

    /// Writes down what the hub made of events. Repeating it changes nothing; an event the hub has stays sent.
    ///
    /// # Errors
    /// As the vault can fail.
    pub fn outbox_settle(&self, results: &[(EventId, Delivery)]) -> Result<(), StoreError> {
        self.vault.write(|tx| results.iter().try_for_each(|(event, delivery)| settle(tx, event, delivery)))
    }

    /// How many events are not at the hub.
    ///
    /// # Errors
    /// As the vault can fail.
    pub fn outbox_counts(&self) -> Result<OutboxCounts, StoreError> {
        self.vault.read(|vault| {
            let mut statement = vault.prepare_cached(
                "select count(*) filter (where state = 'waiting') as waiting,
                     count(*) filter (where state = 'rejected') as rejected
                 from outbox where state <> 'sent'",
            )?;
            Ok(statement.query_row([], |row| {
                Ok(OutboxCounts { waiting: row.get("waiting")?, rejected: row.get("rejected")? })
            })?)
        })
    }

    /// What the hub refused, oldest first.
    ///
    /// # Errors
    /// As the vault can fail.
    pub fn outbox_rejected(&self) -> Result<Vec<RejectedEvent>, StoreError> {
        self.vault.read(|vault| {
            let mut statement = vault.prepare_cached(
                "select event.id, event.stream, event.candidate, outbox.kind
                 from outbox join event on event.position = outbox.position
                 where outbox.state = 'rejected' order by outbox.position",
            )?;
            let mut rows = statement.query([])?;
            let mut rejected = Vec::new();
            while let Some(row) = rows.next()? {
                let candidate: Option<String> = row.get("candidate")?;
                rejected.push(RejectedEvent {
                    event: event_id(row)?,
                    stream: stream_id(row)?,
                    candidate: candidate.and_then(|text| CreatorId::new(text).ok()),
                    kind: row.get("kind")?,
                });
            }
            Ok(rejected)
        })
    }

    /// Lets everything refused try again; returns how many.
    ///
    /// # Errors
    /// As the vault can fail.
    pub fn outbox_retry_rejected(&self) -> Result<u32, StoreError> {
        self.vault.write(retry_rejected)
    }

    /// The hub was restored from an older state that shares our history up to `common_seq`: own events it had given a
    /// later place wait again, and so do those it should have and that were not among the pulled ones. Sending an
    /// event twice does no harm.
    ///
    /// # Errors
    /// As the files can fail.
    pub fn unsend_after(&self, stream: &StreamId, common_seq: Seq) -> Result<(), StoreError> {
        let stream = stream.as_str();
        let pulled_to = self.cache.read(|cache| Ok(cursor::read(cache, stream)?.seq))?;
        self.vault.write(|tx| {
            let sent = sent_events(tx, stream)?;
            let absent: Vec<i64> = self.cache.read(|cache| {
                let mut absent = Vec::new();
                for (position, event, seq) in sent {
                    let lost = seq <= pulled_to && !facts::is_placed(cache, stream, &event)?;
                    if seq > common_seq || lost {
                        absent.push(position);
                    }
                }
                Ok(absent)
            })?;
            let mut again =
                tx.prepare_cached("update outbox set state = 'waiting', seq = null where position = :position")?;
            for position in absent {
                again.execute(named_params! { ":position": position })?;
            }
            Ok(())
        })
    }
}

/// Lets everything refused try again, in the caller's transaction.
pub(crate) fn retry_rejected(tx: &Transaction<'_>) -> Result<u32, StoreError> {
    let changed = tx.execute("update outbox set state = 'waiting', kind = null where state = 'rejected'", [])?;
    Ok(changed as u32)
}

fn settle(tx: &Transaction<'_>, event: &EventId, delivery: &Delivery) -> Result<(), StoreError> {
    let event = event.as_str();
    match delivery {
        Delivery::Sent { seq } => tx
            .prepare_cached(
                "update outbox set state = 'sent', seq = :seq, kind = null
                 where position = (select position from event where id = :event)",
            )?
            .execute(named_params! { ":event": event, ":seq": Column(*seq) })?,
        Delivery::Rejected { kind } => tx
            .prepare_cached(
                "update outbox set state = 'rejected', kind = :kind
                 where position = (select position from event where id = :event) and state = 'waiting'",
            )?
            .execute(named_params! { ":event": event, ":kind": kind })?,
        Delivery::Deferred => 0,
    };
    Ok(())
}

/// Own events of a stream that the hub has, by its own word: position, id, place.
fn sent_events(vault: &Connection, stream: &str) -> Result<Vec<(i64, String, Seq)>, StoreError> {
    let mut statement = vault.prepare_cached(
        "select outbox.position, event.id, outbox.seq
         from outbox join event on event.position = outbox.position
         where outbox.stream = :stream and outbox.seq is not null",
    )?;
    let rows = statement.query_map(named_params! { ":stream": stream }, |row| {
        Ok((row.get("position")?, row.get("id")?, row.get::<_, Column<_>>("seq")?.0))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn event_id(row: &Row<'_>) -> Result<EventId, StoreError> {
    EventId::new(row.get::<_, String>("id")?).map_err(|_| StoreError::Unreadable("event"))
}

fn stream_id(row: &Row<'_>) -> Result<StreamId, StoreError> {
    StreamId::new(row.get::<_, String>("stream")?).map_err(|_| StoreError::Unreadable("stream"))
}

#[cfg(test)]
#[path = "outbox_tests.rs"]
mod tests;
