//! Writing shortlists: versions, packs, and which version people see.

use crate::column::Column;
use crate::db::Db;
use crate::error::StoreError;
use crate::open::Store;
use crate::streams::market_text;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, named_params, params};
use sverka_core::event::payload_hash;
use sverka_core::ids::{CreatorId, StreamId};
use sverka_core::model::{Market, Platform};
use sverka_core::numbers::{Rank, ShortlistVersion};

/// A pack as the manifest names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackRow {
    /// SHA-256 of the pack as it travels.
    pub hash: String,
    /// Size as it travels, in bytes.
    pub encoded: u64,
    /// Size once decompressed, in bytes.
    pub decoded: u64,
    /// Rank of its first candidate, from 0.
    pub first: Rank,
    /// Candidates in it.
    pub count: u32,
}

/// What the queue shows of a candidate, and where the record is in its decompressed pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CandidateRow {
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
    /// First byte of the record.
    pub offset: u32,
    /// Bytes of the record.
    pub len: u32,
}

impl Store {
    /// Begins a version of a shortlist, or takes it up again. Packs that are already here, from whatever version, are
    /// not needed again. The version begun last is the one that is pulled.
    ///
    /// # Errors
    /// As the cache can fail.
    pub fn begin_shortlist(
        &self,
        stream: &StreamId,
        version: ShortlistVersion,
        manifest_hash: &str,
        manifest_json: &str,
        packs: &[PackRow],
    ) -> Result<(), StoreError> {
        let stream = stream.as_str();
        self.cache.write(|tx| {
            if target(tx, stream)? == Some((version, manifest_hash.to_owned())) {
                return Ok(());
            }
            // A version is immutable, but a hub that lost its data may have given the number to another one.
            tx.execute(
                "delete from shortlist where stream = :stream and version = :version and hash <> :hash",
                named_params! { ":stream": stream, ":version": Column(version), ":hash": manifest_hash },
            )?;
            tx.execute(
                "insert into shortlist (stream, version, begun, visible, hash, manifest)
                 values (
                     :stream, :version,
                     (select coalesce(max(begun), 0) + 1 from shortlist where stream = :stream),
                     0, :hash, :manifest
                 )
                 on conflict (stream, version) do update set begun = excluded.begun",
                named_params! {
                    ":stream": stream, ":version": Column(version), ":hash": manifest_hash, ":manifest": manifest_json,
                },
            )?;
            let mut insert = tx.prepare_cached(
                "insert or ignore into shortlist_pack (stream, version, first, count, hash, encoded, decoded)
                 values (:stream, :version, :first, :count, :hash, :encoded, :decoded)",
            )?;
            for pack in packs {
                insert.execute(named_params! {
                    ":stream": stream,
                    ":version": Column(version),
                    ":first": Column(pack.first),
                    ":count": pack.count,
                    ":hash": pack.hash,
                    ":encoded": pack.encoded as i64,
                    ":decoded": pack.decoded as i64,
                })?;
            }
            show(tx, stream, version)
        })
    }

    /// Hash of the manifest of the version begun last.
    ///
    /// # Errors
    /// As the cache can fail.
    pub fn begun_shortlist(&self, stream: &StreamId) -> Result<Option<String>, StoreError> {
        self.cache.read(|cache| Ok(target(cache, stream.as_str())?.map(|(_, hash)| hash)))
    }

