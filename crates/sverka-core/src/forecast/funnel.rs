//! What follows from views: reach, engagements, clicks, conversions.
//!
//! Every step of the funnel is a rate of the step before, forecast by a model of its own on the log-odds of the rate, so that
//! nobody clicks more often than the post is seen. A count is the product of what comes before and its rate, taken as
//! independent; the product's distribution is formed from all pairs of quantiles, without a draw of chance. Since a rate
//! is below 1, every quantile of a count lies below the same quantile of what it is a part of.

/// Chances of a distribution: quantiles at `(k + ½) / CHANCES`.
const CHANCES: usize = 100;

/// The log-odds of a part of a whole, with half a count added to the part and to the rest so that none and all are possible
/// (Haldane 1956, Anscombe 1956). A part larger than its whole counts as all of it.
#[must_use]
pub fn log_odds(part: u64, whole: u64) -> f64 {
    let part = part.min(whole);
    ((part as f64 + 0.5) / ((whole - part) as f64 + 0.5)).ln()
}

/// The rate with these log-odds.
#[must_use]
pub fn rate(log_odds: f64) -> f64 {
    1.0 / (1.0 + (-log_odds).exp())
}

/// The distribution of a part: quantiles of the whole and of the log-odds of its rate in, quantiles of the part out, all in
/// rising order at chances `(k + ½) / 100`. Empty when one of them is.
#[must_use]
pub fn part_of(whole: &[f64], log_odds: &[f64]) -> Vec<f64> {
    let rates: Vec<f64> = log_odds.iter().map(|odds| rate(*odds)).collect();
    let mut parts: Vec<f64> = whole.iter().flat_map(|whole| rates.iter().map(move |rate| whole * rate)).collect();
    parts.sort_unstable_by(f64::total_cmp);
    let at = |chance: usize| parts.get((2 * chance + 1) * parts.len() / (2 * CHANCES)).copied();
    (0..CHANCES).filter_map(at).collect()
}

/// The outcome with this chance below it, of quantiles at `(k + ½) / n`; zero of none.
#[must_use]
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place within the quantiles")]
pub fn quantile(quantiles: &[f64], chance: f64) -> f64 {
    let place = (chance * quantiles.len() as f64 - 0.5).clamp(0.0, quantiles.len().saturating_sub(1) as f64);
    let below = quantiles.get(place.floor() as usize).copied().unwrap_or(0.0);
    let above = quantiles.get(place.ceil() as usize).copied().unwrap_or(below);
    below + place.fract() * (above - below)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn normal(mean: f64, sd: f64) -> Vec<f64> {
        use statrs::distribution::{ContinuousCDF, Normal};
        let normal = Normal::new(mean, sd).unwrap_or_else(|_| Normal::standard());
        (0..100).map(|k| normal.inverse_cdf((f64::from(k) + 0.5) / 100.0)).collect()
    }

    #[test]
    fn rates_come_back_from_their_log_odds_and_none_and_all_are_possible() {
        for (part, whole) in [(0, 0), (0, 10), (10, 10), (3, 1_000), (7, 5)] {
            let rate = rate(log_odds(part, whole));
            let expected = (part.min(whole) as f64 + 0.5) / (whole as f64 + 1.0);
            assert!((rate - expected).abs() < 1e-12 && rate > 0.0 && rate < 1.0, "{part} of {whole}: {rate}");
        }
    }

    #[test]
    fn a_product_of_log_normals_is_the_log_normal_of_moment_matching() {
        // Far from 1 a rate's log-odds are its logarithm, so the product is log-normal with the summed variance.
        let whole: Vec<f64> = normal(10.0, 0.6).iter().map(|log| log.exp()).collect();
        let part = part_of(&whole, &normal(-7.0, 0.8));
        assert_eq!(part.len(), 100);
        for (chance, z) in [(0.1, -1.281_55), (0.5, 0.0), (0.9, 1.281_55)] {
            let expected = 10.0 - 7.0 + z * (0.36_f64 + 0.64).sqrt();
            let found = quantile(&part, chance).ln();
            assert!((found - expected).abs() < 0.03, "{chance}: {found} for {expected}");
        }
    }

    #[test]
    fn every_quantile_of_a_part_lies_below_the_same_quantile_of_its_whole() {
        let views: Vec<f64> = normal(9.0, 1.0).iter().map(|log| log.exp()).collect();
        for odds in [normal(-4.0, 2.0), normal(0.0, 5.0), normal(6.0, 0.1)] {
            let clicks = part_of(&views, &odds);
            let bought = part_of(&clicks, &odds);
            let below = |part: &[f64], whole: &[f64]| part.iter().zip(whole).all(|(part, whole)| part <= whole);
            assert!(below(&clicks, &views) && below(&bought, &clicks));
            assert!(clicks.windows(2).all(|pair| pair[0] <= pair[1]));
        }
    }

    #[test]
    fn of_nothing_nothing_follows() {
        assert_eq!((part_of(&[], &[0.0]), part_of(&[1.0], &[]), quantile(&[], 0.5)), (vec![], vec![], 0.0));
    }
}
