//! Gradient boosted trees on bins: the second learner.
//!
//! Trees of fixed depth are grown level by level on histograms of sixteen bins (Friedman 2001; Ke et al. 2017), with
//! Huber's loss, so that one viral post does not bend a tree. Residuals are whole numbers while a tree grows: sums are
//! exact, whatever their order. Nothing is drawn by lot: with many rows a tree sees every `m`-th row, beginning one
//! further each time.

use crate::engine::columns::BINS;
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
const LEAST: i64 = 15;
/// Rows a tree looks at, at most.
const ROWS: usize = 4_096;
/// Residuals beyond this many mean absolute deviations count as that.
const HUBER: f64 = 2.0;
/// Whole steps in one mean absolute deviation.
const UNIT: f64 = 1_024.0;

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
    fn value(&self, bins: &[u8]) -> f64 {
        let mut at = 0;
        for _ in 0..DEPTH {
            let (feature, left) = self.questions[at];
            at = 2 * at + 1 + usize::from(bins[usize::from(feature)] > left);
        }
        self.leaves[at + 1 - LEAVES]
    }
}

impl Trees {
    /// Fits to rows of bins.
    pub(super) fn fit(rows: &[Vec<u8>], response: &[f64]) -> Self {
        let mut sorted = response.to_vec();
        sorted.sort_unstable_by(f64::total_cmp);
        let base = sorted.get(rows.len() / 2).copied().unwrap_or_default();
        let mut left: Vec<f64> = response.iter().map(|value| value - base).collect();
        let features = rows.first().map_or(0, Vec::len);
        let stride = rows.len().div_ceil(ROWS).max(1);
        let wanted = if features == 0 || rows.len() < 2 * LEAST as usize { 0 } else { TREES };
        let mut trees = Vec::with_capacity(wanted);
        for round in 0..wanted {
            let seen: Vec<usize> = (round % stride..rows.len()).step_by(stride).collect();
            let far = seen.iter().map(|row| left[*row].abs()).sum::<f64>() / seen.len() as f64;
            if far <= 0.0 {
                break;
            }
            let pull = |row: usize| ((left[row] / far).clamp(-HUBER, HUBER) * UNIT).round() as i64;
            let seen: Vec<(&[u8], i64)> = seen.into_iter().map(|row| (rows[row].as_slice(), pull(row))).collect();
            let tree = grow(seen, features, far / UNIT);
            for (left, row) in left.iter_mut().zip(rows) {
                *left -= tree.value(row);
            }
            trees.push(tree);
        }
        Self { base, trees }
    }

    /// The sum for a row of bins.
    pub(super) fn value(&self, bins: &[u8]) -> f64 {
        self.base + self.trees.iter().map(|tree| tree.value(bins)).sum::<f64>()
    }
}

/// Sum of residuals (upper half) and number of rows (lower half) in every bin of every feature.
type Histogram = Vec<[i64; BINS]>;

fn histogram(rows: &[(&[u8], i64)], features: usize) -> Histogram {
    let mut sums = vec![[0; BINS]; features];
    for (bins, pull) in rows {
        let add = (pull << 32) + 1;
        for (cells, bin) in sums.iter_mut().zip(*bins) {
            cells[usize::from(*bin) % BINS] += add;
        }
    }
    sums
}

fn grow(seen: Vec<(&[u8], i64)>, features: usize, unit: f64) -> Tree {
    let mut questions = vec![(0, u8::MAX); LEAVES - 1];
    let first = histogram(&seen, features);
    let mut nodes = vec![(seen, first)];
    for level in 0..DEPTH {
        let mut below = Vec::with_capacity(2 * nodes.len());
        for (at, (rows, sums)) in nodes.into_iter().enumerate() {
            let question = best(&sums);
            questions[(1 << level) - 1 + at] = question;
            let (feature, left) = question;
            let (high, low): (Vec<_>, Vec<_>) =
                rows.into_iter().partition(|(bins, _)| bins[usize::from(feature)] > left);
            // The smaller side is counted, the other is what is left.
            let (few, is_high) = if high.len() < low.len() { (&high, true) } else { (&low, false) };
            let counted = histogram(few, features);
            let rest =
                sums.iter().zip(&counted).map(|(all, part)| std::array::from_fn(|bin| all[bin] - part[bin])).collect();
            let (of_low, of_high) = if is_high { (rest, counted) } else { (counted, rest) };
            below.extend([(low, of_low), (high, of_high)]);
        }
        nodes = below;
    }
    let leaf = |rows: &[(&[u8], i64)]| {
        let sum: i64 = rows.iter().map(|(_, pull)| pull).sum();
        RATE * unit * sum as f64 / (rows.len() as f64 + BELIEF)
    };
    Tree { questions, leaves: nodes.iter().map(|(rows, _)| leaf(rows)).collect() }
}

/// The question that divides a node best; of equal ones, the first.
fn best(histogram: &Histogram) -> (u16, u8) {
    let count = |packed: i64| packed & i64::from(u32::MAX);
    let worth = |packed: i64| ((packed >> 32) as f64).powi(2) / (count(packed) as f64 + BELIEF);
    let mut found = ((0, u8::MAX), 0.0);
    for (feature, cells) in histogram.iter().enumerate() {
        let all: i64 = cells.iter().sum();
        let mut low = 0;
        for (bin, cell) in cells.iter().enumerate().take(BINS - 1) {
            low += cell;
            let gain = worth(low) + worth(all - low) - worth(all);
            if count(low) >= LEAST && count(all - low) >= LEAST && gain > found.1 {
                found = ((feature as u16, bin as u8), gain);
            }
        }
    }
    found.0
}
