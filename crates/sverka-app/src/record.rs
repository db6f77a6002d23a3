//! The whole record of a candidate, read out of its pack.

use crate::app::lock;
use crate::desk::Desk;
use crate::error::{Code, UiError};
use std::sync::{Arc, Mutex};
use sverka_core::ids::CreatorId;
use sverka_core::model::Candidate;
use sverka_core::numbers::Rank;
use sverka_protocol::unpack;
use sverka_store::Store;

/// Packs kept decompressed. A queue stays within one pack for a thousand candidates.
const KEPT: usize = 4;

/// Decompressed packs, the one used last at the end.
#[derive(Default)]
pub(crate) struct Records {
    packs: Mutex<Vec<(String, Arc<str>)>>,
}

/// A record, and where it stands.
pub(crate) struct Record {
    pub(crate) rank: Rank,
    pub(crate) candidate: Candidate,
}

impl Records {
    /// Reads one record, as it is in the version on the desk.
    pub(crate) fn read(&self, store: &Store, desk: &Desk, creator: &CreatorId) -> Result<Record, UiError> {
        let at = store.record(&desk.stream, desk.version, creator)?.ok_or(Code::NotFound)?;
        let pack = self.pack(store, &at.pack)?;
        let (from, to) = (at.offset as usize, at.offset as usize + at.len as usize);
        let line = pack.get(from..to).ok_or(Code::BadRecord)?;
        let candidate = serde_json::from_str(line).map_err(|error| {
            tracing::warn!(%creator, %error, "a record cannot be read");
            UiError::new(Code::BadRecord)
        })?;
        Ok(Record { rank: at.rank, candidate })
    }

    fn pack(&self, store: &Store, hash: &str) -> Result<Arc<str>, UiError> {
        let mut packs = lock(&self.packs);
        if let Some(at) = packs.iter().position(|(kept, _)| kept == hash) {
            let pack = packs.remove(at);
            let text = Arc::clone(&pack.1);
            packs.push(pack);
            return Ok(text);
        }
        let encoded = store.pack(hash)?.ok_or(Code::BadRecord)?;
        let text: Arc<str> = unpack(&encoded).map_err(|_| Code::BadRecord)?.into();
        if packs.len() == KEPT {
            packs.remove(0);
        }
        packs.push((hash.to_owned(), Arc::clone(&text)));
        Ok(text)
    }
}
