//! Where a model can be relied on, learnt from closed results: inside its experience, where it misses by chance alone;
//! outside, where it has been wrong in a direction that closed results show; and where nobody has seen anything yet.

use super::leverage::{Leverage, SLACK};
use super::regions::{Regions, value};
use crate::engine::bgam::{Fit, Link, Settings, Training, fit};
use crate::engine::columns::{Cell, Columns};
use crate::engine::edges::Edges;
use crate::engine::learn::Feature;

/// How far a model can be relied on in a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Regime {
    /// In cases like this it has missed by chance alone.
    Inside,
    /// In cases like this it has missed systematically, by more than its chance error.
    Outside,
    /// There are no closed cases like this.
    Unseen,
}

/// What is known of the model in a case.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Standing {
    /// How far it can be relied on.
    pub regime: Regime,
    /// What closed results say should be added to its forecast, in the forecast's unit; 0 inside and where nothing
    /// has been seen.
    pub correction: f64,
}

/// A model's record by features.
#[derive(Debug, Clone)]
pub struct Experience {
    spans: Vec<Span>,
    leverage: Leverage,
    regions: Regions,
    outside: Vec<bool>,
    noise: f64,
    correction: Option<Correction>,
}

/// Why there is no record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadExperience {
    /// Too little to learn from.
    #[error("{0} closed cases; at least {LEAST} are needed")]
    Few(usize),
    /// A feature or miss cannot be used.
    #[error("feature {0} has not as many values as there are misses")]
    Uneven(usize),
    /// A miss is not a number.
    #[error("the miss of case {0} is not a number")]
    Miss(usize),
}

/// Closed cases needed for a record.
pub const LEAST: usize = 30;
/// Outside rows needed for a correction by features; below it the mean of the region is used.
const LEAST_CORRECTED: usize = 40;

impl Experience {
    /// Learns from closed cases: their features, and by how much the model missed (actual − forecast).
    ///
    /// A region is outside when the square of its mean miss, less what chance adds to it, exceeds the variance of a
    /// single miss: what the model misses there systematically is more than what it misses by chance.
    ///
    /// # Errors
    /// [`BadExperience`] with fewer than [`LEAST`] cases, or features and misses that do not fit together.
    pub fn learn(features: &[Feature], misses: &[f64]) -> Result<Self, BadExperience> {
        if misses.len() < LEAST {
            return Err(BadExperience::Few(misses.len()));
        }
        if let Some(at) = features.iter().position(|feature| feature.cells.len() != misses.len()) {
            return Err(BadExperience::Uneven(at));
        }
        if let Some(at) = misses.iter().position(|miss| !miss.is_finite()) {
            return Err(BadExperience::Miss(at));
        }
        let regions = Regions::grow(features, misses);
        let noise = regions.noise();
        let is_outside = |region: &super::regions::Region| {
            region.mean.powi(2) - noise / region.rows.max(1) as f64 > noise && region.mean != 0.0
        };
        let outside: Vec<bool> = regions.regions().iter().map(is_outside).collect();
        let rows: Vec<usize> = (0..misses.len()).filter(|row| outside[regions.of(&cells(features, *row))]).collect();
        let correction = Correction::learn(features, misses, &rows, noise.sqrt());
        let spans = features.iter().map(Span::of).collect();
        Ok(Self { spans, leverage: Leverage::of(features), regions, outside, noise: noise.sqrt(), correction })
    }

    /// What is known of the model in a case with these cells, one for each feature in order.
    #[must_use]
    pub fn at(&self, cells: &[Cell]) -> Standing {
        if !self.spans.iter().zip(cells).all(|(span, cell)| span.holds(*cell)) || !self.leverage.holds(cells) {
            return Standing { regime: Regime::Unseen, correction: 0.0 };
        }
        let region = self.regions.of(cells);
        if !self.outside[region] {
            return Standing { regime: Regime::Inside, correction: 0.0 };
        }
        let mean = self.regions.regions()[region].mean;
        let correction = self.correction.as_ref().map_or(mean, |correction| correction.of(cells));
        Standing { regime: Regime::Outside, correction }
    }

    /// Standard deviation of a miss by chance, in the forecast's unit.
    #[must_use]
    pub fn noise(&self) -> f64 {
        self.noise
    }

    /// Regions the features were cut into, and how many of them are outside.
    #[must_use]
    pub fn regions(&self) -> (usize, usize) {
        (self.outside.len(), self.outside.iter().filter(|outside| **outside).count())
    }
}

/// The cells of a row.
#[must_use]
pub fn cells(features: &[Feature], row: usize) -> Vec<Cell> {
    features.iter().map(|feature| feature.cells.get(row).copied().unwrap_or(Cell::Missing)).collect()
}

/// Where a feature's closed cases lie.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Span {
    low: f64,
    high: f64,
    /// Whether there were cases without the value.
    unknown: bool,
}

impl Span {
    fn of(feature: &Feature) -> Self {
        let values = (0..feature.cells.len()).map(|row| value(feature, row));
        let known = values.clone().filter(|value| value.is_finite());
        let (low, high) = known.fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(v), h.max(v)));
        Self { low, high, unknown: values.into_iter().any(|value| !value.is_finite()) }
    }

    fn holds(&self, cell: Cell) -> bool {
        match cell {
            Cell::Known(value) if value.is_finite() => {
                let slack = SLACK * (self.high - self.low).max(0.0);
                value >= self.low - slack && value <= self.high + slack
            }
            _ => self.unknown,
        }
    }
}

/// What closed results say the model misses outside its experience, by features.
#[derive(Debug, Clone)]
struct Correction {
    edges: Vec<Edges>,
    fit: Fit,
    unit: f64,
}

impl Correction {
    fn learn(features: &[Feature], misses: &[f64], rows: &[usize], noise: f64) -> Option<Self> {
        if rows.len() < LEAST_CORRECTED || features.is_empty() {
            return None;
        }
        // In units of the noise, so that the model's beliefs about steps do not depend on the currency.
        let unit = if noise > 0.0 { noise } else { 1.0 };
        let of_rows = |feature: &Feature| Edges::quantiles(rows.iter().map(|row| value(feature, *row)));
        let edges: Vec<Edges> = features.iter().map(of_rows).collect();
        let bin =
            |(feature, edges): (&Feature, &Edges)| rows.iter().map(|row| edges.bin(feature.cells[*row])).collect();
        let bins: Vec<Vec<u8>> = features.iter().zip(&edges).map(bin).collect();
        let columns = Columns::new(&bins).ok()?;
        let response: Vec<f64> = rows.iter().map(|row| misses[*row] / unit).collect();
        let training = Training { columns: &columns, response: &response, weights: None, offset: None, places: None };
        let fit = fit(&training, &Settings::new(Link::Identity)).ok()?;
        Some(Self { edges, fit, unit })
    }

    fn of(&self, cells: &[Cell]) -> f64 {
        self.unit * self.fit.sum(self.edges.iter().zip(cells).map(|(edges, cell)| edges.bin(*cell)))
    }
}
