//! What the remote discovery system said. Never shown before the expert's own verdict in blind review.

use super::{Localized, Verdict};
use serde::{Deserialize, Serialize};

/// A reason in words, for or against, tied to a piece of evidence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS, schemars::JsonSchema)]
pub struct StatedReason {
    /// Code of the reason, as in [`crate::reasons`], where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub code: Option<String>,
    /// In words.
    pub text: Localized,
    /// What it rests on: `metric:<key>`, `post:<id>`, `audience:<part>`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub evidence: Option<String>,
}

/// The recommendation of a discovery run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS, schemars::JsonSchema)]
pub struct Recommendation {
    /// Model that made it.
    pub model: String,
    /// Its version.
    pub version: String,
    /// What it advises.
    pub verdict: Verdict,
    /// Its own score, 0–1.
    pub score: f64,
    /// Why.
    #[serde(default)]
    pub reasons: Vec<StatedReason>,
    /// What speaks against it.
    #[serde(default)]
    pub counter_reasons: Vec<StatedReason>,
}
