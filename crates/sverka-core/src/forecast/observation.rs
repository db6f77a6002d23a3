//! What a forecast is asked about, and what it learns from.

use crate::engine::columns::Cell;
use chrono::{DateTime, Utc};
use std::cmp::Ordering;

/// A post that was or will be published: what is known of it before its outcome.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// When the outcome is (or was) known. A forecast for it uses only outcomes known earlier.
    pub at: DateTime<Utc>,
    /// Whose post; empty when not known.
    pub creator: String,
    /// In which market; empty when not known.
    pub market: String,
    /// Words in the order of the schema (category, format, platform …); empty: not known.
    pub words: Vec<String>,
    /// Numbers in the order of the schema.
    pub numbers: Vec<Cell>,
}

/// A case with its outcome.
#[derive(Debug, Clone, PartialEq)]
pub struct Observation {
    /// What was known before.
    pub case: Case,
    /// What came: views, clicks … in its own unit.
    pub outcome: f64,
}

impl Observation {
    /// An order of its own: by time, and among equal times by content, so that the order in which rows were given never
    /// matters.
    pub(super) fn order(&self, other: &Self) -> Ordering {
        let (one, two) = (&self.case, &other.case);
        let number = |cell: &Cell| match cell {
            Cell::Known(value) => *value,
            Cell::Missing => f64::NEG_INFINITY,
            Cell::Withheld => f64::INFINITY,
        };
        (one.at, &one.creator, &one.market, &one.words)
            .cmp(&(two.at, &two.creator, &two.market, &two.words))
            .then_with(|| self.outcome.total_cmp(&other.outcome))
            .then_with(|| {
                let pairs = one.numbers.iter().zip(&two.numbers);
                let differ = pairs.map(|(one, two)| number(one).total_cmp(&number(two))).find(|order| order.is_ne());
                differ.unwrap_or(Ordering::Equal)
            })
    }
}
