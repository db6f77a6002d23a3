//! Cholesky's decomposition and what is needed of the inverse. Work is cut into the same pieces whatever the number of
//! threads, and each piece is one thread's: the same bytes each time.

use faer::dyn_stack::{MemBuffer, MemStack};
use faer::linalg::cholesky::llt;
use faer::linalg::triangular_solve::solve_lower_triangular_in_place;
use faer::{Mat, Par};
use rayon::prelude::*;

/// The lower factor of a positive definite matrix given by its lower half; `None` when it is not one.
pub(super) fn factor(mut matrix: Mat<f64>) -> Option<Mat<f64>> {
    let mut memory = MemBuffer::new(llt::factor::cholesky_in_place_scratch::<f64>(
        matrix.nrows(),
        Par::Seq,
        faer::prelude::default(),
    ));
    llt::factor::cholesky_in_place(
        matrix.as_mut(),
        faer::prelude::default(),
        Par::Seq,
        MemStack::new(&mut memory),
        faer::prelude::default(),
    )
    .ok()?;
    Some(matrix)
}

/// The solution of `factor · factorᵀ · x = right`.
pub(super) fn solve(factor: &Mat<f64>, right: &[f64]) -> Vec<f64> {
    let mut solution = Mat::from_fn(right.len(), 1, |row, _| right[row]);
    let mut memory = MemBuffer::new(llt::solve::solve_in_place_scratch::<f64>(right.len(), 1, Par::Seq));
    llt::solve::solve_in_place(factor.as_ref(), solution.as_mut(), Par::Seq, MemStack::new(&mut memory));
    (0..right.len()).map(|row| solution[(row, 0)]).collect()
}

/// Columns of the inverse that are solved together. Fixed, so that the work falls into the same pieces everywhere.
const TOGETHER: usize = 64;

/// The inverse of the factor, lower half: blocks of columns, each the work of one thread.
pub(super) fn inverse_factor(factor: &Mat<f64>) -> Mat<f64> {
    let size = factor.nrows();
    let mut inverse = Mat::<f64>::zeros(size, size);
    inverse.as_mut().par_col_chunks_mut(TOGETHER).enumerate().for_each(|(block, columns)| {
        let from = block * TOGETHER;
        let mut columns = columns.subrows_mut(from, size - from);
        for at in 0..columns.ncols() {
            columns[(at, at)] = 1.0;
        }
        let rest = factor.as_ref().submatrix(from, from, size - from, size - from);
        solve_lower_triangular_in_place(rest, columns, Par::Seq);
    });
    inverse
}

/// The block of the whole inverse that belongs to some neighbouring parameters, row by row, from the inverse of the
/// factor: `MᵀM`.
pub(super) fn inverse_block(inverse_factor: &Mat<f64>, from: usize, size: usize) -> Vec<f64> {
    let columns: Vec<&[f64]> = (from..from + size).map(|column| &inverse_factor.col_as_slice(column)[from..]).collect();
    let mut block = vec![0.0; size * size];
    for row in 0..size {
        for column in 0..=row {
            // Rows above the diagonal are zero.
            let product = dot(&columns[row][row..], &columns[column][row..]);
            block[row * size + column] = product;
            block[column * size + row] = product;
        }
    }
    block
}

/// A product in four sums, always taken in the same order.
fn dot(one: &[f64], other: &[f64]) -> f64 {
    let (ones, one_rest) = one.as_chunks::<4>();
    let (others, other_rest) = other.as_chunks::<4>();
    let mut sums = [0.0; 4];
    for (x, y) in ones.iter().zip(others) {
        for lane in 0..4 {
            sums[lane] += x[lane] * y[lane];
        }
    }
    let rest: f64 = one_rest.iter().zip(other_rest).map(|(x, y)| x * y).sum();
    (sums[0] + sums[1]) + (sums[2] + sums[3]) + rest
}
