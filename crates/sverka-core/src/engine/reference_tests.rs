//! Against scipy, statsmodels, scikit-learn and a second, dense implementation of the model; the numbers and the script
//! that made them are in `tests/reference`.

use super::bgam::{Hyperprior, Link, Settings, Training, fit};
use super::calibration::Beta;
use super::columns::Columns;
use super::metrics::{auc, best_f1_threshold, brier, calibration_error, decisions};
use super::shrinkage::{BetaBinomial, NegativeBinomial, NormalGroup};
use serde_json::Value;

fn reference() -> Value {
    serde_json::from_str(include_str!("../../tests/reference/engine.json")).unwrap()
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(|number| number.as_f64().unwrap()).collect()
}

fn truth(value: &Value) -> Vec<bool> {
    value.as_array().unwrap().iter().map(|truth| truth.as_bool().unwrap()).collect()
}

#[track_caller]
fn near(found: f64, expected: &Value, within: f64) {
    let expected = expected.as_f64().unwrap();
    assert!((found - expected).abs() <= within * expected.abs().max(1.0), "{found} is not {expected}");
}

#[test]
fn measures_are_those_of_scikit_learn() {
    let all = &reference()["metrics"];
    let (scores, truth) = (numbers(&all["scores"]), truth(&all["truth"]));
    near(auc(&scores, &truth).unwrap(), &all["auc"], 1e-12);
    near(brier(&scores, &truth), &all["brier"], 1e-12);
    near(calibration_error(&scores, &truth, 10), &all["ece"], 1e-12);
    let at = decisions(&scores, &truth, all["threshold"].as_f64().unwrap());
    near(at.f1, &all["f1"], 1e-12);
    near(at.precision, &all["precision"], 1e-12);
    near(at.recall, &all["recall"], 1e-12);
}

#[test]
fn calibrations_are_those_of_scipy_and_scikit_learn() {
    let all = &reference()["calibration"];
    let (logits, truth) = (numbers(&all["logits"]), truth(&all["truth"]));
    let beta = Beta::learn(&logits, &truth).unwrap();
    for (found, expected) in [beta.a, beta.b, beta.c].into_iter().zip(all["beta"].as_array().unwrap()) {
        near(found, expected, 1e-5);
    }
}

#[test]
fn the_threshold_is_half_of_the_best_expected_f1() {
    let all = &reference()["thresholds"];
    near(best_f1_threshold(&numbers(&all["chances"])), &all["threshold"], 1e-12);
}

#[test]
fn shrinkage_is_that_of_statsmodels_and_scipy() {
    let all = &reference()["shrinkage"];
    let pairs = |of: &Value, one: &str, other: &str| -> Vec<(f64, f64)> {
        numbers(&of[one]).into_iter().zip(numbers(&of[other])).collect()
    };

    let normal = &all["normal"];
    let group = NormalGroup::learn(&pairs(normal, "means", "variances")).unwrap();
    near(group.between, &normal["between"], 1e-4);
    near(group.mean, &normal["mean"], 1e-5);

    let rates = &all["beta_binomial"];
    let members = pairs(rates, "events", "chances");
    let group = BetaBinomial::learn(&members).unwrap();
    near(group.alpha, &rates["alpha"], 1e-4);
    near(group.beta, &rates["beta"], 1e-4);
    let first = group.shrink(members[0].0, members[0].1);
    near(first.mean, &rates["first_mean"], 1e-6);
    near(first.sd, &rates["first_sd"], 1e-6);

    let counts = &all["negative_binomial"];
    let members = pairs(counts, "counts", "exposure");
    let group = NegativeBinomial::learn(&members).unwrap();
    near(group.shape, &counts["shape"], 1e-4);
    near(group.rate, &counts["rate"], 1e-4);
    let first = group.shrink(members[0].0, members[0].1);
    near(first.mean, &counts["first_mean"], 1e-5);
    near(first.sd, &counts["first_sd"], 1e-5);
}

#[test]
fn the_fit_and_its_posterior_are_those_of_a_dense_implementation() {
    for (name, link) in [("logit", Link::Logit), ("identity", Link::Identity)] {
        let all = &reference()[name];
        let column = |bins: &Value| numbers(bins).into_iter().map(|bin| bin as u8).collect::<Vec<u8>>();
        let columns = Columns::new(&all["bins"].as_array().unwrap().iter().map(column).collect::<Vec<_>>()).unwrap();
        let (response, weights) = (numbers(&all["response"]), numbers(&all["weights"]));
        let weights = Some(weights.as_slice());
        let training = Training { columns: &columns, response: &response, weights, offset: None, places: None };
        let smoothness = Hyperprior { shape: 6.0, rate: 4.0 };
        let settings = Settings { smoothness, trend: None, rounds: 300, ..Settings::new(link) };
        let fit = fit(&training, &settings).unwrap();
        // The reference runs on until nothing moves at all; ours stops a little before.
        let within = 2e-3;
        near(fit.base, &all["base"], within);
        near(fit.base_sd, &all["base_sd"], within);
        near(fit.effective, &all["effective"], within);
        let one = serde_json::json!(1.0);
        near(fit.dispersion, if link == Link::Logit { &one } else { &all["dispersion"] }, within);
        near(fit.variance(columns.row(0)), &all["first_variance"], within);
        for (feature, lambda) in all["lambdas"].as_array().unwrap().iter().enumerate() {
            near(fit.lambdas[feature], lambda, within);
            for (bin, part) in all["parts"][feature].as_object().unwrap() {
                let at: usize = bin.parse().unwrap();
                near(fit.parts[feature][at], part, within);
                near(fit.sds[feature][at], &all["sds"][feature][bin], within);
            }
        }
    }
}

#[test]
fn a_line_over_the_rows_and_its_posterior_are_those_of_a_dense_implementation() {
    let all = &reference()["lined"];
    let column = |bins: &Value| numbers(bins).into_iter().map(|bin| bin as u8).collect::<Vec<u8>>();
    let bins: Vec<Vec<u8>> = all["bins"].as_array().unwrap().iter().map(column).collect();
    let unknown_at = |(places, bins): (&Value, &Vec<u8>)| {
        let places = numbers(places).into_iter().zip(bins);
        places.map(|(place, bin)| if *bin < 2 { f64::NAN } else { place }).collect::<Vec<f64>>()
    };
    let places: Vec<Vec<f64>> = all["places"].as_array().unwrap().iter().zip(&bins).map(unknown_at).collect();
    let (response, weights) = (numbers(&all["response"]), numbers(&all["weights"]));
    let (columns, weights) = (Columns::new(&bins).unwrap(), Some(weights.as_slice()));
    let training = Training { columns: &columns, response: &response, weights, offset: None, places: Some(&places) };
    let smoothness = Hyperprior { shape: 6.0, rate: 4.0 };
    // The second feature has no places: its trend is over the order of its bins.
    let trend = Some(Hyperprior { shape: 6.0, rate: 2.0 });
    let settings = Settings { smoothness, trend, rounds: 300, ..Settings::new(Link::Logit) };
    let fit = fit(&training, &settings).unwrap();
    near(fit.base, &all["base"], 2e-3);
    near(fit.effective, &all["effective"], 2e-3);
    for at in all["along"].as_array().unwrap() {
        let feature = at["feature"].as_u64().unwrap() as usize;
        let (bin, place) = (at["bin"].as_u64().unwrap() as u8, at["place"].as_f64().unwrap());
        let (part, sd) = fit.parts_at(feature, &[(bin, place)])[0];
        near(part, &at["part"], 2e-3);
        near(sd, &at["sd"], 2e-3);
    }
}
