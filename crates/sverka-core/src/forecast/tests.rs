//! What a forecast promises, on made-up posts whose truth is known.

use super::*;
use crate::engine::columns::Cell;
use chrono::{DateTime, Duration, Utc};
use proptest::prelude::*;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

fn day(day: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_500_000_000, 0).unwrap() + Duration::days(day)
}

fn even(random: &mut ChaCha8Rng) -> f64 {
    (random.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
}

/// About normal: mean 0, variance 1.
fn bell(random: &mut ChaCha8Rng) -> f64 {
    (0..12).map(|_| even(random)).sum::<f64>() - 6.0
}

/// Views whose logarithm is market + format + creator + length + noise.
fn posts(count: usize, seed: u64) -> Vec<Observation> {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let levels: Vec<f64> = (0..40).map(|_| 0.5 * bell(&mut random)).collect();
    let mut post = |row: usize| {
        let creator = (even(&mut random) * 40.0) as usize;
        let (market, base) = if creator < 20 { ("RU", 4.0) } else { ("US", 5.0) };
        let (format, extra) = if even(&mut random) < 0.5 { ("reel", 0.3) } else { ("story", 0.0) };
        let length = even(&mut random) * 60.0;
        let log = base + extra + levels[creator] - 0.005 * length + 0.3 * bell(&mut random);
        let case = Case {
            at: day(row as i64 * 200 / count as i64),
            creator: format!("c{creator}"),
            market: market.to_owned(),
            words: vec![format.to_owned()],
            numbers: vec![Cell::Known(length)],
        };
        Observation { case, outcome: 10.0_f64.powf(log) }
    };
    (0..count).map(&mut post).collect()
}

fn settings() -> Settings {
    Settings {
        schema: Schema { words: vec!["format".to_owned()], numbers: vec!["length".to_owned()] },
        scale: Scale::Log10,
    }
}

fn bytes(model: &ForecastModel) -> String {
    serde_json::to_string(model).unwrap()
}

#[test]
fn the_same_observations_give_the_same_bytes_in_any_order_and_with_any_number_of_threads() {
    let mut observations = posts(900, 1);
    let fit_with = |threads: usize, observations: &[Observation]| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| fit(observations, &settings(), None).unwrap())
    };
    let one = fit_with(1, &observations);
    observations.reverse();
    let four = fit_with(4, &observations);
    assert_eq!(bytes(&one), bytes(&four));
    let read: ForecastModel = serde_json::from_str(&bytes(&one)).unwrap();
    assert_eq!((read.validate(), &read), (Ok(()), &one));
}

#[test]
fn a_changed_model_is_refused() {
    let model = fit(&posts(300, 2), &settings(), None).unwrap();
    let mut changed: serde_json::Value = serde_json::to_value(&model).unwrap();
    changed["mean"] = (changed["mean"].as_f64().unwrap() + 0.001).into();
    let changed: ForecastModel = serde_json::from_value(changed).unwrap();
    assert_eq!(changed.validate(), Err(BadModel::Changed));
}

#[test]
fn known_creators_are_forecast_near_their_level_with_parts_that_sum_up() {
    let all = posts(2_400, 3);
    let (past, later) = all.split_at(2_000);
    let model = fit(past, &settings(), None).unwrap();
    let cases: Vec<Case> = later.iter().map(|row| row.case.clone()).collect();
    let (mut error, mut covered, mut spread) = (0.0, 0, 0.0);
    for (forecast, row) in model.forecasts(&cases).iter().zip(later) {
        let log = |value: f64| Scale::Log10.of(value);
        error += (log(forecast.p50) - log(row.outcome)).abs() / later.len() as f64;
        covered += usize::from(forecast.p10 <= row.outcome && row.outcome <= forecast.p90);
        spread += (log(forecast.p90) - log(forecast.p10)) / later.len() as f64;
        let told = model.forecast(&row.case);
        assert_eq!((told.p10, told.p50, told.p90), (forecast.p10, forecast.p50, forecast.p90));
        let sum: f64 = told.parts.iter().map(|part| part.value).sum();
        assert!((sum - log(forecast.p50)).abs() < 1e-6, "{sum} {forecast:?}");
        assert!(forecast.outside.is_none() && forecast.p10 <= forecast.p50 && forecast.p50 <= forecast.p90);
    }
    // Noise alone costs 0.3 · √(2/π) = 0.239, and its 80 % are 0.769 wide.
    assert!(error < 0.27, "{error}");
    assert!((0.74..=0.87).contains(&(covered as f64 / 400.0)), "{covered}");
    assert!(spread < 0.95, "{spread}");
}

#[test]
fn outside_its_experience_the_model_says_why() {
    let observations = posts(600, 4);
    let model = fit(&observations, &settings(), None).unwrap();
    let usual = observations[0].case.clone();
    assert_eq!(model.forecast(&usual).outside, None);
    let why = |change: &dyn Fn(&mut Case)| {
        let mut case = usual.clone();
        change(&mut case);
        model.forecast(&case).outside
    };
    assert_eq!(why(&|case| case.market = "DE".to_owned()), Some(OutsideExperience::Market { name: "DE".to_owned() }));
    let word = Some(OutsideExperience::Word { column: "format".to_owned(), name: "live".to_owned() });
    assert_eq!(why(&|case| case.words[0] = "live".to_owned()), word);
    let number = Some(OutsideExperience::Number { column: "length".to_owned() });
    assert_eq!(why(&|case| case.numbers[0] = Cell::Known(600.0)), number);
    assert_eq!(why(&|case| case.creator = "somebody new".to_owned()), None);
}

