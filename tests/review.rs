//! What an expert can rely on, without the window: the program against the real hub over HTTP.
#![allow(missing_docs, clippy::expect_used, reason = "tests are named as facts, and one that cannot be set up fails")]

use std::io::Write;
use std::net::TcpListener;
use sverka_app::view::{Amend, Draft, EvidenceTab, Gate, SyncState};
use sverka_app::{Code, UiError};
use sverka_core::model::{Anchor, AnnotationKind, Answers, Market, Mode, Pass, Verdict};
use sverka_tests::office::{Laptop, Office, PASSPHRASE, until};
use tempfile::TempDir;

const VERDICTS: [Verdict; 3] = [Verdict::Accept, Verdict::Hold, Verdict::Reject];

fn code<T: std::fmt::Debug>(result: Result<T, UiError>) -> Code {
    result.expect_err("an error").code
}

#[test]
fn thirty_undos_and_thirty_redos_across_restarts_give_the_same_state() {
    let office = Office::with_demo(30);
    let laptop = office.laptop("a", &office.invite("Anna", Market::Ru).code.reveal());
    let (campaign, rows) = laptop.open_blind(30);
    let untouched = laptop.state(&campaign);
    for (row, verdict) in rows.iter().zip(VERDICTS.into_iter().cycle()) {
        laptop.decide(&campaign, &row.id, verdict, Pass::Fast).expect("decided");
    }
    let decided = laptop.state(&campaign);
    let laptop = laptop.restarted();
    for row in rows.iter().rev() {
        let undone = laptop.app.undo(&campaign).expect("undone");
        assert_eq!((undone.row.id.as_str(), undone.what.as_deref()), (row.id.as_str(), Some("review")));
    }
    assert_eq!(laptop.state(&campaign), untouched);
    assert_eq!(code(laptop.app.undo(&campaign)), Code::NothingToUndo);
    let laptop = laptop.restarted();
    for _ in &rows {
        laptop.app.redo(&campaign).expect("redone");
    }
    assert_eq!(laptop.state(&campaign), decided);
    assert_eq!(code(laptop.app.redo(&campaign)), Code::NothingToUndo);
}

#[test]
fn a_draft_and_the_place_survive_a_restart() {
    let office = Office::with_demo(10);
    let laptop = office.laptop("a", &office.invite("Anna", Market::Ru).code.reveal());
    let (campaign, rows) = laptop.open_blind(10);
    let draft =
        Draft {
            text: "Спросить про упаковку".into(), note: "hm".into(), anchor: Some(Anchor::Metric("price".into()))
        };
    laptop.app.save_draft(&campaign, &rows[4].id, &draft).expect("kept");
    laptop.app.set_position(&campaign, &rows[4].id, EvidenceTab::Past, Some(Pass::Deep)).expect("kept");
    let laptop = laptop.restarted();
    assert_eq!(laptop.app.start().expect("open").resume.as_deref(), Some(&*campaign));
    let start = laptop.app.open_campaign(&campaign).expect("opened");
    assert_eq!((start.place.get(), start.tab, start.pass), (4, Some(EvidenceTab::Past), Some(Pass::Deep)));
    laptop.app.leave_campaign().expect("left");
    assert_eq!(laptop.app.start().expect("open").resume, None);
    assert_eq!(laptop.app.dossier(&campaign, &rows[4].id).expect("a dossier").draft, draft);
    laptop.app.save_draft(&campaign, &rows[4].id, &Draft::default()).expect("forgotten");
    assert_eq!(laptop.app.dossier(&campaign, &rows[4].id).expect("a dossier").draft, Draft::default());
}

