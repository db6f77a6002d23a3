//! Who may do what: people, their devices and tokens, and what they are granted.

mod code;
mod devices;
mod enrol;
mod grants;
mod tokens;
mod visible;

pub use code::EnrolCode;
pub use devices::DeviceLine;
pub use enrol::{Campaigns, EnrolRefusal, Enrolment, Invitation, MAX_DAYS};
pub use grants::{Grant, Role};
pub use tokens::PublisherToken;

pub(crate) use devices::ensure_live;
pub(crate) use enrol::redeem;
pub(crate) use tokens::{Caller, CallerKind, TokenRefusal, authenticate};
pub(crate) use visible::{closed_streams, members, visible_streams};
