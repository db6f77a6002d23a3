//! What a person's change to the model's forecast is worth: the part of the way from model to person to go, by person and
//! regime, shrunk from the person to the group and from the group to all.
//!
//! With `a = person − model` and `r = actual − model` the weight is the slope of `r` on `a` through the origin: 0 says
//! keep the model, 1 says take the person's number (Blattberg & Hoch 1990 found a half to be a good guess when nothing is
//! known). Slopes of few changes are shrunk by empirical Bayes; a mistyped number moves none of them far.

use super::experience::Regime;
use crate::engine::shrinkage::NormalGroup;
use std::collections::BTreeMap;

/// One closed forecast that a person changed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Adjustment<'a> {
    /// Who.
    pub expert: &'a str,
    /// Their group: a market, say.
    pub group: &'a str,
    /// Where the model stood.
    pub regime: Regime,
    /// Person − model, on a scale on which errors compare (logarithms, for views).
    pub moved: f64,
    /// Actual − model, on the same scale.
    pub needed: f64,
}

/// A weight and what it rests on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weight {
    /// Part of the way from model to person, 0 to [`MOST`].
    pub value: f64,
    /// Its standard deviation.
    pub sd: f64,
    /// How much of it is the person's own record, 0–1.
    pub own: f64,
    /// Changes of the person's own.
    pub n: usize,
}

/// A person may be right by more than was dared, but not by much more.
pub const MOST: f64 = 1.2;
/// The weight before anything is known.
pub const START: f64 = 0.5;
/// Its variance: with no record at all every weight from 0 to 1 is thinkable.
const WIDE: f64 = 0.25;

/// An error of so many times the noise is still a usual one.
const USUAL: f64 = 1.0;
/// A move of so many times the usual one still counts in full.
pub(super) const LARGE: f64 = 5.0;
/// Rounds of weighing errors; a slope has settled long before.
const ROUNDS: usize = 30;

/// Changes as pairs of moved and needed.
type Changes = Vec<(f64, f64)>;

/// The belief about members of a level.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Level {
    mean: f64,
    between: f64,
}

#[derive(Debug, Clone, Default, PartialEq)]
struct OfRegime {
    /// Spread of what the common slope leaves.
    noise: f64,
    /// The largest move that counts in full.
    largest: f64,
    all: Option<Level>,
    groups: BTreeMap<String, Level>,
    experts: BTreeMap<(String, String), Changes>,
}

/// Weights by person and regime.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Weights {
    regimes: BTreeMap<Regime, OfRegime>,
}

impl Weights {
    /// Learns from closed forecasts. Changes of nothing and values that are not numbers take no part.
    #[must_use]
    pub fn learn<'a>(changes: impl IntoIterator<Item = Adjustment<'a>>) -> Self {
        let mut sorted: BTreeMap<Regime, BTreeMap<(String, String), Changes>> = BTreeMap::new();
        for change in changes.into_iter().filter(is_usable) {
            let key = (change.group.to_owned(), change.expert.to_owned());
            sorted.entry(change.regime).or_default().entry(key).or_default().push((change.moved, change.needed));
        }
        Self { regimes: sorted.into_iter().map(|(regime, experts)| (regime, OfRegime::learn(experts))).collect() }
    }

    /// The weight of a person whose record took part in the learning; that of the group for anybody else.
    #[must_use]
    pub fn of(&self, expert: &str, group: &str, regime: Regime) -> Weight {
        let Some(of) = self.regimes.get(&regime) else { return nothing_known() };
        let own = of.experts.get(&(group.to_owned(), expert.to_owned()));
        of.shrink(group, own.map_or(&[], Vec::as_slice))
    }

    /// The weight of a group, or of all when the group is not known.
    #[must_use]
    pub fn of_group(&self, group: &str, regime: Regime) -> Weight {
        self.regimes.get(&regime).map_or_else(nothing_known, |of| of.shrink(group, &[]))
    }

    /// The weight of a person by a record that took no part in the learning, for one regime.
    #[must_use]
    pub fn with_record<'a>(
        &self,
        group: &str,
        regime: Regime,
        own: impl IntoIterator<Item = Adjustment<'a>>,
    ) -> Weight {
        let own = own.into_iter().filter(|change| is_usable(change) && change.regime == regime);
        let mut own: Changes = own.map(|change| (change.moved, change.needed)).collect();
        let Some(of) = self.regimes.get(&regime) else { return nothing_known() };
        temper(&mut own, of.largest);
        of.shrink(group, &own)
    }
}

pub(super) fn is_usable(change: &Adjustment<'_>) -> bool {
    change.moved.is_finite() && change.needed.is_finite() && change.moved != 0.0
}

fn nothing_known() -> Weight {
    Weight { value: START, sd: WIDE.sqrt(), own: 0.0, n: 0 }
}

