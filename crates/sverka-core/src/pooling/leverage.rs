//! How far a case lies from those that were closed.

use super::experience::cells;
use super::regions::value;
use crate::engine::columns::Cell;
use crate::engine::learn::Feature;

/// A case this part of the seen span beyond it still counts as seen.
pub(super) const SLACK: f64 = 0.1;

/// The distance of a case from the middle of the closed ones, in their own spread (Mahalanobis; the leverage of a linear
/// model is the same up to constants). It finds combinations that nobody has seen of values that are each usual.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Leverage {
    means: Vec<f64>,
    scales: Vec<f64>,
    /// Lower factor of the correlation matrix, row by row.
    factor: Vec<Vec<f64>>,
    most: f64,
}

impl Leverage {
    /// Learns the middle and the spread of the closed cases.
    pub(super) fn of(features: &[Feature]) -> Self {
        let rows = features.first().map_or(0, |feature| feature.cells.len());
        let known = |feature: &Feature| -> Vec<f64> {
            (0..rows).map(|row| value(feature, row)).filter(|value| value.is_finite()).collect()
        };
        let (mut means, mut scales) = (Vec::new(), Vec::new());
        for feature in features {
            let values = known(feature);
            let count = values.len().max(1) as f64;
            let mean = values.iter().sum::<f64>() / count;
            let scale = (values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / count).sqrt();
            means.push(mean);
            scales.push(if scale > 0.0 { scale } else { 1.0 });
        }
        let mut made = Self { means, scales, factor: Vec::new(), most: f64::INFINITY };
        let images: Vec<Vec<f64>> = (0..rows).map(|row| made.standard(&cells(features, row))).collect();
        let size = features.len();
        let mut matrix = vec![vec![0.0; size]; size];
        for image in &images {
            for (row, sums) in matrix.iter_mut().enumerate() {
                for (sum, other) in sums.iter_mut().zip(image) {
                    *sum += image[row] * other / rows as f64;
                }
            }
        }
        for (at, row) in matrix.iter_mut().enumerate() {
            // Features that say the same would have no inverse.
            row[at] += 1e-3;
        }
        made.factor = factor(matrix);
        made.most = images.iter().map(|image| made.square(image)).fold(0.0, f64::max);
        made
    }

    fn standard(&self, cells: &[Cell]) -> Vec<f64> {
        let scaled = |(cell, (mean, scale)): (&Cell, (&f64, &f64))| match cell {
            Cell::Known(value) if value.is_finite() => (value - mean) / scale,
            _ => 0.0,
        };
        cells.iter().zip(self.means.iter().zip(&self.scales)).map(scaled).collect()
    }

    /// Square of the distance: the length of what the factor makes of the image.
    fn square(&self, image: &[f64]) -> f64 {
        let mut solved: Vec<f64> = Vec::with_capacity(image.len());
        for (row, value) in self.factor.iter().zip(image) {
            let known: f64 = row.iter().zip(&solved).map(|(entry, done)| entry * done).sum();
            solved.push((value - known) / row[solved.len()]);
        }
        solved.iter().map(|value| value * value).sum()
    }

    /// Whether a case is about as near as the closed ones were.
    pub(super) fn holds(&self, cells: &[Cell]) -> bool {
        self.square(&self.standard(cells)) <= self.most * (1.0 + SLACK).powi(2)
    }
}

/// Cholesky's lower factor of a small positive definite matrix.
fn factor(matrix: Vec<Vec<f64>>) -> Vec<Vec<f64>> {
    let mut lower: Vec<Vec<f64>> = vec![vec![0.0; matrix.len()]; matrix.len()];
    for row in 0..matrix.len() {
        for column in 0..=row {
            let known: f64 = (0..column).map(|at| lower[row][at] * lower[column][at]).sum();
            let rest = matrix[row][column] - known;
            lower[row][column] = if row == column { rest.max(1e-12).sqrt() } else { rest / lower[column][column] };
        }
    }
    lower
}
