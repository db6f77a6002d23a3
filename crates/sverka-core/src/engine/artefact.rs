//! A fitted model as data: what is stored, carried between machines and checked on arrival.

use super::bgam::Fit;
use super::calibration::{Beta, Chances};
use super::columns::{BINS, BadColumns, Cell, Columns, FIRST};
use super::edges::{COLUMN_EDGES, Edges};
use super::fixedpoint::{BadPoints, PER_LOGIT, Points};
use super::steps::Steps;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The version of this form.
pub const FORMAT: u32 = 2;

/// One feature: where its bins end and what they are worth.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FittedFeature {
    /// Name; unique in the model.
    pub name: String,
    /// Edges between the bins of known values.
    pub edges: Edges,
    /// Points of the bins: missing, withheld, then known values from low to high.
    pub points: Vec<i16>,
    /// Standard deviations of the points.
    pub sd: Vec<u16>,
}

/// Points of one feature stay within this, so that the difference of two fits 16 bits.
const LARGEST: i16 = i16::MAX / 2;

impl FittedFeature {
    /// The points of each of its columns of sixteen bins. The first column holds the points up to its last edge; each
    /// further one holds what its edges add to that, so that the columns sum to the points of a bin exactly.
    fn columns(&self) -> impl Iterator<Item = [i16; BINS]> {
        let first = usize::from(FIRST);
        (0..self.edges.columns()).map(move |column| {
            let from = first + column * COLUMN_EDGES;
            let start = if column == 0 { 0 } else { self.points[from] };
            std::array::from_fn(|bin| match bin.checked_sub(first) {
                None if column == 0 => self.points[bin],
                None => 0,
                Some(step) => self.points[(from + step).min(self.points.len() - 1)] - start,
            })
        })
    }

    /// The bin of a value in one of its columns: the first known bin of a column whose edges lie above it, the last one
    /// when they lie below.
    fn bin_in(&self, column: usize, cell: Cell) -> u8 {
        let bin = self.edges.bin(cell);
        if bin < FIRST {
            return bin;
        }
        let above = usize::from(bin - FIRST).saturating_sub(column * COLUMN_EDGES).min(COLUMN_EDGES);
        FIRST + u8::try_from(above).unwrap_or_default()
    }
}

/// What is known of the score's uncertainty.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Posterior {
    /// Standard deviation of the base, in points.
    pub base_sd: u16,
    /// The variance of a score is this times the sum of the variances of base and parts; in hundredths.
    pub dependence: u16,
    /// Parameters that the data decided; in hundredths.
    pub effective: u32,
    /// Rows it was fitted to.
    pub rows: u64,
}

/// A fitted model. Its numbers are whole; a point is 1/256 of a logit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Artefact {
    /// [`FORMAT`].
    pub format: u32,
    /// SHA-256 over everything else, as 64 hexadecimal digits.
    pub fingerprint: String,
    /// The score of an average row.
    pub base: i32,
    /// Features in their order.
    pub features: Vec<FittedFeature>,
    /// From scores to chances.
    pub calibration: Chances,
    /// Uncertainty.
    pub posterior: Posterior,
}

/// Why an artefact cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadArtefact {
    /// It is of another form.
    #[error("the model is of format {0}; this program reads format {FORMAT}")]
    Format(u32),
    /// A feature cannot be used.
    #[error("feature {name:?} cannot be used: {why}")]
    Feature {
        /// Its name.
        name: String,
        /// What is wrong.
        why: &'static str,
    },
    /// The calibration cannot be used.
    #[error("the calibration does not rise")]
    Calibration,
    /// Points that can overflow.
    #[error(transparent)]
    Points(#[from] BadPoints),
    /// The content is not what was fitted.
    #[error("the model has been changed: its content does not match its fingerprint")]
    Changed,
}

/// A scored row: `base` and `parts` sum to `score` exactly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Explained {
    /// Sum, in points.
    pub score: i32,
    /// The score of an average row.
    pub base: i32,
    /// Points of each feature, in the model's order.
    pub parts: Vec<i16>,
    /// Their standard deviations.
    pub sds: Vec<u16>,
    /// Standard deviation of the score.
    pub sd: u16,
    /// Chance in hundredths of a per cent.
    pub chance: u16,
}

impl Artefact {
    /// Rounds the fitted features to points.
    ///
    /// # Errors
    /// [`BadArtefact`] when a feature cannot be used.
    pub fn new(fit: &Fit, steps: &[Steps], calibration: &Beta, rows: usize) -> Result<Self, BadArtefact> {
        let points = |value: f64| (value * f64::from(PER_LOGIT)).round();
        let part = |value: &f64| points(*value).clamp(f64::from(-LARGEST), f64::from(LARGEST)) as i16;
        let spread = |value: &f64| points(*value).clamp(0.0, f64::from(u16::MAX)) as u16;
        let hundredths = |value: f64| (value * 100.0).round().max(0.0);
        let features = steps.iter().map(|steps| FittedFeature {
            name: steps.name.clone(),
            edges: steps.edges.clone(),
            points: steps.parts.iter().map(part).collect(),
            sd: steps.sds.iter().map(spread).collect(),
        });
        let mut made = Self {
            format: FORMAT,
            fingerprint: String::new(),
            base: points(fit.base).clamp(-1e6, 1e6) as i32,
            features: features.collect(),
            calibration: Chances::new(calibration),
            posterior: Posterior {
                base_sd: spread(&fit.base_sd),
                dependence: hundredths(fit.dependence) as u16,
                effective: hundredths(fit.effective) as u32,
                rows: rows as u64,
            },
        };
        made.fingerprint = made.computed_fingerprint();
        made.validate()?;
        Ok(made)
    }

