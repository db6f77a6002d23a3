//! Push and pull between the laptop's store and a hub.
//!
//! ```text
//!            push: outbox ──► POST /events ──► one result for each event ──► outbox
//!  store ──┤
//!            pull: streams ──► pages of events ──► cache     (page, projection and cursor in one transaction)
//!                          └─► manifest ──► packs ──► cache  (the first pack is usable while the rest arrives)
//!                          └─► model ──► cache     (in force once it is whole and every score can rest on it)
//! ```
//!
//! The two loops are independent: an event the hub refuses never stops a download, and a broken pack never stops a
//! verdict. Every step can be cut at any point and repeated: the hub recognises an event by its id, the store a page
//! by its cursor and a pack by its hash.

mod backoff;
mod client;
mod engine;
mod error;
mod http;
mod hub;
mod join;
mod model;
mod notice;
mod pull;
mod push;
mod shortlist;

pub use backoff::Backoff;
pub use engine::{Engine, Health};
pub use error::SyncError;
pub use http::{HttpHub, check_address};
pub use hub::{Call, Hub, Method, Reply, Unreachable};
pub use join::{Rejoined, join, rejoin};
pub use notice::{Notice, WhyNot};
