//! One campaign's taste, learnt from ordinal verdicts: reject below hold below accept.
//!
//! Utility of a candidate is the base plus the points of its bins. A campaign's points are normal around the shipped
//! ones. Every unaided verdict moves mean and covariance by one rank-one step (assumed-density filtering with a Laplace
//! approximation along the one direction the verdict speaks of), which is exact for normal likelihoods and costs p²
//! multiplications for p bins. [`Preference::fit`] finds the joint mode of all verdicts instead.
//!
//! What leaves this module is rounded to 1/256 logit, and sums are of whole numbers, so ranks are the same everywhere.

mod likelihood;
mod past;
mod prior;
mod refit;

pub use likelihood::Cuts;
pub use past::BadPast;
pub use prior::{BadPrior, FeaturePrior, Prior};

use crate::model::{Mode, Verdict};
use likelihood::sigmoid;

/// A disputed reason weighs as much as this share of a verdict.
const DISPUTE_WEIGHT: f64 = 0.3;
/// Parts of a logit that points are rounded to.
pub const PARTS: f64 = 256.0;

/// What an expert says of one group of reasons about one candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dispute {
    /// These features do not matter here.
    Irrelevant,
    /// They speak for the candidate.
    For,
    /// They speak against the candidate.
    Against,
}

/// A verdict as it is learnt from.
#[derive(Debug, Clone, Copy)]
pub struct Lesson<'a> {
    /// The candidate's bin for each feature.
    pub bins: &'a [u8],
    /// What the expert decided.
    pub verdict: Verdict,
    /// What the expert had seen of the AI. Only unaided verdicts teach.
    pub mode: Mode,
    /// Disputed reason groups.
    pub disputes: &'a [(u16, Dispute)],
}

/// What became of a lesson.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taught {
    /// The taste has moved.
    Yes,
    /// The expert had seen the AI; nothing was learnt.
    NotUnaided,
}

/// Why a candidate cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadBins {
    /// Another number of features.
    #[error("{got} bins for {features} features")]
    Count {
        /// How many came.
        got: usize,
        /// How many are needed.
        features: usize,
    },
    /// A bin the feature does not have.
    #[error("feature {feature} has no bin {bin}")]
    Bin {
        /// Which feature.
        feature: usize,
        /// Which bin.
        bin: u8,
    },
}

/// What is expected of one candidate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    /// Utility in 1/256 logit: the shipped points of the bins, the deltas, and the base.
    pub mean: i32,
    /// Its variance in 1/256 logit².
    pub variance: u32,
    /// For each feature, what this campaign's verdicts add to the shipped points of its bin, in 1/256 logit.
    pub deltas: Vec<i32>,
    /// What they add to the base, in 1/256 logit.
    pub base_delta: i32,
}

/// The taste of a campaign.
#[derive(Debug, Clone)]
pub struct Preference {
    prior: Prior,
    /// Where each feature's bins begin among the parameters; parameter 0 is the base.
    starts: Vec<usize>,
    /// Differences from the prior means.
    mean: Vec<f64>,
    /// Row after row.
    covariance: Vec<f64>,
}

impl Preference {
    /// The taste before any verdict.
    ///
    /// # Errors
    /// When the prior cannot be used.
    pub fn new(prior: Prior) -> Result<Self, BadPrior> {
        prior.validate()?;
        let mut starts = Vec::with_capacity(prior.features.len());
        let mut parameters = 1;
        for feature in &prior.features {
            starts.push(parameters);
            parameters += feature.means.len();
        }
        let mut covariance = vec![0.0; parameters * parameters];
        covariance[0] = prior.base_variance;
        for (feature, start) in prior.features.iter().zip(&starts) {
            for one in 0..feature.means.len() {
                for other in 0..feature.means.len() {
                    covariance[(start + one) * parameters + start + other] = Prior::covariance(feature, one, other);
                }
            }
        }
        Ok(Self { prior, starts, mean: vec![0.0; parameters], covariance })
    }

