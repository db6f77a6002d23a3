//! The joint mode of all verdicts of a campaign, for when there is time.

use super::{BadBins, Lesson, Preference};
use crate::model::Mode;

/// Newton's steps at most; five or six are usual.
const STEPS: usize = 40;
/// A step below this moves no rounded point.
const SETTLED: f64 = 1e-10;

impl Preference {
    /// Learns all lessons at once, from the prior: the joint mode of the verdicts and its covariance (Laplace), then the
    /// disputes one after another. The order of the verdicts does not matter.
    ///
    /// Works in the space of the verdicts, n × n instead of p × p, because a campaign's prior is dense and its verdicts
    /// are few: with prior covariance `S` and rows `X`, utilities are normal with covariance `K = X S Xᵀ` (Rasmussen and
    /// Williams, "Gaussian Processes for Machine Learning", 2006, algorithms 3.1 and 3.2).
    ///
    /// # Errors
    /// When the bins of a lesson are not those of the prior's features; nothing is learnt then.
    pub fn fit(&mut self, lessons: &[Lesson<'_>]) -> Result<(), BadBins> {
        let mut fresh = self.before_verdicts();
        let mut rows = Vec::new();
        let mut unaided = Vec::new();
        for lesson in lessons {
            let row = self.row(lesson.bins)?;
            if lesson.mode == Mode::Unaided {
                rows.push(fresh.without_disputed(&row, lesson.disputes));
                unaided.push((row, lesson));
            }
        }
        fresh.learn_jointly(&rows, &unaided.iter().map(|(_, lesson)| lesson.verdict).collect::<Vec<_>>());
        for (row, lesson) in &unaided {
            for (group, dispute) in lesson.disputes {
                fresh.learn_dispute(row, *group, *dispute);
            }
        }
        *self = fresh;
        Ok(())
    }

    fn before_verdicts(&self) -> Self {
        // The prior was checked when this preference was made.
        Self::new(self.prior.clone()).unwrap_or_else(|_| self.clone())
    }

    fn learn_jointly(&mut self, rows: &[Vec<usize>], verdicts: &[crate::model::Verdict]) {
        let gains: Vec<Vec<f64>> = rows.iter().map(|row| self.gain(row)).collect();
        let kernel: Vec<Vec<f64>> =
            rows.iter().map(|row| gains.iter().map(|gain| row.iter().map(|at| gain[*at]).sum()).collect()).collect();
        let start: Vec<f64> = rows.iter().map(|row| self.spread(row).0).collect();
        let cuts = self.prior.cuts;
        let slopes = |utilities: &[f64]| {
            utilities.iter().zip(verdicts).map(|(utility, verdict)| cuts.slope(*verdict, *utility)).collect::<Vec<_>>()
        };
        let mut pull = vec![0.0; rows.len()];
        let mut utilities = start.clone();
        for _ in 0..STEPS {
            let slopes = slopes(&utilities);
            let target: Vec<f64> =
                (0..rows.len()).map(|at| slopes[at].1 * (utilities[at] - start[at]) + slopes[at].0).collect();
            let whitened = Whitened::new(&kernel, &slopes);
            let next = whitened.solve(&kernel, &target);
            // A full step may overshoot from far away; half of it, and half again, cannot.
            let mut share = 1.0;
            let objective = |pull: &[f64]| {
                let moved = apply(&kernel, pull);
                let fit: f64 = (0..rows.len()).map(|at| cuts.log_likelihood(verdicts[at], start[at] + moved[at])).sum();
                fit - 0.5 * pull.iter().zip(&moved).map(|(pull, moved)| pull * moved).sum::<f64>()
            };
            let before = objective(&pull);
            let mut tried = next.clone();
            while share > 1e-4 && objective(&tried) < before {
                share *= 0.5;
                tried = pull.iter().zip(&next).map(|(old, new)| old + share * (new - old)).collect();
            }
            let change = tried.iter().zip(&pull).map(|(new, old)| (new - old).abs()).fold(0.0, f64::max);
            pull = tried;
            let moved = apply(&kernel, &pull);
            utilities = start.iter().zip(&moved).map(|(start, moved)| start + moved).collect();
            if change < SETTLED {
                break;
            }
        }
        let whitened = Whitened::new(&kernel, &slopes(&utilities));
        for (gain, pull) in gains.iter().zip(&pull) {
            for (mean, gain) in self.mean.iter_mut().zip(gain) {
                *mean += pull * gain;
            }
        }
        whitened.shrink(&gains, &mut self.covariance, self.mean.len());
    }
}

fn apply(kernel: &[Vec<f64>], pull: &[f64]) -> Vec<f64> {
    kernel.iter().map(|line| line.iter().zip(pull).map(|(k, pull)| k * pull).sum()).collect()
}

/// Cholesky factor of `I + √W K √W`, whose smallest eigenvalue is one, so that it always exists.
struct Whitened {
    roots: Vec<f64>,
    lower: Vec<Vec<f64>>,
}

impl Whitened {
    fn new(kernel: &[Vec<f64>], slopes: &[(f64, f64)]) -> Self {
        let roots: Vec<f64> = slopes.iter().map(|(_, bend)| bend.max(0.0).sqrt()).collect();
        let mut lower: Vec<Vec<f64>> = Vec::with_capacity(roots.len());
        for row in 0..roots.len() {
            let mut line = vec![0.0; row + 1];
            for column in 0..=row {
                let own = if row == column { 1.0 } else { 0.0 };
                let wanted = own + roots[row] * kernel[row][column] * roots[column];
                let above: &[f64] = if column == row { &line } else { &lower[column] };
                let known: f64 = line[..column].iter().zip(above).map(|(a, b)| a * b).sum();
                line[column] = if row == column {
                    (wanted - known).max(1.0).sqrt()
                } else {
                    (wanted - known) / lower[column][column]
                };
            }
            lower.push(line);
        }
        Self { roots, lower }
    }

    /// `(K + W⁻¹)⁻¹ W⁻¹ b`, written so that a weight of zero is no division by zero.
    fn solve(&self, kernel: &[Vec<f64>], target: &[f64]) -> Vec<f64> {
        let moved = apply(kernel, target);
        let scaled: Vec<f64> = self.roots.iter().zip(&moved).map(|(root, moved)| root * moved).collect();
        let back = self.backward(self.forward(scaled));
        target.iter().zip(&self.roots).zip(back).map(|((target, root), back)| target - root * back).collect()
    }

    fn forward(&self, mut right: Vec<f64>) -> Vec<f64> {
        for row in 0..right.len() {
            let known: f64 = self.lower[row][..row].iter().zip(&right).map(|(l, x)| l * x).sum();
            right[row] = (right[row] - known) / self.lower[row][row];
        }
        right
    }

    fn backward(&self, mut right: Vec<f64>) -> Vec<f64> {
        for row in (0..right.len()).rev() {
            right[row] /= self.lower[row][row];
            let value = right[row];
            for (at, l) in self.lower[row][..row].iter().enumerate() {
                right[at] -= l * value;
            }
        }
        right
    }

    /// Takes from the covariance what the verdicts have told.
    fn shrink(&self, gains: &[Vec<f64>], covariance: &mut [f64], parameters: usize) {
        let told: Vec<Vec<f64>> = (0..parameters)
            .map(|at| self.forward(gains.iter().zip(&self.roots).map(|(gain, root)| root * gain[at]).collect()))
            .collect();
        for one in 0..parameters {
            for other in 0..parameters {
                let both: f64 = told[one].iter().zip(&told[other]).map(|(a, b)| a * b).sum();
                covariance[one * parameters + other] -= both;
            }
        }
    }
}
