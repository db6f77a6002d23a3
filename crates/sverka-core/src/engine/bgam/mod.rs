//! The binned Bayesian additive model: `link(mean) = base + Σ part_j(bin_j)`.
//!
//! Each feature is a step function over its bins. Prior of a feature: a straight trend over the order of its bins, or over
//! the places of the rows themselves where they are given, and a random walk of first order around it, `λ (Σ (f_{k+1} − f_k)² + ridge · Σ f_k²)`; missing and withheld values have free
//! parts, pulled to zero. Fitting is penalised iterative reweighting; every round solves
//! one system whose Gram matrix is summed from weighted histograms of pairs of features (the one-hot matrix is never
//! built), and updates each λ by Fellner and Schall's rule under a gamma hyperprior, which, with the trend, is what keeps the model
//! useful with thirty rows. The posterior is Laplace's approximation at the mode.
//!
//! Sums run in a fixed order, and no step divides its work by the number of threads: one thread and many give the same
//! bytes. Different processors may differ in the last bits, therefore a model is fitted once, rounded
//! ([`super::artefact`]), and carried to where it is used.

mod basis;
mod fit;
mod gram;
mod monotone;
mod solve;
#[cfg(test)]
mod tests;

use super::columns::{BINS, Columns};
pub use fit::fit;

/// What the sum of parts is turned into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Link {
    /// A chance: the response is 0–1, parts are in logits.
    Logit,
    /// The value itself: parts are in the response's unit; its spread around the mean is estimated.
    Identity,
}

/// In which direction a part may go, from low values to high ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Never down.
    Rising,
    /// Never up.
    Falling,
}

/// A gamma distribution of a precision: its mean is `shape ÷ rate`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hyperprior {
    /// Weight of the belief, in observations.
    pub shape: f64,
    /// Belief divided by it.
    pub rate: f64,
}

/// How a model is fitted.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// The link.
    pub link: Link,
    /// Belief about the precision λ of steps between neighbouring bins.
    pub smoothness: Hyperprior,
    /// Belief about the precision of the slope over all bins; `None`: no trend, steps only.
    pub trend: Option<Hyperprior>,
    /// Pull of every bin to the trend, as a part of λ.
    pub ridge: f64,
    /// Features that may go in one direction only.
    pub monotone: Vec<(usize, Direction)>,
    /// Rounds at most.
    pub rounds: usize,
}

impl Settings {
    /// The settings used throughout, no direction imposed. The rate of the hyperprior of steps is small, so that
    /// a feature without influence is flattened nearly altogether; how it was chosen is in `docs/decisions/0011-…`.
    #[must_use]
    pub fn new(link: Link) -> Self {
        Self {
            link,
            smoothness: Hyperprior { shape: 2.0, rate: 0.5 },
            trend: Some(Hyperprior { shape: 6.0, rate: 2.0 }),
            ridge: 0.1,
            monotone: Vec::new(),
            rounds: 24,
        }
    }
}

/// What a model learns from.
#[derive(Debug, Clone, Copy)]
pub struct Training<'a> {
    /// The features.
    pub columns: &'a Columns,
    /// The response, one a row.
    pub response: &'a [f64],
    /// How much a row counts; `None`: all the same.
    pub weights: Option<&'a [f64]>,
    /// A known part of every row's sum, which the model does not learn; `None`: none.
    pub offset: Option<&'a [f64]>,
    /// Where each row lies on the trend of a feature, a list a feature: rows of one bin then differ along the trend. An
    /// unknown value is not finite. An empty list, or `None`: the trend is over the order of the bins, as it is for a
    /// feature that may go in one direction only.
    pub places: Option<&'a [Vec<f64>]>,
}

/// Why a model cannot be fitted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadTraining {
    /// There is nothing to learn from.
    #[error("there are no rows of any weight")]
    Empty,
    /// Something has another number of rows than the features.
    #[error("{what}: {found} values for {expected} rows")]
    Rows {
        /// What has it.
        what: &'static str,
        /// Values found.
        found: usize,
        /// Rows of the features.
        expected: usize,
    },
    /// A response, weight or offset is not usable.
    #[error("{what} of row {row} is out of range")]
    Value {
        /// What is out of range.
        what: &'static str,
        /// Where.
        row: usize,
    },
    /// A setting is out of range.
    #[error("the setting {0} is out of range")]
    Setting(&'static str),
    /// The system of equations has no solution; only weights of extreme size bring this about.
    #[error("the equations cannot be solved")]
    Singular,
}

