//! What the window is given and what it gives: the only shapes that cross the border to the web view.
//!
//! Nothing of the AI and nothing of another expert is in these shapes unless the caller may see it; see
//! [`sverka_core::blind`].

pub mod discovery;
pub mod glossary;
pub mod model_card;
pub mod order;
pub mod reasons;
pub mod what_if;

pub use reasons::{AiView, DisputesView, PartView, SignalsView};

use serde::{Deserialize, Serialize};
use sverka_core::model::{
    Anchor, AnnotationKind, Answers, Campaign, ComplianceCheck, Creator, Localized, Market, Mode, Pass, Platform,
    Scope, Verdict,
};
use ts_rs::TS;

/// Language of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Locale {
    En,
    Ru,
}

/// Colours of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Theme {
    System,
    Light,
    Dark,
}

/// How single-letter keys work (WCAG 2.1.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum LetterKeys {
    /// A letter alone.
    On,
    /// With Alt.
    Alt,
    /// Not at all.
    Off,
}

/// What a person chose about the window; kept beside the vault, readable before it is unlocked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Settings {
    /// Language.
    pub locale: Locale,
    /// Colours.
    pub theme: Theme,
    /// Fast or deep pass.
    pub pass: Pass,
    /// Single-letter keys.
    pub letter_keys: LetterKeys,
}

impl Default for Settings {
    fn default() -> Self {
        Self { locale: Locale::En, theme: Theme::System, pass: Pass::Fast, letter_keys: LetterKeys::On }
    }
}

/// Where the program stands when the window opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Gate {
    /// No vault yet: make one. With a keychain no passphrase is needed.
    FirstRun,
    /// The vault needs its passphrase.
    Locked,
    /// The vault is open and no hub was joined.
    NotJoined,
    /// The vault is open and a hub was joined.
    Ready,
}

/// Answer of `start`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StartView {
    /// Where the program stands.
    pub gate: Gate,
    /// True when the operating system keeps the key; without it a passphrase does.
    pub keychain: bool,
    /// Fewest characters of a new passphrase.
    pub passphrase_min: u32,
    /// True when this data folder is for the demo.
    pub demo: bool,
    /// Address of the hub given on the command line, still to be joined with the code given there.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub invitation: Option<String>,
    /// What a person should be told about the opening: messages `notice-<…>`.
    pub notices: Vec<String>,
    /// Settings.
    pub settings: Settings,
    /// Version of the program.
    pub version: String,
}

/// Progress of one expert.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MarketProgress {
    /// Market.
    pub market: Market,
    /// Who.
    pub who: String,
    /// True for the person at this laptop.
    pub me: bool,
    /// Verdicts so far.
    pub decided: u32,
}

/// One campaign on the first screen.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct CampaignCard {
    /// Plan.
    pub campaign: Campaign,
    /// The market the person at this laptop speaks for.
    pub market: Market,
    /// Candidates in the shortlist.
    pub total: u32,
    /// Candidates usable on this laptop so far.
    pub usable: u32,
    /// Without a verdict of the person at this laptop.
    pub waiting: u32,
    /// On hold by the person at this laptop.
    pub on_hold: u32,
    /// RU before US, the person at this laptop before colleagues.
    pub progress: Vec<MarketProgress>,
    /// Where the person stopped; absent before the first visit.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub resume: Option<QueueRow>,
    /// Candidates where two versions of the own verdict wait for a choice.
    pub conflicts: u32,
    /// Since when access is closed, RFC 3339; the campaign is then read-only.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub revoked_at: Option<String>,
}

/// Answer of `campaigns`.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct CampaignsView {
    /// Open ones by due day, then closed ones.
    pub campaigns: Vec<CampaignCard>,
    /// Name of the person at this laptop.
    pub me: String,
}

