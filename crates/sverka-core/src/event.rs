//! Facts that people make. A fact is never changed; it is followed by a newer one.

use crate::hlc::Hlc;
use crate::ids::{CreatorId, DeviceId, EventId, PrincipalId, StreamId};
use crate::model::challenge::{Challenge, ForecastVersion};
use crate::model::forecast::OwnForecast;
use crate::model::outcome::ResultsPart;
use crate::model::{Annotation, Dispute, Review};
use crate::numbers::{DeviceSeq, ShortlistVersion};
use crate::score::Weighting;
use crate::terms::Term;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// What an event is about, apart from its stream.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refs {
    /// The candidate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub candidate: Option<CreatorId>,
    /// Version of the shortlist the person had before their eyes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shortlist_version: Option<ShortlistVersion>,
}

/// Why the AI's view was shown before or after a verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RevealCause {
    /// The expert asked for it before deciding.
    Asked,
    /// It was shown because the expert had decided.
    AfterVerdict,
}

/// The kinds of facts, each with its body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", content = "body")]
pub enum Fact {
    /// An expert's statement about a candidate.
    #[serde(rename = "review.recorded")]
    ReviewRecorded(Review),
    /// The expert takes the statement back and decides nothing.
    #[serde(rename = "review.cleared")]
    ReviewCleared {},
    /// A note pinned to evidence.
    #[serde(rename = "annotation.added")]
    AnnotationAdded(Annotation),
    /// The note is taken back.
    #[serde(rename = "annotation.removed")]
    AnnotationRemoved {
        /// The event that added it.
        target: EventId,
    },
    /// The AI's view was shown.
    #[serde(rename = "ai.revealed")]
    AiRevealed {
        /// Why.
        cause: RevealCause,
    },
    /// One part of the AI's score is called into question.
    #[serde(rename = "reason.disputed")]
    ReasonDisputed(Dispute),
    /// The objection is taken back.
    #[serde(rename = "dispute.withdrawn")]
    DisputeWithdrawn {
        /// The event that made it.
        target: EventId,
    },
    /// The campaign is scored with other weights or for another audience from now on. It is about no single candidate.
    #[serde(rename = "weighting.kept")]
    WeightingKept(Weighting),
    /// Two phrases mean the same in this campaign, or do so no longer. It is about no single candidate.
    #[serde(rename = "glossary.kept")]
    GlossaryKept(Term),
    /// An expert's own number of what a post of the candidate will bring.
    #[serde(rename = "forecast.stated")]
    ForecastStated(OwnForecast),
    /// What posts of the campaign brought. It is about no single candidate.
    #[serde(rename = "results.recorded")]
    ResultsRecorded(ResultsPart),
    /// Results taken from a file count no longer, or again.
    #[serde(rename = "results.withdrawn")]
    ResultsWithdrawn {
        /// The import, as its parts name it.
        import: String,
        /// False when they count again.
        withdrawn: bool,
    },
    /// The forecasts of a whole market or a part of it are called into question. It is about no single candidate.
    #[serde(rename = "forecast.challenged")]
    ForecastChallenged(Challenge),
    /// The challenge is taken back by who raised it.
    #[serde(rename = "challenge.withdrawn")]
    ChallengeWithdrawn {
        /// The event that raised it.
        target: EventId,
    },
    /// A strategist will not apply the challenge.
    #[serde(rename = "challenge.declined")]
    ChallengeDeclined {
        /// The event that raised it.
        target: EventId,
        /// Why not.
        text: String,
    },
    /// Forecasts of the campaign rest on these results and corrections from now on. Only a strategist says so.
    #[serde(rename = "forecast.version_kept")]
    ForecastVersionKept(ForecastVersion),
    /// An own event no longer counts.
    #[serde(rename = "event.undone")]
    Undone {
        /// The event.
        target: EventId,
    },
    /// An undone event counts again.
    #[serde(rename = "event.redone")]
    Redone {
        /// The event that had been undone.
        target: EventId,
    },
}

