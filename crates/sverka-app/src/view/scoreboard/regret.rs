//! What reasons were worth, and who was accepted and fell short.

use super::ShareView;
use serde::Serialize;
use sverka_core::model::{Market, Verdict};
use ts_rs::TS;

/// A reason that was given before posts that are closed now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReasonLineView {
    /// Its code: label `reason-<code>`.
    pub code: String,
    /// The verdict it speaks for.
    pub verdict: Verdict,
    /// Posts.
    pub posts: u32,
    /// Creators they belong to.
    pub creators: u32,
    /// How often it was right: accepted, and the post came at or above the model's middle; rejected, and it fell short of
    /// it. Absent while it is too early.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub right: Option<ShareView>,
}

/// An accepted creator of whom a post fell below the model's band, and whose AI view this person has seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RegrettedView {
    /// Name.
    pub name: String,
    /// Market.
    pub market: Market,
    /// Closed posts.
    pub posts: u32,
    /// Those below the band.
    pub below: u32,
    /// Views of the worst of them.
    #[ts(type = "number")]
    pub actual: u64,
    /// The lower end of the model's band for it.
    #[ts(type = "number")]
    pub low: u64,
    /// The model's middle for it.
    #[ts(type = "number")]
    pub model: u64,
}

/// The regret ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RegretView {
    /// Reasons to accept first, then those to reject; the most frequent first.
    pub reasons: Vec<ReasonLineView>,
    /// How many of all closed posts came at or above the model's middle, whatever was said of them.
    pub reached: ShareView,
    /// How many posts of accepted creators fell below the model's band; one in ten does by chance.
    pub fell: ShareView,
    /// Accepted creators with such a post, the worst first.
    pub regretted: Vec<RegrettedView>,
}
