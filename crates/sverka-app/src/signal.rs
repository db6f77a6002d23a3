//! What the program tells the window without being asked.

use crate::view::SyncView;
use serde::Serialize;
use ts_rs::TS;

/// Candidates arrived.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct QueueGrew {
    /// Campaign.
    pub campaign: String,
    /// Usable now.
    pub total: u32,
    /// In the shortlist.
    pub expected: u32,
}

/// Somebody else, or the same person on another laptop, said something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OthersChanged {
    /// Campaign.
    pub campaign: String,
    /// About whom.
    pub candidates: Vec<String>,
}

/// Access ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RevokedNotice {
    /// Campaign.
    pub campaign: String,
    /// Since when, RFC 3339.
    pub at: String,
}

/// A signal; the window listens to each by its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Signal {
    /// `sync`
    Sync(SyncView),
    /// `queue-grew`
    QueueGrew(QueueGrew),
    /// `others-changed`
    OthersChanged(OthersChanged),
    /// `revoked`
    Revoked(RevokedNotice),
}
