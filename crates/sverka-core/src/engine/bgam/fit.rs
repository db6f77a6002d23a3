//! Penalised iterative reweighting with Laplace's posterior, round by round.

use super::super::columns::{BINS, Columns, FIRST, MISSING, WITHHELD};
use super::basis::{Basis, bases};
use super::gram::normal;
use super::{BadTraining, Covariance, Fit, Hyperprior, Link, Settings, Training, chance, monotone, solve};
use faer::Mat;
use rayon::prelude::*;

/// Logits beyond this are as good as certain; weights of such rows stop shrinking.
const CERTAIN: f64 = 15.0;
/// A round that moves no part by more than this is the last one.
const STILL: f64 = 1e-4;
/// The longest step of one parameter in a round.
const STEP: f64 = 4.0;
/// Precisions stay within these bounds.
const PRECISION: std::ops::RangeInclusive<f64> = 1e-3..=1e6;

/// Fits a model.
///
/// # Errors
/// [`BadTraining`] when the rows do not fit together or cannot be learnt from.
pub fn fit(training: &Training<'_>, settings: &Settings) -> Result<Fit, BadTraining> {
    let rows = training.columns.rows();
    let weights = training.weights.map_or_else(|| vec![1.0; rows], <[f64]>::to_vec);
    let offset = training.offset.map_or_else(|| vec![0.0; rows], <[f64]>::to_vec);
    check(training, &weights, &offset, settings)?;
    let (bases, size) = bases(training, &weights, settings);
    let mut state = State::new(training, weights, offset, bases, size, settings);
    state.run(settings, true)?;
    if !settings.monotone.is_empty() && state.hold_directions(settings) {
        state.run(settings, false)?;
    }
    state.finish(settings)
}

fn check(training: &Training<'_>, weights: &[f64], offset: &[f64], settings: &Settings) -> Result<(), BadTraining> {
    let expected = training.columns.rows();
    let lists = [("response", training.response), ("weight", weights), ("offset", offset)];
    for (what, values) in lists {
        if values.len() != expected {
            return Err(BadTraining::Rows { what, found: values.len(), expected });
        }
        let wrong = |value: &f64| match what {
            "weight" => !(value.is_finite() && *value >= 0.0),
            "response" if settings.link == Link::Logit => !(0.0..=1.0).contains(value),
            _ => !value.is_finite(),
        };
        if let Some(row) = values.iter().position(wrong) {
            return Err(BadTraining::Value { what, row });
        }
    }
    let places = training.places.unwrap_or_default();
    if let Some(wrong) = places.iter().find(|places| !places.is_empty() && places.len() != expected) {
        return Err(BadTraining::Rows { what: "place", found: wrong.len(), expected });
    }
    let positive = |value: f64| value.is_finite() && value > 0.0;
    let usable = |prior: &Hyperprior| positive(prior.shape) && positive(prior.rate);
    for (what, fine) in [
        ("smoothness", usable(&settings.smoothness)),
        ("trend", settings.trend.as_ref().is_none_or(usable)),
        ("ridge", positive(settings.ridge)),
        ("rounds", settings.rounds > 0),
        ("monotone", settings.monotone.iter().all(|(feature, _)| *feature < training.columns.features())),
    ] {
        if !fine {
            return Err(BadTraining::Setting(what));
        }
    }
    if weights.iter().sum::<f64>() > 0.0 { Ok(()) } else { Err(BadTraining::Empty) }
}

/// A model on its way to the mode.
struct State<'a> {
    columns: &'a Columns,
    response: &'a [f64],
    weights: Vec<f64>,
    offset: Vec<f64>,
    bases: Vec<Basis>,
    size: usize,
    beta: Vec<f64>,
    lambdas: Vec<f64>,
    taus: Vec<f64>,
    dispersion: f64,
    rounds: usize,
    /// Parts that were held in one direction.
    held: Vec<Option<[f64; BINS]>>,
    last: Option<Round>,
}

