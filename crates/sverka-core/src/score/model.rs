//! The model artefact: everything a score depends on besides the record and the campaign.

use super::attribution::{Part, Scored};
use super::columns::{FIRST, MISSING, Reading, WITHHELD};
use super::features::FeatureName;
use super::fixedpoint::percent;
use super::peers::Peers;
use crate::engine::bgam::Direction;
use crate::model::{Campaign, Creator, Verdict};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// How a feature's values fall into bins.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "by", rename_all = "snake_case")]
pub enum Scale {
    /// By fixed cuts, in the feature's unit.
    Fixed {
        /// Rising; a value at a cut belongs to the bin above.
        cuts: Vec<f64>,
        /// The usual value, to show beside the creator's.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        usual: Option<f64>,
    },
    /// By the rank among peers, at [`Peers::ranks`].
    Peers,
}

/// One feature's bins and points.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Feature {
    /// The feature.
    pub name: FeatureName,
    /// How values fall into bins.
    pub scale: Scale,
    /// Points when nobody has the value, in 1/256 logit.
    pub missing: i16,
    /// Points when the source keeps it.
    pub withheld: i16,
    /// Points of the bins of known values, from the lowest; one more than there are cuts.
    pub points: Vec<i16>,
    /// How unsure the points are, as a standard deviation in 1/256 logit: of the missing and the withheld bin, then of
    /// the bins of known values. Empty when nobody has said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sd: Vec<u16>,
}

impl Feature {
    /// The points of a bin.
    #[must_use]
    pub fn points_of(&self, bin: u8) -> i32 {
        i32::from(match bin {
            MISSING => self.missing,
            WITHHELD => self.withheld,
            known => self.points.get(usize::from(known - FIRST)).copied().unwrap_or(0),
        })
    }

    /// How unsure they are.
    #[must_use]
    pub fn sd_of(&self, bin: u8) -> Option<u16> {
        self.sd.get(usize::from(bin)).copied()
    }
}

/// From which score on the model advises what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thresholds {
    /// From here on: accept.
    pub accept: i32,
    /// From here on: hold; below: reject.
    pub hold: i32,
}

/// A versioned model.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Model {
    /// Name.
    pub name: String,
    /// Version.
    pub version: String,
    /// Where every candidate starts, in 1/256 logit.
    pub base: i32,
    /// What it advises.
    pub thresholds: Thresholds,
    /// Its features, each at most once.
    pub features: Vec<Feature>,
    /// The reference of peers.
    pub peers: Peers,
}

/// Why a model cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the model cannot be used: {0}")]
pub struct BadModel(String);

/// Features that must be known for the model to advise at all.
pub(super) const LEAST_KNOWN: usize = 2;

impl Model {
    /// A feature by name.
    #[must_use]
    pub fn feature(&self, name: FeatureName) -> Option<&Feature> {
        self.features.iter().find(|feature| feature.name == name)
    }

