//! What the trees and the model of spread read of a row.

use super::history::Known;
use crate::engine::columns::Cell;
use crate::engine::edges::Edges;

/// The history stratum: no, one or two, three or more earlier outcomes of the creator.
pub(super) fn stratum(outcomes: u32) -> usize {
    match outcomes {
        0 => 0,
        1 | 2 => 1,
        _ => 2,
    }
}

/// What is known of one row before its outcome.
#[derive(Debug, Clone)]
pub(super) struct Input {
    /// What the hierarchy expects without knowing the creator.
    pub(super) prior: f64,
    /// How far the row's market has moved of late.
    pub(super) drift: f64,
    /// Effects of the row's market and words.
    pub(super) effects: Vec<f64>,
    /// The creator's record; nothing when there is none.
    pub(super) known: Known,
    /// Bins of the numbers.
    pub(super) bins: Vec<u8>,
}

impl Input {
    /// What the hierarchy expects.
    pub(super) fn level(&self) -> f64 {
        self.prior + self.drift + self.known.mean
    }

    /// Which history stratum the row belongs to.
    pub(super) fn stratum(&self) -> usize {
        stratum(self.known.outcomes)
    }

    /// Cells that the trees read besides the numbers.
    pub(super) fn for_trees(&self) -> Vec<Cell> {
        let known = &self.known;
        let of_last = |of: fn((f64, f64)) -> f64| known.last.map_or(Cell::Missing, |last| Cell::Known(of(last)));
        let mut cells = vec![
            Cell::Known(self.prior),
            Cell::Known(known.mean),
            Cell::Known(f64::from(known.outcomes)),
            Cell::Known(known.spread),
            of_last(|(distance, _)| distance),
            of_last(|(_, days)| days),
        ];
        cells.extend(self.effects.iter().map(|effect| Cell::Known(*effect)));
        cells
    }

    /// Cells that the model of spread reads besides the numbers. `centre` and `apart`: the blend, and the distance of the
    /// two learners.
    pub(super) fn for_spread(&self, centre: f64, apart: f64) -> Vec<Cell> {
        let known = &self.known;
        [centre, apart.abs(), f64::from(known.outcomes), known.spread].map(Cell::Known).to_vec()
    }

    /// Bins of cells, and after them those of the numbers.
    pub(super) fn binned(&self, cells: &[Cell], edges: &[Edges]) -> Vec<u8> {
        let bins = cells.iter().zip(edges).map(|(cell, edges)| edges.bin(*cell));
        bins.chain(self.bins.iter().copied()).collect()
    }
}

/// Edges for the columns of these rows of cells.
pub(super) fn edges_of(cells: &[Vec<Cell>]) -> Vec<Edges> {
    let columns = cells.first().map_or(0, Vec::len);
    (0..columns).map(|at| Edges::quantiles(cells.iter().filter_map(|row| row[at].known()))).collect()
}

/// Rows of bins as columns.
pub(super) fn turned(rows: &[Vec<u8>]) -> Vec<Vec<u8>> {
    let columns = rows.first().map_or(0, Vec::len);
    (0..columns).map(|at| rows.iter().map(|row| row[at]).collect()).collect()
}
