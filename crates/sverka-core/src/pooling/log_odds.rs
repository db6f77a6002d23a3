//! Several opinions about which of some options is right, made into one set of chances: a pool of log-odds whose weights
//! are learnt from cases with a known answer.
//!
//! The chance of option `o` is proportional to `exp(Σ w_k · z_ok)` (McFadden's conditional logit). With `z_ok` the
//! logarithm of the chance that opinion `k` gives to the option this is the logarithmic pool; weights whose sum exceeds
//! one make it more extreme than the opinions (Satopää et al. 2014), and a bare verdict enters as 1 for its option, so
//! that its weight is a log-likelihood ratio (Kerrigan, Smyth & Steyvers 2021). Weights are pulled to zero by a normal
//! belief and found by Newton's steps.

use faer::Mat;
use faer::linalg::solvers::{Llt, Solve};

/// Least chance an opinion may give: nobody is certain.
pub const LEAST_CHANCE: f64 = 0.02;

/// A case: what each option has for it, and which one was right.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// Evidence, a list for each option; all of the same length.
    pub options: Vec<Vec<f64>>,
    /// The right option, a place in the list.
    pub right: usize,
}

/// Learnt weights of evidence.
#[derive(Debug, Clone, PartialEq)]
pub struct LogOddsPool {
    weights: Vec<f64>,
}

/// Why no pool can be learnt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadPool {
    /// Nothing to learn from.
    #[error("there are no cases")]
    Empty,
    /// A case cannot be used.
    #[error("case {0} has evidence of another length, no such option, or a value that is not a number")]
    Case(usize),
    /// A belief must be positive.
    #[error("precision {0} is not positive")]
    Precision(usize),
    /// The equations have no solution.
    #[error("the equations cannot be solved")]
    Singular,
}

/// Newton's steps at most.
const STEPS: usize = 50;

impl LogOddsPool {
    /// Learns the weights; `precisions` is how strongly each is believed to be zero (1 ÷ variance of the belief).
    ///
    /// # Errors
    /// [`BadPool`] when there is nothing to learn from or something does not fit together.
    pub fn learn(cases: &[Case], precisions: &[f64]) -> Result<Self, BadPool> {
        if cases.is_empty() {
            return Err(BadPool::Empty);
        }
        if let Some(at) = precisions.iter().position(|precision| !(precision.is_finite() && *precision > 0.0)) {
            return Err(BadPool::Precision(at));
        }
        let size = precisions.len();
        let fits = |case: &Case| {
            let usable = |evidence: &Vec<f64>| evidence.len() == size && evidence.iter().all(|value| value.is_finite());
            case.right < case.options.len() && case.options.iter().all(usable)
        };
        if let Some(at) = cases.iter().position(|case| !fits(case)) {
            return Err(BadPool::Case(at));
        }
        let mut pool = Self { weights: vec![0.0; size] };
        for _ in 0..STEPS {
            let step = pool.step(cases, precisions)?;
            // The likelihood is concave; steps are only kept short so that no exponential overflows on the way.
            let longest = step.iter().fold(0.0_f64, |most, step| most.max(step.abs()));
            let part = if longest > 2.0 { 2.0 / longest } else { 1.0 };
            for (weight, step) in pool.weights.iter_mut().zip(&step) {
                *weight += part * step;
            }
            if longest < 1e-10 {
                break;
            }
        }
        Ok(pool)
    }

    fn step(&self, cases: &[Case], precisions: &[f64]) -> Result<Vec<f64>, BadPool> {
        let size = self.weights.len();
        let mut slope: Vec<f64> = self.weights.iter().zip(precisions).map(|(weight, p)| -weight * p).collect();
        let mut bend = Mat::from_fn(size, size, |i, j| if i == j { precisions[i] } else { 0.0 });
        for case in cases {
            let chances = self.chances(&case.options);
            let mut mean = vec![0.0; size];
            for (chance, evidence) in chances.iter().zip(&case.options) {
                mean.iter_mut().zip(evidence).for_each(|(mean, value)| *mean += chance * value);
            }
            for ((slope, right), mean) in slope.iter_mut().zip(&case.options[case.right]).zip(&mean) {
                *slope += right - mean;
            }
            for (chance, evidence) in chances.iter().zip(&case.options) {
                for column in (0..size).filter(|at| evidence[*at] != mean[*at]) {
                    let scaled = chance * (evidence[column] - mean[column]);
                    for row in column..size {
                        bend[(row, column)] += scaled * (evidence[row] - mean[row]);
                    }
                }
            }
        }
        let factor = Llt::new(bend.as_ref(), faer::Side::Lower).map_err(|_| BadPool::Singular)?;
        let solution = factor.solve(Mat::from_fn(size, 1, |row, _| slope[row]));
        let step: Vec<f64> = (0..size).map(|row| solution[(row, 0)]).collect();
        if step.iter().all(|step| step.is_finite()) { Ok(step) } else { Err(BadPool::Singular) }
    }

    /// The weights, in the order of the evidence.
    #[must_use]
    pub fn weights(&self) -> &[f64] {
        &self.weights
    }

    /// Chances of the options; they sum to 1. Evidence beyond what was learnt from takes no part.
    #[must_use]
    pub fn chances(&self, options: &[Vec<f64>]) -> Vec<f64> {
        let sum = |evidence: &Vec<f64>| self.weights.iter().zip(evidence).map(|(weight, value)| weight * value).sum();
        let sums: Vec<f64> = options.iter().map(sum).collect();
        let top = sums.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let parts: Vec<f64> = sums.iter().map(|sum| (sum - top).exp()).collect();
        let total: f64 = parts.iter().sum();
        parts.into_iter().map(|part| part / total).collect()
    }
}

/// An opinion's chance as evidence: its logarithm, nobody being certain.
#[must_use]
pub fn evidence(chance: f64) -> f64 {
    chance.clamp(LEAST_CHANCE, 1.0).ln()
}
