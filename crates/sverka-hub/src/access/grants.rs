//! Giving a person a campaign, and taking it back.

use crate::audit::{self, Entry};
use crate::db;
use crate::error::HubError;
use crate::hub::Hub;
use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Transaction, named_params};
use serde::Serialize;
use sverka_core::ids::{PrincipalId, StreamId};
use sverka_core::model::Market;

/// What a person does in a campaign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Reviews candidates for one market.
    Expert,
    /// Plans the campaign and settles disagreement.
    Strategist,
}

impl Role {
    /// As written in the database and on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Expert => "expert",
            Self::Strategist => "strategist",
        }
    }
}

/// One person's access to one campaign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Grant {
    /// The person.
    pub principal: PrincipalId,
    /// The campaign's stream.
    pub stream: StreamId,
    /// What the person does there.
    pub role: Role,
    /// The market the person speaks for.
    pub market: Market,
    /// When it ends by itself; `None` for never.
    pub expires_at: Option<DateTime<Utc>>,
}

impl Hub {
    /// Gives a person a campaign. A standing grant for the same campaign is replaced.
    ///
    /// # Errors
    /// [`HubError::Missing`] when there is no such person or campaign.
    pub fn grant(&self, grant: &Grant) -> Result<(), HubError> {
        let now = self.now();
        self.write(|tx| give(tx, now, grant))
    }

    /// Takes back one campaign, or all of them when `stream` is `None`. Returns how many were taken.
    ///
    /// # Errors
    /// [`HubError::Missing`] when there is no such person, or no standing grant for the named campaign.
    pub fn revoke(&self, principal: &PrincipalId, stream: Option<&StreamId>) -> Result<usize, HubError> {
        let now = self.now();
        self.write(|tx| {
            need_person(tx, principal)?;
            let taken = end(tx, now, principal, stream)?;
            match stream {
                Some(stream) if taken == 0 => {
                    return Err(HubError::Missing { what: "standing grant for", name: stream.to_string() });
                }
                _ => {}
            }
            let what = stream.map_or("every campaign", StreamId::as_str);
            audit::append(tx, now, &Entry::by_admin("grant.revoked", principal.as_str(), what))?;
            Ok(taken)
        })
    }

    /// Streams of all campaigns on this hub.
    ///
    /// # Errors
    /// [`HubError::Database`].
    pub fn streams(&self) -> Result<Vec<StreamId>, HubError> {
        self.read(all_streams)
    }
}

/// Writes a grant in the caller's transaction.
pub(super) fn give(tx: &Transaction<'_>, now: DateTime<Utc>, grant: &Grant) -> Result<(), HubError> {
    need_person(tx, &grant.principal)?;
    need_stream(tx, &grant.stream)?;
    end(tx, now, &grant.principal, Some(&grant.stream))?;
    let market = market_text(grant.market);
    tx.execute(
        "INSERT INTO access (principal, stream, role, market, granted_at, expires_at)
         VALUES (:principal, :stream, :role, :market, :now, :expires_at)",
        named_params! {
            ":principal": grant.principal.as_str(), ":stream": grant.stream.as_str(), ":role": grant.role.as_str(),
            ":market": market, ":now": db::millis(now), ":expires_at": grant.expires_at.map(db::millis),
        },
    )?;
    let detail = format!("{} as {} of {market}", grant.stream, grant.role.as_str());
    audit::append(tx, now, &Entry::by_admin("grant.given", grant.principal.as_str(), &detail))
}

fn end(
    tx: &Transaction<'_>,
    now: DateTime<Utc>,
    principal: &PrincipalId,
    stream: Option<&StreamId>,
) -> Result<usize, HubError> {
    let sql = "UPDATE access SET revoked_at = :now
               WHERE principal = :principal AND revoked_at IS NULL AND (:stream IS NULL OR stream = :stream)";
    Ok(tx.execute(
        sql,
        named_params! {
            ":now": db::millis(now), ":principal": principal.as_str(), ":stream": stream.map(StreamId::as_str),
        },
    )?)
}

pub(super) fn all_streams(conn: &Connection) -> Result<Vec<StreamId>, HubError> {
    let mut statement = conn.prepare("SELECT id FROM stream ORDER BY id")?;
    let mut rows = statement.query([])?;
    let mut streams = Vec::new();
    while let Some(row) = rows.next()? {
        streams.push(db::parsed(row, "id")?);
    }
    Ok(streams)
}

pub(super) fn need_person(conn: &Connection, principal: &PrincipalId) -> Result<String, HubError> {
    conn.query_row(
        "SELECT name FROM principal WHERE id = :id AND kind = 'person'",
        named_params! { ":id": principal.as_str() },
        |row| row.get("name"),
    )
    .optional()?
    .ok_or_else(|| HubError::Missing { what: "person", name: principal.to_string() })
}

fn need_stream(conn: &Connection, stream: &StreamId) -> Result<(), HubError> {
    conn.query_row("SELECT 1 FROM stream WHERE id = :id", named_params! { ":id": stream.as_str() }, |_| Ok(()))
        .optional()?
        .ok_or_else(|| HubError::Missing { what: "campaign", name: stream.to_string() })
}

fn market_text(market: Market) -> &'static str {
    match market {
        Market::Ru => "RU",
        Market::Us => "US",
    }
}
