//! Three experts of two markets: each sees what the others hold after their own verdict and nothing before, where they
//! differ is marked, and no key takes the place of a verdict unsaid.
#![allow(missing_docs, clippy::expect_used, reason = "tests are named as facts, and one that cannot be set up fails")]

use serde_json::{Value, json};
use sverka_app::view::{Difference, DossierView, QueueFilter, QueueRow};
use sverka_core::model::{Market, Mode, Pass, Verdict};
use sverka_tests::hub_process::HubProcess;
use sverka_tests::office::{Laptop, Office, PASSPHRASE, until};
use sverka_tests::window::{DOSSIER, ENTER, ESCAPE, Options, Window};
use tempfile::TempDir;

const CANDIDATES: u32 = 30;

/// What somebody is shown to hold.
fn held(dossier: &DossierView, who: &str) -> Option<Verdict> {
    let people = dossier.markets.iter().flat_map(|column| &column.people);
    let voice = people.into_iter().find(|voice| voice.who == who).expect("everybody of the campaign is named");
    voice.opinion.as_ref().map(|opinion| opinion.verdict)
}

fn row(laptop: &Laptop, campaign: &str, id: &str) -> QueueRow {
    laptop.app.dossier(campaign, id).expect("a dossier").row
}

fn listed(laptop: &Laptop, campaign: &str, filter: QueueFilter) -> Vec<String> {
    let page = laptop.app.queue(campaign, filter, "", 0, CANDIDATES).expect("a queue");
    page.rows.into_iter().map(|row| row.id).collect()
}

/// Three experts of two markets, with the candidates about whom the colleagues of the demo say nothing.
struct Three {
    campaign: String,
    untouched: Vec<String>,
    anna: Laptop,
    sam: Laptop,
    marcus: Laptop,
    _office: Office,
}

impl Three {
    fn new() -> Self {
        let office = Office::with_demo(CANDIDATES);
        let join = |name: &str, market| office.laptop(name, &office.invite(name, market).code.reveal());
        let [anna, sam, marcus] =
            [("Anna", Market::Ru), ("Sam", Market::Us), ("Marcus", Market::Us)].map(|(n, m)| join(n, m));
        // Where looking is free it is found out whom the demo's colleagues have spoken about.
        let spy = join("Spy", Market::Ru);
        let (campaign, rows) = spy.open_blind(CANDIDATES);
        let spoken = |row: &QueueRow| {
            let markets = spy.app.reveal(&campaign, &row.id).expect("revealed").markets;
            markets.iter().flat_map(|column| &column.people).any(|voice| voice.opinion.is_some())
        };
        let untouched = until("the demo's colleagues have spoken", || {
            let (spoken, untouched): (Vec<_>, Vec<_>) = rows.iter().partition(|row| spoken(row));
            if spoken.is_empty() { Err("nobody yet".to_owned()) } else { Ok(untouched) }
        });
        let untouched: Vec<String> = untouched.into_iter().map(|row| row.id.clone()).collect();
        assert!(untouched.len() > 3, "{untouched:?}");
        for laptop in [&anna, &sam, &marcus] {
            let _ = laptop.open_blind(CANDIDATES);
        }
        Self { campaign, untouched, anna, sam, marcus, _office: office }
    }

    /// Waits until a laptop has what somebody said about a candidate: somebody who may see it there looks.
    fn arrived(&self, laptop: &Laptop, id: &str, who: &str, verdict: Verdict) {
        until("a verdict arrives", || {
            let dossier = laptop.app.dossier(&self.campaign, id).map_err(|error| error.to_string())?;
            if held(&dossier, who) == Some(verdict) { Ok(()) } else { Err(format!("{who}: {:?}", held(&dossier, who))) }
        });
    }

    fn say(&self, laptop: &Laptop, id: &str, verdict: Verdict, pass: Pass) {
        laptop.decide(&self.campaign, id, verdict, pass).expect("decided");
        laptop.settle();
    }
}

