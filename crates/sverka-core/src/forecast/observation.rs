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
    /// An order of its own: by time, and among equal times by a hash of the content, so that neither the order in which
    /// rows were given matters nor any column sorts the rows of one moment.
    pub(super) fn order(&self, other: &Self) -> Ordering {
        self.case.at.cmp(&other.case.at).then_with(|| self.mixed().cmp(&other.mixed())).then_with(|| {
            let words = |of: &Self| (of.case.creator.clone(), of.case.market.clone(), of.case.words.clone());
            words(self).cmp(&words(other))
        })
    }

    /// Fowler–Noll–Vo's hash of everything but the time.
    fn mixed(&self) -> u64 {
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        let mut put = |bytes: &[u8]| {
            for byte in bytes.iter().chain([&0x1f]) {
                hash = (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3);
            }
        };
        let case = &self.case;
        put(case.creator.as_bytes());
        put(case.market.as_bytes());
        case.words.iter().for_each(|word| put(word.as_bytes()));
        for cell in &case.numbers {
            match cell {
                Cell::Known(value) => put(&value.to_bits().to_le_bytes()),
                Cell::Missing => put(b"m"),
                Cell::Withheld => put(b"w"),
            }
        }
        put(&self.outcome.to_bits().to_le_bytes());
        // The last bytes have touched the low bits only.
        hash ^ (hash >> 29).wrapping_mul(0xbf58_476d_1ce4_e5b9)
    }
}
