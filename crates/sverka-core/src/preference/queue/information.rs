//! How much a verdict would teach.

use statrs::distribution::{ContinuousCDF, Normal};
use std::f64::consts::{LN_2, PI};

/// Information in bits that the verdict accept-or-not gives about the taste behind it (BALD), from mean and variance of
/// the utility in logits.
///
/// Houlsby, Huszár, Ghahramani, Lengyel, "Bayesian Active Learning for Classification and Preference Learning", 2011,
/// arXiv:1112.5745, closed form for the probit; a logit is a probit of √(π/8) of its size.
#[must_use]
pub fn information(mean: f64, variance: f64) -> f64 {
    let (mean, variance) = (mean * (PI / 8.0).sqrt(), variance * PI / 8.0);
    let chance = Normal::standard().cdf(mean / (variance + 1.0).sqrt());
    let c = (PI * LN_2 / 2.0).sqrt();
    let expected_entropy = c / (variance + c * c).sqrt() * (-mean * mean / (2.0 * (variance + c * c))).exp();
    (entropy(chance) - expected_entropy).max(0.0)
}

/// Entropy of a yes-or-no in bits.
fn entropy(chance: f64) -> f64 {
    let term = |p: f64| if p > 0.0 { -p * p.log2() } else { 0.0 };
    term(chance) + term(1.0 - chance)
}

#[cfg(test)]
mod tests {
    use super::information;

    #[test]
    fn what_is_certain_teaches_nothing_and_doubt_about_the_taste_teaches_most() {
        assert!(information(0.0, 0.0) < 1e-9, "a coin that is known to be fair teaches nothing");
        assert!(information(0.0, 4.0) > information(0.0, 1.0));
        assert!(information(0.0, 1.0) > information(3.0, 1.0));
        assert!(information(-2.0, 1.0) - information(2.0, 1.0) < 1e-12, "either side is alike");
    }

    #[test]
    fn the_closed_form_is_near_the_integral() {
        // H(E p) − E H(p) by summing over the normal density, in the same probit approximation.
        let normal = |z: f64| (-z * z / 2.0).exp() / (2.0 * std::f64::consts::PI).sqrt();
        let cdf = |z: f64| statrs::distribution::ContinuousCDF::cdf(&statrs::distribution::Normal::standard(), z);
        for (mean, variance) in [(0.0_f64, 1.0_f64), (1.0, 0.5), (-2.0, 3.0), (0.3, 6.0)] {
            let scale = (std::f64::consts::PI / 8.0).sqrt();
            let (m, s) = (mean * scale, variance.sqrt() * scale);
            let (mut chance, mut entropy) = (0.0, 0.0);
            for step in -800..=800 {
                let z = f64::from(step) / 100.0;
                let p = cdf(m + s * z);
                chance += 0.01 * normal(z) * p;
                entropy += 0.01 * normal(z) * super::entropy(p);
            }
            let exact = super::entropy(chance) - entropy;
            assert!((information(mean, variance) - exact).abs() < 0.02, "{mean} {variance}: {exact}");
        }
    }
}
