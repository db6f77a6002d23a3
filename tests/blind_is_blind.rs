//! Blind is blind: before the own verdict nothing of the AI and nothing of the other expert is in the page, in its
//! accessibility tree, in its title or in any answer of the program.
#![allow(missing_docs, clippy::expect_used, reason = "tests are named as facts, and one that cannot be set up fails")]

use serde_json::{Value, json};
use sverka_tests::hub_process::HubProcess;
use sverka_tests::window::{AI_VIEW, DOSSIER, Options, Window};
use tempfile::TempDir;

/// Fields that only an answer about the AI or another expert has.
const TELLING: &[&str] = &[
    "\"ai\"",
    "\"parts\"",
    "\"chance\"",
    "\"advised\"",
    "\"counter_reasons\"",
    "\"recommendation\"",
    "\"rank\"",
    "\"score\"",
    "\"points\":",
    "\"disputes\"",
    "\"for_it\"",
    "\"against_it\"",
    "\"not_known\"",
    "\"flip\"",
];

fn opened(hub: &HubProcess, desk: &std::path::Path) -> Window {
    let join = Some((hub.address(), hub.invite("Анна", "RU")));
    let window = Window::open(&Options { join, ..Options::new(desk) });
    window.first_run();
    window
}

/// The campaign with everything hidden, and its first candidates.
fn blind_campaign(window: &Window) -> (String, Vec<String>) {
    let campaigns = window.invoke("campaigns", json!({})).expect("campaigns");
    let cards = campaigns["campaigns"].as_array().expect("cards");
    let card = cards.iter().find(|card| card["campaign"]["blind"]["percent"] == 100).expect("a blind campaign");
    let campaign = card["campaign"]["id"].as_str().expect("an id").to_owned();
    window.invoke("open_campaign", json!({ "campaign": campaign })).expect("opened");
    let page = window
        .invoke("queue", json!({ "campaign": campaign, "filter": "all", "search": "", "from": 0, "count": 60 }))
        .expect("a queue");
    let ids = page["rows"].as_array().expect("rows").iter().map(|row| row["id"].as_str().expect("an id").to_owned());
    (campaign, ids.collect())
}

fn told(answer: &Value) -> Vec<&'static str> {
    let text = answer.to_string();
    TELLING.iter().copied().filter(|field| text.contains(field)).collect()
}

#[test]
fn no_answer_of_the_program_tells_before_the_verdict_and_every_one_does_after() {
    let dir = TempDir::new().expect("a folder");
    let hub = HubProcess::with_demo(dir.path(), 60);
    let window = opened(&hub, &dir.path().join("desk"));
    let (campaign, ids) = blind_campaign(&window);
    let mut others = 0;
    for id in &ids {
        let about = json!({ "campaign": campaign, "candidate": id });
        let before = window.invoke("dossier", about.clone()).expect("a dossier");
        assert_eq!(told(&before), Vec::<&str>::new(), "{id}");
        for market in before["markets"].as_array().expect("markets") {
            let colleagues = market["people"].as_array().expect("people").iter().filter(|voice| voice["me"] == false);
            assert!(colleagues.clone().all(|voice| voice["opinion"].is_null()), "{id}: {market}");
            assert_eq!(market["hidden"], json!(colleagues.count() > 0), "{id}");
        }
        assert!(before["row"]["differ"].is_null(), "{id}");
        assert!(before["annotations"].as_array().expect("notes").iter().all(|note| note["own"] == true), "{id}");
        let verdict = json!({ "args": { "campaign": campaign, "candidate": id, "verdict": "hold", "sure": false,
            "pass": "deep", "took_ms": 1000, "stays": true } });
        // The negative control: the same check sees the AI as soon as it may be seen.
        let after = window.invoke("decide", verdict).expect("decided");
        assert!(!told(&after).is_empty(), "{id}: nothing was revealed, so this test would see no leak either");
        let people =
            after["dossier"]["markets"].as_array().expect("markets").iter().filter_map(|m| m["people"].as_array());
        others += people.flatten().filter(|voice| voice["me"] == false && voice["opinion"].is_object()).count();
    }
    assert!(others > 0, "the second expert of the demo has decided some");
    let table =
        window.invoke("queue", json!({ "campaign": campaign, "filter": "all", "search": "", "from": 0, "count": 60 }));
    assert_eq!(told(&table.expect("a queue")), Vec::<&str>::new());
}

#[test]
fn the_page_its_accessible_names_and_its_title_do_not_tell() {
    let dir = TempDir::new().expect("a folder");
    let hub = HubProcess::with_demo(dir.path(), 60);
    let window = opened(&hub, &dir.path().join("desk"));
    let (campaign, ids) = blind_campaign(&window);
    // What the AI will say is learned on a second laptop of another person, where looking is free.
    let spy = opened(&hub, &dir.path().join("spy"));
    let (_, spied) = blind_campaign(&spy);
    assert_eq!(ids, spied, "the order of the queue is the same for everybody, so it cannot tell");
    window.review(&campaign);
    for id in ids.iter().take(12) {
        window.see(&format!("{DOSSIER}[data-candidate='{id}']"));
        let seen = spy.invoke("reveal", json!({ "campaign": campaign, "candidate": id })).expect("revealed");
        let page = window
            .js(
                "const all = [...document.querySelectorAll('*')]; \
                 const attributes = all.flatMap(e => [...e.attributes].map(a => a.value)); \
                 return [document.title, document.body.innerText, ...attributes].join('\\n')",
                json!([]),
            )
            .expect("the page");
        let page = page.as_str().expect("text");
        for reason in
            ["reasons", "counter_reasons"].iter().flat_map(|kind| seen["ai"][kind].as_array().expect("reasons"))
        {
            for language in ["en", "ru"] {
                let said = reason["text"][language].as_str().unwrap_or("");
                assert!(said.is_empty() || !page.contains(said), "{id}: the page says {said:?}");
            }
        }
        assert!(window.text(AI_VIEW).is_err(), "{id}: the AI's view is there");
        window.press("j");
    }
    window.press(" ");
    window.see(AI_VIEW);
}
