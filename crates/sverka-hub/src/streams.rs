//! The list of streams a person sees.

use crate::access::{Caller, closed_streams, members, visible_streams};
use crate::db;
use crate::error::HubError;
use crate::hub::Hub;
use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, named_params};
use sverka_core::ids::StreamId;
use sverka_core::numbers::{Seq, ShortlistVersion};
use sverka_protocol::{Access, ManifestRef, StreamInfo, Streams};

/// A campaign as an administrator sees it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct CampaignLine {
    /// The part of its stream's name after `campaign:`.
    pub campaign: String,
    /// Newest version of its shortlist; absent before the first was published.
    pub version: Option<ShortlistVersion>,
    /// Facts people have sent.
    pub events: u64,
}

impl Hub {
    /// All campaigns on this hub.
    ///
    /// # Errors
    /// [`HubError::Database`].
    pub fn campaigns(&self) -> Result<Vec<CampaignLine>, HubError> {
        let streams = self.streams()?;
        self.read(|conn| streams.iter().map(|stream| line(conn, stream)).collect())
    }
}

fn line(conn: &Connection, stream: &StreamId) -> Result<CampaignLine, HubError> {
    let name = stream.as_str();
    Ok(CampaignLine {
        campaign: name.strip_prefix("campaign:").unwrap_or(name).to_owned(),
        version: newest(conn, stream)?.map(|newest| newest.version),
        // They are numbered without gaps.
        events: head(conn, stream)?.seq.get(),
    })
}

/// Everything the person sees now, and what was closed.
pub(crate) fn list(conn: &Connection, caller: &Caller, now: DateTime<Utc>) -> Result<Streams, HubError> {
    let visible = visible_streams(conn, caller.principal(), now)?;
    let revoked = closed_streams(conn, caller.principal(), &visible)?;
    let streams =
        visible.into_iter().map(|(id, access)| info(conn, id, access, now)).collect::<Result<_, HubError>>()?;
    Ok(Streams { streams, revoked })
}

fn info(conn: &Connection, id: StreamId, access: Access, now: DateTime<Utc>) -> Result<StreamInfo, HubError> {
    let head = head(conn, &id)?;
    let members = members(conn, &id, now)?;
    let shortlist = newest(conn, &id)?;
    Ok(StreamInfo { id, head_seq: head.seq, head_chain: head.chain, access, members, shortlist })
}

/// Place and chain value of the newest event of a stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Head {
    pub(crate) seq: Seq,
    pub(crate) chain: String,
}

pub(crate) fn head(conn: &Connection, stream: &StreamId) -> Result<Head, HubError> {
    let mut statement = conn.prepare_cached("SELECT head_seq, head_chain FROM stream WHERE id = :id")?;
    let mut rows = statement.query(named_params! { ":id": stream.as_str() })?;
    let row = rows.next()?.ok_or_else(|| HubError::Missing { what: "stream", name: stream.to_string() })?;
    Ok(Head { seq: db::seq(row, "head_seq")?, chain: row.get("head_chain")? })
}

fn newest(conn: &Connection, stream: &StreamId) -> Result<Option<ManifestRef>, HubError> {
    let mut statement =
        conn.prepare_cached("SELECT version, hash FROM manifest WHERE stream = :stream ORDER BY version DESC LIMIT 1")?;
    Ok(statement
        .query_row(named_params! { ":stream": stream.as_str() }, |row| {
            Ok(ManifestRef { version: db::version(row)?, hash: row.get("hash")? })
        })
        .optional()?)
}
