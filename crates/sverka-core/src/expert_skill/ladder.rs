//! Forecast value added: what each step from the naive forecast to the consensus was worth.
//!
//! A step is judged by AvgRelMAE (Davydenko & Fildes 2013): the geometric mean, over series (creators), of the ratio of the mean
//! absolute errors after and before it, each series weighted by its items. Below 1 the step helped. Unlike
//! percentage errors it is not ruled by small actuals, and it treats halving and doubling alike.

use statrs::distribution::{ContinuousCDF, StudentsT};
use std::collections::BTreeMap;

/// Steps of the ladder, from the bottom.
pub const STEPS: [&str; 4] = ["naive", "model", "expert", "consensus"];

/// One closed item of a series with all its forecasts, in the order of [`STEPS`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Closed<'a> {
    /// The cell it belongs to: a market and format, say.
    pub cell: &'a str,
    /// The series: a creator.
    pub series: &'a str,
    /// Forecasts; one that was not made is `None`.
    pub forecasts: [Option<f64>; STEPS.len()],
    /// What came true.
    pub actual: f64,
}

/// What a step was worth in a cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Added {
    /// AvgRelMAE of the step against the one below; below 1 it helped.
    pub ratio: f64,
    /// Lower end of its 95 % interval.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// Items with both forecasts.
    pub n: usize,
    /// Series they belong to.
    pub series: usize,
}

impl Added {
    /// Whether there is too little to speak of.
    #[must_use]
    pub fn is_too_early(&self) -> bool {
        self.series < LEAST_SERIES || self.n < LEAST_ITEMS
    }
}

/// Series a figure needs.
pub const LEAST_SERIES: usize = 5;
/// Items a figure needs.
pub const LEAST_ITEMS: usize = 20;
/// Errors of a series are taken for at least this part of the larger of the two, so that one that is nearly 0 by luck
/// does not rule a geometric mean.
const FLOOR: f64 = 0.01;

/// What every step was worth by cell: of the model over the naive forecast, of the expert over the model, of the
/// consensus over the expert. `None` where fewer than two series have both forecasts: there is no interval then.
#[must_use]
pub fn ladder(closed: &[Closed<'_>]) -> BTreeMap<String, [Option<Added>; STEPS.len() - 1]> {
    let mut cells: BTreeMap<&str, Vec<&Closed<'_>>> = BTreeMap::new();
    for item in closed.iter().filter(|item| item.actual.is_finite()) {
        cells.entry(item.cell).or_default().push(item);
    }
    let of = |items: &Vec<&Closed<'_>>| std::array::from_fn(|step| added(items, step));
    cells.iter().map(|(cell, items)| ((*cell).to_owned(), of(items))).collect()
}

fn added(items: &[&Closed<'_>], step: usize) -> Option<Added> {
    let mut series: BTreeMap<&str, (f64, f64, f64)> = BTreeMap::new();
    for item in items {
        if let (Some(before), Some(after)) = (item.forecasts[step], item.forecasts[step + 1])
            && before.is_finite()
            && after.is_finite()
        {
            let sums = series.entry(item.series).or_default();
            sums.0 += 1.0;
            sums.1 += (item.actual - before).abs();
            sums.2 += (item.actual - after).abs();
        }
    }
    let log_ratio = |(n, before, after): &(f64, f64, f64)| {
        let least = FLOOR * before.max(*after);
        // Both right: the step changed nothing.
        if least > 0.0 { (*n, (after.max(least) / before.max(least)).ln()) } else { (*n, 0.0) }
    };
    let ratios: Vec<(f64, f64)> = series.values().map(log_ratio).collect();
    if ratios.len() < 2 {
        return None;
    }
    let n: f64 = ratios.iter().map(|(n, _)| n).sum();
    let mean = ratios.iter().map(|(n, ratio)| n * ratio).sum::<f64>() / n;
    // The variance of a weighted mean by its own residuals, with the factor of small samples.
    let count = ratios.len() as f64;
    let variance =
        ratios.iter().map(|(size, ratio)| (size / n * (ratio - mean)).powi(2)).sum::<f64>() * count / (count - 1.0);
    let reach = StudentsT::new(0.0, 1.0, count - 1.0).ok()?.inverse_cdf(0.975) * variance.sqrt();
    let added = Added {
        ratio: mean.exp(),
        low: (mean - reach).exp(),
        high: (mean + reach).exp(),
        n: n as usize,
        series: ratios.len(),
    };
    Some(added)
}
