//! Weights and audience of a campaign: what was kept, and what would follow from moving them.

use serde::Serialize;
use sverka_core::model::{Market, MarketTarget, Verdict};
use sverka_core::numbers::Place;
use sverka_core::score::Weighting;
use ts_rs::TS;

/// A feature that can weigh more or less: labels `feature-<name>` and `group-<name>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WeightedFeature {
    /// The feature.
    pub feature: String,
    /// Its group.
    pub group: String,
}

/// A weighting somebody kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct KeptWeightingView {
    /// Its event.
    pub event: String,
    /// Who.
    pub who: String,
    /// When, RFC 3339.
    pub at: String,
    /// Weights, audience and reason.
    pub weighting: Weighting,
    /// True when it goes back to the model's own weights and the audience of the plan.
    pub as_given: bool,
}

/// Answer of `weightings` and `keep_weighting`.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct WeightingsView {
    /// What can be moved, by group.
    pub features: Vec<WeightedFeature>,
    /// The audience of the plan.
    pub targets: Vec<MarketTarget>,
    /// Everything that was kept, the latest first: that one is in force.
    pub kept: Vec<KeptWeightingView>,
}

/// One candidate in a what-if. Only of those whose AI view this person has seen or may see at any time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WhatIfRow {
    /// Place in the queue.
    pub place: Place,
    /// The creator.
    pub id: String,
    /// Name.
    pub name: String,
    /// Home market.
    pub market: Market,
    /// Rank among those that may be seen, from 1, if it were so.
    pub rank: u32,
    /// Rank among them now.
    pub before: u32,
    /// What would be advised.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub verdict: Option<Verdict>,
    /// What is advised now.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub verdict_before: Option<Verdict>,
}

/// Answer of `what_if`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WhatIfView {
    /// Candidates scored so far.
    pub scored: u32,
    /// Candidates of the queue.
    pub total: u32,
    /// Those who may be seen and are scored.
    pub seen: u32,
    /// Of those, for whom the advice would change.
    pub seen_changed: u32,
    /// Those whose AI view is hidden from this person.
    pub hidden: u32,
    /// The first of those who may be seen, best first.
    pub rows: Vec<WhatIfRow>,
}
