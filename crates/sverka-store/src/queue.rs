//! Reading shortlists: the rows of a queue, and the pack a record is in.

use crate::column::Column;
use crate::error::StoreError;
use crate::open::Store;
use crate::shortlist::{platform_of, print_of};
use crate::streams::market_of;
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use std::collections::HashSet;
use sverka_core::ids::{CreatorId, StreamId};
use sverka_core::model::{Market, Platform};
use sverka_core::numbers::{Rank, ShortlistVersion};

/// The version of a shortlist people see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShortlistRow {
    /// Version.
    pub version: ShortlistVersion,
    /// Its manifest, byte for byte.
    pub manifest_json: String,
    /// Candidates in it.
    pub expected: u32,
    /// Candidates that can be reviewed now.
    pub usable: u32,
}

/// What the queue shows of a candidate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CandidateHead {
    /// Place in the publisher's list, from 0.
    pub rank: Rank,
    /// The creator.
    pub id: CreatorId,
    /// Name.
    pub name: String,
    /// Main handle.
    pub handle: String,
    /// Main platform.
    pub platform: Platform,
    /// Home market.
    pub market: Market,
}

/// Where the whole record of a candidate is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordAt {
    /// Hash of the pack.
    pub pack: String,
    /// First byte in the decompressed pack.
    pub offset: u32,
    /// Bytes.
    pub len: u32,
    /// Place in the publisher's list, from 0.
    pub rank: Rank,
}

impl Store {
    /// The version of a campaign's shortlist people see; `None` until its first pack is here.
    ///
    /// # Errors
    /// As the cache can fail.
    pub fn shortlist(&self, stream: &StreamId) -> Result<Option<ShortlistRow>, StoreError> {
        let stream = stream.as_str();
        self.cache.read(|cache| {
            let mut statement = cache
                .prepare_cached("select version, manifest from shortlist where stream = :stream and visible = 1")?;
            let visible = statement.query_row(named_params! { ":stream": stream }, |row| {
                Ok((row.get::<_, Column<_>>("version")?.0, row.get::<_, String>("manifest")?))
            });
            let Some((version, manifest_json)) = visible.optional()? else { return Ok(None) };
            let mut statement = cache.prepare_cached(
                "select sum(shortlist_pack.count) as expected,
                     sum(pack.usable) filter (where shortlist_pack.first < :gap) as usable
                 from shortlist_pack left join pack on pack.hash = shortlist_pack.hash
                 where stream = :stream and version = :version",
            )?;
            let gap = first_gap(cache, stream, version)?;
            let params = named_params! { ":stream": stream, ":version": Column(version), ":gap": gap };
            Ok(Some(statement.query_row(params, |row| {
                let expected = row.get::<_, Option<u32>>("expected")?.unwrap_or(0);
                let usable = row.get::<_, Option<u32>>("usable")?.unwrap_or(0);
                Ok(ShortlistRow { version, manifest_json, expected, usable })
            })?))
        })
    }

    /// Candidates of a version from a rank on, by rank, up to the first pack that is missing: whoever has read up to a
    /// rank never has to look before it again.
    ///
    /// # Errors
    /// As the cache can fail.
    pub fn candidates(
        &self,
        stream: &StreamId,
        version: ShortlistVersion,
        from_rank: Rank,
    ) -> Result<Vec<CandidateHead>, StoreError> {
        let stream = stream.as_str();
        self.cache.read(|cache| {
            let mut statement = cache.prepare_cached(
                "select shortlist_pack.first + candidate.n as rank, candidate.id, candidate.name, candidate.handle,
                     candidate.platform, candidate.market
                 from shortlist_pack
                 cross join pack on pack.hash = shortlist_pack.hash
                 cross join candidate on candidate.pack = pack.id and candidate.n >= :from - shortlist_pack.first
                 where shortlist_pack.stream = :stream and shortlist_pack.version = :version
                     and shortlist_pack.first < :gap and shortlist_pack.first + shortlist_pack.count > :from
                 order by shortlist_pack.first, candidate.n",
            )?;
            let gap = first_gap(cache, stream, version)?;
            let mut rows = statement
                .query(named_params! { ":stream": stream, ":version": Column(version), ":from": Column(from_rank), ":gap": gap })?;
            let mut heads = Vec::new();
            let columns = rows.as_ref().map(Columns::of).transpose()?;
            let Some(columns) = columns else { return Ok(heads) };
            while let Some(row) = rows.next()? {
                heads.push(columns.head(row)?);
            }
            Ok(heads)
        })
    }

