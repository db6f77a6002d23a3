//! A challenge to the forecasts of a whole market or a part of it, and the versions of a campaign's forecast model.

use super::forecast::Cause;
use super::review::MAX_TEXT_BYTES;
use super::{Market, Platform, PostKind};
use crate::ids::{EventId, PrincipalId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Bounds of a size, in per cent.
const SIZES: std::ops::RangeInclusive<i32> = -95..=900;
/// Longest fingerprint, in bytes.
const MOST_PRINT: usize = 64;
/// Files of results and corrections a version may name.
const MOST: usize = 300;

/// Which posts are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
pub struct Segment {
    /// Posts for this market …
    pub market: Market,
    /// … of creators whose first account is on this platform; of any, when absent …
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub platform: Option<Platform>,
    /// … and of this form; of any, when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub kind: Option<PostKind>,
}

impl Segment {
    /// True when such a post is meant.
    #[must_use]
    pub fn holds(&self, market: Market, platform: Option<Platform>, kind: PostKind) -> bool {
        self.market == market
            && self.platform.is_none_or(|meant| Some(meant) == platform)
            && self.kind.is_none_or(|meant| meant == kind)
    }
}

/// A person holds that posts of a campaign bring more or fewer views than the model says, for all of a segment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Challenge {
    /// Which posts.
    #[serde(flatten)]
    pub segment: Segment,
    /// How many more views than the model says, in per cent; negative: fewer. As likely too high as too low.
    pub percent: i32,
    /// One chance in ten that it is below, in per cent.
    pub low: i32,
    /// One chance in ten that it is above, in per cent.
    pub high: i32,
    /// Why.
    pub cause: Cause,
    /// What it rests on, in the person's words.
    pub text: String,
}

impl Challenge {
    /// True when the numbers are in order and can be, and there is a reason that can teach.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        let ordered = self.low <= self.percent && self.percent <= self.high && self.low < self.high;
        let possible = SIZES.contains(&self.low) && SIZES.contains(&self.high) && self.percent != 0;
        ordered && possible && self.cause != Cause::Feeling && self.text.len() <= MAX_TEXT_BYTES
    }
}

/// A challenge that was accepted: forecasts of its segment are moved by so much for everybody.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
pub struct Correction {
    /// The event that raised the challenge.
    #[ts(type = "string")]
    pub challenge: EventId,
    /// By how many per cent.
    pub percent: i32,
}

/// Names a step in which results were taken from one file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct StepName {
    /// Who took it.
    pub author: PrincipalId,
    /// The import, as its parts name it.
    pub import: String,
}

/// The usual miss in a market before and after a change of the model, on closed posts that neither model had seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Tested {
    /// Which market; all of them, when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub market: Option<Market>,
    /// Posts it was tested on.
    pub posts: u32,
    /// Their creators.
    pub creators: u32,
    /// The usual miss before, in per cent: 50 means by half more, or as many times less.
    pub before: u32,
    /// The usual miss after.
    pub after: u32,
    /// True when the 95 % interval of the change leaves none out: the difference is shown, not guessed.
    pub sure: bool,
}

/// What the forecasts of a campaign rest on from now on. Going back to an earlier version is one more version.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForecastVersion {
    /// The files of results it learns from, beside the shortlist.
    pub results: BTreeSet<StepName>,
    /// The challenges it applies.
    pub corrections: BTreeSet<Correction>,
    /// Why it was taken into use.
    pub reason: String,
    /// Fingerprint of the model, as it was learnt where the version was taken into use.
    pub model: String,
    /// What it was tested on then.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tested: Vec<Tested>,
}

impl ForecastVersion {
    /// True when it rests on the same.
    #[must_use]
    pub fn rests_on_the_same(&self, other: &Self) -> bool {
        (&self.results, &self.corrections) == (&other.results, &other.corrections)
    }

    /// True when every size is one that can be, nothing is named twice, and what it names is of a size that can be read.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        let challenges: BTreeSet<_> = self.corrections.iter().map(|correction| &correction.challenge).collect();
        let markets: BTreeSet<_> = self.tested.iter().map(|tested| tested.market).collect();
        let possible = |percent: i32| SIZES.contains(&percent) && percent != 0;
        self.corrections.iter().all(|correction| possible(correction.percent))
            && challenges.len() == self.corrections.len()
            && markets.len() == self.tested.len()
            && self.model.len() <= MOST_PRINT
            && self.corrections.len() <= MOST
            && self.results.len() <= MOST
            && self.reason.len() <= MAX_TEXT_BYTES
    }
}
