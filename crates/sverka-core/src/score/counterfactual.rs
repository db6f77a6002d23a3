//! What would have to be different for another verdict, and what would have to be known.

use super::columns::{FIRST, Reading};
use super::features::FeatureName;
use super::model::{Feature, Model, Scale};
use crate::model::{Account, Creator, Verdict, key};

/// The smallest change of one value that changes the advice.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Flip {
    /// The feature.
    pub feature: FeatureName,
    /// The value it has.
    pub from: f64,
    /// The nearest value at which the advice changes, same unit.
    pub to: f64,
    /// True when it has to be at least `to`, false when it has to be below.
    pub at_least: bool,
    /// The advice then.
    pub verdict: Verdict,
}

/// A value nobody has, and what it could do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotKnown {
    /// The feature.
    pub feature: FeatureName,
    /// Least points it could bring, instead of those it has now.
    pub worst: i32,
    /// Most points.
    pub best: i32,
}

impl Model {
    /// The change of one known value by the fewest bins that changes the advice; the first in the order of the
    /// features where several are equally near. `None` when no single value can.
    #[must_use]
    pub fn flip(&self, creator: &Creator, readings: &[Reading]) -> Option<Flip> {
        let scored = self.score_of(readings);
        let now = scored.verdict?;
        let mut nearest: Option<(u8, Flip)> = None;
        for reading in readings.iter().filter(|reading| reading.bin >= FIRST) {
            let (Some(feature), Some(from)) = (self.feature(reading.feature), reading.value) else { continue };
            let without = scored.score - feature.points_of(reading.bin);
            for bin in FIRST..FIRST + u8::try_from(feature.points.len()).unwrap_or(u8::MAX - FIRST) {
                let verdict = self.advice(without + feature.points_of(bin));
                let steps = bin.abs_diff(reading.bin);
                if verdict == now || nearest.is_some_and(|(fewest, _)| fewest <= steps) {
                    continue;
                }
                let at_least = bin > reading.bin;
                // Going up one enters a bin at its lower cut, going down at its upper one.
                let cut = usize::from(bin - FIRST) - usize::from(at_least);
                if let Some(to) = self.cut(feature, creator, reading, cut) {
                    nearest = Some((steps, Flip { feature: reading.feature, from, to, at_least, verdict }));
                }
            }
        }
        nearest.map(|(_, flip)| flip)
    }

    /// The value nobody has that could change the score most.
    #[must_use]
    pub fn most_wanted(&self, readings: &[Reading]) -> Option<NotKnown> {
        let unknown = readings.iter().filter(|reading| reading.bin < FIRST);
        let could = unknown.filter_map(|reading| {
            let feature = self.feature(reading.feature)?;
            let (worst, best) = (feature.points.iter().min()?, feature.points.iter().max()?);
            Some(NotKnown { feature: reading.feature, worst: i32::from(*worst), best: i32::from(*best) })
        });
        // The first of equals: `max_by_key` would take the last.
        could.reduce(|most, next| if next.best - next.worst > most.best - most.worst { next } else { most })
    }

    /// The value at a cut of a feature, in its unit.
    fn cut(&self, feature: &Feature, creator: &Creator, reading: &Reading, cut: usize) -> Option<f64> {
        match &feature.scale {
            Scale::Fixed { cuts, .. } => cuts.get(cut).copied(),
            Scale::Peers => {
                let account: &Account = creator.accounts.first()?;
                let metric = super::peers::PeerMetric::of(reading.evidence.unwrap_or(key::CPV))?;
                self.peers.cell(metric, creator.market, account)?.levels.get(cut).copied()
            }
        }
    }
}
