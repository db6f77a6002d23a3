//! Which campaigns this laptop may see, and small values about the cache.

use crate::error::StoreError;
use crate::open::Store;
use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Row, named_params};
use serde::{Deserialize, Serialize};
use sverka_core::ids::{PrincipalId, StreamId};
use sverka_core::model::Market;

/// One stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StreamRow {
    /// Identity.
    pub id: StreamId,
    /// What the person may do in it.
    pub role: String,
    /// The market they speak for.
    pub market: Market,
    /// Everybody with access.
    pub members: Vec<MemberRow>,
    /// Since when access is closed.
    pub revoked_at: Option<DateTime<Utc>>,
    /// Place of the newest event at the hub.
    pub head_seq: u64,
}

/// Somebody with access to a stream.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberRow {
    /// Identity.
    pub principal: PrincipalId,
    /// Name as shown.
    pub name: String,
    /// The market they speak for.
    pub market: Market,
}

impl Store {
    /// Writes down streams as the hub describes them. One that is missing stays as it is.
    ///
    /// # Errors
    /// As the cache can fail.
    pub fn put_streams(&self, streams: &[StreamRow]) -> Result<(), StoreError> {
        self.cache.write(|tx| {
            let mut statement = tx.prepare_cached(
                "insert or replace into stream (id, role, market, members, head_seq, revoked_ms)
                 values (:id, :role, :market, :members, :head_seq, :revoked_ms)",
            )?;
            for stream in streams {
                let members =
                    serde_json::to_string(&stream.members).map_err(|_| StoreError::Unreadable("list of members"))?;
                statement.execute(named_params! {
                    ":id": stream.id.as_str(),
                    ":role": stream.role,
                    ":market": market_text(stream.market),
                    ":members": members,
                    ":head_seq": stream.head_seq as i64,
                    ":revoked_ms": stream.revoked_at.map(|at| at.timestamp_millis()),
                })?;
            }
            Ok(())
        })
    }

    /// Access to a stream ended. What was pulled stays, read-only.
    ///
    /// # Errors
    /// As the cache can fail.
    pub fn revoke_stream(&self, stream: &StreamId, at: DateTime<Utc>) -> Result<(), StoreError> {
        self.cache.write(|tx| {
            tx.prepare_cached("update stream set revoked_ms = :at where id = :id")?
                .execute(named_params! { ":id": stream.as_str(), ":at": at.timestamp_millis() })?;
            Ok(())
        })
    }

    /// Every stream ever seen, by id.
    ///
    /// # Errors
    /// As the cache can fail.
    pub fn streams(&self) -> Result<Vec<StreamRow>, StoreError> {
        self.cache.read(|cache| {
            let mut statement = cache
                .prepare_cached("select id, role, market, members, head_seq, revoked_ms from stream order by id")?;
            let mut rows = statement.query([])?;
            let mut streams = Vec::new();
            while let Some(row) = rows.next()? {
                streams.push(from_row(row)?);
            }
            Ok(streams)
        })
    }

    /// Keeps a small value that may be lost with the cache.
    ///
    /// # Errors
    /// As the cache can fail.
    pub fn put_cache_value(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.cache.write(|tx| {
            tx.prepare_cached("insert or replace into value (key, value) values (:key, :value)")?
                .execute(named_params! { ":key": key, ":value": value })?;
            Ok(())
        })
    }

    /// A small value kept before.
    ///
    /// # Errors
    /// As the cache can fail.
    pub fn cache_value(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.cache.read(|cache| {
            let mut statement = cache.prepare_cached("select value from value where key = :key")?;
            Ok(statement.query_row(named_params! { ":key": key }, |row| row.get("value")).optional()?)
        })
    }
}

fn from_row(row: &Row<'_>) -> Result<StreamRow, StoreError> {
    let members: String = row.get("members")?;
    let revoked_ms: Option<i64> = row.get("revoked_ms")?;
    Ok(StreamRow {
        id: StreamId::new(row.get::<_, String>("id")?).map_err(|_| StoreError::Unreadable("stream"))?,
        role: row.get("role")?,
        market: market_of(row.get_ref("market")?.as_str().unwrap_or_default())?,
        members: serde_json::from_str(&members).map_err(|_| StoreError::Unreadable("list of members"))?,
        revoked_at: revoked_ms.and_then(DateTime::from_timestamp_millis),
        head_seq: row.get::<_, i64>("head_seq")? as u64,
    })
}

pub(crate) fn market_text(market: Market) -> &'static str {
    match market {
        Market::Ru => "RU",
        Market::Us => "US",
    }
}

pub(crate) fn market_of(text: &str) -> Result<Market, StoreError> {
    match text {
        "RU" => Ok(Market::Ru),
        "US" => Ok(Market::Us),
        _ => Err(StoreError::Unreadable("market")),
    }
}