/// Version of every fact body written by this release.
pub const FACT_VERSION: u16 = 1;

/// Where and when an event was made; what every release can read, whatever the body is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event<F = Fact> {
    /// UUIDv7; the key by which a repeated event is recognised.
    pub id: EventId,
    /// The campaign's stream.
    pub stream: StreamId,
    /// Version of the body.
    pub v: u16,
    /// Who says it.
    pub author: PrincipalId,
    /// On which laptop.
    pub device: DeviceId,
    /// 1, 2, 3 … for each device and stream, without gaps.
    pub device_seq: DeviceSeq,
    /// Hash of this device's previous event in this stream, empty for the first.
    pub prev: String,
    /// When, by the laptop's clock.
    pub hlc: Hlc,
    /// What it is about.
    #[serde(default)]
    pub refs: Refs,
    /// Earlier events that this one replaces.
    #[serde(default)]
    pub supersedes: Vec<EventId>,
    /// Type and body.
    #[serde(flatten)]
    pub fact: F,
}

/// The type of an event whose body this release does not know; kept, forwarded, and counted for the reader.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnknownFact {
    /// Its type.
    #[serde(rename = "type")]
    pub kind: String,
}

impl Fact {
    /// The type as written.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::ReviewRecorded(_) => "review.recorded",
            Self::ReviewCleared {} => "review.cleared",
            Self::AnnotationAdded(_) => "annotation.added",
            Self::AnnotationRemoved { .. } => "annotation.removed",
            Self::AiRevealed { .. } => "ai.revealed",
            Self::ReasonDisputed(_) => "reason.disputed",
            Self::DisputeWithdrawn { .. } => "dispute.withdrawn",
            Self::WeightingKept(_) => "weighting.kept",
            Self::GlossaryKept(_) => "glossary.kept",
            Self::ForecastStated(_) => "forecast.stated",
            Self::ResultsRecorded(_) => "results.recorded",
            Self::ResultsWithdrawn { .. } => "results.withdrawn",
            Self::ForecastChallenged(_) => "forecast.challenged",
            Self::ChallengeWithdrawn { .. } => "challenge.withdrawn",
            Self::ChallengeDeclined { .. } => "challenge.declined",
            Self::ForecastVersionKept(_) => "forecast.version_kept",
            Self::Undone { .. } => "event.undone",
            Self::Redone { .. } => "event.redone",
        }
    }

    /// True when only a strategist of the campaign may say it.
    #[must_use]
    pub fn is_strategists(kind: &str) -> bool {
        matches!(kind, "challenge.declined" | "forecast.version_kept")
    }

    /// True when the person can undo it. What has been seen cannot be unseen.
    #[must_use]
    pub fn is_undoable(&self) -> bool {
        matches!(
            self,
            Self::ReviewRecorded(_)
                | Self::ReviewCleared {}
                | Self::AnnotationAdded(_)
                | Self::AnnotationRemoved { .. }
                | Self::ReasonDisputed(_)
                | Self::DisputeWithdrawn { .. }
                | Self::ForecastStated(_)
        )
    }
}

/// SHA-256 of the exact bytes of a payload, as 64 lower-case hexadecimal digits.
#[must_use]
pub fn payload_hash(payload: &[u8]) -> String {
    hex(&Sha256::digest(payload))
}

/// The chain value of a stream after one more event: SHA-256 of the chain before and the event's hash.
///
/// It is built over hashes, so a payload redacted by law does not break it.
#[must_use]
pub fn chain(before: &str, event_hash: &str) -> String {
    let mut sha = Sha256::new();
    sha.update(before.as_bytes());
    sha.update(b"\n");
    sha.update(event_hash.as_bytes());
    hex(&sha.finalize())
}

/// Lower-case hexadecimal digits of some bytes.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, byte| {
        // Writing to a String cannot fail.
        let _ = write!(out, "{byte:02x}");
        out
    })
}

#[cfg(test)]
#[path = "event_tests.rs"]
pub(crate) mod tests;
