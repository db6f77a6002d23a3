//! Walks forward over the rows asked for, and scores what was said.

use crate::forecast::ForecastError;
use crate::naive::{Background, Naive};
use chrono::Duration;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use sverka_core::forecast::{Forecast as Expected, ForecastModel, Mix, Observation, Scale, Settings, fit_mixes};
use sverka_core::scoring_rules::crps_quantiles;

/// Rows that a first model needs.
pub(crate) const LEAST: usize = 20;
/// The model is fitted anew this often at most.
const FITS: i64 = 60;
/// Names of history strata.
const STRATA: [&str; 3] = ["new", "1-2", ">=3"];
/// Both learners, and each alone.
const MIXES: [Mix; 3] = [Mix::Learnt, Mix::Hierarchy, Mix::Trees];

/// One forecast beside what came.
pub(crate) struct Scored<'a> {
    pub(crate) row: &'a Observation,
    expected: Expected,
    /// CRPS and absolute error of each of [`MIXES`].
    losses: [(f64, f64); 3],
    naive: Naive,
}

/// Everything that was forecast.
pub(crate) struct Walked<'a> {
    pub(crate) scored: Vec<Scored<'a>>,
    /// Rows with too little before them.
    pub(crate) too_early: usize,
    pub(crate) fits: usize,
}

/// Forecasts the rows asked for day by day. Each day's model was fitted to rows dated before it, of either table, and its
/// bands follow the outcomes of its own earlier forecasts.
///
/// # Errors
/// When no model can be fitted.
pub(crate) fn walk<'a>(
    past: &[Observation],
    asked: &'a [Observation],
    settings: &Settings,
) -> Result<Walked<'a>, ForecastError> {
    let mut pool: Vec<&Observation> = past.iter().chain(asked).collect();
    pool.sort_by_key(|row| row.case.at);
    let mut rows: Vec<&Observation> = asked.iter().collect();
    rows.sort_by_key(|row| row.case.at);
    let span = rows.last().zip(rows.first()).map_or(0, |(last, first)| (last.case.at - first.case.at).num_days() + 1);
    let step = Duration::days((span + FITS - 1) / FITS);
    let mut walked = Walked { scored: Vec::with_capacity(rows.len()), too_early: 0, fits: 0 };
    let mut models: Option<[ForecastModel; 3]> = None;
    let mut start = 0;
    while start < rows.len() {
        let from = rows[start].case.at;
        let end = start + rows[start..].partition_point(|row| row.case.at < from + step);
        let known = &pool[..pool.partition_point(|row| row.case.at < from)];
        let known: Vec<Observation> = known.iter().map(|row| (*row).clone()).collect();
        if known.len() < LEAST {
            walked.too_early += end - start;
            start = end;
            continue;
        }
        let mut fitted = fit_mixes(&known, settings, MIXES, models.as_ref())?;
        let background = Background::new(&known, settings.scale);
        for row in &rows[start..end] {
            let outcome = settings.scale.of(row.outcome);
            let losses = fitted.each_ref().map(|model| losses(model, row, outcome));
            let naive = background.naive(&row.case, outcome);
            walked.scored.push(Scored { row, expected: fitted[0].forecast(&row.case), losses, naive });
        }
        let outcomes: Vec<Observation> = rows[start..end].iter().map(|row| (*row).clone()).collect();
        fitted.iter_mut().for_each(|model| model.learn(&outcomes));
        models = Some(fitted);
        walked.fits += 1;
        start = end;
    }
    Ok(walked)
}

/// CRPS and absolute error on the model's scale.
fn losses(model: &ForecastModel, row: &Observation, outcome: f64) -> (f64, f64) {
    let expected = model.forecast(&row.case);
    let error = (model.scale().of(expected.p50) - outcome).abs();
    let quantiles = model.quantiles(&row.case, &expected);
    let quantiles: Vec<f64> = quantiles.iter().map(|value| model.scale().of(*value)).collect();
    (crps_quantiles(&quantiles, outcome).unwrap_or(error), error)
}

/// The measures of the forecasts, on the model's scale.
pub(crate) fn scores(scored: &[Scored<'_>], scale: Scale) -> Map<String, Value> {
    let all: Vec<&Scored<'_>> = scored.iter().collect();
    let mean = |all: &[&Scored<'_>], of: &dyn Fn(&Scored<'_>) -> f64| {
        all.iter().map(|one| of(one)).sum::<f64>() / all.len().max(1) as f64
    };
    let covered = |one: &Scored<'_>| {
        // The band's ends went to the outcome's unit and are compared there.
        f64::from(u8::from(one.row.outcome >= one.expected.p10 && one.row.outcome <= one.expected.p90))
    };
    let mut strata: BTreeMap<String, Vec<&Scored<'_>>> = BTreeMap::new();
    for one in scored {
        let history = STRATA[usize::from(one.expected.history > 0) + usize::from(one.expected.history > 2)];
        let name = format!("{} {history}", one.row.case.market);
        strata.entry(name.trim_start().to_owned()).or_default().push(one);
    }
    let by = |of: &dyn Fn(&Scored<'_>) -> f64| -> Map<String, Value> {
        strata.iter().map(|(name, all)| (name.clone(), json!(mean(all, of)))).collect()
    };
    let single =
        |at: usize| json!({ "crps": mean(&all, &|one| one.losses[at].0), "mae": mean(&all, &|one| one.losses[at].1) });
    let answer = json!({
        "n": all.len(),
        "mae": mean(&all, &|one| one.losses[0].1),
        "crps": mean(&all, &|one| one.losses[0].0),
        "crps_naive": mean(&all, &|one| one.naive.crps),
        "mae_naive": mean(&all, &|one| one.naive.error),
        "coverage80": mean(&all, &covered),
        "coverage80_by_stratum": by(&covered),
        "n_by_stratum": strata.iter().map(|(name, all)| (name.clone(), json!(all.len()))).collect::<Map<_, _>>(),
        "mae_by_stratum": by(&|one| one.losses[0].1),
        "crps_by_stratum": by(&|one| one.losses[0].0),
        "width80": mean(&all, &|one| scale.of(one.expected.p90) - scale.of(one.expected.p10)),
        "crps_naive_market": mean(&all, &|one| one.naive.market_crps),
        "mae_naive_own_median": mean(&all, &|one| one.naive.own_error),
        "singles": { "hierarchy": single(1), "trees": single(2) },
        "outside": all.iter().filter(|one| one.expected.outside.is_some()).count(),
    });
    if let Value::Object(answer) = answer { answer } else { Map::new() }
}
