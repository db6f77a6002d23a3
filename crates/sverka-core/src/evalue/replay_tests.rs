//! The guarantees replayed, and what breaks without them.

use super::comparison::{Comparison, difference};
use super::discoveries::discoveries;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use statrs::distribution::{ContinuousCDF, StudentsT};

const RUNS: u64 = 2000;
/// Intervals take longer than bets.
const INTERVALS: u64 = 1000;
const LOOKS: usize = 200;
const ALPHA: f64 = 0.05;

fn uniform(random: &mut ChaCha8Rng) -> f64 {
    (random.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
}

/// The p-value of Student's one-sided test of "the mean is not above 0", for a fixed number of results.
fn student(n: usize, sum: f64, squares: f64) -> f64 {
    let mean = sum / n as f64;
    let variance = (squares - sum * mean) / (n as f64 - 1.0);
    if n < 5 || variance <= 0.0 {
        return 1.0;
    }
    let t = mean / (variance / n as f64).sqrt();
    StudentsT::new(0.0, 1.0, n as f64 - 1.0).unwrap().sf(t)
}

/// Streams in which the first forecaster is never better on average: fair ones, skewed ones, and ones whose advantage
/// comes and goes.
fn fair(kind: u64, at: usize, random: &mut ChaCha8Rng) -> f64 {
    let draw = uniform(random);
    match kind % 3 {
        0 => 2.0 * draw - 1.0,
        1 => {
            if draw < 0.9 {
                0.1
            } else {
                -0.9
            }
        }
        _ => {
            let tilt = if at % 40 < 20 { -0.2 } else { 0.2 };
            (2.0 * draw - 1.0) * 0.8 + tilt
        }
    }
}

/// Mean of the expected differences up to a look.
fn expected(kind: u64, looks: usize) -> f64 {
    if kind % 3 != 2 {
        return 0.0;
    }
    let sum: f64 = (0..looks).map(|at| if at % 40 < 20 { -0.2 } else { 0.2 }).sum();
    sum / looks as f64
}

#[test]
fn looking_after_every_result_refutes_a_true_claim_in_at_most_one_run_of_twenty() {
    let (mut wrong, mut wrong_student) = (0_u64, 0_u64);
    for run in 0..RUNS {
        let mut random = ChaCha8Rng::seed_from_u64(run);
        let mut comparison = Comparison::default();
        let (mut sum, mut squares, mut by_student) = (0.0, 0.0, false);
        for at in 0..LOOKS {
            let difference = fair(run, at, &mut random);
            comparison.observe(difference);
            sum += difference;
            squares += difference * difference;
            by_student |= student(at + 1, sum, squares) < ALPHA;
        }
        wrong += u64::from(comparison.is_better(ALPHA));
        wrong_student += u64::from(by_student);
    }
    let rate = |wrong: u64| wrong as f64 / RUNS as f64;
    println!("e-process {:.4}, Student at every look {:.4}", rate(wrong), rate(wrong_student));
    assert!(rate(wrong) <= ALPHA, "{}", rate(wrong));
    // The negative control: a test made for one look, looked at after every result.
    assert!(rate(wrong_student) > 3.0 * ALPHA, "{}", rate(wrong_student));
}

#[test]
fn the_interval_holds_the_mean_at_every_look_in_nineteen_runs_of_twenty() {
    let (mut missed, mut missed_fixed) = (0_u64, 0_u64);
    for run in 0..INTERVALS {
        let mut random = ChaCha8Rng::seed_from_u64(10_000 + run);
        let mut comparison = Comparison::default();
        let (mut squares, mut out, mut out_fixed) = (0.0, false, false);
        for at in 0..LOOKS {
            let difference = fair(run, at, &mut random);
            comparison.observe(difference);
            squares += difference * difference;
            let (low, high) = comparison.interval(ALPHA);
            let truth = expected(run, at + 1);
            out |= truth < low || truth > high;
            let n = (at + 1) as f64;
            let spread = ((squares / n - comparison.mean().powi(2)).max(0.0) / n).sqrt();
            out_fixed |= at >= 4 && (truth - comparison.mean()).abs() > 1.96 * spread;
        }
        missed += u64::from(out);
        missed_fixed += u64::from(out_fixed);
    }
    let rate = |missed: u64| missed as f64 / INTERVALS as f64;
    println!("sequence {:.4}, fixed interval at every look {:.4}", rate(missed), rate(missed_fixed));
    assert!(rate(missed) <= ALPHA, "{}", rate(missed));
    assert!(rate(missed_fixed) > 3.0 * ALPHA, "{}", rate(missed_fixed));
}

#[test]
fn a_better_forecaster_is_found() {
    let mut found = 0;
    for run in 0..200 {
        let mut random = ChaCha8Rng::seed_from_u64(run);
        let mut comparison = Comparison::default();
        for _ in 0..LOOKS {
            let (first, second) = (uniform(&mut random), 1.6 * uniform(&mut random));
            comparison.observe(difference(first, second));
        }
        found += usize::from(comparison.is_better(ALPHA));
    }
    println!("found in {found} of 200");
    assert!(found > 150, "{found}");
}

#[test]
fn at_most_one_cell_of_ten_is_called_better_wrongly() {
    const CELLS: usize = 40;
    const RATE: f64 = 0.1;
    let (mut share, mut share_peeked, mut hits) = (0.0, 0.0, 0.0);
    let runs = 1000;
    for run in 0..runs {
        let mut random = ChaCha8Rng::seed_from_u64(run);
        let (mut evidence, mut peeked) = (Vec::new(), Vec::new());
        for cell in 0..CELLS {
            let gain = if cell < 8 { 0.45 } else { 0.0 };
            let mut comparison = Comparison::default();
            let (mut sum, mut squares, mut least) = (0.0, 0.0, 1.0_f64);
            for at in 0..100 {
                let difference = ((2.0 * uniform(&mut random) - 1.0) * 0.55 + gain).clamp(-1.0, 1.0);
                comparison.observe(difference);
                sum += difference;
                squares += difference * difference;
                least = least.min(student(at + 1, sum, squares));
                // Whoever looks stops as soon as the cell looks good.
                if comparison.evidence() > 200.0 {
                    break;
                }
            }
            evidence.push(comparison.evidence());
            // The least p-value seen, as if it were an e-value's reciprocal in the rule of Benjamini and Hochberg.
            peeked.push(1.0 / least.max(1e-300));
        }
        let wrong =
            |found: &[usize]| found.iter().filter(|cell| **cell >= 8).count() as f64 / found.len().max(1) as f64;
        let found = discoveries(&evidence, RATE);
        hits += found.iter().filter(|cell| **cell < 8).count() as f64 / 8.0;
        share += wrong(&found);
        share_peeked += wrong(&discoveries(&peeked, RATE));
    }
    let runs = runs as f64;
    println!("e-BH {:.4}, peeked tests {:.4}, power {:.3}", share / runs, share_peeked / runs, hits / runs);
    assert!(share / runs <= RATE, "{}", share / runs);
    assert!(share_peeked / runs > RATE, "{}", share_peeked / runs);
    assert!(hits / runs > 0.8, "{}", hits / runs);
}

#[test]
fn the_difference_has_no_unit() {
    assert!((difference(1.0, 3.0) - 0.5).abs() < 1e-15);
    assert!((difference(1.0, 3.0) - difference(100.0, 300.0)).abs() < 1e-15);
    assert!((difference(0.0, 5.0) - 1.0).abs() < 1e-15 && difference(0.0, 0.0).abs() < 1e-15);
}
