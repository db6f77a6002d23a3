//! Publishing: a shortlist becomes packs and a manifest, in one transaction, or nothing changes.

mod error;
mod model;
mod packs;
mod read;
mod store;
mod upload;

pub use error::PublishError;
pub use model::{ModelLine, PublishedModel};
pub use store::Published;

pub(crate) use model::{SHIPPED, model};
pub(crate) use read::{Document, blob, manifest};
pub(crate) use store::mark_demo;
pub(crate) use upload::{receive_manifest, receive_pack};
