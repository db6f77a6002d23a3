//! Pull: a page of a stream's events, dense from where the reader stands.

use crate::access::{Caller, visible_streams};
use crate::db;
use crate::error::HubError;
use crate::streams;
use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, named_params};
use sverka_core::ids::StreamId;
use sverka_core::numbers::Seq;
use sverka_protocol::{EventPage, MAX_PAGE_BYTES, Sealed, StoredEvent};

/// What a reader gets.
#[derive(Debug)]
pub(crate) enum Page {
    /// Events `after + 1 …`.
    Events(EventPage),
    /// Not there, or not to be seen.
    NotVisible,
    /// The reader's history is not this hub's; both may share it up to this place.
    Diverged(Seq),
}

/// Reads at most `limit` events after the place `after`, where the reader holds the chain value `chain`.
pub(crate) fn page(
    conn: &Connection,
    now: DateTime<Utc>,
    caller: &Caller,
    stream: &StreamId,
    (after, chain): (Seq, &str),
    limit: usize,
) -> Result<Page, HubError> {
    if !visible_streams(conn, caller.principal(), now)?.contains_key(stream) {
        return Ok(Page::NotVisible);
    }
    let head = streams::head(conn, stream)?;
    if after > head.seq {
        return Ok(Page::Diverged(head.seq));
    }
    let after_column = i64::try_from(after.get()).map_err(|_| HubError::Stored { what: "seq" })?;
    if chain_at(conn, stream, after_column)? != chain {
        return Ok(Page::Diverged(Seq::new(after.get().saturating_sub(1))));
    }
    let mut statement = conn.prepare_cached(
        "SELECT seq, hash, payload FROM event WHERE stream = :stream AND seq > :after ORDER BY seq LIMIT :limit",
    )?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let mut rows =
        statement.query(named_params! { ":stream": stream.as_str(), ":after": after_column, ":limit": limit })?;
    let mut events = Vec::new();
    let mut bytes = 0;
    while let Some(row) = rows.next()? {
        let sealed = Sealed { payload: row.get("payload")?, hash: row.get("hash")? };
        bytes += sealed.payload.len();
        // One event is always smaller than a page, so a page never stays empty.
        if bytes > MAX_PAGE_BYTES {
            break;
        }
        events.push(StoredEvent { seq: db::seq(row, "seq")?, sealed });
    }
    Ok(Page::Events(EventPage { events, head_seq: head.seq }))
}

/// The chain value after an event; empty before the first.
fn chain_at(conn: &Connection, stream: &StreamId, seq: i64) -> Result<String, HubError> {
    let mut statement = conn.prepare_cached("SELECT chain FROM event WHERE stream = :stream AND seq = :seq")?;
    let found = statement
        .query_row(named_params! { ":stream": stream.as_str(), ":seq": seq }, |row| row.get("chain"))
        .optional()?;
    Ok(found.unwrap_or_default())
}
