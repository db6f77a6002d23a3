//! What a publisher hands in: a campaign and its candidates, best first.

use serde::{Deserialize, Serialize};
use sverka_core::model::{Campaign, Candidate};

/// The value of `schema` in a shortlist of this version.
pub const SCHEMA: &str = "sverka.shortlist/1";

/// A shortlist as JSON; its schema is published as `docs/shortlist.schema.json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Shortlist {
    /// Always [`SCHEMA`].
    pub schema: String,
    /// Name of the discovery run.
    pub run: String,
    /// Plan of the campaign.
    pub campaign: Campaign,
    /// Best first.
    pub candidates: Vec<Candidate>,
}

/// A candidate that was refused, and why. The others are published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// Row in the input, from 1.
    pub row: usize,
    /// What the row calls itself, made safe to print.
    pub who: String,
    /// Stable code: `not-a-number`, `duplicate-id`, `followers-implausible` and so on.
    pub code: String,
    /// One sentence.
    pub detail: String,
}
