//! Real input: public tables of creators and videos, published through the mappings that ship with the program, are
//! reviewed in the real window. Skipped with a message where the folder with the data is absent.
#![allow(missing_docs, clippy::expect_used, reason = "tests are named as facts, and one that cannot be set up fails")]

use serde_json::{Value, json};
use std::path::Path;
use sverka_tests::hub_process::HubProcess;
use sverka_tests::window::{DECIDED, DOSSIER, Options, UNLOCK, Window};
use tempfile::TempDir;

/// Table, mapping, and how many candidates at least come through.
const TABLES: [(&str, &str, u64); 3] = [
    ("creators_demo_dev.csv", "creator-panel", 1_000),
    ("yt_us_2020-08.csv", "youtube-trending", 250),
    ("yt_ru_2020-08.csv", "youtube-trending", 350),
];

#[test]
fn public_tables_are_published_with_a_report_and_reviewed_in_the_window() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let data = root.join("../shared/data");
    if !data.exists() {
        println!("skipped: no folder with public data beside the repository");
        return;
    }
    let dir = TempDir::new().expect("a folder");
    let plan: Value = serde_json::from_slice(
        &std::fs::read(root.join("assets/mappings/campaign.example.json")).expect("the example campaign"),
    )
    .expect("JSON");
    let publish = TABLES.map(|(table, mapping, _)| {
        let mut plan = plan.clone();
        plan["id"] = json!(mapping.to_owned() + "-" + table.split('.').next().expect("a name"));
        let campaign = dir.path().join(format!("{table}.json"));
        std::fs::write(&campaign, plan.to_string()).expect("written");
        let text = |path: &Path| path.display().to_string();
        vec![
            "--csv".into(),
            text(&data.join(table)),
            "--mapping".into(),
            mapping.into(),
            "--campaign".into(),
            text(&campaign),
        ]
    });
    let (hub, printed) = HubProcess::with_published(dir.path(), &publish);
    assert!(printed[0].contains("refused") || printed[0].contains("Refused"), "{}", printed[0]);

    let join = Some((hub.address(), hub.invite("Анна", "RU")));
    let window = Window::open(&Options { join, demo: false, ..Options::new(&dir.path().join("desk")) });
    window.first_run();
    for (table, mapping, at_least) in TABLES {
        let campaign = format!("{mapping}-{}", table.split('.').next().expect("a name"));
        let total = window.until("the candidates arrive", || {
            let start = window.invoke("open_campaign", json!({ "campaign": campaign }))?;
            let (have, expected) = (start["counts"]["total"].as_u64(), start["expected"].as_u64());
            if have == expected { Ok(have.unwrap_or(0)) } else { Err(format!("{have:?} of {expected:?}")) }
        });
        assert!(total >= at_least, "{table}: {total} candidates");
        window.review(&campaign);
        for n in 1..=10 {
            window.see(DOSSIER);
            window.judge(["a", "h", "r"][n % 3]);
            window.text_until(DECIDED, |text| text.starts_with(&format!("{n} ")));
        }
        window.press("gc");
        window.see("#campaign-0");
    }
    // Real work asks for its passphrase after a restart.
    window.kill();
    let window = Window::open(&Options { demo: false, ..Options::new(&dir.path().join("desk")) });
    window.see(UNLOCK);
    window.unlock();
}
