//! Import: what a publisher hands in is checked before anybody sees it.
//!
//! First against the published JSON Schema, then for meaning. A bad candidate is refused with its row, its name made
//! safe to print, a stable code and a sentence, and the others go on; a bad campaign refuses everything. What only
//! looks strange (marks that turn text round, letters of two alphabets in a handle, markup) is kept as it came and
//! listed as a warning, for it is evidence.

mod account;
mod check;
mod error;
mod finding;
mod json;
mod lenient;
mod meaning;
mod preview;
mod printable;
mod schema;
mod strange;
mod table;
#[cfg(test)]
mod tests;

pub use check::{Checked, Limits, Refused, Warning, check};
pub use error::ImportError;
pub use preview::Preview;
pub use printable::printable;
pub use schema::schema_text;
pub use table::{OtherSheet, PassedOver, ReadTable, SHIPPED_MAPPINGS, from_table, shipped_mapping};
