//! Versions of the forecast model of a campaign, and challenges to the forecasts of whole segments.

use serde::{Deserialize, Serialize};
use sverka_core::ids::{CreatorId, EventId};
use sverka_core::model::challenge::{Challenge, Tested};
use ts_rs::TS;

/// What closed posts say of a size, in per cent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct ObservedView {
    /// The size that would have fitted best.
    pub percent: i32,
    /// Lower end of its 95 % interval.
    pub low: i32,
    /// Upper end.
    pub high: i32,
}

/// What a challenge would have changed in closed posts of its segment.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, TS)]
pub struct BackTestView {
    /// Posts.
    pub posts: u32,
    /// Their creators.
    pub creators: u32,
    /// What the posts alone say.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub observed: Option<ObservedView>,
    /// The author's size and the posts together, in per cent: what would be applied.
    pub proposed: i32,
    /// The usual miss without the challenge, in per cent.
    pub before: u32,
    /// The usual miss with it.
    pub after: u32,
    /// True when there is too little to let it move forecasts for others.
    pub too_early: bool,
    /// True when it made the error larger.
    pub worse: bool,
}

/// A candidate whose place by expected views changes. Only those whose AI view was seen are named and counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MovedPlace {
    /// Who.
    #[ts(type = "string")]
    pub candidate: CreatorId,
    /// Name.
    pub name: String,
    /// Place before, from 1.
    pub from: u32,
    /// Place after.
    pub to: u32,
    /// Expected views before.
    #[ts(type = "number")]
    pub before: u64,
    /// Expected views after.
    #[ts(type = "number")]
    pub after: u64,
}

/// How places by expected views change.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct PlacesView {
    /// Candidates with a place.
    pub of: u32,
    /// How many of them move.
    pub moved: u32,
    /// Those that move farthest, the farthest first.
    pub most: Vec<MovedPlace>,
}

/// Answer of `preview_challenge`.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ChallengePreview {
    /// True while a model is being learnt: ask again.
    pub learning: bool,
    /// Candidates of the campaign whose forecasts it would move.
    pub candidates: u32,
    /// The test on closed posts of all campaigns; absent while a model is being learnt.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub tested: Option<BackTestView>,
    /// Places as they would be with the author's size.
    pub places: PlacesView,
}

/// Where a challenge stands: message `challenge-state-<…>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ChallengeState {
    /// A strategist has not decided.
    Open,
    /// It moves forecasts.
    Applied,
    /// It was applied once and is no longer.
    Revoked,
    /// A strategist will not apply it.
    Declined,
    /// Its author took it back.
    Withdrawn,
}

/// A challenge to the forecasts of a segment.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ChallengeView {
    /// The event that raised it.
    #[ts(type = "string")]
    pub event: EventId,
    /// Who raised it.
    pub who: String,
    /// True when it is the own one.
    pub own: bool,
    /// When, RFC 3339.
    pub at: String,
    /// What is held.
    pub challenge: Challenge,
    /// Where it stands.
    pub state: ChallengeState,
    /// The size in force, in per cent.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub percent: Option<i32>,
    /// Why it was declined, and by whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub declined: Option<(String, String)>,
    /// The test on closed posts; absent while a model is being learnt.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub tested: Option<BackTestView>,
}

/// An effect of the model that is another one than before.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct MovedPart {
    /// `base`, `market`, `market and word`, `kind`, `platform` or `sponsored`: message `forecast-part-<…>`.
    pub part: String,
    /// Of what: `RU`, `short`, `vk` …; empty for the base.
    pub name: String,
    /// By how much it multiplies the views, before.
    pub before: f64,
    /// The same, after.
    pub after: f64,
}

/// What results that the version in force has not learnt from would change.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct OfferedView {
    /// Results that teach it and do not teach the version in force.
    pub results: u32,
    /// Files in force that were taken back since.
    pub taken_back: u32,
    /// Fingerprint of the model.
    pub model: String,
    /// The usual miss before and after, on results that neither model had learnt: all of them, then by market; empty when there
    /// are too few to tell better from worse.
    pub tested: Vec<Tested>,
    /// The effects that move most.
    pub parts: Vec<MovedPart>,
    /// How places by expected views change.
    pub places: PlacesView,
}

/// One version. The first rests on the shortlist alone.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ForecastVersionView {
    /// 1, 2, 3 …
    pub number: u32,
    /// The event that took it into use; absent for the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string")]
    pub event: Option<EventId>,
    /// Who took it into use.
    pub who: String,
    /// When, RFC 3339; empty for the first.
    pub at: String,
    /// Why.
    pub reason: String,
    /// Files of results it learns from.
    pub files: Vec<String>,
    /// Results it learns from.
    pub results: u32,
    /// Corrections it applies.
    pub corrections: Vec<CorrectionView>,
    /// The version that rests on the same and came first, when this one goes back to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub again: Option<u32>,
    /// Fingerprint of its model, where it was taken into use; empty for the first.
    pub model: String,
    /// What it was tested on then.
    pub tested: Vec<Tested>,
}

/// A correction in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CorrectionView {
    /// Who raised it.
    pub who: String,
    /// What they hold.
    pub challenge: Challenge,
    /// The size in force, in per cent.
    pub percent: i32,
}

/// Answer of `forecast_versions`.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ForecastVersionsView {
    /// True while the campaign is open to this person.
    pub open: bool,
    /// True when this person is a strategist of the campaign, and it is open.
    pub may_decide: bool,
    /// True while a model is being learnt: ask again.
    pub learning: bool,
    /// Fingerprint of the model in force as it was learnt on this laptop; absent while it is being learnt, or when there is
    /// too little to learn from.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub model: Option<String>,
    /// Posts and results it was learnt from.
    pub learnt_from: u32,
    /// True when the model was learnt from another version of the shortlist than where it was taken into use.
    pub other_shortlist: bool,
    /// The newest first.
    pub versions: Vec<ForecastVersionView>,
    /// A version that could be taken into use.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub offered: Option<OfferedView>,
    /// The newest first.
    pub challenges: Vec<ChallengeView>,
}

/// What a strategist does.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum ForecastDecision {
    /// Takes the version that is offered into use.
    TakeOffered {
        /// Fingerprint of the model that was looked at; another one is refused.
        model: String,
    },
    /// Goes back to what an earlier version rests on.
    GoBack {
        /// The event that took it into use; none for the first.
        version: Option<String>,
    },
    /// Applies a challenge.
    Apply {
        /// The event that raised it.
        challenge: String,
        /// The size to apply, in per cent.
        percent: i32,
    },
    /// Applies it no longer.
    Revoke {
        /// The event that raised it.
        challenge: String,
    },
    /// Will not apply it.
    Decline {
        /// The event that raised it.
        challenge: String,
    },
}
