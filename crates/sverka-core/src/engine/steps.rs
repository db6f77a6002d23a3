//! A feature as it is fitted and as it is stored: steps of sixteen bins with a line over them, and the fine steps that
//! follow both.
//!
//! The line runs over the places of the values on their own [`Scale`], so that two values of one bin differ and what lies
//! between or beyond the bins of another table follows the trend. Its height is taken at the mean of every fine bin, in
//! training too: the fine steps are the model and not a likeness of it.

use super::bgam::{BadTraining, Fit, Settings, Training, fit};
use super::columns::{BadColumns, Cell, Columns, FIRST};
use super::edges::Edges;
use super::learn::Feature;
use super::scale::Scale;

/// Parts of one feature, bin by bin: missing, withheld, then known values from low to high.
#[derive(Debug, Clone, PartialEq)]
pub struct Steps {
    /// The feature's name.
    pub name: String,
    /// Edges between the bins of known values.
    pub edges: Edges,
    /// Parts, in logits or the response's unit.
    pub parts: Vec<f64>,
    /// Their standard deviations.
    pub sds: Vec<f64>,
}

impl Steps {
    /// The steps of a feature that was fitted without places.
    #[must_use]
    pub fn of_bins(fit: &Fit, feature: usize, name: String, edges: Edges) -> Self {
        let bins = edges.bins() + usize::from(FIRST);
        let first = |values: &[f64]| values.iter().copied().take(bins).collect();
        Self { name, edges, parts: first(&fit.parts[feature]), sds: first(&fit.sds[feature]) }
    }

    /// The part of a value.
    #[must_use]
    pub fn part(&self, cell: Cell) -> f64 {
        self.parts.get(usize::from(self.edges.bin(cell))).copied().unwrap_or_default()
    }
}

/// Rows to learn from, binned twice.
pub(super) struct Prepared {
    columns: Columns,
    response: Vec<f64>,
    /// Places of the rows, by feature.
    places: Vec<Vec<f64>>,
    /// Fine edges of every feature, and for each of their known bins its coarse bin and its place.
    fine: Vec<(Edges, Vec<(u8, f64)>)>,
}

impl Prepared {
    /// Bins some of the rows. Rows of both kinds weigh the same in the coarse bins: with one fake account in six, equal
    /// shares would leave the fakes two bins of each feature.
    pub(super) fn new(features: &[Feature], truth: &[bool], rows: &[usize]) -> Result<Self, BadColumns> {
        let positives = rows.iter().filter(|row| truth[**row]).count();
        let weight = |row: usize| {
            let alike = if truth[row] { positives } else { rows.len() - positives };
            rows.len() as f64 / (2 * alike.max(1)) as f64
        };
        let mut bins = Vec::with_capacity(features.len());
        let mut places = Vec::with_capacity(features.len());
        let mut fine = Vec::with_capacity(features.len());
        for (column, feature) in features.iter().enumerate() {
            let expected = features[0].cells.len();
            if feature.cells.len() != expected {
                return Err(BadColumns::Uneven { column, rows: feature.cells.len(), expected });
            }
            let cells: Vec<Cell> = rows.iter().map(|row| feature.cells[*row]).collect();
            let known: Vec<f64> = cells.iter().filter_map(value).collect();
            let weighed =
                rows.iter().zip(&cells).filter_map(|(row, cell)| value(cell).map(|value| (value, weight(*row))));
            let coarse = Edges::weighted(weighed);
            let scale = Scale::of(known.iter().copied());
            let edges = coarse.finer(known.iter().copied(), scale);
            let means = means(&edges, &known, scale);
            let place = |cell: &Cell| value(cell).map_or(f64::NAN, |_| means[usize::from(edges.bin(*cell) - FIRST)].1);
            bins.push(cells.iter().map(|cell| coarse.bin(*cell)).collect::<Vec<u8>>());
            places.push(cells.iter().map(place).collect());
            let known = means.iter().map(|(value, place)| (coarse.bin(Cell::Known(*value)), *place)).collect();
            fine.push((edges, known));
        }
        let response = rows.iter().map(|row| f64::from(u8::from(truth[*row]))).collect();
        Ok(Self { columns: Columns::new(&bins)?, response, places, fine })
    }

