//! `sverka-lab screen` as it is run: one JSON object, or one line that says what is wrong.
#![allow(missing_docs, clippy::unwrap_used, reason = "tests are named as facts, and one that cannot be set up fails")]

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn screen(data: &Path, text: &str, label: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_sverka-lab"))
        .args(["screen", "--text", text, "--label", label, "--seeds", "3", "--data"])
        .arg(data)
        .output()
        .unwrap()
}

fn answer(output: &Output) -> Value {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn table(folder: &tempfile::TempDir, rows: &str) -> PathBuf {
    let path = folder.path().join("texts.csv");
    std::fs::write(&path, format!("title,abstract,label\n{rows}")).unwrap();
    path
}

/// Sixty texts: every sixth is about tents, the others about one of two other things.
fn campers() -> String {
    (0..60)
        .map(|at| match (at % 6, at % 2) {
            (0, _) => format!("Tents {at},\"night in the mountains, wind and a tent\",1\n"),
            (_, 0) => format!("Lipstick {at},shades and brushes and mascara,0\n"),
            _ => format!("Engines {at},oil and wheels and brakes,0\n"),
        })
        .collect()
}

#[test]
fn the_answer_has_its_figures_and_finds_what_is_alike_first() {
    let folder = tempfile::tempdir().unwrap();
    let answer = answer(&screen(&table(&folder, &campers()), "title,abstract", "label"));
    assert_eq!((answer["n"].as_u64(), answer["relevant"].as_u64()), (Some(60), Some(10)));
    // Nine of 58 are left to find; read first, they are a saving of 1 − 9/58.
    assert_eq!(answer["wss95"].as_f64(), Some(84.5));
    assert_eq!(answer["atd"].as_f64(), Some(8.6));
    assert!(answer["rrf10"].as_f64().unwrap() > 60.0, "{answer}");
    for quantile in ["p50", "p95"] {
        assert!(answer["per_label_ms"][quantile].as_f64().unwrap() > 0.0, "{answer}");
    }
}

#[test]
fn the_same_seeds_give_the_same_figures() {
    let folder = tempfile::tempdir().unwrap();
    let path = table(&folder, &campers());
    let figures = || {
        let mut answer = answer(&screen(&path, "abstract", "label"));
        let figures = answer.as_object_mut().unwrap();
        figures.retain(|name, _| !name.ends_with("_ms"));
        answer
    };
    assert_eq!(figures(), figures());
}

#[test]
fn what_cannot_be_screened_is_said_in_one_line() {
    for (rows, text, label, said) in [
        ("a,b,1\nc,d,0\n", "titel", "label", "has no column \"titel\"; it has title, abstract, label"),
        ("a,b,1\nc,d,0\n", "title,abstract", "include", "has no column \"include\""),
        ("a,b,1\nc,d,maybe\n", "title", "label", "row 3: label is \"maybe\""),
        ("a,b,0\nc,d,0\n", "title", "label", "all labels of label are 0"),
        ("a,b,1\nc,d,0\ne,f,0\n", "title", "label", "at least one relevant row must be left to find"),
        (",,1\n-,…,0\n,,1\n", "title,abstract", "label", "no row has a word in title, abstract"),
        ("", "title", "label", "has no rows"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let output = screen(&table(&folder, rows), text, label);
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{error}");
        assert!(error.contains(said) && error.trim_end().lines().count() == 1, "{said}: {error}");
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn a_row_without_text_is_counted_and_does_no_harm() {
    let folder = tempfile::tempdir().unwrap();
    let answer = answer(&screen(&table(&folder, &format!("{},,0\n", campers())), "title,abstract", "label"));
    assert_eq!((answer["n"].as_u64(), answer["without_text"].as_u64()), (Some(61), Some(1)));
    assert!(answer["wss95"].as_f64().unwrap() > 80.0, "{answer}");
}

#[test]
fn published_texts_are_ordered_better_than_at_random() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/cohen_NSAIDS.csv");
    if !path.exists() {
        println!("skipped: {} is not there", path.display());
        return;
    }
    let answer = answer(&screen(&path, "title,abstract", "label_included"));
    assert!(answer["wss95"].as_f64().unwrap() > 40.0, "{answer}");
}
