//! Columns: numbers that say themselves whether they are known, shares in hundredths of a per cent, and texts.

use crate::model::{Confidence, Metric};

/// Nobody has the number. Not a number, so no comparison holds for it.
pub(crate) const MISSING: f32 = f32::from_bits(0x7fc0_0001);
/// The source keeps the number.
pub(crate) const WITHHELD: f32 = f32::from_bits(0x7fc0_0002);

/// True for [`WITHHELD`]; the payload of a NaN survives being stored and read, never arithmetic.
pub(crate) fn is_withheld(value: f32) -> bool {
    value.to_bits() == WITHHELD.to_bits()
}

/// A number of a record.
pub(super) fn number(metric: Option<&Metric>) -> f32 {
    match metric {
        Some(metric) if metric.confidence == Confidence::Withheld => WITHHELD,
        Some(metric) => metric.known().map_or(MISSING, single),
        None => MISSING,
    }
}

/// Single precision: seven digits, enough to compare creators by.
pub(crate) fn single(value: f64) -> f32 {
    #[allow(clippy::cast_possible_truncation, reason = "rounding is what is wanted")]
    let value = value as f32;
    if value.is_finite() { value } else { MISSING }
}

/// A rank nobody can tell.
pub(crate) const NO_RANK: u8 = u8::MAX;
/// A rank whose number the source keeps.
pub(crate) const RANK_WITHHELD: u8 = u8::MAX - 1;

/// A rank as a number.
pub(crate) fn rank_number(rank: u8) -> f32 {
    match rank {
        NO_RANK => MISSING,
        RANK_WITHHELD => WITHHELD,
        rank => f32::from(rank),
    }
}

/// A share nobody has.
pub(crate) const NO_SHARE: u16 = u16::MAX;
/// Parts of one.
const PARTS: f64 = 10_000.0;

/// A share in hundredths of a per cent.
pub(crate) fn share(value: f64) -> u16 {
    let parts = (value * PARTS).round();
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 10,000")]
    if parts.is_finite() { parts.clamp(0.0, PARTS) as u16 } else { NO_SHARE }
}

/// A share as a part of one: the single nearest to it, so 15 % kept and 15 % asked are equal.
pub(crate) fn share_number(parts: u16) -> f32 {
    if parts == NO_SHARE { MISSING } else { f32::from(parts) / 10_000.0 }
}

/// Many short texts in one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Strings {
    pub(super) ends: Vec<u32>,
    pub(super) text: String,
}

impl Strings {
    pub(crate) fn push(&mut self, text: &str) {
        self.text.push_str(text);
        // A base of a million creators has tens of megabytes of names; four thousand are refused by the builder.
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
    }

    pub(crate) fn get(&self, place: usize) -> &str {
        let start = if place == 0 { 0 } else { self.ends.get(place - 1).map_or(0, |end| *end as usize) };
        let end = self.ends.get(place).map_or(start, |end| *end as usize);
        self.text.get(start..end).unwrap_or_default()
    }

    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The place of a text, when the texts are sorted.
    pub(crate) fn find(&self, text: &str) -> Option<usize> {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            match self.get(middle).cmp(text) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return Some(middle),
            }
        }
        None
    }

    /// The first place whose text is not less, when the texts are sorted.
    pub(crate) fn lower_bound(&self, text: &str) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.get(middle) < text { low = middle + 1 } else { high = middle }
        }
        low
    }
}

impl<'a> FromIterator<&'a str> for Strings {
    fn from_iter<T: IntoIterator<Item = &'a str>>(texts: T) -> Self {
        let mut all = Self::default();
        texts.into_iter().for_each(|text| all.push(text));
        all
    }
}

/// Rows by group: the rows of group `g` are `rows[ends[g-1]..ends[g]]`, rising.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Groups {
    pub(super) ends: Vec<u32>,
    pub(super) rows: Vec<u32>,
}

impl Groups {
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(crate) fn range(&self, group: usize) -> std::ops::Range<usize> {
        let start = if group == 0 { 0 } else { self.ends.get(group - 1).map_or(0, |end| *end as usize) };
        start..self.ends.get(group).map_or(start, |end| *end as usize)
    }

    pub(crate) fn rows(&self, group: usize) -> &[u32] {
        self.rows.get(self.range(group)).unwrap_or_default()
    }
}
