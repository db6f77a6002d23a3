//! Estimates beside what they are by hand, and what is refused.

use super::*;
use crate::engine::columns::Cell;
use crate::engine::learn::{Feature, Folds};

fn near(found: f64, wanted: f64) -> bool {
    (found - wanted).abs() < 1e-12
}

/// Creators in two groups: of the first every second one was chosen and brought 1, of the second every tenth, 0.
fn two_groups(names: &[String]) -> Vec<Case<'_>> {
    let mut cases = Vec::new();
    for (at, cluster) in names.iter().enumerate() {
        let (every, outcome) = if at < names.len() / 2 { (2, 1.0) } else { (10, 0.0) };
        let outcome = (at % every == 0).then_some(outcome);
        cases.push(Case { cluster, propensity: 1.0 / every as f64, expected: 0.5, outcome });
    }
    cases
}

fn names(of: usize) -> Vec<String> {
    (0..of).map(|at| format!("c{at}")).collect()
}

#[test]
fn results_stand_for_those_who_were_passed_over() {
    let names = names(400);
    let cases = two_groups(&names);
    let plain = of_the_chosen(&cases).unwrap();
    assert!(near(plain.value, 100.0 / 120.0), "{plain:?}");
    let found = correct(&cases).unwrap();
    for estimate in [found.inverse, found.normalised, found.doubly_robust] {
        assert!(near(estimate.value, 0.5) && estimate.low < 0.5 && estimate.high > 0.5, "{found:?}");
        assert!(near(estimate.high - 0.5, 0.5 - estimate.low));
    }
    // 100 of weight 2 and 20 of weight 10.
    assert!(near(found.effective, 400.0 * 400.0 / (100.0 * 4.0 + 20.0 * 100.0)), "{found:?}");
    assert_eq!(found.clipped, 0);
    assert_eq!(correct(&cases), correct(&cases));
}

#[test]
fn when_everybody_was_chosen_nothing_is_corrected() {
    let names = names(30);
    let case = |(at, cluster): (usize, &String)| (cluster.clone(), at as f64);
    let of: Vec<(String, f64)> = names.iter().enumerate().map(case).collect();
    let cases: Vec<Case<'_>> =
        of.iter().map(|(cluster, at)| Case { cluster, propensity: 1.0, expected: 0.0, outcome: Some(*at) }).collect();
    let (found, plain) = (correct(&cases).unwrap(), of_the_chosen(&cases).unwrap());
    for estimate in [found.inverse, found.normalised, found.doubly_robust] {
        assert!(near(estimate.value, plain.value) && (estimate.high - plain.high).abs() < 1e-9, "{found:?}");
    }
    // By hand: the mean of 0 … 29 is 14.5, its standard deviation 1.6073, with each left out 30/29 of it; the quantile
    // of 29 degrees is 2.0452.
    assert!((plain.high - 14.5 - 2.0452 * 1.6073 * 30.0 / 29.0).abs() < 1e-3, "{plain:?}");
}

#[test]
fn cases_of_one_creator_count_as_one_in_what_the_mean_rests_on() {
    let names = names(25);
    let case = |at: usize| Case {
        cluster: names[at % names.len()].as_str(),
        propensity: 1.0,
        expected: 0.0,
        outcome: Some((at % names.len()) as f64),
    };
    let (once, often): (Vec<_>, Vec<_>) = ((0..25).map(case).collect(), (0..100).map(case).collect());
    let (once, often) = (correct(&once).unwrap(), correct(&often).unwrap());
    assert!(near(often.effective, 25.0) && (often.doubly_robust.high - once.doubly_robust.high).abs() < 1e-9);
}

#[test]
fn too_few_comparable_results_are_refused() {
    let names = names(190);
    let cases: Vec<Case<'_>> = names
        .iter()
        .enumerate()
        .map(|(at, cluster)| Case { cluster, propensity: 0.1, expected: 0.0, outcome: (at % 10 == 0).then_some(1.0) })
        .collect();
    assert!(matches!(correct(&cases), Err(Refused::Few { effective }) if (effective - 19.0).abs() < 1e-9));
    assert!(matches!(correct(&[]), Err(Refused::Few { effective }) if effective == 0.0));
    // Many results, and nearly all the weight on a few of them.
    let names = (0..200).map(|at| format!("c{at}")).collect::<Vec<_>>();
    let cases: Vec<Case<'_>> = names
        .iter()
        .enumerate()
        .map(|(at, cluster)| Case {
            cluster,
            propensity: if at < 5 { 0.02 } else { 1.0 },
            expected: 0.0,
            outcome: (at == 0 || (5..60).contains(&at)).then_some(0.0),
        })
        .collect();
    assert!(matches!(correct(&cases), Err(Refused::Few { effective }) if effective < 20.0), "{:?}", correct(&cases));
}

