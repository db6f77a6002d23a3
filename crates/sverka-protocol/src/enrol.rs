//! Joining a hub.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sverka_core::ids::{DeviceId, PrincipalId};

/// Lowest and highest protocol a hub speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProtocolRange {
    /// Lowest.
    pub min: u16,
    /// Highest.
    pub max: u16,
}

/// Answer to `GET /v1/meta`, for everybody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meta {
    /// Identity of the hub; a laptop that joined one hub talks to no other.
    pub hub: String,
    /// Changes when the hub is restored from an older state.
    pub epoch: String,
    /// Protocols spoken.
    pub proto: ProtocolRange,
    /// The hub's clock.
    pub time: DateTime<Utc>,
    /// True when everything on this hub is fictional; a laptop keeps it apart from real work.
    pub demo: bool,
}

/// Body of `POST /v1/devices:enrol`. The code is in the body, never in the address.
#[derive(Clone, Serialize, Deserialize)]
pub struct EnrolRequest {
    /// The code the admin gave.
    pub code: String,
    /// Name of the laptop, for the admin.
    pub device_name: String,
    /// Who this laptop is already, when it joins again. A hub that does not know the field makes a new device; the
    /// laptop notices by the answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub again: Option<JoinedBefore>,
}

/// What an earlier enrolment at the same hub gave a laptop, and what everything it wrote is signed with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JoinedBefore {
    /// The person.
    pub principal: PrincipalId,
    /// The laptop.
    pub device: DeviceId,
}

/// The laptop's identity and token.
#[derive(Clone, Serialize, Deserialize)]
pub struct EnrolResponse {
    /// The person.
    pub principal: PrincipalId,
    /// The person's name.
    pub name: String,
    /// This laptop.
    pub device: DeviceId,
    /// Bearer token; the hub keeps only its hash.
    pub token: String,
    /// When the token's time is over.
    pub expires_at: DateTime<Utc>,
}
