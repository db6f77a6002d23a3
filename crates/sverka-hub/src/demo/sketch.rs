//! The outline of a fictional creator, drawn before any number is written down.

use super::campaigns::Theme;
use super::dice::Dice;
use super::market::{self, TIERS, Usual, VIEWS_SLOPE, size_effect};
use super::words::{Topic, gendered, ru, us};
use sverka_core::model::Market;

/// What is true of the creator; the record shows parts of it, sometimes wrongly and sometimes not at all.
pub(super) struct Sketch {
    pub(super) theme: Theme,
    pub(super) market: Market,
    pub(super) usual: Usual,
    pub(super) topic: &'static Topic,
    pub(super) woman: bool,
    pub(super) name: String,
    pub(super) handle: String,
    pub(super) bio: String,
    pub(super) followers: f64,
    pub(super) views: f64,
    pub(super) er_views: f64,
    /// Share of followers who are bought, mass-following or dormant.
    pub(super) suspicious: f64,
    pub(super) growth: f64,
    pub(super) price: f64,
    /// Middle age of the audience, years.
    pub(super) age: f64,
    /// Part of the audience in the other market, for a bridge creator.
    pub(super) bridge: Option<f64>,
}

/// Draws an outline. Every second creator of the winter campaign is American; every fourth is a bridge.
pub(super) fn draw(theme: Theme, index: u32, dice: &mut Dice) -> Sketch {
    let market = match theme {
        Theme::Skincare => Market::Ru,
        Theme::Gadgets => Market::Us,
        Theme::Winter | Theme::FirstSnow if index.is_multiple_of(2) => Market::Ru,
        Theme::Winter | Theme::FirstSnow => Market::Us,
    };
    let bridge = (theme == Theme::Winter && index % 4 >= 2).then(|| dice.between(0.17, 0.36));
    let weighted: Vec<(Usual, f64)> = market::platforms(market).iter().map(|usual| (*usual, usual.weight)).collect();
    let usual = *dice.weighted(&weighted);
    let (median, spread, least, most) = *dice.weighted(&TIERS);
    let followers = (median * dice.factor(spread)).clamp(least, most).round();
    let views = (followers * usual.views_per_follower * size_effect(followers, VIEWS_SLOPE) * dice.factor(0.55))
        .clamp(120.0, followers * 3.0)
        .round();
    let engaged = usual.er_views * size_effect(followers, market::ER_SLOPE);
    let er_views = (engaged * dice.factor(0.45)).clamp(0.004, 0.35);
    // Most are clean; a tail is not. Half of the dirty ones also grew too fast.
    let dirty = dice.chance(0.09);
    let suspicious = if dirty { dice.between(0.28, 0.62) } else { (0.11 * dice.factor(0.45)).clamp(0.01, 0.30) };
    let anomaly = (dirty && dice.chance(0.5)) || dice.chance(0.02);
    let growth = if anomaly { dice.between(0.35, 1.4) } else { (0.045 + dice.normal() * 0.055).clamp(-0.12, 0.30) };
    let cpv = usual.cpv * size_effect(followers, market::CPV_SLOPE) * dice.factor(0.42);
    let woman = dice.chance(match theme {
        Theme::Skincare => 0.93,
        Theme::Gadgets => 0.40,
        Theme::Winter | Theme::FirstSnow => 0.48,
    });
    let topic = dice.pick(theme.topics(market));
    let (name, handle) = named(market, topic, woman, dice);
    Sketch {
        theme,
        market,
        usual,
        topic,
        woman,
        name,
        handle,
        bio: bio(market, topic, woman, dice),
        followers,
        views,
        er_views,
        suspicious,
        growth,
        price: nice_price(cpv * views),
        age: middle_age(theme, market) + dice.normal() * 5.0,
        bridge,
    }
}

/// Middle age of an audience; the Russian audience of the same content is a few years older.
fn middle_age(theme: Theme, market: Market) -> f64 {
    let young = match theme {
        Theme::Skincare => 31.0,
        Theme::Gadgets => 23.0,
        Theme::Winter | Theme::FirstSnow => 31.0,
    };
    if market == Market::Ru { young + 3.0 } else { young }
}

/// Asked prices are round: two digits that mean something.
fn nice_price(price: f64) -> f64 {
    let unit = 10f64.powf(price.max(20.0).log10().floor() - 1.0);
    (price.max(20.0) / unit).round() * unit
}

/// Display name and handle. They are put together from invented surnames and nicknames, so they name nobody.
fn named(market: Market, topic: &Topic, woman: bool, dice: &mut Dice) -> (String, String) {
    let (first, first_latin, last, last_latin) = match market {
        Market::Ru => {
            let first = if woman { dice.pick(&ru::WOMEN) } else { dice.pick(&ru::MEN) };
            let last = dice.pick(&ru::SURNAMES);
            let ending = if woman { ("а", "a") } else { ("", "") };
            (first.0, first.1.to_owned(), format!("{}{}", last.0, ending.0), format!("{}{}", last.1, ending.1))
        }
        Market::Us => {
            let first = if woman { *dice.pick(&us::WOMEN) } else { *dice.pick(&us::MEN) };
            let last = *dice.pick(&us::SURNAMES);
            (first, first.to_lowercase(), last.to_owned(), last.to_lowercase().replace('-', ""))
        }
    };
    match dice.whole(0, 3) {
        0 => (topic.nick.replace("{name}", first), format!("{first_latin}.{}", topic.handle)),
        1 => (topic.nick.replace("{name}", first), format!("{}_{first_latin}", topic.handle)),
        2 => (format!("{first} {last}"), format!("{first_latin}_{last_latin}")),
        _ => (format!("{first} {last}"), format!("{last_latin}.{}", topic.handle)),
    }
}

fn bio(market: Market, topic: &Topic, woman: bool, dice: &mut Dice) -> String {
    let (templates, cities): (&[&str], &[&str]) = match market {
        Market::Ru => (&ru::BIOS, &ru::CITIES),
        Market::Us => (&us::BIOS, &us::CITIES),
    };
    let city = *dice.pick(cities);
    let text = dice.pick(templates).replace("{topic}", topic.name).replace("{city}", city);
    gendered(&text, woman)
}
