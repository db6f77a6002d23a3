//! The Gram matrix of the centred columns, from weighted histograms of pairs of features.

use super::super::columns::{BINS, CHUNK, Columns};
use super::basis::Basis;
use faer::Mat;
use rayon::prelude::*;

/// The weighted normal equations of one round.
pub(super) struct Normal {
    /// The Gram matrix, lower half.
    pub(super) gram: Mat<f64>,
    /// The right-hand side.
    pub(super) right: Vec<f64>,
}

/// How often two bins meet, by weight; the first feature's bin is the row.
type Table = [f64; BINS * BINS];

fn pair(columns: &Columns, first: usize, second: usize, weights: &[f64]) -> Table {
    // Two tables taken in turn: the sum of one row need not wait for that of the row before.
    let (mut even, mut odd) = ([0.0; BINS * BINS], [0.0; BINS * BINS]);
    for (chunk, weights) in weights.chunks(CHUNK).enumerate() {
        let lines = columns.chunk_column(chunk, first).iter().zip(columns.chunk_column(chunk, second));
        for ((one, other), weights) in lines.zip(weights.chunks(64)) {
            let key = |at: usize| usize::from((one.0[at] << 4) | (other.0[at] & 15));
            if let Ok(weights) = <&[f64; 64]>::try_from(weights) {
                for at in 0..32 {
                    even[key(2 * at)] += weights[2 * at];
                    odd[key(2 * at + 1)] += weights[2 * at + 1];
                }
            } else {
                for (at, weight) in weights.iter().enumerate() {
                    even[key(at)] += weight;
                }
            }
        }
    }
    for (sum, more) in even.iter_mut().zip(odd) {
        *sum += more;
    }
    even
}

/// Weights and targets by the bins of one feature.
fn single(columns: &Columns, feature: usize, weights: &[f64], targets: &[f64]) -> [[f64; BINS]; 2] {
    let mut sums = [[0.0; BINS]; 2];
    for ((bin, weight), target) in columns.column(feature).into_iter().zip(weights).zip(targets) {
        sums[0][usize::from(bin) % BINS] += weight;
        sums[1][usize::from(bin) % BINS] += target;
    }
    sums
}

/// Sums up the equations. Each table is the work of one thread from its first row to its last, and tables are put
/// together in their order.
pub(super) fn normal(columns: &Columns, bases: &[Basis], size: usize, weights: &[f64], targets: &[f64]) -> Normal {
    let mut gram = Mat::<f64>::zeros(size, size);
    let mut right = vec![0.0; size];
    let total: f64 = weights.iter().sum();
    gram[(0, 0)] = total;
    right[0] = targets.iter().sum();
    let active: Vec<usize> = (0..bases.len()).filter(|feature| bases[*feature].size > 0).collect();

    let singles: Vec<_> = active.par_iter().map(|feature| single(columns, *feature, weights, targets)).collect();
    for (feature, [held, sums]) in active.iter().zip(&singles) {
        let basis = &bases[*feature];
        for bin in 0..BINS {
            for (i, x) in basis.entries(bin).into_iter().flatten() {
                gram[(basis.from + i, 0)] += x * held[bin];
                right[basis.from + i] += x * sums[bin];
                for (j, y) in basis.entries(bin).into_iter().flatten() {
                    gram[(basis.from + i, basis.from + j)] += x * y * held[bin];
                }
            }
        }
    }

    let pairs: Vec<(usize, usize)> = active
        .iter()
        .flat_map(|first| active.iter().take_while(move |second| *second < first).map(|s| (*first, *s)))
        .collect();
    let tables: Vec<Table> = pairs.par_iter().map(|(first, second)| pair(columns, *first, *second, weights)).collect();
    for ((first, second), table) in pairs.iter().zip(&tables) {
        let (one, other) = (&bases[*first], &bases[*second]);
        for (row, cells) in table.chunks_exact(BINS).enumerate() {
            for (i, x) in one.entries(row).into_iter().flatten() {
                for (column, cell) in cells.iter().enumerate() {
                    for (j, y) in other.entries(column).into_iter().flatten() {
                        gram[(one.from + i, other.from + j)] += x * y * cell;
                    }
                }
            }
        }
    }
    centre(&mut gram, &mut right, bases, total);
    Normal { gram, right }
}

/// Takes the columns' means off, as if every column had been centred before.
fn centre(gram: &mut Mat<f64>, right: &mut [f64], bases: &[Basis], total: f64) {
    let mut mean = vec![0.0; right.len()];
    for basis in bases {
        mean[basis.from..basis.from + basis.size].copy_from_slice(&basis.mean);
    }
    let held: Vec<f64> = (0..right.len()).map(|row| gram[(row, 0)]).collect();
    for column in 1..right.len() {
        for row in column..right.len() {
            gram[(row, column)] +=
                total * mean[row] * mean[column] - held[row] * mean[column] - mean[row] * held[column];
        }
    }
    for row in 1..right.len() {
        gram[(row, 0)] -= total * mean[row];
        right[row] -= mean[row] * right[0];
    }
}
