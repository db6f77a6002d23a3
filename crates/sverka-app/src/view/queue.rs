//! The rows of a queue and their counts.

use serde::{Deserialize, Serialize};
use sverka_core::model::{Market, Platform, Verdict};
use sverka_core::numbers::{Place, Revision};
use ts_rs::TS;

/// How far apart people are about a candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Difference {
    /// Verdicts differ, and both markets have spoken.
    Markets,
    /// Verdicts of people of one market differ; the other one is silent.
    People,
}

/// One row of the queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct QueueRow {
    /// Place in the queue, from 0; it does not follow the AI's order while the AI is hidden.
    pub place: Place,
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
    /// Where people differ. Absent too while this person was not shown what the others hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub differ: Option<Difference>,
    /// Grows with every change of the row: answers and signals may overtake each other on their way to the window,
    /// and an older row never replaces a newer one.
    pub revision: Revision,
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
    /// Both markets spoke, and not alike.
    MarketsDiffer,
    /// Any two people do not say the same, of one market or of two.
    PeopleDiffer,
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
