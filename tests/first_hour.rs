//! A stranger starts the demo: no passphrase, no waiting, and the AI's view of the first candidate after two keys; one
//! campaign is over and shows what results teach.
#![allow(missing_docs, clippy::expect_used, reason = "tests are named as facts, and one that cannot be set up fails")]

use serde_json::{Value, json};
use std::path::Path;
use std::time::Instant;
use sverka_tests::hub_process::HubProcess;
use sverka_tests::window::{AI_VIEW, CAMPAIGN, DOSSIER, ENTER, ESCAPE, Options, RESULTS, VERSIONS, Window};
use tempfile::TempDir;

/// The candidate under the eye.
fn shown(window: &Window) -> Value {
    let id = "return document.querySelector('.dossier[data-candidate]').dataset.candidate";
    window.js(id, json!([])).expect("a candidate")
}

fn open(hub: &HubProcess, desk: &Path) -> Window {
    Window::open(&Options { join: Some((hub.address(), hub.invite("Guest", "US"))), ..Options::new(desk) })
}

#[test]
fn two_keys_after_the_start_of_the_demo_the_ai_s_view_of_the_first_candidate_is_shown() {
    let dir = TempDir::new().expect("a folder");
    let hub = HubProcess::with_whole_demo(dir.path(), 60);
    let desk = dir.path().join("guest");
    let from = Instant::now();
    let window = open(&hub, &desk);
    window.see(CAMPAIGN);
    window.press(ENTER);
    window.see(DOSSIER);
    // Most of it is the driver; a person waits for less.
    let waited = from.elapsed();
    println!("launch → first candidate: {} ms, the driver's start among them", waited.as_millis());
    assert!(waited.as_secs() < 20, "{waited:?}");
    let first = shown(&window);
    assert!(window.text(AI_VIEW).is_err(), "nothing of the AI before the verdict");
    window.press("a");
    window.see(AI_VIEW);
    assert_eq!(shown(&window), first, "the views appear in place");
    let dossier =
        window.invoke("dossier", json!({ "campaign": "demo-gadgets", "candidate": first })).expect("a dossier");
    assert_eq!(dossier["own"]["mode"], "unaided", "{}", dossier["own"]);
    window.press(ENTER);
    window.until("the next candidate", || if shown(&window) == first { Err("the same".into()) } else { Ok(()) });

    // The key lies beside the folder, and opens it again without a word.
    assert!(dir.path().join("guest.key").exists(), "the key of the demo");
    window.kill();
    let window = Window::open(&Options::new(&desk));
    window.see(&format!("{CAMPAIGN}, {DOSSIER}"));
}

#[test]
fn the_demo_has_a_campaign_that_is_over_with_results_a_scoreboard_and_a_version_of_the_model() {
    let dir = TempDir::new().expect("a folder");
    let hub = HubProcess::with_whole_demo(dir.path(), 60);
    let window = open(&hub, &dir.path().join("guest"));
    window.see(CAMPAIGN);
    let place = window.until("all campaigns are here", || {
        let cards = window.invoke("campaigns", json!({}))?;
        let cards = cards["campaigns"].as_array().cloned().unwrap_or_default();
        let whole = |card: &&Value| card["usable"] == 60;
        if cards.iter().filter(whole).count() < 4 {
            return Err(format!("{} of 4", cards.len()));
        }
        let over = cards.iter().position(|card| card["finished"] == 36);
        over.ok_or_else(|| {
            format!("none is over: {:?}", cards.iter().map(|card| &card["finished"]).collect::<Vec<_>>())
        })
    });
    assert_eq!(place, 3, "what is over comes last");
    window.press(&"j".repeat(place));
    window.see(&format!("#campaign-{place}[aria-selected=true]"));
    window.click(RESULTS);
    window.see(".sheet .brought table");
    window.press(ESCAPE);
    window.gone(".sheet");
    window.click(VERSIONS);
    window.text_until(".sheet", |text| text.contains("36 results") && text.contains("Version 1"));
    window.press(ESCAPE);
    window.gone(".sheet");
    let versions = window.invoke("forecast_versions", json!({ "campaign": "demo-first-snow" })).expect("versions");
    assert_eq!(versions["versions"].as_array().map(Vec::len), Some(2));
    assert_eq!(versions["versions"][0]["results"], 36);
    let board = window.until("the scoreboard counts", || {
        let board = window.invoke("scoreboard", json!({}))?;
        if board["learning"] == false { Ok(board) } else { Err(board.to_string()) }
    });
    assert_eq!(board["posts"], 36, "{board}");
    let steps = &board["steps"][0];
    for step in ["model", "people", "together"] {
        assert!(steps[step]["posts"].as_u64() >= Some(20), "{step}: {steps}");
    }
}
