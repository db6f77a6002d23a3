//! What a record says, as the numbers of the columns.

use super::column::{MISSING, NO_SHARE, is_withheld, number, share, single};
use super::{FAIL, NO_MONEY, PASS, RUB, UNCHECKED, USD};
use crate::model::{AudienceSource, ComplianceState, Creator, Market, Metric, Rate, Share, Unit, key};
use chrono::NaiveDate;

/// Engagement of the people of a country against that of all followers: their part of the engaged people over their
/// part of the followers. 1 where a source gives only one of the two; not known where it hides the country.
pub(super) fn lift(creator: &Creator, country: &str) -> f32 {
    let of = |source: AudienceSource| {
        let of_source = creator.audiences.iter().find(|audience| audience.source == source)?;
        (!of_source.countries.is_empty()).then_some(of_source.countries.as_slice())
    };
    let (Some(followers), Some(engaged)) = (of(AudienceSource::Followers), of(AudienceSource::Engaged)) else {
        return 1.0;
    };
    let part = |shares: &[Share]| shares.iter().find(|share| share.label == country).map(|share| share.share);
    match (part(followers), part(engaged)) {
        (Some(followers), Some(engaged)) if followers > 0.0 => single(engaged / followers),
        _ => MISSING,
    }
}

pub(super) fn labelled(shares: Option<&[Share]>) -> impl Iterator<Item = &Share> {
    shares.unwrap_or_default().iter().filter(|share| share.label != "other")
}

/// A label's share; nothing when the distribution is known and does not name it.
pub(super) fn share_of(shares: Option<&[Share]>, label: &str) -> u16 {
    let Some(shares) = shares else { return NO_SHARE };
    // Not `sum()`: the sum of nothing is -0.0.
    share(shares.iter().filter(|share| share.label == label).fold(0.0, |sum, share| sum + share.share))
}

/// The price of an integration: as a metric, else the first rate for one.
pub(super) fn price(creator: &Creator) -> (f32, u8) {
    let metric = creator.metric(key::PRICE);
    let value = number(metric);
    if value.is_finite() || is_withheld(value) {
        return (value, metric.map_or(NO_MONEY, money));
    }
    let rate = creator.rates.iter().find(|rate| rate.format == "integration");
    rate.map_or((MISSING, NO_MONEY), |Rate { price, .. }| {
        let money = match price.currency.as_str() {
            "RUB" => RUB,
            "USD" => USD,
            _ => NO_MONEY,
        };
        (single(price.amount), money)
    })
}

/// The price of a view: as a metric, else the price over median views.
pub(super) fn price_of_view(creator: &Creator, price: (f32, u8)) -> (f32, u8) {
    let metric = creator.metric(key::CPV);
    let value = number(metric);
    if value.is_finite() || is_withheld(value) {
        return (value, metric.map_or(NO_MONEY, money));
    }
    match creator.metric(key::MEDIAN_VIEWS).and_then(Metric::known) {
        Some(views) if views > 0.0 && price.0.is_finite() => (single(f64::from(price.0) / views), price.1),
        _ => (MISSING, NO_MONEY),
    }
}

fn money(metric: &Metric) -> u8 {
    match metric.unit {
        Unit::Rub => RUB,
        Unit::Usd => USD,
        _ => NO_MONEY,
    }
}

/// All checks of one market as one result, and the last day it holds: one failed check fails; a pass needs at least
/// one check, and no check that nobody made.
pub(super) fn checks(creator: &Creator, market: Market) -> (u8, f32) {
    let of_market = || creator.compliance.iter().filter(|check| check.market == market);
    let until = |result: ComplianceState| {
        of_market()
            .filter(move |check| check.state == result)
            .map(|check| check.valid_until.map_or(f32::INFINITY, days))
    };
    if let Some(day) = until(ComplianceState::Fail).reduce(f32::max) {
        return (FAIL, day);
    }
    let unknown = of_market().any(|check| check.state == ComplianceState::Unknown);
    let concerned = until(ComplianceState::Pass).chain(until(ComplianceState::NotApplicable)).reduce(f32::min);
    concerned.filter(|_| !unknown).map_or((UNCHECKED, MISSING), |day| (PASS, day))
}

pub(super) fn count(things: usize) -> f32 {
    u16::try_from(things).map_or(f32::from(u16::MAX), f32::from)
}

/// Days since 1 January 1970, exact for 40,000 years.
pub(crate) fn days(day: NaiveDate) -> f32 {
    #[allow(clippy::cast_precision_loss)]
    let days = day.signed_duration_since(NaiveDate::default()).num_days() as f64;
    single(days)
}
