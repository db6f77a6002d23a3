//! Where one bin of a feature ends and the next begins.

use super::columns::{BINS, Cell, FIRST, MISSING, WITHHELD};
use serde::{Deserialize, Serialize};

/// Bins of known values at most: all but those of missing and withheld ones.
pub const KNOWN_BINS: usize = BINS - FIRST as usize;

/// Rising edges between the bins of known values; a value at an edge belongs to the bin above.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Edges(Vec<f64>);

/// Why edges cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("edges must be finite, rise, and be {} at most", KNOWN_BINS - 1)]
pub struct BadEdges;

impl Edges {
    /// Given edges.
    ///
    /// # Errors
    /// [`BadEdges`] when they do not rise or are too many.
    pub fn new(edges: Vec<f64>) -> Result<Self, BadEdges> {
        let made = Self(edges);
        if made.is_valid() { Ok(made) } else { Err(BadEdges) }
    }

    /// Whether they can be used; edges read from a file may not be.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.0.len() < KNOWN_BINS
            && self.0.iter().all(|edge| edge.is_finite())
            && self.0.windows(2).all(|pair| pair[0] < pair[1])
    }

    /// Edges that give bins of about as many rows each. A value so frequent that it fills a bin gets one of its own, and
    /// the others share what is left; an edge lies half-way between the neighbours it divides. Values that are not
    /// finite take no part.
    #[must_use]
    pub fn quantiles(values: impl IntoIterator<Item = f64>) -> Self {
        let mut sorted: Vec<f64> = values.into_iter().filter(|value| value.is_finite()).collect();
        sorted.sort_unstable_by(f64::total_cmp);
        let mut distinct: Vec<(f64, usize)> = Vec::new();
        for value in sorted {
            match distinct.last_mut() {
                #[allow(clippy::float_cmp, reason = "the same value counts as one")]
                Some((last, count)) if *last == value => *count += 1,
                _ => distinct.push((value, 1)),
            }
        }
        if distinct.len() <= KNOWN_BINS {
            return Self(distinct.windows(2).map(|pair| between(pair[0].0, pair[1].0)).collect());
        }
        let rows: usize = distinct.iter().map(|(_, count)| count).sum();
        let is_heavy = |count: usize| count * KNOWN_BINS >= rows;
        let heavy = distinct.iter().filter(|(_, count)| is_heavy(*count)).count();
        let mut left_rows: usize = distinct.iter().map(|(_, count)| *count).filter(|count| !is_heavy(*count)).sum();
        let mut left_bins = KNOWN_BINS - heavy;
        let mut edges = Vec::with_capacity(KNOWN_BINS - 1);
        let mut filled = 0;
        for pair in distinct.windows(2) {
            let ((value, count), (next, next_count)) = (pair[0], pair[1]);
            if edges.len() == KNOWN_BINS - 1 {
                break;
            }
            if is_heavy(count) {
                edges.push(between(value, next));
                filled = 0;
                continue;
            }
            filled += count;
            // Close a bin when it has its share, when adding half of the next value would overfill it, or before a
            // value that stands alone.
            let share = left_rows.div_ceil(left_bins.max(1));
            let full = filled >= share || filled + next_count / 2 > share;
            if left_bins > 0 && (full || (is_heavy(next_count) && filled * 2 >= share)) {
                edges.push(between(value, next));
                left_rows -= filled.min(left_rows);
                left_bins -= 1;
                filled = 0;
            }
        }
        Self(edges)
    }

    /// The edges.
    #[must_use]
    pub fn as_slice(&self) -> &[f64] {
        &self.0
    }

    /// Bins of known values.
    #[must_use]
    pub fn bins(&self) -> usize {
        self.0.len() + 1
    }

    /// The bin of a value, 0 to 15.
    #[must_use]
    pub fn bin(&self, cell: Cell) -> u8 {
        match cell {
            Cell::Known(value) if value.is_finite() => {
                let above = self.0.partition_point(|edge| *edge <= value);
                // There are at most 13 edges.
                FIRST + u8::try_from(above).unwrap_or(0)
            }
            Cell::Withheld => WITHHELD,
            Cell::Known(_) | Cell::Missing => MISSING,
        }
    }
}

/// A point that is above the first value and not above the second: half-way, with as few digits as that allows.
fn between(low: f64, high: f64) -> f64 {
    let middle = low + (high - low) / 2.0;
    let fits = |point: &f64| *point > low && *point <= high && point.is_finite();
    let short = [2, 4, 6, 8].into_iter().filter_map(|digits| format!("{middle:.digits$e}").parse().ok());
    short.chain([middle]).find(fits).unwrap_or(high)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shares(values: &[f64]) -> Vec<usize> {
        let edges = Edges::quantiles(values.iter().copied());
        let mut counts = vec![0; edges.bins()];
        for value in values {
            counts[usize::from(edges.bin(Cell::Known(*value)) - FIRST)] += 1;
        }
        counts
    }

    #[test]
    fn few_distinct_values_have_a_bin_each() {
        assert_eq!(shares(&[1.0, 0.0, 1.0, 5.0]), [1, 2, 1]);
        assert_eq!(Edges::quantiles([0.0, 1.0]).as_slice(), [0.5]);
        assert_eq!(Edges::quantiles([3.0, 3.0]).bins(), 1);
        assert_eq!(Edges::quantiles([f64::NAN]).bins(), 1);
    }

    #[test]
    fn a_frequent_value_stands_alone_and_the_rest_is_shared_evenly() {
        let mut values = vec![0.0; 700];
        values.extend((0..1300).map(|i| 1.0 + f64::from(i)));
        let counts = shares(&values);
        assert_eq!((counts.len(), counts[0]), (KNOWN_BINS, 700));
        assert!(counts[1..].iter().all(|count| (95..=105).contains(count)), "{counts:?}");
    }

    #[test]
    fn the_unknown_has_its_own_bins() {
        let edges = Edges::new(vec![1.0, 2.0]).unwrap();
        let cells = [Cell::Missing, Cell::Withheld, Cell::Known(0.9), Cell::Known(1.0), Cell::Known(9.0)];
        assert_eq!(cells.map(|cell| edges.bin(cell)), [0, 1, 2, 3, 4]);
        assert_eq!(edges.bin(Cell::Known(f64::NAN)), MISSING);
    }

    #[test]
    fn edges_that_do_not_rise_are_refused() {
        for wrong in [vec![2.0, 1.0], vec![1.0, 1.0], vec![f64::NAN], (0..14).map(f64::from).collect()] {
            assert_eq!(Edges::new(wrong), Err(BadEdges));
        }
    }

    proptest! {
        #[test]
        fn edges_of_anything_are_valid_and_bins_keep_the_order(
            mut values in prop::collection::vec(prop_oneof![any::<f64>(), (-20i32..20).prop_map(f64::from)], 0..300)
        ) {
            let edges = Edges::quantiles(values.iter().copied());
            prop_assert!(edges.is_valid());
            values.retain(|value| value.is_finite());
            values.sort_by(f64::total_cmp);
            let bins: Vec<u8> = values.iter().map(|value| edges.bin(Cell::Known(*value))).collect();
            prop_assert!(bins.is_sorted());
            prop_assert!(bins.iter().all(|bin| (FIRST..16).contains(bin)));
        }
    }
}
