//! Manifests and packs for those who see their streams.

use crate::access::{Caller, visible_streams};
use crate::audit::{self, Entry, Outcome};
use crate::db;
use crate::error::HubError;
use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Transaction, named_params};
use sverka_core::ids::StreamId;
use sverka_core::numbers::ShortlistVersion;

/// A stored document and its hash.
pub(crate) struct Document {
    pub(crate) hash: String,
    pub(crate) bytes: Vec<u8>,
}

/// A version of a stream's shortlist, the newest when none is named; `None` when it cannot be seen. Who received
/// which version is written in the audit log.
pub(crate) fn manifest(
    tx: &Transaction<'_>,
    now: DateTime<Utc>,
    caller: &Caller,
    stream: &StreamId,
    version: Option<ShortlistVersion>,
    request: &str,
) -> Result<Option<Document>, HubError> {
    if !visible_streams(tx, caller.principal(), now)?.contains_key(stream) {
        return Ok(None);
    }
    let found = tx
        .query_row(
            "SELECT version, hash, bytes FROM manifest
             WHERE stream = :stream AND (:version IS NULL OR version = :version) ORDER BY version DESC LIMIT 1",
            named_params! { ":stream": stream.as_str(), ":version": version.map(ShortlistVersion::get) },
            |row| {
                let document = Document { hash: row.get("hash")?, bytes: row.get("bytes")? };
                Ok((db::version(row)?, document))
            },
        )
        .optional()?;
    let Some((version, document)) = found else {
        return Ok(None);
    };
    let entry = Entry {
        actor: caller.device().as_str(),
        action: "manifest.disclosed",
        object: &format!("{stream} version {version}"),
        outcome: Outcome::Done,
        detail: caller.principal().as_str(),
        request,
    };
    audit::append(tx, now, &entry)?;
    Ok(Some(document))
}

/// A pack that a manifest of the stream names; `None` when it cannot be seen there.
pub(crate) fn blob(
    conn: &Connection,
    now: DateTime<Utc>,
    caller: &Caller,
    stream: &StreamId,
    hash: &str,
) -> Result<Option<Document>, HubError> {
    if !visible_streams(conn, caller.principal(), now)?.contains_key(stream) {
        return Ok(None);
    }
    let mut statement = conn.prepare_cached(
        "SELECT hash, bytes FROM blob WHERE hash = :hash AND EXISTS (
             SELECT 1 FROM manifest_pack AS named WHERE named.stream = :stream AND named.hash = blob.hash)",
    )?;
    Ok(statement
        .query_row(named_params! { ":stream": stream.as_str(), ":hash": hash }, |row| {
            Ok(Document { hash: row.get("hash")?, bytes: row.get("bytes")? })
        })
        .optional()?)
}
