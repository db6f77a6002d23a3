//! The score model of a campaign on its way from the hub to the score, without the window.
#![allow(missing_docs, clippy::expect_used, reason = "tests are named as facts, and one that cannot be set up fails")]

use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use sverka_app::Signal;
use sverka_app::view::{AiView, QueueFilter, QueueRow};
use sverka_core::event::payload_hash;
use sverka_core::ids::{CampaignId, StreamId};
use sverka_core::model::{Market, Pass, Verdict};
use sverka_store::{KeySlots, ModelBytes, Store};
use sverka_tests::office::{Laptop, Office, PASSPHRASE, until};

const SHIPPED: &[u8] = include_bytes!("../assets/models/baseline-2.json");

/// The shipped model with a version of its own, after a change.
fn changed(version: &str, change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut artefact: Value = serde_json::from_slice(SHIPPED).expect("JSON");
    artefact["version"] = json!(version);
    change(&mut artefact);
    serde_json::to_vec(&artefact).expect("JSON")
}

/// A model by which everybody's chance is better.
fn kinder(version: &str) -> Vec<u8> {
    changed(version, |artefact| artefact["base"] = json!(36))
}

fn ai(laptop: &Laptop, campaign: &str, candidate: &str) -> AiView {
    laptop.app.dossier(campaign, candidate).expect("a dossier").ai.expect("a view")
}

fn see_all(laptop: &Laptop, campaign: &str, rows: &[QueueRow]) {
    for row in rows {
        laptop.decide(campaign, &row.id, Verdict::Hold, Pass::Deep).expect("decided");
    }
}

/// Every score with its parts and reasons, as bytes.
fn scores(laptop: &Laptop, campaign: &str, rows: &[QueueRow]) -> Vec<u8> {
    let views: Vec<AiView> = rows.iter().map(|row| ai(laptop, campaign, &row.id)).collect();
    serde_json::to_vec(&views).expect("JSON")
}

fn arrives(laptop: &Laptop, campaign: &str, candidate: &str, model: &str) {
    until("the model arrives", || match ai(laptop, campaign, candidate).model {
        now if now == model => Ok(()),
        other => Err(other),
    });
}

#[test]
fn a_model_published_at_the_hub_scores_the_same_on_two_laptops_and_reviews_name_it() {
    let office = Office::with_demo(12);
    let anna = office.laptop("anna", &office.invite("Anna", Market::Ru).code.reveal());
    let sam = Laptop::fresh(&office.dir.path().join("sam"));
    let heard = Arc::new(AtomicUsize::new(0));
    let hears = Arc::clone(&heard);
    sam.app.listen(move |signal| {
        if matches!(signal, Signal::ModelInForce(_)) {
            hears.fetch_add(1, Ordering::Relaxed);
        }
    });
    sam.app.create_vault(Some(PASSPHRASE)).expect("a vault");
    sam.app.join(&office.address(), &office.invite("Sam", Market::Us).code.reveal()).expect("joined");
    let (campaign, rows) = anna.open_blind(12);
    assert_eq!(sam.open_blind(12).1, rows);
    assert_eq!(sam.app.model_news(&campaign).expect("news"), None, "a first opening is no change");
    let (decided, later) = rows.split_at(11);
    see_all(&anna, &campaign, decided);
    see_all(&sam, &campaign, decided);
    let (before, order) = (ai(&sam, &campaign, &rows[0].id), sam.state(&campaign));
    let given = scores(&sam, &campaign, decided);
    assert_eq!(before.model, "baseline 2");
    assert_eq!(scores(&anna, &campaign, decided), given);

    office.hub.publish_model(&kinder("3"), None).expect("published");
    for laptop in [&anna, &sam] {
        arrives(laptop, &campaign, &rows[0].id, "baseline 3");
    }
    let after = ai(&sam, &campaign, &rows[0].id);
    assert_eq!(after.score, before.score + 100, "the score follows");
    assert_eq!(scores(&anna, &campaign, decided), scores(&sam, &campaign, decided));
    assert_ne!(scores(&sam, &campaign, decided), given);
    assert_eq!(sam.state(&campaign), order, "no queue changes under somebody's hands");
    until("the window is told", || if heard.load(Ordering::Relaxed) > 0 { Ok(()) } else { Err("not yet".into()) });
    assert_eq!(sam.app.model_news(&campaign).expect("news"), Some("baseline 3".into()));
    assert_eq!(sam.app.model_news(&campaign).expect("news"), None, "once");

    // What was recorded names the model of its time; what is recorded now names the new one.
    let recorded = |candidate: &str| {
        let table = sam.app.reviews_table(&campaign).expect("a table");
        let mut reader = csv::Reader::from_reader(&table.bytes[3..]);
        let at = reader.headers().expect("a header").iter().position(|name| name == "Model version").expect("a column");
        let name = rows.iter().find(|row| row.id == candidate).expect("a row").name.clone();
        let found = reader.records().map(|row| row.expect("a row")).find(|row| row.get(1) == Some(name.as_str()));
        found.and_then(|row| row.get(at).map(str::to_owned)).expect("the candidate")
    };
    see_all(&sam, &campaign, later);
    assert_eq!((recorded(&rows[0].id), recorded(&later[0].id)), ("2".into(), "3".into()));

    // It survives a restart without the hub.
    let now = scores(&sam, &campaign, &rows);
    let sam = sam.restarted();
    assert_eq!(scores(&sam, &campaign, &rows), now);
    assert_eq!(sam.app.model_news(&campaign).expect("news"), None);
}

