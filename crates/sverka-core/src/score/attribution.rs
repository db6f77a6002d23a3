//! The parts of a score: exact, and each with the value and the evidence it rests on.

use super::columns::{FIRST, Reading};
use crate::model::Verdict;

/// One part of a score.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Name of the feature.
    pub feature: &'static str,
    /// Points, in 1/256 logit.
    pub points: i32,
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
    pub(super) fn new(reading: &Reading, points: i32) -> Self {
        Self {
            feature: reading.feature.as_str(),
            points,
            value: reading.value,
            peer: reading.peer,
            evidence: reading.evidence,
            missing: reading.bin < FIRST,
        }
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

/// Parts by size, those of equal size in the order of the features.
pub(super) fn ordered(parts: [Part; 5]) -> Vec<Part> {
    let mut parts = Vec::from(parts);
    parts.sort_by_key(|part| std::cmp::Reverse(part.points.unsigned_abs()));
    parts
}
