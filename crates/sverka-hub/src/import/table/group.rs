//! Rows become records: one for each row, or one for each account where a row is a post.

use super::Made;
use super::context::Context;
use super::creator;
use super::mapping::{Duplicates, PostRule};
use super::posts;
use super::read::{Row, Table};
use super::totals;
use super::whose::{self, Whose};
use crate::import::finding::Finding;
use chrono::{DateTime, Utc};
use std::collections::HashMap;
use sverka_core::model::{Platform, Post};

/// Posts kept of one account, the newest ones; numbers are computed from all.
const MOST_POSTS: usize = 100;

type Key = (Platform, String);

/// A row with what it calls itself, or what is wrong with it.
struct Named<'a> {
    number: usize,
    who: String,
    row: Result<Row<'a>, Finding>,
}

/// All rows; those that sum up others are findings.
fn rows<'a>(table: &'a Table, context: &Context) -> Vec<Named<'a>> {
    let mut before: Vec<Row<'a>> = Vec::new();
    let named = table.rows().map(|(number, row)| {
        let who = row.as_ref().map_or_else(|_| "(no name)".to_owned(), |row| creator::who(*row, context));
        let row = row.and_then(|row| match totals::judge(row, &before, context) {
            Some(finding) => Err(finding),
            None => {
                before.push(row);
                Ok(row)
            }
        });
        Named { number, who, row }
    });
    named.collect()
}

/// One record for each row; of rows of one account the first or the newest.
pub(super) fn creators(table: &Table, context: &Context) -> Vec<Made> {
    let mut kept: HashMap<Key, (usize, DateTime<Utc>)> = HashMap::new();
    let mut read = Vec::new();
    for Named { number, who, row } in rows(table, context) {
        let known = row.and_then(|row| {
            let whose = whose::read(row, context)?;
            let as_of = creator::as_of(row, context)?;
            let best = kept.entry(whose.key()).or_insert((number, as_of));
            if context.mapping.duplicates == Duplicates::Newest && as_of > best.1 {
                *best = (number, as_of);
            }
            Ok((row, whose))
        });
        read.push((number, who, known));
    }
    let made = read.into_iter().map(|(number, who, known)| {
        let creator = known.and_then(|(row, whose)| match kept.get(&whose.key()) {
            Some((best, _)) if *best != number => {
                let detail = format!("the same account is taken from row {best}");
                Err(row.at_field(&context.mapping.creator.id, "duplicate-account", detail))
            }
            _ => creator::read(row, context, &whose, &[]).map(Box::new),
        });
        Made { rows: vec![number], who, creator }
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
    whose: Whose,
    /// The newest row, from which everything but the posts is taken.
    newest: (Row<'a>, DateTime<Utc>),
    rows: Vec<usize>,
    posts: HashMap<String, (Post, DateTime<Utc>)>,
}

/// One record for each account, with its posts newest first; of a post that is there on several days the last counts.
pub(super) fn posts(table: &Table, rule: &PostRule, context: &Context) -> Grouped {
    let mut groups: HashMap<Key, Group<'_>> = HashMap::new();
    let mut records = Vec::new();
    let mut repeated = 0;
    for Named { number, who, row } in rows(table, context) {
        let known = row.and_then(|row| {
            let whose = whose::read(row, context)?;
            let as_of = creator::as_of(row, context)?;
            Ok((row, whose, as_of, posts::read(row, rule)?))
        });
        match known {
            Err(finding) => records.push(Made { rows: vec![number], who, creator: Err(finding) }),
            Ok((row, whose, as_of, post)) => {
                let key = whose.key();
                let fresh = || Group { whose, newest: (row, as_of), rows: Vec::new(), posts: HashMap::new() };
                let group = groups.entry(key).or_insert_with(fresh);
                group.rows.push(number);
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
    let mut groups: Vec<Group<'_>> = groups.into_values().collect();
    groups.sort_by_key(|group| group.rows.first().copied());
    for group in groups {
        let mut posts: Vec<Post> = group.posts.into_values().map(|(post, _)| post).collect();
        posts.sort_by(|a, b| b.published_at.cmp(&a.published_at).then_with(|| a.id.cmp(&b.id)));
        let (row, _) = group.newest;
        let creator = creator::read(row, context, &group.whose, &posts).map(|mut creator| {
            posts.truncate(MOST_POSTS);
            creator.posts = posts;
            Box::new(creator)
        });
        records.push(Made { rows: group.rows, who: creator::who(row, context), creator });
    }
    Grouped { records, repeated }
}
