//! What would have come of everybody, told by those who were chosen.
//!
//! Results exist only for creators who were chosen, and they were chosen because they looked good: their plain mean says
//! little of the others. With the chance of everybody to be chosen (the propensity), every result stands for as many
//! candidates as had to be passed over for it: inverse propensity (Horvitz & Thompson 1952), the same self-normalised
//! (Hájek 1971), and doubly robust (Dudík, Langford & Li 2011), which needs only one of two things to be right: the
//! propensities, or the outcome that is expected of each candidate.
//!
//! All three rest on two conditions: whoever was chosen was chosen by what the propensity is learnt from, and everybody
//! had some chance. Where the second is visibly broken, or too few results carry the weight, there is no estimate.

mod fit;
#[cfg(test)]
mod replay_tests;
#[cfg(test)]
mod tests;

pub use fit::{expected, propensities};

use statrs::distribution::{ContinuousCDF, StudentsT};
use std::collections::BTreeMap;

/// A candidate of a list that is closed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Case<'a> {
    /// Cases that hang together: those of one creator.
    pub cluster: &'a str,
    /// Chance of being chosen, by what was known then; above 0, at most 1.
    pub propensity: f64,
    /// The outcome that a model expects which has not seen this one.
    pub expected: f64,
    /// The outcome; only of those who were chosen.
    pub outcome: Option<f64>,
}

/// A mean with its 95 % interval, in the unit of the outcomes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The mean.
    pub value: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// The mean outcome over everybody, in three ways, and what it rests on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Corrected {
    /// Inverse propensity.
    pub inverse: Estimate,
    /// Inverse propensity, self-normalised.
    pub normalised: Estimate,
    /// Doubly robust.
    pub doubly_robust: Estimate,
    /// Effective number of chosen clusters: `(Σ w)² ÷ Σ w²` (Kish 1965).
    pub effective: f64,
    /// Candidates whose propensity was raised to the least that is used.
    pub clipped: usize,
}

/// Why nothing is said of everybody.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum Refused {
    /// Too few results carry the weight.
    #[error("the results are worth {effective:.1} comparable ones; {LEAST_EFFECTIVE} are needed")]
    Few {
        /// Effective number of chosen clusters.
        effective: f64,
    },
    /// Too many candidates had hardly any chance: nobody like them was chosen.
    #[error("{clipped} of {of} candidates had hardly any chance of being chosen")]
    Apart {
        /// So many.
        clipped: usize,
        /// Of so many.
        of: usize,
    },
    /// A propensity is not above 0 and at most 1, or a value is not a number.
    #[error("case {0} cannot be used")]
    Value(usize),
}

/// Effective results an estimate needs. Below it the interval's own width is not known well (with 20 it is off by a
/// sixth, one time in three), and a single weighty result can turn the sign.
pub const LEAST_EFFECTIVE: f64 = 20.0;
/// The least propensity used, as a part of the share that was chosen: no result stands for more than ten times as many
/// as the average one (Cole & Hernán 2008 truncate weights alike).
const FLOOR: f64 = 0.1;
/// The part of candidates that may lie below the floor.
const MOST_CLIPPED: f64 = 0.1;

/// The mean outcome over all cases, from those that have one. For the very candidates on the list, rather than for more
/// like them, the intervals are a little too wide. Where chances differ a hundredfold and the expected outcomes are far
/// off, too, they are too narrow: what they promise to hold in 95 % of cases they then hold in about 93 %.
///
/// # Errors
/// [`Refused`] when the cases do not bear it.
pub fn correct(cases: &[Case<'_>]) -> Result<Corrected, Refused> {
    let is_usable = |case: &Case<'_>| {
        case.propensity > 0.0
            && case.propensity <= 1.0
            && case.expected.is_finite()
            && case.outcome.is_none_or(f64::is_finite)
    };
    if let Some(at) = cases.iter().position(|case| !is_usable(case)) {
        return Err(Refused::Value(at));
    }
    let chosen = cases.iter().filter(|case| case.outcome.is_some()).count();
    let floor = FLOOR * chosen as f64 / cases.len().max(1) as f64;
    let clipped = cases.iter().filter(|case| case.propensity < floor).count();
    let weight = |case: &Case<'_>| case.outcome.map_or(0.0, |_| 1.0 / case.propensity.max(floor));
    let effective = effective(cases, weight);
    if effective < LEAST_EFFECTIVE {
        return Err(Refused::Few { effective });
    }
    if clipped as f64 > MOST_CLIPPED * cases.len() as f64 {
        return Err(Refused::Apart { clipped, of: cases.len() });
    }
    let size = cases.len() as f64;
    let total: f64 = cases.iter().map(weight).sum();
    let inverse = cases.iter().map(|case| weight(case) * case.outcome.unwrap_or(0.0)).collect::<Vec<f64>>();
    let mean = inverse.iter().sum::<f64>() / total;
    let normalised = |case: &Case<'_>| mean + weight(case) * (case.outcome.unwrap_or(mean) - mean) * size / total;
    let robust =
        |case: &Case<'_>| case.expected + weight(case) * (case.outcome.unwrap_or(case.expected) - case.expected);
    let parts = parts(cases, weight);
    let of = |influences: Vec<f64>| interval(cases, &influences, &parts, effective - 1.0);
    Ok(Corrected {
        inverse: of(inverse),
        normalised: of(cases.iter().map(normalised).collect()),
        doubly_robust: of(cases.iter().map(robust).collect()),
        effective,
        clipped,
    })
}

