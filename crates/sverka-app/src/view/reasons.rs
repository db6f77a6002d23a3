//! The AI's view with its reasons, what people object to in them, and the evidence the reasons rest on.

use serde::Serialize;
use sverka_core::model::{Anchor, Market, Objection, StatedReason, Unit, Verdict};
use sverka_core::numbers::Place;
use ts_rs::TS;

/// One part of the local score.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PartView {
    /// Feature: `audience_match`, `engagement` …; label `feature-<name>`, in plain words `feature-why-<name>`.
    pub feature: String,
    /// What it is about: `audience`, `engagement`, `authenticity`, `brand_fit`, `price`, `history`; label
    /// `group-<name>`.
    pub group: String,
    /// Points; the parts and the base add up to the score exactly.
    pub points: i32,
    /// The value; absent when not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub value: Option<f64>,
    /// The usual value among peers, same unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub peer: Option<f64>,
    /// Unit of both.
    pub unit: Unit,
    /// What it rests on, for going there and for pinning; absent when nobody has the value.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub evidence: Option<Anchor>,
    /// True when the value is not known; the points are then those of not knowing.
    pub missing: bool,
    /// True when it is not known because its source keeps it.
    pub withheld: bool,
    /// Objections that stand, oldest first. They change no points.
    pub disputes: Vec<DisputeView>,
}

/// An objection to one part of the score of one candidate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DisputeView {
    /// Its event.
    pub event: String,
    /// Who.
    pub who: String,
    /// True when it is the own one.
    pub own: bool,
    /// What is wrong: label `objection-<kind>`.
    pub objection: Objection,
    /// In their words.
    pub text: String,
    /// Points of the part when it was said.
    pub points: i32,
    /// When, RFC 3339.
    pub at: String,
}

/// A reason in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReasonView {
    /// Message `why-<code>`, with value and usual value of the part.
    pub code: String,
    /// The part it tells.
    pub feature: String,
}

/// The nearest change of one value that would change the advice.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FlipView {
    /// The feature.
    pub feature: String,
    /// The advice then.
    pub verdict: Verdict,
    /// The value it has.
    pub from: f64,
    /// The value it would have to have.
    pub to: f64,
    /// Unit of both.
    pub unit: Unit,
    /// True when it has to be at least that, false when it has to be below.
    pub at_least: bool,
}

/// The value nobody has that could change the score most.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NotKnownView {
    /// The feature.
    pub feature: String,
    /// Least points it could bring.
    pub worst: i32,
    /// Most points.
    pub best: i32,
}

/// The AI's view.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct AiView {
    /// What the local score advises; absent when too little is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub verdict: Option<Verdict>,
    /// Base plus all parts.
    pub score: i32,
    /// Where every candidate starts.
    pub base: i32,
    /// The score as a chance of being accepted, in per cent.
    pub chance: u8,
    /// Largest first.
    pub parts: Vec<PartView>,
    /// The strongest parts for, at most three.
    pub for_it: Vec<ReasonView>,
    /// The strongest parts against, at most two.
    pub against_it: Vec<ReasonView>,
    /// What is not known and could matter most.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub not_known: Option<NotKnownView>,
    /// What would change the advice.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub flip: Option<FlipView>,
    /// Name and version of the local model.
    pub model: String,
    /// Place in the shortlist of the discovery system, from 1.
    pub rank: u32,
    /// What the discovery system advised.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub advised: Option<Verdict>,
    /// Its reasons.
    pub reasons: Vec<StatedReason>,
    /// Its counter-reasons.
    pub counter_reasons: Vec<StatedReason>,
}

/// What the creator's own data say beyond single metrics. Evidence, not the AI's view: there are no points in it, and
/// it is never hidden.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct SignalsView {
    /// Followers of the main account over time; absent with fewer than 14 known days.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub growth: Option<GrowthView>,
    /// Part of the sampled comments that repeats another one, 0–1; absent with fewer than 20.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub repeated_comments: Option<f64>,
    /// What the creator's words and the brief have in common; absent when one of them says too little.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub brand_fit: Option<FitView>,
    /// What each asked price comes to, in the order of the creator's rates; `null` with too few posts.
    pub costs: Vec<Option<CostView>>,
    /// How far the ages of the audience are from those each target wants.
    pub ages: Vec<AgeDistance>,
}

/// Growth of the main account.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct GrowthView {
    /// Days out of the ordinary, in order of time.
    pub jumps: Vec<JumpView>,
    /// Followers gained in jumps that nothing published explains ÷ followers, 0–1.
    pub unexplained: f64,
}

/// A day on which followers changed out of the ordinary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct JumpView {
    /// The day, ISO 8601.
    pub day: String,
    /// Followers gained, negative when lost.
    #[ts(type = "number")]
    pub change: i64,
    /// `viral`, `giveaway` or `unknown`; label `jump-<cause>`.
    pub cause: String,
    /// The post that explains it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub post: Option<String>,
}

/// Words of the brief that the creator uses.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FitView {
    /// Part of the brief's words, 0–1.
    pub share: f64,
    /// The words, the most telling first.
    pub words: Vec<FitWord>,
}

/// A word of the brief that the creator uses too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FitWord {
    /// As the brief writes it.
    pub brief: String,
    /// As the creator does.
    pub creator: String,
}

/// A cost with its spread, in the money of the rate.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, TS)]
pub struct SpreadView {
    /// One time in ten it is cheaper.
    pub p10: f64,
    /// As often dearer as cheaper.
    pub p50: f64,
    /// One time in ten it is dearer.
    pub p90: f64,
}

/// What an asked price comes to when the next post is watched like the recent ones.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, TS)]
pub struct CostView {
    /// A thousand views.
    pub cpm: SpreadView,
    /// An engagement (like or comment).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub cpe: Option<SpreadView>,
    /// Posts it rests on.
    pub posts: u32,
}

/// How far the ages of the audience are from a target.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, TS)]
pub struct AgeDistance {
    /// Market of the target.
    pub market: Market,
    /// Years by which the audience is older than wanted; negative when younger.
    pub years: f64,
}

/// Answer of `disputes`: what people object to in a campaign, as far as the person at this laptop may see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DisputesView {
    /// Objections altogether.
    pub total: u32,
    /// By feature, the one with the most objections first.
    pub features: Vec<DisputedFeature>,
}

/// Objections to one feature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DisputedFeature {
    /// The feature.
    pub feature: String,
    /// Who objects, in the order of the alphabet.
    pub people: Vec<String>,
    /// How many of each kind, the most frequent first.
    pub kinds: Vec<ObjectionCount>,
    /// The objections, in the order of the queue.
    pub said: Vec<DisputedCandidate>,
}

/// How often one thing is said to be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct ObjectionCount {
    /// What is wrong.
    pub objection: Objection,
    /// How often.
    pub count: u32,
}

/// An objection, with the candidate it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DisputedCandidate {
    /// Place in the queue.
    pub place: Place,
    /// Name of the candidate.
    pub name: String,
    /// The objection.
    pub dispute: DisputeView,
}
