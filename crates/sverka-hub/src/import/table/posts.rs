//! Posts from rows, and the numbers that follow from them.

use super::cell::Number;
use super::mapping::{CountRule, Field, PostNumber, PostRule};
use super::read::Row;
use super::whose;
use crate::import::finding::Finding;
use sverka_core::model::Post;

/// The post of a row.
pub(super) fn read(row: Row<'_>, rule: &PostRule) -> Result<Post, Finding> {
    let field = |column: &str| Field { columns: vec![column.to_owned()], ..Field::default() };
    let count = |rule: &Option<CountRule>| match rule {
        None => Ok(None),
        // Switched off is not zero.
        Some(rule) if rule.unknown_when_true.as_ref().is_some_and(|column| row.is_true(column)) => Ok(None),
        Some(rule) => row.count(&rule.column),
    };
    let id = field(&rule.id);
    whose::must_be_text(row, &id, "id of a post")?;
    whose::must_have_all_digits(row, &id, "id of a post")?;
    Ok(Post {
        id: row.required(&id, "id of a post")?,
        kind: rule.kind,
        published_at: row.date(&field(&rule.published_at), "day of publication")?,
        text: row.text(&field(&rule.text)).unwrap_or_default(),
        views: count(&rule.views)?,
        likes: count(&rule.likes)?,
        comments: count(&rule.comments)?,
        sponsor: rule.sponsor.as_ref().and_then(|column| row.text(&field(column))),
        comment_sample: Vec::new(),
    })
}

/// A number computed from posts, and from how many.
pub(super) fn number(posts: &[Post], wanted: PostNumber) -> (Number, u16) {
    let pairs = |of: fn(&Post) -> Option<(u64, u64)>| -> (f64, f64, usize) {
        posts.iter().filter_map(of).fold((0.0, 0.0, 0), |(a, b, n), (x, y)| (a + x as f64, b + y as f64, n + 1))
    };
    let quotient = |(sum, over, count): (f64, f64, usize), times: f64| {
        let known = if over > 0.0 { Number::Known(sum / over * times) } else { Number::Missing };
        (known, count)
    };
    let (value, count) = match wanted {
        PostNumber::MedianViews => {
            let mut views: Vec<u64> = posts.iter().filter_map(|post| post.views).collect();
            views.sort_unstable();
            (median(&views).map_or(Number::Missing, Number::Known), views.len())
        }
        PostNumber::ErViews => {
            quotient(pairs(|post| Some((post.likes? + post.comments?, post.views.filter(|views| *views > 0)?))), 1.0)
        }
        PostNumber::CommentsPer100Likes => quotient(pairs(|post| Some((post.comments?, post.likes?))), 100.0),
    };
    (value, u16::try_from(count).unwrap_or(u16::MAX))
}

fn median(sorted: &[u64]) -> Option<f64> {
    let (low, high) = (sorted.get(sorted.len().checked_sub(1)? / 2)?, sorted.get(sorted.len() / 2)?);
    Some((*low as f64 + *high as f64) / 2.0)
}