#[test]
fn everybody_is_seen_after_the_own_verdict_and_nobody_before_and_the_difference_is_marked() {
    let three = Three::new();
    let Three { campaign, untouched, anna, sam, marcus, .. } = &three;
    let [first, later] = [&untouched[0], &untouched[1]];
    three.say(sam, first, Verdict::Accept, Pass::Deep);
    three.say(marcus, first, Verdict::Reject, Pass::Deep);
    // What is said later tells that what was said before is here as well.
    three.say(marcus, later, Verdict::Hold, Pass::Deep);
    anna.app.reveal(campaign, later).expect("revealed");
    three.arrived(anna, later, "Marcus", Verdict::Hold);

    let before = anna.app.dossier(campaign, first).expect("a dossier");
    assert!(!serde_json::to_string(&before.markets).expect("JSON").contains("opinion"), "{:?}", before.markets);
    assert!(before.markets.iter().all(|column| column.hidden), "colleagues of both markets are kept back");
    let names: Vec<&str> = before.markets[1].people.iter().map(|voice| voice.who.as_str()).collect();
    assert!(names.is_sorted(), "the order tells of nobody: {names:?}");
    assert_eq!(before.row.differ, None);
    for filter in [QueueFilter::PeopleDiffer, QueueFilter::MarketsDiffer] {
        assert!(!listed(anna, campaign, filter).contains(first), "no filter tells either");
    }
    assert_eq!(anna.app.dossier(campaign, first).expect("a dossier"), before, "nor does asking show anything");

    let after = anna.decide(campaign, first, Verdict::Reject, Pass::Deep).expect("decided");
    let dossier = after.dossier.expect("the deep pass shows it");
    let mine = &dossier.markets[0].people[0];
    assert!(mine.me && mine.opinion.is_some(), "the own one first");
    let others = ["Sam", "Marcus", "Spy"].map(|who| held(&dossier, who));
    assert_eq!(others, [Some(Verdict::Accept), Some(Verdict::Reject), None]);
    assert!(dossier.markets.iter().all(|column| !column.hidden));
    assert_eq!(after.row.differ, Some(Difference::Markets));
    assert!(after.row.revision > before.row.revision, "the window takes the row as newer");
    assert_eq!(listed(anna, campaign, QueueFilter::MarketsDiffer), [first.as_str()]);

    anna.settle();
    for (laptop, other, verdict) in [(sam, "Marcus", Verdict::Reject), (marcus, "Sam", Verdict::Accept)] {
        three.arrived(laptop, first, "Anna", Verdict::Reject);
        three.arrived(laptop, first, other, verdict);
        assert_eq!(row(laptop, campaign, first).differ, Some(Difference::Markets));
        assert!(listed(laptop, campaign, QueueFilter::MarketsDiffer).contains(first));
    }
    let table = anna.app.reviews_table(campaign).expect("a table");
    let table = String::from_utf8(table.bytes).expect("UTF-8");
    assert!(table.contains("US Marcus: Reject; US Sam: Accept"), "{table}");
}

#[test]
fn a_mark_follows_what_people_hold_within_a_market_and_across() {
    let three = Three::new();
    let Three { campaign, untouched, sam, marcus, anna, .. } = &three;
    let id = &untouched[0];
    three.say(sam, id, Verdict::Accept, Pass::Deep);
    assert_eq!(row(sam, campaign, id).differ, None, "nobody else has spoken");
    three.say(marcus, id, Verdict::Reject, Pass::Deep);
    three.arrived(sam, id, "Marcus", Verdict::Reject);
    assert_eq!(row(sam, campaign, id).differ, Some(Difference::People), "two of one market");
    assert!(listed(sam, campaign, QueueFilter::PeopleDiffer).contains(id));
    assert!(!listed(sam, campaign, QueueFilter::MarketsDiffer).contains(id));
    three.say(anna, id, Verdict::Accept, Pass::Deep);
    three.arrived(sam, id, "Anna", Verdict::Accept);
    assert_eq!(row(sam, campaign, id).differ, Some(Difference::Markets), "and now both markets");
    three.say(marcus, id, Verdict::Accept, Pass::Deep);
    three.arrived(sam, id, "Marcus", Verdict::Accept);
    assert_eq!(row(sam, campaign, id).differ, None, "all agree by now");
    let own = sam.decide(campaign, id, Verdict::Hold, Pass::Deep).expect("decided");
    assert_eq!(own.row.differ, Some(Difference::Markets), "the own change counts at once");
}

#[test]
fn a_fast_verdict_marks_nothing_until_one_asks_and_asking_is_logged_as_seeing() {
    let three = Three::new();
    let Three { campaign, untouched, anna, sam, .. } = &three;
    let [id, later] = [&untouched[0], &untouched[1]];
    three.say(sam, id, Verdict::Accept, Pass::Deep);
    three.say(sam, later, Verdict::Accept, Pass::Deep);
    anna.app.reveal(campaign, later).expect("revealed");
    three.arrived(anna, later, "Sam", Verdict::Accept);
    let fast = |verdict| anna.decide(campaign, id, verdict, Pass::Fast).expect("decided");
    assert_eq!(fast(Verdict::Reject).row.differ, None, "the window moved on before anything was shown");
    let undone = anna.app.undo(campaign).expect("undone").dossier.expect("a dossier");
    assert!(undone.ai.is_none(), "a slip of the finger shows nothing");
    assert_eq!(fast(Verdict::Reject).row.differ, None);
    assert_eq!(listed(anna, campaign, QueueFilter::PeopleDiffer), [id.as_str()]);
    let changed = fast(Verdict::Accept);
    assert_eq!(changed.replaced.expect("another verdict stood").verdict, Verdict::Reject);
    let own = anna.app.dossier(campaign, id).expect("a dossier").own.expect("a verdict");
    assert_eq!(own.mode, Mode::Revised, "it was changed after the others' views were shown");
}

