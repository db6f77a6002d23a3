//! How sure a group's weight is: learnt again from creators that are drawn with replacement (Efron 1979).

use super::experience::Regime;
use super::weights::{Adjustment, Weights};
use crate::engine::resample::Interval;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use std::collections::BTreeMap;

/// The weight of a group in a regime with its 95 % interval, from changes with the creator each is about: changes about
/// one creator are drawn together. The draws depend on the seed alone. `None` with fewer than two creators in the group
/// and regime.
#[must_use]
pub fn group_weight<'a>(
    changes: &[(&'a str, Adjustment<'a>)],
    group: &str,
    regime: Regime,
    draws: usize,
    seed: u64,
) -> Option<Interval> {
    let mut creators: BTreeMap<&str, Vec<Adjustment<'a>>> = BTreeMap::new();
    for (creator, change) in changes.iter().filter(|(_, change)| change.regime == regime) {
        creators.entry(creator).or_default().push(*change);
    }
    let of_group = creators.values().filter(|of| of.iter().any(|change| change.group == group)).count();
    let creators: Vec<Vec<Adjustment<'a>>> = creators.into_values().collect();
    let learn = |drawn: Vec<Adjustment<'a>>| Weights::learn(drawn).of_group(group, regime).value;
    if of_group < 2 || draws == 0 {
        return None;
    }
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    // The bias of a remainder is far below what some hundred draws could show.
    let mut one = || creators[(random.next_u64() % creators.len() as u64) as usize].iter().copied();
    let mut values: Vec<f64> = (0..draws).map(|_| learn((0..creators.len()).flat_map(|_| one()).collect())).collect();
    values.sort_by(f64::total_cmp);
    let at = |part: f64| values.get(((values.len() as f64 - 1.0) * part).round() as usize).copied();
    Some(Interval { value: learn(creators.iter().flatten().copied().collect()), low: at(0.025)?, high: at(0.975)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn normal(random: &mut ChaCha8Rng) -> f64 {
        (0..12).map(|_| (random.next_u64() >> 11) as f64 / (1_u64 << 53) as f64).sum::<f64>() - 6.0
    }

    /// Changes of four experts about forty creators, each of whom has a streak of their own in all three posts.
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
        let creators: Vec<String> = (0..40).map(|at| format!("c{at}")).collect();
        let posts: Vec<String> = (0..120).map(|at| format!("p{at}")).collect();
        let (runs, mut missed, mut missed_by_posts) = (1_000_u32, 0, 0);
        for run in 0..runs {
            let changes = changes(u64::from(run), 0.6, &creators);
            let misses = |changes: &[(&str, Adjustment<'_>)]| {
                let found = group_weight(changes, "RU", Regime::Inside, 200, 1).unwrap();
                u32::from(0.6 < found.low || 0.6 > found.high)
            };
            missed += misses(&changes);
            // The negative control: posts of one creator taken for independent.
            let apart: Vec<_> =
                changes.iter().zip(&posts).map(|((_, change), post)| (post.as_str(), *change)).collect();
            missed_by_posts += misses(&apart);
        }
        let rate = |missed: u32| f64::from(missed) / f64::from(runs);
        println!("by creators {:.4}, by posts {:.4}", rate(missed), rate(missed_by_posts));
        // Twice the standard error of the replay itself above nominal.
        assert!(rate(missed) <= 0.05 + 2.0 * (0.05 * 0.95 / f64::from(runs)).sqrt(), "{}", rate(missed));
        assert!(rate(missed_by_posts) > 0.15, "{}", rate(missed_by_posts));
    }

    #[test]
    fn one_creator_tells_nothing_of_how_sure_it_is() {
        let creators = ["c".to_owned()];
        assert_eq!(group_weight(&changes(1, 0.5, &creators), "RU", Regime::Inside, 50, 1), None);
        let creators: Vec<String> = (0..8).map(|at| format!("c{at}")).collect();
        let changes = changes(1, 0.5, &creators);
        assert_eq!(group_weight(&changes, "US", Regime::Inside, 50, 1), None);
        assert_eq!(group_weight(&changes, "RU", Regime::Outside, 50, 1), None);
        let of = || group_weight(&changes, "RU", Regime::Inside, 50, 1);
        assert!(of().is_some() && of() == of());
    }
}
