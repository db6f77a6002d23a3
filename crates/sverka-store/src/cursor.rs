//! How far each stream was pulled.

use crate::column::Column;
use crate::error::StoreError;
use crate::open::Store;
use rusqlite::{Connection, OptionalExtension, Transaction, named_params};
use sverka_core::ids::StreamId;
use sverka_core::numbers::Seq;

/// The place of the last pulled event and the chain value there; 0 and empty before the first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cursor {
    /// Place.
    pub seq: Seq,
    /// Chain value, see [`sverka_core::event::chain`].
    pub chain: String,
}

impl Store {
    /// How far a stream was pulled.
    ///
    /// # Errors
    /// As the cache can fail.
    pub fn cursor(&self, stream: &StreamId) -> Result<Cursor, StoreError> {
        self.cache.read(|cache| read(cache, stream.as_str()))
    }
}

pub(crate) fn read(cache: &Connection, stream: &str) -> Result<Cursor, StoreError> {
    let mut statement = cache.prepare_cached("select seq, chain from cursor where stream = :stream")?;
    let cursor = statement.query_row(named_params! { ":stream": stream }, |row| {
        Ok(Cursor { seq: row.get::<_, Column<_>>("seq")?.0, chain: row.get("chain")? })
    });
    Ok(cursor.optional()?.unwrap_or_default())
}

pub(crate) fn write(tx: &Transaction<'_>, stream: &str, cursor: &Cursor) -> Result<(), StoreError> {
    tx.prepare_cached("insert or replace into cursor (stream, seq, chain) values (:stream, :seq, :chain)")?
        .execute(named_params! { ":stream": stream, ":seq": Column(cursor.seq), ":chain": cursor.chain })?;
    Ok(())
}
