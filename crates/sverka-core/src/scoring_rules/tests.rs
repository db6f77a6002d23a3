//! Against scipy and scikit-learn; the numbers and the script that made them are in `tests/reference`.

use super::*;
use serde_json::Value;

fn cases(name: &str) -> Vec<Value> {
    let all: Value = serde_json::from_str(include_str!("../../tests/reference/scoring_rules.json")).unwrap();
    all[name].as_array().unwrap().clone()
}

fn number(case: &Value, name: &str) -> f64 {
    case[name].as_f64().unwrap()
}

fn values(case: &Value) -> Vec<f64> {
    case["values"].as_array().unwrap().iter().map(|value| value.as_f64().unwrap()).collect()
}

#[track_caller]
fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-7, "{found} is not {expected}");
}

#[test]
fn scores_are_those_of_scipy_and_scikit_learn() {
    for case in cases("normal") {
        near(crps_normal(number(&case, "mean"), number(&case, "sd"), number(&case, "outcome")), number(&case, "crps"));
    }
    for case in cases("sample") {
        let outcome = number(&case, "outcome");
        near(crps_sample(&values(&case), outcome).unwrap(), number(&case, "crps"));
        near(pit(&values(&case), outcome).unwrap(), number(&case, "pit"));
    }
    for case in cases("pinball") {
        near(
            pinball(number(&case, "level"), number(&case, "quantile"), number(&case, "outcome")),
            number(&case, "loss"),
        );
    }
    for case in cases("interval") {
        let [low, high, miss, outcome] = ["low", "high", "miss", "outcome"].map(|name| number(&case, name));
        near(interval_score(low, high, miss, outcome), number(&case, "score"));
    }
    for case in cases("brier") {
        near(brier(number(&case, "chance"), case["happened"].as_bool().unwrap()), number(&case, "score"));
    }
}

#[test]
fn quantiles_at_the_middles_of_steps_score_as_the_sample_they_are() {
    for case in cases("sample") {
        let (mut values, outcome) = (values(&case), number(&case, "outcome"));
        values.sort_by(f64::total_cmp);
        near(crps_quantiles(&values, outcome).unwrap(), number(&case, "crps"));
    }
}

#[test]
fn nothing_said_has_no_score_and_no_spread_is_the_absolute_error() {
    assert_eq!((crps_sample(&[], 1.0), crps_quantiles(&[], 1.0), pit(&[], 1.0)), (None, None, None));
    near(crps_normal(2.0, 0.0, 5.0), 3.0);
}

/// What makes a rule proper: who says what is true pays least on average.
#[test]
fn the_truth_scores_best() {
    let truth: Vec<f64> = (0..400).map(|k| (f64::from(k) + 0.5) / 400.0 * 10.0).collect();
    let mean = |of: &dyn Fn(f64) -> f64| truth.iter().map(|outcome| of(*outcome)).sum::<f64>() / truth.len() as f64;
    let honest = mean(&|outcome| crps_sample(&truth, outcome).unwrap());
    for (shift, stretch) in [(1.0, 1.0), (-1.0, 1.0), (0.0, 0.7), (0.0, 1.4)] {
        let said: Vec<f64> = truth.iter().map(|value| 5.0 + shift + stretch * (value - 5.0)).collect();
        assert!(mean(&|outcome| crps_sample(&said, outcome).unwrap()) > honest);
    }
    let at = |quantile: f64| mean(&|outcome| pinball(0.9, quantile, outcome));
    assert!(at(9.0) < at(8.0) && at(9.0) < at(9.9));
}
