//! What a row is read with.

use super::mapping::Mapping;
use chrono::{DateTime, Utc};
use sverka_core::model::Market;

/// What a row is read with.
pub(super) struct Context {
    pub(super) mapping: Mapping,
    /// The market of rows when no column says it.
    pub(super) market: Option<Market>,
    /// The moment of the import.
    pub(super) now: DateTime<Utc>,
}