#[test]
fn those_without_a_chance_are_not_spoken_of() {
    let names = names(200);
    let case = |hopeless: usize| {
        let names = &names;
        move |at: usize| Case {
            cluster: names[at].as_str(),
            propensity: if at < hopeless { 0.001 } else { 0.5 },
            expected: 0.0,
            outcome: (at >= hopeless && at.is_multiple_of(2)).then_some(1.0),
        }
    };
    let some: Vec<Case<'_>> = (0..200).map(case(10)).collect();
    assert_eq!(correct(&some).unwrap().clipped, 10);
    let many: Vec<Case<'_>> = (0..200).map(case(40)).collect();
    assert_eq!(correct(&many), Err(Refused::Apart { clipped: 40, of: 200 }));
}

#[test]
fn a_propensity_that_is_none_is_refused() {
    let case = Case { cluster: "a", propensity: 0.5, expected: 0.0, outcome: Some(1.0) };
    for wrong in [
        Case { propensity: 0.0, ..case },
        Case { propensity: 1.1, ..case },
        Case { propensity: f64::NAN, ..case },
        Case { expected: f64::NAN, ..case },
        Case { outcome: Some(f64::INFINITY), ..case },
    ] {
        assert_eq!(correct(&[case, wrong]), Err(Refused::Value(1)));
    }
}

#[test]
fn chances_and_expectations_are_learnt_from_others() {
    let value = |at: usize| ((at * 37) % 200) as f64;
    let features = [Feature { name: "score".to_owned(), cells: (0..200).map(|at| Cell::Known(value(at))).collect() }];
    let chosen: Vec<bool> = (0..200).map(|at| value(at) > 60.0 + ((at * 71) % 100) as f64).collect();
    let found = propensities(&features, &chosen, Folds::default()).unwrap();
    let mean = |wanted: &dyn Fn(usize) -> bool| {
        let of: Vec<f64> = (0..200).filter(|at| wanted(*at)).map(|at| found[at]).collect();
        of.iter().sum::<f64>() / of.len() as f64
    };
    assert!(mean(&|at| value(at) > 150.0) > 0.8 && mean(&|at| value(at) < 50.0) < 0.2, "{found:?}");
    assert_eq!(propensities(&features, &chosen, Folds::default()).unwrap(), found);
    assert!(propensities(&features, &[false; 200], Folds::default()).is_err());

    let outcomes: Vec<Option<f64>> = (0..200).map(|at| chosen[at].then(|| value(at) / 100.0)).collect();
    let names = names(200);
    let clusters: Vec<&str> = names.iter().map(String::as_str).collect();
    let found = expected(&features, &clusters, &outcomes, Folds::default());
    let high = (0..200).filter(|at| value(*at) > 190.0).map(|at| found[at]).fold(0.0, f64::max);
    assert!((1.6..2.2).contains(&high), "{high}");
    // A row's own outcome does not reach its expectation: a wild one moves the others' alone.
    let at = (0..200).find(|at| chosen[*at]).unwrap();
    let mut wild = outcomes.clone();
    wild[at] = Some(1e6);
    let moved = expected(&features, &clusters, &wild, Folds::default());
    assert!((moved[at] - found[at]).abs() < 1e-9, "{} {}", moved[at], found[at]);
    assert!(moved.iter().zip(&found).any(|(one, other)| (one - other).abs() > 1.0));
    // Nor does it reach another row of the same creator.
    let mut shared = clusters.clone();
    let other = (0..200).find(|other| *other != at && chosen[*other]).unwrap();
    shared[other] = shared[at];
    let of = |outcomes: &[Option<f64>]| expected(&features, &shared, outcomes, Folds::default())[other];
    assert!((of(&wild) - of(&outcomes)).abs() < 1e-9);
    assert!(expected(&features, &clusters, &[None; 200], Folds::default()).iter().all(|value| *value == 0.0));
}
