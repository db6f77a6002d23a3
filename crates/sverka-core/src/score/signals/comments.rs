//! Comments that were written once and posted many times.

use super::super::columns::Found;
use crate::model::{Creator, key};
use crate::text::{normalise, words};
use std::collections::{BTreeMap, BTreeSet};

/// With fewer comments nothing is said.
const LEAST: usize = 20;
/// Comments that are compared, the first ones: each with each.
const MOST: usize = 500;
/// Two comments are the same when so much of their words is common (Jaccard index).
const ALIKE: f64 = 0.8;

/// The part of the sampled comments that says what another one already said, 0–1; `None` with fewer than 20 of them.
///
/// Comments without a word (emoji only) are left out: everybody writes those. A comment of one or two words counts
/// only when at least three are the same, because "so pretty" is said by many.
#[must_use]
pub fn repeated_share(creator: &Creator) -> Option<f64> {
    // Words as numbers: comparing two comments is a walk over two short sorted lists.
    let mut numbers: BTreeMap<String, u32> = BTreeMap::new();
    let sets: Vec<BTreeSet<u32>> = creator
        .posts
        .iter()
        .flat_map(|post| &post.comment_sample)
        .take(MOST)
        .map(|comment| {
            let normal = normalise(comment);
            let numbered = words(&normal).map(|word| {
                let next = numbers.len() as u32;
                *numbers.entry(word.to_owned()).or_insert(next)
            });
            numbered.collect()
        })
        .filter(|set: &BTreeSet<u32>| !set.is_empty())
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

fn are_alike(a: &BTreeSet<u32>, b: &BTreeSet<u32>) -> bool {
    // Of one much longer than the other too little can be common.
    if (a.len().min(b.len()) as f64) < ALIKE * a.len().max(b.len()) as f64 {
        return false;
    }
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
