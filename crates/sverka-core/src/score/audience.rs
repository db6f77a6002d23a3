//! How much of an audience is the one a campaign wants.

use super::audience_kept::AudienceKept;
use crate::model::audience::AGE_BANDS;
use crate::model::{AgeGender, Audience, AudienceSource, Creator, Market, MarketTarget, Share};

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
pub(crate) fn known(creator: &Creator, part: impl Fn(&Audience) -> &[Share]) -> Option<&[Share]> {
    BELIEVED.iter().find_map(|source| {
        let of_source = creator.audiences.iter().filter(|audience| audience.source == *source);
        of_source.map(&part).find(|shares| !shares.is_empty())
    })
}

/// Where the audience lives, by the most believed source that says so.
pub(super) fn known_countries(creator: &Creator) -> Option<&[Share]> {
    known(creator, |audience| &audience.countries)
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
/// Sources publish ages, genders and countries apart. Where one of them also has ages by gender together, that table
/// is fitted to the believed ages and genders (iterative proportional fitting); otherwise the two are taken as
/// independent, and so is the country. Audiences do depend a little: take the number as an estimate, good for
/// comparing creators. `None` when a distribution that the target asks about is not known: a guess would reward
/// hiding it.
#[must_use]
pub fn target_share(creator: &Creator, target: &MarketTarget) -> Option<f64> {
    AudienceKept::of(creator).target_share(target)
}

/// Ages by gender, by the most believed source that has them together.
pub(super) fn together(creator: &Creator) -> Option<&[AgeGender]> {
    BELIEVED.iter().find_map(|source| {
        let of_source = creator.audiences.iter().filter(|audience| audience.source == *source);
        of_source.map(|audience| audience.age_gender.as_slice()).find(|cells| !cells.is_empty())
    })
}

/// Middle of each band of [`AGE_BANDS`], years.
const MIDDLES: [f64; 7] = [15.5, 21.5, 30.0, 40.0, 50.0, 60.0, 72.0];

/// By how many years the audience is older than the wanted ages (negative: younger): the mean distance of a person to
/// the nearest wanted band, with its sign. 0 when everybody is in a wanted band.
#[must_use]
pub fn age_distance(creator: &Creator, target: &MarketTarget) -> Option<f64> {
    let wanted: Vec<f64> = target.ages.iter().filter_map(|band| middle(band)).collect();
    if wanted.is_empty() {
        return None;
    }
    let ages = known(creator, |audience| &audience.ages)?;
    let (mut years, mut people) = (0.0, 0.0);
    for share in ages {
        let Some(age) = middle(&share.label) else { continue };
        let nearest = wanted.iter().map(|wanted| age - wanted).min_by(|a, b| a.abs().total_cmp(&b.abs()));
        years += share.share * nearest.unwrap_or(0.0);
        people += share.share;
    }
    (people > 0.0).then(|| years / people)
}

fn middle(band: &str) -> Option<f64> {
    MIDDLES.get(AGE_BANDS.iter().position(|known| *known == band)?).copied()
}
