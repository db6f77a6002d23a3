//! Whether a case lies within what the model has seen. Outside, an interval would be a guess with decimals.

use super::observation::Case;
use crate::engine::columns::Cell;
use serde::{Deserialize, Serialize};

/// A column that spans so many times its median is compared by logarithms.
const WIDE: f64 = 30.0;
/// Belief about the variance of every number, as a part of it; keeps columns that say the same apart.
const RIDGE: f64 = 0.05;
/// How much farther than the farthest training row is still within.
const MARGIN: f64 = 1.1;

/// Why a case is outside the model's experience.
#[derive(Debug, Clone, PartialEq, thiserror::Error, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum OutsideExperience {
    /// Its market was never seen.
    #[error("the model has seen no outcome in market {name:?}")]
    Market {
        /// Name of the market.
        name: String,
    },
    /// A word was never seen.
    #[error("the model has seen no outcome with {column} {name:?}")]
    Word {
        /// Which column.
        column: String,
        /// The word.
        name: String,
    },
    /// One number is farther from the usual than any the model has seen.
    #[error("{column} is farther from the usual than in any row the model has seen")]
    Number {
        /// Which column.
        column: String,
    },
    /// Each number may be usual, but together they pull harder on the model than any training row did.
    #[error(
        "this combination of numbers has leverage {leverage:.3}; no row the model has seen had more than {most:.3}"
    )]
    Leverage {
        /// Of the case: `z′ (Z′Z/n)⁻¹ z`, z in standard deviations.
        leverage: f64,
        /// The greatest of the training rows.
        most: f64,
    },
}

/// How a number is compared: on a logarithmic or plain scale, in standard deviations from the mean.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Place {
    log: bool,
    mean: f64,
    sd: f64,
    /// Greatest distance of a training row.
    far: f64,
}

/// The region of numbers that the training rows span.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Experience {
    places: Vec<Place>,
    /// Lower factor of the precision, row by row.
    factor: Vec<Vec<f64>>,
    most: f64,
}

impl Place {
    fn new(cells: &[Cell]) -> Self {
        let mut sorted: Vec<f64> = cells.iter().filter_map(|cell| cell.known()).collect();
        sorted.sort_unstable_by(f64::total_cmp);
        let (Some(least), Some(most)) = (sorted.first(), sorted.last()) else {
            return Self { log: false, mean: 0.0, sd: 0.0, far: 0.0 };
        };
        let log = *least >= 0.0 && *most > WIDE * (sorted[sorted.len() / 2] + 1.0);
        let mut place = Self { log, mean: 0.0, sd: 1.0, far: 0.0 };
        let count = sorted.len() as f64;
        let values: Vec<f64> = sorted.iter().map(|value| place.of(*value)).collect();
        place.mean = values.iter().sum::<f64>() / count;
        place.sd = (values.iter().map(|value| (value - place.mean).powi(2)).sum::<f64>() / count).sqrt();
        place.far = sorted.iter().map(|value| place.of(*value).abs()).fold(0.0, f64::max);
        place
    }

    /// Distance from the mean in standard deviations; a number that never varied has no distance of its own.
    fn of(&self, value: f64) -> f64 {
        let value = if self.log { value.max(0.0).ln_1p() } else { value };
        if self.sd > 0.0 { (value - self.mean) / self.sd } else { 0.0 }
    }
}

impl Experience {
    /// Learns from columns of numbers.
    pub(super) fn learn(numbers: &[Vec<Cell>]) -> Self {
        let places: Vec<Place> = numbers.iter().map(|cells| Place::new(cells)).collect();
        let rows = numbers.first().map_or(0, Vec::len);
        let size = places.len();
        let mut gram = vec![vec![0.0; size]; size];
        let place_of =
            |(place, cells): (&Place, &Vec<Cell>), row: usize| cells[row].known().map_or(0.0, |it| place.of(it));
        let all: Vec<Vec<f64>> =
            (0..rows).map(|row| places.iter().zip(numbers).map(|pair| place_of(pair, row)).collect()).collect();
        for z in &all {
            for (line, one) in gram.iter_mut().zip(z) {
                for (sum, other) in line.iter_mut().zip(z) {
                    *sum += one * other / rows as f64;
                }
            }
        }
        for (at, line) in gram.iter_mut().enumerate() {
            line[at] += RIDGE;
        }
        let mut made = Self { places, factor: cholesky(gram), most: 0.0 };
        made.most = all.iter().map(|z| made.leverage(z)).fold(0.0, f64::max);
        made
    }

    fn leverage(&self, z: &[f64]) -> f64 {
        let mut solved: Vec<f64> = Vec::with_capacity(z.len());
        for (line, z) in self.factor.iter().zip(z) {
            let before: f64 = line.iter().zip(&solved).map(|(entry, solved)| entry * solved).sum();
            solved.push((z - before) / line[solved.len()]);
        }
        solved.iter().map(|value| value * value).sum()
    }

    /// Why the numbers of a case are outside; names are those of the numbers.
    pub(super) fn outside(&self, case: &Case, names: &[String]) -> Option<OutsideExperience> {
        let cells = self.places.iter().zip(&case.numbers);
        let z: Vec<f64> = cells.map(|(place, cell)| cell.known().map_or(0.0, |value| place.of(value))).collect();
        let far = z.iter().zip(&self.places).position(|(z, place)| z.abs() > MARGIN * place.far);
        if let Some(column) = far.and_then(|at| names.get(at)) {
            return Some(OutsideExperience::Number { column: column.clone() });
        }
        let leverage = self.leverage(&z);
        (leverage > MARGIN * self.most).then_some(OutsideExperience::Leverage { leverage, most: self.most })
    }
}

/// The lower factor of a positive definite matrix; the ridge makes it one.
fn cholesky(mut matrix: Vec<Vec<f64>>) -> Vec<Vec<f64>> {
    for row in 0..matrix.len() {
        for column in 0..=row {
            let before: f64 = (0..column).map(|at| matrix[row][at] * matrix[column][at]).sum();
            let left = matrix[row][column] - before;
            matrix[row][column] =
                if row == column { left.max(RIDGE / 2.0).sqrt() } else { left / matrix[column][column] };
        }
        matrix[row].truncate(row + 1);
    }
    matrix
}
