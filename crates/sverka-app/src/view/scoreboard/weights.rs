//! How much people's numbers weigh beside the model's.

use serde::Serialize;
use sverka_core::model::Market;
use ts_rs::TS;

/// A weight and its 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize, TS)]
pub struct WeightInterval {
    /// The weight.
    pub value: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// The part of the way from the model's number to people's that closed posts say to go, in one market and regime.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, TS)]
pub struct WeightView {
    /// The market.
    pub market: Market,
    /// True for posts outside the model's experience.
    pub outside: bool,
    /// Numbers of people that were otherwise than the model's.
    pub posts: u32,
    /// Creators they are about.
    pub creators: u32,
    /// True when they are of one person, and not of the one at this laptop: nothing is told of it.
    pub one_person: bool,
    /// 0: keep the model's number, 1: take people's. Absent while it is too early, or of one other person.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub weight: Option<WeightInterval>,
    /// That of the person at this laptop, for their eyes alone; absent when they said nothing here.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub own: Option<OwnWeightView>,
}

/// The own weight: the own record, pulled to the group's as far as it is short.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, TS)]
pub struct OwnWeightView {
    /// Own numbers that were otherwise than the model's.
    pub posts: u32,
    /// The weight; absent while it is too early.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub weight: Option<WeightInterval>,
}
