//! What a laptop takes from a hub as a score model, and what it refuses.
#![allow(missing_docs, clippy::expect_used, reason = "tests are named as facts, and one that cannot be set up fails")]

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use sverka_core::event::payload_hash;
use sverka_core::ids::StreamId;
use sverka_core::model::Market;
use sverka_hub::demo::DemoOptions;
use sverka_hub::{Campaigns, Enrolment, Hub as Office, Role};
use sverka_protocol::{Manifest, ModelRef, read_model};
use sverka_store::{Identity, Store};
use sverka_sync::{Call, Engine, Hub, Method, Notice, Reply, Unreachable, WhyNot};
use sverka_tests::in_process::InProcess;
use sverka_tests::world::joined;
use tempfile::TempDir;

const SHIPPED: &[u8] = include_bytes!("../assets/models/baseline-2.json");

fn clock() -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::days(20_000)
}

/// A hub whose manifest of one campaign names another model, and which serves other bytes under its name.
struct Lying {
    hub: InProcess,
    honest_hash: String,
    manifest: String,
    model: Vec<u8>,
    asked: Arc<AtomicUsize>,
}

impl Hub for Lying {
    async fn call(&self, call: Call) -> Result<Reply, Unreachable> {
        let path = call.path.clone();
        if path.contains("/models/") {
            self.asked.fetch_add(1, Ordering::Relaxed);
            let meta = Call { path: "/v1/meta".into(), ..call };
            return Ok(Reply { body: self.model.clone(), ..self.hub.call(meta).await? });
        }
        let mut reply = self.hub.call(call).await?;
        if path.contains("/manifest?") {
            reply.body = self.manifest.clone().into_bytes();
        } else if path.starts_with("/v1/streams?") {
            let text = String::from_utf8(reply.body).expect("JSON");
            reply.body = text.replace(&self.honest_hash, &payload_hash(self.manifest.as_bytes())).into_bytes();
        }
        Ok(reply)
    }
}

/// A demo hub with one campaign granted to Anna, whose laptop is in step with it.
struct World {
    office: Office,
    store: Arc<Store>,
    identity: Identity,
    stream: StreamId,
    _dirs: [TempDir; 2],
}

impl World {
    async fn new() -> Self {
        let dir = TempDir::new().expect("a folder");
        let office = Office::open(&dir.path().join("hub.db"), clock).expect("a hub");
        office.fill_with_demo(&DemoOptions { candidates: 4, ..DemoOptions::new(clock()) }).expect("the demo");
        let stream = office.streams().expect("streams").remove(0);
        let id = stream.as_str().trim_start_matches("campaign:");
        let campaigns = Campaigns::Only(vec![sverka_core::ids::CampaignId::new(id).expect("an id")]);
        let anna = Enrolment { name: "Anna".into(), market: Market::Ru, role: Role::Expert, campaigns, days: 60 };
        let code = office.enrol(&anna).expect("enrolled").code.reveal();
        let hub = InProcess { router: office.router() };
        let (desk, store, identity) = joined(&hub, &code).await;
        let world = Self { office, store, identity, stream, _dirs: [dir, desk] };
        world.honest().pull_once(&|_| {}).await.expect("pulled");
        world
    }

    fn hub(&self) -> InProcess {
        InProcess { router: self.office.router() }
    }

    fn honest(&self) -> Engine<InProcess> {
        Engine::new(Arc::clone(&self.store), self.hub(), self.identity.clone())
    }

    async fn lying(&self, named: Option<&ModelRef>, model: &[u8]) -> (Engine<Lying>, Arc<AtomicUsize>) {
        let path = format!("/v1/streams/{}/manifest", self.stream);
        let token = Some(self.identity.token.clone());
        let call = Call { method: Method::Get, path, token, etag: None, body: None, max_bytes: 1 << 22 };
        let honest = self.hub().call(call).await.expect("a manifest").body;
        let mut manifest: Manifest = serde_json::from_slice(&honest).expect("a manifest");
        manifest.model = named.cloned();
        let asked = Arc::new(AtomicUsize::new(0));
        let lying = Lying {
            hub: self.hub(),
            honest_hash: payload_hash(&honest),
            manifest: serde_json::to_string(&manifest).expect("JSON"),
            model: model.to_vec(),
            asked: Arc::clone(&asked),
        };
        (Engine::new(Arc::clone(&self.store), lying, self.identity.clone()), asked)
    }

