//! Where one bin of a feature ends and the next begins.

use super::columns::{BINS, Cell, FIRST, MISSING, WITHHELD};
use super::scale::Scale;
use serde::{Deserialize, Serialize};

/// Bins of known values that one column holds: all but those of missing and withheld ones.
pub const KNOWN_BINS: usize = BINS - FIRST as usize;
/// Edges that one column holds.
pub const COLUMN_EDGES: usize = KNOWN_BINS - 1;
/// Columns that one feature takes at most.
pub const COLUMNS_AT_MOST: usize = 4;
/// Edges of one feature at most.
pub const EDGES_AT_MOST: usize = COLUMNS_AT_MOST * COLUMN_EDGES;

/// Rising edges between the bins of known values; a value at an edge belongs to the bin above.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Edges(Vec<f64>);

impl Edges {
    /// Whether they can be used; edges read from a file may not be.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.0.len() <= EDGES_AT_MOST
            && self.0.iter().all(|edge| edge.is_finite())
            && self.0.windows(2).all(|pair| pair[0] < pair[1])
    }

    /// Edges of one column that give bins of about as many rows each; as [`Self::weighted`] with weights of 1.
    #[must_use]
    pub fn quantiles(values: impl IntoIterator<Item = f64>) -> Self {
        Self::weighted(values.into_iter().map(|value| (value, 1.0)))
    }

    /// Edges of one column that give bins of about the same weight each. A value so heavy that it fills a bin gets one of
    /// its own, and the others share what is left; an edge lies half-way between the neighbours it divides. Values that
    /// are not finite take no part. Weights are 1 in the mean.
    #[must_use]
    pub fn weighted(values: impl IntoIterator<Item = (f64, f64)>) -> Self {
        let distinct = distinct(values);
        if distinct.len() <= KNOWN_BINS {
            return Self(distinct.windows(2).map(|pair| between(pair[0].0, pair[1].0)).collect());
        }
        let total: f64 = distinct.iter().map(|(_, weight)| weight).sum();
        let is_heavy = |weight: f64| weight * KNOWN_BINS as f64 >= total;
        let heavy = distinct.iter().filter(|(_, weight)| is_heavy(*weight)).count();
        let mut left: f64 = distinct.iter().map(|(_, weight)| *weight).filter(|weight| !is_heavy(*weight)).sum();
        let mut left_bins = KNOWN_BINS - heavy;
        let mut edges = Vec::with_capacity(COLUMN_EDGES);
        let mut filled = 0.0;
        for pair in distinct.windows(2) {
            let ((value, weight), (next, next_weight)) = (pair[0], pair[1]);
            if edges.len() == COLUMN_EDGES {
                break;
            }
            if is_heavy(weight) {
                edges.push(between(value, next));
                filled = 0.0;
                continue;
            }
            filled += weight;
            // Close a bin when it has its share, when adding half of the next value would overfill it, or before a
            // value that stands alone. Shares are rounded to whole rows.
            let share = (left / left_bins.max(1) as f64).ceil();
            let full = filled >= share || filled + (next_weight / 2.0).floor() > share;
            if left_bins > 0 && (full || (is_heavy(next_weight) && filled * 2.0 >= share)) {
                edges.push(between(value, next));
                left = (left - filled).max(0.0);
                left_bins -= 1;
                filled = 0.0;
            }
        }
        Self(edges)
    }

    /// These edges and more, evenly over the places of the values on a scale, so that a line over them is followed in
    /// small steps: [`EDGES_AT_MOST`] in all. Every bin holds a value. Edges that part all values stay as they are.
    #[must_use]
    pub fn finer(&self, values: impl IntoIterator<Item = f64>, scale: Scale) -> Self {
        let distinct = distinct(values.into_iter().map(|value| (value, 1.0)));
        let (Some((least, _)), Some((most, _))) = (distinct.first(), distinct.last()) else { return self.clone() };
        if distinct.len() <= self.bins() {
            return self.clone();
        }
        let (from, to) = (scale.place(*least), scale.place(*most));
        let more = EDGES_AT_MOST - self.0.len().min(EDGES_AT_MOST);
        let mut edges = self.0.clone();
        for step in 1..=more {
            let place = from + (to - from) * step as f64 / (more + 1) as f64;
            let above = distinct.partition_point(|(value, _)| scale.place(*value) < place);
            if above > 0 && above < distinct.len() {
                edges.push(between(distinct[above - 1].0, distinct[above].0));
            }
        }
        edges.sort_unstable_by(f64::total_cmp);
        edges.dedup();
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

    /// Columns of sixteen bins that hold them: one for every thirteen edges.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.0.len().div_ceil(COLUMN_EDGES).max(1)
    }

    /// The bin of a value: 0 to 15 when the edges are those of one column.
    #[must_use]
    pub fn bin(&self, cell: Cell) -> u8 {
        match cell {
            Cell::Known(value) if value.is_finite() => {
                let above = self.0.partition_point(|edge| *edge <= value);
                // There are at most 52 edges.
                FIRST + u8::try_from(above).unwrap_or(0)
            }
            Cell::Withheld => WITHHELD,
            Cell::Known(_) | Cell::Missing => MISSING,
        }
    }
}