    /// Checks everything that a score depends on.
    ///
    /// # Errors
    /// [`BadArtefact`] with the first thing that is wrong.
    pub fn validate(&self) -> Result<(), BadArtefact> {
        if self.format != FORMAT {
            return Err(BadArtefact::Format(self.format));
        }
        let mut names = std::collections::BTreeSet::new();
        for feature in &self.features {
            let wrong = |why| BadArtefact::Feature { name: feature.name.clone(), why };
            if feature.name.is_empty() || !names.insert(&feature.name) {
                return Err(wrong("its name is empty or taken"));
            }
            if !feature.edges.is_valid() {
                return Err(wrong("its edges do not rise"));
            }
            let bins = feature.edges.bins() + usize::from(FIRST);
            if feature.points.len() != bins || feature.sd.len() != bins {
                return Err(wrong("it has not as many points as bins"));
            }
            if feature.points.iter().any(|points| points.unsigned_abs() > LARGEST.unsigned_abs()) {
                return Err(wrong("its points are too large"));
            }
        }
        if !self.calibration.is_valid() {
            return Err(BadArtefact::Calibration);
        }
        self.points()?;
        if self.fingerprint == self.computed_fingerprint() { Ok(()) } else { Err(BadArtefact::Changed) }
    }

    /// The points alone, for scoring columns.
    ///
    /// # Errors
    /// [`BadPoints::Large`] when a sum could overflow.
    pub fn points(&self) -> Result<Points, BadPoints> {
        Points::new(self.base, self.features.iter().flat_map(FittedFeature::columns).collect())
    }

    /// Columns of bins, from the values of each feature in the model's order: one for every thirteen edges of a feature.
    ///
    /// # Errors
    /// [`BadColumns`] when the values differ in number.
    pub fn columns(&self, values: &[Vec<Cell>]) -> Result<Columns, BadColumns> {
        let bins = self.features.iter().zip(values).flat_map(|(feature, cells)| {
            (0..feature.edges.columns())
                .map(|column| cells.iter().map(|cell| feature.bin_in(column, *cell)).collect::<Vec<u8>>())
        });
        Columns::new(&bins.collect::<Vec<_>>())
    }

    /// Scores a row and says what its score is made of. The score is that of its columns. Values that are not given
    /// count as missing.
    #[must_use]
    pub fn explain(&self, values: &[Cell]) -> Explained {
        let bin =
            |at: usize| usize::from(self.features[at].edges.bin(values.get(at).copied().unwrap_or(Cell::Missing)));
        let bins: Vec<usize> = (0..self.features.len()).map(bin).collect();
        let parts: Vec<i16> = self.features.iter().zip(&bins).map(|(it, bin)| it.points[*bin]).collect();
        let sds: Vec<u16> = self.features.iter().zip(&bins).map(|(it, bin)| it.sd[*bin]).collect();
        let score = self.base + parts.iter().copied().map(i32::from).sum::<i32>();
        let square = |sd: u16| u64::from(sd) * u64::from(sd);
        let apart = square(self.posterior.base_sd) + sds.iter().copied().map(square).sum::<u64>();
        let sd = (apart * u64::from(self.posterior.dependence) / 100).isqrt();
        let chance = self.calibration.of(score);
        Explained { score, base: self.base, parts, sds, sd: u16::try_from(sd).unwrap_or(u16::MAX), chance }
    }

    fn computed_fingerprint(&self) -> String {
        let mut sha = Sha256::new();
        let mut put = |bytes: &[u8]| {
            sha.update((bytes.len() as u64).to_le_bytes());
            sha.update(bytes);
        };
        put(&self.format.to_le_bytes());
        put(&self.base.to_le_bytes());
        for feature in &self.features {
            put(feature.name.as_bytes());
            put(&feature.edges.as_slice().iter().flat_map(|edge| edge.to_bits().to_le_bytes()).collect::<Vec<_>>());
            put(&feature.points.iter().flat_map(|point| point.to_le_bytes()).collect::<Vec<_>>());
            put(&feature.sd.iter().flat_map(|sd| sd.to_le_bytes()).collect::<Vec<_>>());
        }
        for (score, chance) in self.calibration.entries() {
            put(&score.to_le_bytes());
            put(&chance.to_le_bytes());
        }
        let Posterior { base_sd, dependence, effective, rows } = self.posterior;
        put(&base_sd.to_le_bytes());
        put(&dependence.to_le_bytes());
        put(&effective.to_le_bytes());
        put(&rows.to_le_bytes());
        sha.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

#[cfg(test)]
mod tests;
