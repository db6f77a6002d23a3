//! From the bins of a feature to its parameters: one for each bin that occurs, one for the trend over all. The trend runs
//! over the order of the bins, or over the places of the rows where those are given.

use super::super::columns::{BINS, FIRST};
use super::{Settings, Training};

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
    /// Where a bin lies on the trend: mean 0, variance 1 over the training rows; all 0 when rows have places of their own.
    pub(super) places: [f64; BINS],
    /// Where each row lies on the trend, when it is not told by the bin.
    pub(super) line: Option<Line>,
    /// How much of the training rows lies in a bin; sums to 1.
    pub(super) share: [f64; BINS],
    /// Mean of the parameters' columns.
    pub(super) mean: Vec<f64>,
}

/// Places of the rows on a trend.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    mean: f64,
    sd: f64,
    /// Mean 0, variance 1 over the training rows; an unknown value lies in the middle.
    pub(super) rows: Vec<f64>,
}

impl Line {
    /// From places as they were given; `None` when they do not vary.
    fn new(given: &[f64], weights: &[f64]) -> Option<Self> {
        let known = || given.iter().zip(weights).filter(|(place, _)| place.is_finite());
        let total: f64 = known().map(|(_, weight)| weight).sum();
        let mean = known().map(|(place, weight)| place * weight).sum::<f64>() / total;
        let sd = (known().map(|(place, weight)| weight * (place - mean).powi(2)).sum::<f64>() / total).sqrt();
        let line = Self { mean, sd, rows: Vec::new() };
        (sd.is_finite() && sd > f64::EPSILON * mean.abs())
            .then(|| Self { rows: given.iter().map(|place| line.at(*place)).collect(), ..line })
    }

    /// A place in standard deviations from the mean.
    pub(super) fn at(&self, place: f64) -> f64 {
        if place.is_finite() { (place - self.mean) / self.sd } else { 0.0 }
    }
}

impl Basis {
    fn new(share: [f64; BINS], line: Option<Line>, from: usize, settings: &Settings) -> Self {
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
        let trend = (settings.trend.is_some() && known >= 3).then_some(size);
        size += usize::from(trend.is_some());
        let line = line.filter(|_| trend.is_some());
        let places = if line.is_some() { [0.0; BINS] } else { places(&slots, known, &share) };
        let mut basis = Self { from, size, slots, known, trend, places, line, share, mean: vec![0.0; size] };
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
        Self { from: 0, size: 0, slots: none, known: 0, trend: None, line: None, mean: Vec::new(), ..self.clone() }
    }

    /// The parameters a bin switches on, within the feature, and how strongly. A trend over rows is none of them.
    pub(super) fn entries(&self, bin: usize) -> [Option<(usize, f64)>; 2] {
        let trend = self.trend.filter(|_| self.line.is_none());
        [self.slots[bin].map(|slot| (slot, 1.0)), trend.map(|slot| (slot, self.places[bin]))]
    }

    /// The parameter of the trend over rows, in the whole system, and the places.
    pub(super) fn line(&self) -> Option<(usize, &Line)> {
        self.trend.zip(self.line.as_ref()).map(|(slot, line)| (self.from + slot, line))
    }

    /// As [`Self::centred`], for a value that lies at a place of the trend over rows.
    pub(super) fn centred_at(&self, bin: usize, place: f64) -> Vec<f64> {
        let mut row = self.centred(bin);
        if let (Some(slot), Some(line), true) = (self.trend, &self.line, self.slots[bin].is_some()) {
            row[slot] = line.at(place);
        }
        row
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
pub(super) fn bases(training: &Training<'_>, weights: &[f64], settings: &Settings) -> (Vec<Basis>, usize) {
    let columns = training.columns;
    let total: f64 = weights.iter().sum();
    let mut size = 1;
    let mut bases = Vec::with_capacity(columns.features());
    for feature in 0..columns.features() {
        let mut share = [0.0; BINS];
        for (bin, weight) in columns.column(feature).into_iter().zip(weights) {
            share[usize::from(bin)] += weight / total;
        }
        // A part that must go in one direction is a function of its bin alone.
        let free = settings.monotone.iter().all(|(held, _)| *held != feature);
        let given = training.places.and_then(|places| places.get(feature)).filter(|places| free && !places.is_empty());
        let line = given.and_then(|places| Line::new(places, weights));
        let basis = Basis::new(share, line, size, settings);
        size += basis.size;
        bases.push(basis);
    }
    (bases, size)
}
