//! What the window is given and what it gives: the only shapes that cross the border to the web view.
//!
//! Nothing of the AI and nothing of another expert is in these shapes unless the caller may see it; see
//! [`sverka_core::blind`].

mod campaigns;
pub mod discovery;
mod dossier;
pub mod forecast;
pub mod forecast_versions;
pub mod glossary;
pub mod model_card;
pub mod order;
mod queue;
pub mod reasons;
pub mod repair;
pub mod results;
mod review;
pub mod scoreboard;
mod start;
mod sync;
pub mod verify;
pub mod what_if;

pub use campaigns::{CampaignCard, CampaignsView, MarketProgress};
pub use dossier::{AnnotationView, DossierView, Draft, MarketColumn, OpinionView, PeerLevel, VersionView, VoiceView};
pub use queue::{Counts, Difference, QueueFilter, QueuePage, QueueRow};
pub use reasons::{AiView, DisputesView, PartView, SignalsView};
pub use review::{Amend, Changed, Decide, EvidenceTab, Exported, ReasonOption, ReasonOptions, Replaced, ReviewStart};
pub use start::{Gate, LetterKeys, Locale, Settings, StartView, Theme};
pub use sync::{RefusedModel, RejectedItem, SyncState, SyncView};
