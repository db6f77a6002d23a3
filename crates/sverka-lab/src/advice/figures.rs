//! The figures of the answer, with intervals by people.

use serde_json::{Value, json};
use std::collections::BTreeMap;
use sverka_core::engine::resample::ratio as resampled;

/// Draws of people for an interval.
const DRAWS: usize = 2000;
const SEED: u64 = 1;

/// Absolute errors of one final round.
#[derive(Debug, Clone)]
pub(super) struct Errors {
    pub(super) person: String,
    pub(super) in_range: bool,
    pub(super) ai: f64,
    pub(super) human: f64,
    pub(super) half: f64,
    pub(super) combined: f64,
    /// Of the forecast that only weighs model and person, without correcting the model.
    pub(super) weights_only: f64,
    /// Of the corrected model alone.
    pub(super) corrected_ai: f64,
}

/// Mean errors over all rounds, and in and out of range.
pub(super) fn figures(all: &[Errors]) -> Value {
    let part = |in_range: bool| all.iter().filter(|row| row.in_range == in_range).cloned().collect::<Vec<_>>();
    let mut answer = of(all);
    answer["in_range"] = of(&part(true));
    answer["out_of_range"] = of(&part(false));
    answer
}

fn of(rows: &[Errors]) -> Value {
    let mean =
        |error: fn(&Errors) -> f64| (!rows.is_empty()).then(|| rows.iter().map(error).sum::<f64>() / rows.len() as f64);
    json!({
        "n": rows.len(),
        "mae_ai": mean(|row| row.ai),
        "mae_human": mean(|row| row.human),
        "mae_half": mean(|row| row.half),
        "mae_combined": mean(|row| row.combined),
        "mae_weights_only": mean(|row| row.weights_only),
        "mae_corrected_ai": mean(|row| row.corrected_ai),
        "combined_to_ai": ratio(rows, |row| row.combined, |row| row.ai),
        "combined_to_human": ratio(rows, |row| row.combined, |row| row.human),
        "weights_only_to_ai": ratio(rows, |row| row.weights_only, |row| row.ai),
        "weights_only_to_human": ratio(rows, |row| row.weights_only, |row| row.human),
    })
}

/// A ratio of mean errors with its 95 % interval, people drawn with replacement.
fn ratio(rows: &[Errors], one: fn(&Errors) -> f64, other: fn(&Errors) -> f64) -> Value {
    let mut people: BTreeMap<&str, [f64; 2]> = BTreeMap::new();
    for row in rows {
        let sums = people.entry(&row.person).or_default();
        sums[0] += one(row);
        sums[1] += other(row);
    }
    let sums: Vec<[f64; 2]> = people.into_values().collect();
    let shown = resampled(&sums, DRAWS, SEED);
    shown.map_or(Value::Null, |ratio| json!({ "value": ratio.value, "low": ratio.low, "high": ratio.high }))
}
