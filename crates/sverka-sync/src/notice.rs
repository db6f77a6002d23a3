//! What the loops tell the program.

use crate::Health;
use chrono::{DateTime, Utc};
use sverka_core::ids::{CreatorId, StreamId};

/// What the loops tell the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// How the two loops are doing together: as the one that is worse.
    Health(Health),
    /// The outbox changed.
    Outbox,
    /// Events of a stream arrived.
    Pulled {
        /// The stream.
        stream: StreamId,
        /// Whom they are about.
        candidates: Vec<CreatorId>,
    },
    /// Candidates arrived.
    QueueGrew {
        /// The stream.
        stream: StreamId,
        /// Usable now.
        usable: u32,
        /// In the shortlist.
        expected: u32,
    },
    /// Access to a stream ended.
    Revoked {
        /// The stream.
        stream: StreamId,
        /// Since when.
        at: DateTime<Utc>,
    },
    /// The model in force is the one the hub names: one that was named before and refused is named no more.
    ModelAsNamed {
        /// Of which stream.
        stream: StreamId,
    },
    /// A stream is scored by another model from now on.
    ModelInForce {
        /// The stream.
        stream: StreamId,
    },
    /// The model that the hub names cannot be used; the one before stays in force.
    ModelRefused {
        /// The stream.
        stream: StreamId,
        /// Version of the model, as the hub names it.
        version: String,
        /// Why.
        why: WhyNot,
    },
}

/// Why a model is not used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyNot {
    /// It arrived torn or changed; it is asked for again.
    Damaged,
    /// Only a newer release reads it.
    Newer,
    /// No score may rest on it.
    Invalid,
}
