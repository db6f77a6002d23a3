//! A laptop that the hub lets in no more joins again with a new code, and all it wrote meanwhile arrives once.
#![allow(missing_docs, clippy::expect_used, reason = "tests are named as facts, and one that cannot be set up fails")]

use serde_json::{Value, json};
use sverka_app::view::SyncView;
use sverka_app::{Code, UiError};
use sverka_core::ids::PrincipalId;
use sverka_core::model::{Market, Pass, Verdict};
use sverka_hub::{DeviceLine, Grant, Hub, Role};
use sverka_sync::{Call, Reply, SyncError, Unreachable, rejoin};
use sverka_tests::hub_process::HubProcess;
use sverka_tests::in_process::InProcess;
use sverka_tests::office::{Laptop, Office, clock, until};
use sverka_tests::window::{DECIDED, ENTER, Options, PILL, Window};
use sverka_tests::world::joined;
use tempfile::TempDir;

/// The field for the code of a laptop that joins again.
const CODE: &str = ".sheet input[autocomplete=one-time-code]";

/// Anna at her laptop, with a campaign of ten on it.
struct Anna {
    office: Office,
    person: PrincipalId,
    laptop: Laptop,
    campaign: String,
    candidates: Vec<String>,
}

impl Anna {
    fn new() -> Self {
        let office = Office::with_demo(10);
        let invitation = office.invite("Anna", Market::Ru);
        let laptop = office.laptop("a", &invitation.code.reveal());
        let (campaign, rows) = laptop.open_blind(10);
        let candidates = rows.into_iter().map(|row| row.id.to_string()).collect();
        Self { office, person: invitation.principal, laptop, campaign, candidates }
    }

    fn decide(&self, places: std::ops::Range<usize>) {
        for candidate in &self.candidates[places] {
            self.laptop.decide(&self.campaign, candidate, Verdict::Accept, Pass::Fast).expect("decided");
        }
    }

    fn device(&self) -> DeviceLine {
        let all = self.office.hub.devices().expect("devices");
        let mut own = all.into_iter().filter(|line| line.principal == self.person);
        let (Some(device), None) = (own.next(), own.next()) else { panic!("not one device") };
        device
    }

    fn shut_out(&self) {
        self.office.hub.revoke_device(&self.device().device).expect("shut out");
        self.laptop.app.sync_now().expect("asked");
        self.signed_out();
    }

    fn signed_out(&self) -> SyncView {
        until("the laptop learns that it is out", || {
            let view = self.laptop.app.sync_state().map_err(|error| error.to_string())?;
            if view.signed_out { Ok(view) } else { Err(format!("{view:?}")) }
        })
    }

    fn code(&self) -> String {
        self.office.hub.enrol_again(&self.person).expect("a code").code.reveal()
    }

    fn join(&self, address: &str, code: &str) -> Result<(), UiError> {
        self.laptop.app.join(address, code).map(|_| ())
    }

    fn events(&self) -> u64 {
        let all = self.office.hub.campaigns().expect("campaigns");
        all.iter().find(|line| line.campaign == self.campaign).expect("the campaign").events
    }
}

#[test]
fn verdicts_written_while_shut_out_leave_after_joining_again() {
    let anna = Anna::new();
    let (before, device) = (anna.events(), anna.device());
    anna.decide(0..2);
    anna.laptop.settle();
    anna.shut_out();
    anna.decide(2..5);
    assert_eq!(anna.signed_out().waiting, 3);
    let shown = anna.laptop.state(&anna.campaign);
    anna.join(&anna.office.address(), &anna.code()).expect("joined again");
    anna.laptop.settle();
    let view = anna.laptop.app.sync_state().expect("a state");
    assert!(!view.signed_out && view.rejected.is_empty(), "{view:?}");
    assert_eq!(anna.events(), before + 5);
    assert_eq!(anna.device(), device, "the same device, let in");
    assert_eq!(anna.laptop.state(&anna.campaign), shown, "the review goes on where it was");

    anna.decide(5..6);
    anna.laptop.settle();
    let Anna { office, person, laptop, campaign, .. } = anna;
    let laptop = laptop.restarted();
    laptop.settle();
    assert!(!laptop.app.sync_state().expect("a state").signed_out, "the new token is in the vault");
    let code = office.hub.enrol_again(&person).expect("a code").code.reveal();
    let second = office.laptop("b", &code);
    let _ = second.open_blind(10);
    until("the second laptop shows all six", || {
        let (here, there) = (laptop.state(&campaign), second.state(&campaign));
        if here == there { Ok(()) } else { Err(format!("{here} {there}")) }
    });
}

