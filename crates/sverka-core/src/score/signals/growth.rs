//! Followers day by day: which jumps are out of the ordinary, and what explains them.
//!
//! Daily growth is compared with the account's own usual day by the robust z-score: the distance from the median in
//! units of 1.4826 × the median absolute deviation (Iglewicz & Hoaglin 1993, *How to Detect and Handle Outliers*).
//! Only comparisons, sums, products and quotients are used, so every machine finds the same jumps.

use super::super::columns::Found;
use crate::model::{Account, Creator, FollowersOn, Post};
use crate::text::stems;
use chrono::{Days, NaiveDate};

/// A jump is this many robust deviations away from the usual day …
const Z: f64 = 6.0;
/// … and at least this part of the followers, so that a quiet account has no jumps by noise.
const LEAST_JUMP: f64 = 0.01;
/// A post explains a jump when it appeared at most so many days before it or one day after.
const NEAR_DAYS: u64 = 3;
/// … and was watched this many times as often as the median post.
const VIRAL: f64 = 2.5;
/// With fewer days nothing is said.
const LEAST_DAYS: usize = 14;

/// What explains a jump.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// A post near it was watched far more than usual; its identifier.
    Viral(String),
    /// A post near it announces a giveaway; its identifier.
    Giveaway(String),
    /// Nothing that was published.
    Unknown,
}

/// A day on which followers changed out of the ordinary.
#[derive(Debug, Clone, PartialEq)]
pub struct Jump {
    /// The day.
    pub day: NaiveDate,
    /// Followers gained, negative when lost, people.
    pub change: i64,
    /// Robust z-score of the day's growth.
    pub z: f64,
    /// What explains it.
    pub cause: Cause,
}

/// What the growth of an account looks like.
#[derive(Debug, Clone, PartialEq)]
pub struct Growth {
    /// Days it covers.
    pub days: u32,
    /// Jumps in order of time.
    pub jumps: Vec<Jump>,
    /// Followers gained in jumps that nothing published explains ÷ followers at the end, 0–1.
    pub unexplained_share: f64,
}

/// Looks through the growth of an account; `None` when fewer than `LEAST_DAYS` days are known.
#[must_use]
pub fn growth(account: &Account, posts: &[Post]) -> Option<Growth> {
    let series = in_order(&account.growth);
    if series.len() < LEAST_DAYS {
        return None;
    }
    let rates: Vec<f64> = series.windows(2).map(|pair| rate(pair[0], pair[1])).collect();
    let usual = median(rates.clone());
    let spread = 1.4826 * median(rates.iter().map(|rate| (rate - usual).abs()).collect());
    // An account that grows by the same number every day has no spread of its own; the thousandth is the rounding.
    let spread = spread.max(0.000_2);
    let usual_views = median(posts.iter().filter_map(|post| post.views).map(|views| views as f64).collect());
    let mut jumps = Vec::new();
    let mut unexplained = 0.0;
    for (pair, rate) in series.windows(2).zip(&rates) {
        let z = (rate - usual) / spread;
        let change = (pair[1].followers as i64).saturating_sub(pair[0].followers as i64);
        if z.abs() <= Z || (change.unsigned_abs() as f64) < LEAST_JUMP * pair[0].followers as f64 {
            continue;
        }
        let cause = if change > 0 { cause(pair[1].day, posts, usual_views) } else { Cause::Unknown };
        if change > 0 && cause == Cause::Unknown {
            unexplained += change as f64;
        }
        jumps.push(Jump { day: pair[1].day, change, z, cause });
    }
    let last = series.last().map_or(1, |last| last.followers.max(1));
    let days = series.len() as u32;
    Some(Growth { days, jumps, unexplained_share: (unexplained / last as f64).min(1.0) })
}

/// The series by day, each day once, without days on which nobody followed.
fn in_order(series: &[FollowersOn]) -> Vec<FollowersOn> {
    let mut series: Vec<FollowersOn> = series.iter().copied().filter(|on| on.followers > 0).collect();
    series.sort_by_key(|on| on.day);
    series.dedup_by_key(|on| on.day);
    series
}

/// Growth of one day as a part of the followers before; a gap of several days is spread over them.
fn rate(before: FollowersOn, after: FollowersOn) -> f64 {
    let days = (after.day - before.day).num_days().max(1);
    (after.followers as f64 - before.followers as f64) / before.followers as f64 / days as f64
}

fn cause(day: NaiveDate, posts: &[Post], usual_views: f64) -> Cause {
    let from = day.checked_sub_days(Days::new(NEAR_DAYS)).unwrap_or(day);
    let until = day.checked_add_days(Days::new(1)).unwrap_or(day);
    let near: Vec<&Post> =
        posts.iter().filter(|post| (from..=until).contains(&post.published_at.date_naive())).collect();
    if let Some(post) = near.iter().find(|post| announces_giveaway(&post.text)) {
        return Cause::Giveaway(post.id.clone());
    }
    let views = |post: &&&Post| post.views.unwrap_or(0);
    match near.iter().max_by_key(views) {
        Some(post) if usual_views > 0.0 && post.views.unwrap_or(0) as f64 >= VIRAL * usual_views => {
            Cause::Viral(post.id.clone())
        }
        _ => Cause::Unknown,
    }
}

/// True when a text speaks of a giveaway, in Russian or English.
fn announces_giveaway(text: &str) -> bool {
    // Stems, so that every form of the word is found.
    const STEMS: [&str; 8] =
        ["розыгрыш", "разыгрыва", "разыгра", "конкурс", "giveaway", "raffl", "sweepstak", "гивэвэ"];
    stems(text).iter().any(|stem| STEMS.contains(&stem.as_str()))
}

/// The middle value; 0 of nothing.
pub(super) fn median(mut values: Vec<f64>) -> f64 {
    if values.is_empty() {
        return 0.0;
    }
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    if values.len() % 2 == 1 { values[middle] } else { (values[middle - 1] + values[middle]) / 2.0 }
}

/// The feature: unexplained growth of the main account.
pub(in crate::score) fn found(creator: &Creator) -> Found {
    let looked = creator.accounts.first().and_then(|account| growth(account, &creator.posts));
    looked.map_or(Found::Missing, |growth| Found::Known { value: growth.unexplained_share, key: None })
}
