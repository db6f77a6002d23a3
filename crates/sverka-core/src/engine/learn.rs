//! From named values and a yes-or-no truth to a calibrated artefact.
//!
//! Chances and the threshold are learnt from rows that the model scoring them had not seen: the rows are dealt into folds,
//! each fold is scored by a model of the others, several times with other deals.

use super::artefact::{Artefact, BadArtefact};
use super::bgam::{BadTraining, Settings, chance};
use super::calibration::{BadCalibration, Beta, CERTAIN};
use super::columns::{BadColumns, Cell};
use super::metrics::best_f1_threshold;
use super::steps::Prepared;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// One feature's values, a cell for each row.
#[derive(Debug, Clone, PartialEq)]
pub struct Feature {
    /// Name; unique among the features.
    pub name: String,
    /// Values.
    pub cells: Vec<Cell>,
}

/// How often rows are dealt, and into how many folds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Folds {
    /// Folds of one deal; at least 2.
    pub folds: usize,
    /// Deals.
    pub deals: usize,
    /// Where the deals start.
    pub seed: u64,
}

impl Default for Folds {
    fn default() -> Self {
        Self { folds: 5, deals: 4, seed: 1 }
    }
}

/// A model, and how it did on rows it had not seen.
#[derive(Debug, Clone, PartialEq)]
pub struct Learned {
    /// The model.
    pub artefact: Artefact,
    /// The score, in points, from which F1 is best on unseen rows.
    pub threshold: i32,
    /// The mean logit of every row from models that had not seen it.
    pub unseen: Vec<f64>,
}

/// Why nothing can be learnt.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum BadLearning {
    /// Too little.
    #[error("{0} rows of the rarer kind; at least 2 are needed")]
    Rare(usize),
    /// Columns of different lengths.
    #[error(transparent)]
    Columns(#[from] BadColumns),
    /// The fit failed.
    #[error(transparent)]
    Training(#[from] BadTraining),
    /// The calibration failed.
    #[error(transparent)]
    Calibration(#[from] BadCalibration),
    /// The result cannot be stored.
    #[error(transparent)]
    Artefact(#[from] BadArtefact),
}

/// Fits, calibrates and rounds a model.
///
/// # Errors
/// [`BadLearning`] when there are fewer than two rows of a kind, or something does not fit together.
pub fn learn(features: &[Feature], truth: &[bool], settings: &Settings, folds: Folds) -> Result<Learned, BadLearning> {
    let unseen = unseen_logits(features, truth, settings, folds)?;
    let calibration = Beta::learn(&unseen, truth)?;
    let chances: Vec<f64> = unseen.iter().map(|logit| chance(calibration.apply(*logit))).collect();
    let rows: Vec<usize> = (0..truth.len()).collect();
    let prepared = Prepared::new(features, truth, &rows)?;
    let fitted = prepared.fit(settings)?;
    let artefact = Artefact::new(&fitted, &prepared.steps(&fitted, features), &calibration, truth.len())?;
    let least = (best_f1_threshold(&chances) * f64::from(CERTAIN)).round() as u16;
    let threshold = artefact.calibration.first_at(least);
    Ok(Learned { artefact, threshold, unseen })
}

/// The mean logit of every row over all deals, each from a model that had not seen the row.
///
/// # Errors
/// [`BadLearning`] when there are fewer than two rows of a kind, or something does not fit together.
pub fn unseen_logits(
    features: &[Feature],
    truth: &[bool],
    settings: &Settings,
    folds: Folds,
) -> Result<Vec<f64>, BadLearning> {
    let positives = truth.iter().filter(|truth| **truth).count();
    let rarer = positives.min(truth.len() - positives);
    if rarer < 2 {
        return Err(BadLearning::Rare(rarer));
    }
    let deals = folds.deals.max(1);
    let folds_of_deal = folds.folds.clamp(2, rarer.max(2));
    let mut sums = vec![0.0; truth.len()];
    for deal in 0..deals {
        let fold_of = dealt(truth, folds_of_deal, folds.seed.wrapping_add(deal as u64));
        for fold in 0..folds_of_deal {
            let (unseen, seen): (Vec<usize>, Vec<usize>) = (0..truth.len()).partition(|row| fold_of[*row] == fold);
            let prepared = Prepared::new(features, truth, &seen)?;
            let fitted = prepared.fit(settings)?;
            let steps = prepared.steps(&fitted, features);
            for row in unseen {
                let parts = features.iter().zip(&steps).map(|(feature, steps)| steps.part(feature.cells[row]));
                sums[row] += fitted.base + parts.sum::<f64>();
            }
        }
    }
    Ok(sums.into_iter().map(|sum| sum / deals as f64).collect())
}

/// A fold for each row: rows of each kind are shuffled and dealt in turn.
#[must_use]
pub fn dealt(truth: &[bool], folds: usize, seed: u64) -> Vec<usize> {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let mut fold_of = vec![0; truth.len()];
    let mut next = 0;
    for kind in [false, true] {
        let mut rows: Vec<usize> = (0..truth.len()).filter(|row| truth[*row] == kind).collect();
        for last in (1..rows.len()).rev() {
            // The bias of a remainder is far below what a shuffle of some thousand rows could show.
            let other = (random.next_u64() % (last as u64 + 1)) as usize;
            rows.swap(last, other);
        }
        for row in rows {
            fold_of[row] = next % folds.max(1);
            next += 1;
        }
    }
    fold_of
}
