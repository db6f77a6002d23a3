//! Observations in the order of time, their names as small numbers.

use super::observation::{Case, Observation};
use crate::engine::columns::Cell;
use std::collections::BTreeMap;

/// Number of a name that is not known.
pub(super) const NOBODY: u32 = u32::MAX;

/// Numbers of names.
#[derive(Debug, Default)]
pub(super) struct Names(BTreeMap<String, u32>);

impl Names {
    fn number(&mut self, name: &str) -> u32 {
        if name.is_empty() {
            return NOBODY;
        }
        if let Some(number) = self.0.get(name) {
            return *number;
        }
        let next = self.0.len() as u32;
        self.0.insert(name.to_owned(), next);
        next
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// What is kept of each name, in the order of names.
    pub(super) fn keep<T>(&self, of: impl Fn(usize) -> T) -> BTreeMap<String, T> {
        self.0.iter().map(|(name, number)| (name.clone(), of(*number as usize))).collect()
    }
}

/// Rows to learn from.
#[derive(Debug)]
pub(super) struct Rows {
    /// Days since 1970.
    pub(super) at: Vec<f64>,
    pub(super) creator: Vec<u32>,
    pub(super) creators: Names,
    /// The level of each row in each grouping.
    pub(super) levels: Vec<Vec<u32>>,
    pub(super) groups: Vec<Names>,
    pub(super) market: Vec<String>,
    pub(super) numbers: Vec<Vec<Cell>>,
    /// The outcome on the model's scale.
    pub(super) outcome: Vec<f64>,
}

/// Names of a case in each grouping: its market, its words, and its market with its first word.
pub(super) fn groupings(case: &Case) -> Vec<String> {
    let pair = match case.words.first() {
        Some(word) if !word.is_empty() && !case.market.is_empty() => format!("{}\u{1f}{word}", case.market),
        _ => String::new(),
    };
    let mut all = vec![case.market.clone()];
    all.extend(case.words.iter().cloned());
    all.push(pair);
    all
}

/// Days since 1970.
pub(super) fn days(case: &Case) -> f64 {
    case.at.timestamp_millis() as f64 / 86_400_000.0
}

impl Rows {
    /// Observations must be in their order; all have the same number of words and numbers.
    pub(super) fn new(sorted: &[&Observation], scale: impl Fn(f64) -> f64) -> Self {
        let first = &sorted[0].case;
        let groupings_of = groupings(first).len();
        let mut rows = Self {
            at: sorted.iter().map(|row| days(&row.case)).collect(),
            creator: Vec::with_capacity(sorted.len()),
            creators: Names::default(),
            levels: vec![Vec::with_capacity(sorted.len()); groupings_of],
            groups: (0..groupings_of).map(|_| Names::default()).collect(),
            market: sorted.iter().map(|row| row.case.market.clone()).collect(),
            numbers: (0..first.numbers.len())
                .map(|at| sorted.iter().map(|row| row.case.numbers[at]).collect())
                .collect(),
            outcome: sorted.iter().map(|row| scale(row.outcome)).collect(),
        };
        for row in sorted {
            rows.creator.push(rows.creators.number(&row.case.creator));
            for (group, name) in groupings(&row.case).iter().enumerate() {
                let number = rows.groups[group].number(name);
                rows.levels[group].push(number);
            }
        }
        rows
    }

    pub(super) fn len(&self) -> usize {
        self.outcome.len()
    }
}
