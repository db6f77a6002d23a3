//! The promise replayed: a thousand seeded runs each, the rate of broken ones, and a band that does break it.

use super::*;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use statrs::distribution::{Binomial, DiscreteCDF};

const RUNS: u64 = 1_000;
const WARM: usize = 300;
const JUDGED: usize = 400;

/// A number between 0 and 1.
fn even(random: &mut ChaCha8Rng) -> f64 {
    (random.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
}

/// A heavy-tailed number around zero: Laplace's distribution.
fn noise(random: &mut ChaCha8Rng) -> f64 {
    let chance = even(random) - 0.5;
    -chance.signum() * (1.0 - 2.0 * chance.abs()).max(1e-12).ln()
}

/// Worlds that residuals come from: the true spread of row `at`, and what the model takes it for.
const WORLDS: [(&str, fn(usize, f64) -> (f64, f64)); 4] = [
    ("same all along", |_, _| (1.0, 1.0)),
    ("spread known row by row", |_, x| (0.2 + 3.0 * x, 0.2 + 3.0 * x)),
    ("spread misjudged by a constant", |_, x| (0.2 + 3.0 * x, (0.2 + 3.0 * x) / 5.0)),
    ("spread that doubles over time", |at, _| (1.0 + at as f64 / (WARM + JUDGED) as f64, 1.0)),
];

/// A run breaks the promise when it covers less than chance allows once in twenty for a true 80 %.
fn allowed() -> u64 {
    Binomial::new(COVERAGE, JUDGED as u64).unwrap().inverse_cdf(0.05)
}

/// Of all runs, those broken by the calibrator, and by a normal band learnt once.
fn replay(world: fn(usize, f64) -> (f64, f64)) -> (f64, f64, f64) {
    let cells = ["RU\u{1f}2", "RU", "\u{1f}"].map(str::to_owned);
    let (mut broken, mut static_broken, mut covered_by_all) = (0, 0, 0);
    for seed in 0..RUNS {
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        let mut calibrator = Calibrator::default();
        let (mut covered, mut static_covered, mut square) = (0, 0, 0.0_f64);
        for at in 0..WARM + JUDGED {
            let (spread, taken) = world(at, even(&mut random));
            let error = spread * noise(&mut random);
            if at < WARM {
                square += error * error / WARM as f64;
            } else {
                let (low, high) = calibrator.band(&cells).unwrap();
                covered += u64::from(error >= low * taken && error <= high * taken);
                static_covered += u64::from(error.abs() <= 1.281_551_6 * square.sqrt());
            }
            calibrator.learn(&cells, error / taken);
        }
        broken += u64::from(covered < allowed());
        static_broken += u64::from(static_covered < allowed());
        covered_by_all += covered;
    }
    let rate = |count: u64| count as f64 / RUNS as f64;
    (rate(broken), rate(static_broken), rate(covered_by_all) / JUDGED as f64)
}

#[test]
fn bands_keep_their_promise_in_a_thousand_runs_of_every_world() {
    for (name, world) in WORLDS {
        let (broken, _, covered) = replay(world);
        println!(
            "{name}: {covered:.4} covered, {:.1} % of {RUNS} runs below the promise (5 % allowed)",
            100.0 * broken
        );
        assert!(broken <= 0.05, "{name}: {broken}");
        assert!((0.78..=0.82).contains(&covered), "{name}: {covered}");
    }
}

#[test]
fn a_normal_band_learnt_once_breaks_the_promise_when_the_spread_grows() {
    let (_, broken, _) = replay(WORLDS[3].1);
    assert!(broken > 0.5, "the control holds: {broken}");
}

/// Two cells with spreads of their own: the second, thin, cell starts from its parent.
#[test]
fn thin_cells_borrow_and_full_ones_stand_for_themselves() {
    let mut random = ChaCha8Rng::seed_from_u64(5);
    let mut calibrator = Calibrator::default();
    let cells = |cell: &str| [cell, "RU", "\u{1f}"].map(str::to_owned);
    for _ in 0..300 {
        calibrator.learn(&cells("RU\u{1f}2"), noise(&mut random));
    }
    let parent = calibrator.band(&cells("RU\u{1f}2")[1..]).unwrap();
    assert_eq!(calibrator.band(&cells("RU\u{1f}0")).unwrap(), parent, "an empty cell is its parent");
    for _ in 0..10 {
        calibrator.learn(&cells("RU\u{1f}0"), 10.0 * noise(&mut random));
    }
    let thin = calibrator.band(&cells("RU\u{1f}0")).unwrap();
    assert!(thin.1 > parent.1, "{thin:?} leans towards its own {parent:?}");
    for _ in 0..300 {
        calibrator.learn(&cells("RU\u{1f}0"), 10.0 * noise(&mut random));
    }
    let full = calibrator.band(&cells("RU\u{1f}0")).unwrap();
    assert!(full.1 > 2.0 * thin.1 / 1.5, "{full:?} {thin:?}");
    assert_eq!(calibrator.band(&["unknown".to_owned()]), None);
}
