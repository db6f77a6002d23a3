//! The nouns: one file each.

pub mod audience;
pub mod campaign;
pub mod challenge;
pub mod collaboration;
pub mod compliance;
pub mod creator;
mod dispute;
pub mod forecast;
pub mod metric;
pub mod outcome;
pub mod post;
pub mod rate;
pub mod recommendation;
pub mod review;
mod text;

pub use audience::{AgeGender, Audience, AudienceSource, Share};
pub use campaign::{BlindPolicy, Campaign, Gender, MarketTarget, TouchLevel};
pub use collaboration::{Collaboration, CollaborationResult};
pub use compliance::{ComplianceCheck, ComplianceState};
pub use creator::{Account, Candidate, ChannelType, Creator, FollowersOn, SizeTier};
pub use dispute::{Dispute, Objection};
pub use metric::{Confidence, Method, Metric, Unit, key};
pub use post::{Post, PostKind};
pub use rate::{Money, Rate};
pub use recommendation::{Evidence, Recommendation, StatedReason};
pub use review::{
    Anchor, Annotation, AnnotationKind, Answer, Answers, Choice, Mode, Pass, Placement, Review, Scope, Verdict,
};
pub use text::Localized;

use serde::{Deserialize, Serialize};

/// The two markets. Colour is never the only sign of one: it is always written.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS, schemars::JsonSchema,
)]
#[serde(rename_all = "UPPERCASE")]
pub enum Market {
    /// Russia; always on the left.
    Ru,
    /// United States; always on the right.
    Us,
}

/// Where an account lives.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Platform {
    Instagram,
    Youtube,
    Tiktok,
    Telegram,
    Vk,
    Rutube,
    Dzen,
    Twitch,
}
