//! The first screen: campaigns and how far they are.

use super::queue::QueueRow;
use serde::Serialize;
use sverka_core::model::{Campaign, Market};
use ts_rs::TS;

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
    /// Posts with results, once the due day is past and there are results: nothing waits there any more.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub finished: Option<u32>,
    /// Since when access is closed, RFC 3339; the campaign is then read-only.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub revoked_at: Option<String>,
}

/// Answer of `campaigns`.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct CampaignsView {
    /// Open ones by due day, then those that are over, then those that are closed to this person.
    pub campaigns: Vec<CampaignCard>,
    /// Name of the person at this laptop.
    pub me: String,
}