#[test]
fn a_verdict_is_unaided_only_when_nothing_was_seen() {
    let office = Office::with_demo(10);
    let laptop = office.laptop("a", &office.invite("Anna", Market::Ru).code.reveal());
    let (campaign, rows) = laptop.open_blind(10);
    let mode =
        |row: usize| laptop.app.dossier(&campaign, &rows[row].id).expect("a dossier").own.expect("a verdict").mode;

    // A slip of the finger in the fast pass, undone before anything was shown, leaves the next verdict unaided.
    laptop.decide(&campaign, &rows[0].id, Verdict::Reject, Pass::Fast).expect("decided");
    laptop
        .app
        .undo(&campaign)
        .map(|undone| assert!(undone.dossier.is_some_and(|dossier| dossier.ai.is_none())))
        .expect("undone");
    laptop.decide(&campaign, &rows[0].id, Verdict::Accept, Pass::Fast).expect("decided");
    assert_eq!(mode(0), Mode::Unaided);

    // In the deep pass the AI appears with the verdict; the next one is a revision, even after an undo.
    let shown = laptop.decide(&campaign, &rows[1].id, Verdict::Reject, Pass::Deep).expect("decided").dossier;
    assert!(shown.is_some_and(|dossier| dossier.ai.is_some()));
    laptop
        .app
        .undo(&campaign)
        .map(|undone| assert!(undone.dossier.is_some_and(|dossier| dossier.ai.is_some())))
        .expect("undone");
    laptop.decide(&campaign, &rows[1].id, Verdict::Accept, Pass::Deep).expect("decided");
    assert_eq!(mode(1), Mode::Revised);

    laptop.app.reveal(&campaign, &rows[2].id).map(|dossier| assert!(dossier.ai.is_some())).expect("revealed");
    laptop.decide(&campaign, &rows[2].id, Verdict::Accept, Pass::Deep).expect("decided");
    assert_eq!(mode(2), Mode::Assisted);
}

#[test]
fn two_laptops_of_one_person_that_decide_apart_offer_a_choice_and_both_versions_stay() {
    let mut office = Office::with_demo(10);
    let invitation = office.invite("Anna", Market::Ru);
    let again = office.hub.enrol_again(&invitation.principal).expect("a second laptop");
    let laptop = office.laptop("laptop", &invitation.code.reveal());
    let home = office.laptop("home", &again.code.reveal());
    let (campaign, rows) = laptop.open_blind(10);
    assert_eq!(home.open_blind(10).1, rows);
    let id = &rows[3].id;

    office.stop();
    laptop.decide(&campaign, id, Verdict::Accept, Pass::Fast).expect("decided");
    home.decide(&campaign, id, Verdict::Reject, Pass::Fast).expect("decided");
    office.start();
    for one in [&laptop, &home] {
        one.settle();
        until("the conflict is seen", || {
            let view = one.app.sync_state().map_err(|error| error.to_string())?;
            if view.conflicts == 1 && view.state == SyncState::Attention { Ok(()) } else { Err(format!("{view:?}")) }
        });
    }
    let versions = home.app.dossier(&campaign, id).expect("a dossier").versions;
    assert_eq!(versions.len(), 2);
    let here = versions.iter().find(|version| version.here).expect("the own version");
    home.app.keep_version(&campaign, id, &here.event).expect("chosen");
    home.settle();
    until("the choice arrives", || {
        let dossier = laptop.app.dossier(&campaign, id).map_err(|error| error.to_string())?;
        match dossier.own {
            Some(own) if own.verdict == Verdict::Reject && dossier.versions.is_empty() => Ok(()),
            other => Err(format!("{other:?}")),
        }
    });
}

