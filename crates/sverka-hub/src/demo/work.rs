//! Past work, asked prices and dated checks of a fictional creator.

use super::dice::Dice;
use super::market::currency;
use super::sketch::Sketch;
use super::words::{ru, us};
use chrono::{DateTime, Duration, Utc};
use sverka_core::model::{
    Collaboration, CollaborationResult, ComplianceCheck, ComplianceState, Market, Money, Platform, PostKind, Rate,
};

/// Up to three past collaborations; every fifth of them was ours.
pub(super) fn collaborations(sketch: &Sketch, brand: &str, now: DateTime<Utc>, dice: &mut Dice) -> Vec<Collaboration> {
    let sponsors = match sketch.market {
        Market::Ru => &ru::SPONSORS,
        Market::Us => &us::SPONSORS,
    };
    let mut days_ago = dice.whole(20, 120);
    (0..*dice.weighted(&[(0, 0.34), (1, 0.33), (2, 0.22), (3, 0.11)]))
        .map(|_| {
            let ours = dice.chance(0.2);
            let result = *dice.weighted(&[
                (CollaborationResult::Met, 0.42),
                (CollaborationResult::Above, 0.16),
                (CollaborationResult::Below, 0.14),
                (CollaborationResult::Unknown, 0.28),
            ]);
            let measured = result != CollaborationResult::Unknown;
            let views = measured.then(|| (sketch.views * dice.factor(0.35)) as u64);
            let date = (now - Duration::days(days_ago)).date_naive();
            days_ago += dice.whole(40, 200);
            Collaboration {
                brand: if ours { brand.to_owned() } else { (*dice.pick(sponsors)).to_owned() },
                date,
                format: main_format(sketch).to_owned(),
                ours,
                result,
                views,
                note: if ours { note(sketch.market, result).to_owned() } else { String::new() },
            }
        })
        .collect()
}

fn note(market: Market, result: CollaborationResult) -> &'static str {
    match (market, result) {
        (Market::Ru, CollaborationResult::Above) => "Сдали раньше срока, комментарии по делу.",
        (Market::Ru, CollaborationResult::Met) => "Ровно по плану, одна правка.",
        (Market::Ru, CollaborationResult::Below) => "Опоздали на четыре дня, охват ниже обещанного.",
        (Market::Ru, CollaborationResult::Unknown) => "Отчёта не прислали.",
        (Market::Us, CollaborationResult::Above) => "Delivered early; comments asked where to buy.",
        (Market::Us, CollaborationResult::Met) => "On plan, one round of edits.",
        (Market::Us, CollaborationResult::Below) => "Four days late, reach below the promise.",
        (Market::Us, CollaborationResult::Unknown) => "No report was sent.",
    }
}

fn main_format(sketch: &Sketch) -> &'static str {
    match sketch.usual.kind {
        PostKind::Short => "short",
        PostKind::Stream => "stream",
        PostKind::Text => "post",
        PostKind::Video | PostKind::Photo | PostKind::Story => "integration",
    }
}

/// The price of the main format, and often of a second one.
pub(super) fn rates(sketch: &Sketch, now: DateTime<Utc>, dice: &mut Dice) -> Vec<Rate> {
    let rate = |format: &str, amount: f64, days: i64| Rate {
        format: format.to_owned(),
        price: Money { amount, currency: currency(sketch.market).to_owned() },
        valid_until: Some((now + Duration::days(days)).date_naive()),
    };
    let mut rates = vec![rate(main_format(sketch), sketch.price, dice.whole(14, 90))];
    if dice.chance(0.6) {
        let second = if sketch.usual.platform == Platform::Telegram { "1/24" } else { "story" };
        rates.push(rate(second, (sketch.price * 0.04).round().max(1.0) * 10.0, dice.whole(14, 90)));
    }
    rates
}

/// The checks of the creator's market, and of the other one for a bridge creator.
pub(super) fn compliance(sketch: &Sketch, now: DateTime<Utc>, dice: &mut Dice) -> Vec<ComplianceCheck> {
    use ComplianceState::{Fail, NotApplicable, Pass, Unknown};
    let markets = [Some(sketch.market), sketch.bridge.map(|_| other(sketch.market))];
    let mut checks = Vec::new();
    for market in markets.into_iter().flatten() {
        let mut check = |rule: &str, state: ComplianceState, dice: &mut Dice| {
            checks.push(ComplianceCheck {
                rule: rule.to_owned(),
                market,
                state,
                checked_at: now - Duration::hours(dice.whole(6, 30 * 24)),
                valid_until: (state != Unknown).then(|| (now + Duration::days(dice.whole(20, 180))).date_naive()),
                source: "demo-rules".to_owned(),
            });
        };
        match market {
            Market::Ru => {
                // The register is for those with more than 10,000 followers.
                let registered = if sketch.followers <= 10_000.0 {
                    NotApplicable
                } else {
                    *dice.weighted(&[(Pass, 0.84), (Fail, 0.06), (Unknown, 0.10)])
                };
                check("ru_rkn_registry", registered, dice);
                let access = match sketch.usual.platform {
                    Platform::Instagram => Fail,
                    Platform::Youtube if dice.chance(0.5) => Unknown,
                    _ => Pass,
                };
                check("ru_platform_access", access, dice);
                let erid = *dice.weighted(&[(Pass, 0.80), (Fail, 0.04), (Unknown, 0.16)]);
                check("ru_erid_ready", erid, dice);
            }
            Market::Us => {
                let disclosure = *dice.weighted(&[(Pass, 0.78), (Fail, 0.08), (Unknown, 0.14)]);
                check("us_disclosure_history", disclosure, dice);
                let fake = if sketch.suspicious > 0.4 { Fail } else { Pass };
                check("us_fake_indicator_review", fake, dice);
            }
        }
    }
    checks
}

/// The other market.
fn other(market: Market) -> Market {
    match market {
        Market::Ru => Market::Us,
        Market::Us => Market::Ru,
    }
}
