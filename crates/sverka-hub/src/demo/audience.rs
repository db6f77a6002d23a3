//! Who watches a fictional creator.

use super::dice::Dice;
use chrono::{DateTime, Utc};
use sverka_core::model::audience::AGE_BANDS;
use sverka_core::model::{Audience, AudienceSource, Market, Share};

/// What an audience is drawn around.
pub(super) struct Leaning {
    pub(super) market: Market,
    /// Mean share of women.
    pub(super) women: f64,
    /// Middle age, years.
    pub(super) age: f64,
    /// Part of the audience in the other market, when the creator is a bridge.
    pub(super) other_market: Option<f64>,
}

/// Middle and weight of each band: a bell around the middle age, wider towards the old.
fn age_weight(band: usize, age: f64) -> f64 {
    const MIDDLES: [f64; 7] = [15.5, 21.0, 29.5, 39.5, 49.5, 59.5, 71.0];
    const WIDTHS: [f64; 7] = [5.0, 7.0, 10.0, 10.0, 10.0, 10.0, 14.0];
    let distance = (MIDDLES[band] - age) / if MIDDLES[band] < age { 7.5 } else { 11.0 };
    WIDTHS[band] * (-0.5 * distance * distance).exp()
}

/// Shares in thousandths that sum to exactly 1; the largest takes what rounding leaves.
pub(super) fn shares(weights: &[(&str, f64)]) -> Vec<Share> {
    let total: f64 = weights.iter().map(|(_, weight)| weight.max(0.0)).sum();
    let mut parts: Vec<i64> =
        weights.iter().map(|(_, weight)| (weight.max(0.0) / total * 1000.0).round() as i64).collect();
    let left = 1000 - parts.iter().sum::<i64>();
    if let Some(largest) = parts.iter_mut().max() {
        *largest += left;
    }
    weights
        .iter()
        .zip(parts)
        .filter(|(_, part)| *part > 0)
        .map(|((label, _), part)| Share { label: (*label).to_owned(), share: part as f64 / 1000.0 })
        .collect()
}

/// An audience around a leaning.
pub(super) fn draw(leaning: &Leaning, source: AudienceSource, as_of: DateTime<Utc>, dice: &mut Dice) -> Audience {
    let ages: Vec<(&str, f64)> = AGE_BANDS
        .iter()
        .enumerate()
        .map(|(band, label)| (*label, age_weight(band, leaning.age) * dice.factor(0.12)))
        .collect();
    let women = (leaning.women + dice.normal() * 0.07).clamp(0.06, 0.96);
    let abroad = leaning.other_market.unwrap_or(0.0);
    let home = match leaning.market {
        Market::Ru => dice.between(0.70, 0.92),
        Market::Us => dice.between(0.58, 0.84),
    } - abroad;
    let rest = (1.0 - home - abroad).max(0.02);
    let (own, other, neighbours): (&str, &str, &[(&str, f64)]) = match leaning.market {
        Market::Ru => ("RU", "US", &[("BY", 0.33), ("KZ", 0.30), ("UZ", 0.10), ("DE", 0.07), ("other", 0.20)]),
        Market::Us => ("US", "RU", &[("CA", 0.26), ("GB", 0.20), ("MX", 0.14), ("IN", 0.14), ("other", 0.26)]),
    };
    let mut countries = vec![(own, home), (other, abroad)];
    countries.extend(neighbours.iter().map(|(label, part)| (*label, part * rest * dice.factor(0.2))));
    let languages = match leaning.market {
        Market::Ru => [("ru", 0.93 - abroad), ("en", 0.03 + abroad), ("other", 0.04)],
        Market::Us => [("en", 0.88 - abroad), ("ru", abroad), ("other", 0.12)],
    };
    Audience {
        source,
        as_of,
        ages: shares(&ages),
        genders: shares(&[("female", women), ("male", 1.0 - women)]),
        countries: shares(&countries),
        languages: shares(&languages),
        age_gender: Vec::new(),
    }
}

/// The share of a label, 0 when it is not listed.
pub(super) fn part_of(list: &[Share], label: &str) -> f64 {
    // Not `sum()`: the sum of nothing is -0.0.
    list.iter().filter(|share| share.label == label).fold(0.0, |sum, share| sum + share.share)
}
