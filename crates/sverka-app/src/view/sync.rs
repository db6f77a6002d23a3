//! The pill and its panel.

use serde::Serialize;
use sverka_core::model::Localized;
use ts_rs::TS;

/// State of the pill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SyncState {
    /// Everything is at the hub and here.
    Synced,
    /// Something is on its way.
    Syncing,
    /// No hub; work goes on.
    Offline,
    /// A person must choose or act.
    Attention,
}

/// A change the hub will not take as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RejectedItem {
    /// Event.
    pub event: String,
    /// Candidate's name.
    pub who: String,
    /// Kind of problem: label `problem-<kind>`.
    pub problem: String,
}

/// What the pill and its panel show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SyncView {
    /// State.
    pub state: SyncState,
    /// Changes kept here and not yet at the hub.
    pub waiting: u32,
    /// Candidates here.
    pub have: u32,
    /// Candidates of all shortlists.
    pub expected: u32,
    /// Last time everything was in step, RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub last_synced: Option<String>,
    /// Why there is no connection or what needs a person: message `sync-reason-<reason>`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub reason: Option<String>,
    /// True when the hub lets this laptop in no more: joining again with a new code helps.
    pub signed_out: bool,
    /// Changes the hub refused; kept here.
    pub rejected: Vec<RejectedItem>,
    /// Models that the hub names and that cannot be used: the one before scores on.
    pub models: Vec<RefusedModel>,
    /// Own verdicts in two versions.
    pub conflicts: u32,
    /// Address of the hub.
    pub hub: String,
}

/// A model of the hub that is not used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RefusedModel {
    /// The stream.
    pub stream: String,
    /// Name of the campaign.
    pub campaign: Localized,
    /// Version of the model.
    pub version: String,
    /// Why: message `sync-model-<reason>`.
    pub reason: String,
}
