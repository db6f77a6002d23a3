//! The desk while other things happen: packs and events arrive, the program closes, a newer shortlist comes.
#![allow(missing_docs, clippy::expect_used, reason = "tests are named as facts, and one that cannot be set up fails")]

use chrono::{DateTime, Utc};
use std::cell::Cell;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::time::Duration;
use sverka_app::view::{Decide, Gate, Locale, QueueFilter};
use sverka_app::{App, Code, Setup, Signal};
use sverka_core::event::payload_hash;
use sverka_core::model::{Anchor, AnnotationKind, Market, Pass, Verdict};
use sverka_hub::demo::{DemoOptions, generate};
use sverka_hub::{Campaigns, Enrolment, Role};
use sverka_protocol::{PushStatus, Sealed, Shortlist};
use sverka_store::{KeySlots, Store};
use sverka_tests::office::{Laptop, Office, PASSPHRASE, clock, until};

/// The shortlist of a campaign of the demo, as it was published.
fn shortlist(campaign: &str) -> Shortlist {
    let all = generate(&DemoOptions { candidates: 10, ..DemoOptions::new(clock()) }).expect("the demo");
    all.into_iter().find(|list| list.campaign.id.as_str() == campaign).expect("the campaign")
}

#[test]
fn opening_a_campaign_again_while_deciding_loses_no_verdict_from_the_queue() {
    let office = Office::with_demo(60);
    let laptop = office.laptop("a", &office.invite("Anna", Market::Ru).code.reveal());
    let (campaign, rows) = laptop.open_blind(60);
    for row in &rows {
        std::thread::scope(|scope| {
            scope.spawn(|| laptop.app.open_campaign(&campaign).expect("opened"));
            laptop.decide(&campaign, &row.id, Verdict::Accept, Pass::Fast).expect("decided");
        });
        let shown = laptop.app.queue(&campaign, QueueFilter::All, "", row.place.get(), 1).expect("a queue").rows;
        assert_eq!(shown[0].verdict, Some(Verdict::Accept), "{}", row.place);
    }
}

thread_local! {
    static HELD: Cell<bool> = const { Cell::new(false) };
}
static IS_HELD: AtomicBool = AtomicBool::new(false);
static GO_ON: AtomicBool = AtomicBool::new(false);

/// Stops a thread that asked for it in the middle of a verdict.
fn holding_clock() -> DateTime<Utc> {
    if HELD.replace(false) {
        IS_HELD.store(true, Ordering::SeqCst);
        while !GO_ON.load(Ordering::SeqCst) {
            std::thread::yield_now();
        }
    }
    clock()
}

#[test]
fn closing_while_a_verdict_is_written_ends() {
    let office = Office::with_demo(10);
    let dir = office.dir.path().join("a");
    let setup = Setup {
        dir,
        demo: true,
        clock: holding_clock,
        keychain: None,
        invitation: None,
        locale: Locale::En,
        device_name: "laptop".into(),
    };
    let app = Arc::new(App::new(setup).expect("a program"));
    app.create_vault(Some(PASSPHRASE)).expect("a vault");
    app.join(&office.address(), &office.invite("Anna", Market::Ru).code.reveal()).expect("joined");
    let campaign = until("a campaign arrives", || {
        let view = app.campaigns().map_err(|error| error.to_string())?;
        view.campaigns.first().map(|card| card.campaign.id.to_string()).ok_or_else(|| "none".to_owned())
    });
    let rows = app.queue(&campaign, QueueFilter::All, "", 0, 1).expect("a queue").rows;
    let args = Decide {
        campaign,
        candidate: rows[0].id.clone(),
        verdict: Verdict::Accept,
        sure: false,
        pass: Pass::Fast,
        took_ms: 1,
        stays: false,
    };
    let (tell, told) = mpsc::channel();
    let (decides, decided) = (Arc::clone(&app), tell.clone());
    std::thread::spawn(move || {
        HELD.set(true);
        decides.decide(&args).expect("decided");
        decided.send("decided")
    });
    until("the verdict is under way", || if IS_HELD.load(Ordering::SeqCst) { Ok(()) } else { Err("not yet".into()) });
    // The sync thread has something to say about the campaign and waits for the desk; then the window is closed.
    app.sync_now().expect("asked");
    let a_moment = Duration::from_millis(300);
    assert!(told.recv_timeout(a_moment).is_err(), "the verdict is still being written");
    std::thread::spawn(move || {
        app.close();
        tell.send("closed")
    });
    let mut both: Vec<&str> = told.recv_timeout(a_moment).into_iter().collect();
    GO_ON.store(true, Ordering::SeqCst);
    while both.len() < 2 {
        both.push(told.recv_timeout(Duration::from_secs(20)).expect("neither waits for the other"));
    }
    both.sort_unstable();
    assert_eq!(both, ["closed", "decided"]);
}

