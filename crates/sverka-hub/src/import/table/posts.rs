//! Posts from rows, and the numbers that follow from them.

use super::cell::Number;
use super::mapping::{CountRule, Field, PostNumber, PostRule};
use super::read::Row;
use crate::import::finding::Finding;
use sverka_core::derived;
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
    row.must_be_text(&id, "id of a post")?;
    row.must_have_all_digits(&id, "id of a post")?;
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
    let (value, count) = match wanted {
        PostNumber::MedianViews => derived::median_views(posts),
        PostNumber::ErViews => derived::engagement(posts),
        PostNumber::CommentsPer100Likes => derived::quotient(posts, |post| Some((post.comments?, post.likes?)))
            .map(|(per_like, count)| (per_like * 100.0, count)),
    }
    .map_or((Number::Missing, 0), |(value, count)| (Number::Known(value), count));
    (value, u16::try_from(count).unwrap_or(u16::MAX))
}
