//! Nouns and judgement of Sverka: campaigns, creators, evidence, reviews, and the scoring of candidates.
//!
//! The promise of this crate: same input, same output, on every machine and with any number of threads.
//! It therefore knows no file, socket, SQL, clock or unseeded random source; whoever calls it brings those.

pub mod blind;
pub mod conformal;
pub mod correction;
pub mod derived;
pub mod discovery;
pub mod engine;
pub mod evalue;
pub mod event;
pub mod expert_skill;
pub mod fold;
pub mod forecast;
pub mod forecast_log;
pub mod hlc;
pub mod ids;
pub mod model;
pub mod numbers;
pub mod off_policy;
pub mod outcomes;
pub mod pooling;
pub mod preference;
pub mod reasons;
pub mod score;
pub mod scoring_rules;
pub mod terms;
pub mod text;
pub mod undo;
pub mod weightings;

/// Facts, identifiers and nouns that nearly every caller needs.
pub mod prelude {
    pub use crate::event::{Event, Fact, Refs};
    pub use crate::hlc::Hlc;
    pub use crate::ids::{CampaignId, CreatorId, DeviceId, EventId, PrincipalId, StreamId};
    pub use crate::model::{Campaign, Candidate, Creator, Market, Platform, Review, Verdict};
}
