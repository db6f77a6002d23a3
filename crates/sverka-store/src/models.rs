//! Score models that came from the hub, and which one scores which stream.

use crate::db::Db;
use crate::error::StoreError;
use crate::open::Store;
use rusqlite::{Connection, OptionalExtension, named_params};
use sverka_core::event::payload_hash;
use sverka_core::ids::StreamId;

/// A score model as it travelled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModelBytes {
    /// Names its content.
    pub fingerprint: String,
    /// SHA-256 of its bytes.
    pub hash: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

impl Store {
    /// True when a model is here.
    ///
    /// # Errors
    /// As the cache can fail.
    pub fn has_model(&self, fingerprint: &str) -> Result<bool, StoreError> {
        self.cache.read(|cache| {
            let mut statement = cache.prepare_cached("select 1 from model where fingerprint = :fingerprint")?;
            Ok(statement.exists(named_params! { ":fingerprint": fingerprint })?)
        })
    }

    /// Keeps a model that was checked. One that is here already stays.
    ///
    /// # Errors
    /// [`StoreError::WrongPack`] when the bytes are not those its hash names, or as the cache can fail.
    pub fn put_model(&self, model: &ModelBytes) -> Result<(), StoreError> {
        if payload_hash(&model.bytes) != model.hash {
            return Err(StoreError::WrongPack { hash: model.hash.clone() });
        }
        self.cache.write(|tx| {
            tx.prepare_cached(
                "insert or ignore into model (fingerprint, hash, bytes) values (:fingerprint, :hash, :bytes)",
            )?
            .execute(named_params! {
                ":fingerprint": model.fingerprint, ":hash": model.hash, ":bytes": model.bytes,
            })?;
            Ok(())
        })
    }

    /// Scores a stream with a model that is here, or with the one that ships with the program; true when that is
    /// another one than before.
    ///
    /// # Errors
    /// As the cache can fail, also when the model is not here.
    pub fn use_model(&self, stream: &StreamId, fingerprint: Option<&str>) -> Result<bool, StoreError> {
        let stream = stream.as_str();
        self.cache.write(|tx| {
            if in_force(tx, stream)?.as_deref() == fingerprint {
                return Ok(false);
            }
            match fingerprint {
                Some(fingerprint) => tx.execute(
                    "insert into stream_model (stream, fingerprint) values (:stream, :fingerprint)
                     on conflict (stream) do update set fingerprint = excluded.fingerprint",
                    named_params! { ":stream": stream, ":fingerprint": fingerprint },
                )?,
                None => {
                    tx.execute("delete from stream_model where stream = :stream", named_params! { ":stream": stream })?
                }
            };
            Ok(true)
        })
    }

    /// Fingerprint of the model that scores a stream; none when it is the one that ships with the program.
    ///
    /// # Errors
    /// As the cache can fail.
    pub fn model_in_force(&self, stream: &StreamId) -> Result<Option<String>, StoreError> {
        self.cache.read(|cache| in_force(cache, stream.as_str()))
    }

    /// A model that is here.
    ///
    /// # Errors
    /// As the cache can fail.
    pub fn model(&self, fingerprint: &str) -> Result<Option<ModelBytes>, StoreError> {
        self.cache.read(|cache| {
            let mut statement =
                cache.prepare_cached("select fingerprint, hash, bytes from model where fingerprint = :fingerprint")?;
            let model = statement.query_row(named_params! { ":fingerprint": fingerprint }, |row| {
                Ok(ModelBytes {
                    fingerprint: row.get("fingerprint")?,
                    hash: row.get("hash")?,
                    bytes: row.get("bytes")?,
                })
            });
            Ok(model.optional()?)
        })
    }

    /// The manifest of the version begun last, as its text.
    ///
    /// # Errors
    /// As the cache can fail.
    pub fn begun_manifest(&self, stream: &StreamId) -> Result<Option<String>, StoreError> {
        self.cache.read(|cache| {
            let mut statement = cache
                .prepare_cached("select manifest from shortlist where stream = :stream order by begun desc limit 1")?;
            let params = named_params! { ":stream": stream.as_str() };
            Ok(statement.query_row(params, |row| row.get("manifest")).optional()?)
        })
    }
}

fn in_force(conn: &Connection, stream: &str) -> Result<Option<String>, StoreError> {
    let mut statement = conn.prepare_cached("select fingerprint from stream_model where stream = :stream")?;
    Ok(statement.query_row(named_params! { ":stream": stream }, |row| row.get("fingerprint")).optional()?)
}

/// Drops models that score nothing. Only at opening, as with shortlists.
pub(crate) fn drop_unused(cache: &Db) -> Result<(), StoreError> {
    const UNUSED: &str = "fingerprint not in (select fingerprint from stream_model)";
    let any = cache.read(|conn| Ok(conn.prepare(&format!("select 1 from model where {UNUSED}"))?.exists([])?))?;
    if !any {
        return Ok(());
    }
    cache.write(|tx| {
        tx.execute(&format!("delete from model where {UNUSED}"), [])?;
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::{Desk, stream};

    fn model(text: &str) -> ModelBytes {
        ModelBytes { fingerprint: format!("print of {text}"), hash: payload_hash(text.as_bytes()), bytes: text.into() }
    }

    #[test]
    fn a_stream_is_scored_by_what_was_put_last_and_nothing_else_stays() {
        let folder = Desk::new();
        let store = folder.open();
        let (first, second) = (model("first"), model("second"));
        assert_eq!(store.model_in_force(&stream()).unwrap(), None);
        assert!(store.use_model(&stream(), Some(&first.fingerprint)).is_err(), "it is not here");
        for it in [&first, &second] {
            store.put_model(it).unwrap();
            assert!(store.use_model(&stream(), Some(&it.fingerprint)).unwrap());
            assert!(!store.use_model(&stream(), Some(&it.fingerprint)).unwrap(), "once is enough");
        }
        drop(store);
        let store = folder.open();
        assert_eq!(store.model_in_force(&stream()).unwrap(), Some(second.fingerprint.clone()));
        assert_eq!(store.model(&second.fingerprint).unwrap(), Some(second));
        assert!(!store.has_model(&first.fingerprint).unwrap(), "nobody needs it any more");
        assert!(store.use_model(&stream(), None).unwrap());
        assert_eq!(store.model_in_force(&stream()).unwrap(), None);
    }

    #[test]
    fn bytes_that_are_not_those_named_are_not_kept() {
        let folder = Desk::new();
        let store = folder.open();
        let torn = ModelBytes { bytes: b"fir".to_vec(), ..model("first") };
        assert!(matches!(store.put_model(&torn), Err(StoreError::WrongPack { .. })));
        assert!(!store.has_model(&torn.fingerprint).unwrap());
    }
}
