//! Use cases: what each command of the window does, without a window.
//!
//! [`App`] is the whole program but for its window. It is given a folder, a clock and, where there is one, the
//! operating system's keychain; it answers with the shapes of [`view`] and [`error`].

mod ai;
mod app;
mod campaigns;
mod desk;
mod discovery;
mod dispute;
mod dossier;
pub mod error;
mod export;
#[cfg(test)]
mod fixture;
mod forecast;
mod gate;
mod glossary;
mod layout;
mod learning;
mod marks;
mod memory;
mod model;
mod model_card;
mod peers;
mod queue;
mod record;
mod results;
mod review;
mod scoreboard;
mod scored;
mod search;
mod session;
mod settings;
pub mod signal;
mod signals;
mod sync;
mod verify;
pub mod view;
mod what_if;
pub mod words;

pub use app::{App, Clock, Invitation, Setup};
pub use error::{Code, UiError};
pub use results::MAX_RESULTS_BYTES;
pub use signal::Signal;
pub use sverka_store::{Keychain, KeychainError};
