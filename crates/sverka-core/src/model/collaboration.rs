//! Work a creator has done before.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// How it went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CollaborationResult {
    /// Better than planned.
    Above,
    /// As planned.
    Met,
    /// Worse than planned.
    Below,
    /// Nobody measured.
    Unknown,
}

/// One past collaboration.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS, schemars::JsonSchema)]
pub struct Collaboration {
    /// The brand.
    pub brand: String,
    /// When it ran.
    #[ts(type = "string")]
    pub date: NaiveDate,
    /// Format, as in [`super::Rate::format`].
    pub format: String,
    /// True when it was for us or our client.
    #[serde(default)]
    pub ours: bool,
    /// How it went.
    pub result: CollaborationResult,
    /// Views it brought.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub views: Option<u64>,
    /// A word about it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[ts(as = "Option<String>", optional)]
    pub note: String,
}
