//! An event as exact bytes: what is hashed, stored and forwarded is never re-encoded.

use serde::{Deserialize, Serialize};
use sverka_core::event::{Event, UnknownFact, payload_hash};
use sverka_core::numbers::Seq;
use sverka_core::prelude::Fact;

/// The payload of an event and its hash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sealed {
    /// JSON of an [`Event`], byte for byte as its author's device wrote it.
    pub payload: String,
    /// SHA-256 of the payload, hexadecimal.
    pub hash: String,
}

/// A sealed event with the place the hub gave it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredEvent {
    /// 1, 2, 3 … within the stream, without gaps.
    pub seq: Seq,
    /// The event.
    #[serde(flatten)]
    pub sealed: Sealed,
}

/// Why bytes are not an event.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// The payload is not what the hash says.
    #[error("the payload does not match its hash")]
    Hash,
    /// The payload is larger than [`crate::MAX_EVENT_BYTES`].
    #[error("the event is larger than {} bytes", crate::MAX_EVENT_BYTES)]
    TooLarge,
    /// The envelope cannot be read.
    #[error("the envelope of the event cannot be read: {0}")]
    Envelope(#[from] serde_json::Error),
}

impl Sealed {
    /// Seals an event.
    ///
    /// # Errors
    /// [`SealError::TooLarge`], or [`SealError::Envelope`] when it cannot be written as JSON.
    pub fn seal(event: &Event<Fact>) -> Result<Self, SealError> {
        let payload = serde_json::to_string(event)?;
        if payload.len() > crate::MAX_EVENT_BYTES {
            return Err(SealError::TooLarge);
        }
        let hash = payload_hash(payload.as_bytes());
        Ok(Self { payload, hash })
    }

    /// Checks size and hash and reads the envelope, whatever the type of the event is.
    ///
    /// # Errors
    /// As named in [`SealError`].
    pub fn open(&self) -> Result<Event<UnknownFact>, SealError> {
        if self.payload.len() > crate::MAX_EVENT_BYTES {
            return Err(SealError::TooLarge);
        }
        if payload_hash(self.payload.as_bytes()) != self.hash {
            return Err(SealError::Hash);
        }
        Ok(serde_json::from_str(&self.payload)?)
    }
}
