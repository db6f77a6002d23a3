//! Both learners fitted to the same rows, and what each expects of later ones.

use super::hierarchy::Hierarchy;
use super::history::{Drift, Record};
use super::inputs::{Input, edges_of};
use super::model::cell_of;
use super::rows::{NOBODY, Rows};
use super::trees::Trees;
use crate::engine::bgam::BadTraining;
use crate::engine::edges::Edges;
use std::collections::BTreeMap;

/// The learners see this many of the latest rows; records of creators reach back to the first.
const LATEST: usize = 30_000;

pub(super) struct Learners {
    pub(super) hierarchy: Hierarchy,
    pub(super) edges: Vec<Edges>,
    pub(super) trees: Trees,
    /// Records of all creators after the last row that was read.
    pub(super) records: Vec<Record>,
    /// Where every market and history stratum stands after the last row that was read.
    pub(super) drifts: BTreeMap<String, Drift>,
    /// Inputs of all rows that were read, each from outcomes before its own.
    pub(super) inputs: Vec<Input>,
}

impl Learners {
    /// Fits to the rows before `end`, and reads on to `until`: a row is told of outcomes before it, never of its own.
    pub(super) fn fit(rows: &Rows, end: usize, until: usize) -> Result<Self, BadTraining> {
        let from = end.saturating_sub(LATEST);
        let hierarchy = Hierarchy::fit(rows, from..end)?;
        let (inputs, records, drifts) = read(rows, &hierarchy, until);
        let cells: Vec<_> = inputs[from..end].iter().map(Input::for_trees).collect();
        let edges = edges_of(&cells);
        let bins: Vec<_> =
            inputs[from..end].iter().zip(&cells).map(|(input, cells)| input.binned(cells, &edges)).collect();
        let response: Vec<f64> = (from..end).map(|row| rows.outcome[row] - inputs[row].drift).collect();
        let trees = Trees::fit(&bins, &response);
        Ok(Self { hierarchy, edges, trees, records, drifts, inputs })
    }

    /// What both learners expect of a row.
    pub(super) fn expect(&self, row: usize) -> (f64, f64) {
        let input = &self.inputs[row];
        (input.level(), input.drift + self.trees.value(&input.binned(&input.for_trees(), &self.edges)))
    }
}

/// Reads rows in the order of time. Outcomes of one moment do not know each other.
fn read(rows: &Rows, hierarchy: &Hierarchy, until: usize) -> (Vec<Input>, Vec<Record>, BTreeMap<String, Drift>) {
    let mut drifts: BTreeMap<String, Drift> = BTreeMap::new();
    let mut records = vec![Record::default(); rows.creators.len()];
    let mut inputs: Vec<Input> = Vec::with_capacity(until);
    let variances = hierarchy.variances;
    let mut start = 0;
    while start < until {
        let day = rows.at[start];
        #[allow(clippy::float_cmp, reason = "the same moment is the same number")]
        let end = (start..until).find(|row| rows.at[*row] != day).unwrap_or(until);
        for row in start..end {
            let record = records.get(rows.creator[row] as usize).copied().unwrap_or_default();
            inputs.push(Input {
                prior: hierarchy.prior(rows, row),
                drift: 0.0,
                effects: hierarchy.effects_of(rows, row),
                known: record.known(day, variances),
                bins: hierarchy.bins(rows, row),
            });
        }
        for row in start..end {
            let drift = drifts.get(&cell_of(&rows.market[row], inputs[row].stratum()));
            inputs[row].drift = drift.map_or(0.0, |drift| drift.of(day));
        }
        for row in start..end {
            let input = &inputs[row];
            let beyond = rows.outcome[row] - input.prior - input.known.mean;
            drifts.entry(cell_of(&rows.market[row], input.stratum())).or_default().learn(day, beyond);
            if rows.creator[row] != NOBODY {
                let distance = rows.outcome[row] - input.prior;
                records[rows.creator[row] as usize].learn(day, distance, variances);
            }
        }
        start = end;
    }
    (inputs, records, drifts)
}
