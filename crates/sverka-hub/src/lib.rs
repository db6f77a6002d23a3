//! The hub: publishes shortlists, enrols people and devices, keeps each campaign's events in order.
//!
//! A hub is one SQLite file and this code over it. The protocol it speaks is described in `docs/sync-protocol.md`,
//! how to run one in `docs/hub.md`. It never sees a laptop's store.

mod access;
mod admin;
mod audit;
mod db;
pub mod demo;
mod demo_hub;
mod error;
mod events;
mod http;
mod hub;
mod identity;
pub mod import;
mod publish;
mod secret;
mod streams;

pub use access::{
    Campaigns, DeviceLine, EnrolCode, EnrolRefusal, Enrolment, Grant, Invitation, MAX_DAYS, PublisherToken, Role,
};
pub use audit::{AuditLine, AuditLog, Outcome};
pub use demo_hub::DemoReport;
pub use error::HubError;
pub use http::{RateLimit, serve, serve_until};
pub use hub::Hub;
pub use identity::Identity;
pub use publish::{ModelLine, PublishError, Published, PublishedModel};
pub use streams::CampaignLine;