    fn in_force(&self) -> Option<String> {
        self.store.model_in_force(&self.stream).expect("read")
    }
}

/// The shipped artefact after a change, and the name an honest hub would give it.
fn artefact(change: impl FnOnce(&mut Value)) -> (ModelRef, Vec<u8>) {
    let mut artefact: Value = serde_json::from_slice(SHIPPED).expect("JSON");
    artefact["version"] = json!("3");
    change(&mut artefact);
    let bytes = serde_json::to_vec(&artefact).expect("JSON");
    let named = match read_model(&bytes) {
        Ok(model) => ModelRef::of(&model, &bytes),
        Err(_) => ModelRef { version: "3".into(), fingerprint: payload_hash(b"whatever"), hash: payload_hash(&bytes) },
    };
    (named, bytes)
}

#[tokio::test]
async fn what_is_not_the_named_model_is_refused_and_the_one_before_scores_on() {
    let (good, bytes) = artefact(|it| it["base"] = json!(0));
    let (other, other_bytes) = artefact(|it| it["base"] = json!(1));
    let (newer, newer_bytes) = artefact(|it| it["schema"] = json!(2));
    let (falling, falling_bytes) = artefact(|it| it["features"][0]["points"][7] = json!(-900));
    let misnamed = ModelRef { hash: other.hash.clone(), ..good.clone() };
    let cases = [
        ("torn", &good, &bytes[..bytes.len() / 2], WhyNot::Damaged),
        ("of another hash", &good, &other_bytes, WhyNot::Damaged),
        ("empty", &good, b"".as_slice(), WhyNot::Damaged),
        ("of a newer form", &newer, &newer_bytes, WhyNot::Newer),
        ("not one a score may rest on", &falling, &falling_bytes, WhyNot::Invalid),
        ("another content than its fingerprint", &misnamed, &other_bytes, WhyNot::Invalid),
    ];
    for (what, named, served, expected) in cases {
        let world = World::new().await;
        let before = world.in_force();
        assert!(before.is_some(), "the demo's model came");
        let (engine, asked) = world.lying(Some(named), served).await;
        let told = Mutex::new(Vec::new());
        let notify = |notice| {
            if let Notice::ModelRefused { why, .. } = notice {
                told.lock().expect("told").push(why);
            }
        };
        for round in 0..2 {
            // What is torn is asked for again, so the round counts as failed; what nobody can use is not.
            let pulled = engine.pull_once(&notify).await;
            assert_eq!(pulled.is_ok(), expected != WhyNot::Damaged, "{what}, round {round}: {pulled:?}");
            assert_eq!(world.in_force(), before, "{what}");
        }
        assert_eq!(told.into_inner().expect("told"), [expected; 2], "{what}");
        assert_eq!(asked.load(Ordering::Relaxed), if expected == WhyNot::Damaged { 2 } else { 1 }, "{what}");
        assert_eq!(world.store.missing_packs(&world.stream).expect("read"), [], "{what}: the candidates are here");
        // The network heals.
        let bytes = if *named == good { bytes.clone() } else { continue };
        world.lying(Some(named), &bytes).await.0.pull_once(&|_| {}).await.expect("pulled");
        assert_eq!(world.in_force(), Some(good.fingerprint.clone()), "{what}");
    }
}

#[tokio::test]
async fn a_hub_that_names_no_model_any_more_means_the_one_that_ships() {
    let world = World::new().await;
    let (good, bytes) = artefact(|it| it["base"] = json!(0));
    world.lying(Some(&good), &bytes).await.0.pull_once(&|_| {}).await.expect("pulled");
    assert_eq!(world.in_force(), Some(good.fingerprint));
    // As a hub of an earlier release writes its manifest.
    let (older, asked) = world.lying(None, b"").await;
    let (told, as_named) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let count = |of: &AtomicUsize| {
        of.fetch_add(1, Ordering::Relaxed);
    };
    let notify = |notice| match notice {
        Notice::ModelInForce { .. } => count(&told),
        Notice::ModelAsNamed { .. } => count(&as_named),
        _ => {}
    };
    for _ in 0..2 {
        older.pull_once(&notify).await.expect("pulled");
        assert_eq!(world.in_force(), None);
    }
    // Told once; afterwards a laptop that had refused another one hears that it is named no more.
    assert_eq!((told.into_inner(), as_named.into_inner(), asked.load(Ordering::Relaxed)), (1, 1, 0));
}
