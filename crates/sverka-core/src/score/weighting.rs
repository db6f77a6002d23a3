//! What if: the same evidence under other weights, or for another audience.

use super::features::FeatureName;
use super::model::Model;
use crate::model::{Campaign, Gender, Market, MarketTarget};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The weight of a feature nobody moved, in per cent.
pub(super) const AS_GIVEN: u16 = 100;

/// Another audience for one market.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct TargetChange {
    /// The market.
    pub market: Market,
    /// Wanted age bands; empty means any.
    #[serde(default)]
    pub ages: Vec<String>,
    /// Wanted gender.
    pub gender: Gender,
    /// Wanted countries, ISO 3166; empty means the market's own country.
    #[serde(default)]
    pub countries: Vec<String>,
}

/// Weights and audience of a campaign as a person moved them, with the reason; kept as an event with its author.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Weighting {
    /// By name of the feature, in per cent of the model's points, 0–300; what is not listed is 100.
    #[serde(default)]
    pub weights: BTreeMap<String, u16>,
    /// Changed targets; a market that is not listed keeps the campaign's.
    #[serde(default)]
    pub targets: Vec<TargetChange>,
    /// Why, in the person's words.
    #[serde(default)]
    pub reason: String,
}

impl Weighting {
    /// The largest weight, in per cent.
    pub const MOST: u16 = 300;

    /// The weight of a feature, in per cent.
    #[must_use]
    pub fn weight(&self, feature: FeatureName) -> u16 {
        self.weights.get(feature.as_str()).copied().unwrap_or(AS_GIVEN).min(Self::MOST)
    }

    /// True when it changes nothing.
    #[must_use]
    pub fn is_as_given(&self) -> bool {
        self.targets.is_empty() && FeatureName::ALL.into_iter().all(|feature| self.weight(feature) == AS_GIVEN)
    }

    /// The model with its points scaled and rounded half away from zero, so that parts still sum to the score exactly.
    #[must_use]
    pub fn model(&self, model: &Model) -> Model {
        let mut weighted = model.clone();
        for feature in &mut weighted.features {
            let weight = i32::from(self.weight(feature.name));
            let scaled = |points: i16| {
                let product = i32::from(points) * weight;
                let rounded = (product + 50 * product.signum()) / 100;
                i16::try_from(rounded).unwrap_or(if rounded < 0 { i16::MIN } else { i16::MAX })
            };
            feature.missing = scaled(feature.missing);
            feature.withheld = scaled(feature.withheld);
            feature.points.iter_mut().for_each(|points| *points = scaled(*points));
            let unsure =
                |sd: &mut u16| *sd = u16::try_from(u32::from(*sd) * weight.unsigned_abs() / 100).unwrap_or(u16::MAX);
            feature.sd.iter_mut().for_each(unsure);
        }
        weighted
    }

    /// The campaign for the changed audience.
    #[must_use]
    pub fn campaign(&self, campaign: &Campaign) -> Campaign {
        let mut changed = campaign.clone();
        for change in &self.targets {
            let TargetChange { market, ages, gender, countries } = change.clone();
            match changed.targets.iter_mut().find(|target| target.market == market) {
                Some(target) => (target.ages, target.gender, target.countries) = (ages, gender, countries),
                None => changed.targets.push(MarketTarget {
                    market,
                    ages,
                    gender,
                    countries,
                    min_reach: None,
                    budget: None,
                }),
            }
        }
        changed
    }
}
