//! A thousand worlds in which the good ones were chosen, and the mean of all is known.

use super::*;
use crate::engine::bgam::chance;
use crate::engine::columns::Cell;
use crate::engine::learn::{Feature, Folds};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

const RUNS: u64 = 1_000;
/// Mean outcome of everybody.
const TRUTH: f64 = 0.1;

fn even(random: &mut ChaCha8Rng) -> f64 {
    (random.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
}

fn normal(random: &mut ChaCha8Rng) -> f64 {
    // A sum of twelve uniform numbers is near enough for a replay.
    (0..12).map(|_| even(random)).sum::<f64>() - 6.0
}

/// A candidate: what was known, the chance of being chosen, what chance makes of it, and what would come.
struct Row {
    name: String,
    score: f64,
    chance: f64,
    chosen: bool,
    outcome: f64,
}

impl Row {
    /// What is expected of the score.
    fn expected(&self) -> f64 {
        TRUTH + 0.3 * self.score
    }
}

/// Chances of nine in ten for the best and one in ten for the worst.
const USUAL: (f64, f64) = (0.8, -0.4);
/// Chances that differ a hundredfold.
const SHARP: (f64, f64) = (1.0, -0.8);

fn world(seed: u64, size: usize, (slope, shift): (f64, f64)) -> Vec<Row> {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let row = |at: usize| {
        let score = normal(&mut random);
        let chance = chance(slope * score + shift);
        let outcome = TRUTH + 0.3 * score + 0.3 * normal(&mut random);
        Row { name: format!("c{at}"), score, chance, chosen: even(&mut random) < chance, outcome }
    };
    (0..size).map(row).collect()
}

fn cases<'a>(rows: &'a [Row], propensity: impl Fn(&Row) -> f64, expected: impl Fn(&Row) -> f64) -> Vec<Case<'a>> {
    let case = |row: &'a Row| Case {
        cluster: &row.name,
        propensity: propensity(row),
        expected: expected(row),
        outcome: row.chosen.then_some(row.outcome),
    };
    rows.iter().map(case).collect()
}

/// How often an interval misses the truth, and the mean of the estimates.
#[derive(Default)]
struct Tally {
    runs: u64,
    missed: u64,
    sum: f64,
}

impl Tally {
    fn add(&mut self, estimate: Estimate) {
        self.runs += 1;
        self.missed += u64::from(TRUTH < estimate.low || TRUTH > estimate.high);
        self.sum += estimate.value;
    }

    fn rate(&self) -> f64 {
        self.missed as f64 / self.runs as f64
    }

    fn mean(&self) -> f64 {
        self.sum / self.runs as f64
    }

    /// Twice the standard error of the replay itself above nominal.
    fn keeps_its_promise(&self) -> bool {
        self.rate() <= 0.05 + 2.0 * (0.05 * 0.95 / self.runs as f64).sqrt()
    }
}

#[test]
fn intervals_hold_the_mean_of_all_in_nineteen_runs_of_twenty_and_that_of_the_chosen_does_not() {
    let mut tallies: [Tally; 4] = Default::default();
    for seed in 0..RUNS {
        let rows = world(seed, 400, USUAL);
        let cases = cases(&rows, |row| row.chance, Row::expected);
        let found = correct(&cases).unwrap();
        let plain = of_the_chosen(&cases).unwrap();
        for (tally, estimate) in tallies.iter_mut().zip([found.inverse, found.normalised, found.doubly_robust, plain]) {
            tally.add(estimate);
        }
    }
    for (name, tally) in ["inverse", "normalised", "doubly robust", "of the chosen"].iter().zip(&tallies) {
        println!("{name}: mean {:.4}, missed {:.4} of {RUNS}", tally.mean(), tally.rate());
    }
    let [inverse, normalised, robust, plain] = &tallies;
    for tally in [inverse, normalised, robust] {
        assert!(tally.keeps_its_promise() && (tally.mean() - TRUTH).abs() < 0.01, "{} {}", tally.mean(), tally.rate());
    }
    // The negative control: the plain mean of the chosen is far off, and its interval says it is sure.
    assert!(plain.mean() > TRUTH + 0.08 && plain.rate() > 0.7, "{} {}", plain.mean(), plain.rate());
}