#[test]
fn no_signal_tells_that_somebody_spoke_about_a_hidden_candidate() {
    let office = Office::with_demo(10);
    let anna = office.laptop("anna", &office.invite("Anna", Market::Ru).code.reveal());
    let kim = Laptop::fresh(&office.dir.path().join("kim"));
    let named = Arc::new(Mutex::new(Vec::new()));
    let heard = Arc::new(AtomicUsize::new(0));
    let (names, hears) = (Arc::clone(&named), Arc::clone(&heard));
    kim.app.listen(move |signal| match signal {
        Signal::RowsChanged(changed) => {
            names.lock().expect("nobody panicked").extend(changed.rows.into_iter().map(|row| row.id));
        }
        Signal::Sync(_) => drop(hears.fetch_add(1, Ordering::SeqCst)),
        _ => {}
    });
    kim.app.create_vault(Some(PASSPHRASE)).expect("a vault");
    kim.app.join(&office.address(), &office.invite("Kim", Market::Us).code.reveal()).expect("joined");
    let (campaign, rows) = kim.open_blind(10);
    let _ = anna.open_blind(10);
    let hears_of_anna = |decided: u32| {
        until("the verdict arrives", || {
            let view = kim.app.campaigns().map_err(|error| error.to_string())?;
            let card = view.campaigns.into_iter().find(|card| card.campaign.id.as_str() == campaign);
            let anna = card.and_then(|card| card.progress.into_iter().find(|one| one.who == "Anna"));
            if anna.is_some_and(|anna| anna.decided == decided) { Ok(()) } else { Err("not yet".to_owned()) }
        });
        // The thread that pulled it tells what it has to tell, and then something else.
        let before = heard.load(Ordering::SeqCst);
        until("the sync thread has gone on", || {
            kim.app.sync_now().map_err(|error| error.to_string())?;
            if heard.load(Ordering::SeqCst) > before + 1 { Ok(()) } else { Err("not yet".to_owned()) }
        });
        std::mem::take(&mut *named.lock().expect("nobody panicked"))
    };
    anna.decide(&campaign, &rows[0].id, Verdict::Reject, Pass::Fast).expect("decided");
    anna.settle();
    let row = || kim.app.queue(&campaign, QueueFilter::All, "", 0, 1).expect("a queue").rows.remove(0);
    assert!(!hears_of_anna(1).contains(&rows[0].id), "this candidate is hidden from Kim");
    assert_eq!(row(), rows[0]);
    kim.app.open_campaign(&campaign).expect("opened");
    let others = kim.app.queue(&campaign, QueueFilter::All, "", 1, 9).expect("a queue").rows;
    assert!(others.iter().all(|other| other.revision == row().revision), "nor does the number of its changes tell");
    // The control: once Kim has decided, the window must hear of it.
    kim.decide(&campaign, &rows[1].id, Verdict::Accept, Pass::Fast).expect("decided");
    anna.decide(&campaign, &rows[1].id, Verdict::Reject, Pass::Fast).expect("decided");
    anna.settle();
    assert!(hears_of_anna(2).contains(&rows[1].id));
}

#[test]
fn facts_of_a_newer_release_about_a_hidden_candidate_are_not_counted_before_the_verdict() {
    let office = Office::with_demo(10);
    let kim = office.laptop("kim", &office.invite("Kim", Market::Us).code.reveal());
    let (campaign, rows) = kim.open_blind(10);
    let enrolment =
        Enrolment { name: "Anna".into(), market: Market::Ru, role: Role::Expert, campaigns: Campaigns::All, days: 60 };
    let anna = office.hub.add_person(&enrolment).expect("a person");
    let device = office.hub.add_device(&anna, "newer").expect("a device");
    let fact = |number: u32, candidate: &str| {
        let payload = serde_json::json!({
            "id": format!("0190-newer-{number}"), "stream": format!("campaign:{campaign}"), "v": 9, "author": anna,
            "device": device, "device_seq": number, "prev": "", "hlc": "2026-11-20T10:22:33.123Z/0007",
            "refs": { "candidate": candidate }, "supersedes": [], "type": "review.weighed", "body": {},
        })
        .to_string();
        Sealed { hash: payload_hash(payload.as_bytes()), payload }
    };
    let results = office.hub.push_as(&anna, &device, &[fact(1, &rows[0].id), fact(2, &rows[1].id)]).expect("pushed");
    assert!(results.iter().all(|result| result.status == PushStatus::Accepted), "{results:?}");
    let newer = |row: usize| kim.app.dossier(&campaign, &rows[row].id).expect("a dossier").newer_facts;
    let counted = |row| until("it is counted", || if newer(row) == 1 { Ok(()) } else { Err("not yet".to_owned()) });
    // The second fact, about somebody Kim has decided on, tells that the first one is here as well.
    kim.decide(&campaign, &rows[1].id, Verdict::Hold, Pass::Deep).expect("decided");
    counted(1);
    assert_eq!(newer(0), 0, "it would tell that somebody spoke");
    kim.decide(&campaign, &rows[0].id, Verdict::Hold, Pass::Deep).expect("decided");
    counted(0);
}

