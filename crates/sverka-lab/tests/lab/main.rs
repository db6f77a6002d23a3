//! The commands, run as anybody runs them.
#![allow(missing_docs, clippy::unwrap_used, reason = "tests are named as facts, and one that cannot be set up fails")]

mod accounts;
mod bench;
mod cases;
mod discover;
mod forecast;
mod forms;
mod people;
mod refusals;
mod results;
mod workbook;

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_sverka-lab")).args(arguments).output().unwrap()
}

#[track_caller]
fn answer(arguments: &[&str]) -> Value {
    let output = run(arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The message of a refused command.
#[track_caller]
fn refusal(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stdout));
    assert!(output.stdout.is_empty());
    String::from_utf8(output.stderr).unwrap()
}

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        std::fs::write(&path, content).unwrap();
        text(&path)
    }
}

fn text(path: &Path) -> String {
    path.to_str().unwrap().to_owned()
}

/// Accounts of which the fake ones follow many, are followed by few and post little.
fn table(rows: u64, seed: u64, header: &str) -> String {
    let mut state = seed * 2 + 1;
    let mut random = |below: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 20) % below
    };
    let mut text = format!("{header}\n");
    for row in 0..rows {
        let fake = random(3) == 0;
        let reach = 1 << (4 + random(12));
        let (followers, following) =
            if fake { (random(60), 200 + random(9000)) } else { (30 + random(reach), random(900)) };
        let posts = if fake { random(8) } else { random(200) };
        let picture = if fake { ["yes", "no"][random(2) as usize] } else { "yes" };
        text.push_str(&format!("{followers},{following},{posts},{picture},\"user, {row}\",{}\n", u8::from(fake)));
    }
    text
}

const HEADER: &str = "followers,following,posts,picture,name,fake";
