//! Which campaigns this laptop may see, and small values about the cache.

use crate::column::Column;
use crate::error::StoreError;
use crate::open::Store;
use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Row, named_params};
use serde::{Deserialize, Serialize};
use sverka_core::ids::{PrincipalId, StreamId};
use sverka_core::model::Market;
use sverka_core::numbers::Seq;

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
    pub head_seq: Seq,
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
            let mut person = tx.prepare_cached(
                "insert or replace into person (stream, principal, name, market)
                 values (:stream, :principal, :name, :market)",
            )?;
            for stream in streams {
                for member in &stream.members {
                    person.execute(named_params! {
                        ":stream": stream.id.as_str(),
                        ":principal": member.principal.as_str(),
                        ":name": member.name,
                        ":market": market_text(member.market),
                    })?;
                }
                let members =
                    serde_json::to_string(&stream.members).map_err(|_| StoreError::Unreadable("list of members"))?;
                statement.execute(named_params! {
                    ":id": stream.id.as_str(),
                    ":role": stream.role,
                    ":market": market_text(stream.market),
                    ":members": members,
                    ":head_seq": Column(stream.head_seq),
                    ":revoked_ms": stream.revoked_at.map(|at| at.timestamp_millis()),
                })?;
            }
            Ok(())
        })
    }

    /// Access to a stream ended. What was pulled stays, read-only. A stream that is not here, because the cache was
    /// made anew, comes back by what the vault knows of it: the person's work in it is to be found.
    ///
    /// # Errors
    /// As the files can fail.
    pub fn revoke_stream(&self, stream: &StreamId, at: DateTime<Utc>) -> Result<(), StoreError> {
        let market = self.known_campaign(stream)?.map(|known| market_text(known.market));
        self.cache.write(|tx| {
            // Whoever never wrote down the market speaks for the one they speak for elsewhere.
            tx.prepare_cached(
                "insert into stream (id, role, market, members, head_seq, revoked_ms)
                 select :id, '', market, '[]', 0, :at
                 from (select coalesce(:market, (select market from stream limit 1)) as market)
                 where market is not null or exists (select 1 from stream where id = :id)
                 on conflict (id) do update set revoked_ms = excluded.revoked_ms",
            )?
            .execute(named_params! { ":id": stream.as_str(), ":at": at.timestamp_millis(), ":market": market })?;
            Ok(())
        })
    }

    /// Everybody who ever had access to a stream, by the name known last.
    ///
    /// # Errors
    /// As the cache can fail.
    pub fn people(&self, stream: &StreamId) -> Result<Vec<MemberRow>, StoreError> {
        self.cache.read(|cache| {
            let mut statement = cache.prepare_cached(
                "select principal, name, market from person where stream = :stream order by principal",
            )?;
            let mut rows = statement.query(named_params! { ":stream": stream.as_str() })?;
            let mut people = Vec::new();
            while let Some(row) = rows.next()? {
                people.push(MemberRow {
                    principal: PrincipalId::new(row.get::<_, String>("principal")?)
                        .map_err(|_| StoreError::Unreadable("person"))?,
                    name: row.get("name")?,
                    market: market_of(row.get_ref("market")?.as_str().unwrap_or_default())?,
                });
            }
            Ok(people)
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
        head_seq: row.get::<_, Column<_>>("head_seq")?.0,
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
