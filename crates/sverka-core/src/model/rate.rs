//! What a creator asks.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// An amount of money.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS, schemars::JsonSchema)]
pub struct Money {
    /// In whole units of the currency; not negative.
    pub amount: f64,
    /// ISO 4217: `RUB`, `USD`.
    pub currency: String,
}

/// Price of one format.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS, schemars::JsonSchema)]
pub struct Rate {
    /// Format: `integration`, `short`, `post`, `story`, `stream`, `1/24` and so on.
    pub format: String,
    /// Asked price.
    pub price: Money,
    /// Until when it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string", optional)]
    pub valid_until: Option<NaiveDate>,
}