    /// Learns one verdict.
    ///
    /// Groups the expert disputes do not speak in the verdict; each moves towards what the expert said of it alone, with
    /// a third of a verdict's weight, and moves nothing else.
    ///
    /// # Errors
    /// When the bins are not those of the prior's features; nothing is learnt then.
    pub fn learn(&mut self, lesson: &Lesson<'_>) -> Result<Taught, BadBins> {
        let row = self.row(lesson.bins)?;
        if lesson.mode != Mode::Unaided {
            return Ok(Taught::NotUnaided);
        }
        let speaking = self.without_disputed(&row, lesson.disputes);
        self.learn_verdict(&speaking, lesson.verdict);
        for (group, dispute) in lesson.disputes {
            self.learn_dispute(&row, *group, *dispute);
        }
        Ok(Taught::Yes)
    }

    /// What is expected of a candidate.
    ///
    /// # Errors
    /// When the bins are not those of the prior's features.
    pub fn expect(&self, bins: &[u8]) -> Result<Expected, BadBins> {
        let row = self.row(bins)?;
        let parts = |logits: f64| (logits * PARTS).round() as i32;
        let deltas: Vec<i32> = row[1..].iter().map(|at| parts(self.mean[*at])).collect();
        let base_delta = parts(self.mean[0]);
        let shipped: i32 = self.shipped(bins).map(parts).sum();
        let mean = parts(self.prior.base) + base_delta + shipped + deltas.iter().sum::<i32>();
        let variance = (self.spread(&row).1.max(0.0) * PARTS).round() as u32;
        Ok(Expected { mean, variance, deltas, base_delta })
    }

    /// For each feature and bin: difference from the shipped points, and its variance, in logits and logits². This is
    /// what [`Prior::learn_spread`] learns from.
    #[must_use]
    pub fn differences(&self) -> Vec<Vec<(f64, f64)>> {
        let of = |at: usize| (self.mean[at], self.covariance[at * self.mean.len() + at]);
        let features = self.prior.features.iter().zip(&self.starts);
        features.map(|(feature, start)| (0..feature.means.len()).map(|bin| of(start + bin)).collect()).collect()
    }

    /// The parameters a candidate's utility is the sum of: the base and one bin for each feature.
    fn row(&self, bins: &[u8]) -> Result<Vec<usize>, BadBins> {
        if bins.len() != self.starts.len() {
            return Err(BadBins::Count { got: bins.len(), features: self.starts.len() });
        }
        let mut row = vec![0];
        for (at, bin) in bins.iter().enumerate() {
            if usize::from(*bin) >= self.prior.features[at].means.len() {
                return Err(BadBins::Bin { feature: at, bin: *bin });
            }
            row.push(self.starts[at] + usize::from(*bin));
        }
        Ok(row)
    }

    fn shipped<'a>(&'a self, bins: &'a [u8]) -> impl Iterator<Item = f64> + 'a {
        self.prior.features.iter().zip(bins).map(|(feature, bin)| feature.means[usize::from(*bin)])
    }

    fn without_disputed(&self, row: &[usize], disputes: &[(u16, Dispute)]) -> Vec<usize> {
        let disputed = |at: usize| {
            let Some(feature) = at.checked_sub(1) else { return false };
            disputes.iter().any(|(group, _)| *group == self.prior.features[feature].group)
        };
        row.iter().enumerate().filter(|(at, _)| !disputed(*at)).map(|(_, parameter)| *parameter).collect()
    }

    /// Prior mean of a parameter.
    fn prior_mean(&self, parameter: usize) -> f64 {
        let Some(feature) = self.starts.partition_point(|start| *start <= parameter).checked_sub(1) else {
            return self.prior.base;
        };
        self.prior.features[feature].means[parameter - self.starts[feature]]
    }

