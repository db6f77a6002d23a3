//! What travels between a laptop and the hub: sealed events, shortlists, manifests, packs, problems and limits.
//!
//! The authority is `docs/sync-protocol.md`; this crate is its shape in Rust. It opens no socket and no file.

mod enrol;
mod limits;
mod manifest;
mod model;
mod pack;
mod problem;
mod push;
mod sealed;
mod shortlist;
mod streams;

pub use enrol::{EnrolRequest, EnrolResponse, JoinedBefore, Meta, ProtocolRange};
pub use limits::*;
pub use manifest::{Manifest, PackEntry};
pub use model::{BadArtefact, ModelRef, read_model};
pub use pack::{PackError, pack, unpack};
pub use problem::{Problem, ProblemKind};
pub use push::{PushRequest, PushResponse, PushResult, PushStatus};
pub use sealed::{SealError, Sealed, StoredEvent};
pub use shortlist::{Refusal, SCHEMA, Shortlist};
pub use streams::{Access, EventPage, ManifestRef, Member, Revoked, StreamInfo, Streams};

/// Version of the protocol spoken here.
pub const PROTOCOL: u16 = 1;

/// Every answer of a hub carries this header; without it the answer came from a proxy or a captive portal.
pub const HUB_HEADER: &str = "sverka-hub";

/// The hub's epoch: it changes when the hub is restored from an older state.
pub const EPOCH_HEADER: &str = "sverka-epoch";