/// The mean outcome of those who were chosen, as it is, with its interval by cluster. `None` with fewer than two
/// clusters.
#[must_use]
pub fn of_the_chosen(cases: &[Case<'_>]) -> Option<Estimate> {
    let chosen: Vec<Case<'_>> = cases.iter().filter(|case| case.outcome.is_some_and(f64::is_finite)).copied().collect();
    let outcomes: Vec<f64> = chosen.iter().filter_map(|case| case.outcome).collect();
    let parts = parts(&chosen, |_| 1.0);
    let clusters = effective(&chosen, |_| 1.0);
    (clusters > 1.0).then(|| interval(&chosen, &outcomes, &parts, clusters - 1.0))
}

/// Kish's effective number of clusters.
fn effective(cases: &[Case<'_>], weight: impl Fn(&Case<'_>) -> f64) -> f64 {
    let squares: f64 = parts(cases, weight).values().map(|part| part * part).sum();
    if squares > 0.0 { 1.0 / squares } else { 0.0 }
}

/// The part of all weight that lies on each cluster.
fn parts<'a>(cases: &[Case<'a>], weight: impl Fn(&Case<'a>) -> f64) -> BTreeMap<&'a str, f64> {
    let mut sums: BTreeMap<&str, f64> = BTreeMap::new();
    for case in cases {
        *sums.entry(case.cluster).or_default() += weight(case);
    }
    let total: f64 = sums.values().sum();
    sums.values_mut().for_each(|sum| *sum = if total > 0.0 { *sum / total } else { 0.0 });
    sums
}

/// The mean of the influences with an interval from their sums by cluster. A cluster that bears much of the weight has
/// drawn the mean to itself, so its sum counts as it would if it were left out (the jackknife; MacKinnon & White 1985),
/// and few sums that rule the variance leave few degrees of freedom (Satterthwaite 1946).
fn interval(cases: &[Case<'_>], influences: &[f64], parts: &BTreeMap<&str, f64>, freedom: f64) -> Estimate {
    let size = influences.len() as f64;
    let value = influences.iter().sum::<f64>() / size;
    let mut sums: BTreeMap<&str, f64> = BTreeMap::new();
    for (case, influence) in cases.iter().zip(influences) {
        *sums.entry(case.cluster).or_default() += influence - value;
    }
    let clusters = sums.len() as f64;
    let left_out = |(cluster, sum): (&&str, &f64)| sum / (1.0 - parts.get(*cluster).copied().unwrap_or(0.0));
    let squares: Vec<f64> = sums.iter().map(left_out).map(|sum| sum * sum).collect();
    let total: f64 = squares.iter().sum();
    let fourth: f64 = squares.iter().map(|square| square * square).sum();
    let spread = fourth - total * total / clusters;
    let own = if spread > 0.0 { 2.0 * total * total / spread } else { f64::INFINITY };
    let sd = (total * clusters / (clusters - 1.0)).sqrt() / size;
    let quantile =
        StudentsT::new(0.0, 1.0, freedom.min(own).max(1.0)).map_or(f64::INFINITY, |of| of.inverse_cdf(0.975));
    Estimate { value, low: value - quantile * sd, high: value + quantile * sd }
}