#[test]
fn the_other_expert_sees_reasons_and_notes_after_deciding() {
    let office = Office::with_demo(10);
    let anna = office.laptop("anna", &office.invite("Anna", Market::Ru).code.reveal());
    let kim = office.laptop("kim", &office.invite("Kim", Market::Ru).code.reveal());
    let (campaign, rows) = anna.open_blind(10);
    let id = &rows[0].id;
    anna.decide(&campaign, id, Verdict::Reject, Pass::Deep).expect("decided");
    let amend = Amend {
        campaign: campaign.clone(),
        candidate: id.clone(),
        reasons: vec!["R-FAKE".into(), "RU-RKN".into()],
        scope: None,
        confidence: Some(80),
        answers: Answers::default(),
        text: "Накрутка видна по графику".into(),
    };
    anna.app.amend(&amend).expect("amended");
    anna.app
        .annotate(&campaign, id, Anchor::Metric("suspicious_share".into()), AnnotationKind::Fact, "=HYPERLINK(1)")
        .expect("pinned");
    anna.settle();
    let _ = kim.open_blind(10);
    until("the note arrives once it may be seen", || {
        let before = kim.app.dossier(&campaign, id).map_err(|error| error.to_string())?;
        assert!(before.own.is_some() || before.annotations.is_empty());
        if before.own.is_none() {
            kim.decide(&campaign, id, Verdict::Hold, Pass::Deep).map_err(|error| error.to_string())?;
        }
        let notes = kim.app.dossier(&campaign, id).map_err(|error| error.to_string())?.annotations;
        if notes.iter().any(|note| note.who == "Anna" && !note.own) { Ok(()) } else { Err(format!("{notes:?}")) }
    });
    let table = anna.app.reviews_table(&campaign).expect("a table");
    let text = String::from_utf8(table.bytes).expect("UTF-8");
    assert_eq!(table.rows, 1);
    assert!(
        text.starts_with('\u{feff}') && text.contains("'=HYPERLINK(1)") && text.contains("Накрутка видна"),
        "{text}"
    );
}

#[test]
fn a_wrong_or_short_passphrase_and_a_second_window_are_told_apart() {
    let dir = TempDir::new().expect("a folder");
    let laptop = Laptop::fresh(dir.path());
    let start = laptop.app.start().expect("started");
    assert_eq!(start.gate, Gate::FirstRun);
    // One less than the window asks for.
    let short = "ы".repeat(start.passphrase_min as usize - 1);
    assert_eq!(code(laptop.app.create_vault(Some(&short))), Code::WeakPassphrase);
    assert_eq!(laptop.app.create_vault(Some(PASSPHRASE)).expect("a vault").gate, Gate::NotJoined);
    let second = Laptop::fresh(dir.path());
    assert_eq!(second.app.start().expect("started").gate, Gate::Locked);
    assert_eq!(code(second.app.unlock("not the right one")), Code::WrongPassphrase);
    assert_eq!(code(second.app.unlock(PASSPHRASE)), Code::AlreadyOpen);
    drop(laptop);
    assert_eq!(second.app.unlock(PASSPHRASE).expect("unlocked").gate, Gate::NotJoined);
}

#[test]
fn real_work_and_the_demo_cannot_be_mixed() {
    let demo = Office::with_demo(5);
    let real = Office::empty();
    let dir = TempDir::new().expect("a folder");
    let work = Laptop::with(&dir.path().join("work"), false);
    work.app.create_vault(Some(PASSPHRASE)).expect("a vault");
    let code_for_demo = demo.invite("Anna", Market::Ru).code.reveal();
    assert_eq!(code(work.app.join(&demo.address(), &code_for_demo)), Code::DemoMix);
    let play = Laptop::fresh(&dir.path().join("demo"));
    play.app.create_vault(Some(PASSPHRASE)).expect("a vault");
    assert_eq!(code(play.app.join(&real.address(), "ANYTHING")), Code::DemoMix);
    // The code was not used up by the refusal.
    play.app.join(&demo.address(), &code_for_demo).expect("joined");
}

/// Something that listens on a port and answers every connection with the same bytes.
fn answering(bytes: &'static [u8]) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = format!("http://{}", listener.local_addr().expect("its address"));
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut request = [0; 4096];
            let _ = std::io::Read::read(&mut stream, &mut request);
            let _ = stream.write_all(bytes);
        }
    });
    address
}

