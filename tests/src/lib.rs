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

/// A program of this workspace, built beside the running test. `script/test` builds them first.
///
/// # Panics
/// When it was not built.
#[must_use]
pub fn program(name: &str) -> PathBuf {
    let test = std::env::current_exe().expect("a test knows its own path");
    let beside = test.ancestors().nth(2).expect("target/<profile>/deps/<test>").join(name);
    assert!(beside.exists(), "{} is not built: cargo build -p sverka -p sverka-hub", beside.display());
    beside
}
