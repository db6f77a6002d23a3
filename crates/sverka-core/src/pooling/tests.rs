//! What is learnt from people and models whose worth is known.

use super::experience::{BadExperience, Experience, LEAST, Regime, cells};
use super::log_odds::{BadPool, Case, LogOddsPool, evidence};
use super::regions::Regions;
use super::weights::{Adjustment, START, Weights};
use crate::engine::columns::Cell;
use crate::engine::learn::Feature;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

fn uniform(random: &mut ChaCha8Rng) -> f64 {
    (random.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
}

fn normal(random: &mut ChaCha8Rng) -> f64 {
    (0..12).map(|_| uniform(random)).sum::<f64>() - 6.0
}

fn feature(name: &str, values: &[f64]) -> Feature {
    Feature { name: name.to_owned(), cells: values.iter().map(|value| Cell::Known(*value)).collect() }
}

/// Cases with two features; the model misses by 10 where both are above a half.
fn cases(seed: u64, rows: usize) -> (Vec<Feature>, Vec<f64>) {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let one: Vec<f64> = (0..rows).map(|_| uniform(&mut random)).collect();
    let other: Vec<f64> = (0..rows).map(|_| uniform(&mut random)).collect();
    let miss = |(one, other): (&f64, &f64)| if *one > 0.5 && *other > 0.5 { 10.0 } else { 0.0 };
    let misses = one.iter().zip(&other).map(miss).map(|miss| miss + 2.0 * normal(&mut random)).collect();
    (vec![feature("one", &one), feature("other", &other)], misses)
}

#[test]
fn the_corner_in_which_a_model_is_wrong_is_found_and_the_miss_with_it() {
    let (features, misses) = cases(1, 1500);
    let record = Experience::learn(&features, &misses).unwrap();
    let at = |one: f64, other: f64| record.at(&[Cell::Known(one), Cell::Known(other)]);
    for (one, other) in [(0.1, 0.1), (0.9, 0.1), (0.1, 0.9), (0.45, 0.95)] {
        assert_eq!(at(one, other).regime, Regime::Inside, "{one} {other}");
        assert!(at(one, other).correction.abs() < f64::EPSILON);
    }
    let corner = at(0.8, 0.8);
    assert_eq!(corner.regime, Regime::Outside);
    assert!((corner.correction - 10.0).abs() < 0.7, "{corner:?}");
    for unseen in [at(2.0, 0.5), at(0.5, -1.0), record.at(&[Cell::Missing, Cell::Known(0.5)])] {
        assert_eq!((unseen.regime, unseen.correction), (Regime::Unseen, 0.0));
    }
    assert!((record.noise() - 2.0).abs() < 0.1, "{}", record.noise());
}

#[test]
fn a_combination_nobody_has_seen_of_usual_values_is_unseen() {
    let values: Vec<f64> = (0..200).map(f64::from).collect();
    let close: Vec<f64> = values.iter().map(|value| value + f64::from((*value as u32) % 7)).collect();
    let misses: Vec<f64> = (0..200).map(|at| [1.0, -1.0][at % 2]).collect();
    let record = Experience::learn(&[feature("one", &values), feature("other", &close)], &misses).unwrap();
    let at = |one: f64, other: f64| record.at(&[Cell::Known(one), Cell::Known(other)]).regime;
    assert_eq!(at(20.0, 22.0), Regime::Inside);
    assert_eq!(at(20.0, 180.0), Regime::Unseen);
}

#[test]
fn a_model_that_misses_by_chance_is_cut_in_at_most_one_record_of_a_hundred() {
    let (runs, mut cut) = (1000, 0);
    for run in 0..runs {
        let mut random = ChaCha8Rng::seed_from_u64(run);
        let (features, _) = cases(run, 80);
        let misses: Vec<f64> = (0..80).map(|_| normal(&mut random)).collect();
        cut += usize::from(Regions::grow(&features, &misses).regions().len() > 1);
    }
    println!("cut in {cut} of {runs}");
    assert!(cut <= 10, "{cut}");
    // The negative control: the same records, each of some cut, if any cut that lowers the error were kept.
    let (features, misses) = cases(1, 80);
    assert!(Regions::grow(&features, &misses).regions().len() > 1);
}

#[test]
fn the_unit_does_not_matter_and_shuffled_rows_give_the_same_record() {
    let (features, misses) = cases(2, 400);
    let record = Experience::learn(&features, &misses).unwrap();
    let larger: Vec<f64> = misses.iter().map(|miss| miss * 1000.0).collect();
    let scaled = Experience::learn(&features, &larger).unwrap();
    let order: Vec<usize> = (0..400).map(|at| (at * 7 + 3) % 400).collect();
    let turned: Vec<Feature> = features
        .iter()
        .map(|one| Feature { name: one.name.clone(), cells: order.iter().map(|at| one.cells[*at]).collect() })
        .collect();
    let turned = Experience::learn(&turned, &order.iter().map(|at| misses[*at]).collect::<Vec<_>>()).unwrap();
    for row in 0..400 {
        let cells = cells(&features, row);
        let (one, large, other) = (record.at(&cells), scaled.at(&cells), turned.at(&cells));
        assert_eq!((one.regime, one.regime), (large.regime, other.regime));
        assert!((one.correction * 1000.0 - large.correction).abs() < 1e-3 * large.correction.abs().max(1.0));
        assert!((one.correction - other.correction).abs() < 1e-6);
    }
}

#[test]
fn what_is_no_record_is_refused() {
    let few = Experience::learn(&[feature("one", &[1.0; 5])], &[0.0; 5]);
    assert_eq!(few.err(), Some(BadExperience::Few(5)));
    let uneven = Experience::learn(&[feature("one", &[1.0; 5])], &[0.0; LEAST]);
    assert_eq!(uneven.err(), Some(BadExperience::Uneven(0)));
    let text = Experience::learn(&[feature("one", &[1.0; LEAST])], &[f64::NAN; LEAST]);
    assert_eq!(text.err(), Some(BadExperience::Miss(0)));
}

/// Changes of people whose weights are 0.9 in one group and 0.3 in another, and of whom the last has made one only.
fn changes(seed: u64) -> Vec<(String, &'static str, f64, f64)> {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let mut all = Vec::new();
    for person in 0..24 {
        let (group, mean) = if person % 2 == 0 { ("RU", 0.9) } else { ("US", 0.3) };
        let weight = mean + 0.1 * normal(&mut random);
        for _ in 0..if person == 23 { 1 } else { 40 } {
            let moved = 5.0 * normal(&mut random);
            all.push((format!("p{person:02}"), group, moved, weight * moved + 2.0 * normal(&mut random)));
        }
    }
    all
}

fn adjustments<'a>(all: &'a [(String, &'static str, f64, f64)]) -> impl Iterator<Item = Adjustment<'a>> {
    all.iter().map(|(expert, group, moved, needed)| Adjustment {
        expert,
        group,
        regime: Regime::Outside,
        moved: *moved,
        needed: *needed,
    })
}

#[test]
fn people_are_shrunk_to_their_group_and_groups_are_told_apart() {
    let all = changes(1);
    let weights = Weights::learn(adjustments(&all));
    let (ru, us) = (weights.of_group("RU", Regime::Outside).value, weights.of_group("US", Regime::Outside).value);
    assert!((ru - 0.9).abs() < 0.1 && (us - 0.3).abs() < 0.1, "{ru} {us}");
    let (long, short) = (weights.of("p21", "US", Regime::Outside), weights.of("p23", "US", Regime::Outside));
    assert!(long.own > 0.7 && short.own < 0.5 && long.n == 40 && short.n == 1, "{long:?} {short:?}");
    let stranger = weights.of("nobody", "US", Regime::Outside);
    assert!((stranger.value - us).abs() < 1e-12 && stranger.n == 0);
    let nowhere = weights.of("p01", "US", Regime::Inside);
    assert!((nowhere.value - START).abs() < 1e-12 && nowhere.n == 0);
}

#[test]
fn a_record_given_later_counts_as_one_that_was_there() {
    let all = changes(2);
    let weights = Weights::learn(adjustments(&all));
    let own: Vec<Adjustment<'_>> = adjustments(&all).filter(|change| change.expert == "p04").collect();
    let later = weights.with_record("RU", Regime::Outside, own);
    assert_eq!(later, weights.of("p04", "RU", Regime::Outside));
}

#[test]
fn a_mistyped_number_moves_a_weight_little() {
    let mut all = changes(3);
    let before = Weights::learn(adjustments(&all));
    all.push(("p02".to_owned(), "RU", 5000.0, 1.0));
    let after = Weights::learn(adjustments(&all));
    for expert in ["p02", "p04"] {
        let (before, after) = (before.of(expert, "RU", Regime::Outside), after.of(expert, "RU", Regime::Outside));
        assert!((before.value - after.value).abs() < 0.1, "{expert}: {before:?} {after:?}");
    }
    // The negative control: least squares through all of them.
    let sums = adjustments(&all).fold((0.0, 0.0), |(both, moves), change| {
        (both + change.moved * change.needed, moves + change.moved * change.moved)
    });
    assert!(sums.0 / sums.1 < 0.01);
}

#[test]
fn combined_forecasts_are_nearer_than_either_in_new_rounds() {
    let (runs, mut errors) = (100, [0.0; 4]);
    for run in 0..runs {
        let all = changes(100 + run);
        // The last ten changes of each person are judged, the rest is their record.
        let (mut seen, mut judged) = (Vec::new(), Vec::new());
        for person in all.chunk_by(|one, other| one.0 == other.0) {
            let cut = person.len().saturating_sub(10).max(1);
            seen.extend_from_slice(&person[..cut]);
            judged.extend_from_slice(&person[cut..]);
        }
        let weights = Weights::learn(adjustments(&seen));
        for (expert, group, moved, needed) in &judged {
            let weight = weights.of(expert, group, Regime::Outside).value;
            for (error, weight) in errors.iter_mut().zip([weight, 0.0, 1.0, 0.5]) {
                *error += (needed - weight * moved).abs();
            }
        }
    }
    println!("combined {:.0}, model {:.0}, person {:.0}, half {:.0}", errors[0], errors[1], errors[2], errors[3]);
    assert!(errors[1..].iter().all(|other| errors[0] < 0.85 * other), "{errors:?}");
}

/// Two opinions on yes-or-no questions: one that is too timid by half, and one that is noise.
fn questions(seed: u64, rows: usize) -> Vec<Case> {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let chance = |logit: f64| 1.0 / (1.0 + (-logit).exp());
    (0..rows)
        .map(|_| {
            let logit = normal(&mut random);
            let truth = uniform(&mut random) < chance(2.0 * logit);
            let (timid, noise) = (chance(logit), uniform(&mut random));
            let options = [(timid, noise), (1.0 - timid, 1.0 - noise)];
            let options = options.map(|(one, other)| vec![evidence(one), evidence(other)]).to_vec();
            Case { options, right: usize::from(!truth) }
        })
        .collect()
}

#[test]
fn a_timid_opinion_is_made_bolder_and_a_worthless_one_is_ignored() {
    let pool = LogOddsPool::learn(&questions(1, 20_000), &[0.01, 0.01]).unwrap();
    assert!((pool.weights()[0] - 2.0).abs() < 0.1 && pool.weights()[1].abs() < 0.05, "{:?}", pool.weights());
    let chances = pool.chances(&questions(2, 1)[0].options);
    assert!((chances.iter().sum::<f64>() - 1.0).abs() < 1e-12);
}

#[test]
fn what_is_no_pool_is_refused() {
    assert_eq!(LogOddsPool::learn(&[], &[1.0]).err(), Some(BadPool::Empty));
    let case = Case { options: vec![vec![0.0], vec![1.0]], right: 1 };
    assert_eq!(LogOddsPool::learn(std::slice::from_ref(&case), &[0.0]).err(), Some(BadPool::Precision(0)));
    for wrong in [
        Case { right: 2, ..case.clone() },
        Case { options: vec![vec![0.0, 1.0], vec![1.0]], right: 0 },
        Case { options: vec![vec![f64::NAN], vec![1.0]], right: 0 },
    ] {
        assert_eq!(LogOddsPool::learn(&[case.clone(), wrong], &[1.0]).err(), Some(BadPool::Case(1)));
    }
}
