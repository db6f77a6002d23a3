//! From scores to chances that mean what they say, learnt from scores of rows the model had not seen.

use super::bgam::chance;
use super::fixedpoint::PER_LOGIT;
use serde::{Deserialize, Serialize};

/// Why chances cannot be learnt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadCalibration {
    /// Only one kind of row.
    #[error("both kinds of rows are needed")]
    OneKind,
    /// A score is not a number, or there are more or fewer scores than rows.
    #[error("every row needs a score that is a number")]
    Score,
}

/// Beta calibration (Kull, Silva Filho, Flach 2017): `logit p = a · ln q − b · ln(1 − q) + c` with `a, b ≥ 0`, where
/// `q` is the chance before. It can only stretch and shift, so a few dozen rows are enough.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Beta {
    /// Stretch near 0.
    pub a: f64,
    /// Stretch near 1.
    pub b: f64,
    /// Shift.
    pub c: f64,
}

/// How many rows' worth the belief is that a score needs no calibration: the precision of `a` and `b` around 1.
const BELIEF: f64 = 4.0;

impl Beta {
    /// No change.
    pub const NONE: Self = Self { a: 1.0, b: 1.0, c: 0.0 };

    /// Learns from logits of unseen rows and the truth.
    ///
    /// # Errors
    /// [`BadCalibration`] when there is only one kind of row, or a logit is not a number.
    pub fn learn(logits: &[f64], truth: &[bool]) -> Result<Self, BadCalibration> {
        if logits.len() != truth.len() || logits.iter().any(|logit| !logit.is_finite()) {
            return Err(BadCalibration::Score);
        }
        let positives = truth.iter().filter(|truth| **truth).count();
        if positives == 0 || positives == truth.len() {
            return Err(BadCalibration::OneKind);
        }
        let mut at = Self::learn_free(logits, truth, [false, false]);
        // A negative stretch would turn the order around: it is held at zero and the rest learnt again.
        let held = [at[0] < 0.0, at[1] < 0.0];
        if held != [false, false] {
            at = Self::learn_free(logits, truth, held);
        }
        Ok(Self { a: at[0].max(0.0), b: at[1].max(0.0), c: at[2] })
    }

    /// Newton's steps on the penalised likelihood, which is concave.
    fn learn_free(logits: &[f64], truth: &[bool], held: [bool; 2]) -> [f64; 3] {
        let mut at = [f64::from(u8::from(!held[0])), f64::from(u8::from(!held[1])), 0.0];
        for _ in 0..50 {
            let mut slope = [0.0; 3];
            let mut bend = [[0.0; 3]; 3];
            for (logit, truth) in logits.iter().zip(truth) {
                let row = Self::row(*logit);
                let p = chance((0..3).map(|i| at[i] * row[i]).sum());
                for i in 0..3 {
                    slope[i] += row[i] * (f64::from(u8::from(*truth)) - p);
                    for j in 0..3 {
                        bend[i][j] += row[i] * row[j] * p * (1.0 - p);
                    }
                }
            }
            for i in 0..3 {
                let (precision, centre) = if i < 2 { (BELIEF, 1.0) } else { (1e-3, 0.0) };
                slope[i] -= precision * (at[i] - centre);
                bend[i][i] += precision;
                if i < 2 && held[i] {
                    (slope[i], bend[i]) = (0.0, std::array::from_fn(|j| f64::from(u8::from(i == j))));
                    for row in bend.iter_mut().enumerate().filter(|(j, _)| *j != i).map(|(_, row)| row) {
                        row[i] = 0.0;
                    }
                }
            }
            let Some(step) = solve(bend, slope) else { break };
            let far = step.iter().fold(0.0_f64, |far, step| far.max(step.abs()));
            let part = if far > 2.0 { 2.0 / far } else { 1.0 };
            for (at, step) in at.iter_mut().zip(step) {
                *at += part * step;
            }
            if far < 1e-10 {
                break;
            }
        }
        at
    }

    /// `ln q`, `−ln(1 − q)` and 1.
    fn row(logit: f64) -> [f64; 3] {
        let softplus = |value: f64| if value > 30.0 { value } else { value.exp().ln_1p() };
        [-softplus(-logit), softplus(logit), 1.0]
    }

    /// The calibrated logit.
    #[must_use]
    pub fn apply(&self, logit: f64) -> f64 {
        let [low, high, _] = Self::row(logit);
        self.a * low + self.b * high + self.c
    }
}

/// Solves three equations.
fn solve(mut matrix: [[f64; 3]; 3], mut right: [f64; 3]) -> Option<[f64; 3]> {
    for i in 0..3 {
        let pivot = (i..3).max_by(|one, other| matrix[*one][i].abs().total_cmp(&matrix[*other][i].abs()))?;
        matrix.swap(i, pivot);
        right.swap(i, pivot);
        if matrix[i][i].abs() < 1e-300 {
            return None;
        }
        for row in i + 1..3 {
            let part = matrix[row][i] / matrix[i][i];
            let above = matrix[i];
            for (cell, above) in matrix[row].iter_mut().zip(above) {
                *cell -= part * above;
            }
            right[row] -= part * right[i];
        }
    }
    let mut solution = [0.0; 3];
    for i in (0..3).rev() {
        let known: f64 = (i + 1..3).map(|j| matrix[i][j] * solution[j]).sum();
        solution[i] = (right[i] - known) / matrix[i][i];
    }
    Some(solution)
}

