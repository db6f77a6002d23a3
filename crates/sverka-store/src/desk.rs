//! What a person leaves on the desk: text being written, and the place they stopped at.

use crate::error::StoreError;
use crate::open::Store;
use rusqlite::{OptionalExtension, named_params};
use sverka_core::ids::{CreatorId, StreamId};

impl Store {
    /// Keeps text being written about a candidate.
    ///
    /// # Errors
    /// As the vault can fail.
    pub fn put_draft(&self, stream: &StreamId, candidate: &CreatorId, json: &str) -> Result<(), StoreError> {
        self.vault.write(|tx| {
            tx.prepare_cached(
                "insert or replace into draft (stream, candidate, json) values (:stream, :candidate, :json)",
            )?
            .execute(named_params! { ":stream": stream.as_str(), ":candidate": candidate.as_str(), ":json": json })?;
            Ok(())
        })
    }

    /// The text being written about a candidate.
    ///
    /// # Errors
    /// As the vault can fail.
    pub fn draft(&self, stream: &StreamId, candidate: &CreatorId) -> Result<Option<String>, StoreError> {
        self.vault.read(|vault| {
            let mut statement =
                vault.prepare_cached("select json from draft where stream = :stream and candidate = :candidate")?;
            let params = named_params! { ":stream": stream.as_str(), ":candidate": candidate.as_str() };
            Ok(statement.query_row(params, |row| row.get("json")).optional()?)
        })
    }

    /// Throws the text away, usually because it became a fact.
    ///
    /// # Errors
    /// As the vault can fail.
    pub fn clear_draft(&self, stream: &StreamId, candidate: &CreatorId) -> Result<(), StoreError> {
        if self.draft(stream, candidate)?.is_none() {
            return Ok(());
        }
        self.vault.write(|tx| {
            tx.prepare_cached("delete from draft where stream = :stream and candidate = :candidate")?
                .execute(named_params! { ":stream": stream.as_str(), ":candidate": candidate.as_str() })?;
            Ok(())
        })
    }

    /// Remembers where the person stands in a campaign.
    ///
    /// # Errors
    /// As the vault can fail.
    pub fn put_position(&self, stream: &StreamId, candidate: &CreatorId) -> Result<(), StoreError> {
        self.vault.write(|tx| {
            tx.prepare_cached("insert or replace into place (stream, candidate) values (:stream, :candidate)")?
                .execute(named_params! { ":stream": stream.as_str(), ":candidate": candidate.as_str() })?;
            Ok(())
        })
    }

    /// Where the person stood last.
    ///
    /// # Errors
    /// As the vault can fail.
    pub fn position(&self, stream: &StreamId) -> Result<Option<CreatorId>, StoreError> {
        let text: Option<String> = self.vault.read(|vault| {
            let mut statement = vault.prepare_cached("select candidate from place where stream = :stream")?;
            let params = named_params! { ":stream": stream.as_str() };
            Ok(statement.query_row(params, |row| row.get("candidate")).optional()?)
        })?;
        text.map(|text| CreatorId::new(text).map_err(|_| StoreError::Unreadable("place"))).transpose()
    }
}