/// What the last round knew.
struct Round {
    inverse_factor: Mat<f64>,
    /// Posterior covariance of each feature's own parameters, row by row.
    blocks: Vec<Vec<f64>>,
    base_variance: f64,
    effective: f64,
    dependence: f64,
}

impl<'a> State<'a> {
    fn new(
        training: &Training<'a>,
        weights: Vec<f64>,
        offset: Vec<f64>,
        bases: Vec<Basis>,
        size: usize,
        settings: &Settings,
    ) -> Self {
        let features = bases.len();
        let total: f64 = weights.iter().sum();
        let mean_of =
            |values: &[f64]| values.iter().zip(&weights).map(|(value, weight)| value * weight).sum::<f64>() / total;
        let mean = mean_of(training.response);
        let mut beta = vec![0.0; size];
        let mut dispersion = 1.0;
        match settings.link {
            Link::Logit => {
                let mean = mean.clamp(1e-3, 1.0 - 1e-3);
                beta[0] = (mean / (1.0 - mean)).ln() - mean_of(&offset);
            }
            Link::Identity => {
                beta[0] = mean - mean_of(&offset);
                let spread: Vec<f64> = training.response.iter().map(|value| (value - mean).powi(2)).collect();
                dispersion = mean_of(&spread).max(f64::MIN_POSITIVE);
            }
        }
        let lambda = settings.smoothness.shape / settings.smoothness.rate;
        let tau = settings.trend.map_or(1.0, |prior| prior.shape / prior.rate);
        Self {
            columns: training.columns,
            response: training.response,
            weights,
            offset,
            bases,
            size,
            beta,
            lambdas: vec![lambda; features],
            taus: vec![tau; features],
            dispersion,
            rounds: 0,
            held: vec![None; features],
            last: None,
        }
    }

    /// The centred part of every bin at the present parameters.
    fn part(&self, basis: &Basis) -> [f64; BINS] {
        let mut part = [0.0; BINS];
        let beta = &self.beta[basis.from..basis.from + basis.size];
        for (bin, value) in part.iter_mut().enumerate() {
            *value = basis.centred(bin).iter().zip(beta).map(|(x, b)| x * b).sum();
        }
        part
    }

    fn sums(&self) -> Vec<f64> {
        let mut sums: Vec<f64> = self.offset.iter().map(|offset| offset + self.beta[0]).collect();
        for (feature, basis) in self.bases.iter().enumerate().filter(|(_, basis)| basis.size > 0) {
            let part = self.part(basis);
            for (sum, bin) in sums.iter_mut().zip(self.columns.column(feature)) {
                *sum += part[usize::from(bin) % BINS];
            }
            if let Some((slot, line)) = basis.line() {
                for (sum, place) in sums.iter_mut().zip(&line.rows) {
                    *sum += self.beta[slot] * place;
                }
            }
        }
        sums
    }

    /// Rounds until nothing moves; with `learn`, the precisions are learnt on the way.
    fn run(&mut self, settings: &Settings, learn: bool) -> Result<(), BadTraining> {
        for _ in 0..settings.rounds {
            self.rounds += 1;
            let sums = self.sums();
            let (weights, targets) = self.working(&sums, settings.link);
            let normal = normal(self.columns, &self.bases, self.size, &weights, &targets);
            let mut system = normal.gram.clone();
            for (feature, basis) in self.bases.iter().enumerate() {
                let (lambda, tau) = (self.lambdas[feature], self.taus[feature]);
                basis.penalty(settings.ridge, lambda, tau, |row, column, value| {
                    if row >= column {
                        system[(basis.from + row, basis.from + column)] += value;
                    }
                });
            }
            let factor = solve::factor(system).ok_or(BadTraining::Singular)?;
            let beta = solve::solve(&factor, &normal.right);
            if beta.iter().any(|value| !value.is_finite()) {
                return Err(BadTraining::Singular);
            }
            let moved = self.step_to(&beta);
            let inverse_factor = solve::inverse_factor(&factor);
            let round = self.learn(settings, &normal.gram, inverse_factor, learn);
            if settings.link == Link::Identity {
                self.spread(round.effective);
            }
            self.last = Some(round);
            if moved < STILL {
                break;
            }
        }
        Ok(())
    }

