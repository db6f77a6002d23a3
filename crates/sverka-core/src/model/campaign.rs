//! A campaign: what is to be achieved, for whom, with how much care.

use super::{Localized, Market, Money};
use crate::ids::CampaignId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// How much human care each candidate gets.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum TouchLevel {
    /// Decided by rule, audited at random.
    Auto,
    /// A verdict in seconds.
    Express,
    /// Evidence, questions and notes.
    Deep,
    /// Both markets decide.
    TwoExperts,
}

/// Gender of a target audience.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Gender {
    Female,
    Male,
    Any,
}

/// Whom the campaign wants in one market.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS, schemars::JsonSchema)]
pub struct MarketTarget {
    /// The market.
    pub market: Market,
    /// Wanted age bands; empty means any.
    #[serde(default)]
    pub ages: Vec<String>,
    /// Wanted gender.
    pub gender: Gender,
    /// Wanted countries, ISO 3166; empty means the market's own country.
    #[serde(default)]
    pub countries: Vec<String>,
    /// Least reach of one integration, people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub min_reach: Option<u64>,
    /// Money for this market.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub budget: Option<Money>,
}

/// For which candidates the AI stays hidden until the own verdict. Shown to everybody, never secret.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, ts_rs::TS, schemars::JsonSchema)]
pub struct BlindPolicy {
    /// The first so many of the queue.
    pub first: u32,
    /// Of the others, this part in per cent (0–100), chosen by a hash of campaign and creator.
    pub percent: u8,
}

impl Default for BlindPolicy {
    fn default() -> Self {
        Self { first: 20, percent: 20 }
    }
}

/// A campaign as its strategist planned it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS, schemars::JsonSchema)]
pub struct Campaign {
    /// Identity.
    pub id: CampaignId,
    /// Name.
    pub name: Localized,
    /// The brand.
    pub brand: String,
    /// What is wanted, in a few sentences.
    pub brief: Localized,
    /// What the brand stands for.
    #[serde(default)]
    pub values: Vec<Localized>,
    /// Phrases that mean the same in both languages: a creator who uses one of a pair speaks of the other, too.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<Localized>>", optional)]
    pub glossary: Vec<Localized>,
    /// Targets, at most one for each market.
    pub targets: Vec<MarketTarget>,
    /// Wanted formats.
    #[serde(default)]
    pub formats: Vec<String>,
    /// Verdicts are due on this day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string", optional)]
    pub due: Option<NaiveDate>,
    /// How much care each candidate gets.
    pub touch: TouchLevel,
    /// Where the AI stays hidden.
    #[serde(default)]
    pub blind: BlindPolicy,
    /// Fictional, for trying the program; cannot be mixed with real work.
    #[serde(default)]
    pub demo: bool,
}
