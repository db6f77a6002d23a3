//! The laptop's encrypted SQLite: what people wrote (the vault) and what can be pulled again (the cache).
//!
//! ```text
//!  DIR/keyslots.json   the database key, wrapped for the keychain and for the passphrase
//!  DIR/vault.db        own events, outbox, identity, drafts: durable before a call returns, never changed
//!  DIR/cache.db        streams, pulled events, shortlists: set aside and made anew when it is damaged
//!  DIR/backups/        the newest copies of the vault, and a copy of the key slots
//!  DIR/lock            held while the store is open
//! ```
//!
//! Three rules keep it whole. An event and its outbox row share one transaction, and so do a pulled page, its
//! projection and its cursor. No promise spans the two files: whoever reads takes the union of both. A file that
//! cannot be opened is never replaced by an empty one without being kept and named.

mod append;
mod backup;
mod column;
mod column_meaning;
mod cursor;
mod db;
mod desk;
mod discovery;
mod error;
mod facts;
mod files;
#[cfg(test)]
mod fixtures;
mod identity;
mod keys;
mod keyslots;
mod known;
mod marks;
mod migrate;
mod models;
mod open;
mod outbox;
mod projection;
mod pull;
mod queue;
mod salvage;
mod shortlist;
mod slots_file;
mod streams;
mod verify;

pub use append::{MAX_PAYLOAD_BYTES, NewFact, Stamp};
pub use cursor::Cursor;
pub use desk::Position;
pub use discovery::JudgedPair;
pub use error::StoreError;
pub use facts::Events;
pub use identity::Identity;
pub use keys::{Cost, DbKey, KeyError, Keychain, KeychainError, MIN_PASSPHRASE_CHARS};
pub use keyslots::KeySlots;
pub use known::{KnownCampaign, KnownCreator};
pub use marks::Mark;
pub use models::ModelBytes;
pub use open::{Notice, Restored, Store};
pub use outbox::{Delivery, OutboxCounts, OutboxItem, RejectedEvent};
pub use pull::{Applied, PageError, Pulled};
pub use queue::{CandidateHead, RecordAt, ShortlistRow};
pub use shortlist::{CandidateRow, PackRow};
pub use streams::{MemberRow, StreamRow};
pub use verify::{Checked, Flaw};
