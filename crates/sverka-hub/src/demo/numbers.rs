//! The metrics of an account as a vendor would hand them over: rounded, sometimes old, low, withheld or missing.

use super::dice::Dice;
use super::market;
use super::sketch::Sketch;
use chrono::{DateTime, Duration, Utc};
use std::collections::BTreeMap;
use sverka_core::model::{Account, ChannelType, Confidence, Market, Method, Metric, Platform, Unit, key};

/// Share of likes and comments that come from accounts that look authentic.
pub(super) const AUTHENTIC_ENGAGEMENT: &str = "authentic_engagement";

/// Part of the values a vendor does not have.
const MISSING: f64 = 0.05;
/// Part of the values a vendor keeps to itself.
const WITHHELD: f64 = 0.03;
/// Part of the values that rest on little data.
const LOW: f64 = 0.09;
/// Part of the accounts that were last counted long ago.
const STALE: f64 = 0.05;

/// Where the numbers of one account come from.
struct Provenance {
    source: &'static str,
    method: Method,
    as_of: DateTime<Utc>,
}

/// A number rounded to so many decimals, as vendors publish it.
fn rounded(value: f64, decimals: i32) -> f64 {
    let unit = 10f64.powi(decimals);
    // Adding zero makes -0.0 a plain zero: people would read "-0 %".
    (value * unit).round() / unit + 0.0
}

fn metric(value: f64, unit: Unit, name: &str, window: u16, from: &Provenance) -> Metric {
    Metric {
        value: Some(value),
        unit,
        definition: format!("{name}.v1"),
        window_days: Some(window),
        sample_posts: None,
        source: from.source.to_owned(),
        as_of: from.as_of,
        method: from.method,
        confidence: Confidence::Ready,
    }
}

/// The main account with its metrics.
pub(super) fn account(sketch: &Sketch, as_of: DateTime<Utc>, dice: &mut Dice) -> Account {
    let stale = if dice.chance(STALE) { Duration::days(dice.whole(110, 260)) } else { Duration::zero() };
    let from = Provenance { source: source(sketch.market), method: Method::Api, as_of: as_of - stale };
    let modelled = Provenance { method: Method::Modelled, ..from };
    let asked = Provenance { source: "creator", method: Method::SelfReported, as_of: from.as_of };
    let usual = &sketch.usual;
    let money = if sketch.market == Market::Ru { Unit::Rub } else { Unit::Usd };
    let comments = rounded(usual.comments_per_100_likes * dice.factor(0.45), 1);
    let posts = rounded((usual.posts_per_week * dice.factor(0.5)).clamp(0.1, 40.0), 1);
    // Median 0.74, quartiles 0.65 and 0.81; lower where followers are bought.
    let authentic = rounded((0.78 - 0.45 * sketch.suspicious + dice.normal() * 0.09).clamp(0.2, 0.99), 2);
    let ad_share = rounded((0.12 * dice.factor(0.7)).clamp(0.0, 0.8), 2);
    let samples = dice.whole(10, 30) as u16;
    let mut metrics = BTreeMap::new();
    let mut put = |name: &str, mut value: Metric, dice: &mut Dice| {
        value.sample_posts = (value.window_days == Some(30)).then_some(samples);
        if dice.chance(MISSING) {
            return;
        }
        if dice.chance(WITHHELD) {
            value.value = None;
            value.sample_posts = None;
            value.confidence = Confidence::Withheld;
        } else if dice.chance(LOW) {
            value.sample_posts = value.sample_posts.map(|_| 4);
            value.confidence = Confidence::Low;
        }
        metrics.insert(name.to_owned(), value);
    };
    let er_followers = sketch.er_views * sketch.views / sketch.followers;
    put(key::MEDIAN_VIEWS, metric(sketch.views, Unit::Count, key::MEDIAN_VIEWS, 30, &from), dice);
    put(key::ER_FOLLOWERS, metric(rounded(er_followers, 4), Unit::Ratio, key::ER_FOLLOWERS, 30, &from), dice);
    put(key::ER_VIEWS, metric(rounded(sketch.er_views, 4), Unit::Ratio, key::ER_VIEWS, 30, &from), dice);
    put(
        key::SUSPICIOUS_SHARE,
        metric(rounded(sketch.suspicious, 3), Unit::Ratio, key::SUSPICIOUS_SHARE, 90, &modelled),
        dice,
    );
    put(key::GROWTH_90D, metric(rounded(sketch.growth, 3), Unit::Ratio, key::GROWTH_90D, 90, &from), dice);
    put(key::POSTS_PER_WEEK, metric(posts, Unit::PerWeek, key::POSTS_PER_WEEK, 90, &from), dice);
    put(key::AD_SHARE, metric(ad_share, Unit::Ratio, key::AD_SHARE, 90, &modelled), dice);
    put(key::COMMENTS_PER_100_LIKES, metric(comments, Unit::PerHundred, key::COMMENTS_PER_100_LIKES, 30, &from), dice);
    put(AUTHENTIC_ENGAGEMENT, metric(authentic, Unit::Ratio, AUTHENTIC_ENGAGEMENT, 90, &modelled), dice);
    put(key::PRICE, metric(sketch.price, money, key::PRICE, 90, &asked), dice);
    // A price of a view is only there where both of its parts are.
    let parts =
        (metrics.get(key::PRICE).and_then(Metric::known), metrics.get(key::MEDIAN_VIEWS).and_then(Metric::known));
    if let (Some(price), Some(views)) = parts {
        let cpv = metric(rounded(price / views.max(1.0), 4), money, key::CPV, 30, &modelled);
        metrics.insert(key::CPV.to_owned(), cpv);
    }
    metrics.insert(key::FOLLOWERS.to_owned(), metric(sketch.followers, Unit::Count, key::FOLLOWERS, 1, &from));
    Account {
        platform: usual.platform,
        handle: sketch.handle.clone(),
        url: url(usual.platform, &sketch.handle),
        channel: channel(usual.platform, dice),
        verified: sketch.followers > 400_000.0 && dice.chance(0.5),
        metrics,
        growth: Vec::new(),
    }
}

