//! What a fictional creator leaves behind over time: followers day by day, and what people write under the posts.
//!
//! Drawn after everything else and with dice of its own: the numbers of the record are there already, and the history
//! agrees with them.

use super::dice::Dice;
use super::sketch::Sketch;
use super::words::{comments, fill};
use chrono::{DateTime, Datelike, Duration, Utc};
use sverka_core::model::{Creator, FollowersOn, Market, Metric, Post, key};

/// Days of history, every other one of them counted.
const DAYS: i64 = 90;
const EVERY: i64 = 2;
/// Posts with a sample of comments, and comments of each.
const SAMPLED: usize = 4;
const COMMENTS: usize = 5;

/// Why followers came at once.
#[derive(Clone, Copy, PartialEq)]
enum Jump {
    /// A post that was seen everywhere.
    Viral,
    /// A giveaway.
    Giveaway,
    /// Nothing that was published.
    Bought,
}

/// Gives the creator a history.
pub(super) fn draw(creator: &mut Creator, sketch: &Sketch, dice: &mut Dice) {
    let bought = sketch.suspicious > 0.3;
    let jumps: Vec<Jump> = if bought {
        vec![Jump::Bought; 3]
    } else {
        let kinds = [(Jump::Viral, 0.10), (Jump::Giveaway, 0.08), (Jump::Bought, 0.04)];
        kinds.into_iter().filter(|(_, part)| dice.chance(*part)).map(|(jump, _)| jump).collect()
    };
    // Bought followers come on days without a post; the two others on the day after one.
    let days: Vec<i64> = jumps.iter().map(|jump| turn(creator, *jump, sketch, dice)).collect();
    let known = |name: &str| creator.metric(name).and_then(Metric::known);
    if let (Some(followers), Some(growth)) = (known(key::FOLLOWERS), known(key::GROWTH_90D)) {
        let sizes = jumps.iter().map(|jump| if *jump == Jump::Bought { 0.09 } else { 0.04 } * dice.factor(0.2));
        let jumps: Vec<(i64, f64)> = days.into_iter().zip(sizes).collect();
        let series = series(creator.as_of, followers, growth, &jumps, dice);
        if let Some(account) = creator.accounts.first_mut() {
            account.growth = series;
        }
    }
    comment(creator, sketch, bought, dice);
}

/// Makes a post the cause of a jump where it has one; how many days before the record the jump was.
fn turn(creator: &mut Creator, jump: Jump, sketch: &Sketch, dice: &mut Dice) -> i64 {
    let as_of = creator.as_of;
    let ago = |post: &Post| (as_of - post.published_at).num_days();
    let recent: Vec<usize> =
        (0..creator.posts.len()).filter(|at| (4..DAYS - 20).contains(&ago(&creator.posts[*at]))).collect();
    if recent.is_empty() || jump == Jump::Bought {
        let quiet = (8..DAYS - 10).filter(|day| creator.posts.iter().all(|post| (ago(post) - day).abs() > 6));
        return quiet.max_by_key(|_| dice.whole(0, 1_000)).unwrap_or_else(|| dice.whole(10, DAYS - 12));
    }
    let post = &mut creator.posts[*dice.pick(&recent)];
    match jump {
        Jump::Viral => {
            let times = dice.between(4.0, 7.0);
            for count in [&mut post.views, &mut post.likes, &mut post.comments] {
                *count = count.map(|count| (count as f64 * times) as u64);
            }
        }
        _ => {
            post.text = match sketch.market {
                Market::Ru => "Розыгрыш для подписчиков: условия под видео".to_owned(),
                Market::Us => "Giveaway for subscribers: rules below the video".to_owned(),
            }
        }
    }
    (as_of - post.published_at).num_days()
}

/// A series that ends at the followers of the record and began so much lower that the growth of 90 days is right.
fn series(
    as_of: DateTime<Utc>,
    followers: f64,
    growth: f64,
    jumps: &[(i64, f64)],
    dice: &mut Dice,
) -> Vec<FollowersOn> {
    let mut counted = Vec::new();
    let mut left = followers;
    let jumped: f64 = jumps.iter().map(|(_, size)| size).sum();
    let steady = (growth.max(-0.5) - jumped) / DAYS as f64;
    for ago in 0..=DAYS {
        if ago % EVERY == 0 {
            let day = (as_of - Duration::days(ago)).date_naive();
            counted.push(FollowersOn { day, followers: left.max(1.0).round() as u64 });
        }
        let jump: f64 = jumps.iter().filter(|(day, _)| *day == ago).map(|(_, size)| size).sum();
        left /= 1.0 + steady + dice.normal() * 0.000_3 + jump;
    }
    counted.reverse();
    counted
}

fn comment(creator: &mut Creator, sketch: &Sketch, bought: bool, dice: &mut Dice) {
    let (own, copied) = match sketch.market {
        Market::Ru => (&comments::RU, &comments::RU_COPIED),
        Market::Us => (&comments::US, &comments::US_COPIED),
    };
    // People do not say the same twice: each sentence is used once.
    let mut own = own.to_vec();
    for place in (1..own.len()).rev() {
        own.swap(place, dice.whole(0, place as i64) as usize);
    }
    let mut own = own.into_iter();
    for post in creator.posts.iter_mut().take(SAMPLED) {
        let year = post.published_at.year();
        post.comment_sample = (0..COMMENTS)
            .map(|_| {
                if bought && dice.chance(0.7) {
                    return (*dice.pick(copied)).to_owned();
                }
                let (template, thing) = (own.next().unwrap_or_default(), *dice.pick(sketch.topic.things));
                fill(template, thing, dice.whole(5, 12), year, sketch.woman)
            })
            .collect();
    }
}
