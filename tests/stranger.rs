//! A stranger sees nothing: no other campaign, and nothing new once access ended.
#![allow(missing_docs, clippy::expect_used, reason = "tests are named as facts, and one that cannot be set up fails")]

use serde_json::{Value, json};
use sverka_tests::hub_process::HubProcess;
use sverka_tests::window::{DECIDED, Options, Window};
use tempfile::TempDir;

#[test]
fn a_person_sees_only_granted_campaigns_and_a_closed_one_is_read_only() {
    let dir = TempDir::new().expect("a folder");
    let hub = HubProcess::with_demo(dir.path(), 20);
    let told: Value = serde_json::from_str(&hub.run(&["campaigns", "--json"])).expect("JSON");
    let campaigns: Vec<&str> =
        told.as_array().expect("campaigns").iter().filter_map(|one| one["campaign"].as_str()).collect();
    assert_eq!(campaigns.len(), 3);
    let (file, person) = hub.enrol(&["--name", "Guest", "--market", "RU", "--campaign", campaigns[0]]);
    let window = Window::open(&Options { join: Some((hub.address(), file)), ..Options::new(&dir.path().join("desk")) });
    window.first_run();
    let seen = window.invoke("campaigns", json!({})).expect("campaigns");
    assert_eq!(seen["campaigns"].as_array().map(Vec::len), Some(1));
    assert_eq!(seen["campaigns"][0]["campaign"]["id"], campaigns[0]);
    let page = window.js("return document.body.innerText", json!([])).expect("the page").to_string();
    for hidden in &campaigns[1..] {
        assert!(window.invoke("open_campaign", json!({ "campaign": hidden })).is_err());
        assert!(!page.contains(hidden));
    }

    window.review(campaigns[0]);
    window.press("a");
    window.text_until(DECIDED, |text| text.starts_with("1 "));
    hub.run(&["revoke", "--from", &person]);
    window.invoke("sync_now", json!({})).expect("asked");
    window.see(".revoked");
    let refused = window
        .invoke(
            "decide",
            json!({ "args": { "campaign": campaigns[0], "candidate": "x", "verdict": "accept", "sure": false,
                "pass": "fast", "took_ms": 1, "stays": false } }),
        )
        .expect_err("read-only");
    assert!(refused.contains("revoked") || refused.contains("not-found"), "{refused}");
    let kept = window.invoke("campaigns", json!({})).expect("campaigns");
    assert!(kept["campaigns"][0]["revoked_at"].is_string(), "the own work stays readable");
}