    /// Weights and targets of the equations.
    fn working(&self, sums: &[f64], link: Link) -> (Vec<f64>, Vec<f64>) {
        let rows = sums.iter().zip(self.response).zip(self.weights.iter().zip(&self.offset));
        rows.map(|((sum, response), (weight, offset))| match link {
            Link::Logit => {
                let mean = chance(sum.clamp(-CERTAIN, CERTAIN));
                let working = weight * mean * (1.0 - mean);
                (working, working * (sum - offset) + weight * (response - mean))
            }
            Link::Identity => {
                let working = weight / self.dispersion;
                (working, working * (response - offset))
            }
        })
        .unzip()
    }

    /// Goes to the solution, or towards it when that is far, and says how far a parameter went at most.
    fn step_to(&mut self, beta: &[f64]) -> f64 {
        let far = self.beta.iter().zip(beta).map(|(from, to)| (to - from).abs()).fold(0.0, f64::max);
        // An identity link is solved in one step, however long.
        let unit = self.dispersion.sqrt();
        let part = if far > STEP * unit && self.rounds > 1 { STEP * unit / far } else { 1.0 };
        for (from, to) in self.beta.iter_mut().zip(beta) {
            *from += part * (to - *from);
        }
        far / unit
    }

    /// Updates the precisions by Fellner and Schall's rule under the hyperpriors.
    fn learn(&mut self, settings: &Settings, gram: &Mat<f64>, inverse_factor: Mat<f64>, learn: bool) -> Round {
        let mut effective = self.size as f64;
        let base_variance = solve::inverse_block(&inverse_factor, 0, 1)[0];
        let block = |basis: &Basis| solve::inverse_block(&inverse_factor, basis.from, basis.size);
        let blocks: Vec<Vec<f64>> = self.bases.par_iter().map(block).collect();
        let mut apart = base_variance * gram[(0, 0)];
        for (feature, basis) in self.bases.iter().enumerate().filter(|(_, basis)| basis.size > 0) {
            let (mut trace, mut square) = (0.0, 0.0);
            let beta = &self.beta[basis.from..basis.from + basis.size];
            let variance = |row: usize, column: usize| blocks[feature][row * basis.size + column];
            basis.penalty(settings.ridge, 1.0, 0.0, |row, column, value| {
                trace += value * variance(row, column);
                square += value * beta[row] * beta[column];
            });
            effective -= self.lambdas[feature] * trace;
            for row in 0..basis.size {
                for column in 0..=row {
                    let twice = if row == column { 1.0 } else { 2.0 };
                    apart += twice * variance(row, column) * gram[(basis.from + row, basis.from + column)];
                }
            }
            let update = |prior: &Hyperprior, rank: f64, old: f64, trace: f64, square: f64| {
                let free = (rank - old * trace).max(0.0);
                ((free + prior.shape) / (square + prior.rate)).clamp(*PRECISION.start(), *PRECISION.end())
            };
            if let (Some(prior), Some(slot)) = (&settings.trend, basis.trend) {
                let slope = variance(slot, slot);
                effective -= self.taus[feature] * slope;
                if learn {
                    self.taus[feature] = update(prior, 1.0, self.taus[feature], slope, beta[slot].powi(2));
                }
            }
            if learn {
                let rank = basis.steps() as f64;
                self.lambdas[feature] = update(&settings.smoothness, rank, self.lambdas[feature], trace, square);
            }
        }
        let dependence = if apart > 0.0 { effective / apart } else { 1.0 };
        Round { inverse_factor, blocks, base_variance, effective, dependence }
    }

    /// The spread of the response around its mean.
    fn spread(&mut self, effective: f64) {
        let sums = self.sums();
        let rows = sums.iter().zip(self.response).zip(&self.weights);
        let (mut square, mut counted) = (0.0, 0.0);
        for ((sum, response), weight) in rows {
            square += weight * (response - sum).powi(2);
            counted += f64::from(u8::from(*weight > 0.0));
        }
        self.dispersion = (square / (counted - effective).max(1.0)).max(1e-12);
    }

