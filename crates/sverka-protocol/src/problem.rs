//! Errors as RFC 9457 `application/problem+json`.

use serde::{Deserialize, Serialize};
use sverka_core::numbers::Seq;

/// The kinds of problems; the last part of the `type` URI.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProblemKind {
    /// 400: the request cannot be read.
    Malformed,
    /// 401: no such token, or it is no longer valid.
    TokenInvalid,
    /// 401: the token's time is over.
    TokenExpired,
    /// 401: this device was revoked.
    DeviceRevoked,
    /// 403: the token may not do this with what it can see.
    Scope,
    /// 404: not there, or not to be seen by this token; the two are never told apart.
    NotFound,
    /// 409: the laptop's history is not this hub's; the hub may have been restored from an older state.
    HistoryDiverged,
    /// 409: the same id with other bytes.
    IdConflict,
    /// 409: the same device number with another event: a copied device.
    DeviceCloned,
    /// 409: a laptop joins again with a code for another person than the one whose work it holds.
    OtherPerson,
    /// 409: a pack named by the manifest was not uploaded.
    MissingPack,
    /// 413: larger than the limits.
    TooLarge,
    /// 422: readable, but not allowed.
    Invalid,
    /// 426: the client is too old.
    ClientTooOld,
    /// 429: too many requests.
    RateLimited,
    /// 503: try again later.
    Busy,
    /// 507: no room.
    Quota,
    /// 500: the hub failed.
    Internal,
    /// A kind this release does not know.
    #[serde(other)]
    Unknown,
}

impl ProblemKind {
    /// The HTTP status of this kind.
    #[must_use]
    pub fn status(self) -> u16 {
        match self {
            Self::Malformed => 400,
            Self::TokenInvalid | Self::TokenExpired | Self::DeviceRevoked => 401,
            Self::Scope => 403,
            Self::NotFound => 404,
            Self::HistoryDiverged | Self::IdConflict | Self::DeviceCloned | Self::OtherPerson | Self::MissingPack => {
                409
            }
            Self::TooLarge => 413,
            Self::Invalid => 422,
            Self::ClientTooOld => 426,
            Self::RateLimited => 429,
            Self::Busy => 503,
            Self::Quota => 507,
            Self::Internal | Self::Unknown => 500,
        }
    }

    /// True when the same request may succeed later.
    #[must_use]
    pub fn is_retryable(self) -> bool {
        matches!(self, Self::RateLimited | Self::Busy | Self::Quota | Self::Internal | Self::Unknown)
    }
}

/// A problem as it travels. `detail` is for logs and administrators; the window has its own words for each kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Kind.
    #[serde(rename = "type")]
    pub kind: ProblemKind,
    /// HTTP status.
    pub status: u16,
    /// One sentence, without internals.
    #[serde(default)]
    pub detail: String,
    /// For `history-diverged`: the last place both sides may share.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub common_seq: Option<Seq>,
}

impl Problem {
    /// A problem of a kind.
    #[must_use]
    pub fn new(kind: ProblemKind, detail: impl Into<String>) -> Self {
        Self { kind, status: kind.status(), detail: detail.into(), common_seq: None }
    }
}
