//! How much the hierarchy counts beside the trees, by history stratum.

use serde::{Deserialize, Serialize};

/// Rows' worth of belief that both count the same (science: ten times the median squared distance).
const BELIEF: f64 = 10.0;
/// History strata: no, one or two, three or more earlier outcomes.
pub(super) const STRATA: usize = 3;

/// Weights of the hierarchy; the trees have the rest.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(super) struct Blend(pub(super) [f64; STRATA]);

impl Default for Blend {
    fn default() -> Self {
        Self([0.5; STRATA])
    }
}

/// What both learners said and what came, of rows that neither had seen.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair {
    pub(super) stratum: usize,
    pub(super) hierarchy: f64,
    pub(super) trees: f64,
    pub(super) outcome: f64,
}

impl Blend {
    /// Least squares in each stratum, shrunk to the least squares of all, and that to a half.
    pub(super) fn learn(pairs: &[Pair]) -> Self {
        let mut squares: Vec<f64> = pairs.iter().map(|pair| (pair.hierarchy - pair.trees).powi(2)).collect();
        squares.sort_unstable_by(f64::total_cmp);
        let belief = BELIEF * squares.get(squares.len() / 2).copied().unwrap_or_default();
        let weight = |stratum: Option<usize>, start: f64| {
            let mut sums = (belief * start, belief);
            for pair in pairs.iter().filter(|pair| stratum.is_none_or(|stratum| stratum == pair.stratum)) {
                let apart = pair.hierarchy - pair.trees;
                sums.0 += apart * (pair.outcome - pair.trees);
                sums.1 += apart * apart;
            }
            if sums.1 > 0.0 { (sums.0 / sums.1).clamp(0.0, 1.0) } else { start }
        };
        let all = weight(None, 0.5);
        Self(std::array::from_fn(|stratum| weight(Some(stratum), all)))
    }

    pub(super) fn of(&self, stratum: usize, hierarchy: f64, trees: f64) -> f64 {
        let weight = self.0[stratum];
        weight * hierarchy + (1.0 - weight) * trees
    }
}
