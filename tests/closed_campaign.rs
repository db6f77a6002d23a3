//! A campaign closes: two experts and the AI forecast, one of them sealed before the AI's is shown; results are pasted; the
//! scoreboard counts, a new version of the model is taken into use and taken back byte for byte, and the second computer
//! follows; in the real window with the real hub, offline from the first own number on.
#![allow(missing_docs, clippy::expect_used, reason = "tests are named as facts, and one that cannot be set up fails")]

use serde_json::{Value, json};
use std::path::Path;
use sverka_tests::hub_process::HubProcess;
use sverka_tests::window::{AI_VIEW, CAMPAIGN, ENTER, ESCAPE, Options, VERSIONS, Window};
use tempfile::TempDir;

const CONTROL: char = '\u{e009}';
const NUMBER: &str = "#forecast-number";

/// A window of somebody who joined.
fn joined(hub: &HubProcess, desk: &Path, who: &[&str]) -> Window {
    let code = hub.enrol(&[who, &["--all-campaigns"]].concat()).0;
    let window = Window::open(&Options { join: Some((hub.address(), code)), ..Options::new(desk) });
    window.first_run();
    window
}

/// The campaign whose candidates are all hidden, once it is here whole.
fn hidden(window: &Window) -> String {
    window.until("the campaign is here", || {
        let cards = window.invoke("campaigns", json!({}))?;
        let cards = cards["campaigns"].as_array().cloned().unwrap_or_default();
        let both = cards.iter().find(|card| card["campaign"]["blind"]["percent"] == 100 && card["usable"] == 60);
        let id = both.and_then(|card| card["campaign"]["id"].as_str());
        id.map(str::to_owned).ok_or_else(|| format!("{cards:?}"))
    })
}

fn rows(window: &Window, campaign: &str) -> Vec<Value> {
    let page = json!({ "campaign": campaign, "filter": "all", "search": "", "from": 0, "count": 24 });
    window.invoke("queue", page).expect("a queue")["rows"].as_array().expect("rows").clone()
}

fn asked(window: &Window, campaign: &str, row: &Value) -> Value {
    let about = json!({ "campaign": campaign, "candidate": row["id"], "kind": null, "market": null });
    window.invoke("forecast", about).expect("a forecast")
}

/// The model's forecast, once it is learnt.
fn forecast(window: &Window, campaign: &str, row: &Value) -> Value {
    window.until("the forecast is learnt", || {
        let view = asked(window, campaign, row);
        view.get("model").cloned().ok_or_else(|| view.to_string())
    })
}

fn state(window: &Window, campaign: &str, row: &Value, views: u64) {
    let view = asked(window, campaign, row);
    let args = json!({ "campaign": campaign, "candidate": row["id"], "kind": view["kind"], "market": view["market"],
        "p50": views, "text": "" });
    window.invoke("state_forecast", json!({ "args": args })).expect("kept");
}

fn versions(window: &Window, campaign: &str) -> Value {
    window.until("the versions are learnt", || {
        let view = window.invoke("forecast_versions", json!({ "campaign": campaign }))?;
        if view["learning"] == false { Ok(view) } else { Err(view.to_string()) }
    })
}

/// Waits until everything of a window is at the hub, and answers how much its log holds.
fn sent(window: &Window) -> u64 {
    window.invoke("sync_now", json!({})).expect("asked");
    window.until("everything is sent", || match window.invoke("sync_state", json!({})) {
        Ok(state) if state["waiting"] == 0 && state["state"] == "synced" => Ok(()),
        other => Err(format!("{other:?}")),
    });
    entries(window)
}

fn entries(window: &Window) -> u64 {
    window.invoke("verify", json!({})).expect("checked")["entries"].as_u64().unwrap_or(0)
}

fn follows(window: &Window, entries_there: u64) {
    window.until("the other's work arrives", || {
        window.invoke("sync_now", json!({}))?;
        let here = entries(window);
        if here >= entries_there { Ok(()) } else { Err(format!("{here} of {entries_there}")) }
    });
}

