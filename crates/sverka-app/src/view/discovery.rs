//! What the discovery page is given: questions, answers and pairs. Evidence only: nothing of a score, of advice or of
//! anybody's verdict is in these shapes, whatever the person has seen elsewhere.

use serde::{Deserialize, Serialize};
use sverka_core::discovery::duplicates::ClueFound;
use sverka_core::discovery::{BadQuery, Found, Query};
use sverka_core::model::{Localized, Market, Platform};
use ts_rs::TS;

/// Why the newest records are not in the base.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Halted {
    /// The person stopped it.
    Stopped,
    /// It failed; it is tried again when records arrive, or when the person asks.
    Failed,
}

/// Where the base on this laptop stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BaseView {
    /// True when questions are answered.
    pub ready: bool,
    /// True while a base is being built; an older one goes on answering.
    pub building: bool,
    /// Why none is being built though there is something new.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub halted: Option<Halted>,
    /// Records read so far.
    pub done: u32,
    /// Records to read.
    pub expected: u32,
    /// Creators in the base that answers.
    pub creators: u32,
    /// Records that are counted with another one, because the person said that they are one creator.
    pub merged: u32,
    /// Campaigns they come from.
    pub campaigns: u32,
    /// Grows with every base of this session: an answer of an older one may be asked for again.
    pub number: u32,
}

/// How a field can be asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum FieldKind {
    Count,
    Share,
    Points,
    Money,
    Number,
    Day,
    Choice,
    Label,
    Words,
}

/// Something that can be asked about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FieldView {
    /// As written in a question.
    pub name: String,
    /// How it can be asked.
    pub kind: FieldKind,
    /// The names it can have: all of them for a choice, the most frequent ones for a label.
    pub choices: Vec<String>,
    /// True when it can be asked `in 3+ markets`.
    pub per_market: bool,
}

/// A question with a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NamedQuestion {
    /// A code with the label `discovery-builtin-<code>`, or the name a person gave.
    pub name: String,
    /// The question as written.
    pub text: String,
}

/// Answer of `discovery`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DiscoveryView {
    /// The base.
    pub base: BaseView,
    /// Questions that come with the program.
    pub built_in: Vec<NamedQuestion>,
    /// Questions the person kept, by name.
    pub saved: Vec<NamedQuestion>,
    /// What can be asked about.
    pub fields: Vec<FieldView>,
}

/// A question as the window asks it.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// As written.
    Text(String),
    /// As put together in the builder.
    Built(Query),
}

/// Answer of `discover`.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Discovered {
    /// The question as written: as typed, or as the builder's is printed.
    pub text: String,
    /// The question for the builder; absent when it cannot be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub query: Option<Query>,
    /// What is wrong with it, and where: message `query-…`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub wrong: Option<BadQuery>,
    /// The creators; absent when the question is wrong or the base is not ready.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub found: Option<Found>,
    /// The base that answered.
    pub base: BaseView,
}

/// Answer of `read_number`: the number in the unit of its field, or what is wrong with what was typed.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct NumberRead {
    /// A share as a part of one, a day since 1 January 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub value: Option<f64>,
    /// Message `query-…`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub wrong: Option<BadQuery>,
}

/// A campaign that a creator is on the list of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FoundIn {
    /// The campaign.
    pub campaign: String,
    /// Its name.
    pub name: Localized,
    /// The creator as it is called there.
    pub creator: String,
}

/// Format of a file of creators.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum FoundFormat {
    Csv,
    Json,
}

/// Argument of `make_shortlist`.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
pub struct MakeShortlist {
    /// The question whose creators are taken, in its order.
    pub query: Query,
    /// The campaign whose plan is taken.
    pub campaign: String,
    /// Name of a new campaign with that plan; absent when the list is for the campaign itself.
    #[ts(optional)]
    pub name: Option<String>,
}

/// One of a pair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PairSide {
    /// The creator.
    pub id: String,
    /// Name.
    pub name: String,
    /// Handle of the main account.
    pub handle: String,
    /// Platform of the main account.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub platform: Option<Platform>,
    /// Home market.
    pub market: Market,
}

/// Two creators that may be one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PairView {
    /// The one whose identifier comes first.
    pub first: PairSide,
    /// The other.
    pub second: PairSide,
    /// Odds of being one, so many to one; 100 stands for all above.
    pub odds: u32,
    /// What speaks for and against, the strongest first.
    pub clues: Vec<ClueFound>,
    /// What the person at this laptop said.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub same: Option<bool>,
}

/// Answer of `duplicates`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DuplicatesView {
    /// Pairs, the surest first.
    pub pairs: Vec<PairView>,
    /// Pairs that were compared.
    pub compared: u32,
}
