//! What the program tells the window without being asked.

use crate::view::{QueueRow, SyncView};
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

/// Rows of a queue changed without the window's doing: somebody else or another laptop of the same person said
/// something, or what was said here reached the hub.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RowsChanged {
    /// Campaign.
    pub campaign: String,
    /// The rows as they are now.
    pub rows: Vec<QueueRow>,
}

/// Access ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RevokedNotice {
    /// Campaign.
    pub campaign: String,
    /// Since when, RFC 3339.
    pub at: String,
}

/// Other weights, another audience or other phrases of the glossary are in force in a campaign: somebody else kept
/// them, or another laptop did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ScoringChanged {
    /// Campaign.
    pub campaign: String,
}

/// Results, challenges or a version of the forecast model arrived: forecasts of a campaign may be others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ForecastsChanged {
    /// Campaign.
    pub campaign: String,
}

/// A campaign is scored by another model from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ModelInForce {
    /// Campaign.
    pub campaign: String,
}

/// A signal; the window listens to each by its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Signal {
    /// `sync`
    Sync(SyncView),
    /// `queue-grew`
    QueueGrew(QueueGrew),
    /// `rows-changed`
    RowsChanged(RowsChanged),
    /// `revoked`
    Revoked(RevokedNotice),
    /// `scoring-changed`
    ScoringChanged(ScoringChanged),
    /// `forecasts-changed`
    ForecastsChanged(ForecastsChanged),
    /// `model-in-force`
    ModelInForce(ModelInForce),
}
