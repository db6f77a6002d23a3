//! How much of an audience is the one a campaign wants.

use crate::model::{Audience, AudienceSource, Creator, Gender, Market, MarketTarget, Share};

/// Sources in the order in which they are believed: a panel is independent of the creator, the platform's own
/// statistics are shown by the creator, and the other two are estimated from public traces.
const BELIEVED: [AudienceSource; 4] =
    [AudienceSource::Panel, AudienceSource::Native, AudienceSource::Engaged, AudienceSource::Followers];

/// The country whose law and language make the market.
#[must_use]
pub fn home_country(market: Market) -> &'static str {
    match market {
        Market::Ru => "RU",
        Market::Us => "US",
    }
}

/// A distribution of the most believed source that has it; `None` when no source does.
fn known(creator: &Creator, part: impl Fn(&Audience) -> &[Share]) -> Option<&[Share]> {
    BELIEVED.iter().find_map(|source| {
        let of_source = creator.audiences.iter().filter(|audience| audience.source == *source);
        of_source.map(&part).find(|shares| !shares.is_empty())
    })
}

/// The sum of the wanted labels' shares, never above 1.
fn sum_of(shares: &[Share], is_wanted: impl Fn(&str) -> bool) -> f64 {
    let wanted = shares.iter().filter(|share| is_wanted(&share.label));
    // Not `sum()`: the sum of nothing is -0.0, and people would read "-0 %".
    wanted.fold(0.0, |sum, share| sum + share.share).min(1.0)
}

/// The part of the audience that lives in the market's country, 0–1; `None` when no source says where it lives.
#[must_use]
pub fn market_share(creator: &Creator, market: Market) -> Option<f64> {
    let countries = known(creator, |audience| &audience.countries)?;
    Some(sum_of(countries, |label| label == home_country(market)))
}

/// The part of the audience a target wants, 0–1.
///
/// Sources publish ages, genders and countries apart, not together, so the three are multiplied as if they did not
/// depend on each other. They do a little: take the number as an estimate, good for comparing creators.
/// `None` when a distribution that the target asks about is not known: a guess would reward hiding it.
#[must_use]
pub fn target_share(creator: &Creator, target: &MarketTarget) -> Option<f64> {
    let countries = known(creator, |audience| &audience.countries)?;
    let mut share = if target.countries.is_empty() {
        sum_of(countries, |label| label == home_country(target.market))
    } else {
        sum_of(countries, |label| target.countries.iter().any(|country| country == label))
    };
    if !target.ages.is_empty() {
        let ages = known(creator, |audience| &audience.ages)?;
        share *= sum_of(ages, |label| target.ages.iter().any(|band| band == label));
    }
    let gender = match target.gender {
        Gender::Female => Some("female"),
        Gender::Male => Some("male"),
        Gender::Any => None,
    };
    if let Some(gender) = gender {
        share *= sum_of(known(creator, |audience| &audience.genders)?, |label| label == gender);
    }
    Some(share)
}