#[test]
fn one_of_the_two_models_may_be_wrong_and_not_both() {
    let (mut wrong_chance, mut wrong_outcome, mut both): (Tally, Tally, Tally) = Default::default();
    for seed in 0..RUNS {
        let rows = world(seed, 400, USUAL);
        let share = rows.iter().filter(|row| row.chosen).count() as f64 / rows.len() as f64;
        let found = |cases: &[Case<'_>]| correct(cases).unwrap().doubly_robust;
        wrong_chance.add(found(&cases(&rows, |_| share, Row::expected)));
        wrong_outcome.add(found(&cases(&rows, |row| row.chance, |_| 0.5)));
        both.add(found(&cases(&rows, |_| share, |_| 0.5)));
    }
    let rates = [&wrong_chance, &wrong_outcome, &both].map(Tally::rate);
    println!("missed with wrong chances, wrong outcomes, both wrong: {rates:.4?}");
    assert!(wrong_chance.keeps_its_promise() && wrong_outcome.keeps_its_promise());
    assert!((wrong_chance.mean() - TRUTH).abs() < 0.01 && (wrong_outcome.mean() - TRUTH).abs() < 0.01);
    assert!(both.rate() > 0.5, "{}", both.rate());
}

#[test]
fn with_chances_that_differ_a_hundredfold_and_a_wrong_outcome_the_interval_is_a_little_too_narrow() {
    let (mut known, mut wrong): (Tally, Tally) = Default::default();
    for seed in 0..RUNS {
        let rows = world(seed, 400, SHARP);
        let found = |cases: &[Case<'_>]| correct(cases).unwrap().doubly_robust;
        known.add(found(&cases(&rows, |row| row.chance, Row::expected)));
        wrong.add(found(&cases(&rows, |row| row.chance, |_| 0.5)));
    }
    println!("sharp: missed {:.4}, with wrong outcomes {:.4}", known.rate(), wrong.rate());
    assert!(known.keeps_its_promise() && wrong.rate() < 0.09, "{} {}", known.rate(), wrong.rate());
}

#[test]
fn with_both_models_learnt_the_promise_is_kept_too() {
    let (mut robust, mut plain): (Tally, Tally) = Default::default();
    let mut refused = 0;
    for seed in 0..RUNS {
        let rows = world(seed, 200, USUAL);
        let cells = rows.iter().map(|row| Cell::Known(row.score)).collect();
        let features = [Feature { name: "score".to_owned(), cells }];
        let chosen: Vec<bool> = rows.iter().map(|row| row.chosen).collect();
        let outcomes: Vec<Option<f64>> = rows.iter().map(|row| row.chosen.then_some(row.outcome)).collect();
        let folds = Folds { deals: 1, ..Folds::default() };
        let chances = propensities(&features, &chosen, folds).unwrap();
        let clusters: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
        let expected = expected(&features, &clusters, &outcomes, folds);
        let case = |at: usize| Case {
            cluster: &rows[at].name,
            propensity: chances[at],
            expected: expected[at],
            outcome: outcomes[at],
        };
        let cases: Vec<Case<'_>> = (0..rows.len()).map(case).collect();
        match correct(&cases) {
            Ok(found) => robust.add(found.doubly_robust),
            Err(_) => refused += 1,
        }
        plain.add(of_the_chosen(&cases).unwrap());
    }
    println!(
        "learnt: mean {:.4}, missed {:.4}, refused {refused}; chosen {:.4}",
        robust.mean(),
        robust.rate(),
        plain.rate()
    );
    assert!(robust.keeps_its_promise() && refused < RUNS / 10, "{} {refused}", robust.rate());
    assert!((robust.mean() - TRUTH).abs() < 0.02, "{}", robust.mean());
    assert!(plain.rate() > 0.4, "{}", plain.rate());
}
