//! What a person's change to the model's forecast is worth: the part of the way from model to person to go, by person and
//! regime, shrunk from the person to the group and from the group to all.
//!
//! With `a = person − model` and `r = actual − model` the weight is the slope of `r` on `a` through the origin: 0 says
//! keep the model, 1 says take the person's number (Blattberg & Hoch 1990 found a half to be a good guess when nothing is
//! known). Slopes of few changes are shrunk by empirical Bayes.

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

/// Sums for a slope through the origin.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Sums {
    n: usize,
    moved: f64,
    both: f64,
    needed: f64,
}

impl Sums {
    fn add(&mut self, change: &Adjustment<'_>) {
        self.n += 1;
        self.moved += change.moved * change.moved;
        self.both += change.moved * change.needed;
        self.needed += change.needed * change.needed;
    }

    fn slope(&self) -> Option<f64> {
        (self.moved > 0.0).then(|| self.both / self.moved)
    }

    /// Sum of squares that the slope leaves.
    fn left(&self) -> f64 {
        self.slope().map_or(self.needed, |slope| (self.needed - slope * self.both).max(0.0))
    }
}

/// The belief about members of a level.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Level {
    mean: f64,
    between: f64,
}

#[derive(Debug, Clone, Default, PartialEq)]
struct OfRegime {
    /// Variance of what a slope leaves.
    noise: f64,
    all: Option<Level>,
    groups: BTreeMap<String, Level>,
    experts: BTreeMap<(String, String), Sums>,
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
        let mut sums: BTreeMap<Regime, BTreeMap<(String, String), Sums>> = BTreeMap::new();
        for change in changes.into_iter().filter(is_usable) {
            let key = (change.group.to_owned(), change.expert.to_owned());
            sums.entry(change.regime).or_default().entry(key).or_default().add(&change);
        }
        Self { regimes: sums.into_iter().map(|(regime, experts)| (regime, OfRegime::learn(experts))).collect() }
    }

    /// The weight of a person whose record took part in the learning; that of the group for anybody else.
    #[must_use]
    pub fn of(&self, expert: &str, group: &str, regime: Regime) -> Weight {
        let Some(of) = self.regimes.get(&regime) else { return nothing_known() };
        let own = of.experts.get(&(group.to_owned(), expert.to_owned())).copied().unwrap_or_default();
        of.shrink(group, own)
    }

    /// The weight of a group, or of all when the group is not known.
    #[must_use]
    pub fn of_group(&self, group: &str, regime: Regime) -> Weight {
        self.regimes.get(&regime).map_or_else(nothing_known, |of| of.shrink(group, Sums::default()))
    }

    /// The weight of a person by a record that took no part in the learning, for one regime.
    #[must_use]
    pub fn with_record<'a>(
        &self,
        group: &str,
        regime: Regime,
        own: impl IntoIterator<Item = Adjustment<'a>>,
    ) -> Weight {
        let mut sums = Sums::default();
        own.into_iter()
            .filter(|change| is_usable(change) && change.regime == regime)
            .for_each(|change| sums.add(&change));
        self.regimes.get(&regime).map_or_else(nothing_known, |of| of.shrink(group, sums))
    }
}

fn is_usable(change: &Adjustment<'_>) -> bool {
    change.moved.is_finite() && change.needed.is_finite() && change.moved != 0.0
}

fn nothing_known() -> Weight {
    Weight { value: START, sd: WIDE.sqrt(), own: 0.0, n: 0 }
}

impl OfRegime {
    fn learn(experts: BTreeMap<(String, String), Sums>) -> Self {
        let (left, free) = experts
            .values()
            .fold((0.0, 0.0), |(left, free), own| (left + own.left(), free + (own.n as f64 - 1.0).max(0.0)));
        let total = experts.values().fold(Sums::default(), |total, own| Sums {
            n: total.n + own.n,
            moved: total.moved + own.moved,
            both: total.both + own.both,
            needed: total.needed + own.needed,
        });
        // With one change each there is nothing around the own slopes; what the common slope leaves stands in.
        let noise = if free > 0.0 { left / free } else { total.left() / total.n.max(1) as f64 };
        let noise = noise.max(f64::MIN_POSITIVE);
        let start = Level { mean: START, between: WIDE };
        let mut of_group: BTreeMap<String, Vec<(f64, f64)>> = BTreeMap::new();
        for ((group, _), own) in &experts {
            if let Some(slope) = own.slope() {
                of_group.entry(group.clone()).or_default().push((slope, noise / own.moved));
            }
        }
        let all = level(of_group.values().flatten(), start);
        let groups = levels(&of_group, all);
        Self { noise, all: Some(all), groups, experts }
    }

    fn shrink(&self, group: &str, own: Sums) -> Weight {
        let start = Level { mean: START, between: WIDE };
        let level = self.groups.get(group).copied().or(self.all).unwrap_or(start);
        let prior = NormalGroup { mean: level.mean, between: level.between };
        let shrunk = match own.slope() {
            Some(slope) => prior.shrink(slope, self.noise / own.moved),
            None => prior.shrink(level.mean, f64::MAX),
        };
        let sd = if own.n == 0 { level.between.sqrt() } else { shrunk.sd };
        Weight { value: shrunk.mean.clamp(0.0, MOST), sd, own: shrunk.own, n: own.n }
    }
}

/// The belief about members with these slopes and variances of slopes. The mean is that of all their changes together, in
/// which a large change counts more than a small one: slopes of small changes are skewed. The spread between members is
/// Paule and Mandel's.
fn level<'a>(members: impl Iterator<Item = &'a (f64, f64)>, start: Level) -> Level {
    let members: Vec<(f64, f64)> = members.copied().collect();
    let total: f64 = members.iter().map(|(_, variance)| 1.0 / variance).sum();
    let pooled = members.iter().map(|(slope, variance)| slope / variance).sum::<f64>() / total;
    match NormalGroup::learn(&members) {
        Ok(group) => Level { mean: pooled, between: group.between },
        Err(_) if total > 0.0 => {
            // A single member does not tell how members differ.
            let shrunk = NormalGroup { mean: start.mean, between: start.between }.shrink(pooled, 1.0 / total);
            Level { mean: shrunk.mean, between: start.between }
        }
        Err(_) => start,
    }
}

/// Groups' levels, each pulled to all as far as its own people are few.
fn levels(of_group: &BTreeMap<String, Vec<(f64, f64)>>, all: Level) -> BTreeMap<String, Level> {
    let mean = |members: &Vec<(f64, f64)>| {
        let size: f64 = members.iter().map(|(_, variance)| 1.0 / (variance + all.between)).sum();
        (level(members.iter(), all).mean, 1.0 / size)
    };
    let means: Vec<(f64, f64)> = of_group.values().map(mean).collect();
    let Ok(between) = NormalGroup::learn(&means) else {
        return of_group.keys().map(|group| (group.clone(), all)).collect();
    };
    let shrunk = |(group, (mean, variance)): (&String, &(f64, f64))| {
        (group.clone(), Level { mean: between.shrink(*mean, *variance).mean, between: all.between })
    };
    of_group.keys().zip(&means).map(shrunk).collect()
}