#[test]
fn what_was_refused_while_nothing_was_granted_is_offered_again() {
    let mut anna = Anna::new();
    let before = anna.events();
    anna.office.stop();
    anna.decide(0..2);
    anna.office.hub.revoke(&anna.person, None).expect("taken back");
    anna.office.start();
    anna.laptop.app.sync_now().expect("asked");
    until("both are refused", || {
        let view = anna.laptop.app.sync_state().map_err(|error| error.to_string())?;
        if view.rejected.len() == 2 { Ok(()) } else { Err(format!("{view:?}")) }
    });
    anna.shut_out();
    anna.join(&anna.office.address(), &anna.code()).expect("joined again");
    until("they are refused again: joining grants no campaign", || {
        let view = anna.laptop.app.sync_state().map_err(|error| error.to_string())?;
        if view.rejected.len() == 2 && view.waiting == 0 { Ok(()) } else { Err(format!("{view:?}")) }
    });
    assert_eq!(anna.events(), before);

    for stream in anna.office.hub.streams().expect("streams") {
        let (principal, role, market) = (anna.person.clone(), Role::Expert, Market::Ru);
        anna.office.hub.grant(&Grant { principal, stream, role, market, expires_at: None }).expect("granted");
    }
    anna.join(&anna.office.address(), &anna.code()).expect("joined again");
    until("both are taken", || if anna.events() == before + 2 { Ok(()) } else { Err("not yet".into()) });
}

#[test]
fn a_code_for_another_person_is_refused_and_changes_nothing_here_or_there() {
    let anna = Anna::new();
    let before = anna.events();
    anna.shut_out();
    anna.decide(0..3);
    let for_boris = anna.office.invite("Boris", Market::Us).code.reveal();
    let refused = anna.join(&anna.office.address(), &for_boris).expect_err("Anna's laptop");
    assert_eq!((refused.code, refused.params["name"].as_str()), (Code::OtherPerson, "Anna"));
    assert!(anna.device().revoked_at.is_some());
    assert_eq!(anna.signed_out().waiting, 3);
    anna.join(&anna.office.address(), &anna.code()).expect("joined again");
    anna.laptop.settle();
    assert_eq!(anna.events(), before + 3);
    let _ = anna.office.laptop("boris", &for_boris);
}

#[test]
fn whatever_else_answers_changes_nothing() {
    let anna = Anna::new();
    anna.shut_out();
    anna.decide(0..1);
    let other = Office::with_demo(5);
    let code = other.invite("Anna", Market::Ru).code.reveal();
    let own = anna.office.address();
    for (address, code, expected) in [
        (other.address(), code.as_str(), Code::OtherHub),
        (own.clone(), "WRONG-CODE", Code::BadCode),
        ("http://127.0.0.1:1".into(), "WRONG-CODE", Code::HubUnreachable),
        ("http://hub.example.com".into(), "WRONG-CODE", Code::BadAddress),
    ] {
        assert_eq!(anna.join(&address, code).expect_err("refused").code, expected);
        let view = anna.signed_out();
        assert_eq!((view.waiting, view.hub.as_str()), (1, own.as_str()));
    }
    let _ = other.laptop("fresh", &code);
}

#[test]
fn a_hub_restored_from_before_the_laptop_joined_gets_everything_it_wrote() {
    let office = Office::with_demo(10);
    let person = office.invite("Anna", Market::Ru).principal;
    let backup = office.dir.path().join("backup.db");
    office.hub.backup(&backup).expect("a backup");
    let code = office.hub.enrol_again(&person).expect("a code").code.reveal();
    let laptop = office.laptop("a", &code);
    let (campaign, rows) = laptop.open_blind(10);
    let mut anna =
        Anna { office, person, laptop, campaign, candidates: rows.into_iter().map(|row| row.id.to_string()).collect() };
    let before = anna.events();
    anna.decide(0..3);
    anna.laptop.settle();
    anna.office.stop();
    anna.decide(3..4);
    anna.office.hub = Hub::open(&backup, clock).expect("the hub of yesterday");
    anna.office.hub.restored().expect("a new epoch");
    anna.office.start();
    assert_eq!(anna.events(), before);
    anna.laptop.app.sync_now().expect("asked");
    anna.signed_out();
    anna.join(&anna.office.address(), &anna.code()).expect("joined again");
    until("all four are there", || match anna.events() - before {
        4 => Ok(()),
        n => Err(format!("{n}")),
    });
    anna.laptop.settle();
    assert_eq!(anna.events(), before + 4);
}

