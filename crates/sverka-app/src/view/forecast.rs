//! What a post of a candidate will bring: the model's forecast, and the numbers of people.

use super::forecast_versions::CorrectionView;
use serde::{Deserialize, Serialize};
use sverka_core::model::forecast::{Cause, Outcome};
use sverka_core::model::{Market, Money, Platform, PostKind};
use ts_rs::TS;

/// Where the model's forecast stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ForecastState {
    /// It is kept back until the own verdict.
    Hidden,
    /// The model is being learnt.
    Learning,
    /// There are too few posts with views to learn from.
    TooLittle,
    /// It is outside what the model has seen: no band is given.
    Outside,
    /// It is here.
    Ready,
}

/// Why a case is outside the model's experience: message `forecast-outside-<why>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OutsideView {
    /// `market`, `word`, `number` or `leverage`.
    pub why: String,
    /// Of what: `kind`, `platform`, `followers`, or a name.
    pub what: String,
}

/// The model's forecast of the views of one post.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ModelForecast {
    /// One outcome in ten lies below.
    #[ts(type = "number")]
    pub p10: u64,
    /// The median.
    #[ts(type = "number")]
    pub p50: u64,
    /// One outcome in ten lies above.
    #[ts(type = "number")]
    pub p90: u64,
    /// What such posts bring, whoever makes them.
    #[ts(type = "number")]
    pub base_rate: u64,
    /// Twenty outcomes, each as likely as any other, in order.
    #[ts(type = "Array<number>")]
    pub dots: Vec<u64>,
    /// Earlier outcomes of this creator.
    pub history: u32,
    /// Outcomes the model was learnt from.
    pub learnt_from: u32,
    /// The model's fingerprint.
    pub model: String,
    /// What makes the forecast: name and factor.
    pub parts: Vec<ForecastPart>,
    /// What follows from the views.
    pub funnel: Vec<FunnelStep>,
}

/// How much is known of a step of the funnel: message `funnel-<…>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FunnelState {
    /// There is a forecast.
    Ready,
    /// Too few posts counted it.
    TooLittle,
    /// The case is outside what was counted.
    Outside,
}

/// What a post brings at a step of the funnel. Numbers are zero where there is no forecast.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct FunnelStep {
    /// Of what.
    pub outcome: Outcome,
    /// How much is known.
    pub state: FunnelState,
    /// One outcome in ten lies below.
    #[ts(type = "number")]
    pub p10: u64,
    /// The median.
    #[ts(type = "number")]
    pub p50: u64,
    /// One outcome in ten lies above.
    #[ts(type = "number")]
    pub p90: u64,
    /// What such posts bring, whoever makes them.
    #[ts(type = "number")]
    pub base_rate: u64,
    /// Posts that counted it.
    pub learnt_from: u32,
}

impl FunnelStep {
    pub(crate) fn empty(outcome: Outcome, state: FunnelState) -> Self {
        Self { outcome, state, p10: 0, p50: 0, p90: 0, base_rate: 0, learnt_from: 0 }
    }
}

/// A share of a forecast: message `forecast-part-<name>`.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ForecastPart {
    /// Its name.
    pub name: String,
    /// By how much it multiplies the views.
    pub factor: f64,
}

/// A number somebody said.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct StatedView {
    /// Who.
    pub who: String,
    /// True when it is the own one.
    pub own: bool,
    /// The number.
    #[ts(type = "number")]
    pub p50: u64,
    /// One outcome in ten below, when they said so.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "number")]
    pub p10: Option<u64>,
    /// One outcome in ten above, when they said so.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "number")]
    pub p90: Option<u64>,
    /// Why it is otherwise than the model's.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub cause: Option<Cause>,
    /// In their words.
    pub text: String,
    /// True when it was in the log before the AI's view was shown to them.
    pub sealed: bool,
    /// When, RFC 3339.
    pub at: String,
}

/// Answer of `forecast` and `state_forecast`.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ForecastView {
    /// Forms that can be asked about, the creator's most frequent first.
    pub kinds: Vec<PostKind>,
    /// The form this answer is about.
    pub kind: PostKind,
    /// The market this answer is about.
    pub market: Market,
    /// Where the creator's first account is.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub platform: Option<Platform>,
    /// Where the model's forecast stands.
    pub state: ForecastState,
    /// Corrections that the forecast holds.
    pub corrections: Vec<CorrectionView>,
    /// Numbers of views with which this candidate would stand level with each other one whose AI view was seen, most first.
    #[ts(type = "Array<number>")]
    pub rivals: Vec<u64>,
    /// Why there is no band.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub outside: Option<OutsideView>,
    /// The model's forecast, when it may be seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub model: Option<ModelForecast>,
    /// Numbers of people that may be seen; the own one first, and before it the own sealed one when there is another.
    pub stated: Vec<StatedView>,
    /// Views at this market's share of the audience that the brief's reach needs; absent without a plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "number")]
    pub wanted: Option<u64>,
    /// The asked price of this form.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub price: Option<Money>,
}

/// Argument of `state_forecast`.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct StateForecast {
    /// Campaign.
    pub campaign: String,
    /// Candidate.
    pub candidate: String,
    /// Form of the post.
    pub kind: PostKind,
    /// For which market.
    pub market: Market,
    /// Views: as likely too high as too low.
    #[ts(type = "number")]
    pub p50: u64,
    /// One outcome in ten below, when the person says so.
    #[ts(optional, type = "number")]
    pub p10: Option<u64>,
    /// One outcome in ten above, when the person says so.
    #[ts(optional, type = "number")]
    pub p90: Option<u64>,
    /// Why it is otherwise than the model's.
    #[ts(optional)]
    pub cause: Option<Cause>,
    /// In their words.
    pub text: String,
}
