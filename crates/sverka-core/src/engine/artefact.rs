//! A fitted model as data: what is stored, carried between machines and checked on arrival.

use super::bgam::Fit;
use super::calibration::{Beta, Chances};
use super::columns::{BINS, BadColumns, Cell, Columns};
use super::edges::Edges;
use super::fixedpoint::{BadPoints, PER_LOGIT, Points};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The version of this form.
pub const FORMAT: u32 = 1;

/// One feature: where its bins end and what they are worth.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FittedFeature {
    /// Name; unique in the model.
    pub name: String,
    /// Edges between the bins of known values.
    pub edges: Edges,
    /// Points of the sixteen bins: missing, withheld, then known values from low to high. Bins beyond the edges are as
    /// the last one and never used.
    pub points: [i16; BINS],
    /// Standard deviations of the points.
    pub sd: [u16; BINS],
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
    /// Names or edges do not fit the fitted parts.
    #[error("{found} features are described, {expected} were fitted")]
    Features {
        /// Described.
        found: usize,
        /// Fitted.
        expected: usize,
    },
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
    /// Rounds a fit to points. Names and edges are those of the fitted columns, in their order.
    ///
    /// # Errors
    /// [`BadArtefact`] when names and edges are not those of the fit.
    pub fn new(
        fit: &Fit,
        described: Vec<(String, Edges)>,
        calibration: &Beta,
        rows: usize,
    ) -> Result<Self, BadArtefact> {
        if described.len() != fit.parts.len() {
            return Err(BadArtefact::Features { found: described.len(), expected: fit.parts.len() });
        }
        let points = |value: f64| (value * f64::from(PER_LOGIT)).round();
        let part = |value: &f64| points(*value).clamp(f64::from(-i16::MAX), f64::from(i16::MAX)) as i16;
        let spread = |value: &f64| points(*value).clamp(0.0, f64::from(u16::MAX)) as u16;
        let hundredths = |value: f64| (value * 100.0).round().max(0.0);
        let fitted = fit.parts.iter().zip(&fit.sds).zip(described);
        let features = fitted.map(|((parts, sds), (name, edges))| FittedFeature {
            name,
            edges,
            points: std::array::from_fn(|bin| part(&parts[bin])),
            sd: std::array::from_fn(|bin| spread(&sds[bin])),
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
        Points::new(self.base, self.features.iter().map(|feature| feature.points).collect())
    }

    /// Columns of bins, from the values of each feature in the model's order.
    ///
    /// # Errors
    /// [`BadColumns`] when the values differ in number.
    pub fn columns(&self, values: &[Vec<Cell>]) -> Result<Columns, BadColumns> {
        let bins = self
            .features
            .iter()
            .zip(values)
            .map(|(feature, cells)| cells.iter().map(|cell| feature.edges.bin(*cell)).collect::<Vec<u8>>());
        Columns::new(&bins.collect::<Vec<_>>())
    }

    /// Scores a row and says what its score is made of. Bins that are not given count as missing.
    #[must_use]
    pub fn explain(&self, bins: &[u8]) -> Explained {
        let bin = |feature: usize| usize::from(bins.get(feature).copied().unwrap_or_default()) % BINS;
        let parts: Vec<i16> = self.features.iter().enumerate().map(|(at, it)| it.points[bin(at)]).collect();
        let sds: Vec<u16> = self.features.iter().enumerate().map(|(at, it)| it.sd[bin(at)]).collect();
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
