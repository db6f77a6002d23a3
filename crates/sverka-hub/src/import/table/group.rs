//! Rows become records: one for each row, or one for each account where a row is a post.

use super::Made;
use super::creator::{self, Context, Whose};
use super::mapping::{Duplicates, PostRule};
use super::posts;
use super::read::{Row, Table};
use crate::import::finding::Finding;
use chrono::{DateTime, Utc};
use std::collections::HashMap;
use sverka_core::model::Post;

/// Posts kept of one account, the newest ones; numbers are computed from all.
const MOST_POSTS: usize = 100;

/// What a row calls itself, also when it cannot be used.
fn who(row: Option<Row<'_>>, context: &Context) -> String {
    row.map_or_else(|| "(no name)".to_owned(), |row| creator::who(row, context))
}

/// One record for each row; of rows of one account the first or the newest.
pub(super) fn creators(table: &Table, context: &Context) -> Vec<Made> {
    let mut kept: HashMap<Whose, (usize, DateTime<Utc>)> = HashMap::new();
    let mut read = Vec::new();
    for (number, row) in table.rows() {
        let who = who(row.as_ref().ok().copied(), context);
        let known = row.and_then(|row| {
            let whose = creator::whose(row, context)?;
            let as_of = creator::as_of(row, context)?;
            let best = kept.entry(whose.clone()).or_insert((number, as_of));
            if context.mapping.duplicates == Duplicates::Newest && as_of > best.1 {
                *best = (number, as_of);
            }
            Ok((row, whose))
        });
        read.push((number, who, known));
    }
    let made = read.into_iter().map(|(number, who, known)| {
        let creator = known.and_then(|(row, whose)| match kept.get(&whose) {
            Some((best, _)) if *best != number => {
                let detail = format!("the same account is taken from row {best}");
                Err(Finding { code: "duplicate-account", detail })
            }
            _ => creator::read(row, context, &whose, &[]).map(Box::new),
        });
        Made { row: number, who, creator }
    });
    made.collect()
}

/// Records of a table of posts.
pub(super) struct Grouped {
    pub(super) records: Vec<Made>,
    /// Rows that repeat a post on another day.
    pub(super) repeated: usize,
}

/// The rows of one account.
struct Group<'a> {
    /// The newest row, from which everything but the posts is taken.
    newest: (Row<'a>, DateTime<Utc>),
    first: usize,
    posts: HashMap<String, (Post, DateTime<Utc>)>,
}

/// One record for each account, with its posts newest first; of a post that is there on several days the last counts.
pub(super) fn posts(table: &Table, rule: &PostRule, context: &Context) -> Grouped {
    let mut groups: HashMap<Whose, Group<'_>> = HashMap::new();
    let mut records = Vec::new();
    let mut repeated = 0;
    for (number, row) in table.rows() {
        let who = who(row.as_ref().ok().copied(), context);
        let known = row.and_then(|row| {
            let whose = creator::whose(row, context)?;
            let as_of = creator::as_of(row, context)?;
            Ok((row, whose, as_of, posts::read(row, rule, &context.mapping)?))
        });
        match known {
            Err(finding) => records.push(Made { row: number, who, creator: Err(finding) }),
            Ok((row, whose, as_of, post)) => {
                let fresh = || Group { newest: (row, as_of), first: number, posts: HashMap::new() };
                let group = groups.entry(whose).or_insert_with(fresh);
                if as_of > group.newest.1 {
                    group.newest = (row, as_of);
                }
                let seen = group.posts.get(&post.id).map(|(_, seen)| *seen);
                repeated += usize::from(seen.is_some());
                if seen.is_none_or(|seen| seen <= as_of) {
                    group.posts.insert(post.id.clone(), (post, as_of));
                }
            }
        }
    }
    let mut groups: Vec<(Whose, Group<'_>)> = groups.into_iter().collect();
    groups.sort_by_key(|(_, group)| group.first);
    for (whose, group) in groups {
        let mut posts: Vec<Post> = group.posts.into_values().map(|(post, _)| post).collect();
        posts.sort_by(|a, b| b.published_at.cmp(&a.published_at).then_with(|| a.id.cmp(&b.id)));
        let (row, _) = group.newest;
        let creator = creator::read(row, context, &whose, &posts).map(|mut creator| {
            posts.truncate(MOST_POSTS);
            creator.posts = posts;
            Box::new(creator)
        });
        records.push(Made { row: group.first, who: who(Some(row), context), creator });
    }
    Grouped { records, repeated }
}
