//! Rows that sum up others, told by their numbers: a row without a post of its own whose counts are the sums of the rows
//! before it, or of all rows behind it.

use super::{Counts, Kept};
use std::collections::HashMap;

/// How sure it is that a row is a sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sum {
    /// Several counts agree, or one large one of a row without a day.
    Surely,
    /// One number alone: it may be chance.
    Perhaps,
}

/// A count from which on an equal sum is no chance.
const LARGE: u64 = 1000;

/// Places of rows that are sums. `named` says which rows name a post.
pub(super) fn find(rows: &[Kept], named: &[bool]) -> Vec<(usize, Sum)> {
    let mut found = Vec::new();
    let mut before: HashMap<&str, Vec<Counts>> = HashMap::new();
    let some_named = named.iter().any(|named| *named);
    for (at, row) in rows.iter().enumerate() {
        let of_creator = before.entry(&row.creator).or_default();
        if !named[at] {
            let sum = is_sum(row, of_creator);
            let ahead = || {
                let behind: Vec<Counts> = rows[at + 1..]
                    .iter()
                    .filter(|other| other.creator == row.creator)
                    .map(|other| other.counts)
                    .collect();
                of_creator.is_empty().then(|| is_sum(row, &behind)).flatten()
            };
            if let Some(sum) = sum.or_else(ahead) {
                found.push((at, if some_named { Sum::Surely } else { sum }));
                of_creator.clear();
                continue;
            }
        }
        of_creator.push(row.counts);
    }
    found
}

/// Whether counts are the sums of others, of two at least.
fn is_sum(row: &Kept, parts: &[Counts]) -> Option<Sum> {
    if parts.len() < 2 {
        return None;
    }
    const REACH: usize = 1;
    let of = |counts: &Counts| [counts.views, counts.reach, counts.engagements, counts.clicks, counts.conversions];
    let mut equal = 0;
    let mut largest = 0;
    for (at, value) in of(&row.counts).into_iter().enumerate() {
        let Some(value) = value else { continue };
        let sum: u64 = parts.iter().filter_map(|part| of(part)[at]).sum();
        // Reach of several posts is people, who are not added up by everybody.
        if at == REACH && value < sum {
            continue;
        }
        if value != sum {
            return None;
        }
        if value > 0 {
            equal += 1;
            largest = largest.max(value);
        }
    }
    match equal {
        0 => None,
        // A total has no day of its own, and a post may well have as many views as two others together.
        1 if largest < LARGE || row.day.is_some() => Some(Sum::Perhaps),
        _ => Some(Sum::Surely),
    }
}
