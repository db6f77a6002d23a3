//! Proper scoring rules: what a forecast in form of a distribution, a set of quantiles, a band or a chance costs once the
//! outcome is known. All are losses in the unit of the outcome; the honest forecast has the lowest expected one
//! (Gneiting & Raftery 2007, *Strictly proper scoring rules, prediction, and estimation*, JASA 102).

#[cfg(test)]
mod tests;

use statrs::function::erf::erfc;
use std::f64::consts::{FRAC_1_SQRT_2, PI};

/// The density of the standard normal distribution.
#[must_use]
pub fn normal_density(z: f64) -> f64 {
    (-z * z / 2.0).exp() / (2.0 * PI).sqrt()
}

/// The chance that a standard normal number is at most `z`.
#[must_use]
pub fn normal_chance(z: f64) -> f64 {
    erfc(-z * FRAC_1_SQRT_2) / 2.0
}

/// Continuous ranked probability score of a normal distribution, `s (z (2Φ(z) − 1) + 2φ(z) − 1/√π)` with
/// `z = (y − mean) / s` (Gneiting et al. 2005, equation 5). With no spread it is the absolute error.
#[must_use]
pub fn crps_normal(mean: f64, sd: f64, outcome: f64) -> f64 {
    if sd <= 0.0 {
        return (outcome - mean).abs();
    }
    let z = (outcome - mean) / sd;
    sd * (z * (2.0 * normal_chance(z) - 1.0) + 2.0 * normal_density(z) - 1.0 / PI.sqrt())
}

/// Continuous ranked probability score of the distribution that puts the same weight on each of these values:
/// `mean |x − y| − ½ mean |x − x′|` (Gneiting & Raftery 2007, equation 21). `None` without values.
#[must_use]
pub fn crps_sample(values: &[f64], outcome: f64) -> Option<f64> {
    if values.is_empty() {
        return None;
    }
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let count = sorted.len() as f64;
    let far = sorted.iter().map(|value| (value - outcome).abs()).sum::<f64>() / count;
    // Of all pairs, the value of rank k is the greater one of k and the lesser one of the others.
    let apart = sorted.iter().enumerate().map(|(rank, value)| (2.0 * rank as f64 + 1.0 - count) * value).sum::<f64>();
    Some(far - apart / (count * count))
}

/// The same from quantiles at the middles of equal steps of chance, `(k + ½) / n`: twice their mean pinball loss, the
/// midpoint rule of the score's quantile form (Laio & Tamea 2007). `None` without quantiles.
#[must_use]
pub fn crps_quantiles(quantiles: &[f64], outcome: f64) -> Option<f64> {
    let count = quantiles.len() as f64;
    let loss = |(k, quantile): (usize, &f64)| pinball((k as f64 + 0.5) / count, *quantile, outcome);
    (!quantiles.is_empty()).then(|| 2.0 * quantiles.iter().enumerate().map(loss).sum::<f64>() / count)
}

/// Pinball loss of a quantile at a level (0–1): what makes the true quantile the best answer (Koenker & Bassett 1978).
#[must_use]
pub fn pinball(level: f64, quantile: f64, outcome: f64) -> f64 {
    let over = outcome - quantile;
    if over >= 0.0 { level * over } else { (level - 1.0) * over }
}

/// Interval score of a band that should miss a share `miss` of outcomes: its width, and `2 / miss` for each unit by which
/// it was missed (Gneiting & Raftery 2007, equation 43).
#[must_use]
pub fn interval_score(low: f64, high: f64, miss: f64, outcome: f64) -> f64 {
    (high - low) + 2.0 / miss * ((low - outcome).max(0.0) + (outcome - high).max(0.0))
}

/// Brier score of a chance: the square of its distance from what happened (Brier 1950).
#[must_use]
pub fn brier(chance: f64, happened: bool) -> f64 {
    (chance - f64::from(u8::from(happened))).powi(2)
}

/// Probability integral transform: which share of equally likely values lies below the outcome, those equal to it
/// counting half. Over many honest forecasts it is uniform (Dawid 1984). `None` without values.
#[must_use]
pub fn pit(values: &[f64], outcome: f64) -> Option<f64> {
    let below = values.iter().filter(|value| **value < outcome).count() as f64;
    let not_above = values.iter().filter(|value| **value <= outcome).count() as f64;
    (!values.is_empty()).then(|| (below + not_above) / 2.0 / values.len() as f64)
}
