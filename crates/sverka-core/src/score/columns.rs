//! What a record says about each feature, as one small bin.

use super::audience_kept::AudienceKept;
use super::features::FeatureName;
use super::model::{Model, Scale};
use super::peers::{PeerMetric, money_unit};
use super::signals;
use crate::model::{Account, Campaign, Confidence, Creator, Metric, key};

/// The bin of a value nobody has.
pub const MISSING: u8 = 0;
/// The bin of a value the source keeps to itself.
pub const WITHHELD: u8 = 1;
/// The first bin of known values.
pub(super) const FIRST: u8 = 2;

/// One feature of one candidate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reading {
    /// The feature.
    pub feature: FeatureName,
    /// [`MISSING`], [`WITHHELD`] or 2 and up.
    pub bin: u8,
    /// The value, in the feature's unit.
    pub value: Option<f64>,
    /// The usual value among peers, same unit.
    pub peer: Option<f64>,
    /// The metric it rests on.
    pub evidence: Option<&'static str>,
}

/// A value that was looked for.
#[derive(Clone, Copy)]
pub(super) enum Found {
    Known { value: f64, key: Option<&'static str> },
    Withheld(&'static str),
    Missing,
}

pub(super) fn find(account: &Account, name: &'static str) -> Found {
    match account.metrics.get(name) {
        None => Found::Missing,
        Some(metric) if metric.confidence == Confidence::Withheld => Found::Withheld(name),
        Some(metric) => match metric.known().filter(|value| value.is_finite()) {
            Some(value) => Found::Known { value, key: Some(name) },
            None => Found::Missing,
        },
    }
}

/// How many of the rising cuts are at or below the value.
fn steps(value: f64, cuts: &[f64]) -> u8 {
    let count = cuts.iter().take_while(|cut| **cut <= value).count();
    u8::try_from(count).unwrap_or(u8::MAX - FIRST)
}

impl Model {
    /// Reads the features of this model off a candidate, in the order of [`FeatureName::ALL`].
    #[must_use]
    pub fn read(&self, creator: &Creator, campaign: &Campaign) -> Vec<Reading> {
        let present = FeatureName::ALL.into_iter().filter(|name| self.feature(*name).is_some());
        present.map(|feature| self.read_one(feature, creator, campaign)).collect()
    }

    /// The bin of [`FeatureName::AudienceMatch`] for the audience a campaign wants, from what was kept of the record.
    #[must_use]
    pub fn audience_bin(&self, kept: &AudienceKept, campaign: &Campaign) -> u8 {
        self.fixed(FeatureName::AudienceMatch, best_match(kept, campaign)).bin
    }

    fn read_one(&self, feature: FeatureName, creator: &Creator, campaign: &Campaign) -> Reading {
        let found = match feature {
            FeatureName::Engagement => return self.engagement(creator),
            FeatureName::Price => return self.price(creator),
            FeatureName::AudienceMatch => best_match(&AudienceKept::of(creator), campaign),
            FeatureName::Authenticity => {
                creator.accounts.first().map_or(Found::Missing, |account| find(account, key::SUSPICIOUS_SHARE))
            }
            FeatureName::Growth => signals::growth::found(creator),
            FeatureName::Comments => signals::comments::per_100_likes(creator),
            FeatureName::RepeatedComments => signals::comments::repeated(creator),
            FeatureName::ForeignAudience => signals::geography::found(creator),
            FeatureName::BrandFit => signals::fit::found(creator, campaign),
            FeatureName::History => creator.plans_kept().map_or(Found::Missing, without_key),
        };
        self.fixed(feature, found)
    }

    /// Engagement by followers, and by views where that is not known.
    fn engagement(&self, creator: &Creator) -> Reading {
        let Some(account) = creator.accounts.first() else { return unknown(FeatureName::Engagement, Found::Missing) };
        let mut withheld = Found::Missing;
        for metric in [PeerMetric::ErFollowers, PeerMetric::ErViews] {
            match find(account, metric.key()) {
                found @ Found::Known { .. } => {
                    return self.against_peers(FeatureName::Engagement, metric, found, creator, account);
                }
                found @ Found::Withheld(_) if matches!(withheld, Found::Missing) => withheld = found,
                Found::Withheld(_) | Found::Missing => {}
            }
        }
        unknown(FeatureName::Engagement, withheld)
    }

    /// The price of a view in the market's currency; a price in another one cannot be compared.
    fn price(&self, creator: &Creator) -> Reading {
        let Some(account) = creator.accounts.first() else { return unknown(FeatureName::Price, Found::Missing) };
        let comparable = |metric: &Metric| metric.unit == money_unit(creator.market);
        match find(account, key::CPV) {
            found @ Found::Known { .. } if account.metrics.get(key::CPV).is_some_and(comparable) => {
                self.against_peers(FeatureName::Price, PeerMetric::Cpv, found, creator, account)
            }
            Found::Known { .. } => unknown(FeatureName::Price, Found::Missing),
            found => unknown(FeatureName::Price, found),
        }
    }

    fn against_peers(
        &self,
        feature: FeatureName,
        metric: PeerMetric,
        found: Found,
        creator: &Creator,
        account: &Account,
    ) -> Reading {
        let cell = self.peers.cell(metric, creator.market, account);
        match (found, cell) {
            (Found::Known { value, key }, Some(cell)) => Reading {
                feature,
                bin: FIRST + steps(value, &cell.levels),
                value: Some(value),
                peer: self.peers.median(cell),
                evidence: key,
            },
            // Without peers there is nothing to compare with, so nothing is known.
            (found, _) => unknown(feature, if matches!(found, Found::Withheld(_)) { found } else { Found::Missing }),
        }
    }

    fn fixed(&self, feature: FeatureName, found: Found) -> Reading {
        let scale = self.feature(feature).map(|described| &described.scale);
        match (found, scale) {
            (Found::Known { value, key }, Some(Scale::Fixed { cuts, usual })) => {
                let bin = FIRST + steps(value, cuts);
                Reading { feature, bin, value: Some(value), peer: *usual, evidence: key }
            }
            (found, _) => unknown(feature, found),
        }
    }
}

/// The target share in the market where it is largest.
fn best_match(kept: &AudienceKept, campaign: &Campaign) -> Found {
    let shares = campaign.targets.iter().filter_map(|target| kept.target_share(target));
    shares.reduce(f64::max).map_or(Found::Missing, without_key)
}

fn without_key(value: f64) -> Found {
    Found::Known { value, key: None }
}

fn unknown(feature: FeatureName, found: Found) -> Reading {
    let (bin, evidence) = match found {
        Found::Withheld(key) => (WITHHELD, Some(key)),
        Found::Known { .. } | Found::Missing => (MISSING, None),
    };
    Reading { feature, bin, value: None, peer: None, evidence }
}
