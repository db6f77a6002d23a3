//! How far off a forecast usually is: the logarithm of its error, additive in what is known of the row.

use super::inputs::{Input, edges_of, turned};
use crate::engine::bgam::{Link, Settings, Training, fit};
use crate::engine::columns::{BINS, Cell, Columns};
use crate::engine::edges::Edges;
use serde::{Deserialize, Serialize};

/// Errors needed before rows are told apart.
const LEAST: usize = 60;
/// Logarithm of the mean absolute error ÷ exp of the mean logarithm, for a normal error; only sets the unit.
const LOG_MEAN: f64 = 0.635;

/// The fitted model of spread.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Spread {
    base: f64,
    edges: Vec<Edges>,
    parts: Vec<[f64; BINS]>,
}

impl Spread {
    /// Fits to errors of forecasts that were made before the outcome; `about` is what was read of each.
    pub(super) fn fit(inputs: &[&Input], about: &[Vec<Cell>], errors: &[f64]) -> Self {
        let mean = errors.iter().map(|error| error.abs()).sum::<f64>() / errors.len().max(1) as f64;
        let flat = Self { base: mean.max(1e-6).ln(), edges: Vec::new(), parts: Vec::new() };
        if errors.len() < LEAST || mean <= 0.0 {
            return flat;
        }
        // An error of nearly nothing is luck, not a small spread.
        let response: Vec<f64> = errors.iter().map(|error| (error.abs() + mean / 10.0).ln()).collect();
        let edges = edges_of(about);
        let bins: Vec<_> = inputs.iter().zip(about).map(|(input, cells)| input.binned(cells, &edges)).collect();
        let Ok(columns) = Columns::new(&turned(&bins)) else { return flat };
        let training = Training { columns: &columns, response: &response, weights: None, offset: None, places: None };
        match fit(&training, &Settings { rounds: 8, ..Settings::new(Link::Identity) }) {
            Ok(fitted) => Self { base: fitted.base + LOG_MEAN, edges, parts: fitted.parts },
            Err(_) => flat,
        }
    }

    /// The spread to be expected; greater than zero.
    pub(super) fn of(&self, input: &Input, about: &[Cell]) -> f64 {
        let bins = input.binned(about, &self.edges);
        let parts = self.parts.iter().zip(&bins).map(|(part, bin)| part[usize::from(*bin)]);
        (self.base + parts.sum::<f64>()).exp()
    }
}
