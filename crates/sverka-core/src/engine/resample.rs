//! Intervals by drawing whole clusters (people, creators) with replacement: the bootstrap of Efron 1979, percentiles.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// A value with its interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The value on all clusters.
    pub value: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// The ratio of two sums over clusters, with its 95 % interval. The draws depend on the seed alone.
///
/// `None` with fewer than two clusters, or when the lower sum is not positive.
#[must_use]
pub fn ratio(clusters: &[[f64; 2]], draws: usize, seed: u64) -> Option<Interval> {
    let of = |sums: [f64; 2]| sums[0] / sums[1];
    let add = |total: [f64; 2], one: &[f64; 2]| [total[0] + one[0], total[1] + one[1]];
    let total = clusters.iter().fold([0.0; 2], add);
    if clusters.len() < 2 || total[1] <= 0.0 || draws == 0 {
        return None;
    }
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    // The bias of a remainder is far below what some thousand draws could show.
    let mut draw = || &clusters[(random.next_u64() % clusters.len() as u64) as usize];
    let mut ratios: Vec<f64> = (0..draws)
        .map(|_| of((0..clusters.len()).fold([0.0; 2], |total, _| add(total, draw()))))
        .filter(|ratio| ratio.is_finite())
        .collect();
    ratios.sort_by(f64::total_cmp);
    let at = |part: f64| ratios.get(((ratios.len() as f64 - 1.0) * part).round() as usize).copied();
    Some(Interval { value: of(total), low: at(0.025)?, high: at(0.975)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_is_that_of_the_normal_theory_where_it_holds() {
        // Numerators of mean 1 and variance 1/3 over constant denominators: a mean with a known standard error.
        let clusters: Vec<[f64; 2]> = (0..400).map(|at| [f64::from(at % 201) / 100.0, 1.0]).collect();
        let found = ratio(&clusters, 4000, 1).unwrap();
        let mean = clusters.iter().map(|one| one[0]).sum::<f64>() / 400.0;
        let spread = (clusters.iter().map(|one| (one[0] - mean).powi(2)).sum::<f64>() / 400.0).sqrt() / 20.0;
        assert!((found.value - mean).abs() < 1e-12);
        assert!((found.low - (mean - 1.96 * spread)).abs() < 0.15 * spread, "{found:?}");
        assert!((found.high - (mean + 1.96 * spread)).abs() < 0.15 * spread, "{found:?}");
        assert_eq!(ratio(&clusters, 100, 7), ratio(&clusters, 100, 7));
        assert_eq!(ratio(&clusters[..1], 100, 1), None);
    }
}
