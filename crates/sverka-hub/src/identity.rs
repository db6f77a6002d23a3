//! What a hub is: its id, its epoch, and whether everything on it is fictional.

use crate::error::HubError;
use crate::secret;
use rusqlite::{Connection, OptionalExtension, Transaction, named_params};
use sverka_core::event::hex;

/// Who a hub is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// Made once, with the file.
    pub hub: String,
    /// Made anew when the file was restored from a backup.
    pub epoch: String,
    /// True when everything on this hub is fictional.
    pub demo: bool,
}

/// Makes what a new file lacks.
pub(crate) fn ensure(tx: &Transaction<'_>) -> Result<(), HubError> {
    if value(tx, "hub")?.is_none() {
        set(tx, "hub", &secret::new_id("hub_")?)?;
        set(tx, "epoch", &secret::new_id("")?)?;
        set(tx, "pepper", &hex(&secret::random::<32>()?))?;
    }
    Ok(())
}

pub(crate) fn load(conn: &Connection) -> Result<Identity, HubError> {
    Ok(Identity { hub: need(conn, "hub")?, epoch: need(conn, "epoch")?, demo: value(conn, "demo")?.is_some() })
}

/// Mixed into the hash of enrolment codes, so that hashes of one hub say nothing about another's.
pub(crate) fn pepper(conn: &Connection) -> Result<String, HubError> {
    need(conn, "pepper")
}

pub(crate) fn begin_epoch(tx: &Transaction<'_>) -> Result<String, HubError> {
    let epoch = secret::new_id("")?;
    set(tx, "epoch", &epoch)?;
    Ok(epoch)
}

pub(crate) fn mark_demo(tx: &Transaction<'_>) -> Result<(), HubError> {
    set(tx, "demo", "yes")
}

/// Counts what changes somebody's list of streams, so that another process can tell it from other commits.
pub(crate) fn count_change(tx: &Transaction<'_>) -> Result<i64, HubError> {
    let change = last_change(tx)? + 1;
    set(tx, "changes", &change.to_string())?;
    Ok(change)
}

pub(crate) fn last_change(conn: &Connection) -> Result<i64, HubError> {
    match value(conn, "changes")? {
        None => Ok(0),
        Some(text) => text.parse().map_err(|_| HubError::Stored { what: "changes" }),
    }
}

/// The model that a campaign gets with its first shortlist; none when it is the one that ships with the program.
pub(crate) fn model(conn: &Connection) -> Result<Option<String>, HubError> {
    value(conn, "model")
}

pub(crate) fn set_model(tx: &Transaction<'_>, fingerprint: &str) -> Result<(), HubError> {
    set(tx, "model", fingerprint)
}

/// Written last, so that a demo that was interrupted is known.
pub(crate) fn mark_demo_filled(tx: &Transaction<'_>) -> Result<(), HubError> {
    set(tx, "demo_filled", "yes")
}

pub(crate) fn is_demo_filled(conn: &Connection) -> Result<bool, HubError> {
    Ok(value(conn, "demo_filled")?.is_some())
}

fn need(conn: &Connection, name: &'static str) -> Result<String, HubError> {
    value(conn, name)?.ok_or(HubError::Stored { what: name })
}

fn value(conn: &Connection, name: &str) -> Result<Option<String>, HubError> {
    let sql = "SELECT value FROM hub WHERE name = :name";
    Ok(conn.query_row(sql, named_params! { ":name": name }, |row| row.get("value")).optional()?)
}

fn set(tx: &Transaction<'_>, name: &str, value: &str) -> Result<(), HubError> {
    let sql = "INSERT INTO hub (name, value) VALUES (:name, :value)
               ON CONFLICT (name) DO UPDATE SET value = excluded.value";
    tx.execute(sql, named_params! { ":name": name, ":value": value })?;
    Ok(())
}