#[test]
fn a_newer_shortlist_waits_until_the_campaign_is_opened_again_and_undo_passes_over_who_left() {
    let office = Office::with_demo(10);
    let laptop = office.laptop("a", &office.invite("Anna", Market::Ru).code.reveal());
    let (campaign, rows) = laptop.open_blind(10);
    let [kept, gone] = [&rows[2], &rows[5]];
    for row in [kept, gone] {
        laptop.decide(&campaign, &row.id, Verdict::Accept, Pass::Fast).expect("decided");
    }
    let mut newer = shortlist(&campaign);
    newer.candidates.retain(|candidate| candidate.creator.id.as_str() != gone.id);
    for candidate in &mut newer.candidates {
        candidate.creator.name = "Renamed".into();
    }
    office.hub.publish(&newer).expect("published");
    until("the newer shortlist arrives", || {
        let view = laptop.app.sync_state().map_err(|error| error.to_string())?;
        if (view.have, view.expected) == (29, 29) { Ok(()) } else { Err(format!("{view:?}")) }
    });
    let name = || laptop.app.dossier(&campaign, &kept.id).expect("a dossier").creator.name;
    assert_eq!(name(), kept.name, "the desk has the earlier version");
    assert_eq!(laptop.app.open_campaign(&campaign).expect("opened").counts.total, 9);
    assert_eq!(name(), "Renamed");
    assert_eq!(laptop.app.undo(&campaign).expect("undone").row.id, kept.id);
    assert_eq!(laptop.app.undo(&campaign).expect_err("nothing").code, Code::NothingToUndo);
}

#[test]
fn an_export_shows_nothing_that_was_not_shown_before() {
    let office = Office::with_demo(10);
    let anna = office.laptop("anna", &office.invite("Anna", Market::Ru).code.reveal());
    let kim = office.laptop("kim", &office.invite("Kim", Market::Us).code.reveal());
    let (campaign, rows) = anna.open_blind(10);
    let id = &rows[0].id;
    anna.decide(&campaign, id, Verdict::Reject, Pass::Fast).expect("decided");
    anna.app.annotate(&campaign, id, Anchor::Candidate, AnnotationKind::Fact, "x").expect("pinned");
    anna.settle();
    let _ = kim.open_blind(10);
    kim.decide(&campaign, id, Verdict::Accept, Pass::Fast).expect("decided");
    let last_cell = || {
        let table = kim.app.reviews_table(&campaign).expect("a table");
        assert_eq!(table.rows, 1);
        String::from_utf8(table.bytes).expect("UTF-8").trim_end().rsplit(',').next().expect("a cell").to_owned()
    };
    assert_eq!(last_cell(), "", "the window has moved on without showing anything");
    until("the other verdict is there once it was shown", || {
        kim.app.dossier(&campaign, id).map_err(|error| error.to_string())?;
        match last_cell().as_str() {
            "" => Err("not yet".to_owned()),
            _ => Ok(()),
        }
    });
}

#[test]
fn what_is_usual_among_peers_is_there_before_the_verdict_and_the_score_is_not() {
    let office = Office::with_demo(10);
    let laptop = office.laptop("a", &office.invite("Anna", Market::Ru).code.reveal());
    let (campaign, rows) = laptop.open_blind(10);
    let mut compared = 0;
    for row in &rows {
        let before = laptop.app.dossier(&campaign, &row.id).expect("a dossier");
        assert!(before.ai.is_none(), "hidden");
        let metrics = &before.creator.accounts[0].metrics;
        assert!(before.peers.iter().all(|level| metrics.contains_key(&level.metric)), "{:?}", before.peers);
        compared += before.peers.len();
        let changed = laptop.decide(&campaign, &row.id, Verdict::Hold, Pass::Deep).expect("decided");
        let after = changed.dossier.expect("the deep pass shows it");
        assert_eq!(after.peers, before.peers, "the verdict changes nothing about it");
        // The control: what the AI then says of its peers is the same number, so nothing was invented before.
        let said = after.ai.expect("shown now").parts;
        for level in &before.peers {
            let part =
                said.iter().find(|part| part.evidence == Some(Anchor::Metric(level.metric.clone()))).expect("a part");
            assert_eq!(part.peer, Some(level.usual));
        }
    }
    assert!(compared >= rows.len(), "nearly every candidate has something to compare: {compared}");
}

#[test]
fn a_vault_with_an_address_that_cannot_be_used_opens_all_the_same() {
    let office = Office::with_demo(5);
    let laptop = office.laptop("a", &office.invite("Anna", Market::Ru).code.reveal());
    let (campaign, rows) = laptop.open_blind(5);
    drop(laptop);
    let dir = office.dir.path().join("a");
    let key = KeySlots::unlock_with_passphrase(&dir, PASSPHRASE).expect("a key");
    let store = Store::open(&dir, &key).expect("a store");
    let identity = store.identity().expect("read").expect("joined");
    store.set_identity(&sverka_store::Identity { hub_url: "nowhere".into(), ..identity }).expect("kept");
    drop(store);
    let laptop = Laptop::fresh(&dir);
    assert_eq!(laptop.app.unlock(PASSPHRASE).expect("unlocked").gate, Gate::Ready);
    laptop.decide(&campaign, &rows[0].id, Verdict::Accept, Pass::Deep).expect("decided");
}
