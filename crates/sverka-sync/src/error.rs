//! What can go wrong between a laptop and a hub.

use std::time::Duration;
use sverka_protocol::{Problem, ProblemKind};
use sverka_store::StoreError;

/// An error of synchronisation. None of them loses anything: what was written stays in the store.
#[derive(Debug, thiserror::Error)]
pub enum SyncError {
    /// No answer.
    #[error(transparent)]
    Unreachable(#[from] crate::Unreachable),
    /// An answer, but not a hub's: a captive portal, a proxy's page, another program.
    #[error("the answer did not come from a hub")]
    NotAHub,
    /// A hub, but not the one this laptop joined.
    #[error("another hub answers at this address")]
    OtherHub,
    /// A hub that speaks no protocol of this release.
    #[error("the hub speaks protocol {min} to {max}")]
    Protocol {
        /// Lowest it speaks.
        min: u16,
        /// Highest it speaks.
        max: u16,
    },
    /// A demo hub for real work, or the other way round.
    #[error("demo and real work cannot be mixed")]
    DemoMix,
    /// The code is for another person than the one whose work this laptop holds.
    #[error("the code is for another person")]
    OtherPerson,
    /// The hub is too old to let a laptop in again: it made another device of it.
    #[error("the hub made another device of this laptop")]
    NotTakenBack,
    /// Not an address of a hub.
    #[error("not an address of a hub: {0}")]
    BadAddress(String),
    /// The hub says no.
    #[error("the hub answered {problem:?}")]
    Problem {
        /// What it says.
        problem: Problem,
        /// How long it asks to be left alone; zero when it does not.
        retry_after: Duration,
    },
    /// The hub's answer contradicts itself or the protocol.
    #[error("the hub's answer cannot be used: {0}")]
    Broken(String),
    /// The laptop's own store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl SyncError {
    /// The kind of problem the hub named, if it named one.
    #[must_use]
    pub fn problem(&self) -> Option<ProblemKind> {
        match self {
            Self::Problem { problem, .. } => Some(problem.kind),
            _ => None,
        }
    }

    /// True when trying again soon is pointless until a person acts.
    #[must_use]
    pub fn needs_person(&self) -> bool {
        match self {
            Self::OtherHub
            | Self::DemoMix
            | Self::OtherPerson
            | Self::NotTakenBack
            | Self::BadAddress(_)
            | Self::Protocol { .. } => true,
            Self::Problem { problem, .. } => matches!(
                problem.kind,
                ProblemKind::TokenInvalid
                    | ProblemKind::TokenExpired
                    | ProblemKind::DeviceRevoked
                    | ProblemKind::ClientTooOld
                    | ProblemKind::Scope
            ),
            _ => false,
        }
    }

    /// True when a new code from the admin lets this laptop in again.
    #[must_use]
    pub fn needs_code(&self) -> bool {
        matches!(
            self.problem(),
            Some(ProblemKind::TokenInvalid | ProblemKind::TokenExpired | ProblemKind::DeviceRevoked)
        )
    }

    /// True when the fault may lie in one campaign alone, so that the others can still be pulled.
    #[must_use]
    pub(crate) fn is_of_one_stream(&self) -> bool {
        match self {
            Self::Broken(_) | Self::Store(StoreError::WrongPack { .. }) => true,
            Self::Problem { problem, .. } => {
                !self.needs_person()
                    && !matches!(problem.kind, ProblemKind::RateLimited | ProblemKind::Busy | ProblemKind::Quota)
            }
            _ => false,
        }
    }

    /// How long the hub asked to be left alone.
    #[must_use]
    pub(crate) fn retry_after(&self) -> Duration {
        match self {
            Self::Problem { retry_after, .. } => *retry_after,
            _ => Duration::ZERO,
        }
    }

    /// Why there is no connection, as the message `sync-reason-<…>`.
    #[must_use]
    pub fn reason(&self) -> &'static str {
        match self {
            Self::Unreachable(_) => "unreachable",
            Self::NotAHub => "not-a-hub",
            Self::OtherHub => "other-hub",
            Self::Protocol { .. } => "protocol",
            Self::DemoMix => "demo-mix",
            // Only joining ends with these two, and it has its own words for them.
            Self::OtherPerson | Self::NotTakenBack => "hub-failed",
            Self::BadAddress(_) => "bad-address",
            Self::Broken(_) => "broken-answer",
            Self::Store(_) => "storage",
            Self::Problem { problem, .. } => match problem.kind {
                ProblemKind::TokenInvalid => "token-invalid",
                ProblemKind::TokenExpired => "token-expired",
                ProblemKind::DeviceRevoked => "device-revoked",
                ProblemKind::ClientTooOld => "client-too-old",
                _ => "hub-failed",
            },
        }
    }
}

impl From<Problem> for SyncError {
    fn from(problem: Problem) -> Self {
        Self::Problem { problem, retry_after: Duration::ZERO }
    }
}
