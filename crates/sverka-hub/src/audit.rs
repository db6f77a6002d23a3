//! The audit log: what was done and what was denied, each line holding the hash of the line before.
//!
//! No token, no code, no note and no name of a creator is written here.

use crate::db;
use crate::error::HubError;
use crate::secret::sha256;
use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, Transaction, named_params};
use serde::Serialize;
use sverka_core::event::hex;

/// How a line ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// It was done.
    Done,
    /// It was denied.
    Denied,
}

impl Outcome {
    fn as_str(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Denied => "denied",
        }
    }
}

/// What is to be written.
pub(crate) struct Entry<'a> {
    /// A device, or `admin` for the command line.
    pub(crate) actor: &'a str,
    /// `enrolment.created`, `grant.given` and so on; the list is in docs/hub.md.
    pub(crate) action: &'static str,
    /// What it was done to.
    pub(crate) object: &'a str,
    pub(crate) outcome: Outcome,
    /// More, in a few words.
    pub(crate) detail: &'a str,
    /// Id of the request, empty for the command line.
    pub(crate) request: &'a str,
}

impl<'a> Entry<'a> {
    /// Something the command line did.
    pub(crate) fn by_admin(action: &'static str, object: &'a str, detail: &'a str) -> Self {
        Self { actor: "admin", action, object, outcome: Outcome::Done, detail, request: "" }
    }
}

/// One line as it was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AuditLine {
    /// 1, 2, 3 … without gaps.
    pub seq: u64,
    /// When, in milliseconds of the hub's clock.
    pub at: DateTime<Utc>,
    /// Who.
    pub actor: String,
    /// What.
    pub action: String,
    /// To what.
    pub object: String,
    /// Done or denied.
    pub outcome: Outcome,
    /// More, in a few words.
    pub detail: String,
    /// Id of the request.
    pub request: String,
    /// SHA-256 over the hash of the line before and everything above.
    pub hash: String,
}

/// The log, and whether it is whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AuditLog {
    /// The lines in order.
    pub lines: Vec<AuditLine>,
    /// The first line that does not follow from the line before it.
    pub broken_at: Option<u64>,
}

/// Writes a line in the transaction of what it tells about.
pub(crate) fn append(tx: &Transaction<'_>, now: DateTime<Utc>, entry: &Entry<'_>) -> Result<(), HubError> {
    let last = tx
        .query_row("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1", [], |row| {
            Ok((row.get::<_, i64>("seq")?, row.get::<_, String>("hash")?))
        })
        .optional()?;
    let (last_seq, before) = last.unwrap_or_default();
    let mut line = AuditLine {
        seq: u64::try_from(last_seq + 1).map_err(|_| HubError::Stored { what: "seq" })?,
        at: db::time(db::millis(now))?,
        actor: entry.actor.to_owned(),
        action: entry.action.to_owned(),
        object: entry.object.to_owned(),
        outcome: entry.outcome,
        detail: entry.detail.to_owned(),
        request: entry.request.to_owned(),
        hash: String::new(),
    };
    line.hash = line.hash_after(&before)?;
    tx.execute(
        "INSERT INTO audit (seq, at, actor, action, object, outcome, detail, request, hash)
         VALUES (:seq, :at, :actor, :action, :object, :outcome, :detail, :request, :hash)",
        named_params! {
            ":seq": last_seq + 1, ":at": db::millis(now), ":actor": line.actor, ":action": line.action,
            ":object": line.object, ":outcome": line.outcome.as_str(), ":detail": line.detail,
            ":request": line.request, ":hash": line.hash,
        },
    )?;
    Ok(())
}

/// Reads the whole log and checks it.
pub(crate) fn read(conn: &Connection) -> Result<AuditLog, HubError> {
    let mut statement =
        conn.prepare("SELECT seq, at, actor, action, object, outcome, detail, request, hash FROM audit ORDER BY seq")?;
    let mut rows = statement.query([])?;
    let mut log = AuditLog { lines: Vec::new(), broken_at: None };
    let mut before = String::new();
    while let Some(row) = rows.next()? {
        let line = AuditLine::from_row(row)?;
        let follows = line.seq == log.lines.len() as u64 + 1 && line.hash == line.hash_after(&before)?;
        if !follows && log.broken_at.is_none() {
            log.broken_at = Some(line.seq);
        }
        before.clone_from(&line.hash);
        log.lines.push(line);
    }
    Ok(log)
}

impl AuditLine {
    /// JSON keeps the borders between the parts, so no two lines hash alike by moving text from one to the next.
    fn hash_after(&self, before: &str) -> Result<String, HubError> {
        let parts = (
            before,
            self.seq,
            db::millis(self.at),
            &self.actor,
            &self.action,
            &self.object,
            self.outcome,
            &self.detail,
            &self.request,
        );
        Ok(hex(&sha256(&serde_json::to_vec(&parts)?)))
    }

    fn from_row(row: &Row<'_>) -> Result<Self, HubError> {
        let outcome: String = row.get("outcome")?;
        Ok(Self {
            seq: db::unsigned(row, "seq")?,
            at: db::time(row.get("at")?)?,
            actor: row.get("actor")?,
            action: row.get("action")?,
            object: row.get("object")?,
            outcome: if outcome == Outcome::Done.as_str() { Outcome::Done } else { Outcome::Denied },
            detail: row.get("detail")?,
            request: row.get("request")?,
            hash: row.get("hash")?,
        })
    }
}
