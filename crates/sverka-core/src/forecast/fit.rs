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
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::ops::Range;

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

/// Fits a model to observations in any order. The bands of the model `before` stay: they rest on forecasts that were
/// really made. Without one they rest on walking forward over the observations.
///
/// # Errors
/// [`BadObservations`] when there are too few, or one does not fit.
pub fn fit(
    observations: &[Observation],
    settings: &Settings,
    before: Option<&ForecastModel>,
) -> Result<ForecastModel, BadObservations> {
    let [model] = fit_mixes(observations, settings, [Mix::Learnt], before.map(std::array::from_ref))?;
    Ok(model)
}

/// Fits several models to the same observations: both learners together, or one alone, each with a band of its own.
///
/// # Errors
/// [`BadObservations`] when there are too few, or one does not fit.
pub fn fit_mixes<const N: usize>(
    observations: &[Observation],
    settings: &Settings,
    mixes: [Mix; N],
    before: Option<&[ForecastModel; N]>,
) -> Result<[ForecastModel; N], BadObservations> {
    check(observations, settings)?;
    let mut sorted: Vec<&Observation> = observations.iter().collect();
    sorted.sort_by(|one, other| one.order(other));
    let rows = Rows::new(&sorted, |outcome| settings.scale.of(outcome));
    let mut stages = stages(&rows);
    stages.push((rows.len(), rows.len()));
    // Each walk is one thread's work from beginning to end.
    let learners = stages.par_iter().map(|(start, end)| Learners::fit(&rows, *start, *end));
    let mut walks = learners.collect::<Result<Vec<_>, BadTraining>>()?;
    let Some(last) = walks.pop() else { return Err(BadObservations::Few(0)) };
    let experience = Experience::learn(&rows.numbers);
    Ok(std::array::from_fn(|at| {
        let mix = mixes[at];
        let mut walk = Walk::default();
        for ((start, end), learners) in stages.iter().zip(&walks) {
            walk.over(&rows, *start..*end, learners, mix);
        }
        let mut model = assemble(&rows, settings, &last, &walk, mix, experience.clone());
        if let Some(before) = before {
            model.calibrator = before[at].calibrator.clone();
        }
        model.seal();
        model
    }))
}

fn assemble(
    rows: &Rows,
    settings: &Settings,
    learners: &Learners,
    walk: &Walk,
    mix: Mix,
    experience: Experience,
) -> ForecastModel {
    let hierarchy = &learners.hierarchy;
    let effects = rows.groups.iter().zip(&hierarchy.effects);
    ForecastModel {
        format: FORMAT,
        fingerprint: String::new(),
        schema: settings.schema.clone(),
        scale: settings.scale,
        observations: rows.len() as u64,
        mean: hierarchy.mean,
        effects: effects.map(|(names, effects)| names.keep(|at| effects[at])).collect(),
        edges: hierarchy.edges.clone(),
        parts: hierarchy.parts.clone(),
        variances: hierarchy.variances,
        records: rows.creators.keep(|at| learners.records[at]),
        drifts: learners.drifts.clone(),
        tree_edges: learners.edges.clone(),
        trees: learners.trees.clone(),
        blend: blend(mix, &walk.pairs),
        spread: walk.spread(),
        calibrator: walk.calibrator.clone(),
        shapes: BTreeMap::new(),
        experience,
    }
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
    /// Forecasts a range of rows with learners of the rows before it, and learns from their outcomes.
    fn over(&mut self, rows: &Rows, range: Range<usize>, learners: &Learners, mix: Mix) {
        let blend = blend(mix, &self.pairs);
        let before = (!self.errors.is_empty()).then(|| self.spread());
        let from = self.errors.len();
        for row in range.clone() {
            let input = &learners.inputs[row];
            let (hierarchy, trees) = learners.expect(row);
            let (stratum, outcome) = (input.stratum(), rows.outcome[row]);
            let centre = blend.of(stratum, hierarchy, trees);
            self.pairs.push(Pair { stratum, hierarchy, trees, outcome });
            self.inputs.push(input.clone());
            self.about.push(input.for_spread(centre, hierarchy - trees));
            self.errors.push(outcome - centre);
        }
        // The first walk knows no errors of an earlier one: its own set the unit.
        let spread = before.unwrap_or_else(|| self.spread());
        for (row, at) in range.zip(from..) {
            let input = &self.inputs[at];
            let cells = cells_of(&rows.market[row], input.stratum());
            self.calibrator.learn(&cells, self.errors[at] / spread.of(input, &self.about[at]));
        }
    }

    fn spread(&self) -> Spread {
        Spread::fit(&self.inputs.iter().collect::<Vec<_>>(), &self.about, &self.errors)
    }
}
