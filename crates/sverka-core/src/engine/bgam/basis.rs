//! From the bins of a feature to its parameters: one for each bin that occurs, one for the trend over all.

use super::super::columns::{BINS, Columns, FIRST};
use super::Settings;

/// The parameters of one feature.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Basis {
    /// Its first parameter in the whole system; 0 is the base.
    pub(super) from: usize,
    /// How many parameters it has; none when its part is held.
    pub(super) size: usize,
    /// Which parameter a bin switches on.
    pub(super) slots: [Option<usize>; BINS],
    /// Slots of known values, which are neighbours in this order; slots after them are of unknown values.
    pub(super) known: usize,
    /// The parameter of the trend.
    pub(super) trend: Option<usize>,
    /// Where a bin lies on the trend: mean 0, variance 1 over the training rows.
    pub(super) places: [f64; BINS],
    /// How much of the training rows lies in a bin; sums to 1.
    pub(super) share: [f64; BINS],
    /// Mean of the parameters' columns.
    pub(super) mean: Vec<f64>,
}

impl Basis {
    fn new(share: [f64; BINS], from: usize, settings: &Settings) -> Self {
        let first = usize::from(FIRST);
        let seen = |bin: &usize| share[*bin] > 0.0;
        let (low, high) = ((first..BINS).find(seen), (first..BINS).rev().find(seen));
        let mut slots = [None; BINS];
        let mut known = 0;
        if let (Some(low), Some(high)) = (low, high) {
            // Bins beyond those seen belong to the last one seen.
            known = high - low + 1;
            for (bin, slot) in slots.iter_mut().enumerate().skip(first) {
                *slot = Some(bin.clamp(low, high) - low);
            }
        }
        let mut size = known;
        for (bin, slot) in slots.iter_mut().enumerate().take(first) {
            if share[bin] > 0.0 {
                *slot = Some(size);
                size += 1;
            }
        }
        let places = places(&slots, known, &share);
        let trend = (settings.trend.is_some() && known >= 3).then_some(size);
        size += usize::from(trend.is_some());
        let mut basis = Self { from, size, slots, known, trend, places, share, mean: vec![0.0; size] };
        for (bin, part) in share.iter().enumerate() {
            for (slot, value) in basis.entries(bin).into_iter().flatten() {
                basis.mean[slot] += part * value;
            }
        }
        basis
    }

    /// A feature whose part is held: without parameters.
    pub(super) fn held(&self) -> Self {
        let none = [None; BINS];
        Self { from: 0, size: 0, slots: none, known: 0, trend: None, mean: Vec::new(), ..self.clone() }
    }

    /// The parameters a bin switches on, within the feature, and how strongly.
    pub(super) fn entries(&self, bin: usize) -> [Option<(usize, f64)>; 2] {
        [self.slots[bin].map(|slot| (slot, 1.0)), self.trend.map(|slot| (slot, self.places[bin]))]
    }

    /// A row of the centred columns, one number a parameter. An unknown value that training never saw is average.
    pub(super) fn centred(&self, bin: usize) -> Vec<f64> {
        if self.slots[bin].is_none() {
            return vec![0.0; self.size];
        }
        let mut row: Vec<f64> = self.mean.iter().map(|mean| -mean).collect();
        for (slot, value) in self.entries(bin).into_iter().flatten() {
            row[slot] += value;
        }
        row
    }

    /// Adds `λ · structure` of the steps and `τ` of the trend to the diagonal block through `add(row, column, value)`.
    pub(super) fn penalty(&self, ridge: f64, lambda: f64, tau: f64, mut add: impl FnMut(usize, usize, f64)) {
        for slot in 0..self.known {
            add(slot, slot, lambda * ridge);
            if slot > 0 {
                add(slot, slot, lambda);
                add(slot - 1, slot - 1, lambda);
                add(slot, slot - 1, -lambda);
                add(slot - 1, slot, -lambda);
            }
        }
        for slot in self.known..self.steps() {
            add(slot, slot, lambda);
        }
        if let Some(slot) = self.trend {
            add(slot, slot, tau);
        }
    }

    /// Parameters that are not the trend.
    pub(super) fn steps(&self) -> usize {
        self.size - usize::from(self.trend.is_some())
    }
}

/// Places of the bins on the trend, by their order; an unknown value lies in the middle.
fn places(slots: &[Option<usize>; BINS], known: usize, share: &[f64; BINS]) -> [f64; BINS] {
    let order = |bin: usize| slots[bin].filter(|slot| *slot < known).map(|slot| slot as f64);
    let total: f64 = (0..BINS).filter(|bin| order(*bin).is_some()).map(|bin| share[bin]).sum();
    let moment = |of: &dyn Fn(f64) -> f64| {
        (0..BINS).filter_map(|bin| order(bin).map(|place| share[bin] * of(place))).sum::<f64>() / total
    };
    let mean = moment(&|place| place);
    let sd = moment(&|place| (place - mean).powi(2)).sqrt();
    let mut places = [0.0; BINS];
    if sd > 0.0 && sd.is_finite() {
        for (bin, place) in places.iter_mut().enumerate() {
            *place = order(bin).map_or(0.0, |order| (order - mean) / sd);
        }
    }
    places
}

/// The bases of all features, and how many parameters they have with the base.
pub(super) fn bases(columns: &Columns, weights: &[f64], settings: &Settings) -> (Vec<Basis>, usize) {
    let total: f64 = weights.iter().sum();
    let mut size = 1;
    let mut bases = Vec::with_capacity(columns.features());
    for feature in 0..columns.features() {
        let mut share = [0.0; BINS];
        for (bin, weight) in columns.column(feature).into_iter().zip(weights) {
            share[usize::from(bin)] += weight / total;
        }
        let basis = Basis::new(share, size, settings);
        size += basis.size;
        bases.push(basis);
    }
    (bases, size)
}
