//! A single reason of the score, called into question.

use serde::{Deserialize, Serialize};

/// What is wrong with a part of a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Objection {
    /// The number behind it is not true.
    NotTrue,
    /// It was true once.
    Outdated,
    /// It is true and says nothing about this campaign.
    NotRelevant,
    /// It is true and speaks for the opposite.
    OtherWay,
}

/// An expert's objection to one part of the score of one candidate. It does not change the score: it is shown to the
/// strategist, and it teaches the model about this one feature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Dispute {
    /// Name of the feature, as [`crate::score::FeatureName::as_str`].
    pub feature: String,
    /// What is wrong with it.
    pub objection: Objection,
    /// In the expert's words.
    #[serde(default)]
    pub text: String,
    /// Points of the part when it was disputed, in 1/256 logit.
    pub points: i32,
    /// Name and version of the model that gave them.
    pub model: String,
}