    /// Which of some candidates are on a version of a shortlist, as far as its packs are here.
    ///
    /// # Errors
    /// As the cache can fail.
    pub fn listed<'a>(
        &self,
        stream: &StreamId,
        version: ShortlistVersion,
        candidates: impl Iterator<Item = &'a CreatorId>,
    ) -> Result<HashSet<CreatorId>, StoreError> {
        self.cache.read(|cache| {
            let mut statement = cache.prepare_cached(
                "select 1
                 from candidate_print
                 cross join candidate
                     on candidate.pack = candidate_print.pack and candidate.n = candidate_print.n
                         and candidate.id = :candidate
                 cross join pack on pack.id = candidate.pack
                 cross join shortlist_pack
                     on shortlist_pack.hash = pack.hash and shortlist_pack.stream = :stream
                         and shortlist_pack.version = :version
                 where candidate_print.print = :print",
            )?;
            let mut listed = HashSet::new();
            for candidate in candidates {
                let params = named_params! {
                    ":stream": stream.as_str(), ":version": Column(version), ":candidate": candidate.as_str(),
                    ":print": print_of(candidate),
                };
                if statement.exists(params)? {
                    listed.insert(candidate.clone());
                }
            }
            Ok(listed)
        })
    }

    /// Where the record of a candidate is: in the given version, else in the one people see, else in the newest that
    /// has it.
    ///
    /// # Errors
    /// As the cache can fail.
    pub fn record(
        &self,
        stream: &StreamId,
        version: ShortlistVersion,
        candidate: &CreatorId,
    ) -> Result<Option<RecordAt>, StoreError> {
        self.cache.read(|cache| {
            let mut statement = cache.prepare_cached(
                r#"select pack.hash, candidate."offset", candidate.len, shortlist_pack.first + candidate.n as rank
                   from candidate_print
                   cross join candidate
                       on candidate.pack = candidate_print.pack and candidate.n = candidate_print.n
                           and candidate.id = :candidate
                   cross join pack on pack.id = candidate.pack
                   cross join shortlist_pack on shortlist_pack.hash = pack.hash and shortlist_pack.stream = :stream
                   cross join shortlist
                       on shortlist.stream = shortlist_pack.stream and shortlist.version = shortlist_pack.version
                   where candidate_print.print = :print
                   order by shortlist.version = :version desc, shortlist.visible desc, shortlist.begun desc, rank
                   limit 1"#,
            )?;
            let params = named_params! {
                ":stream": stream.as_str(), ":version": Column(version), ":candidate": candidate.as_str(),
                ":print": print_of(candidate),
            };
            let at = statement.query_row(params, |row| {
                Ok(RecordAt {
                    pack: row.get("hash")?,
                    offset: row.get("offset")?,
                    len: row.get("len")?,
                    rank: row.get::<_, Column<_>>("rank")?.0,
                })
            });
            Ok(at.optional()?)
        })
    }

    /// A pack as it travelled.
    ///
    /// # Errors
    /// As the cache can fail.
    pub fn pack(&self, hash: &str) -> Result<Option<Vec<u8>>, StoreError> {
        self.cache.read(|cache| {
            let mut statement = cache.prepare_cached("select encoded from pack where hash = :hash")?;
            Ok(statement.query_row(named_params! { ":hash": hash }, |row| row.get("encoded")).optional()?)
        })
    }
}

/// The first rank whose pack is missing.
fn first_gap(cache: &Connection, stream: &str, version: ShortlistVersion) -> Result<i64, StoreError> {
    let mut statement = cache.prepare_cached(
        "select min(first) as gap from shortlist_pack
         where stream = :stream and version = :version and hash not in (select hash from pack)",
    )?;
    let params = named_params! { ":stream": stream, ":version": Column(version) };
    let gap: Option<i64> = statement.query_row(params, |row| row.get("gap"))?;
    Ok(gap.unwrap_or(i64::MAX))
}

/// Places of the columns by name, looked up once for a hundred thousand rows.
struct Columns {
    rank: usize,
    id: usize,
    name: usize,
    handle: usize,
    platform: usize,
    market: usize,
}

impl Columns {
    fn of(statement: &rusqlite::Statement<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            rank: statement.column_index("rank")?,
            id: statement.column_index("id")?,
            name: statement.column_index("name")?,
            handle: statement.column_index("handle")?,
            platform: statement.column_index("platform")?,
            market: statement.column_index("market")?,
        })
    }

    fn head(&self, row: &Row<'_>) -> Result<CandidateHead, StoreError> {
        Ok(CandidateHead {
            rank: row.get::<_, Column<_>>(self.rank)?.0,
            id: CreatorId::new(row.get::<_, String>(self.id)?).map_err(|_| StoreError::Unreadable("candidate"))?,
            name: row.get(self.name)?,
            handle: row.get(self.handle)?,
            platform: platform_of(row.get_ref(self.platform)?.as_str().unwrap_or_default())?,
            market: market_of(row.get_ref(self.market)?.as_str().unwrap_or_default())?,
        })
    }
}
