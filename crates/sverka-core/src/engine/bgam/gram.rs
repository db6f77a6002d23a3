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

/// Tables of a feature with some others, row by row. Several tables are filled in turn, so that the sum of one row need
/// not wait for that of the row before.
fn tables<const N: usize>(columns: &Columns, first: usize, others: [usize; N], weights: &[f64]) -> [Table; N] {
    let mut tables = [[0.0; BINS * BINS]; N];
    for (chunk, weights) in weights.chunks(CHUNK).enumerate() {
        let ones = columns.chunk_column(chunk, first);
        let others = others.map(|other| columns.chunk_column(chunk, other));
        for (line, weights) in weights.chunks(64).enumerate() {
            let cells = others
                .map(|other| std::array::from_fn::<u8, 64, _>(|at| (ones[line].0[at] << 4) | (other[line].0[at] & 15)));
            for (at, weight) in weights.iter().enumerate() {
                for (table, cells) in tables.iter_mut().zip(&cells) {
                    table[usize::from(cells[at])] += weight;
                }
            }
        }
    }
    tables
}

/// Tables of a feature with all of the others given, in their order.
fn all_tables(columns: &Columns, first: usize, others: &[usize], weights: &[f64]) -> Vec<Table> {
    let (eights, rest) = others.as_chunks::<8>();
    let mut all = Vec::with_capacity(others.len());
    for eight in eights {
        all.extend(tables(columns, first, *eight, weights));
    }
    for other in rest {
        all.extend(tables(columns, first, [*other], weights));
    }
    all
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

    // Features with many others before them go first, so that no thread is left with a long one at the end.
    let places: Vec<usize> = (0..active.len()).rev().collect();
    let all: Vec<Vec<Table>> =
        places.par_iter().map(|at| all_tables(columns, active[*at], &active[..*at], weights)).collect();
    let pairs = places.iter().zip(&all).flat_map(|(at, tables)| {
        let others = active[..*at].iter().zip(tables);
        others.map(|(second, table)| (active[*at], *second, table))
    });
    for (first, second, table) in pairs {
        let (one, other) = (&bases[first], &bases[second]);
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
    lines(columns, bases, &active, weights, targets, &mut gram, &mut right);
    centre(&mut gram, &mut right, bases, total);
    Normal { gram, right }
}

/// Adds the equations of trends over rows. Their columns have mean zero already where weights are those of the rows, and
/// [`centre`] takes nothing off them. The sums of one trend are the work of one thread.
fn lines(
    columns: &Columns,
    bases: &[Basis],
    active: &[usize],
    weights: &[f64],
    targets: &[f64],
    gram: &mut Mat<f64>,
    right: &mut [f64],
) {
    let all: Vec<_> = active.iter().filter_map(|feature| bases[*feature].line()).collect();
    let product = |one: &[f64], other: &[f64]| one.iter().zip(other).map(|(x, y)| x * y).sum::<f64>();
    let sums: Vec<_> = (0..all.len())
        .into_par_iter()
        .map(|at| {
            let weighted: Vec<f64> = all[at].1.rows.iter().zip(weights).map(|(place, weight)| place * weight).collect();
            let with_bins: Vec<[f64; BINS]> =
                active.iter().map(|feature| by_bin(columns, *feature, &weighted)).collect();
            let with_lines: Vec<f64> = all[..=at].iter().map(|(_, other)| product(&other.rows, &weighted)).collect();
            (weighted.iter().sum::<f64>(), product(&all[at].1.rows, targets), with_bins, with_lines)
        })
        .collect();
    for ((slot, _), (with_base, with_targets, with_bins, with_lines)) in all.iter().zip(sums) {
        gram[(*slot, 0)] += with_base;
        right[*slot] += with_targets;
        for (feature, held) in active.iter().zip(with_bins) {
            let basis = &bases[*feature];
            for (bin, sum) in held.into_iter().enumerate() {
                for (i, x) in basis.entries(bin).into_iter().flatten() {
                    let other = basis.from + i;
                    gram[((*slot).max(other), (*slot).min(other))] += x * sum;
                }
            }
        }
        for ((other, _), sum) in all.iter().zip(with_lines) {
            gram[(*slot, *other)] += sum;
        }
    }
}

/// The sum of some numbers of the rows in each bin.
fn by_bin(columns: &Columns, feature: usize, numbers: &[f64]) -> [f64; BINS] {
    let mut sums = [0.0; BINS];
    for (chunk, numbers) in numbers.chunks(CHUNK).enumerate() {
        let lines = columns.chunk_column(chunk, feature);
        for (line, numbers) in lines.iter().zip(numbers.chunks(64)) {
            for (bin, number) in line.0.iter().zip(numbers) {
                sums[usize::from(bin & 15)] += number;
            }
        }
    }
    sums
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
