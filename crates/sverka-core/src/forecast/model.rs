//! The fitted model as data, and what it says of a case.

use super::blend::Blend;
use super::experience::{Experience, OutsideExperience};
use super::history::{Drift, Record, Variances};
use super::inputs::{Input, stratum};
use super::observation::{Case, Observation};
use super::rows::{days, groupings};
use super::spread::Spread;
use super::trees::Trees;
use crate::conformal::{Calibrator, Shape};
use crate::engine::columns::BINS;
use crate::engine::edges::Edges;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// The version of this form.
pub(super) const FORMAT: u32 = 1;

/// On which scale outcomes are fitted and errors counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scale {
    /// As they are.
    Plain,
    /// `log10(1 + y)`, for counts that span orders of magnitude.
    Log10,
}

impl Scale {
    /// An outcome on the scale.
    #[must_use]
    pub fn of(self, outcome: f64) -> f64 {
        match self {
            Self::Plain => outcome,
            Self::Log10 => outcome.max(0.0).ln_1p() / std::f64::consts::LN_10,
        }
    }

    /// The outcome at a place on the scale.
    #[must_use]
    pub fn back(self, value: f64) -> f64 {
        match self {
            Self::Plain => value,
            Self::Log10 => (value * std::f64::consts::LN_10).exp_m1().max(0.0),
        }
    }
}

/// Names of words and numbers, in the order of every case.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Schema {
    /// Names of words.
    pub words: Vec<String>,
    /// Names of numbers.
    pub numbers: Vec<String>,
}

/// A fitted model.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ForecastModel {
    pub(super) format: u32,
    pub(super) fingerprint: String,
    pub(super) schema: Schema,
    pub(super) scale: Scale,
    pub(super) observations: u64,
    pub(super) mean: f64,
    /// Effects by grouping: market, words, market with first word.
    pub(super) effects: Vec<BTreeMap<String, f64>>,
    pub(super) edges: Vec<Edges>,
    pub(super) parts: Vec<[f64; BINS]>,
    pub(super) variances: Variances,
    pub(super) records: BTreeMap<String, Record>,
    pub(super) drifts: BTreeMap<String, Drift>,
    pub(super) tree_edges: Vec<Edges>,
    pub(super) trees: Trees,
    pub(super) blend: Blend,
    pub(super) spread: Spread,
    pub(super) calibrator: Calibrator,
    /// Shapes of all cells, from the calibrator.
    pub(super) shapes: BTreeMap<String, Shape>,
    pub(super) experience: Experience,
}

/// Why a stored model cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadModel {
    /// It is of another form.
    #[error("the forecast model is of format {0}; this program reads format {FORMAT}")]
    Format(u32),
    /// The content is not what was fitted.
    #[error("the forecast model has been changed: its content does not match its fingerprint")]
    Changed,
}

/// A share of the forecast, on the model's scale.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Part {
    /// `base`, `market`, `creator`, `trees`, `calibration`, or the name of a word or number.
    pub name: String,
    /// How much it adds.
    pub value: f64,
}

/// What is expected of a case. Outcomes are in their own unit, with `p10 ≤ p50 ≤ p90`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Forecast {
    /// One outcome in ten lies below.
    pub p10: f64,
    /// The median.
    pub p50: f64,
    /// One outcome in ten lies above.
    pub p90: f64,
    /// What cases of this market and these words do, whoever makes them.
    pub base_rate: f64,
    /// Why the band must not be shown: the case is outside the model's experience.
    pub outside: Option<OutsideExperience>,
    /// Parts on the model's scale; their sum is the median's place on it.
    pub parts: Vec<Part>,
    /// Earlier outcomes of the creator.
    pub history: u32,
    /// Centre and spread on the model's scale, before calibration.
    pub centre: f64,
    /// See `centre`.
    pub spread: f64,
}

/// The cell of a market and a history stratum.
pub(super) fn cell_of(market: &str, stratum: usize) -> String {
    format!("{market}\u{1f}{stratum}")
}

/// Cells of the calibration, from the narrowest to the widest: market and history, market, all.
pub(super) fn cells_of(market: &str, stratum: usize) -> [String; 3] {
    [cell_of(market, stratum), market.to_owned(), "\u{1f}".to_owned()]
}

