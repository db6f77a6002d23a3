//! A process that writes is killed again and again, and nothing it acknowledged is ever missing.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::process::{Command, Output};

fn kill_loop(n: u32, flags: &[&str]) -> (Output, String) {
    let dir = tempfile::tempdir().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_sverka-store-kill"))
        .args(["loop", "--n", &n.to_string(), "--dir"])
        .arg(dir.path().join("store"))
        .args(flags)
        .output()
        .unwrap();
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    (output, said)
}

/// The number after a word of the last line.
fn number(said: &str, word: &str) -> u64 {
    let mut words = said.split_whitespace().skip_while(|at| *at != word);
    words.nth(1).and_then(|number| number.parse().ok()).unwrap_or_else(|| panic!("no {word} in {said}"))
}

#[test]
fn three_hundred_kills_lose_nothing_that_was_acknowledged() {
    let (output, said) = kill_loop(300, &[]);
    assert!(output.status.success(), "{said}");
    assert_eq!((number(&said, "kills"), number(&said, "lost"), number(&said, "corrupt")), (300, 0, 0), "{said}");
    assert!(number(&said, "acknowledged") > 300, "the kills must hit a process that writes: {said}");
}

#[test]
fn the_loop_notices_a_process_that_acknowledges_too_early() {
    let (output, said) = kill_loop(40, &["--unsafe-ack"]);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(number(&said, "lost") > 0, "{said}");
    assert_eq!(number(&said, "corrupt"), 0, "{said}");
}
