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

/// Several rows of a creator added up.
#[derive(Debug, Clone, Copy, Default)]
struct Added {
    rows: usize,
    counts: [u64; 5],
}

impl Added {
    fn add(&mut self, counts: &Counts) {
        self.rows += 1;
        for (sum, count) in self.counts.iter_mut().zip(of(counts)) {
            *sum = sum.saturating_add(count.unwrap_or_default());
        }
    }

    /// What is left of all rows behind these.
    fn behind(&self, all: &Self) -> Self {
        let mut left = Self { rows: all.rows.saturating_sub(self.rows), counts: all.counts };
        left.counts.iter_mut().zip(self.counts).for_each(|(sum, before)| *sum = sum.saturating_sub(before));
        left
    }
}

fn of(counts: &Counts) -> [Option<u64>; 5] {
    [counts.views, counts.reach, counts.engagements, counts.clicks, counts.conversions]
}

/// The rows of a creator on the way through the table.
#[derive(Default)]
struct OfCreator {
    all: Added,
    /// All rows up to here.
    so_far: Added,
    /// Those since the last sum.
    since: Added,
}

/// Places of rows that are sums. `named` says which rows name a post.
pub(super) fn find(rows: &[Kept], named: &[bool]) -> Vec<(usize, Sum)> {
    let mut found = Vec::new();
    let mut creators: HashMap<&str, OfCreator> = HashMap::new();
    for row in rows {
        creators.entry(&row.creator).or_default().all.add(&row.counts);
    }
    let some_named = named.iter().any(|named| *named);
    for (at, row) in rows.iter().enumerate() {
        let own = creators.entry(&row.creator).or_default();
        own.so_far.add(&row.counts);
        if !named[at] {
            let ahead = || (own.since.rows == 0).then(|| is_sum(row, &own.so_far.behind(&own.all))).flatten();
            if let Some(sum) = is_sum(row, &own.since).or_else(ahead) {
                found.push((at, if some_named { Sum::Surely } else { sum }));
                own.since = Added::default();
                continue;
            }
        }
        own.since.add(&row.counts);
    }
    found
}

/// Whether counts are the sums of others, of two at least.
fn is_sum(row: &Kept, parts: &Added) -> Option<Sum> {
    if parts.rows < 2 {
        return None;
    }
    const REACH: usize = 1;
    let mut equal = 0;
    let mut largest = 0;
    for (at, (value, sum)) in of(&row.counts).into_iter().zip(parts.counts).enumerate() {
        let Some(value) = value else { continue };
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
