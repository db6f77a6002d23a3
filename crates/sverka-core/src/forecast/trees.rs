//! Gradient boosted trees on columns of bins: the second learner.
//!
//! Trees of fixed depth are grown level by level on histograms of sixteen bins (Friedman 2001; Ke et al. 2017); the loss
//! is Huber's, so that one viral post does not bend a tree. Nothing is drawn by lot: with many rows a tree sees every
//! `m`-th row, beginning one further each time. Sums run in the order of rows; threads share features, not rows.

use crate::engine::columns::BINS;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

/// Levels of questions in a tree.
const DEPTH: usize = 4;
/// Ends of a tree.
const LEAVES: usize = 1 << DEPTH;
/// Trees of a model.
const TREES: usize = 120;
/// How far each tree goes towards what it found.
const RATE: f64 = 0.06;
/// Rows' worth of belief that a leaf changes nothing.
const BELIEF: f64 = 4.0;
/// Rows a leaf needs.
const LEAST: u32 = 15;
/// Rows a tree looks at, at most.
const ROWS: usize = 8_192;
/// Residuals beyond this many mean absolute deviations count as that.
const HUBER: f64 = 2.0;

/// A question at each inner node, a value at each end.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Tree {
    /// Feature and the last bin that goes left; a node that does not divide sends all left.
    questions: Vec<(u16, u8)>,
    /// In the response's unit.
    leaves: Vec<f64>,
}

/// A fitted sum of trees.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Trees {
    base: f64,
    trees: Vec<Tree>,
}

impl Tree {
    fn value(&self, bin: impl Fn(usize) -> u8) -> f64 {
        let mut at = 0;
        for _ in 0..DEPTH {
            let (feature, left) = self.questions[at];
            at = 2 * at + 1 + usize::from(bin(usize::from(feature)) > left);
        }
        self.leaves[at + 1 - LEAVES]
    }
}

impl Trees {
    /// Fits to columns of bins, a column each feature.
    pub(super) fn fit(columns: &[Vec<u8>], response: &[f64]) -> Self {
        let rows = response.len();
        let mut sorted = response.to_vec();
        sorted.sort_unstable_by(f64::total_cmp);
        let base = sorted.get(rows / 2).copied().unwrap_or_default();
        let mut left: Vec<f64> = response.iter().map(|value| value - base).collect();
        let mut trees = Vec::new();
        let stride = rows.div_ceil(ROWS).max(1);
        for round in 0..if rows < 2 * LEAST as usize { 0 } else { TREES } {
            let seen: Vec<u32> = (round % stride..rows).step_by(stride).map(|row| row as u32).collect();
            let far = seen.iter().map(|row| left[*row as usize].abs()).sum::<f64>() / seen.len() as f64;
            let pull: Vec<f64> =
                seen.iter().map(|row| left[*row as usize].clamp(-HUBER * far, HUBER * far)).collect();
            let tree = grow(columns, &seen, &pull);
            left.par_iter_mut().enumerate().with_min_len(4_096).for_each(|(row, left)| {
                *left -= tree.value(|feature| columns[feature][row]);
            });
            trees.push(tree);
        }
        Self { base, trees }
    }

    /// The sum for a row of bins.
    pub(super) fn value(&self, bins: &[u8]) -> f64 {
        self.base + self.trees.iter().map(|tree| tree.value(|feature| bins[feature])).sum::<f64>()
    }
}

/// Sum and number of rows in every node and bin of one feature.
type Histogram = Vec<[(f64, u32); BINS]>;

fn grow(columns: &[Vec<u8>], seen: &[u32], pull: &[f64]) -> Tree {
    let mut questions = vec![(0, u8::MAX); LEAVES - 1];
    let mut node = vec![0_u8; seen.len()];
    for level in 0..DEPTH {
        let width = 1 << level;
        let histograms: Vec<Histogram> = columns
            .par_iter()
            .map(|column| {
                let mut sums = vec![[(0.0, 0); BINS]; width];
                for ((row, node), pull) in seen.iter().zip(&node).zip(pull) {
                    let cell = &mut sums[usize::from(*node)][usize::from(column[*row as usize]) % BINS];
                    cell.0 += pull;
                    cell.1 += 1;
                }
                sums
            })
            .collect();
        for at in 0..width {
            questions[width - 1 + at] = best(&histograms, at);
        }
        for (row, node) in seen.iter().zip(&mut node) {
            let (feature, left) = questions[width - 1 + usize::from(*node)];
            let right = columns.get(usize::from(feature)).is_some_and(|column| column[*row as usize] > left);
            *node = 2 * *node + u8::from(right);
        }
    }
    let mut ends = vec![(0.0, 0.0); LEAVES];
    for (node, pull) in node.iter().zip(pull) {
        ends[usize::from(*node)].0 += pull;
        ends[usize::from(*node)].1 += 1.0;
    }
    Tree { questions, leaves: ends.into_iter().map(|(sum, count)| RATE * sum / (count + BELIEF)).collect() }
}

/// The question that divides a node best; of equal ones, the first.
fn best(histograms: &[Histogram], node: usize) -> (u16, u8) {
    let worth = |(sum, count): (f64, u32)| sum * sum / (f64::from(count) + BELIEF);
    let mut found = ((0, u8::MAX), 0.0);
    for (feature, histogram) in histograms.iter().enumerate() {
        let cells = &histogram[node];
        let all = cells.iter().fold((0.0, 0), |all, cell| (all.0 + cell.0, all.1 + cell.1));
        let mut low = (0.0, 0);
        for (bin, cell) in cells.iter().enumerate().take(BINS - 1) {
            low = (low.0 + cell.0, low.1 + cell.1);
            let high = (all.0 - low.0, all.1 - low.1);
            let gain = worth(low) + worth(high) - worth(all);
            if low.1 >= LEAST && high.1 >= LEAST && gain > found.1 + 1e-12 {
                found = ((feature as u16, bin as u8), gain);
            }
        }
    }
    found.0
}
