//! Who was right: the model, the people, or both together, by closed campaigns. No table of people: the own record is for
//! its owner, everything else is of the group.

mod regret;
mod selection;
mod weights;

pub use regret::{ReasonLineView, RegretView, RegrettedView};
pub use selection::{BiasView, SelectionRefusal, SelectionView};
pub use weights::{OwnWeightView, WeightInterval, WeightView};

use serde::Serialize;
use sverka_core::model::{Market, PostKind};
use ts_rs::TS;

/// A share with its 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct ShareView {
    /// Of so many.
    pub of: u32,
    /// So many.
    pub hits: u32,
    /// Lower end, in whole per cent.
    pub low: u32,
    /// Upper end.
    pub high: u32,
    /// True when there is too little to speak of.
    pub too_early: bool,
}

/// What a step of the forecast was worth.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, TS)]
pub struct StepView {
    /// Errors after the step ÷ errors before it (AvgRelMAE); below 1 it helped.
    pub ratio: f64,
    /// Lower end of its 95 % interval.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// Posts.
    pub posts: u32,
    /// Creators.
    pub creators: u32,
    /// True when there is too little to speak of.
    pub too_early: bool,
}

/// The steps in one market, or in all.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct StepsView {
    /// The market; absent for all.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub market: Option<Market>,
    /// The model beside what such posts bring on average.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub model: Option<StepView>,
    /// People beside the model, on the posts they spoke of.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub people: Option<StepView>,
    /// Both together beside people alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub together: Option<StepView>,
    /// True when the numbers of people are of one person, and not of the one at this laptop: of them nothing is told.
    pub one_person: bool,
    /// How often the result was in the model's band, which promises 80 %.
    pub covered: ShareView,
}

/// The own record in one kind of cases: label `record-<what>`, or `cause-<code>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CaseView {
    /// `up`, `down`, `small`, or the code of a cause.
    pub what: String,
    /// How often the own number was nearer than the model's.
    pub nearer: ShareView,
}

/// One closed post the person spoke of.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ClosedView {
    /// Name of the creator.
    pub name: String,
    /// Market.
    pub market: Market,
    /// Form.
    pub kind: PostKind,
    /// Views that came.
    #[ts(type = "number")]
    pub actual: u64,
    /// The model's forecast from before the results.
    #[ts(type = "number")]
    pub model: u64,
    /// The own number.
    #[ts(type = "number")]
    pub own: u64,
    /// True when it was said before the model's was seen.
    pub sealed: bool,
}

/// How strongly the model's number pulled people who changed theirs after seeing it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, TS)]
pub struct AnchoringView {
    /// Weight of advice, 0–1: 0 the model was passed over, 1 its number was taken. Absent while it is too early, or of one other person.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub weight: Option<WeightInterval>,
    /// Numbers that were changed.
    pub of: u32,
    /// True when they are of one person, and not of the one at this laptop: nothing is told of it.
    pub one_person: bool,
}

/// Answer of `scoreboard`.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ScoreboardView {
    /// True while a model is still being learnt: figures may grow.
    pub learning: bool,
    /// Campaigns with results.
    pub campaigns: u32,
    /// Posts whose views are known and that the model had a forecast of before.
    pub posts: u32,
    /// All markets first.
    pub steps: Vec<StepsView>,
    /// How far to go from the model to people, by market and regime.
    pub weights: Vec<WeightView>,
    /// The model's forecasts of all candidates, by market; of markets with results.
    pub selection: Vec<SelectionView>,
    /// How often reasons were right, and who was accepted and fell short.
    pub regret: RegretView,
    /// The own record, whole and by direction, size and cause.
    pub own: Vec<CaseView>,
    /// Posts of the own record, of creators whose AI view this person has seen, the latest first.
    pub closed: Vec<ClosedView>,
    /// The pull of the model; absent with fewer than two changed numbers.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub anchoring: Option<AnchoringView>,
}
