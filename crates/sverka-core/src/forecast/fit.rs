//! From observations to a model.

use super::blend::{Blend, Pair};
use super::experience::Experience;
use super::learners::Learners;
use super::model::{FORMAT, ForecastModel, Scale, Schema, cells_of};
use super::observation::Observation;
use super::rows::Rows;
use super::spread::Spread;
use crate::conformal::Calibrator;
use crate::engine::bgam::BadTraining;
use crate::engine::columns::Cell;

/// Observations needed.
const LEAST: usize = 20;
/// Times that the model walks forward over its own past.
const WALKS: usize = 5;
/// Rows at most that it walks over.
const WALKED: usize = 12_000;

/// Which learners forecast.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Mix {
    /// Both, as learnt by history.
    #[default]
    Learnt,
    /// The hierarchy alone.
    Hierarchy,
    /// The trees alone.
    Trees,
}

/// How a model is fitted.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// Names of words and numbers.
    pub schema: Schema,
    /// The scale of outcomes.
    pub scale: Scale,
    /// Which learners.
    pub mix: Mix,
}

/// Why nothing can be learnt.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadObservations {
    /// Too little.
    #[error("{0} observations; a forecast needs at least {LEAST}")]
    Few(usize),
    /// A case has other words or numbers than the schema names.
    #[error("observation {0} has other words or numbers than the schema names")]
    Schema(usize),
    /// An outcome cannot be used.
    #[error("the outcome of observation {0} is not a number of this scale")]
    Outcome(usize),
    /// The fit failed.
    #[error(transparent)]
    Training(#[from] BadTraining),
}

/// What the walk forward showed.
#[derive(Default)]
struct Walk {
    pairs: Vec<Pair>,
    inputs: Vec<super::inputs::Input>,
    about: Vec<Vec<Cell>>,
    errors: Vec<f64>,
    calibrator: Calibrator,
}

/// Fits a model to observations in any order.
///
/// # Errors
/// [`BadObservations`] when there are too few, or one does not fit.
pub fn fit(observations: &[Observation], settings: &Settings) -> Result<ForecastModel, BadObservations> {
    check(observations, settings)?;
    let mut sorted: Vec<&Observation> = observations.iter().collect();
    sorted.sort_by(|one, other| one.order(other));
    let rows = Rows::new(&sorted, |outcome| settings.scale.of(outcome));
    let mut walk = Walk::default();
    for (start, end) in stages(&rows) {
        walk.over(&rows, start, end, settings.mix)?;
    }
    let learners = Learners::fit(&rows, rows.len(), rows.len())?;
    let hierarchy = &learners.hierarchy;
    let shapes = walk.calibrator.cells().filter_map(|cell| {
        let market = cell.split('\u{1f}').next().unwrap_or_default();
        let narrowest_first = match cell.split_once('\u{1f}') {
            Some(("", "")) => vec![cell.to_owned()],
            Some(_) => vec![cell.to_owned(), market.to_owned(), "\u{1f}".to_owned()],
            None => vec![cell.to_owned(), "\u{1f}".to_owned()],
        };
        walk.calibrator.shape(&narrowest_first).map(|shape| (cell.to_owned(), shape))
    });
    Ok(ForecastModel {
        format: FORMAT,
        fingerprint: String::new(),
        schema: settings.schema.clone(),
        scale: settings.scale,
        observations: observations.len() as u64,
        mean: hierarchy.mean,
        effects: rows.groups.iter().zip(&hierarchy.effects).map(|(names, effects)| names.keep(|at| effects[at])).collect(),
        edges: hierarchy.edges.clone(),
        parts: hierarchy.parts.clone(),
        variances: hierarchy.variances,
        records: rows.creators.keep(|at| learners.records[at]),
        tree_edges: learners.edges,
        trees: learners.trees,
        blend: blend(settings.mix, &walk.pairs),
        spread: walk.spread(),
        shapes: shapes.collect(),
        experience: Experience::learn(&rows.numbers),
    }
    .sealed())
}

fn check(observations: &[Observation], settings: &Settings) -> Result<(), BadObservations> {
    if observations.len() < LEAST {
        return Err(BadObservations::Few(observations.len()));
    }
    let Schema { words, numbers } = &settings.schema;
    let other = |row: &Observation| row.case.words.len() != words.len() || row.case.numbers.len() != numbers.len();
    if let Some(at) = observations.iter().position(other) {
        return Err(BadObservations::Schema(at));
    }
    let usable = |row: &Observation| row.outcome.is_finite() && (settings.scale == Scale::Plain || row.outcome >= 0.0);
    match observations.iter().position(|row| !usable(row)) {
        Some(at) => Err(BadObservations::Outcome(at)),
        None => Ok(()),
    }
}

/// Where the model walks forward: ranges of rows, each after all that its learners saw; no moment is divided.
fn stages(rows: &Rows) -> Vec<(usize, usize)> {
    let count = rows.len();
    let first = (count * 3 / 10).max(LEAST / 2).max(count.saturating_sub(WALKED));
    let mut bounds: Vec<usize> = (0..=WALKS).map(|walk| first + (count - first) * walk / WALKS).collect();
    for bound in &mut bounds[..WALKS] {
        let moment = rows.at[*bound];
        *bound = rows.at.partition_point(|at| *at < moment);
    }
    bounds.dedup();
    let ranges = bounds.windows(2).map(|pair| (pair[0], pair[1]));
    ranges.filter(|(start, end)| *start >= LEAST / 2 && start < end).collect()
}

fn blend(mix: Mix, pairs: &[Pair]) -> Blend {
    match mix {
        Mix::Learnt => Blend::learn(pairs),
        Mix::Hierarchy => Blend([1.0; 3]),
        Mix::Trees => Blend([0.0; 3]),
    }
}

impl Walk {
    /// Forecasts the rows from `start` to `end` with learners of the rows before, and learns from their outcomes.
    fn over(&mut self, rows: &Rows, start: usize, end: usize, mix: Mix) -> Result<(), BadTraining> {
        let learners = Learners::fit(rows, start, end)?;
        let blend = blend(mix, &self.pairs);
        let spread = (!self.errors.is_empty()).then(|| self.spread());
        let mut made = Vec::with_capacity(end - start);
        for row in start..end {
            let input = &learners.inputs[row];
            let (hierarchy, trees) = learners.expect(row);
            let stratum = input.stratum();
            let centre = blend.of(stratum, hierarchy, trees);
            self.pairs.push(Pair { stratum, hierarchy, trees, outcome: rows.outcome[row] });
            made.push((row, rows.outcome[row] - centre, input.for_spread(centre, hierarchy - trees)));
        }
        for (row, error, about) in made {
            self.inputs.push(learners.inputs[row].clone());
            self.about.push(about);
            self.errors.push(error);
        }
        // The first walk knows no errors of an earlier one: its own set the unit.
        let spread = spread.unwrap_or_else(|| self.spread());
        let from = self.errors.len() - (end - start);
        for (row, at) in (start..end).zip(from..) {
            let input = &self.inputs[at];
            let cells = cells_of(&rows.market[row], input.stratum());
            self.calibrator.learn(&cells, self.errors[at] / spread.of(input, &self.about[at]));
        }
        Ok(())
    }

    fn spread(&self) -> Spread {
        Spread::fit(&self.inputs.iter().collect::<Vec<_>>(), &self.about, &self.errors)
    }
}
