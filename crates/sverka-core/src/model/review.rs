//! What an expert says about a candidate.

use crate::preference::queue::Slice;
use serde::{Deserialize, Serialize};

/// The decision.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Verdict {
    Accept,
    Hold,
    Reject,
}

/// How far a verdict reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// This campaign only.
    Campaign,
    /// This brand.
    Brand,
    /// This market.
    Market,
    /// Not now: ask again later.
    Later,
}

/// What the expert had seen of the AI when deciding. Only unaided verdicts train and score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// Nothing.
    Unaided,
    /// The AI's view was open from the start or revealed before the first verdict.
    Assisted,
    /// A first verdict was given unaided, then the AI was seen, then this one.
    Revised,
}

/// Seconds or minutes on a candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Pass {
    /// Verdict only, next at once.
    Fast,
    /// Evidence, questions, the AI's view in place, then next.
    Deep,
}

/// An answer on the scale of its question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Choice {
    // values, brief, audience
    Yes,
    Partly,
    No,
    // history
    Good,
    Mixed,
    Bad,
    Never,
    // horizon
    OneOff,
    Test,
    Series,
    Ambassador,
    // any question
    Unknown,
}

/// A choice with an optional word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Answer {
    /// The choice.
    pub choice: Choice,
    /// In the expert's words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[ts(as = "Option<String>", optional)]
    pub note: String,
}

/// The five questions of a finalist.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Answers {
    /// Do they share the brand's values?
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub values: Option<Answer>,
    /// Can they handle the brief?
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub brief: Option<Answer>,
    /// Will the audience care?
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub audience: Option<Answer>,
    /// Did we work together before, and how did it go?
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub history: Option<Answer>,
    /// What beyond this campaign?
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub horizon: Option<Answer>,
}

/// The whole statement of one expert about one candidate; a correction repeats it whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Review {
    /// The decision.
    pub verdict: Verdict,
    /// How sure, 0–100; absent when not asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub confidence: Option<u8>,
    /// Codes of [`crate::reasons`], the primary one first.
    #[serde(default)]
    pub reasons: Vec<String>,
    /// How far it reaches.
    pub scope: Scope,
    /// The five questions.
    #[serde(default)]
    pub answers: Answers,
    /// In the expert's words.
    #[serde(default)]
    pub text: String,
    /// What had been seen of the AI.
    pub mode: Mode,
    /// Which pass.
    pub pass: Pass,
    /// Version of the model whose view was or would have been shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub model: Option<String>,
    /// Time on the candidate before the verdict, in milliseconds.
    #[serde(default)]
    pub took_ms: u32,
    /// How the candidate came to its place, when the queue stood in a learned order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(skip)]
    pub placement: Option<Placement>,
}

/// Why a candidate stood at its place of a learned order. With its propensity a verdict can be weighed back to all
/// candidates, though the likely ones were shown first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placement {
    /// Best, teaching or random.
    pub slice: Slice,
    /// Chance that this candidate stood there, given those before it, in millionths; never 0.
    pub millionths: u32,
}

/// What an annotation says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum AnnotationKind {
    /// Known to be so.
    Fact,
    /// May be wrong.
    Doubt,
    /// For the other market's expert.
    Question,
}

/// What an annotation is pinned to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(tag = "on", content = "of", rename_all = "snake_case")]
pub enum Anchor {
    /// The candidate as a whole.
    Candidate,
    /// A metric of the main account, by name.
    Metric(String),
    /// A post, by identifier.
    Post(String),
    /// A reason of the AI, by code.
    Reason(String),
    /// A chart: `reach`, `ages`, `countries`, `genders`.
    Chart(String),
}

/// A note pinned to a piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Annotation {
    /// What it is pinned to.
    pub anchor: Anchor,
    /// Fact, doubt or question.
    pub kind: AnnotationKind,
    /// The note.
    pub text: String,
}

/// Longest free text of a review or an annotation, in bytes of UTF-8.
pub const MAX_TEXT_BYTES: usize = 16 * 1024;
