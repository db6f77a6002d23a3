//! The two things an estimate is corrected by, each of a case from models that had not seen it (Chernozhukov et al.
//! 2018): what decided about it does not judge it.

use crate::engine::bgam::{Link, Settings, Training, chance, fit};
use crate::engine::calibration::Beta;
use crate::engine::columns::{Cell, Columns};
use crate::engine::edges::Edges;
use crate::engine::learn::{BadLearning, Feature, Folds, dealt, unseen_logits};
use std::collections::BTreeMap;

/// Results that steps over features can be learnt from; of fewer the mean is taken.
const LEAST_FITTED: usize = 10;
/// A chance of exactly 0 or 1 would be a claim that no number of cases supports.
const CERTAIN: f64 = 1e-6;

/// The chance of everybody to be chosen, by features known at the time of choosing.
///
/// # Errors
/// [`BadLearning`] when fewer than two were chosen or passed over, or features do not fit together.
pub fn propensities(features: &[Feature], chosen: &[bool], folds: Folds) -> Result<Vec<f64>, BadLearning> {
    let logits = unseen_logits(features, chosen, &Settings::new(Link::Logit), folds)?;
    let calibration = Beta::learn(&logits, chosen)?;
    Ok(logits.into_iter().map(|logit| chance(calibration.apply(logit)).clamp(CERTAIN, 1.0 - CERTAIN)).collect())
}

/// The outcome expected of everybody, by the same features, from results of other clusters than their own; 0 where there
/// is nothing to learn from.
#[must_use]
pub fn expected(features: &[Feature], clusters: &[&str], outcomes: &[Option<f64>], folds: Folds) -> Vec<f64> {
    let mut has: BTreeMap<&str, bool> = BTreeMap::new();
    for (cluster, outcome) in clusters.iter().zip(outcomes) {
        *has.entry(cluster).or_default() |= outcome.is_some();
    }
    let known: Vec<bool> = has.values().copied().collect();
    let dealt = dealt(&known, folds.folds.max(2), folds.seed);
    let by_cluster: BTreeMap<&str, usize> = has.into_keys().zip(dealt).collect();
    let fold_of: Vec<usize> = clusters.iter().map(|cluster| by_cluster[cluster]).collect();
    let mut expected = vec![0.0; outcomes.len()];
    for fold in 0..folds.folds.max(2) {
        let others: Vec<(usize, f64)> = outcomes
            .iter()
            .enumerate()
            .filter_map(|(row, outcome)| outcome.filter(|_| fold_of[row] != fold).map(|outcome| (row, outcome)))
            .collect();
        let model = Expectation::learn(features, &others);
        for row in (0..outcomes.len()).filter(|row| fold_of[*row] == fold) {
            expected[row] = model.of(features, row);
        }
    }
    expected
}

/// Steps over features, or the mean alone.
enum Expectation {
    Mean(f64),
    Steps(Vec<Edges>, Box<crate::engine::bgam::Fit>),
}

impl Expectation {
    fn learn(features: &[Feature], seen: &[(usize, f64)]) -> Self {
        let mean = seen.iter().map(|(_, outcome)| outcome).sum::<f64>() / seen.len().max(1) as f64;
        if seen.len() < LEAST_FITTED {
            return Self::Mean(mean);
        }
        let cells = |feature: &Feature| seen.iter().map(|(row, _)| feature.cells[*row]).collect::<Vec<_>>();
        let edges: Vec<Edges> = features
            .iter()
            .map(|feature| Edges::quantiles(cells(feature).into_iter().filter_map(Cell::known)))
            .collect();
        let bins: Vec<Vec<u8>> = features
            .iter()
            .zip(&edges)
            .map(|(feature, edges)| cells(feature).into_iter().map(|cell| edges.bin(cell)).collect())
            .collect();
        let response: Vec<f64> = seen.iter().map(|(_, outcome)| *outcome).collect();
        let fitted = Columns::new(&bins).ok().and_then(|columns| {
            let training =
                Training { columns: &columns, response: &response, weights: None, offset: None, places: None };
            fit(&training, &Settings::new(Link::Identity)).ok()
        });
        fitted.map_or(Self::Mean(mean), |fit| Self::Steps(edges, Box::new(fit)))
    }

    fn of(&self, features: &[Feature], row: usize) -> f64 {
        match self {
            Self::Mean(mean) => *mean,
            Self::Steps(edges, fit) => {
                fit.sum(edges.iter().zip(features).map(|(edges, feature)| edges.bin(feature.cells[row])))
            }
        }
    }
}