impl OfRegime {
    fn learn(mut experts: BTreeMap<(String, String), Changes>) -> Self {
        let start = Level { mean: START, between: WIDE };
        let largest = LARGE * median(experts.values().flatten().map(|(moved, _)| moved.abs()).collect());
        experts.values_mut().for_each(|own| temper(own, largest));
        let everybody: Changes = experts.values().flatten().copied().collect();
        let common = least_absolute(&everybody).unwrap_or(START);
        let left: Vec<f64> = everybody.iter().map(|(moved, needed)| (needed - common * moved).abs()).collect();
        // The median of a normal's absolute value is its standard deviation ÷ 1.4826. When more than half of the changes
        // were right to the last digit, the mean stands in.
        let mean = left.iter().sum::<f64>() / left.len().max(1) as f64;
        let noise =
            [1.4826 * median(left), mean].into_iter().find(|noise| *noise > 0.0).unwrap_or(f64::MIN_POSITIVE.sqrt());
        let mut of_group: BTreeMap<&str, Vec<&Changes>> = BTreeMap::new();
        for ((group, _), own) in &experts {
            of_group.entry(group).or_default().push(own);
        }
        let everybody: Vec<&Changes> = experts.values().collect();
        let (all, _) = level(&everybody, common, noise, start);
        let found: Vec<(Level, f64)> = of_group.values().map(|own| level(own, all.mean, noise, all)).collect();
        let means: Vec<(f64, f64)> = found.iter().map(|(level, variance)| (level.mean, *variance)).collect();
        // Groups are pulled to all as far as their people are few; one group is all.
        let shrunk = |(mean, variance): &(f64, f64)| {
            NormalGroup::learn(&means).map_or(all.mean, |groups| groups.shrink(*mean, *variance).mean)
        };
        let groups = of_group
            .keys()
            .zip(&means)
            .map(|(group, own)| ((*group).to_owned(), Level { mean: shrunk(own), between: all.between }))
            .collect();
        Self { noise, largest, all: Some(all), groups, experts }
    }

    fn shrink(&self, group: &str, own: &[(f64, f64)]) -> Weight {
        let start = Level { mean: START, between: WIDE };
        let level = self.groups.get(group).copied().or(self.all).unwrap_or(start);
        let Some((slope, variance)) = slope(own, level.mean, self.noise) else {
            return Weight { value: level.mean.clamp(0.0, MOST), sd: level.between.sqrt(), own: 0.0, n: 0 };
        };
        let shrunk = NormalGroup { mean: level.mean, between: level.between }.shrink(slope, variance);
        Weight { value: shrunk.mean.clamp(0.0, MOST), sd: shrunk.sd, own: shrunk.own, n: own.len() }
    }
}

/// The belief about people with these changes, and the variance of its mean. The mean is the slope that leaves the least
/// absolute errors over all their changes: a few numbers that were mistyped do not move it. The spread between people is
/// Paule and Mandel's.
fn level(people: &[&Changes], near: f64, noise: f64, start: Level) -> (Level, f64) {
    let slopes: Vec<(f64, f64)> = people.iter().filter_map(|own| slope(own, near, noise)).collect();
    let changes: Changes = people.iter().flat_map(|own| own.iter().copied()).collect();
    let precision = |between: f64| slopes.iter().map(|(_, variance)| 1.0 / (variance + between)).sum::<f64>();
    let Some(mean) = least_absolute(&changes) else { return (start, start.between) };
    match NormalGroup::learn(&slopes) {
        Ok(group) => (Level { mean, between: group.between }, 1.0 / precision(group.between)),
        Err(_) => {
            // A single person does not tell how people differ.
            let variance = 1.0 / precision(0.0).max(f64::MIN_POSITIVE);
            let shrunk = NormalGroup { mean: start.mean, between: start.between }.shrink(mean, variance);
            (Level { mean: shrunk.mean, between: start.between }, variance)
        }
    }
}

/// The slope through the origin with the least sum of absolute errors: the median of `needed ÷ moved`, weighted by the
/// size of the move.
fn least_absolute(changes: &[(f64, f64)]) -> Option<f64> {
    let mut order: Vec<(f64, f64)> = changes.iter().map(|(moved, needed)| (needed / moved, moved.abs())).collect();
    order.sort_by(|one, other| one.0.total_cmp(&other.0));
    let half = order.iter().map(|(_, weight)| weight).sum::<f64>() / 2.0;
    let mut reached = 0.0;
    order
        .iter()
        .find(|(_, weight)| {
            reached += weight;
            reached >= half
        })
        .map(|(slope, _)| *slope)
}

/// A person's slope and its variance: least squares in which an error beyond [`USUAL`] times the noise counts no more
/// than one of that size (Huber 1964), begun at the slope of others.
fn slope(changes: &[(f64, f64)], near: f64, noise: f64) -> Option<(f64, f64)> {
    let mut slope = near;
    let mut squares = 0.0;
    for _ in 0..ROUNDS {
        let (mut both, mut moves) = (0.0, 0.0);
        for (moved, needed) in changes {
            let error = (needed - slope * moved).abs();
            let weight = if error > USUAL * noise { USUAL * noise / error } else { 1.0 };
            both += weight * moved * needed;
            moves += weight * moved * moved;
        }
        if moves <= 0.0 {
            return None;
        }
        (slope, squares) = (both / moves, moves);
    }
    Some((slope, noise * noise / squares))
}

/// Larger moves are scaled down together with what they should have been: their slope stays, their weight does not grow.
fn temper(changes: &mut [(f64, f64)], largest: f64) {
    for (moved, needed) in changes.iter_mut().filter(|(moved, _)| moved.abs() > largest) {
        let part = largest / moved.abs();
        *moved *= part;
        *needed *= part;
    }
}

/// The middle value; 0 of none.
pub(super) fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}
