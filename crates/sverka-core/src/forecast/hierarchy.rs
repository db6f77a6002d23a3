//! The first learner: `y = mean + market + words + numbers + creator + noise`, every effect shrunk by how much its kind
//! varies (empirical Bayes), numbers by the additive engine.

use super::history::Variances;
use super::rows::{NOBODY, Rows};
use crate::engine::bgam::{BadTraining, Link, Settings, Training, fit};
use crate::engine::columns::{BINS, Columns};
use crate::engine::edges::Edges;
use std::ops::Range;

/// Rounds in which effects and numbers are fitted to what the others leave.
const ROUNDS: usize = 4;
/// Rounds in which variances are learnt.
const STEPS: usize = 20;
/// The least variance of an effect or of noise, on the model's scale.
const LEAST: f64 = 1e-4;

/// A fitted hierarchy without the creators' own records.
#[derive(Debug, Clone)]
pub(super) struct Hierarchy {
    pub(super) mean: f64,
    /// Effects of the levels of each grouping.
    pub(super) effects: Vec<Vec<f64>>,
    pub(super) edges: Vec<Edges>,
    pub(super) parts: Vec<[f64; BINS]>,
    pub(super) variances: Variances,
}

impl Hierarchy {
    /// Fits to a range of rows.
    pub(super) fn fit(rows: &Rows, range: Range<usize>) -> Result<Self, BadTraining> {
        let outcome = &rows.outcome[range.clone()];
        let mean = outcome.iter().sum::<f64>() / outcome.len() as f64;
        let edges: Vec<Edges> = rows
            .numbers
            .iter()
            .map(|cells| Edges::quantiles(cells[range.clone()].iter().filter_map(|cell| cell.known())))
            .collect();
        let bins: Vec<Vec<u8>> = rows
            .numbers
            .iter()
            .zip(&edges)
            .map(|(cells, edges)| cells[range.clone()].iter().map(|cell| edges.bin(*cell)).collect())
            .collect();
        let columns = if bins.is_empty() { None } else { Columns::new(&bins).ok() };
        let mut made = Self {
            mean,
            effects: rows.groups.iter().map(|names| vec![0.0; names.len()]).collect(),
            parts: vec![[0.0; BINS]; edges.len()],
            edges,
            variances: Variances { between: 0.0, within: 0.0 },
        };
        let spread = outcome.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / outcome.len() as f64;
        let mut within = spread.max(LEAST);
        let mut creators = vec![0.0; rows.creators.len()];
        // What each component says of each row; the last one is the creator's.
        let mut says = vec![vec![0.0; outcome.len()]; rows.groups.len() + 2];
        let (of_numbers, of_creator) = (rows.groups.len(), rows.groups.len() + 1);
        for _ in 0..ROUNDS {
            for component in 0..says.len() {
                let rest: Vec<f64> = (0..outcome.len())
                    .map(|row| {
                        let others = says.iter().enumerate().filter(|(other, _)| *other != component);
                        outcome[row] - made.mean - others.map(|(_, said)| said[row]).sum::<f64>()
                    })
                    .collect();
                if component == of_numbers {
                    let Some(columns) = &columns else { continue };
                    let training = Training { columns, response: &rest, weights: None, offset: None, places: None };
                    let fitted = fit(&training, &Settings { rounds: 6, ..Settings::new(Link::Identity) })?;
                    made.mean += fitted.base;
                    made.parts = fitted.parts;
                    says[component] = (0..outcome.len())
                        .map(|row| made.parts.iter().zip(&bins).map(|(part, bins)| part[usize::from(bins[row])]).sum())
                        .collect();
                    continue;
                }
                let (levels, effects) = if component == of_creator {
                    (&rows.creator[range.clone()], &mut creators)
                } else {
                    (&rows.levels[component][range.clone()], &mut made.effects[component])
                };
                let (variance, noise) = shrink(levels, &rest, within, effects);
                if component == of_creator {
                    within = noise;
                    made.variances = Variances { between: variance, within };
                }
                for (said, level) in says[component].iter_mut().zip(levels) {
                    *said = if *level == NOBODY { 0.0 } else { effects[*level as usize] };
                }
            }
        }
        Ok(made)
    }

    /// What is to be expected of a row without knowing its creator.
    pub(super) fn prior(&self, rows: &Rows, row: usize) -> f64 {
        let numbers = self.parts.iter().zip(self.bins(rows, row));
        let numbers: f64 = numbers.map(|(part, bin)| part[usize::from(bin)]).sum();
        self.mean + self.effects_of(rows, row).iter().sum::<f64>() + numbers
    }

    /// The effect of the row's level in each grouping; nothing for levels that were never seen.
    pub(super) fn effects_of(&self, rows: &Rows, row: usize) -> Vec<f64> {
        let levels = self.effects.iter().zip(&rows.levels);
        levels.map(|(effects, levels)| effects.get(levels[row] as usize).copied().unwrap_or(0.0)).collect()
    }

    /// Bins of the row's numbers.
    pub(super) fn bins(&self, rows: &Rows, row: usize) -> Vec<u8> {
        self.edges.iter().zip(&rows.numbers).map(|(edges, cells)| edges.bin(cells[row])).collect()
    }
}

/// Shrinks the mean rest of each level; gives the variance between levels and the noise within (EM).
fn shrink(levels: &[u32], rest: &[f64], noise: f64, effects: &mut [f64]) -> (f64, f64) {
    let mut sums = vec![(0.0, 0.0); effects.len()];
    let mut alone = (0.0, 0.0);
    for (level, rest) in levels.iter().zip(rest) {
        let of = sums.get_mut(*level as usize).unwrap_or(&mut alone);
        of.0 += rest;
        of.1 += 1.0;
    }
    let square: f64 = rest.iter().map(|rest| rest * rest).sum();
    let seen = sums.iter().filter(|(_, count)| *count > 0.0).count();
    if seen < 2 {
        effects.fill(0.0);
        return (LEAST, (square / rest.len() as f64).max(LEAST));
    }
    let (mut between, mut within) = (noise / 2.0, noise);
    for _ in 0..STEPS {
        let (mut spread, mut left) = (0.0, square);
        for (effect, (sum, count)) in effects.iter_mut().zip(&sums) {
            if *count == 0.0 {
                *effect = 0.0;
                continue;
            }
            let variance = between * within / (between * count + within);
            *effect = variance * sum / within;
            spread += *effect * *effect + variance;
            left += count * (*effect * *effect + variance) - 2.0 * *effect * sum;
        }
        between = (spread / seen as f64).max(LEAST);
        within = (left / rest.len() as f64).max(LEAST);
    }
    (between, within)
}
