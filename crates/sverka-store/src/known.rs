//! What the vault keeps of the campaigns and creators a person wrote about, beside the writing: their names.

use crate::db::Db;
use crate::error::StoreError;
use crate::open::Store;
use crate::shortlist::{platform_of, print_of};
use crate::streams::market_of;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, named_params};
use std::collections::HashMap;
use sverka_core::ids::{CreatorId, StreamId};
use sverka_core::model::{Market, Platform};

/// A creator as they were called when somebody wrote about them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownCreator {
    /// Name.
    pub name: String,
    /// Main handle.
    pub handle: String,
    /// Main platform.
    pub platform: Platform,
    /// Home market.
    pub market: Market,
}

/// A campaign as it was when somebody first wrote in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownCampaign {
    /// The market the person spoke for.
    pub market: Market,
    /// Its plan, as in the manifest.
    pub plan_json: String,
}

impl Store {
    /// True when the vault has something written in this campaign.
    ///
    /// # Errors
    /// As the vault can fail.
    pub fn has_work(&self, stream: &StreamId) -> Result<bool, StoreError> {
        self.vault.read(|vault| {
            let mut statement = vault.prepare_cached("select 1 from event where stream = :stream")?;
            Ok(statement.exists(named_params! { ":stream": stream.as_str() })?)
        })
    }

    /// What is known of a campaign without the cache.
    ///
    /// # Errors
    /// As the vault can fail.
    pub fn known_campaign(&self, stream: &StreamId) -> Result<Option<KnownCampaign>, StoreError> {
        self.vault.read(|vault| {
            let mut statement =
                vault.prepare_cached("select market, plan from known_campaign where stream = :stream")?;
            let found = statement
                .query_row(named_params! { ":stream": stream.as_str() }, |row| {
                    Ok((row.get::<_, String>("market")?, row.get("plan")?))
                })
                .optional()?;
            found.map(|(market, plan_json)| Ok(KnownCampaign { market: market_of(&market)?, plan_json })).transpose()
        })
    }

    /// Name of a creator who may be on no list any more: as the vault keeps it, else as the cache still has it.
    ///
    /// # Errors
    /// As the files can fail.
    pub fn known_creator(&self, stream: &StreamId, candidate: &CreatorId) -> Result<Option<KnownCreator>, StoreError> {
        let (stream, candidate) = (stream.as_str(), candidate.as_str());
        let kept = self.vault.read(|vault| kept_creator(vault, stream, candidate))?;
        let found = match kept {
            Some(kept) => Some(kept),
            None => self.cache.read(|cache| creator_in(cache, stream, candidate))?,
        };
        found.map(creator_of).transpose()
    }

    /// Everybody written about in a campaign on this laptop, with their names where those were ever known.
    ///
    /// # Errors
    /// As the vault can fail.
    pub fn written_about(&self, stream: &StreamId) -> Result<HashMap<CreatorId, Option<KnownCreator>>, StoreError> {
        self.vault.read(|vault| {
            let mut statement = vault.prepare_cached(
                "select written.candidate, known.name, known.handle, known.platform, known.market
                 from (select distinct candidate from event where stream = :stream and candidate is not null) as written
                 left join known_creator as known
                     on known.stream = :stream and known.candidate = written.candidate",
            )?;
            let mut rows = statement.query(named_params! { ":stream": stream.as_str() })?;
            let mut found = HashMap::new();
            while let Some(row) = rows.next()? {
                let id: String = row.get("candidate")?;
                let known = match row.get::<_, Option<String>>("name")? {
                    None => None,
                    Some(_) => Some(creator_of(texts(row)?)?),
                };
                found.insert(CreatorId::new(id).map_err(|_| StoreError::Unreadable("candidate"))?, known);
            }
            Ok(found)
        })
    }
}

