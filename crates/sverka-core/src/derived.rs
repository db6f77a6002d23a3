//! Numbers that follow from what a record shows, where its source leaves them out.
//!
//! They are for people to look at. The score reads the record alone: a number its source withheld stays unknown there.

use crate::model::{Creator, Metric, Post, Unit, key};
use serde::Serialize;

/// Fewer posts than this say nothing of the usual one.
const FEWEST_POSTS: usize = 3;

/// How a number follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum DerivedRule {
    /// The middle of the views of the posts.
    MedianOfPosts,
    /// (likes + comments) ÷ views, over all posts together.
    EngagementOfPosts,
    /// Price of one integration ÷ median views.
    PriceByViews,
}

/// A metric that follows from other numbers of the record.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct DerivedMetric {
    /// Name of the metric.
    pub metric: &'static str,
    /// The number, in `unit`.
    pub value: f64,
    /// Its unit.
    pub unit: Unit,
    /// How it follows.
    pub rule: DerivedRule,
    /// Posts that it rests on; 0 when it rests on none.
    pub posts: u32,
}

/// What follows for the main account of a creator. A metric that the record gives is not among it.
#[must_use]
pub fn derived(creator: &Creator) -> Vec<DerivedMetric> {
    let given = |name: &str| creator.metric(name).and_then(Metric::known);
    let follows = |metric, unit, rule, of: Option<(f64, usize)>| {
        let (value, posts) = of.filter(|(_, posts)| *posts >= FEWEST_POSTS && given(metric).is_none())?;
        Some(DerivedMetric { metric, value, unit, rule, posts: posts as u32 })
    };
    let views = follows(key::MEDIAN_VIEWS, Unit::Count, DerivedRule::MedianOfPosts, median_views(&creator.posts));
    let engagement = follows(key::ER_VIEWS, Unit::Ratio, DerivedRule::EngagementOfPosts, engagement(&creator.posts));
    let by_views = given(key::MEDIAN_VIEWS).map(|views| (views, 0)).or(views.as_ref().map(|it| (it.value, it.posts)));
    let price = creator.metric(key::PRICE).and_then(|price| Some((price.known()?, price.unit)));
    let cpv = match (price, by_views) {
        (Some((price, unit)), Some((views, posts))) if views > 0.0 && given(key::CPV).is_none() => {
            let (metric, rule) = (key::CPV, DerivedRule::PriceByViews);
            Some(DerivedMetric { metric, value: price / views, unit, rule, posts })
        }
        _ => None,
    };
    [views, engagement, cpv].into_iter().flatten().collect()
}

/// The median of the views of posts, and of how many; `None` when none has views.
#[must_use]
pub fn median_views(posts: &[Post]) -> Option<(f64, usize)> {
    let mut views: Vec<f64> = posts.iter().filter_map(|post| post.views).map(|views| views as f64).collect();
    views.sort_by(f64::total_cmp);
    Some((median(&views)?, views.len()))
}

/// (likes + comments) ÷ views, over all posts that give the three, and of how many; `None` when none does.
#[must_use]
pub fn engagement(posts: &[Post]) -> Option<(f64, usize)> {
    quotient(posts, |post| {
        let views = post.views.filter(|views| *views > 0)?;
        Some((post.likes?.saturating_add(post.comments?), views))
    })
}

/// One number of posts ÷ another, each summed over all posts that give both, and of how many; `None` when there is
/// nothing to divide by.
pub fn quotient(posts: &[Post], of: impl Fn(&Post) -> Option<(u64, u64)>) -> Option<(f64, usize)> {
    let both = posts.iter().filter_map(of);
    let (above, below, count) =
        both.fold((0.0, 0.0, 0), |(a, b, count), (x, y)| (a + x as f64, b + y as f64, count + 1));
    (below > 0.0).then(|| (above / below, count))
}

/// The median of sorted numbers: of an even count, halfway between the two in the middle. `None` of none.
#[must_use]
pub fn median(sorted: &[f64]) -> Option<f64> {
    let (low, high) = (sorted.get(sorted.len().checked_sub(1)? / 2)?, sorted.get(sorted.len() / 2)?);
    Some((low + high) / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn creator(metrics: Value, posts: &[(u64, u64, u64)]) -> Creator {
        let posts: Vec<Value> = posts
            .iter()
            .enumerate()
            .map(|(at, (views, likes, comments))| {
                json!({ "id": at.to_string(), "kind": "video", "published_at": "2026-11-01T00:00:00Z", "text": "",
                    "views": views, "likes": likes, "comments": comments })
            })
            .collect();
        serde_json::from_value(json!({
            "id": "a", "name": "A", "market": "RU", "as_of": "2026-11-20T00:00:00Z", "posts": posts,
            "accounts": [{ "platform": "youtube", "handle": "a", "metrics": metrics }],
        }))
        .unwrap()
    }

    fn metric(unit: &str, value: Option<f64>) -> Value {
        let confidence = if value.is_some() { "ready" } else { "withheld" };
        json!({ "value": value, "unit": unit, "definition": "d", "source": "s", "as_of": "2026-11-20T00:00:00Z",
            "method": "api", "confidence": confidence })
    }

    const POSTS: [(u64, u64, u64); 4] = [(100, 8, 2), (400, 20, 0), (300, 10, 0), (200, 9, 1)];

    #[test]
    fn views_withheld_beside_posts_with_views_follow_from_them_and_the_price_of_a_view_from_both() {
        let creator =
            creator(json!({ "median_views": metric("count", None), "price": metric("rub", Some(500.0)) }), &POSTS);
        let [views, engagement, cpv] = derived(&creator).try_into().unwrap();
        assert_eq!((views.metric, views.value, views.posts), (key::MEDIAN_VIEWS, 250.0, 4));
        assert_eq!((engagement.metric, engagement.value), (key::ER_VIEWS, 0.05));
        assert_eq!((cpv.metric, cpv.value, cpv.unit, cpv.posts), (key::CPV, 2.0, Unit::Rub, 4));
    }

    #[test]
    fn what_the_record_gives_is_not_computed_again_and_two_posts_say_nothing() {
        let given = json!({
            "median_views": metric("count", Some(50.0)), "er_views": metric("ratio", Some(0.1)),
            "price": metric("usd", Some(100.0)),
        });
        let follows = derived(&creator(given, &POSTS));
        assert_eq!(follows.len(), 1);
        assert_eq!((follows[0].metric, follows[0].value, follows[0].posts), (key::CPV, 2.0, 0));
        assert_eq!(derived(&creator(json!({}), &POSTS[..2])), []);
    }
}