#[test]
fn another_campaign_keeps_its_model() {
    let office = Office::with_demo(4);
    let laptop = office.laptop("a", &office.invite("Anna", Market::Ru).code.reveal());
    let (campaign, rows) = laptop.open_blind(4);
    see_all(&laptop, &campaign, &rows);
    let cards = laptop.app.campaigns().expect("campaigns").campaigns;
    let other = cards.into_iter().map(|card| card.campaign.id).find(|id| id.as_str() != campaign).expect("another");
    laptop.app.open_campaign(other.as_str()).expect("opened");
    let others = laptop.app.queue(other.as_str(), QueueFilter::All, "", 0, 4).expect("a queue").rows;
    see_all(&laptop, other.as_str(), &others);

    office.hub.publish_model(&kinder("3"), Some(&other)).expect("published");
    arrives(&laptop, other.as_str(), &others[0].id, "baseline 3");
    assert_eq!(ai(&laptop, &campaign, &rows[0].id).model, "baseline 2", "what another campaign is given is not ours");
    let worse = changed("4", |artefact| artefact["base"] = json!(-164));
    let id = CampaignId::new(&campaign).expect("an id");
    office.hub.publish_model(&worse, Some(&id)).expect("published");
    arrives(&laptop, &campaign, &rows[0].id, "baseline 4");
    assert_eq!(ai(&laptop, other.as_str(), &others[0].id).model, "baseline 3");
    let history = office.hub.models().expect("models");
    assert_eq!(history.iter().map(|line| line.campaigns.len()).collect::<Vec<_>>(), [1, 1, 1]);
}

#[test]
fn a_lost_cache_brings_the_model_again() {
    let office = Office::with_demo(4);
    let dir = office.dir.path().join("a");
    let laptop = office.laptop("a", &office.invite("Anna", Market::Ru).code.reveal());
    let (campaign, rows) = laptop.open_blind(4);
    see_all(&laptop, &campaign, &rows);
    laptop.settle();
    office.hub.publish_model(&kinder("3"), None).expect("published");
    arrives(&laptop, &campaign, &rows[0].id, "baseline 3");
    let before = scores(&laptop, &campaign, &rows);
    drop(laptop);
    for file in ["cache.db", "cache.db-wal", "cache.db-shm"] {
        let _ = std::fs::remove_file(dir.join(file));
    }
    let laptop = Laptop::fresh(&dir);
    laptop.app.unlock(PASSPHRASE).expect("unlocked");
    assert_eq!(laptop.open_blind(4).0, campaign);
    arrives(&laptop, &campaign, &rows[0].id, "baseline 3");
    assert_eq!(scores(&laptop, &campaign, &rows), before);
}

#[test]
fn a_model_that_this_release_cannot_use_is_named_and_the_shipped_one_scores() {
    let mut office = Office::with_demo(4);
    let dir = office.dir.path().join("a");
    let laptop = office.laptop("a", &office.invite("Anna", Market::Ru).code.reveal());
    let (campaign, rows) = laptop.open_blind(4);
    see_all(&laptop, &campaign, &rows);
    laptop.settle();
    assert_eq!(laptop.app.sync_state().expect("a state").models, []);
    drop(laptop);
    office.stop();
    // As another release left it.
    let bytes = changed("9", |artefact| artefact["schema"] = json!(99));
    let left = ModelBytes { fingerprint: "of 9".into(), hash: payload_hash(&bytes), bytes };
    let key = KeySlots::unlock_with_passphrase(&dir, PASSPHRASE).expect("a key");
    let store = Store::open(&dir, &key).expect("a store");
    let stream = StreamId::new(format!("campaign:{campaign}")).expect("a stream");
    store.put_model(&left).expect("kept");
    assert!(store.use_model(&stream, Some(&left.fingerprint)).expect("in force"));
    drop(store);

    let laptop = Laptop::fresh(&dir);
    laptop.app.unlock(PASSPHRASE).expect("unlocked");
    laptop.app.open_campaign(&campaign).expect("opened");
    assert_eq!(ai(&laptop, &campaign, &rows[0].id).model, "baseline 2");
    let told = laptop.app.sync_state().expect("a state").models;
    let told: Vec<_> = told.iter().map(|model| (model.version.as_str(), model.reason.as_str())).collect();
    assert_eq!(told, [("9", "newer")]);
}