/// Keeps the names of what was written about, as far as the cache has them. Only an improvement: a cache that cannot
/// be read must not keep a person from writing.
pub(crate) fn remember(vault: &Transaction<'_>, cache: &Db, stream: &str, candidate: &str) -> Result<(), StoreError> {
    let campaign_known = vault
        .prepare_cached("select 1 from known_campaign where stream = :stream")?
        .exists(named_params! { ":stream": stream })?;
    if !campaign_known && let Some((market, plan)) = look(cache.read(|cache| campaign_in(cache, stream))) {
        vault.execute(
            "insert into known_campaign (stream, market, plan) values (:stream, :market, :plan)",
            named_params! { ":stream": stream, ":market": market, ":plan": plan },
        )?;
    }
    let creator_known = vault
        .prepare_cached("select 1 from known_creator where stream = :stream and candidate = :candidate")?
        .exists(named_params! { ":stream": stream, ":candidate": candidate })?;
    if !creator_known
        && let Some([name, handle, platform, market]) = look(cache.read(|cache| creator_in(cache, stream, candidate)))
    {
        vault
            .prepare_cached(
                "insert into known_creator (stream, candidate, name, handle, platform, market)
                 values (:stream, :candidate, :name, :handle, :platform, :market)",
            )?
            .execute(named_params! {
                ":stream": stream, ":candidate": candidate, ":name": name, ":handle": handle, ":platform": platform,
                ":market": market,
            })?;
    }
    Ok(())
}

/// Keeps names that are not kept yet: those of a vault that an earlier release wrote.
pub(crate) fn catch_up(vault: &Db, cache: &Db) -> Result<(), StoreError> {
    let nameless = vault.read(|vault| {
        let mut statement = vault.prepare(
            "select distinct stream, candidate from event
             where candidate is not null and not exists (
                 select 1 from known_creator
                 where known_creator.stream = event.stream and known_creator.candidate = event.candidate
             )",
        )?;
        let rows = statement.query_map([], |row| Ok((row.get("stream")?, row.get("candidate")?)))?;
        Ok(rows.collect::<Result<Vec<(String, String)>, _>>()?)
    })?;
    if nameless.is_empty() {
        return Ok(());
    }
    vault.write(|tx| nameless.iter().try_for_each(|(stream, candidate)| remember(tx, cache, stream, candidate)))
}

fn kept_creator(vault: &Connection, stream: &str, candidate: &str) -> Result<Option<[String; 4]>, StoreError> {
    let mut statement = vault.prepare_cached(
        "select name, handle, platform, market from known_creator where stream = :stream and candidate = :candidate",
    )?;
    let params = named_params! { ":stream": stream, ":candidate": candidate };
    Ok(statement.query_row(params, texts).optional()?)
}

fn texts(row: &Row<'_>) -> rusqlite::Result<[String; 4]> {
    Ok([row.get("name")?, row.get("handle")?, row.get("platform")?, row.get("market")?])
}

fn creator_of([name, handle, platform, market]: [String; 4]) -> Result<KnownCreator, StoreError> {
    Ok(KnownCreator { name, handle, platform: platform_of(&platform)?, market: market_of(&market)? })
}

fn look<T>(found: Result<Option<T>, StoreError>) -> Option<T> {
    found.unwrap_or_else(|error| {
        tracing::warn!(%error, "a name cannot be looked up");
        None
    })
}

fn campaign_in(cache: &Connection, stream: &str) -> Result<Option<(String, String)>, StoreError> {
    let mut statement = cache.prepare_cached(
        "select stream.market,
             case when json_valid(shortlist.manifest) then json_extract(shortlist.manifest, '$.campaign') end as plan
         from stream join shortlist on shortlist.stream = stream.id and shortlist.visible = 1
         where stream.id = :stream and plan is not null",
    )?;
    let params = named_params! { ":stream": stream };
    Ok(statement.query_row(params, |row| Ok((row.get("market")?, row.get("plan")?))).optional()?)
}

/// Name, handle, platform and market, of the newest version of the shortlist that has them.
fn creator_in(cache: &Connection, stream: &str, candidate: &str) -> Result<Option<[String; 4]>, StoreError> {
    let Ok(id) = CreatorId::new(candidate) else { return Ok(None) };
    let mut statement = cache.prepare_cached(
        "select candidate.name, candidate.handle, candidate.platform, candidate.market
         from candidate_print
         cross join candidate
             on candidate.pack = candidate_print.pack and candidate.n = candidate_print.n
                 and candidate.id = :candidate
         cross join pack on pack.id = candidate.pack
         cross join shortlist_pack on shortlist_pack.hash = pack.hash and shortlist_pack.stream = :stream
         where candidate_print.print = :print
         order by shortlist_pack.version desc limit 1",
    )?;
    let params = named_params! { ":stream": stream, ":candidate": candidate, ":print": print_of(&id) };
    Ok(statement.query_row(params, texts).optional()?)
}

#[cfg(test)]
#[path = "known_tests.rs"]
mod tests;