    /// Fits the rows.
    pub(super) fn fit(&self, settings: &Settings) -> Result<Fit, BadTraining> {
        let (columns, response) = (&self.columns, self.response.as_slice());
        fit(&Training { columns, response, weights: None, offset: None, places: Some(&self.places) }, settings)
    }

    /// The fitted features.
    pub(super) fn steps(&self, fit: &Fit, features: &[Feature]) -> Vec<Steps> {
        let fitted = self.fine.iter().zip(features).enumerate();
        fitted
            .map(|(at, ((edges, known), feature))| {
                let unknown = (0..FIRST).map(|bin| (bin, f64::NAN));
                let values: Vec<(u8, f64)> = unknown.chain(known.iter().copied()).collect();
                let (parts, sds) = fit.parts_at(at, &values).into_iter().unzip();
                Steps { name: feature.name.clone(), edges: edges.clone(), parts, sds }
            })
            .collect()
    }
}

fn value(cell: &Cell) -> Option<f64> {
    if let Cell::Known(value) = cell { value.is_finite().then_some(*value) } else { None }
}

/// For every bin a value that lies in it, and the mean place of those that do. Every bin of edges made from the values
/// holds one; a feature without values has a bin at 0.
fn means(edges: &Edges, values: &[f64], scale: Scale) -> Vec<(f64, f64)> {
    let mut sums = vec![(0.0, 0.0, 0.0); edges.bins()];
    for value in values {
        let sum = &mut sums[usize::from(edges.bin(Cell::Known(*value)) - FIRST)];
        *sum = (*value, sum.1 + scale.place(*value), sum.2 + 1.0);
    }
    sums.into_iter().map(|(value, sum, count)| (value, sum / f64::max(count, 1.0))).collect()
}

#[cfg(test)]
mod tests {
    use super::super::bgam::Link;
    use super::*;

    /// Values over orders of magnitude of which the logarithm decides, with gaps between the rows.
    fn world() -> (Vec<Feature>, Vec<bool>) {
        let values: Vec<f64> = (0..600).map(|row| (f64::from(row) / 40.0).exp().floor()).collect();
        let truth = (0..600).map(|row| (row * 37) % 600 < row).collect();
        let cells = values.into_iter().map(Cell::Known).collect();
        (vec![Feature { name: "amount".to_owned(), cells }], truth)
    }

    #[test]
    fn values_of_one_bin_differ_along_the_line_and_those_without_a_line_do_not() {
        let (features, truth) = world();
        let rows: Vec<usize> = (0..600).collect();
        let prepared = Prepared::new(&features, &truth, &rows).unwrap();
        let fitted = prepared.fit(&Settings::new(Link::Logit)).unwrap();
        let steps = &prepared.steps(&fitted, &features)[0];
        let different = |parts: &[f64]| {
            let mut bits: Vec<u64> = parts.iter().map(|part| part.to_bits()).collect();
            bits.sort_unstable();
            bits.dedup();
            bits.len()
        };
        assert!(steps.edges.columns() > 1 && different(&steps.parts) > 30, "{:?}", steps.parts);
        assert!(steps.parts[2..].windows(2).filter(|pair| pair[0] < pair[1]).count() > 30);
        let without = Settings { trend: None, ..Settings::new(Link::Logit) };
        let fitted = prepared.fit(&without).unwrap();
        assert!(different(&prepared.steps(&fitted, &features)[0].parts) <= 16);
    }

    #[test]
    fn parts_are_centred_over_the_rows_they_were_learnt_from() {
        let (features, truth) = world();
        let rows: Vec<usize> = (0..600).collect();
        let prepared = Prepared::new(&features, &truth, &rows).unwrap();
        let fitted = prepared.fit(&Settings::new(Link::Logit)).unwrap();
        let steps = &prepared.steps(&fitted, &features)[0];
        let mean = features[0].cells.iter().map(|cell| steps.part(*cell)).sum::<f64>() / 600.0;
        assert!(mean.abs() < 1e-9, "{mean}");
    }
}