/// A cell and its parents, from the narrowest to the widest.
pub(super) fn family(cell: &str) -> Vec<String> {
    let all = "\u{1f}".to_owned();
    match cell.split_once('\u{1f}') {
        Some(("", "")) => vec![all],
        Some((market, _)) => vec![cell.to_owned(), market.to_owned(), all],
        None => vec![cell.to_owned(), all],
    }
}

impl ForecastModel {
    /// SHA-256 over everything else, as 64 hexadecimal digits.
    #[must_use]
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// Names of words and numbers.
    #[must_use]
    pub fn schema(&self) -> &Schema {
        &self.schema
    }

    /// The scale outcomes were fitted on.
    #[must_use]
    pub fn scale(&self) -> Scale {
        self.scale
    }

    /// Observations it was fitted to.
    #[must_use]
    pub fn observations(&self) -> u64 {
        self.observations
    }

    /// Weights of the hierarchy beside the trees by history: none, one or two, three or more earlier outcomes.
    #[must_use]
    pub fn weights(&self) -> [f64; 3] {
        self.blend.0
    }

    /// True when an outcome with this word at this place of the schema was among the observations.
    #[must_use]
    pub fn has_seen(&self, place: usize, word: &str) -> bool {
        self.effects.get(place + 1).is_some_and(|effects| effects.contains_key(word))
    }

    /// Effects on the model's scale by grouping (`base`, `market`, the schema's words, `market and word`) and name.
    #[must_use]
    pub fn effects(&self) -> BTreeMap<(String, String), f64> {
        let names = self.groupings().map(str::to_owned);
        let of = |(grouping, effects): (String, &BTreeMap<String, f64>)| {
            let effects: Vec<_> =
                effects.iter().map(|(name, value)| ((grouping.clone(), name.replace('\u{1f}', " ")), *value)).collect();
            effects
        };
        let base = (("base".to_owned(), String::new()), self.mean);
        names.zip(&self.effects).flat_map(of).chain([base]).collect()
    }

    /// Names of the groupings of [`Self::effects`].
    fn groupings(&self) -> impl Iterator<Item = &str> {
        std::iter::once("market").chain(self.schema.words.iter().map(String::as_str)).chain(["market and word"])
    }

    /// Checks a model that was stored or carried.
    ///
    /// # Errors
    /// [`BadModel`] when it is of another form or was changed.
    pub fn validate(&self) -> Result<(), BadModel> {
        if self.format != FORMAT {
            return Err(BadModel::Format(self.format));
        }
        if self.fingerprint == self.computed_fingerprint() { Ok(()) } else { Err(BadModel::Changed) }
    }

    /// Takes in outcomes of cases that this model forecast: the bands follow them, the learners stay as they are. To be
    /// called before the model is fitted anew with these outcomes among the observations.
    pub fn learn(&mut self, outcomes: &[Observation]) {
        let mut sorted: Vec<&Observation> = outcomes.iter().collect();
        sorted.sort_by(|one, other| one.order(other));
        let residuals = sorted.into_iter().map(|row| {
            let forecast = self.forecast(&row.case);
            let residual = (self.scale.of(row.outcome) - forecast.centre) / forecast.spread;
            (cells_of(&row.case.market, stratum(forecast.history)), residual)
        });
        let residuals: Vec<_> = residuals.filter(|(_, residual)| residual.is_finite()).collect();
        self.calibrator.learn(&residuals);
        self.seal();
    }

    /// Derives the shapes and the fingerprint.
    pub(super) fn seal(&mut self) {
        let shape = |cell: &str| self.calibrator.shape(&family(cell)).map(|shape| (cell.to_owned(), shape));
        self.shapes = self.calibrator.cells().filter_map(shape).collect();
        self.fingerprint = self.computed_fingerprint();
    }

