//! Offline review survives a kill: sixty verdicts on a Cyrillic keyboard without a hub, kill -9, a new start, the hub
//! back, and the second person's laptop has all sixty, each once.
#![allow(missing_docs, clippy::expect_used, reason = "tests are named as facts, and one that cannot be set up fails")]

use serde_json::{Value, json};
use sverka_tests::hub_process::HubProcess;
use sverka_tests::window::{DECIDED, Options, PILL, Window};
use tempfile::TempDir;

fn join(hub: &HubProcess, name: &str, market: &str, desk: &std::path::Path) -> Options {
    Options { join: Some((hub.address(), hub.invite(name, market))), locale: "ru_RU.UTF-8", ..Options::new(desk) }
}

/// Verdicts of Анна in a campaign, as a window shows them.
fn decided(window: &Window, campaign: &str) -> u64 {
    let campaigns = window.invoke("campaigns", json!({})).expect("campaigns");
    let cards = campaigns["campaigns"].as_array().expect("cards");
    let card = cards.iter().find(|card| card["campaign"]["id"] == campaign).expect("the campaign");
    let progress = card["progress"].as_array().expect("progress");
    progress.iter().find(|one| one["who"] == "Анна").map_or(0, |one| one["decided"].as_u64().unwrap_or(0))
}

/// Events of a campaign at the hub.
fn events(hub: &HubProcess, campaign: &str) -> u64 {
    let told: Value = serde_json::from_str(&hub.run(&["campaigns", "--json"])).expect("JSON");
    let all = told.as_array().expect("campaigns");
    all.iter().find(|one| one["campaign"] == campaign).expect("the campaign")["events"].as_u64().expect("a number")
}

#[test]
fn sixty_offline_verdicts_survive_a_kill_and_reach_the_other_expert_once() {
    let dir = TempDir::new().expect("a folder");
    let mut hub = HubProcess::with_demo(dir.path(), 60);
    let desk = dir.path().join("anna");
    let window = Window::open(&join(&hub, "Анна", "RU", &desk));
    window.first_run();
    let campaign = window.invoke("campaigns", json!({})).expect("campaigns")["campaigns"][0]["campaign"]["id"]
        .as_str()
        .expect("an id")
        .to_owned();
    window.until("all sixty are here", || match window.invoke("open_campaign", json!({ "campaign": campaign })) {
        Ok(start) if start["counts"]["total"] == 60 => Ok(()),
        other => Err(format!("{other:?}")),
    });
    window.review(&campaign);

    let before = events(&hub, &campaign);
    hub.stop();
    // A is Ф, H is Р, R is К on the same keys.
    for (n, key) in "фрк".chars().cycle().take(60).enumerate() {
        window.judge(&key.to_string());
        window.text_until(DECIDED, |text| text.starts_with(&format!("{} ", n + 1)));
    }
    // Views that were shown wait to be sent, too.
    window.text_until(PILL, |text| {
        text.split_whitespace().any(|word| word.parse::<u32>().is_ok_and(|waiting| waiting >= 60))
    });
    window.kill();

    let window = Window::open(&Options { locale: "ru_RU.UTF-8", ..Options::new(&desk) });
    window.unlock();
    assert_eq!(decided(&window, &campaign), 60, "after the kill");
    hub.start();
    window.invoke("sync_now", json!({})).expect("asked");
    window.until("everything is sent", || match window.invoke("sync_state", json!({})) {
        Ok(state) if state["waiting"] == 0 && state["state"] == "synced" => Ok(()),
        other => Err(format!("{other:?}")),
    });

    let other = Window::open(&join(&hub, "Kim", "US", &dir.path().join("kim")));
    other.first_run();
    other.until("the other expert has all sixty", || match decided(&other, &campaign) {
        60 => Ok(()),
        n => Err(format!("{n} of 60")),
    });
    // A verdict on a hidden candidate also says that its views were shown.
    let page = json!({ "campaign": campaign, "filter": "all", "search": "", "from": 0, "count": 60 });
    let rows = window.invoke("queue", page).expect("a queue")["rows"].as_array().expect("rows").clone();
    let hidden = rows.iter().filter(|row| {
        let about = json!({ "campaign": campaign, "candidate": row["id"] });
        window.invoke("dossier", about).expect("a dossier")["blind"] == true
    });
    assert_eq!(events(&hub, &campaign) - before, 60 + hidden.count() as u64, "each once at the hub");
}
