//! Discovery: questions to a base of creators in memory, and creators that may be the same person.
//!
//! [`Base`] keeps what can be asked about as columns; [`Query`] is a small written form with positions in its errors;
//! [`run()`] answers with three values of truth, so a number that is missing or withheld never meets a condition and
//! never fails one. [`duplicates`] proposes, with reasons, and never merges; [`merge()`] makes one record of those that a
//! person said are one. The form is described in `docs/discovery.md`.

mod base;
mod builtin;
pub mod duplicates;

#[cfg(test)]
mod fixture;
mod merge;
mod query;
mod run;

pub use base::{Base, Builder, MarketOf, REACH};
pub use builtin::{BUILT_IN, BuiltIn};
pub use merge::{groups, merge};
pub use query::{Ask, BadQuery, Code, Currency, Explained, Expr, Field, Is, Kind, MAX_LIMIT, Op, Order, Query, State};
pub use run::{Found, Hit, InMarket, Seen, TermCount, run};
