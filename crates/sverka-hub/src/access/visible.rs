//! The one answer to "what may this person see now". Every route asks here and nowhere else.

use crate::db;
use crate::error::HubError;
use chrono::{DateTime, Utc};
use rusqlite::{Connection, Row, named_params};
use std::collections::BTreeMap;
use sverka_core::ids::{PrincipalId, StreamId};
use sverka_core::model::Market;
use sverka_protocol::{Access, Member, Revoked};

/// Streams with a standing grant, and what it allows.
pub(crate) fn visible_streams(
    conn: &Connection,
    principal: &PrincipalId,
    now: DateTime<Utc>,
) -> Result<BTreeMap<StreamId, Access>, HubError> {
    let mut statement = conn.prepare_cached(
        "SELECT stream, role, market, expires_at FROM access
         WHERE principal = :principal AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > :now)",
    )?;
    let mut rows = statement.query(named_params! { ":principal": principal.as_str(), ":now": db::millis(now) })?;
    let mut visible = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let expires_at: Option<i64> = row.get("expires_at")?;
        let access =
            Access { role: row.get("role")?, market: market(row)?, expires_at: expires_at.map(db::time).transpose()? };
        visible.insert(db::parsed(row, "stream")?, access);
    }
    Ok(visible)
}

/// Streams the person could see once and cannot see now.
pub(crate) fn closed_streams(
    conn: &Connection,
    principal: &PrincipalId,
    visible: &BTreeMap<StreamId, Access>,
) -> Result<Vec<Revoked>, HubError> {
    let mut statement = conn.prepare_cached(
        "SELECT stream, max(coalesce(revoked_at, expires_at)) AS at FROM access
         WHERE principal = :principal GROUP BY stream ORDER BY stream",
    )?;
    let mut rows = statement.query(named_params! { ":principal": principal.as_str() })?;
    let mut closed = Vec::new();
    while let Some(row) = rows.next()? {
        let id: StreamId = db::parsed(row, "stream")?;
        let at: Option<i64> = row.get("at")?;
        if let Some(at) = at.filter(|_| !visible.contains_key(&id)) {
            closed.push(Revoked { id, at: db::time(at)? });
        }
    }
    Ok(closed)
}

/// Everybody who sees a stream now.
pub(crate) fn members(conn: &Connection, stream: &StreamId, now: DateTime<Utc>) -> Result<Vec<Member>, HubError> {
    let mut statement = conn.prepare_cached(
        "SELECT p.id AS principal, p.name AS name, a.market AS market
         FROM access a JOIN principal p ON p.id = a.principal
         WHERE a.stream = :stream AND a.revoked_at IS NULL AND (a.expires_at IS NULL OR a.expires_at > :now)
         ORDER BY a.market, p.id",
    )?;
    let mut rows = statement.query(named_params! { ":stream": stream.as_str(), ":now": db::millis(now) })?;
    let mut members = Vec::new();
    while let Some(row) = rows.next()? {
        members.push(Member { principal: db::parsed(row, "principal")?, name: row.get("name")?, market: market(row)? });
    }
    Ok(members)
}

fn market(row: &Row<'_>) -> Result<Market, HubError> {
    match row.get::<_, String>("market")?.as_str() {
        "RU" => Ok(Market::Ru),
        "US" => Ok(Market::Us),
        _ => Err(HubError::Stored { what: "market" }),
    }
}
