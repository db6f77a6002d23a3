//! Cholesky's decomposition on one thread, whatever the program's other threads do: the same bytes each time.

use faer::dyn_stack::{MemBuffer, MemStack};
use faer::linalg::cholesky::llt;
use faer::linalg::triangular_inverse::invert_lower_triangular;
use faer::{Mat, Par};

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

/// The inverse of the factor.
pub(super) fn inverse_factor(factor: &Mat<f64>) -> Mat<f64> {
    let mut inverse = Mat::zeros(factor.nrows(), factor.nrows());
    invert_lower_triangular(inverse.as_mut(), factor.as_ref(), Par::Seq);
    inverse
}

/// One entry of the whole inverse, from the inverse of the factor.
pub(super) fn inverse_entry(inverse_factor: &Mat<f64>, row: usize, column: usize) -> f64 {
    let from = row.max(column);
    let (one, other) = (inverse_factor.col_as_slice(row), inverse_factor.col_as_slice(column));
    one[from..].iter().zip(&other[from..]).map(|(x, y)| x * y).sum()
}

/// The whole inverse, both halves.
pub(super) fn inverse(factor: &Mat<f64>) -> Mat<f64> {
    let size = factor.nrows();
    let mut inverse = Mat::zeros(size, size);
    let mut memory = MemBuffer::new(llt::inverse::inverse_scratch::<f64>(size, Par::Seq));
    llt::inverse::inverse(inverse.as_mut(), factor.as_ref(), Par::Seq, MemStack::new(&mut memory));
    for column in 1..size {
        for row in 0..column {
            inverse[(row, column)] = inverse[(column, row)];
        }
    }
    inverse
}