    fn computed_fingerprint(&self) -> String {
        let mut sha = Sha256::new();
        // The debug form names every field and writes each number so that it is read back the same.
        let bare = Self { fingerprint: String::new(), ..self.clone() };
        sha.update(format!("{bare:?}").as_bytes());
        sha.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    fn input(&self, case: &Case) -> Input {
        let names = groupings(case);
        let effects: Vec<f64> =
            self.effects.iter().zip(&names).map(|(of, name)| of.get(name).copied().unwrap_or(0.0)).collect();
        let bins: Vec<u8> = self.edges.iter().zip(&case.numbers).map(|(edges, cell)| edges.bin(*cell)).collect();
        let numbers = self.parts.iter().zip(&bins).map(|(part, bin)| part[usize::from(*bin)]);
        let prior = self.mean + effects.iter().sum::<f64>() + numbers.sum::<f64>();
        let record = self.records.get(&case.creator).copied().unwrap_or_default();
        let known = record.known(days(case), self.variances);
        let mut input = Input { prior, drift: 0.0, effects, known, bins };
        if input.stratum() == 0 {
            input.drift = self.drifts.get(&case.market).map_or(0.0, |drift| drift.of(days(case)));
        }
        input
    }

    /// The forecast of a case.
    #[must_use]
    pub fn forecast(&self, case: &Case) -> Forecast {
        let input = self.input(case);
        let level = input.level();
        let trees = input.drift + self.trees.value(&input.binned(&input.for_trees(), &self.tree_edges));
        let centre = self.blend.of(input.stratum(), level, trees);
        let spread = self.spread.of(&input, &input.for_spread(centre, level - trees));
        let shape = self.shape(&case.market, input.stratum());
        let at = |residual: f64| self.scale.back(centre + spread * residual);
        let (low, high, middle) = shape.map_or((-1.0, 1.0, 0.0), |shape| (shape.low, shape.high, median(shape)));
        Forecast {
            p10: at(low.min(middle)),
            p50: at(middle),
            p90: at(high.max(middle)),
            base_rate: self.scale.back(self.mean + input.effects.iter().sum::<f64>()),
            outside: self.outside(case),
            parts: self.parts_of(&input, centre, spread * middle),
            history: input.known.outcomes,
            centre,
            spread,
        }
    }

    /// Forecasts of many cases, in their order.
    #[must_use]
    pub fn forecasts(&self, cases: &[Case]) -> Vec<Forecast> {
        cases.par_iter().with_min_len(256).map(|case| self.forecast(case)).collect()
    }

    /// The whole distribution of a forecast: outcomes at chances `(k + ½) / 100`.
    #[must_use]
    pub fn quantiles(&self, case: &Case, forecast: &Forecast) -> Vec<f64> {
        let shape = self.shape(&case.market, stratum(forecast.history));
        let residuals = shape.map_or(&[0.0][..], |shape| &shape.quantiles);
        residuals.iter().map(|residual| self.scale.back(forecast.centre + forecast.spread * residual)).collect()
    }

    fn shape(&self, market: &str, stratum: usize) -> Option<&Shape> {
        cells_of(market, stratum).iter().find_map(|cell| self.shapes.get(cell))
    }

    fn outside(&self, case: &Case) -> Option<OutsideExperience> {
        let unseen = |group: usize, name: &String| !name.is_empty() && !self.effects[group].contains_key(name);
        if unseen(0, &case.market) {
            return Some(OutsideExperience::Market { name: case.market.clone() });
        }
        let word = case.words.iter().enumerate().find(|(at, word)| unseen(at + 1, word));
        match word.zip(word.and_then(|(at, _)| self.schema.words.get(at))) {
            Some(((_, word), column)) => Some(OutsideExperience::Word { column: column.clone(), name: word.clone() }),
            None => self.experience.outside(case, &self.schema.numbers),
        }
    }

    fn parts_of(&self, input: &Input, centre: f64, calibration: f64) -> Vec<Part> {
        let part = |name: &str, value: f64| Part { name: name.to_owned(), value };
        let mut parts = vec![part("base", self.mean)];
        parts.extend(self.groupings().zip(&input.effects).map(|(name, value)| part(name, *value)));
        let numbers = self.schema.numbers.iter().zip(self.parts.iter().zip(&input.bins));
        parts.extend(numbers.map(|(name, (values, bin))| part(name, values[usize::from(*bin)])));
        parts.push(part("of late", input.drift));
        parts.push(part("creator", input.known.mean));
        parts.push(part("trees", centre - input.level()));
        parts.push(part("calibration", calibration));
        parts.retain(|part| part.value != 0.0);
        parts
    }
}

fn median(shape: &Shape) -> f64 {
    let middle = shape.quantiles.len() / 2;
    if middle == 0 { 0.0 } else { (shape.quantiles[middle - 1] + shape.quantiles[middle]) / 2.0 }
}