#[test]
fn numbers_that_are_usual_alone_may_be_unheard_of_together() {
    let mut observations = posts(400, 5);
    for row in &mut observations {
        let length = row.case.numbers[0];
        row.case.numbers.push(length);
    }
    let mut settings = settings();
    settings.schema.numbers.push("length again".to_owned());
    let model = fit(&observations, &settings, None).unwrap();
    let mut case = observations[0].case.clone();
    case.numbers = vec![Cell::Known(1.0), Cell::Known(59.0)];
    assert!(matches!(model.forecast(&case).outside, Some(OutsideExperience::Leverage { .. })));
}

#[test]
fn what_cannot_be_learnt_from_is_refused() {
    let few = posts(10, 6);
    assert_eq!(fit(&few, &settings(), None).unwrap_err(), BadObservations::Few(10));
    let mut wrong = posts(40, 6);
    wrong[7].case.words.clear();
    assert_eq!(fit(&wrong, &settings(), None).unwrap_err(), BadObservations::Schema(7));
    let mut negative = posts(40, 6);
    negative[3].outcome = -1.0;
    assert_eq!(fit(&negative, &settings(), None).unwrap_err(), BadObservations::Outcome(3));
    assert!(fit(&posts(20, 6), &settings(), None).is_ok());
}

/// What a model walking forward says of every row after the first hundred; each row's own outcome and all later ones may
/// be anything.
fn walked(observations: &[Observation]) -> Vec<(DateTime<Utc>, Forecast)> {
    let mut sorted = observations.to_vec();
    sorted.sort_by_key(|row| row.case.at);
    let moments: std::collections::BTreeSet<_> = sorted.iter().map(|row| row.case.at).collect();
    let mut said = Vec::new();
    for moment in moments.into_iter().step_by(7) {
        let known = &sorted[..sorted.partition_point(|row| row.case.at < moment)];
        let Ok(model) = fit(known, &settings(), None) else { continue };
        let asked = sorted.iter().filter(|row| row.case.at == moment);
        said.extend(asked.map(|row| (moment, model.forecast(&row.case))));
    }
    said
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    /// Dates are shuffled, then every outcome from a moment on is replaced: nothing said up to that moment may change.
    #[test]
    fn no_forecast_reads_what_is_dated_after_it(seed in any::<u64>(), cut in 20_i64..180) {
        let mut observations = posts(150, 7);
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        for at in (1..observations.len()).rev() {
            let other = (random.next_u64() % (at as u64 + 1)) as usize;
            let moment = observations[at].case.at;
            observations[at].case.at = observations[other].case.at;
            observations[other].case.at = moment;
        }
        let before = walked(&observations);
        let mut changed = observations;
        for row in changed.iter_mut().filter(|row| row.case.at >= day(cut)) {
            row.outcome = 1e9 * even(&mut random);
        }
        let after = walked(&changed);
        let until = |said: Vec<(DateTime<Utc>, Forecast)>| said.into_iter().filter(|(at, _)| *at <= day(cut)).collect::<Vec<_>>();
        prop_assert_eq!(until(before), until(after));
    }
}

/// The same inside one fit: what the walk forward read of a row does not change with outcomes at or after its moment.
#[test]
fn inputs_of_a_row_know_only_outcomes_before_it() {
    let read = |observations: &[Observation]| {
        let mut sorted: Vec<&Observation> = observations.iter().collect();
        sorted.sort_by(|one, other| one.order(other));
        let rows = rows::Rows::new(&sorted, |outcome| Scale::Log10.of(outcome));
        let learners = learners::Learners::fit(&rows, 100, 300).unwrap();
        let numbers = (0..300).map(|row| (rows.at[row], learners.expect(row)));
        numbers.collect::<Vec<_>>()
    };
    let observations = posts(300, 8);
    let before = read(&observations);
    let moment = before[200].0;
    let mut changed = observations.clone();
    let since = (moment - rows::days(&observations[0].case)) as i64;
    for row in changed.iter_mut().filter(|row| row.case.at >= observations[0].case.at + Duration::days(since)) {
        row.outcome *= 100.0;
    }
    let after = read(&changed);
    let until = |all: &[(f64, (f64, f64))]| all.iter().filter(|(at, _)| *at < moment).copied().collect::<Vec<_>>();
    assert_eq!(until(&before), until(&after));
    assert_ne!(before.last(), after.last(), "the control: later rows do learn from them");
}

#[test]
fn bands_follow_the_outcomes_of_forecasts_that_were_made() {
    let all = posts(1_200, 9);
    let (past, later) = all.split_at(800);
    let mut model = fit(past, &settings(), None).unwrap();
    let calm = model.forecast(&later[0].case);
    // A world twice as uncertain.
    let wild: Vec<Observation> = later
        .iter()
        .enumerate()
        .map(|(at, row)| Observation {
            outcome: row.outcome * if at % 2 == 0 { 30.0 } else { 1.0 / 30.0 },
            ..row.clone()
        })
        .collect();
    model.learn(&wild);
    let after = model.forecast(&later[0].case);
    assert!(after.p90 > 3.0 * calm.p90 && after.p10 < calm.p10 / 3.0, "{calm:?} {after:?}");
    let refitted = fit(&all, &settings(), Some(&model)).unwrap();
    assert!(refitted.forecast(&later[0].case).p90 > 2.0 * calm.p90, "a refit keeps what the bands have learnt");
    assert_eq!(refitted.validate(), Ok(()));
}
