//! A campaign that makes sense; a bad one refuses the whole list, for nobody would know what to decide.

use super::most;
use super::text::{Kind, check_text};
use super::work::check_money;
use crate::import::finding::{Finding, Findings};
use crate::import::printable::printable;
use std::collections::HashSet;
use sverka_core::ids::StreamId;
use sverka_core::model::audience::AGE_BANDS;
use sverka_core::model::{Campaign, Localized, MarketTarget};

/// What is wrong with a campaign.
pub(in crate::import) fn campaign(campaign: &Campaign) -> Option<Finding> {
    let mut found = Findings::default();
    if let Err(error) = StreamId::of_campaign(&campaign.id) {
        found.add("bad-id", format!("the id {} is too long: {error}", campaign.id));
    }
    check_words("name", &campaign.name, Kind::Line, 400, &mut found);
    check_words("brief", &campaign.brief, Kind::Lines, 20_000, &mut found);
    for value in &campaign.values {
        check_words("value of the brand", value, Kind::Line, 400, &mut found);
    }
    check_text("brand", &campaign.brand, Kind::Line, 400, &mut found);
    found.require(!campaign.brand.trim().is_empty(), "no-text", || "the brand has no name".to_owned());
    found.require(campaign.blind.percent <= 100, "out-of-range", || {
        format!("{} per cent of the candidates cannot be blind", campaign.blind.percent)
    });
    for format in &campaign.formats {
        check_text("format", format, Kind::Line, 100, &mut found);
    }
    let longest = campaign.values.len().max(campaign.formats.len());
    found.require(longest <= most::WORDS, "too-many", || format!("{longest} values or formats"));
    found.require(!campaign.targets.is_empty(), "no-target", || "a campaign has a target in a market".to_owned());
    let mut markets = HashSet::new();
    for target in &campaign.targets {
        found.require(markets.insert(target.market), "duplicate-market", || {
            "a campaign has at most one target for each market".to_owned()
        });
        check_target(target, &mut found);
    }
    found.into_one()
}

fn check_words(field: &str, words: &Localized, kind: Kind, most: usize, found: &mut Findings) {
    found.require(!words.is_empty(), "no-text", || format!("the {field} has no words in either language"));
    check_text(field, &words.en, kind, most, found);
    check_text(field, &words.ru, kind, most, found);
}

fn check_target(target: &MarketTarget, found: &mut Findings) {
    for band in &target.ages {
        found.require(AGE_BANDS.contains(&band.as_str()), "not-one-of", || {
            format!("{} is no age band; the bands are {}", printable(band), AGE_BANDS.join(" "))
        });
    }
    for country in &target.countries {
        let code = country.len() == 2 && country.bytes().all(|byte| byte.is_ascii_uppercase());
        found.require(code, "not-one-of", || format!("{} is no ISO 3166 country", printable(country)));
    }
    if let Some(budget) = &target.budget {
        check_money(budget, found);
    }
}
