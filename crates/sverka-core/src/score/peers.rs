//! Peers: creators of the same market, platform and size, and the levels that parts of them reach.

use crate::model::{Account, Market, Metric, Platform, SizeTier, Unit, key};
use serde::{Deserialize, Serialize};

/// A metric that is compared with peers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PeerMetric {
    /// [`key::ER_FOLLOWERS`].
    ErFollowers,
    /// [`key::ER_VIEWS`].
    ErViews,
    /// [`key::CPV`], in the market's currency.
    Cpv,
}

impl PeerMetric {
    /// The metric of a name in a record.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        [Self::ErFollowers, Self::ErViews, Self::Cpv].into_iter().find(|metric| metric.key() == name)
    }

    /// Its name in a record.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::ErFollowers => key::ER_FOLLOWERS,
            Self::ErViews => key::ER_VIEWS,
            Self::Cpv => key::CPV,
        }
    }
}

/// The peers of one cell. A cell without tier or platform is the parent of those with one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PeerCell {
    /// What is compared.
    pub metric: PeerMetric,
    /// Market; absent for both.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub market: Option<Market>,
    /// Platform; absent for all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub platform: Option<Platform>,
    /// Size; absent for all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tier: Option<SizeTier>,
    /// The value below which [`Peers::ranks`] per cent of the peers are, in the same order.
    pub levels: Vec<f64>,
}

impl PeerCell {
    /// What distinguishes a cell from all others.
    #[must_use]
    pub fn address(&self) -> (PeerMetric, Option<Market>, Option<Platform>, Option<SizeTier>) {
        (self.metric, self.market, self.platform, self.tier)
    }
}

/// The reference of peers in a model.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Peers {
    /// Ranks in per cent, rising; one of them is 50.
    pub ranks: Vec<u8>,
    /// The cells.
    pub cells: Vec<PeerCell>,
}

impl Peers {
    /// The nearest cell there is: market × platform × size, then without size, then the market alone, then all.
    #[must_use]
    pub fn cell(&self, metric: PeerMetric, market: Market, account: &Account) -> Option<&PeerCell> {
        let followers = account.metrics.get(key::FOLLOWERS).and_then(Metric::known);
        let (market, platform) = (Some(market), Some(account.platform));
        [
            (market, platform, followers.map(SizeTier::of)),
            (market, platform, None),
            (market, None, None),
            (None, None, None),
        ]
        .into_iter()
        .find_map(|(market, platform, tier)| {
            self.cells.iter().find(|cell| cell.address() == (metric, market, platform, tier))
        })
    }

    /// The value half of the cell's peers are below.
    #[must_use]
    pub fn median(&self, cell: &PeerCell) -> Option<f64> {
        let middle = self.ranks.iter().position(|rank| *rank == 50)?;
        cell.levels.get(middle).copied()
    }
}

/// The unit in which a market's prices are compared; there is no exchange rate here.
#[must_use]
pub(super) fn money_unit(market: Market) -> Unit {
    match market {
        Market::Ru => Unit::Rub,
        Market::Us => Unit::Usd,
    }
}