    /// Packs of the version begun last that are not here yet, in rank order.
    ///
    /// # Errors
    /// As the cache can fail.
    pub fn missing_packs(&self, stream: &StreamId) -> Result<Vec<PackRow>, StoreError> {
        let stream = stream.as_str();
        self.cache.read(|cache| {
            let Some((version, _)) = target(cache, stream)? else { return Ok(Vec::new()) };
            let mut statement = cache.prepare_cached(
                "select hash, encoded, decoded, first, count from shortlist_pack
                 where stream = :stream and version = :version and hash not in (select hash from pack)
                 order by first",
            )?;
            let rows =
                statement.query_map(named_params! { ":stream": stream, ":version": Column(version) }, pack_row)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// Keeps a pack as it travelled, with the queue rows of its candidates. A pack that is already here stays.
    ///
    /// # Errors
    /// [`StoreError::WrongPack`] when the bytes are not those its hash names, when the version does not have it, or
    /// when a row is outside it.
    pub fn put_pack(
        &self,
        stream: &StreamId,
        version: ShortlistVersion,
        pack: &PackRow,
        encoded: &[u8],
        rows: &[CandidateRow],
    ) -> Result<(), StoreError> {
        let wrong = || StoreError::WrongPack { hash: pack.hash.clone() };
        let within = |row: &CandidateRow| nth(row, pack.first).is_some_and(|n| n < pack.count);
        if payload_hash(encoded) != pack.hash || !rows.iter().all(within) {
            return Err(wrong());
        }
        let stream = stream.as_str();
        self.cache.write(|tx| {
            if !names(tx, stream, version, pack)? {
                return Err(wrong());
            }
            let added = tx
                .prepare_cached("insert or ignore into pack (hash, usable, encoded) values (:hash, :usable, :encoded)")?
                .execute(named_params! { ":hash": pack.hash, ":usable": rows.len() as i64, ":encoded": encoded })?;
            if added == 1 {
                insert_rows(tx, tx.last_insert_rowid(), pack.first, rows)?;
            }
            show(tx, stream, version)
        })
    }
}

/// Which candidate of its pack a row is, from 0; `None` when it stands before the first.
fn nth(row: &CandidateRow, first: Rank) -> Option<u32> {
    row.rank.get().checked_sub(first.get())
}

/// Parameters go by place here: looking up a million names takes longer than the rest.
fn insert_rows(tx: &Transaction<'_>, pack: i64, first: Rank, rows: &[CandidateRow]) -> Result<(), StoreError> {
    let mut index = tx.prepare_cached("insert into candidate_print (print, pack, n) values (?1, ?2, ?3)")?;
    let mut insert = tx.prepare_cached(
        r#"insert into candidate (pack, n, id, name, handle, platform, market, "offset", len)
           values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"#,
    )?;
    let mut prints: Vec<(u32, u32)> = Vec::with_capacity(rows.len());
    for row in rows {
        let Some(n) = nth(row, first) else { continue };
        prints.push((print_of(&row.id), n));
        insert.execute(params![
            pack,
            n,
            row.id.as_str(),
            row.name,
            row.handle,
            platform_text(row.platform),
            market_text(row.market),
            row.offset,
            row.len,
        ])?;
    }
    prints.sort_unstable();
    for (print, n) in prints {
        index.execute(params![print, pack, n])?;
    }
    Ok(())
}

/// A print of an id: 32-bit FNV-1a (draft-eastlake-fnv). Two candidates may share one; the id decides.
pub(crate) fn print_of(id: &CreatorId) -> u32 {
    id.as_str().bytes().fold(0x811c_9dc5, |print, byte| (print ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// The version begun last, and the hash of its manifest.
fn target(conn: &Connection, stream: &str) -> Result<Option<(ShortlistVersion, String)>, StoreError> {
    let mut statement =
        conn.prepare_cached("select version, hash from shortlist where stream = :stream order by begun desc limit 1")?;
    let params = named_params! { ":stream": stream };
    Ok(statement.query_row(params, |row| Ok((row.get::<_, Column<_>>("version")?.0, row.get("hash")?))).optional()?)
}

/// True when a version has this pack at this rank.
fn names(conn: &Connection, stream: &str, version: ShortlistVersion, pack: &PackRow) -> Result<bool, StoreError> {
    let mut statement = conn.prepare_cached(
        "select 1 from shortlist_pack
         where stream = :stream and version = :version and first = :first and count = :count and hash = :hash",
    )?;
    Ok(statement.exists(named_params! {
        ":stream": stream, ":version": Column(version), ":first": Column(pack.first), ":count": pack.count, ":hash": pack.hash,
    })?)
}

/// Makes a version the one people see, when it is its turn: with its first pack when they see none yet, with all of
/// them when it takes the place of another.
fn show(tx: &Transaction<'_>, stream: &str, version: ShortlistVersion) -> Result<(), StoreError> {
    if target(tx, stream)?.is_none_or(|(newest, _)| newest != version) {
        return Ok(());
    }
    let mut statement = tx.prepare_cached(
        "select
             exists (select 1 from shortlist where stream = :stream and visible = 1) as something,
             exists (
                 select 1 from shortlist_pack where stream = :stream and version = :version
                     and first = 0 and hash in (select hash from pack)
             ) as begins,
             not exists (
                 select 1 from shortlist_pack where stream = :stream and version = :version
                     and hash not in (select hash from pack)
             ) as complete",
    )?;
    let turn: bool = statement.query_row(named_params! { ":stream": stream, ":version": Column(version) }, |row| {
        let (something, begins, complete): (bool, bool, bool) =
            (row.get("something")?, row.get("begins")?, row.get("complete")?);
        Ok(complete || (begins && !something))
    })?;
    if turn {
        tx.execute(
            "update shortlist set visible = 0 where stream = :stream and visible = 1",
            named_params! { ":stream": stream },
        )?;
        tx.execute(
            "update shortlist set visible = 1 where stream = :stream and version = :version",
            named_params! { ":stream": stream, ":version": Column(version) },
        )?;
    }
    Ok(())
}

/// Drops versions that are neither seen nor pulled, and packs no version names. Only at opening: while the program
/// runs, somebody may still have an earlier version on the desk.
pub(crate) fn drop_outdated(cache: &Db) -> Result<(), StoreError> {
    const OUTDATED: &str = "visible = 0 and begun < (
        select max(begun) from shortlist as newest where newest.stream = shortlist.stream
    )";
    let any =
        cache.read(|conn| Ok(conn.prepare(&format!("select 1 from shortlist where {OUTDATED}"))?.exists([])?))?;
    if !any {
        return Ok(());
    }
    cache.write(|tx| {
        tx.execute(&format!("delete from shortlist where {OUTDATED}"), [])?;
        tx.execute("delete from pack where hash not in (select hash from shortlist_pack)", [])?;
        tx.execute("delete from candidate where pack not in (select id from pack)", [])?;
        tx.execute("delete from candidate_print where pack not in (select id from pack)", [])?;
        Ok(())
    })
}

fn pack_row(row: &Row<'_>) -> rusqlite::Result<PackRow> {
    Ok(PackRow {
        hash: row.get("hash")?,
        encoded: row.get::<_, i64>("encoded")? as u64,
        decoded: row.get::<_, i64>("decoded")? as u64,
        first: row.get::<_, Column<_>>("first")?.0,
        count: row.get("count")?,
    })
}

fn platform_text(platform: Platform) -> &'static str {
    match platform {
        Platform::Instagram => "instagram",
        Platform::Youtube => "youtube",
        Platform::Tiktok => "tiktok",
        Platform::Telegram => "telegram",
        Platform::Vk => "vk",
        Platform::Rutube => "rutube",
        Platform::Dzen => "dzen",
        Platform::Twitch => "twitch",
    }
}

pub(crate) fn platform_of(text: &str) -> Result<Platform, StoreError> {
    match text {
        "instagram" => Ok(Platform::Instagram),
        "youtube" => Ok(Platform::Youtube),
        "tiktok" => Ok(Platform::Tiktok),
        "telegram" => Ok(Platform::Telegram),
        "vk" => Ok(Platform::Vk),
        "rutube" => Ok(Platform::Rutube),
        "dzen" => Ok(Platform::Dzen),
        "twitch" => Ok(Platform::Twitch),
        _ => Err(StoreError::Unreadable("platform")),
    }
}

#[cfg(test)]
#[path = "shortlist_tests.rs"]
mod tests;
