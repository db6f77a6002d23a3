//! The parts of a score: exact, and each with the value and the evidence it rests on.

use super::columns::{FIRST, Reading};
use super::features::FeatureName;
use super::model::Feature;
use crate::model::Verdict;

/// One part of a score.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// The feature.
    pub feature: FeatureName,
    /// Points, in 1/256 logit.
    pub points: i32,
    /// How unsure they are, as a standard deviation in 1/256 logit.
    pub sd: Option<u16>,
    /// The value in the feature's unit; absent when not known.
    pub value: Option<f64>,
    /// The usual value among peers, same unit.
    pub peer: Option<f64>,
    /// Metric it rests on; absent where it rests on several facts or on none.
    pub evidence: Option<&'static str>,
    /// True when nobody has the value or its source keeps it.
    pub missing: bool,
}

impl Part {
    pub(super) fn new(reading: &Reading, feature: &Feature) -> Self {
        Self {
            feature: reading.feature,
            points: feature.points_of(reading.bin),
            sd: feature.sd_of(reading.bin),
            value: reading.value,
            peer: reading.peer,
            evidence: reading.evidence,
            missing: reading.bin < FIRST,
        }
    }
}

/// A part is a reason from this many points on: a tenth of a logit.
const LEAST_POINTS: i32 = 26;
/// At most so many reasons for and against are put into words; the bars show all.
const FOR: usize = 3;
const AGAINST: usize = 2;

impl Part {
    /// True when the part is large enough to be a reason, and its sign is known with a probability of at least 0.9:
    /// |points| ÷ sd ≥ 1.28 under the normal approximation of the posterior.
    #[must_use]
    pub fn is_reason(&self) -> bool {
        let size = self.points.abs();
        !self.missing && size >= LEAST_POINTS && self.sd.is_none_or(|sd| size * 100 >= i32::from(sd) * 128)
    }
}

/// A score with its parts.
#[derive(Debug, Clone, PartialEq)]
pub struct Scored {
    /// Base plus all parts, in 1/256 logit.
    pub score: i32,
    /// Where every candidate starts.
    pub base: i32,
    /// Largest first.
    pub parts: Vec<Part>,
    /// The score as a chance of being accepted, in per cent, 1–99.
    pub chance: u8,
    /// What the model advises; absent when fewer than two features are known.
    pub verdict: Option<Verdict>,
}

impl Scored {
    /// The strongest reasons for.
    pub fn reasons(&self) -> impl Iterator<Item = &Part> {
        self.parts.iter().filter(|part| part.points > 0 && part.is_reason()).take(FOR)
    }

    /// The strongest reasons against.
    pub fn counter_reasons(&self) -> impl Iterator<Item = &Part> {
        self.parts.iter().filter(|part| part.points < 0 && part.is_reason()).take(AGAINST)
    }
}

/// Parts by size, those of equal size in the order of the features.
pub(super) fn ordered(mut parts: Vec<Part>) -> Vec<Part> {
    parts.sort_by_key(|part| std::cmp::Reverse(part.points.unsigned_abs()));
    parts
}
