//! Which streams a device may see, and pages of their events.

use crate::StoredEvent;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sverka_core::ids::{PrincipalId, StreamId};
use sverka_core::model::Market;
use sverka_core::numbers::{Seq, ShortlistVersion};

/// What the person may do in a stream.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Access {
    /// `expert` or `strategist`.
    pub role: String,
    /// The market the person speaks for.
    pub market: Market,
    /// When the grant ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<DateTime<Utc>>,
}

/// Another person in the stream.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Identity.
    pub principal: PrincipalId,
    /// Name as shown.
    pub name: String,
    /// The market the person speaks for.
    pub market: Market,
}

/// The newest version of the stream's shortlist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManifestRef {
    /// 1, 2, 3 …
    pub version: ShortlistVersion,
    /// SHA-256 of the manifest's bytes.
    pub hash: String,
}

/// One stream.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StreamInfo {
    /// Identity.
    pub id: StreamId,
    /// Place of the newest event, 0 when there is none.
    pub head_seq: Seq,
    /// Chain value at the head, empty when there is none.
    pub head_chain: String,
    /// What this device's person may do.
    pub access: Access,
    /// Everybody with access.
    pub members: Vec<Member>,
    /// The shortlist, once published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shortlist: Option<ManifestRef>,
}

/// A stream the person could see once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revoked {
    /// Identity.
    pub id: StreamId,
    /// Since when it is closed.
    pub at: DateTime<Utc>,
}

/// Answer to `GET /v1/streams`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Streams {
    /// Visible ones. A stream missing here and in `revoked` is not deleted: absence says nothing.
    pub streams: Vec<StreamInfo>,
    /// Closed ones.
    #[serde(default)]
    pub revoked: Vec<Revoked>,
}

/// Answer to `GET /v1/streams/{id}/events?after=&chain=&limit=`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventPage {
    /// Events `after + 1 …`, without gaps.
    pub events: Vec<StoredEvent>,
    /// Place of the newest event of the stream.
    pub head_seq: Seq,
}
