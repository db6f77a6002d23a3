//! Everything shown about one candidate.

use super::queue::QueueRow;
use super::reasons::{AiView, SignalsView};
use serde::{Deserialize, Serialize};
use sverka_core::derived::DerivedMetric;
use sverka_core::model::{Anchor, AnnotationKind, Answers, ComplianceCheck, Creator, Market, Mode, Scope, Verdict};
use sverka_core::numbers::Place;
use ts_rs::TS;

/// One statement of a person.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct OpinionView {
    /// Who; empty when the name was never known on this laptop.
    pub who: String,
    /// For which market.
    pub market: Market,
    /// The decision.
    pub verdict: Verdict,
    /// How sure, 0–100.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub confidence: Option<u8>,
    /// Codes, the primary one first.
    pub reasons: Vec<String>,
    /// How far it reaches.
    pub scope: Scope,
    /// The five questions.
    pub answers: Answers,
    /// In their words.
    pub text: String,
    /// What had been seen of the AI.
    pub mode: Mode,
    /// When, RFC 3339.
    pub at: String,
}

/// One of two versions of the own statement.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct VersionView {
    /// Event to keep.
    pub event: String,
    /// True when it was made on this laptop.
    pub here: bool,
    /// The statement; absent when it was cleared there.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub opinion: Option<OpinionView>,
}

/// A pinned note.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct AnnotationView {
    /// Its event.
    pub event: String,
    /// Who; empty when the name was never known on this laptop.
    pub who: String,
    /// True when it is the own one.
    pub own: bool,
    /// What it is pinned to.
    pub anchor: Anchor,
    /// Fact, doubt or question.
    pub kind: AnnotationKind,
    /// The note.
    pub text: String,
    /// When, RFC 3339.
    pub at: String,
}

/// What is usual for a metric among peers: creators of the same market, platform and size.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PeerLevel {
    /// Name of the metric.
    pub metric: String,
    /// The usual value, in the unit of the metric.
    pub usual: f64,
}

/// What one market knows and says.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct MarketColumn {
    /// Market.
    pub market: Market,
    /// Share of the audience in the target countries of this market, 0–1.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub audience_share: Option<f64>,
    /// Share of the audience that matches the whole target of this market, 0–1.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub target_share: Option<f64>,
    /// Law and rules of this market.
    pub compliance: Vec<ComplianceCheck>,
    /// Who speaks for it: the person at this laptop, then who has decided, then who has not, each by name. While
    /// colleagues are hidden, all of them by name alone.
    pub people: Vec<VoiceView>,
    /// True when what colleagues hold is kept back until the own verdict. Says nothing about whether anybody spoke.
    pub hidden: bool,
}

/// Somebody who speaks for a market.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct VoiceView {
    /// Who; empty when the name was never known on this laptop.
    pub who: String,
    /// True for the person at this laptop.
    pub me: bool,
    /// What they hold, when they decided and it may be seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub opinion: Option<OpinionView>,
}

/// Text being written, kept on every pause.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Draft {
    /// Free text of the review.
    pub text: String,
    /// Text of an annotation not yet kept.
    pub note: String,
    /// What that annotation is pinned to.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub anchor: Option<Anchor>,
}

/// Everything shown about one candidate.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct DossierView {
    /// Place in the queue.
    pub place: Place,
    /// Its row there. Showing a candidate may show what the others hold, and then the row tells where they differ.
    pub row: QueueRow,
    /// The creator with evidence.
    pub creator: Creator,
    /// Metrics that the record leaves out and that follow from what it shows. Evidence too.
    pub derived: Vec<DerivedMetric>,
    /// What is usual among peers, for the metrics that are compared. Evidence, not the AI's view: it is never hidden.
    pub peers: Vec<PeerLevel>,
    /// What the creator's data say beyond single metrics. Evidence too.
    pub signals: SignalsView,
    /// True when the AI stays hidden for this candidate until the own verdict.
    pub blind: bool,
    /// The own statement.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub own: Option<OpinionView>,
    /// Two versions of the own statement that wait for a choice; empty otherwise.
    pub versions: Vec<VersionView>,
    /// The AI's view; absent while hidden.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub ai: Option<AiView>,
    /// RU, then US.
    pub markets: Vec<MarketColumn>,
    /// Notes that may be seen, oldest first.
    pub annotations: Vec<AnnotationView>,
    /// Text being written.
    pub draft: Draft,
    /// Facts made by a newer release, kept but not understood here.
    pub newer_facts: u32,
}
