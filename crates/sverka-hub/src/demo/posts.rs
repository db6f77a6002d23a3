//! Recent posts of a fictional creator.

use super::dice::Dice;
use super::sketch::Sketch;
use super::words::{fill, ru, us};
use chrono::{DateTime, Datelike, Duration, Utc};
use sverka_core::model::{Market, Post, PostKind};

/// Posts of each creator.
const POSTS: usize = 12;

/// Twelve posts, newest first; views vary around the median, sponsored ones are watched a little less.
pub(super) fn draw(sketch: &Sketch, as_of: DateTime<Utc>, dice: &mut Dice) -> Vec<Post> {
    let (sponsors, common) = match sketch.market {
        Market::Ru => (&ru::SPONSORS, &ru::COMMON),
        Market::Us => (&us::SPONSORS, &us::COMMON),
    };
    let gap_hours = (168.0 / sketch.usual.posts_per_week).clamp(6.0, 400.0);
    let mut age_hours = dice.between(4.0, gap_hours);
    // All titles of the topic and some of everybody's, shuffled: none repeats within the twelve posts.
    let mut titles = sketch.topic.titles.to_vec();
    let start = dice.whole(0, common.len() as i64 - 1) as usize;
    titles.extend(common.iter().cycle().skip(start).take(POSTS.saturating_sub(titles.len())));
    for place in (1..titles.len()).rev() {
        titles.swap(place, dice.whole(0, place as i64) as usize);
    }
    let mut posts = Vec::with_capacity(POSTS);
    for n in 0..POSTS {
        let title = titles[n % titles.len()];
        let thing = *dice.pick(sketch.topic.things);
        let published_at = as_of - Duration::minutes((age_hours * 60.0) as i64);
        let sponsor = dice.chance(0.14).then(|| (*dice.pick(sponsors)).to_owned());
        let ad_effect = if sponsor.is_some() { 0.82 } else { 1.0 };
        let views = (sketch.views * dice.factor(0.42) * ad_effect).round().max(1.0);
        let engaged = views * sketch.er_views * dice.factor(0.22);
        let comments = engaged * sketch.usual.comments_per_100_likes / (100.0 + sketch.usual.comments_per_100_likes);
        posts.push(Post {
            id: format!("p{}", POSTS - n),
            kind: if dice.chance(0.8) { sketch.usual.kind } else { PostKind::Photo },
            published_at,
            text: fill(title, thing, dice.whole(5, 12), published_at.year(), sketch.woman),
            views: (!dice.chance(0.03)).then_some(views as u64),
            likes: (!dice.chance(0.03)).then_some((engaged - comments).max(0.0) as u64),
            comments: (!dice.chance(0.04)).then_some(comments as u64),
            sponsor,
            comment_sample: Vec::new(),
        });
        age_hours += gap_hours * dice.between(0.5, 1.6);
    }
    posts
}
