//! Push: a batch of events in, one result for each out.

use crate::{Problem, Sealed};
use serde::{Deserialize, Serialize};
use sverka_core::ids::EventId;
use sverka_core::numbers::Seq;

/// Body of `POST /v1/events`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PushRequest {
    /// At most [`crate::MAX_BATCH_EVENTS`], each device's events of a stream in order.
    pub events: Vec<Sealed>,
}

/// What became of one event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PushStatus {
    /// Applied now.
    Accepted,
    /// Applied before; nothing changed.
    Duplicate,
    /// Never will be applied as it is; the client keeps it and shows why.
    Rejected,
    /// Try again later.
    Deferred,
}

/// Result for one event, in the order of the request.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PushResult {
    /// The event; absent when its envelope could not be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<EventId>,
    /// What became of it.
    pub status: PushStatus,
    /// Its place in the stream, when applied.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seq: Option<Seq>,
    /// Why not, when not applied.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub problem: Option<Problem>,
}

/// Answer to a push.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PushResponse {
    /// One for each event.
    pub results: Vec<PushResult>,
}
