//! Dated checks of law and platform rules; the same for blind and open review.

use super::Market;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// Result of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ComplianceState {
    /// In order.
    Pass,
    /// A hard stop or a warning, by the rule.
    Fail,
    /// Nobody looked.
    Unknown,
    /// The rule does not concern this creator.
    NotApplicable,
}

/// One rule, checked on one day, true until another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS, schemars::JsonSchema)]
pub struct ComplianceCheck {
    /// Rule code: `ru_rkn_registry`, `ru_platform_access`, `ru_erid_ready`, `us_disclosure_history` and so on.
    pub rule: String,
    /// Market whose law it is.
    pub market: Market,
    /// Result.
    pub state: ComplianceState,
    /// When it was checked.
    #[ts(type = "string")]
    pub checked_at: DateTime<Utc>,
    /// When the result expires.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string", optional)]
    pub valid_until: Option<NaiveDate>,
    /// Who or what checked.
    pub source: String,
}
