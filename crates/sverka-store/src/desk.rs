//! What a person leaves on the desk: text being written, and the place they stopped at.

use crate::error::StoreError;
use crate::open::Store;
use rusqlite::{OptionalExtension, named_params};
use sverka_core::ids::{CreatorId, StreamId};

/// Where a person stands in a campaign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// The candidate under the eye.
    pub candidate: CreatorId,
    /// What was open beside it, as JSON.
    pub detail: String,
}

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

    /// Remembers where the person stands. The campaign is the one that is open now.
    ///
    /// # Errors
    /// As the vault can fail.
    pub fn put_position(&self, stream: &StreamId, position: &Position) -> Result<(), StoreError> {
        self.vault.write(|tx| {
            tx.prepare_cached("update place set open = 0 where open = 1 and stream <> :stream")?
                .execute(named_params! { ":stream": stream.as_str() })?;
            tx.prepare_cached(
                "insert or replace into place (stream, candidate, detail, open)
                 values (:stream, :candidate, :detail, 1)",
            )?
            .execute(named_params! {
                ":stream": stream.as_str(), ":candidate": position.candidate.as_str(), ":detail": position.detail
            })?;
            Ok(())
        })
    }

    /// Where the person stood last.
    ///
    /// # Errors
    /// As the vault can fail.
    pub fn position(&self, stream: &StreamId) -> Result<Option<Position>, StoreError> {
        let found: Option<(String, String)> = self.vault.read(|vault| {
            let mut statement = vault.prepare_cached("select candidate, detail from place where stream = :stream")?;
            let params = named_params! { ":stream": stream.as_str() };
            Ok(statement.query_row(params, |row| Ok((row.get("candidate")?, row.get("detail")?))).optional()?)
        })?;
        let Some((candidate, detail)) = found else { return Ok(None) };
        let candidate = CreatorId::new(candidate).map_err(|_| StoreError::Unreadable("place"))?;
        Ok(Some(Position { candidate, detail }))
    }

    /// Remembers that no campaign is open.
    ///
    /// # Errors
    /// As the vault can fail.
    pub fn close_position(&self) -> Result<(), StoreError> {
        self.vault.write(|tx| {
            tx.prepare_cached("update place set open = 0 where open = 1")?.execute([])?;
            Ok(())
        })
    }

    /// The campaign that was open last; nothing when it was left.
    ///
    /// # Errors
    /// As the vault can fail.
    pub fn open_position(&self) -> Result<Option<StreamId>, StoreError> {
        let found: Option<String> = self.vault.read(|vault| {
            let mut statement = vault.prepare_cached("select stream from place where open = 1")?;
            Ok(statement.query_row([], |row| row.get("stream")).optional()?)
        })?;
        found.map(|stream| StreamId::new(stream).map_err(|_| StoreError::Unreadable("place"))).transpose()
    }
}

#[cfg(test)]
mod tests {
    use crate::desk::Position;
    use crate::fixtures::{Desk, creator, stream};
    use sverka_core::ids::StreamId;

    #[test]
    fn one_campaign_is_open_at_a_time_and_its_place_outlives_leaving_it() {
        let desk = Desk::new();
        let store = desk.open();
        let stand = |candidate: &str| Position { candidate: creator(candidate), detail: "{}".into() };
        let (first, second) = (stream(), StreamId::new("campaign:another").unwrap());
        assert_eq!(store.open_position().unwrap(), None);
        store.put_position(&first, &stand("a")).unwrap();
        store.put_position(&second, &stand("b")).unwrap();
        assert_eq!(store.open_position().unwrap(), Some(second.clone()));
        store.close_position().unwrap();
        assert_eq!(store.open_position().unwrap(), None);
        assert_eq!(store.position(&first).unwrap(), Some(stand("a")));
        assert_eq!(store.position(&second).unwrap(), Some(stand("b")));
    }
}
