//! A creator with accounts and evidence, and a candidate: a creator on a shortlist.

use super::{
    Audience, Collaboration, CollaborationResult, ComplianceCheck, Market, Metric, Platform, Post, Rate, Recommendation,
};
use crate::ids::CreatorId;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What kind of channel an account is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum ChannelType {
    #[default]
    Person,
    Community,
    Channel,
    Chat,
}

/// Size of an account by followers.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum SizeTier {
    /// Under 10,000.
    Nano,
    /// 10,000 to 100,000.
    Micro,
    /// 100,000 to 500,000.
    Mid,
    /// 500,000 to 1,000,000.
    Macro,
    /// From 1,000,000.
    Mega,
}

impl SizeTier {
    /// The tier of a number of followers.
    #[must_use]
    pub fn of(followers: f64) -> Self {
        match followers {
            f if f < 10_000.0 => Self::Nano,
            f if f < 100_000.0 => Self::Micro,
            f if f < 500_000.0 => Self::Mid,
            f if f < 1_000_000.0 => Self::Macro,
            _ => Self::Mega,
        }
    }
}

/// Followers on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS, schemars::JsonSchema)]
pub struct FollowersOn {
    /// The day.
    #[ts(type = "string")]
    pub day: NaiveDate,
    /// Followers or subscribers at its end, people.
    pub followers: u64,
}

/// One account on one platform.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS, schemars::JsonSchema)]
pub struct Account {
    /// Platform.
    pub platform: Platform,
    /// Handle without `@`, as shown there.
    pub handle: String,
    /// Address of the page, for people; never fetched by the window.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[ts(as = "Option<String>", optional)]
    pub url: String,
    /// Kind of channel.
    #[serde(default)]
    pub channel: ChannelType,
    /// The platform's mark of verification.
    #[serde(default)]
    pub verified: bool,
    /// Numbers by name, see [`super::key`].
    #[serde(default)]
    pub metrics: BTreeMap<String, Metric>,
    /// Followers day by day, oldest first, at most two years; days may be left out. Empty means not known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<FollowersOn>>", optional)]
    pub growth: Vec<FollowersOn>,
}

/// A person or brand who publishes, with the evidence collected about them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS, schemars::JsonSchema)]
pub struct Creator {
    /// Identity across accounts.
    pub id: CreatorId,
    /// Name as shown.
    pub name: String,
    /// Home market.
    pub market: Market,
    /// ISO 639-1 languages of the content.
    #[serde(default)]
    pub languages: Vec<String>,
    /// Topics in the publisher's words.
    #[serde(default)]
    pub topics: Vec<String>,
    /// Self-description.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[ts(as = "Option<String>", optional)]
    pub bio: String,
    /// Accounts, the main one first; at least one.
    pub accounts: Vec<Account>,
    /// Audience by source.
    #[serde(default)]
    pub audiences: Vec<Audience>,
    /// Recent posts, newest first.
    #[serde(default)]
    pub posts: Vec<Post>,
    /// Past work.
    #[serde(default)]
    pub collaborations: Vec<Collaboration>,
    /// Asked prices.
    #[serde(default)]
    pub rates: Vec<Rate>,
    /// Checks of law and rules.
    #[serde(default)]
    pub compliance: Vec<ComplianceCheck>,
    /// When the record was collected.
    #[ts(type = "string")]
    pub as_of: DateTime<Utc>,
}

impl Creator {
    /// A metric of the main account.
    #[must_use]
    pub fn metric(&self, key: &str) -> Option<&Metric> {
        self.accounts.first()?.metrics.get(key)
    }

    /// The part of our own measured collaborations that met the plan or did better, 0–1; `None` when none was measured.
    #[must_use]
    pub fn plans_kept(&self) -> Option<f64> {
        let (mut good, mut all) = (0u32, 0u32);
        for work in self.collaborations.iter().filter(|work| work.ours) {
            match work.result {
                CollaborationResult::Above | CollaborationResult::Met => (good, all) = (good + 1, all + 1),
                CollaborationResult::Below => all += 1,
                CollaborationResult::Unknown => {}
            }
        }
        (all > 0).then(|| f64::from(good) / f64::from(all))
    }
}

/// A creator on a shortlist; the place in the list is its rank.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS, schemars::JsonSchema)]
pub struct Candidate {
    /// The creator with evidence.
    pub creator: Creator,
    /// What the discovery system advised; hidden in blind review.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub recommendation: Option<Recommendation>,
}
