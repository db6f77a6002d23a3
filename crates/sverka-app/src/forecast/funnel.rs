//! What follows from views: a model of the rate of every step of the funnel, and what a post of a creator brings by it.

use super::facts::{Facts, as_seen_by, words};
use super::learnt::Learned;
use crate::view::forecast::{FunnelState, FunnelStep};
use std::collections::HashMap;
use sverka_core::forecast::funnel::{log_odds, part_of, quantile, rate};
use sverka_core::forecast::{BadObservations, Case, ForecastModel, Observation, Scale, Schema, Settings, fit};
use sverka_core::ids::CreatorId;
use sverka_core::model::Creator;
use sverka_core::model::forecast::Outcome;
use sverka_core::model::outcome::{Funnel, PostResult};

/// Steps of the funnel, each a part of an earlier one.
const STEPS: [Outcome; 4] = [Outcome::Reach, Outcome::Engagements, Outcome::Clicks, Outcome::Conversions];
/// Where a rate was read: engagements of a creator's record are likes and comments, those of a result are everything.
const RECORD: &str = "record";
const RESULT: &str = "result";

/// A rate that was observed.
pub(super) struct Rate {
    step: usize,
    observation: Observation,
}

/// The models of the rates, by step; none where there was too little to learn from.
#[derive(Default)]
pub(super) struct Rates([Option<ForecastModel>; STEPS.len()]);

impl Rates {
    /// Learns from the posts of creators and from results.
    pub(super) fn learn(posts: Vec<Rate>, results: &[PostResult], known: &HashMap<&CreatorId, &Facts>) -> Self {
        let mut observations: [Vec<Observation>; STEPS.len()] = Default::default();
        let of_results = results.iter().filter_map(|result| Some((result, known.get(&result.creator)?)));
        let of_results = of_results.flat_map(|(result, facts)| of_result(result, facts));
        for Rate { step, observation } in posts.into_iter().chain(of_results) {
            observations[step].push(observation);
        }
        Self(observations.map(|observations| match fit(&observations, &settings(), None) {
            Ok(model) => Some(model),
            Err(BadObservations::Few(_)) => None,
            Err(error) => {
                tracing::info!(%error, "no rate can be learnt");
                None
            }
        }))
    }
}

fn settings() -> Settings {
    let words = words().into_iter().chain(["source".to_owned()]).collect();
    Settings { schema: Schema { words, numbers: vec!["followers".into()] }, scale: Scale::Plain }
}

fn from(mut case: Case, source: &str) -> Case {
    case.words.push(source.to_owned());
    case
}

/// Likes and comments of the posts that are learnt from.
pub(super) fn of_posts(facts: &Facts, creator: &Creator) -> Vec<Rate> {
    let of = |post: &sverka_core::model::Post| {
        let part = post.likes? + post.comments?;
        let case = from(facts.past(creator, post), RECORD);
        Some(Rate { step: 1, observation: Observation { case, outcome: log_odds(part, post.views?) } })
    };
    Facts::latest(creator).into_iter().filter_map(of).collect()
}

fn of_result(result: &PostResult, facts: &Facts) -> Vec<Rate> {
    let Some(case) = facts.case_of(result) else { return Vec::new() };
    let of = |step: usize| {
        let (part, whole) = counted(&result.funnel, step)?;
        let observation = Observation { case: from(case.clone(), RESULT), outcome: log_odds(part, whole) };
        Some(Rate { step, observation })
    };
    (0..STEPS.len()).filter_map(of).collect()
}

/// A step's count and what it is a part of.
fn counted(funnel: &Funnel, step: usize) -> Option<(u64, u64)> {
    match STEPS[step] {
        Outcome::Reach => Some((funnel.reach?, funnel.views?)),
        Outcome::Engagements => Some((funnel.engagements?, funnel.views?)),
        Outcome::Clicks => Some((funnel.clicks?, funnel.views?)),
        Outcome::Conversions => Some((funnel.conversions?, funnel.clicks?)),
        Outcome::Views => None,
    }
}

/// A count with its distribution: quantiles, the band that is shown (p10, p50, p90), and the base rate.
#[derive(Clone)]
pub(super) struct Count {
    pub(super) quantiles: Vec<f64>,
    pub(super) band: [f64; 3],
    pub(super) base: f64,
}

/// What follows from the views of a post. No end of a band is above the same end of what it is a part of.
pub(super) fn steps(learned: &Learned, case: &Case, views: &Count) -> Vec<FunnelStep> {
    let mut clicks: Option<Count> = None;
    let mut steps = Vec::with_capacity(STEPS.len());
    for (at, outcome) in STEPS.into_iter().enumerate() {
        let whole = if outcome == Outcome::Conversions { clicks.clone() } else { Some(views.clone()) };
        let step = match (learned.rates.0[at].as_ref(), whole) {
            (Some(model), Some(whole)) => {
                let case = |source| as_seen_by(model, &from(case.clone(), source)).into_owned();
                let forecast = model.forecast(&case(RESULT));
                // Before the first result, what the record counts is the nearest there is.
                let (case, forecast) = match forecast.outside {
                    Some(_) => (case(RECORD), model.forecast(&case(RECORD))),
                    None => (case(RESULT), forecast),
                };
                if forecast.outside.is_some() {
                    FunnelStep::empty(outcome, FunnelState::Outside)
                } else {
                    let quantiles = part_of(&whole.quantiles, &model.quantiles(&case, &forecast));
                    let end = |at: usize, chance| quantile(&quantiles, chance).min(whole.band[at]);
                    let band = [end(0, 0.1), end(1, 0.5), end(2, 0.9)];
                    let part = Count { quantiles, band, base: whole.base * rate(forecast.base_rate) };
                    let step = FunnelStep {
                        outcome,
                        state: FunnelState::Ready,
                        p10: super::views(part.band[0]),
                        p50: super::views(part.band[1]),
                        p90: super::views(part.band[2]),
                        base_rate: super::views(part.base),
                        learnt_from: u32::try_from(model.observations()).unwrap_or(u32::MAX),
                    };
                    if outcome == Outcome::Clicks {
                        clicks = Some(part);
                    }
                    step
                }
            }
            _ => FunnelStep::empty(outcome, FunnelState::TooLittle),
        };
        steps.push(step);
    }
    steps
}