    /// Mean and variance of the sum of some parameters.
    fn spread(&self, row: &[usize]) -> (f64, f64) {
        let parameters = self.mean.len();
        let mean = row.iter().map(|at| self.prior_mean(*at) + self.mean[*at]).sum();
        let of = |one: &usize| row.iter().map(|other| self.covariance[one * parameters + other]).sum::<f64>();
        (mean, row.iter().map(of).sum())
    }

    /// Covariance of every parameter with the sum of some.
    fn gain(&self, row: &[usize]) -> Vec<f64> {
        let parameters = self.mean.len();
        let mut gain = vec![0.0; parameters];
        for at in row {
            for (gain, covariance) in gain.iter_mut().zip(&self.covariance[at * parameters..(at + 1) * parameters]) {
                *gain += covariance;
            }
        }
        gain
    }

    fn learn_verdict(&mut self, row: &[usize], verdict: Verdict) {
        let (mean, variance) = self.spread(row);
        if variance <= 0.0 {
            return;
        }
        let cuts = self.prior.cuts;
        let (mode, bend) = mode_along(mean, variance, |utility| cuts.slope(verdict, utility));
        let gain = self.gain(row);
        let step = (mode - mean) / variance;
        let shrink = bend / (1.0 + bend * variance);
        let parameters = self.mean.len();
        for (mean, gain) in self.mean.iter_mut().zip(&gain) {
            *mean += gain * step;
        }
        for (at, line) in self.covariance.chunks_exact_mut(parameters).enumerate() {
            let factor = shrink * gain[at];
            for (covariance, gain) in line.iter_mut().zip(&gain) {
                *covariance -= factor * gain;
            }
        }
    }

    /// Moves the means of one group only. Its variance stays: a dispute corrects, it does not make anybody surer.
    fn learn_dispute(&mut self, row: &[usize], group: u16, dispute: Dispute) {
        let of_group = |(at, _): &(usize, &usize)| *at > 0 && self.prior.features[at - 1].group == group;
        let members: Vec<usize> = row.iter().enumerate().filter(of_group).map(|(_, parameter)| *parameter).collect();
        let (mean, variance) = self.spread(&members);
        if members.is_empty() || variance <= 0.0 {
            return;
        }
        let slope = |points: f64| {
            let chance = sigmoid(points);
            // Half for and half against pulls them to nothing.
            let wanted = match dispute {
                Dispute::Irrelevant => 0.5,
                Dispute::For => 1.0,
                Dispute::Against => 0.0,
            };
            (DISPUTE_WEIGHT * (wanted - chance), DISPUTE_WEIGHT * chance * (1.0 - chance))
        };
        let (mode, _) = mode_along(mean, variance, slope);
        let gain = self.gain(&members);
        let step = (mode - mean) / variance;
        for (feature, start) in
            self.prior.features.iter().zip(&self.starts).filter(|(feature, _)| feature.group == group)
        {
            let bins = *start..start + feature.means.len();
            for (mean, gain) in self.mean[bins.clone()].iter_mut().zip(&gain[bins]) {
                *mean += gain * step;
            }
        }
    }
}

/// The most likely value of a sum that was normal and about which one thing was said, and how sharply it was said there.
///
/// Newton's steps on a function of one bend, kept between the ends by halving: it cannot run away.
fn mode_along(mean: f64, variance: f64, slope: impl Fn(f64) -> (f64, f64)) -> (f64, f64) {
    // The slope of what is said is at most one, so the mode is within one variance of the mean.
    let (mut low, mut high) = (mean - variance, mean + variance);
    let mut at = mean;
    for _ in 0..50 {
        let (first, bend) = slope(at);
        let gradient = first - (at - mean) / variance;
        if gradient > 0.0 {
            low = at;
        } else {
            high = at;
        }
        let newton = at + gradient / (bend + 1.0 / variance);
        let next = if newton > low && newton < high { newton } else { f64::midpoint(low, high) };
        if (next - at).abs() < 1e-12 {
            break;
        }
        at = next;
    }
    (at, slope(at).1)
}

#[cfg(test)]
mod tests;
