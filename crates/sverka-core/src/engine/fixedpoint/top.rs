//! The best rows of many, exactly, while their scores are still in the cache.

use super::super::columns::{CHUNK, Columns};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::sync::atomic::{AtomicI32, Ordering::Relaxed};

/// Chunks that are searched together.
const RANGE: usize = 16;

/// A row and its score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ranked {
    /// The row.
    pub row: usize,
    /// Its score.
    pub score: i32,
}

impl Ranked {
    /// Better first: the higher score, then the earlier row.
    fn key(&self) -> (std::cmp::Reverse<i32>, usize) {
        (std::cmp::Reverse(self.score), self.row)
    }
}

/// The best rows so far of one range, whose rows come in rising order.
struct Best {
    most: usize,
    rows: Vec<Ranked>,
    /// A row must have at least this score to matter.
    least: i32,
}

impl Best {
    fn prune(&mut self) {
        if self.rows.len() > self.most {
            self.rows.select_nth_unstable_by_key(self.most - 1, Ranked::key);
            self.rows.truncate(self.most);
            // Rows to come are later than all here, so one of the same score would not be better.
            let worst = self.rows.iter().map(|ranked| ranked.score).min().unwrap_or(i32::MIN);
            self.least = self.least.max(worst.saturating_add(1));
        }
    }
}

/// The best rows. The bound that ranges share only spares work: a row that it shuts out has at least `most` better ones,
/// so who comes first does not matter.
pub(super) fn top(columns: &Columns, most: usize, tile: impl Fn(usize, &mut [i32; CHUNK]) + Sync) -> Vec<Ranked> {
    let shared = AtomicI32::new(i32::MIN);
    let ranges: Vec<usize> = (0..columns.chunks()).step_by(RANGE).collect();
    let search = |from: &usize| {
        let mut best = Best { most, rows: Vec::with_capacity(3 * most), least: i32::MIN };
        let mut scores = [0; CHUNK];
        for chunk in *from..(from + RANGE).min(columns.chunks()) {
            tile(chunk, &mut scores);
            let rows = CHUNK.min(columns.rows() - chunk * CHUNK);
            for (line, scores) in scores[..rows].chunks(64).enumerate() {
                best.least = best.least.max(shared.load(Relaxed));
                let highest = scores.iter().fold(i32::MIN, |highest, score| highest.max(*score));
                if highest < best.least {
                    continue;
                }
                for (at, score) in scores.iter().enumerate().filter(|(_, score)| **score >= best.least) {
                    best.rows.push(Ranked { row: chunk * CHUNK + line * 64 + at, score: *score });
                }
                if best.rows.len() >= 2 * most {
                    best.prune();
                    // Elsewhere a row may be earlier, so there an equal score still counts.
                    shared.fetch_max(best.least.saturating_sub(1), Relaxed);
                }
            }
        }
        best.prune();
        best.rows
    };
    if most == 0 {
        return Vec::new();
    }
    let mut all: Vec<Ranked> = ranges.par_iter().flat_map_iter(search).collect();
    all.sort_unstable_by_key(Ranked::key);
    all.truncate(most);
    all
}
