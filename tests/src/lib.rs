//! What the story tests are made of: real hubs, real windows, and hubs that misbehave.
#![allow(clippy::expect_used, reason = "a test that cannot be set up fails")]

pub mod faults;
pub mod hub_process;
pub mod in_process;
pub mod office;
pub mod webdriver;
pub mod window;
pub mod world;

use std::path::PathBuf;

/// A program of this workspace, built beside the running test or tool. `script/test` builds them first.
///
/// # Panics
/// When it was not built.
#[must_use]
pub fn program(name: &str) -> PathBuf {
    let this = std::env::current_exe().expect("a program knows its own path");
    // A tool lies in target/<profile>, a test in target/<profile>/deps.
    let beside = this.ancestors().skip(1).take(2).map(|folder| folder.join(name)).find(|file| file.exists());
    beside.unwrap_or_else(|| panic!("{name} is not built: cargo build -p sverka -p sverka-hub"))
}