    /// Checks that every record gets its points from this artefact and from nothing else.
    ///
    /// # Errors
    /// [`BadModel`] with the first thing that is wrong.
    pub fn validate(&self) -> Result<(), BadModel> {
        let require = |holds: bool, what: &dyn Fn() -> String| if holds { Ok(()) } else { Err(BadModel(what())) };
        require(!self.name.is_empty() && !self.version.is_empty(), &|| "it has no name or no version".to_owned())?;
        require(self.base.unsigned_abs() <= 1 << 20, &|| "the base is out of range".to_owned())?;
        require(self.thresholds.hold <= self.thresholds.accept, &|| "hold is above accept".to_owned())?;
        let ranks: Vec<f64> = self.peers.ranks.iter().map(|rank| f64::from(*rank)).collect();
        require(is_rising(&ranks) && ranks.contains(&50.0), &|| "ranks rise and hold 50".to_owned())?;
        for name in FeatureName::ALL {
            let count = self.features.iter().filter(|feature| feature.name == name).count();
            require(count <= 1, &|| format!("{} is described {count} times", name.as_str()))?;
        }
        for feature in &self.features {
            let name = feature.name.as_str();
            let compared = matches!(feature.name, FeatureName::Engagement | FeatureName::Price);
            let cuts = match &feature.scale {
                Scale::Fixed { cuts, .. } => cuts.as_slice(),
                Scale::Peers => ranks.as_slice(),
            };
            let fits = (feature.scale == Scale::Peers) == compared;
            require(fits, &|| format!("{name} has the scale of another feature"))?;
            require(is_rising(cuts) && cuts.len() < 200, &|| format!("the cuts of {name} do not rise"))?;
            require(feature.points.len() == cuts.len() + 1, &|| format!("{name} has points for other bins"))?;
            let unsure = feature.sd.is_empty() || feature.sd.len() == feature.points.len() + usize::from(FIRST);
            require(unsure, &|| format!("{name} is unsure about other bins"))?;
            let follows = feature.points.windows(2).all(|pair| match feature.name.direction() {
                Some(Direction::Rising) => pair[0] <= pair[1],
                Some(Direction::Falling) => pair[0] >= pair[1],
                None => true,
            });
            require(follows, &|| format!("the points of {name} do not follow its value in one direction"))?;
        }
        let mut addresses = BTreeSet::new();
        for cell in &self.peers.cells {
            let address = cell.address();
            require(addresses.insert(address), &|| format!("{address:?} is described twice"))?;
            let fits = cell.levels.len() == ranks.len() && is_rising(&cell.levels);
            require(fits, &|| format!("the levels of {address:?} do not rise with the ranks"))?;
        }
        Ok(())
    }

    /// What a score advises.
    #[must_use]
    pub fn advice(&self, score: i32) -> Verdict {
        match score {
            score if score >= self.thresholds.accept => Verdict::Accept,
            score if score >= self.thresholds.hold => Verdict::Hold,
            _ => Verdict::Reject,
        }
    }

    /// Scores a candidate for a campaign. The parts and the base sum to the score exactly.
    #[must_use]
    pub fn score(&self, creator: &Creator, campaign: &Campaign) -> Scored {
        self.score_of(&self.read(creator, campaign))
    }

    /// Scores what was read off a candidate.
    #[must_use]
    pub fn score_of(&self, readings: &[Reading]) -> Scored {
        let described = readings.iter().filter_map(|reading| Some((reading, self.feature(reading.feature)?)));
        let parts: Vec<Part> = described.map(|(reading, feature)| Part::new(reading, feature)).collect();
        let known = parts.iter().filter(|part| !part.missing).count();
        let score = self.base + parts.iter().map(|part| part.points).sum::<i32>();
        let verdict = (known >= LEAST_KNOWN).then(|| self.advice(score));
        Scored { score, base: self.base, parts: super::attribution::ordered(parts), chance: percent(score), verdict }
    }

    /// SHA-256 over everything in the artefact that changes a score, as 64 hexadecimal digits; two artefacts with
    /// the same fingerprint give every candidate the same score, however their files are laid out.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let mut sha = Sha256::new();
        let mut text = |value: &str| {
            sha.update((value.len() as u64).to_le_bytes());
            sha.update(value.as_bytes());
        };
        text(&self.name);
        text(&self.version);
        text(&format!("{} {} {}", self.base, self.thresholds.accept, self.thresholds.hold));
        let mut features: Vec<&Feature> = self.features.iter().collect();
        features.sort_by_key(|feature| feature.name);
        for feature in features {
            // Debug of a float is its shortest exact decimal form, the same on every machine.
            text(&format!("{feature:?}"));
        }
        let mut cells: Vec<_> = self.peers.cells.iter().collect();
        cells.sort_by_key(|cell| cell.address());
        text(&format!("{:?}", self.peers.ranks));
        for cell in cells {
            text(&format!("{cell:?}"));
        }
        crate::event::hex(&sha.finalize())
    }
}

fn is_rising(values: &[f64]) -> bool {
    values.iter().all(|value| value.is_finite()) && values.windows(2).all(|pair| pair[0] < pair[1])
}
