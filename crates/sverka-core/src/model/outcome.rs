//! What a post of a campaign brought, as somebody measured it.

use super::{Market, PostKind};
use crate::ids::CreatorId;
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// Longest name of a post, in characters: a link or the identifier at the platform.
pub const MAX_POST_CHARS: usize = 300;

/// Longest of what a row says of whose it is, in characters each.
pub const MAX_NAMED_CHARS: usize = 300;

/// Years in which a post can be published.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2200;

/// How well a result is known. The order is that of trust.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceGrade {
    /// The creator or an agency says so.
    SelfReported,
    /// Collected by a tool from outside.
    Api,
    /// From the platform's own statistics.
    Native,
}

/// Money spent, exact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Spend {
    /// In hundredths of the currency: kopecks, cents.
    #[ts(type = "number")]
    pub minor: u64,
    /// ISO 4217: `RUB`, `USD`.
    pub currency: String,
}

/// What a row of a file says of whose it is, as it was written there: by it anybody can check the creator of a result.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(default)]
pub struct RowNames {
    /// Identifier of the creator.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub id: Option<String>,
    /// Handle.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub handle: Option<String>,
    /// Name.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub name: Option<String>,
    /// A link to the post or the account, when it is not what the post is called by.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub link: Option<String>,
}

impl RowNames {
    /// What cells say; `None` when none says anything. What is longer than a name can be is cut.
    #[must_use]
    pub fn of(id: Option<&str>, handle: Option<&str>, name: Option<&str>, link: Option<&str>) -> Option<Self> {
        let cell = |text: Option<&str>| {
            let text: String = text?.chars().filter(|it| !it.is_control()).take(MAX_NAMED_CHARS).collect();
            Some(text.trim().to_owned()).filter(|text| !text.is_empty())
        };
        let names = Self { id: cell(id), handle: cell(handle), name: cell(name), link: cell(link) };
        (names != Self::default()).then_some(names)
    }

    fn is_sound(&self) -> bool {
        let fits = |text: &String| text.chars().nth(MAX_NAMED_CHARS).is_none() && !text.chars().any(char::is_control);
        [&self.id, &self.handle, &self.name, &self.link].into_iter().flatten().all(fits)
    }
}

/// What one post brought. A missing number was not given; it is not zero.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct PostResult {
    /// Whose post.
    pub creator: CreatorId,
    /// Its link or identifier; one post has one result in a campaign, the latest.
    pub post: String,
    /// For which market it ran.
    pub market: Market,
    /// Form, when it was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub kind: Option<PostKind>,
    /// Day of publication, when it was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string")]
    pub published_on: Option<NaiveDate>,
    /// What was counted.
    #[serde(flatten)]
    pub funnel: Funnel,
    /// What it cost.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub spend: Option<Spend>,
    /// How well it is known.
    pub grade: EvidenceGrade,
    /// Whose the row said it is; absent in results kept before this was written down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub named: Option<RowNames>,
}

/// The numbers of a post, from the top of the funnel to its end.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(default)]
pub struct Funnel {
    /// Different people who saw it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "number")]
    pub reach: Option<u64>,
    /// Views.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "number")]
    pub views: Option<u64>,
    /// Likes, comments, shares and saves together.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "number")]
    pub engagements: Option<u64>,
    /// Clicks on the link.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "number")]
    pub clicks: Option<u64>,
    /// Purchases, sign-ups: what the campaign was for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "number")]
    pub conversions: Option<u64>,
}

impl Funnel {
    /// From the top of the funnel to its end.
    #[must_use]
    pub fn all(&self) -> [Option<u64>; 5] {
        [self.reach, self.views, self.engagements, self.clicks, self.conversions]
    }

    /// True when nothing was counted.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.all().iter().all(Option::is_none)
    }

    /// True when more people clicked than saw it, or more bought than clicked: possible, and rarely right.
    #[must_use]
    pub fn is_odd(&self) -> bool {
        let more = |later: Option<u64>, earlier: Option<u64>| later.zip(earlier).is_some_and(|(a, b)| a > b);
        more(self.reach, self.views)
            || more(self.engagements, self.views)
            || more(self.clicks, self.views)
            || more(self.conversions, self.clicks)
    }
}

impl PostResult {
    /// True when the post is named and something was counted or spent.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        let named = !self.post.trim().is_empty() && self.post.chars().nth(MAX_POST_CHARS).is_none();
        let shown = !self.post.chars().any(char::is_control);
        let dated = self.published_on.is_none_or(|day| YEARS.contains(&day.year()));
        let sound = self.named.as_ref().is_none_or(RowNames::is_sound);
        named && shown && dated && sound && (!self.funnel.is_empty() || self.spend.is_some())
    }
}

/// A part of the results that were taken from one file. A file is one step: it counts when all its parts are here, and
/// is taken back as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResultsPart {
    /// Names the file's import; the same in all parts.
    pub import: String,
    /// Which part, from 0.
    pub part: u16,
    /// How many parts there are.
    pub parts: u16,
    /// Name of the file, for people.
    pub file: String,
    /// The results.
    pub results: Vec<PostResult>,
}