/// A smaller second account on another platform of the market.
pub(super) fn second_account(sketch: &Sketch, as_of: DateTime<Utc>, dice: &mut Dice) -> Option<Account> {
    let other = dice.pick(market::platforms(sketch.market));
    if other.platform == sketch.usual.platform {
        return None;
    }
    let from = Provenance { source: source(sketch.market), method: Method::Scraped, as_of };
    let followers = (sketch.followers * dice.between(0.08, 0.6)).round().max(300.0);
    let views = (followers * other.views_per_follower * dice.factor(0.4)).round();
    let metrics = [(key::FOLLOWERS, followers, 1), (key::MEDIAN_VIEWS, views, 30)]
        .into_iter()
        .map(|(name, value, window)| (name.to_owned(), metric(value, Unit::Count, name, window, &from)))
        .collect();
    Some(Account {
        platform: other.platform,
        handle: sketch.handle.clone(),
        url: url(other.platform, &sketch.handle),
        channel: channel(other.platform, dice),
        verified: false,
        metrics,
        growth: Vec::new(),
    })
}

fn source(market: Market) -> &'static str {
    match market {
        Market::Ru => "demo-panel-ru",
        Market::Us => "demo-panel-us",
    }
}

fn channel(platform: Platform, dice: &mut Dice) -> ChannelType {
    match platform {
        Platform::Telegram | Platform::Rutube | Platform::Dzen => ChannelType::Channel,
        Platform::Vk if dice.chance(0.5) => ChannelType::Community,
        _ => ChannelType::Person,
    }
}

/// A page that cannot exist: the domain is reserved for examples.
fn url(platform: Platform, handle: &str) -> String {
    let host = match platform {
        Platform::Instagram => "instagram",
        Platform::Youtube => "youtube",
        Platform::Tiktok => "tiktok",
        Platform::Telegram => "telegram",
        Platform::Vk => "vk",
        Platform::Rutube => "rutube",
        Platform::Dzen => "dzen",
        Platform::Twitch => "twitch",
    };
    format!("https://{host}.example/{handle}")
}
