//! An expert's own forecast of what a post will bring.

use super::{Market, PostKind};
use serde::{Deserialize, Serialize};

/// Largest number that can be forecast.
pub const MAX_FORECAST: u64 = 100_000_000_000;

/// What is forecast.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Outcome {
    Reach,
    Views,
    Engagements,
    Clicks,
    Conversions,
}

/// Why an expert sees it otherwise than the model. Labels are the messages `cause-<code>`; codes are never deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
pub enum Cause {
    /// The audience is older or younger than the data say.
    #[serde(rename = "F-AGE")]
    Age,
    /// The audience lives elsewhere.
    #[serde(rename = "F-GEO")]
    Geography,
    /// A holiday or a season.
    #[serde(rename = "F-SEASON")]
    Season,
    /// The platform changed its algorithm, or access to it.
    #[serde(rename = "F-PLATFORM")]
    Platform,
    /// Part of the base is bought.
    #[serde(rename = "F-FRAUD")]
    Fraud,
    /// Another format than in the creator's history.
    #[serde(rename = "F-FORMAT")]
    Format,
    /// Where in the post the integration stands.
    #[serde(rename = "F-POSITION")]
    Position,
    /// Something in the creator's life.
    #[serde(rename = "F-CREATOR")]
    Creator,
    /// The topic rises or fades.
    #[serde(rename = "F-TREND")]
    Trend,
    /// How this audience took the brand before.
    #[serde(rename = "F-BRANDHIST")]
    BrandHistory,
    /// A promotion, or another price.
    #[serde(rename = "F-PRICE")]
    Price,
    /// Rivals in the same days.
    #[serde(rename = "F-COMPETE")]
    Competition,
    /// A label that law demands.
    #[serde(rename = "F-LEGAL")]
    Legal,
    /// Results that cannot be attributed.
    #[serde(rename = "F-ATTR")]
    Attribution,
    /// Too little history.
    #[serde(rename = "F-SMALLN")]
    LittleHistory,
    /// The number behind it is the creator's own word.
    #[serde(rename = "F-SELFREP")]
    SelfReported,
    /// What is in the news.
    #[serde(rename = "F-NEWS")]
    News,
    /// Culture: how the idea will be taken.
    #[serde(rename = "F-CULT")]
    Culture,
    /// No reason but a feeling. Counted apart, and never teaches.
    #[serde(rename = "F-DISAGREE")]
    Feeling,
}

/// What the model forecast when the person had it before their eyes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct SeenForecast {
    /// Fingerprint of the model.
    pub model: String,
    /// One outcome in ten below.
    #[ts(type = "number")]
    pub p10: u64,
    /// The median.
    #[ts(type = "number")]
    pub p50: u64,
    /// One outcome in ten above.
    #[ts(type = "number")]
    pub p90: u64,
}

/// What the model forecast in the moment in which a number was said, shown or not: later both are judged by what they said then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModelThen {
    /// Fingerprint of the model.
    pub model: String,
    /// One outcome in ten below.
    pub p10: u64,
    /// The median.
    pub p50: u64,
    /// One outcome in ten above.
    pub p90: u64,
    /// What such posts bring, whoever makes them.
    pub base_rate: u64,
    /// True when it refused to forecast, because it knew no such posts.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub outside: bool,
}

/// An expert's number for one post of the candidate. Of one person about one outcome in one format and market the latest
/// counts; what was said before the model's was seen is kept beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct OwnForecast {
    /// Form of the post.
    pub kind: PostKind,
    /// For which market.
    pub market: Market,
    /// What is forecast.
    pub outcome: Outcome,
    /// The number: as likely too high as too low.
    #[ts(type = "number")]
    pub p50: u64,
    /// One outcome in ten below, when the person said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "number")]
    pub p10: Option<u64>,
    /// One outcome in ten above, when the person said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "number")]
    pub p90: Option<u64>,
    /// Why it is otherwise than the model's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub cause: Option<Cause>,
    /// In the expert's words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[ts(as = "Option<String>", optional)]
    pub text: String,
    /// The model's forecast, when it was before their eyes; without it this number is their own alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub seen: Option<SeenForecast>,
    /// The model's forecast in that moment, when there was a model.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(skip)]
    pub then: Option<ModelThen>,
}

impl OwnForecast {
    /// True when the numbers are in order and can be.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        let (low, high) = (self.p10.unwrap_or(self.p50), self.p90.unwrap_or(self.p50));
        let ordered = |low: u64, middle: u64, high: u64| low <= middle && middle <= high && high <= MAX_FORECAST;
        let then = |it: &ModelThen| ordered(it.p10, it.p50, it.p90) && it.base_rate <= MAX_FORECAST;
        ordered(low, self.p50, high) && self.then.as_ref().is_none_or(then)
    }

    /// True when it says of the same as another one.
    #[must_use]
    pub fn is_about(&self, other: &Self) -> bool {
        (self.kind, self.market, self.outcome) == (other.kind, other.market, other.outcome)
    }
}