/// Rising values with the sum of their weights each.
fn distinct(values: impl IntoIterator<Item = (f64, f64)>) -> Vec<(f64, f64)> {
    let mut sorted: Vec<(f64, f64)> = values.into_iter().filter(|(value, _)| value.is_finite()).collect();
    sorted.sort_unstable_by(|one, other| one.0.total_cmp(&other.0).then(one.1.total_cmp(&other.1)));
    let mut distinct: Vec<(f64, f64)> = Vec::new();
    for (value, weight) in sorted {
        match distinct.last_mut() {
            #[allow(clippy::float_cmp, reason = "the same value counts as one")]
            Some((last, sum)) if *last == value => *sum += weight,
            _ => distinct.push((value, weight)),
        }
    }
    distinct
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
    fn weights_share_the_bins() {
        // One row of ten is rare and small; weighed as much as the others, the rare ones get half of the bins.
        let among_rare = |weights: [f64; 2]| {
            let values = (0..1000).map(|row| (f64::from(row), weights[usize::from(row >= 100)]));
            let edges = Edges::weighted(values);
            assert_eq!(edges.bins(), KNOWN_BINS);
            edges.as_slice().iter().filter(|edge| **edge < 100.0).count()
        };
        assert!(among_rare([5.0, 5.0 / 9.0]).abs_diff(KNOWN_BINS / 2) <= 1);
        // Negative control: rows that count alike give them no more than their share.
        assert!(among_rare([1.0, 1.0]) <= 2);
    }

    #[test]
    fn finer_edges_keep_the_others_and_leave_no_bin_empty() {
        let values: Vec<f64> = (0..400).map(|row| f64::from(row * row)).collect();
        let coarse = Edges::quantiles(values.iter().copied());
        let fine = coarse.finer(values.iter().copied(), Scale::Logarithmic);
        assert!(fine.is_valid() && fine.columns() <= COLUMNS_AT_MOST && fine.bins() > 2 * coarse.bins());
        assert!(coarse.as_slice().iter().all(|edge| fine.as_slice().contains(edge)));
        let mut counts = vec![0; fine.bins()];
        values.iter().for_each(|value| counts[usize::from(fine.bin(Cell::Known(*value)) - FIRST)] += 1);
        assert!(counts.iter().all(|count| *count > 0), "{counts:?}");
        let few = Edges::quantiles([0.0, 1.0, 5.0]);
        assert_eq!(few.finer([0.0, 1.0, 5.0], Scale::Plain), few);
    }

    #[test]
    fn the_unknown_has_its_own_bins() {
        let edges = Edges(vec![1.0, 2.0]);
        let cells = [Cell::Missing, Cell::Withheld, Cell::Known(0.9), Cell::Known(1.0), Cell::Known(9.0)];
        assert_eq!(cells.map(|cell| edges.bin(cell)), [0, 1, 2, 3, 4]);
        assert_eq!(edges.bin(Cell::Known(f64::NAN)), MISSING);
    }

    #[test]
    fn edges_that_do_not_rise_or_are_too_many_cannot_be_used() {
        assert!(Edges((0..52).map(f64::from).collect()).is_valid());
        for wrong in [vec![2.0, 1.0], vec![1.0, 1.0], vec![f64::NAN], (0..53).map(f64::from).collect()] {
            assert!(!Edges(wrong).is_valid());
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
