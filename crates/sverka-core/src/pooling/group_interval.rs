//! How sure a group's weight is: every weight that the changes do not speak against.
//!
//! The weight of a group is the slope with the least absolute errors, at which the moves of those who should have gone
//! further balance the moves of those who should not. An interval holds the slopes at which they do so within chance
//! (Koenker 1994 inverts the same test); changes about one creator err together, so creators are what chance is counted by.

use super::experience::Regime;
use super::weights::{Adjustment, LARGE, MOST, is_usable, median};
use statrs::distribution::{ContinuousCDF, StudentsT};
use std::collections::BTreeMap;

/// The 95 % interval of the weight of a group in a regime, from 0 to [`MOST`], by changes with the creator each is
/// about. `None` with fewer than two creators in the group and regime.
#[must_use]
pub fn group_interval(changes: &[(&str, Adjustment<'_>)], group: &str, regime: Regime) -> Option<(f64, f64)> {
    let is_of = |change: &Adjustment<'_>| change.group == group && change.regime == regime && is_usable(change);
    let of: Vec<_> = changes.iter().filter(|(_, change)| is_of(change)).collect();
    let largest = LARGE * median(of.iter().map(|(_, change)| change.moved.abs()).collect());
    let mut sums: BTreeMap<&str, f64> = BTreeMap::new();
    let mut slopes = Vec::with_capacity(of.len());
    for (creator, change) in &of {
        let weight = change.moved.abs().min(largest);
        *sums.entry(creator).or_default() += weight;
        slopes.push((change.needed / change.moved, weight, *creator));
    }
    slopes.sort_by(|one, other| one.0.total_cmp(&other.0).then_with(|| one.2.cmp(other.2)));
    let creators = sums.len() as f64;
    if creators < 2.0 {
        return None;
    }
    let quantile = StudentsT::new(0.0, 1.0, creators - 1.0).ok()?.inverse_cdf(0.975);
    let is_within = |sum: f64, squares: f64| {
        let variance = (squares - sum * sum / creators).max(0.0) * creators / (creators - 1.0);
        sum * sum <= quantile * quantile * variance
    };
    // Below all slopes everybody should have gone further; every slope that is passed turns one of them around.
    let (mut sum, mut squares) = (sums.values().sum::<f64>(), sums.values().map(|sum| sum * sum).sum::<f64>());
    let (mut low, mut high, mut from) = (f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY);
    for (slope, weight, creator) in &slopes {
        if is_within(sum, squares) {
            (low, high) = (low.min(from), *slope);
        }
        let own = sums.get_mut(creator)?;
        let turned = *own - 2.0 * weight;
        sum -= 2.0 * weight;
        squares += turned * turned - *own * *own;
        (*own, from) = (turned, *slope);
    }
    if is_within(sum, squares) {
        (low, high) = (low.min(from), f64::INFINITY);
    }
    (low <= high).then(|| (low.clamp(0.0, MOST), high.clamp(0.0, MOST)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand_chacha::ChaCha8Rng;
    use rand_chacha::rand_core::{Rng, SeedableRng};

    fn normal(random: &mut ChaCha8Rng) -> f64 {
        (0..12).map(|_| (random.next_u64() >> 11) as f64 / (1_u64 << 53) as f64).sum::<f64>() - 6.0
    }

    /// Changes of four experts about creators, each of whom has a streak of their own in all three posts.
    fn changes<'a>(seed: u64, slope: f64, creators: &'a [String]) -> Vec<(&'a str, Adjustment<'a>)> {
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        let mut all = Vec::new();
        for (at, creator) in creators.iter().enumerate() {
            let (moved, streak) = (0.3 * normal(&mut random), 0.2 * normal(&mut random));
            for _ in 0..3 {
                let moved = moved + 0.05 * normal(&mut random);
                let needed = slope * moved + streak + 0.1 * normal(&mut random);
                let expert = ["a", "b", "c", "d"][at % 4];
                all.push((creator.as_str(), Adjustment { expert, group: "RU", regime: Regime::Inside, moved, needed }));
            }
        }
        all
    }

    #[test]
    fn the_interval_holds_the_weight_in_nineteen_runs_of_twenty_and_one_by_posts_does_not() {
        let posts: Vec<String> = (0..120).map(|at| format!("p{at}")).collect();
        for creators in [10, 40] {
            let creators: Vec<String> = (0..creators).map(|at| format!("c{at}")).collect();
            let (runs, mut missed, mut missed_by_posts, mut width) = (2_000_u32, 0, 0, 0.0);
            for run in 0..runs {
                let changes = changes(u64::from(run), 0.6, &creators);
                let of = |changes: &[(&str, Adjustment<'_>)]| group_interval(changes, "RU", Regime::Inside).unwrap();
                let misses = |(low, high): (f64, f64)| u32::from(0.6 < low || 0.6 > high);
                let (low, high) = of(&changes);
                width += (high - low) / f64::from(runs);
                missed += misses((low, high));
                // The negative control: posts of one creator taken for independent.
                let apart: Vec<_> =
                    changes.iter().zip(&posts).map(|((_, change), post)| (post.as_str(), *change)).collect();
                missed_by_posts += misses(of(&apart));
            }
            let rate = |missed: u32| f64::from(missed) / f64::from(runs);
            println!("{} creators: {:.4}, by posts {:.4}", creators.len(), rate(missed), rate(missed_by_posts));
            println!("mean width {width:.3}");
            // Twice the standard error of the replay itself above nominal.
            assert!(rate(missed) <= 0.05 + 2.0 * (0.05 * 0.95 / f64::from(runs)).sqrt(), "{}", rate(missed));
            assert!(rate(missed_by_posts) > 0.15 && width < 1.1, "{} {width}", rate(missed_by_posts));
        }
    }

    #[test]
    fn one_creator_tells_nothing_of_how_sure_it_is_and_one_mistyped_number_little() {
        let creators: Vec<String> = (0..40).map(|at| format!("c{at}")).collect();
        let of = |changes: &[(&str, Adjustment<'_>)]| group_interval(changes, "RU", Regime::Inside);
        assert_eq!(of(&changes(1, 0.5, &creators[..1])), None);
        let mut changes = changes(1, 0.5, &creators);
        assert_eq!(group_interval(&changes, "US", Regime::Inside), None);
        assert_eq!(group_interval(&changes, "RU", Regime::Outside), None);
        let (low, high) = of(&changes).unwrap();
        changes[5].1.moved = 1e6;
        let (mistyped_low, mistyped_high) = of(&changes).unwrap();
        assert!((mistyped_low - low).abs() < 0.15 && (mistyped_high - high).abs() < 0.15);
    }
}
