//! The hub as its callers know it: requests in, answers out, over a real file.
#![allow(missing_docs, clippy::unwrap_used, reason = "a test binary; its helpers fail a test by panicking")]

mod audit;
mod command_line;
mod enrol;
mod hostile;
mod join_again;
mod models;
mod publish;
mod pull;
mod push;
mod race;
mod rate;
mod restore;
mod rights;
mod stream_list;
mod world;