/// A fitted model with its posterior.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    /// The sum of an average row.
    pub base: f64,
    /// Standard deviation of the base.
    pub base_sd: f64,
    /// The part of every bin, centred: its mean over the training rows is zero. An unknown value that training never
    /// saw has the part zero. Without the trend where rows have places of their own: [`Fit::parts_at`] has all of it.
    pub parts: Vec<[f64; BINS]>,
    /// Standard deviation of every part.
    pub sds: Vec<[f64; BINS]>,
    /// Precision λ of steps, a feature each.
    pub lambdas: Vec<f64>,
    /// Parameters the data decided.
    pub effective: f64,
    /// Variance of the response around its mean; 1 under [`Link::Logit`].
    pub dispersion: f64,
    /// Variance of a row's sum ÷ the sum of the variances of its base and parts, in the mean of the training rows: how
    /// much the parts of a row hang together.
    pub dependence: f64,
    /// Rounds it took.
    pub rounds: usize,
    covariance: Covariance,
}

/// Posterior covariance of the parameters and the way from bins to parameters.
#[derive(Debug, Clone, PartialEq)]
struct Covariance {
    bases: Vec<basis::Basis>,
    /// Inverse `M` of the lower factor of the precision; the covariance is `MᵀM`.
    inverse_factor: faer::Mat<f64>,
    beta: Vec<f64>,
}

impl Fit {
    /// Parts of a feature and their standard deviations, for values of which bin and place are given.
    #[must_use]
    pub fn parts_at(&self, feature: usize, values: &[(u8, f64)]) -> Vec<(f64, f64)> {
        let basis = &self.covariance.bases[feature];
        let line = basis.line();
        let block = line.map(|_| solve::inverse_block(&self.covariance.inverse_factor, basis.from, basis.size));
        let part = |(bin, place): &(u8, f64)| {
            let bin = usize::from(*bin) % BINS;
            let (part, sd) = (self.parts[feature][bin], self.sds[feature][bin]);
            match (line, &block) {
                (Some((slot, line)), Some(block)) if basis.slots[bin].is_some() => {
                    let along = self.covariance.beta[slot] * line.at(*place);
                    (part + along, fit::deviation(&basis.centred_at(bin, *place), block))
                }
                _ => (part, sd),
            }
        };
        values.iter().map(part).collect()
    }

    /// The sum of a row: logits or the response's unit. Bins that are not given count as average, as do places.
    #[must_use]
    pub fn sum(&self, bins: impl IntoIterator<Item = u8>) -> f64 {
        let parts = self.parts.iter().zip(bins).map(|(part, bin)| part[usize::from(bin) % BINS]);
        self.base + parts.sum::<f64>()
    }

    /// Sums of all rows.
    #[must_use]
    pub fn sums(&self, columns: &Columns) -> Vec<f64> {
        (0..columns.rows()).map(|row| self.sum(columns.row(row))).collect()
    }

    /// The exact posterior variance of a row's sum under Laplace's approximation, for checking what is told of it.
    /// Features whose parts were held in one direction take no part in it, nor do places.
    #[cfg(test)]
    pub(super) fn variance(&self, bins: impl IntoIterator<Item = u8>) -> f64 {
        let matrix = &self.covariance.inverse_factor;
        let mut image = matrix.col_as_slice(0).to_vec();
        for (basis, bin) in self.covariance.bases.iter().zip(bins) {
            for (at, value) in basis.centred(usize::from(bin) % BINS).into_iter().enumerate() {
                for (sum, entry) in image.iter_mut().zip(matrix.col_as_slice(basis.from + at)) {
                    *sum += value * entry;
                }
            }
        }
        image.iter().map(|value| value * value).sum()
    }
}

/// The logistic function.
#[must_use]
pub fn chance(logit: f64) -> f64 {
    1.0 / (1.0 + (-logit).exp())
}
