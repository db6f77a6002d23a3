//! A displayed number with everything one must know to trust it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Names of the metrics Sverka itself reads. A shortlist may carry others; they are kept and shown as they are.
pub mod key {
    /// Followers or subscribers, people.
    pub const FOLLOWERS: &str = "followers";
    /// Median views of recent posts.
    pub const MEDIAN_VIEWS: &str = "median_views";
    /// Engagement rate by followers: (likes + comments + shares) ÷ followers, mean of recent posts.
    pub const ER_FOLLOWERS: &str = "er_followers";
    /// Engagement rate by views: (likes + comments + shares) ÷ views.
    pub const ER_VIEWS: &str = "er_views";
    /// Share of followers that look bought, mass-following or dormant.
    pub const SUSPICIOUS_SHARE: &str = "suspicious_share";
    /// Followers gained in 90 days ÷ followers 90 days ago.
    pub const GROWTH_90D: &str = "growth_90d";
    /// Posts a week.
    pub const POSTS_PER_WEEK: &str = "posts_per_week";
    /// Share of sponsored posts in the last 90 days.
    pub const AD_SHARE: &str = "ad_share";
    /// Comments for every 100 likes.
    pub const COMMENTS_PER_100_LIKES: &str = "comments_per_100_likes";
    /// Price of one integration.
    pub const PRICE: &str = "price";
    /// Price of one view: price ÷ median views.
    pub const CPV: &str = "cpv";
}

/// Unit of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// A whole number of things or people.
    Count,
    /// A share between 0 and 1 (growth may be outside), shown in per cent.
    Ratio,
    /// Things per week.
    PerWeek,
    /// Things per hundred other things.
    PerHundred,
    /// Roubles.
    Rub,
    /// US dollars.
    Usd,
    /// 0 to 100.
    Points,
}

/// How a value was obtained.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// The platform's own statistics, shown by the creator.
    Native,
    /// The platform's interface for programs.
    Api,
    /// Read off public pages.
    Scraped,
    /// The creator's own word.
    SelfReported,
    /// Computed by a model.
    Modelled,
}

/// How far a value can be relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// Enough data.
    Ready,
    /// Little data: show it, and say so.
    Low,
    /// The source does not give it. Not zero, and not a guess.
    Withheld,
}

/// One number with its definition, source and age.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS, schemars::JsonSchema)]
pub struct Metric {
    /// The number; absent exactly when `confidence` is `withheld`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub value: Option<f64>,
    /// Unit of `value`.
    pub unit: Unit,
    /// Which formula, for example `er_followers.v1`: the same word means different numbers at different vendors.
    pub definition: String,
    /// Days of history it covers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub window_days: Option<u16>,
    /// Posts it was computed from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub sample_posts: Option<u16>,
    /// Who says so.
    pub source: String,
    /// When it was true.
    #[ts(type = "string")]
    pub as_of: DateTime<Utc>,
    /// How it was obtained.
    pub method: Method,
    /// How far it can be relied on.
    pub confidence: Confidence,
}

impl Metric {
    /// The number if there is one to rely on at all.
    #[must_use]
    pub fn known(&self) -> Option<f64> {
        match self.confidence {
            Confidence::Withheld => None,
            Confidence::Ready | Confidence::Low => self.value,
        }
    }
}
