//! Bands that keep their promise whatever the model: split conformal prediction on normalised residuals, by cell
//! (Vovk, Gammerman & Shafer 2005; Lei et al. 2018), over a rolling window of the latest outcomes.
//!
//! A residual is `(outcome − centre) / spread(x)` of a forecast made before its outcome was known. The band for a
//! new row is cut from the residuals of its own cell (Mondrian: market × history); a thin cell borrows from its parent.
//! If the residuals of a cell and the new one are exchangeable, a band from a full cell covers its outcome with at least
//! the chance promised. Against drift there is the window, and the level that follows the misses (Gibbs & Candès 2021).

#[cfg(test)]
mod replays;

use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, VecDeque};

/// Share of outcomes that a band covers.
pub const COVERAGE: f64 = 0.8;
/// Points of a shape: quantiles at `(k + ½) / POINTS`.
pub const POINTS: usize = 100;
/// Residuals a cell remembers.
const WINDOW: usize = 300;
/// From this many residuals on a cell stands for itself; before, its weight is `n / (n + THIN)`.
const THIN: usize = 30;
/// The level stays within these bounds.
const LEAST_MISS: f64 = 0.02;
/// See [`LEAST_MISS`].
const MOST_MISS: f64 = 0.6;
/// How far the level moves for a miss.
const STEP: f64 = 0.05;
/// How far it moves at most for all that became known at once: a day of many outcomes says more than one of them, and less than
/// as many days.
const MOST_MOVE: f64 = 3.0 * STEP;

/// The residuals to be expected in a cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Shape {
    /// Quantiles at `(k + ½) / POINTS`, rising.
    pub quantiles: Vec<f64>,
    /// Lower end of the band.
    pub low: f64,
    /// Upper end of the band.
    pub high: f64,
    /// Residuals of the cell itself that it rests on.
    pub own: usize,
}

/// The latest residuals of every cell.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Calibrator {
    cells: BTreeMap<String, Window>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Window {
    latest: VecDeque<f64>,
    /// The same in rising order.
    sorted: Vec<f64>,
    /// Share that the band is told to miss, so that it misses what it should.
    miss: f64,
}

impl Default for Window {
    fn default() -> Self {
        Self { latest: VecDeque::new(), sorted: Vec::new(), miss: 1.0 - COVERAGE }
    }
}

impl Calibrator {
    /// The shape for the narrowest of these cells, or `None` when nothing is known in any of them.
    #[must_use]
    pub fn shape(&self, cells: &[String]) -> Option<Shape> {
        let (low, high) = self.band(cells)?;
        let mut quantiles: Option<Vec<f64>> = None;
        for window in self.widest_first(cells) {
            let own = (0..POINTS).map(|k| quantile(&window.sorted, (k as f64 + 0.5) / POINTS as f64)).collect();
            quantiles = Some(match quantiles {
                Some(parent) => std::iter::zip(own, parent).map(|(own, parent)| window.mix(own, parent)).collect(),
                None => own,
            });
        }
        let own = cells.first().and_then(|cell| self.cells.get(cell)).map_or(0, |window| window.sorted.len());
        quantiles.map(|quantiles| Shape { quantiles, low, high, own })
    }

    /// The band for the narrowest of these cells, or `None` when nothing is known in any of them.
    #[must_use]
    pub fn band(&self, cells: &[String]) -> Option<(f64, f64)> {
        self.widest_first(cells).fold(None, |parent: Option<(f64, f64)>, window| {
            let own = window.band();
            Some(parent.map_or(own, |parent| (window.mix(own.0, parent.0), window.mix(own.1, parent.1))))
        })
    }

    fn widest_first(&self, cells: &[String]) -> impl Iterator<Item = &Window> {
        cells.iter().rev().filter_map(|cell| self.cells.get(cell))
    }

    /// Takes in residuals, each with its cells from the narrowest to the widest, of forecasts that were made before any of
    /// these outcomes was known.
    pub fn learn<const N: usize>(&mut self, residuals: &[([String; N], f64)]) {
        let mut moves: BTreeMap<&String, f64> = BTreeMap::new();
        for (cells, residual) in residuals {
            if let (Some((low, high)), Some(cell)) = (self.band(cells), cells.first()) {
                let missed = f64::from(u8::from(*residual < low || *residual > high));
                *moves.entry(cell).or_default() += STEP * (1.0 - COVERAGE - missed);
            }
        }
        for (cell, far) in moves {
            if let Some(own) = self.cells.get_mut(cell) {
                own.miss = (own.miss + far.clamp(-MOST_MOVE, MOST_MOVE)).clamp(LEAST_MISS, MOST_MISS);
            }
        }
        for (cells, residual) in residuals {
            for cell in cells {
                self.cells.entry(cell.clone()).or_default().push(*residual);
            }
        }
    }

    /// Every cell that something is known of.
    pub fn cells(&self) -> impl Iterator<Item = &str> {
        self.cells.keys().map(String::as_str)
    }
}

impl Window {
    fn push(&mut self, residual: f64) {
        self.latest.push_back(residual);
        let at = self.sorted.partition_point(|value| value.total_cmp(&residual).is_lt());
        self.sorted.insert(at, residual);
        if self.latest.len() > WINDOW
            && let Some(old) = self.latest.pop_front()
        {
            self.sorted.remove(self.sorted.partition_point(|value| value.total_cmp(&old).is_lt()));
        }
    }

    /// A thin cell leans on its parent.
    fn mix(&self, own: f64, parent: f64) -> f64 {
        let count = self.sorted.len();
        let weight = if count < THIN { count as f64 / (count + THIN) as f64 } else { 1.0 };
        weight * own + (1.0 - weight) * parent
    }

    fn band(&self) -> (f64, f64) {
        // The new residual is equally likely to have any rank among the old ones and itself.
        let count = self.sorted.len();
        let cut = (self.miss / 2.0 * (count as f64 + 1.0)).floor() as usize;
        let cut = cut.clamp(1, count.div_ceil(2));
        (self.sorted[cut - 1], self.sorted[count - cut])
    }
}

/// The quantile of rising values between its neighbours.
fn quantile(sorted: &[f64], level: f64) -> f64 {
    let at = (level * sorted.len() as f64 - 0.5).clamp(0.0, (sorted.len() - 1) as f64);
    let (below, part) = (at.floor() as usize, at.fract());
    let above = (below + 1).min(sorted.len() - 1);
    sorted[below] + part * (sorted[above] - sorted[below])
}
