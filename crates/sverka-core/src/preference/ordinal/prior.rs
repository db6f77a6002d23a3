//! What is believed about an expert's taste before the first verdict of a campaign.

use super::likelihood::Cuts;

/// Bins of known values are ordered; neighbours differ by little. Correlation of one bin with the next.
const NEIGHBOUR: f64 = 0.8;
/// The least a taste may vary between campaigns, in logits²; without it a feature could never be learnt again.
const LEAST_VARIANCE: f64 = 0.01;

/// One feature: what the shipped model gives each bin, and how far a campaign may differ.
#[derive(Debug, Clone, PartialEq)]
pub struct FeaturePrior {
    /// The reason group it belongs to.
    pub group: u16,
    /// Points of each bin in logits, as shipped.
    pub means: Vec<f64>,
    /// Variance of a campaign's taste around them, in logits².
    pub variance: f64,
    /// The first bin of known values; the ones before (missing, withheld) stand for themselves.
    pub first_known: usize,
}

/// The whole prior.
#[derive(Debug, Clone, PartialEq)]
pub struct Prior {
    /// Utility of a candidate with no points, in logits.
    pub base: f64,
    /// Variance of the base between campaigns, in logits².
    pub base_variance: f64,
    /// Where reject ends and accept begins.
    pub cuts: Cuts,
    /// Features in the order of a candidate's bins.
    pub features: Vec<FeaturePrior>,
}

/// Why a prior cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadPrior {
    /// A number is missing, infinite, or a variance is not positive.
    #[error("feature {0} of the prior has a number that is none, or a variance that is not positive")]
    Number(usize),
    /// The base is not a number, or its variance is not positive.
    #[error("the base of the prior is no number, or its variance is not positive")]
    Base,
    /// The cuts are the wrong way round.
    #[error("the cut between reject and hold must be below the one between hold and accept")]
    Cuts,
}

impl Prior {
    /// Checks that the prior can be used.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn validate(&self) -> Result<(), BadPrior> {
        let positive = |variance: f64| variance.is_finite() && variance > 0.0;
        if !self.base.is_finite() || !positive(self.base_variance) {
            return Err(BadPrior::Base);
        }
        if !(self.cuts.low.is_finite() && self.cuts.high.is_finite() && self.cuts.low < self.cuts.high) {
            return Err(BadPrior::Cuts);
        }
        let wrong = |feature: &FeaturePrior| {
            !positive(feature.variance)
                || feature.means.is_empty()
                || feature.means.iter().any(|mean| !mean.is_finite())
        };
        self.features.iter().position(wrong).map_or(Ok(()), |at| Err(BadPrior::Number(at)))
    }

    /// Learns from finished campaigns how far each feature's taste varies between them (empirical Bayes, method of
    /// moments): the mean square of their differences from the shipped points, less their own uncertainty.
    ///
    /// `past` holds for each campaign, for each feature, for each bin: difference and its variance.
    pub fn learn_spread(&mut self, past: &[Vec<Vec<(f64, f64)>>]) {
        if past.is_empty() {
            return;
        }
        for (at, feature) in self.features.iter_mut().enumerate() {
            let bins: Vec<&(f64, f64)> = past.iter().filter_map(|campaign| campaign.get(at)).flatten().collect();
            if bins.is_empty() {
                continue;
            }
            // A bin the campaign never met still has its prior variance: it says nothing and is left out.
            let met: Vec<&&(f64, f64)> =
                bins.iter().filter(|(_, variance)| *variance < 0.999 * feature.variance).collect();
            if met.is_empty() {
                continue;
            }
            let surplus: f64 = met.iter().map(|(difference, variance)| difference * difference - variance).sum();
            let own = met.iter().map(|(_, variance)| *variance).sum::<f64>() / met.len() as f64;
            // The posterior shrank the differences by 1 − own/prior; undone, to first order.
            let shrunk = (1.0 - own / feature.variance).clamp(0.1, 1.0);
            feature.variance = ((surplus / met.len() as f64 + own) / shrunk).max(LEAST_VARIANCE);
        }
    }

    /// Prior covariance of two bins of a feature.
    pub(super) fn covariance(feature: &FeaturePrior, one: usize, other: usize) -> f64 {
        if one == other {
            feature.variance
        } else if one.min(other) < feature.first_known {
            0.0
        } else {
            feature.variance * NEIGHBOUR.powi(i32::try_from(one.abs_diff(other)).unwrap_or(i32::MAX))
        }
    }
}