#[test]
fn whatever_answers_instead_of_a_hub_gets_a_clear_name() {
    let dir = TempDir::new().expect("a folder");
    let laptop = Laptop::fresh(dir.path());
    laptop.app.create_vault(Some(PASSPHRASE)).expect("a vault");
    let hub = "sverka-hub: 0\r\nsverka-epoch: 0\r\n";
    let with_hub =
        |rest: &str| -> &'static [u8] { Box::leak(rest.replace("HUB", hub).into_bytes().into_boxed_slice()) };
    let cases: [(&'static [u8], Code); 6] = [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 26\r\n\r\n<html>Sign in here</html>\n", Code::NotAHub),
        (b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n", Code::NotAHub),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n{\"hub\"", Code::HubUnreachable),
        (b"", Code::HubUnreachable),
        (with_hub("HTTP/1.1 500 Oh\r\nHUBContent-Length: 0\r\n\r\n"), Code::HubFailed),
        (with_hub("HTTP/1.1 200 OK\r\nHUBContent-Length: 9\r\n\r\n{\"hub\":1}"), Code::HubFailed),
    ];
    for (bytes, expected) in cases {
        let got = code(laptop.app.join(&answering(bytes), "CODE"));
        assert_eq!(got, expected, "{}", String::from_utf8_lossy(bytes));
    }
    assert_eq!(code(laptop.app.join("http://127.0.0.1:1", "CODE")), Code::HubUnreachable);
    assert_eq!(code(laptop.app.join("http://hub.example.com", "CODE")), Code::BadAddress);
    let office = Office::with_demo(5);
    assert_eq!(code(laptop.app.join(&office.address(), "WRONG-CODE")), Code::BadCode);
}

#[test]
fn a_damaged_vault_opens_from_its_backup_and_the_hub_gives_back_the_rest() {
    let office = Office::with_demo(10);
    let laptop = office.laptop("a", &office.invite("Anna", Market::Ru).code.reveal());
    let (campaign, rows) = laptop.open_blind(10);
    laptop.decide(&campaign, &rows[0].id, Verdict::Accept, Pass::Fast).expect("decided");
    // A start makes a backup; what follows is not in it, but at the hub.
    let laptop = laptop.restarted();
    laptop.decide(&campaign, &rows[1].id, Verdict::Reject, Pass::Fast).expect("decided");
    laptop.settle();
    let dir = office.dir.path().join("a");
    let decided = laptop.state(&campaign);
    let backups = |dir: &std::path::Path| {
        let mut all: Vec<_> =
            std::fs::read_dir(dir.join("backups")).expect("backups").flatten().map(|e| e.path()).collect();
        all.retain(|path| path.extension().is_some_and(|extension| extension == "db"));
        all.sort();
        all
    };
    let older = backups(&dir);
    drop(laptop);
    // The backup made on closing is lost as well.
    for newer in backups(&dir).into_iter().filter(|backup| !older.contains(backup)) {
        std::fs::remove_file(newer).expect("removed");
    }
    let mut vault = std::fs::read(dir.join("vault.db")).expect("the vault");
    let middle = vault.len() / 2;
    vault[middle..middle + 64].fill(0xAA);
    vault[100..4000].fill(0x55);
    std::fs::write(dir.join("vault.db"), vault).expect("damaged");

    let laptop = Laptop::fresh(&dir);
    let error = laptop.app.unlock(PASSPHRASE).expect_err("damaged");
    assert_eq!(error.code, Code::DamagedWithBackup, "{error:?}");
    // A backup that cannot be read just now is no reason to forget what was to be restored.
    let (here, away) = (dir.join("backups"), dir.join("away"));
    std::fs::rename(&here, &away).expect("taken away");
    assert_ne!(code(laptop.app.restore_backup()), Code::NotFound);
    let _ = std::fs::remove_dir_all(&here);
    std::fs::rename(&away, &here).expect("brought back");
    assert_eq!(laptop.app.restore_backup().expect("restored").gate, Gate::Ready);
    laptop.app.open_campaign(&campaign).expect("opened");
    until("the hub gives back what the backup lacks", || {
        let state = laptop.state(&campaign);
        if state == decided { Ok(()) } else { Err(state.to_string()) }
    });
}