/// Chances of scores in whole numbers, as a rising table between whose entries lines are drawn: no machine's floating
/// point can change them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chances {
    /// Rising scores, in points.
    scores: Vec<i32>,
    /// Their chances in hundredths of a per cent; never falling.
    chances: Vec<u16>,
}

/// A certain event, in hundredths of a per cent.
pub const CERTAIN: u16 = 10_000;
/// The table reaches this many logits to both sides.
const REACH: i32 = 12;
/// Entries of the table in a logit.
const DENSITY: i32 = 8;

impl Chances {
    /// The table of a calibrated logit: never certain, never impossible.
    #[must_use]
    pub fn new(calibration: &Beta) -> Self {
        let scores: Vec<i32> = (-REACH * DENSITY..=REACH * DENSITY).map(|at| at * PER_LOGIT / DENSITY).collect();
        let at = |score: &i32| {
            let chance = chance(calibration.apply(f64::from(*score) / f64::from(PER_LOGIT)));
            (chance * f64::from(CERTAIN)).round().clamp(1.0, f64::from(CERTAIN - 1)) as u16
        };
        let chances = scores.iter().map(at).collect();
        Self { scores, chances }
    }

    /// Whether the table can be used; one read from a file may not be.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        !self.scores.is_empty()
            && self.scores.len() == self.chances.len()
            && self.scores.windows(2).all(|pair| pair[0] < pair[1])
            && self.chances.is_sorted()
            && self.chances.iter().all(|chance| *chance <= CERTAIN)
    }

    /// The chance of a score, in hundredths of a per cent.
    #[must_use]
    pub fn of(&self, score: i32) -> u16 {
        let above = self.scores.partition_point(|known| *known <= score);
        let (Some(last), Some(first)) = (self.chances.last(), self.chances.first()) else { return 0 };
        if above == 0 {
            return *first;
        }
        if above == self.scores.len() {
            return *last;
        }
        let [from, to] = [above - 1, above].map(|at| (i64::from(self.scores[at]), i64::from(self.chances[at])));
        let way = (i64::from(score) - from.0) * (to.1 - from.1);
        let width = to.0 - from.0;
        // Rounded to the nearest; both are positive.
        u16::try_from(from.1 + (2 * way + width) / (2 * width)).unwrap_or(CERTAIN)
    }

    /// The least score whose chance is at least this, in hundredths of a per cent; the end of the table when none is.
    #[must_use]
    pub fn first_at(&self, chance: u16) -> i32 {
        let at = self.chances.partition_point(|known| *known < chance);
        let Some(high) = self.scores.get(at).or(self.scores.last()) else { return 0 };
        let low = at.checked_sub(1).and_then(|before| self.scores.get(before)).unwrap_or(high);
        (*low..*high).find(|score| self.of(*score) >= chance).unwrap_or(*high)
    }

    /// Everything the table holds, for a fingerprint.
    pub(super) fn entries(&self) -> impl Iterator<Item = (i32, u16)> + '_ {
        self.scores.iter().copied().zip(self.chances.iter().copied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_the_calibrated_logistic_function() {
        for beta in [Beta::NONE, Beta { a: 0.6, b: 1.4, c: -0.3 }] {
            let chances = Chances::new(&beta);
            assert!(chances.is_valid());
            for score in (-4000..4000).step_by(7) {
                let exact = 1e4 * chance(beta.apply(f64::from(score) / f64::from(PER_LOGIT)));
                assert!((f64::from(chances.of(score)) - exact.clamp(1.0, 9_999.0)).abs() < 8.0, "{score}");
            }
            for least in [1, 3000, 5000, 9000] {
                let first = chances.first_at(least);
                assert!(chances.of(first) >= least && (least == 1 || chances.of(first - 1) < least), "{least}");
            }
        }
    }

    #[test]
    fn what_needs_no_calibration_gets_little() {
        let logits: Vec<f64> = (-40..=40).flat_map(|tenth| [f64::from(tenth) / 10.0; 100]).collect();
        let truth: Vec<bool> =
            logits.iter().enumerate().map(|(row, logit)| (row % 100) as f64 + 0.5 < 100.0 * chance(*logit)).collect();
        let beta = Beta::learn(&logits, &truth).unwrap();
        assert!((beta.a - 1.0).abs() < 0.03 && (beta.b - 1.0).abs() < 0.03 && beta.c.abs() < 0.03, "{beta:?}");
    }

    #[test]
    fn scores_that_rank_backwards_are_flattened_and_never_turned_around() {
        let logits = [-2.0, -1.0, 0.0, 1.0, 2.0, 3.0].repeat(20);
        let truth: Vec<bool> = logits.iter().map(|logit| *logit < 0.5).collect();
        let beta = Beta::learn(&logits, &truth).unwrap();
        assert!(beta.a >= 0.0 && beta.b >= 0.0, "{beta:?}");
        assert_eq!(Beta::learn(&logits, &[true; 120]), Err(BadCalibration::OneKind));
    }
}