/// A laptop without a window at the same hub.
fn colleague(hub: &HubProcess, dir: &std::path::Path, name: &str, market: &str) -> Laptop {
    let laptop = Laptop::fresh(&dir.join(name));
    laptop.app.create_vault(Some(PASSPHRASE)).expect("a vault");
    let code = std::fs::read_to_string(hub.invite(name, market)).expect("a code");
    laptop.app.join(&hub.address(), code.trim()).expect("joined");
    laptop
}

/// Verdict and reasons of the person at the window.
fn own(window: &Window, campaign: &str, id: &str) -> Value {
    window.invoke("dossier", json!({ "campaign": campaign, "candidate": id })).expect("a dossier")["own"].clone()
}

/// Waits until the page has words in an element: those of a cut text and those for a screen reader as well.
fn reads(window: &Window, css: &str, words: &[&str]) {
    window.until(css, || {
        let text = window.js("return document.querySelector(a[0])?.textContent ?? ''", json!([css]))?;
        let text = text.as_str().unwrap_or_default();
        if words.iter().all(|word| text.contains(word)) { Ok(()) } else { Err(format!("it says {text:?}")) }
    });
}

#[test]
fn in_the_window_both_colleagues_stand_beside_the_own_verdict_and_escape_changes_nobody() {
    let dir = TempDir::new().expect("a folder");
    let hub = HubProcess::with_demo(dir.path(), CANDIDATES);
    let join = Some((hub.address(), hub.invite("Anna", "RU")));
    let window = Window::open(&Options { join, ..Options::new(&dir.path().join("desk")) });
    window.first_run();
    let sam = colleague(&hub, dir.path(), "Sam", "US");
    let marcus = colleague(&hub, dir.path(), "Marcus", "US");
    let (campaign, rows) = sam.open_blind(CANDIDATES);
    let _ = marcus.open_blind(CANDIDATES);
    let [first, second] = [&rows[0].id, &rows[1].id];
    sam.decide(&campaign, first, Verdict::Accept, Pass::Deep).expect("decided");
    marcus.decide(&campaign, first, Verdict::Reject, Pass::Deep).expect("decided");
    for laptop in [&sam, &marcus] {
        laptop.settle();
    }
    window.review(&campaign);
    let shown = |id: &str| window.see(&format!("{DOSSIER}[data-candidate='{id}']"));
    shown(first);
    assert!(window.text("section.markets .verdict").is_err(), "nobody is seen before the own verdict");
    window.press("r");
    reads(&window, "section.column[aria-label=US] .voices", &["Sam", "Accepted", "Marcus", "Rejected"]);
    window.see("#row-0 .differ");
    for laptop in [&sam, &marcus] {
        until("Anna's verdict arrives", || {
            let dossier = laptop.app.dossier(&campaign, first).map_err(|error| error.to_string())?;
            match (held(&dossier, "Anna"), dossier.row.differ) {
                (Some(Verdict::Reject), Some(Difference::Markets)) => Ok(()),
                other => Err(format!("{other:?}")),
            }
        });
    }

    // From a question outwards, once more than there is anything to leave, then a verdict: nobody else changes.
    window.click(".form li [role=radio]");
    window.js("document.querySelector('.form li [role=radio]').focus()", json!([])).expect("focused");
    for _ in 0..4 {
        window.press(ESCAPE);
    }
    shown(first);
    window.press(ENTER);
    shown(second);
    window.press("a");
    reads(&window, "#row-1", &["Accepted"]);
    assert_eq!(own(&window, &campaign, first)["verdict"], "reject");

    // What takes the place of a verdict says so, and goes back where it was said.
    window.press("k");
    shown(first);
    window.press("a");
    reads(&window, ".own .about", &["Reject → Accept"]);
    window.press("z");
    window.until("the verdict is back", || match own(&window, &campaign, first)["verdict"].as_str() {
        Some("reject") => Ok(()),
        other => Err(format!("{other:?}")),
    });
}