/// A hub of an earlier release: it does not know that a laptop may say who it is.
struct Earlier(InProcess);

impl sverka_sync::Hub for Earlier {
    async fn call(&self, mut call: Call) -> Result<Reply, Unreachable> {
        call.body = call.body.map(|body| {
            let mut asked: Value = serde_json::from_slice(&body).expect("JSON");
            asked.as_object_mut().expect("an object").remove("again");
            asked.to_string().into_bytes()
        });
        self.0.call(call).await
    }
}

#[tokio::test]
async fn a_hub_that_makes_another_device_of_the_laptop_is_noticed() {
    let office = Office::with_demo(5);
    let hub = InProcess { router: office.hub.router() };
    let anna = office.invite("Anna", Market::Ru);
    let (_dir, _store, identity) = joined(&hub, &anna.code.reveal()).await;
    let code = |person: &PrincipalId| office.hub.enrol_again(person).expect("a code").code.reveal();
    let earlier = Earlier(hub.clone());
    let made = rejoin(&earlier, &identity, &code(&anna.principal), "laptop").await;
    assert!(matches!(made, Err(SyncError::NotTakenBack)));
    let boris = office.invite("Boris", Market::Us).code.reveal();
    let made = rejoin(&earlier, &identity, &boris, "laptop").await;
    assert!(matches!(made, Err(SyncError::OtherPerson)));
    // The same code at a hub of this release is what it takes.
    let rejoined = rejoin(&hub, &identity, &code(&anna.principal), "laptop").await.expect("joined again");
    assert!(rejoined.token != identity.token && rejoined.name == "Anna");
}

/// What the hub's command line answers as JSON.
fn asked(hub: &HubProcess, arguments: &[&str]) -> Vec<Value> {
    let told: Value = serde_json::from_str(&hub.run(arguments)).expect("JSON");
    told.as_array().expect("a list").clone()
}

#[test]
fn in_the_window_a_shut_out_expert_goes_on_deciding_joins_again_and_the_hub_has_every_verdict_once() {
    let dir = TempDir::new().expect("a folder");
    let hub = HubProcess::with_demo(dir.path(), 20);
    let campaign = asked(&hub, &["campaigns", "--json"])[0]["campaign"].as_str().expect("an id").to_owned();
    let (file, person) = hub.enrol(&["--name", "Guest", "--market", "RU", "--campaign", &campaign]);
    let window = Window::open(&Options { join: Some((hub.address(), file)), ..Options::new(&dir.path().join("desk")) });
    window.first_run();
    window.review(&campaign);
    let events = || asked(&hub, &["campaigns", "--json"])[0]["events"].as_u64().expect("a number");
    let own = || {
        let mut devices = asked(&hub, &["devices", "--json"]);
        devices.retain(|line| line["principal"] == person.as_str());
        devices
    };
    let before = events();
    let decide = |keys: &str, from: usize| {
        for (n, key) in keys.chars().enumerate() {
            window.judge(&key.to_string());
            window.text_until(DECIDED, |text| text.starts_with(&format!("{} ", from + n + 1)));
        }
    };
    decide("ahr", 0);
    window.see("#sync-pill.synced");
    let device = own()[0]["device"].as_str().expect("an id").to_owned();
    hub.run(&["revoke", "--device", &device]);
    window.invoke("sync_now", json!({})).expect("asked");
    window.text_until(PILL, |text| text == "Join again");
    decide("raah", 3);
    // Every candidate is hidden here, so each verdict also says that its views were shown.
    assert_eq!(events(), before + 6, "the hub takes nothing from a laptop that is out");

    let code = |(file, _): (std::path::PathBuf, String)| std::fs::read_to_string(file).expect("a code");
    window.click(PILL);
    window.click(".panel button.primary");
    let stranger = code(hub.enrol(&["--name", "Other", "--market", "US", "--campaign", &campaign]));
    window.fill(CODE, &stranger);
    window.press(ENTER);
    window.text_until(".sheet .failure", |text| text.contains("the work of Guest"));
    assert_eq!((own().len(), events()), (1, before + 6));
    window.fill(CODE, &code(hub.enrol(&["--again", &person])));
    window.press(ENTER);
    window.see("#sync-pill.synced");
    window.until("all seven are there", || match events() - before {
        14 => Ok(()),
        n => Err(format!("{n} events")),
    });
    let devices = own();
    assert_eq!((devices.len(), devices[0]["device"].as_str()), (1, Some(device.as_str())));
    // The review goes on where it was.
    decide("h", 7);
    window.until("the eighth too", || if events() == before + 16 { Ok(()) } else { Err("not yet".into()) });
}