    /// Holds the parts that must go in one direction at their nearest shape that does, and frees the rest. False when
    /// all go in their direction by themselves.
    fn hold_directions(&mut self, settings: &Settings) -> bool {
        let mut changed = false;
        for (feature, direction) in &settings.monotone {
            let basis = &self.bases[*feature];
            let first = usize::from(FIRST);
            let before = self.part(basis);
            let mut part = before;
            monotone::project(&mut part[first..], &basis.share[first..], *direction);
            if part == before {
                continue;
            }
            changed = true;
            for (offset, bin) in self.offset.iter_mut().zip(self.columns.column(*feature)) {
                *offset += part[usize::from(bin) % BINS];
            }
            self.held[*feature] = Some(part);
        }
        if changed {
            let old = std::mem::take(&mut self.beta);
            let mut beta = vec![old[0]];
            for (basis, held) in self.bases.iter_mut().zip(&self.held) {
                if held.is_some() {
                    *basis = basis.held();
                    continue;
                }
                beta.extend(&old[basis.from..basis.from + basis.size]);
                basis.from = beta.len() - basis.size;
            }
            self.size = beta.len();
            self.beta = beta;
        }
        changed
    }

    /// The mean square of a feature's part over the training rows.
    fn spread_of(&self, feature: usize, part: &[f64; BINS]) -> f64 {
        let basis = &self.bases[feature];
        let Some((slot, line)) = basis.line() else {
            return part.iter().zip(&basis.share).map(|(part, share)| part * part * share).sum();
        };
        let rows = self.columns.column(feature).into_iter().zip(&line.rows).zip(&self.weights);
        let (sum, total) = rows.fold((0.0, 0.0), |(sum, total), ((bin, place), weight)| {
            let whole = part[usize::from(bin) % BINS] + self.beta[slot] * place;
            (sum + weight * whole * whole, total + weight)
        });
        sum / total
    }

    fn finish(mut self, settings: &Settings) -> Result<Fit, BadTraining> {
        let round = self.last.take().ok_or(BadTraining::Setting("rounds"))?;
        let mut parts = Vec::with_capacity(self.bases.len());
        let mut sds = Vec::with_capacity(self.bases.len());
        for (feature, basis) in self.bases.iter().enumerate() {
            let part = self.held[feature].unwrap_or_else(|| self.part(basis));
            let mut sd = deviations(basis, &round.blocks[feature]);
            // What is not known could be anything that others have.
            let spread = self.spread_of(feature, &part);
            for bin in [MISSING, WITHHELD].map(usize::from) {
                if basis.share[bin] <= 0.0 {
                    sd[bin] = spread.sqrt();
                }
            }
            parts.push(part);
            sds.push(sd);
        }
        Ok(Fit {
            base: self.beta[0],
            base_sd: round.base_variance.max(0.0).sqrt(),
            parts,
            sds,
            effective: round.effective,
            dispersion: if settings.link == Link::Logit { 1.0 } else { self.dispersion },
            dependence: round.dependence,
            rounds: self.rounds,
            covariance: Covariance { inverse_factor: round.inverse_factor, bases: self.bases, beta: self.beta },
            lambdas: self.lambdas,
        })
    }
}

/// Standard deviations of the parts of a feature.
fn deviations(basis: &Basis, block: &[f64]) -> [f64; BINS] {
    std::array::from_fn(|bin| deviation(&basis.centred(bin), block))
}

/// Standard deviation of a row of parameters whose covariance is the block.
pub(super) fn deviation(row: &[f64], block: &[f64]) -> f64 {
    let products = row.iter().zip(block.chunks_exact(row.len().max(1)));
    let variance = products.map(|(x, entries)| x * row.iter().zip(entries).map(|(y, v)| y * v).sum::<f64>());
    variance.sum::<f64>().max(0.0).sqrt()
}
