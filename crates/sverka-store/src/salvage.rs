//! Reading what can still be read out of a damaged vault, page by page.

use crate::append::{clock, insert, set_clock};
use crate::db::open_whole;
use crate::error::StoreError;
use crate::facts::{self, Reading};
use crate::files::{COMPANIONS, remove_with_companions, with_suffix};
use crate::keys::DbKey;
use crate::{migrate, projection};
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, named_params};
use std::fs;
use std::path::Path;
use sverka_core::event::{Event, payload_hash};

/// So many unreadable events one after the other, and the rest is given up: far more than one damaged page holds.
const PATIENCE: u32 = 1_000;

/// Adds to `into`, a whole vault, what a damaged one has besides; returns how many events that were. The damaged file
/// is not touched.
pub(crate) fn salvage(damaged: &Path, into: &Path, key: &DbKey) -> Result<u32, StoreError> {
    let mut whole = open_whole(into, key)?;
    migrate::migrate(&mut whole, migrate::VAULT)?;
    // Opening a database writes to it, so a copy is opened.
    let copy = with_suffix(damaged, ".salvage");
    remove_with_companions(&copy)?;
    for suffix in ["", COMPANIONS[0]] {
        let from = with_suffix(damaged, suffix);
        if from.exists() {
            fs::copy(from, with_suffix(&copy, suffix))?;
        }
    }
    let tx = whole.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let salvaged = events(&|| open_whole(&copy, key), &tx)?;
    if let Ok(broken) = open_whole(&copy, key) {
        drafts(&broken, &tx)?;
    }
    projection::rebuild(&tx)?;
    tx.commit()?;
    whole.close().map_err(|(_, error)| error)?;
    remove_with_companions(&copy)?;
    tracing::info!(salvaged, "restored the vault");
    Ok(salvaged)
}

/// Events are looked up one by one, because a scan ends at the first damaged page; and once SQLCipher has met one, its
/// connection reads nothing any more, so the next event needs a new one.
fn events(open: &dyn Fn() -> Result<Connection, StoreError>, tx: &Transaction<'_>) -> Result<u32, StoreError> {
    let last: Option<i64> = tx.query_row("select max(position) as last from event", [], |row| row.get("last"))?;
    let (mut broken, mut salvaged, mut misses) = (None, 0, 0);
    for position in last.unwrap_or(0) + 1.. {
        let read = broken.take().map_or_else(open, Ok).and_then(|conn| Ok((event_at(&conn, position)?, conn)));
        match read {
            Ok((None, _)) => break,
            Ok((Some(payload), conn)) => {
                salvaged += u32::from(keep(tx, &payload)?);
                (broken, misses) = (Some(conn), 0);
            }
            Err(error) => {
                tracing::debug!(position, %error, "an event cannot be read");
                misses += 1;
                if misses > PATIENCE {
                    break;
                }
            }
        }
    }
    Ok(salvaged)
}

fn event_at(broken: &Connection, position: i64) -> Result<Option<String>, StoreError> {
    let mut statement = broken.prepare_cached("select payload, hash from event where position = :position")?;
    let found = statement.query_row(named_params! { ":position": position }, |row| {
        Ok((row.get::<_, String>("payload")?, row.get::<_, String>("hash")?))
    });
    match found.optional()? {
        Some((payload, hash)) if payload_hash(payload.as_bytes()) != hash => Err(StoreError::Unreadable("event")),
        found => Ok(found.map(|(payload, _)| payload)),
    }
}

/// Keeps an event that is not there yet; it waits to be sent, and the hub knows whether it has it.
fn keep(tx: &Transaction<'_>, payload: &str) -> Result<bool, StoreError> {
    match facts::read(payload) {
        Reading::Known(event) => keep_read(tx, &event, payload),
        Reading::Newer(event) => keep_read(tx, &event, payload),
        Reading::Unreadable => Ok(false),
    }
}

fn keep_read<F>(tx: &Transaction<'_>, event: &Event<F>, payload: &str) -> Result<bool, StoreError> {
    let known =
        tx.prepare_cached("select 1 from event where id = :id")?.exists(named_params! { ":id": event.id.as_str() })?;
    if known {
        return Ok(false);
    }
    insert(tx, event, payload)?;
    set_clock(tx, clock(tx)?.max(event.hlc))?;
    Ok(true)
}

/// Text being written, as far as it can be read; what is newer than the backup is what the person wants back.
fn drafts(broken: &Connection, tx: &Transaction<'_>) -> Result<(), StoreError> {
    let Ok(mut statement) = broken.prepare("select stream, candidate, json from draft") else { return Ok(()) };
    let Ok(mut rows) = statement.query([]) else { return Ok(()) };
    while let Ok(Some(row)) = rows.next() {
        let (stream, candidate, json): (String, String, String) =
            (row.get("stream")?, row.get("candidate")?, row.get("json")?);
        tx.execute(
            "insert or replace into draft (stream, candidate, json) values (:stream, :candidate, :json)",
            named_params! { ":stream": stream, ":candidate": candidate, ":json": json },
        )?;
    }
    Ok(())
}