/// One row of the queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct QueueRow {
    /// Place in the queue, from 0; it does not follow the AI's order while the AI is hidden.
    pub place: u32,
    /// The creator.
    pub id: String,
    /// Name.
    pub name: String,
    /// Main handle.
    pub handle: String,
    /// Main platform.
    pub platform: Platform,
    /// Home market.
    pub market: Market,
    /// The own verdict.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub verdict: Option<Verdict>,
    /// True while the own verdict is not yet at the hub.
    pub unsent: bool,
    /// True when two versions of the own verdict wait for a choice.
    pub conflict: bool,
    /// Grows with every change of the row: answers and signals may overtake each other on their way to the window,
    /// and an older row never replaces a newer one.
    pub revision: u32,
}

/// Which rows of a queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum QueueFilter {
    All,
    Undecided,
    Accepted,
    OnHold,
    Rejected,
}

/// Answer of `queue`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct QueuePage {
    /// Rows that match filter and search.
    pub total: u32,
    /// Rows of the queue altogether.
    pub all: u32,
    /// Number of the first row returned, within the matching ones.
    pub from: u32,
    /// The rows.
    pub rows: Vec<QueueRow>,
}

/// Counts shown in the header.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
pub struct Counts {
    /// Candidates usable on this laptop.
    pub total: u32,
    /// With an own verdict.
    pub decided: u32,
    /// Accepted.
    pub accepted: u32,
    /// On hold.
    pub on_hold: u32,
    /// Rejected.
    pub rejected: u32,
}

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
    pub place: u32,
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
    /// Who speaks for it; empty when nobody does.
    pub who: String,
    /// True for the person at this laptop.
    pub me: bool,
    /// True when this person's view is kept back until the own verdict. Says nothing about whether there is one.
    pub hidden: bool,
    /// The statement, when there is one and it may be seen.
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
    pub place: u32,
    /// The creator with evidence.
    pub creator: Creator,
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
    pub next: Option<u32>,
    /// The dossier after the change; absent in the fast pass, where the window has moved on.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub dossier: Option<DossierView>,
    /// What was undone or redone, for the notice: `review`, `clear`, `annotation`, `annotation_removed`, `dispute`,
    /// `dispute_withdrawn`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub what: Option<String>,
    /// The verdict that was undone or redone.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub verdict: Option<Verdict>,
    /// Something can be undone.
    pub can_undo: bool,
    /// Something can be redone.
    pub can_redo: bool,
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

/// State of the pill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SyncState {
    /// Everything is at the hub and here.
    Synced,
    /// Something is on its way.
    Syncing,
    /// No hub; work goes on.
    Offline,
    /// A person must choose or act.
    Attention,
}

/// A change the hub will not take as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RejectedItem {
    /// Event.
    pub event: String,
    /// Candidate's name.
    pub who: String,
    /// Kind of problem: label `problem-<kind>`.
    pub problem: String,
}

/// What the pill and its panel show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SyncView {
    /// State.
    pub state: SyncState,
    /// Changes kept here and not yet at the hub.
    pub waiting: u32,
    /// Candidates here.
    pub have: u32,
    /// Candidates of all shortlists.
    pub expected: u32,
    /// Last time everything was in step, RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub last_synced: Option<String>,
    /// Why there is no connection or what needs a person: message `sync-reason-<reason>`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub reason: Option<String>,
    /// True when the hub lets this laptop in no more: joining again with a new code helps.
    pub signed_out: bool,
    /// Changes the hub refused; kept here.
    pub rejected: Vec<RejectedItem>,
    /// Models that the hub names and that cannot be used: the one before scores on.
    pub models: Vec<RefusedModel>,
    /// Own verdicts in two versions.
    pub conflicts: u32,
    /// Address of the hub.
    pub hub: String,
}

/// A model of the hub that is not used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RefusedModel {
    /// Name of the campaign.
    pub campaign: Localized,
    /// Version of the model.
    pub version: String,
    /// Why: message `sync-model-<reason>`.
    pub reason: String,
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
