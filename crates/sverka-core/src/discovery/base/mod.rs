//! A base: what can be asked about up to a million creators, as columns in memory.
//!
//! Rows stand in the order of identifiers, so neither the order of arrival nor the number of threads changes an
//! answer. A number is kept in single precision, a share in hundredths of a per cent; *missing* and *withheld* are
//! values of their own. The full records stay where they are; a base only finds them.

mod build;
mod column;
mod peers;
mod rank;
mod read;
mod sparse;
#[cfg(test)]
mod tests;
mod words;

pub use build::Builder;
pub(crate) use column::{Groups, MISSING, NO_SHARE, Strings, is_withheld, rank_number, share, share_number, single};
pub(crate) use rank::PLATFORMS;
pub(crate) use read::days;
pub(crate) use words::{Index, asked};

use crate::model::Creator;
use crate::score::Peers;

/// The share of the audience from which a country is a market of a creator, unless a question says otherwise.
pub const REACH: f64 = 0.10;

/// Columns of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Num {
    Followers,
    FollowersAll,
    Views,
    ErFollowers,
    ErViews,
    Suspicious,
    Growth,
    Posts,
    Ads,
    Comments,
    Price,
    Cpv,
    HistoryOurs,
    HistoryKept,
    HistoryAll,
    Accounts,
    Updated,
    /// Last day on which the result of the checks of a market holds; not a number where it holds for ever.
    RuUntil,
    UsUntil,
}

impl Num {
    pub(crate) const COUNT: usize = 19;
}

/// Columns of shares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// The first of seven age bands.
    Ages,
    Female = 7,
    Male,
    /// The part of the countries a source puts together as `other`.
    OtherCountries,
    /// The part of the languages a source puts together as `other`.
    OtherLanguages,
}

impl Part {
    pub(crate) const COUNT: usize = 11;
}

/// Columns of one byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Small {
    EngagementRank,
    CpvRank,
    /// 0 Russia, 1 United States.
    Market,
    /// One bit for each platform.
    Platforms,
    MainPlatform,
    Channel,
    Verified,
    /// Currency of the price: [`RUB`], [`USD`] or [`NO_MONEY`].
    PriceMoney,
    /// Currency of the price of a view.
    CpvMoney,
    /// Checks of Russian rules: [`FAIL`], [`PASS`] or [`UNCHECKED`].
    RuChecks,
    UsChecks,
}

impl Small {
    pub(crate) const COUNT: usize = 11;
}

pub(crate) const RUB: u8 = 0;
pub(crate) const USD: u8 = 1;
pub(crate) const NO_MONEY: u8 = u8::MAX;
pub(crate) const FAIL: u8 = 0;
pub(crate) const PASS: u8 = 1;
pub(crate) const UNCHECKED: u8 = u8::MAX;

/// Shares of labels (countries, languages): for each label the rows that have it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Shares {
    pub(crate) labels: Strings,
    pub(crate) groups: Groups,
    pub(crate) share: Vec<u16>,
    /// Rank of the engagement among peers there; empty for languages.
    pub(crate) rank: Vec<u8>,
}

/// A country in the audience of a creator.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MarketOf<'a> {
    /// Place of the creator in the base.
    pub row: usize,
    /// ISO 3166.
    pub country: &'a str,
    /// Its part of the audience.
    pub share: f32,
    /// Rank of the engagement among peers there, 0–100.
    pub rank: Option<u8>,
}

/// What can be asked about many creators.
#[derive(Debug, Clone, PartialEq)]
pub struct Base {
    pub(crate) ids: Strings,
    pub(crate) names: Strings,
    pub(crate) handles: Strings,
    numbers: Vec<Vec<f32>>,
    shares: Vec<Vec<u16>>,
    small: Vec<Vec<u8>>,
    pub(crate) countries: Shares,
    pub(crate) spoken: Shares,
    pub(crate) languages: (Strings, Groups),
    pub(crate) topics: (Strings, Groups),
    pub(crate) words: Index,
}

impl Base {
    /// A base of some creators; see [`Builder`] for more than fit into memory as records.
    #[must_use]
    pub fn of<'a>(creators: impl IntoIterator<Item = &'a Creator>, peers: &Peers) -> Self {
        let mut builder = Builder::default();
        creators.into_iter().for_each(|creator| builder.add(creator));
        builder.finish(peers)
    }

    /// Number of creators.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// True without creators.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The topics that occur, in order, each with the number of creators that have it.
    pub fn topics(&self) -> impl Iterator<Item = (&str, usize)> {
        labels(&self.topics)
    }

    /// The languages that occur, in order, each with the number of creators that write in it.
    pub fn languages(&self) -> impl Iterator<Item = (&str, usize)> {
        labels(&self.languages)
    }

    /// One bit for each platform of [`crate::model::Platform`], in its order, for all creators.
    #[must_use]
    pub fn platforms(&self) -> &[u8] {
        self.small(Small::Platforms)
    }

    /// All countries of all audiences.
    pub fn markets(&self) -> impl Iterator<Item = MarketOf<'_>> {
        let countries = &self.countries;
        (0..countries.groups.len()).flat_map(move |group| {
            let rows = countries.groups.rows(group).iter().zip(countries.groups.range(group));
            rows.map(move |(row, at)| MarketOf {
                row: *row as usize,
                country: countries.labels.get(group),
                share: share_number(countries.share[at]),
                rank: Some(countries.rank[at]).filter(|rank| *rank <= 100),
            })
        })
    }

    pub(crate) fn number(&self, column: Num) -> &[f32] {
        &self.numbers[column as usize]
    }

    pub(crate) fn share(&self, column: Part) -> &[u16] {
        &self.shares[column as usize]
    }

    pub(crate) fn age(&self, band: u8) -> &[u16] {
        &self.shares[Part::Ages as usize + usize::from(band.min(6))]
    }

    pub(crate) fn small(&self, column: Small) -> &[u8] {
        &self.small[column as usize]
    }
}

fn labels(of: &(Strings, Groups)) -> impl Iterator<Item = (&str, usize)> {
    (0..of.0.len()).map(|place| (of.0.get(place), of.1.rows(place).len()))
}
