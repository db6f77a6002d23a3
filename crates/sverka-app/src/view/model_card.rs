//! The card of the model: what it is, what it was measured to do, and what it meets in a campaign.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A feature of the model: labels `feature-<name>` and `group-<name>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CardFeature {
    /// The feature.
    pub feature: String,
    /// Its group.
    pub group: String,
    /// The most points a known value gives, in 1/256 logit.
    pub most: i32,
    /// The fewest.
    pub least: i32,
    /// Points when nobody has the value.
    pub missing: i32,
    /// Points when the source keeps it.
    pub withheld: i32,
    /// True when values are compared with those of peers, not with fixed numbers.
    pub by_peers: bool,
    /// Of how many candidates of the campaign it is known, missing and withheld, as far as they were read.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub coverage: Option<Coverage>,
}

/// Candidates by what is known of a feature.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
pub struct Coverage {
    /// The value is known.
    pub known: u32,
    /// Nobody has it.
    pub missing: u32,
    /// The source keeps it.
    pub withheld: u32,
}

/// The reference of peers in the model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct CardPeers {
    /// Groups of peers with levels of their own.
    pub cells: u32,
    /// Markets among them.
    pub markets: u32,
    /// Platforms among them.
    pub platforms: u32,
}

/// A figure of `docs/evaluation.md`: labels `model-measured-<what>`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Measured {
    /// What was measured: `order` or `duplicates`.
    pub what: String,
    /// On what, in its own name.
    pub set: String,
    /// Texts or pairs.
    pub of: u32,
    /// The figure, in per cent.
    pub value: f64,
    /// Standard deviation over the seeds, in points of a per cent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub spread: Option<f64>,
    /// Lower end of a 95 % interval, in per cent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub low: Option<f64>,
    /// The best published figure, in per cent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub published: Option<f64>,
}

/// How old the records of a campaign are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RecordAges {
    /// The oldest, RFC 3339.
    pub oldest: String,
    /// Half of them are older.
    pub middle: String,
    /// The newest.
    pub newest: String,
}

/// How often the advice was what the person had said before seeing it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct Agreement {
    /// Own verdicts given before the AI was seen, of candidates whose AI view is before the person's eyes now.
    pub verdicts: u32,
    /// Of those, the same as the advice.
    pub same: u32,
    /// Lower end of the 95 % interval of the share (Wilson), in per cent.
    pub low: u32,
    /// Its upper end.
    pub high: u32,
}

/// What the model meets in a campaign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CardCampaign {
    /// Candidates of the list.
    pub total: u32,
    /// Of those, read so far: what follows is about them.
    pub read: u32,
    /// Age of their records; absent before the first is read.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub ages: Option<RecordAges>,
    /// True when somebody kept other weights or another audience.
    pub weighted: bool,
    /// The advice beside the person's own verdicts; absent without one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub agreement: Option<Agreement>,
}

/// Answer of `model_card`.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ModelCard {
    /// Name of the artefact.
    pub name: String,
    /// Its version.
    pub version: String,
    /// SHA-256 of what changes a score, 64 hexadecimal digits.
    pub fingerprint: String,
    /// Where every candidate starts, in 1/256 logit.
    pub base: i32,
    /// From this chance on it advises to accept, in per cent.
    pub accept: u32,
    /// From this one on to hold.
    pub hold: u32,
    /// Features, those that can move a score most first.
    pub features: Vec<CardFeature>,
    /// Peers.
    pub peers: CardPeers,
    /// What was measured of this release.
    pub measured: Vec<Measured>,
    /// The campaign that was asked about.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub campaign: Option<CardCampaign>,
}