#[test]
fn two_experts_and_the_ai_forecast_results_come_and_the_model_learns_and_unlearns_on_both_computers() {
    let dir = TempDir::new().expect("a folder");
    let mut hub = HubProcess::with_demo(dir.path(), 60);
    let sam = joined(&hub, &dir.path().join("sam"), &["--name", "Sam", "--market", "US"]);
    let campaign = hidden(&sam);
    sam.invoke("open_campaign", json!({ "campaign": campaign })).expect("opened");
    for row in rows(&sam, &campaign).iter().take(10) {
        state(&sam, &campaign, row, 60_000);
    }
    let there = sent(&sam);
    let strategist = ["--name", "Анна", "--market", "RU", "--role", "strategist"];
    let window = joined(&hub, &dir.path().join("anna"), &strategist);
    assert_eq!(hidden(&window), campaign);
    follows(&window, there);
    window.review(&campaign);
    hub.stop();

    // By keyboard, before anything of the AI was shown.
    let rows = rows(&window, &campaign);
    window.press("c");
    window.fill(NUMBER, "12345");
    window.press_with(CONTROL, ENTER.chars().next().expect("a key"));
    let first = window.until("the number is kept", || {
        let view = asked(&window, &campaign, &rows[0]);
        if view["stated"][0]["p50"] == 12345 { Ok(view) } else { Err(view.to_string()) }
    });
    assert_eq!((&first["state"], &first["stated"][0]["sealed"]), (&json!("hidden"), &json!(true)), "{first}");
    assert!(first.get("model").is_none() && first["stated"].as_array().map(Vec::len) == Some(1), "{first}");
    let mut table = "handle;post;date;type;market;views\n".to_owned();
    for (at, row) in rows.iter().enumerate() {
        let view = asked(&window, &campaign, row);
        let (kind, market) = (view["kind"].as_str().expect("a form"), view["market"].as_str().expect("a market"));
        if view["stated"] == json!([]) {
            state(&window, &campaign, row, 12_345);
        }
        // One of them did what nobody saw coming.
        let views = if at == 0 { 900_000 } else { 12_000 };
        table += &format!("{};p;2027-01-15;{kind};{market};{views}\n", row["handle"].as_str().expect("a handle"));
    }

    // After the verdict the AI's number stands beside, and the other expert's. Keeping a number has closed the sheet.
    window.gone(".sheet");
    for row in rows.iter().take(12) {
        window.press("h");
        window.see(AI_VIEW);
        window.until("the AI is shown", || {
            let view = asked(&window, &campaign, row);
            if view["state"] == "hidden" { Err(view.to_string()) } else { Ok(()) }
        });
        window.press("j");
    }
    window.press(&"k".repeat(12));
    window.press("c");
    window.see(".chances");
    let before = forecast(&window, &campaign, &rows[0]);
    let said = asked(&window, &campaign, &rows[0])["stated"].to_string();
    assert!(said.contains("Sam") && said.contains("60000"), "{said}");
    window.press(ESCAPE);
    window.gone(".sheet");
    let rank = |row: &Value| {
        let dossier = window.invoke("dossier", json!({ "campaign": campaign, "candidate": row["id"] }));
        dossier.expect("a dossier")["ai"]["rank"].as_u64().expect("a rank")
    };
    let mixed = (1..).zip(&rows).take(12).filter(|(place, row)| rank(row) != *place).count();
    assert!(mixed > 6, "the queue is not in the publisher's order: {mixed}");

    // The campaign closes.
    window.press("gc");
    window.see(CAMPAIGN);
    window.bring_results(&table);
    let brought = window.invoke("results", json!({ "campaign": campaign })).expect("results");
    let brought = brought["creators"].as_array().expect("creators");
    for (at, row) in rows.iter().enumerate() {
        let of = brought.iter().find(|it| it["id"] == row["id"]).expect("each creator of the queue");
        let views = if at == 0 { 900_000 } else { 12_000 };
        assert_eq!((&of["name"], &of["brought"]["funnel"]["views"]), (&row["name"], &json!(views)), "{of}");
    }
    let doubtful = window.invoke("doubtful_results", json!({ "campaign": campaign })).expect("checked");
    assert_eq!(doubtful, json!([]));
    let board = window.until("the scoreboard counts", || {
        let board = window.invoke("scoreboard", json!({}))?;
        let learnt = board["learning"] == false && board["posts"].as_u64() >= Some(20);
        if learnt { Ok(board) } else { Err(board.to_string()) }
    });
    let all = board["own"].as_array().and_then(|own| own.iter().find(|case| case["what"] == "all")).expect("a record");
    assert!(all["nearer"]["hits"].as_u64() >= Some(20), "she was nearly right each time: {all}");
    let people = &board["steps"][0]["people"];
    assert!(people["posts"].as_u64() > board["posts"].as_u64(), "numbers of both count: {people}");
    let checked = window.invoke("verify", json!({})).expect("checked");
    assert_eq!((&checked["flaws"], &checked["sealed"]), (&json!([]), &json!(24)), "{checked}");

    // A new version is offered with what it changes, taken into use by its reason, and taken back.
    window.press(ESCAPE);
    window.gone(".sheet");
    let offered = versions(&window, &campaign)["offered"].clone();
    assert_eq!(offered["results"], 24, "{offered}");
    assert!(offered["places"]["moved"].as_u64() > Some(0), "places change: {}", offered["places"]);
    assert!(offered["tested"][0]["after"].as_u64() < offered["tested"][0]["before"].as_u64(), "{}", offered["tested"]);
    window.click(VERSIONS);
    window.click("#take-offered");
    window.fill("#decision-reason", "the posts agree");
    window.press(ENTER);
    window.see("#go-back-1");
    let after = forecast(&window, &campaign, &rows[0]);
    assert_eq!(after["model"], offered["model"]);
    assert_ne!(after["p50"], before["p50"]);
    window.click("#go-back-1");
    window.fill("#decision-reason", "one campaign is not enough");
    window.press(ENTER);
    window.see("#go-back-2");
    assert_eq!(forecast(&window, &campaign, &rows[0]), before, "byte for byte");

    // On the second computer it is the same.
    hub.start();
    let all = sent(&window);
    follows(&sam, all);
    let (hers, his) = (versions(&window, &campaign), versions(&sam, &campaign));
    assert_eq!((&his["versions"], &his["model"]), (&hers["versions"], &hers["model"]));
    assert_eq!(his["versions"].as_array().map(Vec::len), Some(3));
    assert_eq!((&hers["may_decide"], &his["may_decide"]), (&json!(true), &json!(false)));
}
