//! A campaign being reviewed: what may be chosen, what is said, and what it changed.

use super::dossier::DossierView;
use super::queue::{Counts, QueueRow};
use serde::{Deserialize, Serialize};
use sverka_core::model::{Answers, Campaign, Market, Pass, Scope, Verdict};
use sverka_core::numbers::Place;
use ts_rs::TS;

/// One reason that can be given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReasonOption {
    /// Code; its label is the message `reason-<code>`.
    pub code: String,
    /// Blocks the candidate in its market.
    pub blocking: bool,
    /// Scope it suggests.
    pub scope: Scope,
}

/// Reasons by verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReasonOptions {
    /// For accepting.
    pub accept: Vec<ReasonOption>,
    /// For holding.
    pub hold: Vec<ReasonOption>,
    /// For rejecting.
    pub reject: Vec<ReasonOption>,
}

/// Answer of `open_campaign`.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ReviewStart {
    /// Plan.
    pub campaign: Campaign,
    /// Name of the person at this laptop.
    pub me: String,
    /// The market they speak for.
    pub market: Market,
    /// Name of the expert of the other market; empty when nobody was named yet.
    pub other: String,
    /// Reasons to choose from.
    pub reasons: ReasonOptions,
    /// Where to stand: the last place, or the first undecided.
    pub place: Place,
    /// The evidence that was open there.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub tab: Option<EvidenceTab>,
    /// The pass the person chose for this campaign.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub pass: Option<Pass>,
    /// Counts.
    pub counts: Counts,
    /// Candidates the hub has; more than `counts.total` while they arrive.
    pub expected: u32,
    /// Share of candidates with the AI hidden, in per cent.
    pub blind_percent: u32,
    /// Read-only since, RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub revoked_at: Option<String>,
    /// Something can be undone.
    pub can_undo: bool,
    /// Something can be redone.
    pub can_redo: bool,
}

/// A kind of evidence in the dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceTab {
    /// Posts.
    Content,
    /// Who watches.
    Audience,
    /// What the data say beyond single metrics.
    Signals,
    /// Past work.
    Past,
    /// Law and rules.
    Law,
}

/// Answer of everything that changes the state of a candidate.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Changed {
    /// The candidate's row.
    pub row: QueueRow,
    /// Counts.
    pub counts: Counts,
    /// Place of the next undecided candidate after this one, or from the start; absent when all are decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub next: Option<Place>,
    /// The dossier after the change; absent where the window has moved on.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub dossier: Option<DossierView>,
    /// What was undone or redone, for the notice: `review`, `clear`, `annotation`, `annotation_removed`, `dispute`,
    /// `dispute_withdrawn`, `forecast`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub what: Option<String>,
    /// The verdict that was undone or redone.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub verdict: Option<Verdict>,
    /// The own statement that this verdict took the place of, when that one decided otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub replaced: Option<Replaced>,
    /// Something can be undone.
    pub can_undo: bool,
    /// Something can be redone.
    pub can_redo: bool,
}

/// An own statement that another verdict took the place of. It stays in the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Replaced {
    /// What it decided.
    pub verdict: Verdict,
    /// Its reasons: they spoke for that verdict, so the new one starts without them.
    pub reasons: Vec<String>,
    /// Its words: they still stand.
    pub text: String,
}

/// Argument of `decide`.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct Decide {
    /// Campaign.
    pub campaign: String,
    /// Candidate.
    pub candidate: String,
    /// Decision.
    pub verdict: Verdict,
    /// Pressed with Shift.
    pub sure: bool,
    /// Which pass.
    pub pass: Pass,
    /// Time on the candidate, in milliseconds.
    pub took_ms: u32,
    /// True when the window stays with the candidate, so that what the verdict opens is shown.
    pub stays: bool,
}

/// Argument of `amend`: the whole statement but for the verdict.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct Amend {
    /// Campaign.
    pub campaign: String,
    /// Candidate.
    pub candidate: String,
    /// Codes, the primary one first.
    pub reasons: Vec<String>,
    /// How far it reaches; absent: as the primary reason suggests.
    #[ts(optional)]
    pub scope: Option<Scope>,
    /// How sure, 0–100.
    #[ts(optional)]
    pub confidence: Option<u8>,
    /// The five questions.
    pub answers: Answers,
    /// Free text.
    pub text: String,
}

/// Answer of `export_reviews`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Exported {
    /// Name of the file; absent when the person cancelled.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub file: Option<String>,
    /// Rows written.
    pub rows: u32,
}
