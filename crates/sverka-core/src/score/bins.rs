//! What was read off many candidates, kept so small that all of them are scored anew while a slider moves.

use super::audience_kept::AudienceKept;
use super::columns::{FIRST, MISSING};
use super::features::FeatureName;
use super::model::{LEAST_KNOWN, Model};
use crate::model::{Campaign, Creator, Verdict};

/// The bins of candidates, a column for each feature, and their audiences.
///
/// Bins depend on the record, on the cuts of the model and, for the audience alone, on the target; they do not depend
/// on points. So other weights need table lookups only, and another audience one column.
#[derive(Debug, Clone, Default)]
pub struct Bins {
    features: Vec<FeatureName>,
    columns: Vec<Vec<u8>>,
    audiences: Vec<AudienceKept>,
}

/// The scores of all candidates under one model for one audience.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scores {
    /// By candidate, in 1/256 logit.
    pub scores: Vec<i32>,
    /// Features known of each candidate.
    known: Vec<u8>,
}

impl Bins {
    /// No candidate yet.
    #[must_use]
    pub fn of(model: &Model) -> Self {
        let features: Vec<FeatureName> =
            FeatureName::ALL.into_iter().filter(|name| model.feature(*name).is_some()).collect();
        Self { columns: vec![Vec::new(); features.len()], features, audiences: Vec::new() }
    }

    /// Adds the next candidate. One whose record cannot be read has nothing that is known.
    pub fn push(&mut self, model: &Model, creator: Option<&Creator>, campaign: &Campaign) {
        let readings = creator.map(|creator| model.read(creator, campaign)).unwrap_or_default();
        for (at, column) in self.columns.iter_mut().enumerate() {
            column.push(readings.get(at).map_or(MISSING, |reading| reading.bin));
        }
        self.audiences.push(creator.map(AudienceKept::of).unwrap_or_default());
    }

    /// Adds those of another one, read with the same model.
    pub fn append(&mut self, mut more: Self) {
        for (column, more) in self.columns.iter_mut().zip(&mut more.columns) {
            column.append(more);
        }
        self.audiences.append(&mut more.audiences);
    }

    /// Candidates in it.
    #[must_use]
    pub fn len(&self) -> usize {
        self.audiences.len()
    }

    /// True without a candidate.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.audiences.is_empty()
    }

    /// Brings the column of the audience for another target to the length of the others, which stay.
    pub fn read_audience(&self, model: &Model, campaign: &Campaign, column: &mut Vec<u8>) {
        let fresh = self.audiences.iter().skip(column.len());
        column.extend(fresh.map(|kept| model.audience_bin(kept, campaign)));
    }

    /// Scores everybody: for each candidate what [`Model::score`] gives. `audience` takes the place of the column that
    /// was read.
    #[must_use]
    pub fn score(&self, model: &Model, audience: Option<&[u8]>) -> Scores {
        let mut scores = vec![model.base; self.len()];
        let mut known = vec![0u8; self.len()];
        for (name, column) in self.features.iter().zip(&self.columns) {
            let column = match (name, audience) {
                (FeatureName::AudienceMatch, Some(other)) if other.len() == column.len() => other,
                _ => column,
            };
            let Some(feature) = model.feature(*name) else { continue };
            let points: [i32; 256] = std::array::from_fn(|bin| feature.points_of(bin as u8));
            for ((score, known), bin) in scores.iter_mut().zip(&mut known).zip(column) {
                *score += points[usize::from(*bin)];
                *known += u8::from(*bin >= FIRST);
            }
        }
        Scores { scores, known }
    }

    /// The bins of one candidate, by feature.
    pub fn of_candidate(&self, at: usize) -> impl Iterator<Item = (FeatureName, u8)> + '_ {
        self.features.iter().zip(&self.columns).filter_map(move |(name, column)| Some((*name, *column.get(at)?)))
    }
}

impl Scores {
    /// What a model with these thresholds advises for a candidate; nothing when too little is known.
    #[must_use]
    pub fn advice(&self, model: &Model, at: usize) -> Option<Verdict> {
        let known = usize::from(*self.known.get(at)?);
        (known >= LEAST_KNOWN).then(|| model.advice(self.scores[at]))
    }
}
