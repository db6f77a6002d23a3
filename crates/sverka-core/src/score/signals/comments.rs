//! Comments that were written once and posted many times.

use super::super::columns::Found;
use crate::model::{Creator, key};
use crate::text::{normalise, words};
use std::collections::BTreeSet;

/// With fewer comments nothing is said.
const LEAST: usize = 20;
/// Two comments are the same when so much of their words is common (Jaccard index).
const ALIKE: f64 = 0.8;

/// The part of the sampled comments that says what another one already said, 0–1; `None` with fewer than 20 of them.
///
/// Comments without a word (emoji only) are left out: everybody writes those. A comment of one or two words counts
/// only when at least three are the same, because "so pretty" is said by many.
#[must_use]
pub fn repeated_share(creator: &Creator) -> Option<f64> {
    let sets: Vec<BTreeSet<String>> = creator
        .posts
        .iter()
        .flat_map(|post| &post.comment_sample)
        .map(|comment| words(&normalise(comment)).map(str::to_owned).collect())
        .filter(|set: &BTreeSet<String>| !set.is_empty())
        .collect();
    if sets.len() < LEAST {
        return None;
    }
    let repeated = sets.iter().enumerate().filter(|(at, set)| {
        let twins = sets.iter().enumerate().filter(|(other, twin)| other != at && are_alike(set, twin)).count();
        if set.len() > 2 { twins >= 1 } else { twins >= 2 }
    });
    Some(repeated.count() as f64 / sets.len() as f64)
}

fn are_alike(a: &BTreeSet<String>, b: &BTreeSet<String>) -> bool {
    let common = a.intersection(b).count();
    common as f64 >= ALIKE * (a.len() + b.len() - common) as f64
}

/// The feature: repeated comments.
pub(in crate::score) fn repeated(creator: &Creator) -> Found {
    repeated_share(creator).map_or(Found::Missing, |value| Found::Known { value, key: None })
}

/// The feature: comments for every 100 likes. Few are what bought likes look like, many what pods look like.
pub(in crate::score) fn per_100_likes(creator: &Creator) -> Found {
    creator
        .accounts
        .first()
        .map_or(Found::Missing, |account| super::super::columns::find(account, key::COMMENTS_PER_100_LIKES))
}
