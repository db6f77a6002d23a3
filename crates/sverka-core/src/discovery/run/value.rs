//! Values of a field: of one row, and of all rows as a column.

use crate::discovery::base::{
    Base, MISSING, NO_SHARE, Num, Part, RUB, Shares, Small, USD, days, is_withheld, rank_number, share_number, single,
};
use crate::discovery::query::{Currency, Field, Kind, State};
use crate::model::{Market, SizeTier};
use chrono::NaiveDate;
use rayon::prelude::*;
use std::borrow::Cow;

impl Base {
    /// The numbers of a field for all creators, in the order of identifiers, in the unit of the field; NaN where it
    /// is missing or withheld, and everywhere for a field without numbers. For a distribution beside the question.
    #[must_use]
    pub fn values(&self, field: Field) -> Cow<'_, [f32]> {
        numbers(self, field)
    }
}

/// The numbers of a field as they are kept.
pub(super) enum Column<'a> {
    Numbers(&'a [f32]),
    /// Hundredths of a per cent.
    Shares(&'a [u16]),
    /// 0 to 100.
    Ranks(&'a [u8]),
    Made(Vec<f32>),
}

impl<'a> Column<'a> {
    pub(super) fn of(base: &'a Base, field: Field) -> Self {
        if let Some(column) = plain(field) {
            return Self::Numbers(base.number(column));
        }
        match field {
            Field::EngagementRank => Self::Ranks(base.small(Small::EngagementRank)),
            Field::CpvRank => Self::Ranks(base.small(Small::CpvRank)),
            Field::Female => Self::Shares(base.share(Part::Female)),
            Field::Male => Self::Shares(base.share(Part::Male)),
            Field::Age(from, to) if from == to => Self::Shares(base.age(from)),
            _ => Self::Made((0..base.len()).into_par_iter().map(|row| number(base, field, row)).collect()),
        }
    }
}

/// The numbers of a field for all rows; all missing for a field without numbers.
fn numbers(base: &Base, field: Field) -> Cow<'_, [f32]> {
    if let Some((shares, label, other)) = labelled(base, field) {
        let mut column: Vec<f32> = other.iter().map(|other| unnamed(*other)).collect();
        if let Some(group) = shares.labels.find(&label) {
            for (row, at) in shares.groups.rows(group).iter().zip(shares.groups.range(group)) {
                column[*row as usize] = share_number(shares.share[at]);
            }
        }
        return Cow::Owned(column);
    }
    match Column::of(base, field) {
        Column::Numbers(numbers) => Cow::Borrowed(numbers),
        Column::Made(numbers) => Cow::Owned(numbers),
        Column::Shares(shares) => Cow::Owned(shares.iter().map(|share| share_number(*share)).collect()),
        Column::Ranks(ranks) => Cow::Owned(ranks.iter().map(|rank| rank_number(*rank)).collect()),
    }
}

/// The number of a field in one row.
pub(super) fn number(base: &Base, field: Field, row: usize) -> f32 {
    if let Some(column) = plain(field) {
        return base.number(column)[row];
    }
    if let Some((shares, label, other)) = labelled(base, field) {
        let named = shares.labels.find(&label).and_then(|group| {
            let at = shares.groups.rows(group).partition_point(|here| (*here as usize) < row);
            let same = shares.groups.rows(group).get(at).is_some_and(|here| *here as usize == row);
            same.then(|| share_number(shares.share[shares.groups.range(group).start + at]))
        });
        return named.unwrap_or_else(|| unnamed(other[row]));
    }
    let money = |column, kept, currency| {
        let code = match currency {
            Currency::Rub => RUB,
            Currency::Usd => USD,
        };
        let value = base.number(column)[row];
        // A price in other money is a price nobody can compare.
        if base.small(kept)[row] == code || is_withheld(value) { value } else { MISSING }
    };
    match field {
        Field::Engagement => {
            let (followers, views) = (base.number(Num::ErFollowers)[row], base.number(Num::ErViews)[row]);
            let by_views = views.is_finite() || (is_withheld(views) && !is_withheld(followers));
            if followers.is_finite() || !by_views { followers } else { views }
        }
        Field::Price(currency) => money(Num::Price, Small::PriceMoney, currency),
        Field::Cpv(currency) => money(Num::Cpv, Small::CpvMoney, currency),
        Field::EngagementRank => rank_number(base.small(Small::EngagementRank)[row]),
        Field::CpvRank => rank_number(base.small(Small::CpvRank)[row]),
        Field::Female => share_number(base.share(Part::Female)[row]),
        Field::Male => share_number(base.share(Part::Male)[row]),
        Field::Age(from, to) => {
            let known = |share: &u16| *share != NO_SHARE;
            let sum: Option<u32> = (from..=to).map(|band| Some(base.age(band)[row]).filter(known).map(u32::from)).sum();
            sum.map_or(MISSING, |parts| single(f64::from(parts.min(10_000)) / 10_000.0))
        }
        _ => MISSING,
    }
}

/// What a number says about itself.
pub(super) fn state(value: f32) -> State {
    match value {
        value if is_withheld(value) => State::Withheld,
        value if value.is_nan() => State::Missing,
        _ => State::Known,
    }
}

/// The share of a label that a distribution does not name: none, unless it may be inside `other`.
fn unnamed(other: u16) -> f32 {
    if other == 0 { 0.0 } else { MISSING }
}

/// Fields that are a share of a label, with the label and the column of what sources put together.
pub(super) fn labelled(base: &Base, field: Field) -> Option<(&Shares, String, &[u16])> {
    match field {
        Field::Country(code) => Some((&base.countries, code.country(), base.share(Part::OtherCountries))),
        Field::AudienceLanguage(code) => Some((&base.spoken, code.language(), base.share(Part::OtherLanguages))),
        _ => None,
    }
}

fn plain(field: Field) -> Option<Num> {
    Some(match field {
        Field::Followers => Num::Followers,
        Field::FollowersAll => Num::FollowersAll,
        Field::Views => Num::Views,
        Field::EngagementFollowers => Num::ErFollowers,
        Field::EngagementViews => Num::ErViews,
        Field::Suspicious => Num::Suspicious,
        Field::Growth => Num::Growth,
        Field::PostsPerWeek => Num::Posts,
        Field::Ads => Num::Ads,
        Field::Comments => Num::Comments,
        Field::HistoryOurs => Num::HistoryOurs,
        Field::HistoryKept => Num::HistoryKept,
        Field::HistoryAll => Num::HistoryAll,
        Field::Accounts => Num::Accounts,
        Field::Updated => Num::Updated,
        _ => return None,
    })
}

/// The names a row has in a field without numbers; none where it is not known, and none for words.
pub(super) fn names(base: &Base, field: Field, row: usize, today: NaiveDate) -> Vec<String> {
    let Kind::Choice(all) = field.kind() else {
        let labels = match field {
            Field::Language => &base.languages,
            Field::Topic => &base.topics,
            _ => return Vec::new(),
        };
        let has = |group: &usize| {
            let rows = labels.1.rows(*group);
            rows.binary_search_by(|here| (*here as usize).cmp(&row)).is_ok()
        };
        return (0..labels.1.len()).filter(has).map(|group| labels.0.get(group).to_owned()).collect();
    };
    let small = |column: Small| base.small(column)[row];
    let bits: u32 = match field {
        Field::Platform => u32::from(small(Small::Platforms)),
        Field::Market => one(small(Small::Market)),
        Field::MainPlatform => one(small(Small::MainPlatform)),
        Field::Channel => one(small(Small::Channel)),
        Field::Verified => one(small(Small::Verified)),
        Field::Size => {
            let followers = base.number(Num::Followers)[row];
            if followers.is_nan() { 0 } else { one(SizeTier::of(f64::from(followers)) as u8) }
        }
        Field::Compliance(market) => {
            let (checks, until) =
                if market == Market::Ru { (Small::RuChecks, Num::RuUntil) } else { (Small::UsChecks, Num::UsUntil) };
            if base.number(until)[row] >= days(today) { one(small(checks)) } else { 0 }
        }
        _ => 0,
    };
    (0u32..).zip(all).filter(|(place, _)| bits >> place & 1 == 1).map(|(_, name)| (*name).to_owned()).collect()
}

fn one(place: u8) -> u32 {
    1u32.checked_shl(u32::from(place)).unwrap_or(0)
}
