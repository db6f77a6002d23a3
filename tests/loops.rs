//! The two loops of a laptop: what one does must not spoil what the other does or says.
#![allow(missing_docs, clippy::expect_used, reason = "tests are named as facts, and one that cannot be set up fails")]

use chrono::{DateTime, TimeDelta, Utc};
use std::future::{Future, pending};
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use sverka_core::event::{Fact, Refs};
use sverka_core::ids::{EventId, StreamId};
use sverka_core::model::Market;
use sverka_hub::demo::DemoOptions;
use sverka_hub::{Campaigns, Enrolment, Hub as Office, Invitation, Role};
use sverka_protocol::{Problem, ProblemKind};
use sverka_store::{Identity, NewFact, Stamp, Store};
use sverka_sync::{Call, Engine, Health, Hub, Method, Notice, Reply, Unreachable};
use sverka_tests::in_process::InProcess;
use sverka_tests::world::joined;
use tempfile::TempDir;
use tokio::sync::Notify;

type Answering = Pin<Box<dyn Future<Output = Result<Reply, Unreachable>> + Send>>;

/// A hub with somebody in between.
struct Between<F> {
    hub: InProcess,
    act: F,
}

impl<F: Fn(InProcess, Call) -> Answering + Send + Sync + 'static> Hub for Between<F> {
    async fn call(&self, call: Call) -> Result<Reply, Unreachable> {
        (self.act)(self.hub.clone(), call).await
    }
}

fn clock() -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::days(20_000)
}

/// A hub with the demo, and Anna's laptop that joined it.
struct World {
    office: Office,
    invitation: Invitation,
    store: Arc<Store>,
    identity: Identity,
    _dirs: [TempDir; 2],
}

impl World {
    async fn new() -> Self {
        let dir = TempDir::new().expect("a folder");
        let office = Office::open(&dir.path().join("hub.db"), clock).expect("a hub");
        office.fill_with_demo(&DemoOptions { candidates: 8, ..DemoOptions::new(clock()) }).expect("the demo");
        let anna = Enrolment {
            name: "Anna".into(),
            market: Market::Ru,
            role: Role::Expert,
            campaigns: Campaigns::All,
            days: 60,
        };
        let invitation = office.enrol(&anna).expect("enrolled");
        let hub = InProcess { router: office.router() };
        let (desk, store, identity) = joined(&hub, &invitation.code.reveal()).await;
        Self { office, invitation, store, identity, _dirs: [dir, desk] }
    }

    fn engine<F>(&self, act: F) -> Engine<Between<F>>
    where
        F: Fn(InProcess, Call) -> Answering + Send + Sync + 'static,
    {
        let hub = Between { hub: InProcess { router: self.office.router() }, act };
        Engine::new(Arc::clone(&self.store), hub, self.identity.clone())
    }

    /// One more thing said by Anna.
    fn write(&self, number: u32) {
        let stream = self.office.streams().expect("streams").remove(0);
        let stamp = Stamp { id: EventId::new(format!("{number:032x}")).expect("hexadecimal"), now: clock() };
        let fact = Fact::ReviewCleared {};
        let fact = NewFact { stream, refs: Refs::default(), supersedes: Vec::new(), fact };
        self.store.append(vec![(stamp, fact)]).expect("kept");
    }

    fn waiting(&self) -> u32 {
        self.store.outbox_counts().expect("counted").waiting
    }
}

fn untouched(hub: InProcess, call: Call) -> Answering {
    Box::pin(async move { hub.call(call).await })
}

/// Notices of health, in order.
#[derive(Default)]
struct Told {
    health: Mutex<Vec<Health>>,
    news: Notify,
}

impl Told {
    fn note(&self, notice: Notice) {
        if let Notice::Health(health) = notice {
            self.health.lock().expect("nobody panicked").push(health);
            self.news.notify_one();
        }
    }

    fn all(&self) -> Vec<Health> {
        self.health.lock().expect("nobody panicked").clone()
    }

    async fn until_last(&self, wanted: Health) {
        let told = async {
            while self.all().last() != Some(&wanted) {
                self.news.notified().await;
            }
        };
        let in_time = tokio::time::timeout(Duration::from_secs(20), told).await;
        assert!(in_time.is_ok(), "{wanted:?} is not told: {:?}", self.all());
    }
}

#[tokio::test]
async fn an_event_sent_while_a_pull_runs_does_not_wait_again() {
    let world = World::new().await;
    let (listed, go_on) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let (tell, wait) = (Arc::clone(&listed), Arc::clone(&go_on));
    let engine = world.engine(move |hub, call| {
        let (tell, wait) = (Arc::clone(&tell), Arc::clone(&wait));
        Box::pin(async move {
            let list = call.path.starts_with("/v1/streams?");
            let reply = hub.call(call).await;
            if list {
                tell.notify_one();
                wait.notified().await;
            }
            reply
        })
    });
    world.write(1);
    let meanwhile = async {
        listed.notified().await;
        engine.push_once().await.expect("pushed");
        go_on.notify_one();
    };
    let (pulled, ()) = tokio::join!(engine.pull_once(&|_| {}), meanwhile);
    pulled.expect("pulled");
    assert_eq!(world.waiting(), 0);
}

#[tokio::test]
async fn asking_a_hub_that_does_not_answer_is_no_success() {
    let world = World::new().await;
    let engine = world.engine(|_, _| Box::pin(pending()));
    let told = Told::default();
    let asked = async {
        for _ in 0..5 {
            tokio::task::yield_now().await;
            engine.pull_now.notify_one();
        }
        tokio::task::yield_now().await;
    };
    engine.run(|notice| told.note(notice), asked).await;
    assert!(!told.all().contains(&Health::Idle), "{:?}", told.all());
}

#[tokio::test]
async fn the_health_told_is_that_of_the_loop_that_is_worse() {
    let world = World::new().await;
    let (failing, pulled) = (Arc::new(AtomicBool::new(true)), Arc::new(Notify::new()));
    let (fails, waits) = (Arc::clone(&failing), Arc::clone(&pulled));
    let engine = world.engine(move |hub, call| {
        if call.method == Method::Post && fails.load(Ordering::Relaxed) {
            return Box::pin(async { Err(Unreachable("lost".into())) });
        }
        if call.path.starts_with("/v1/streams?wait=") && !call.path.ends_with("=0") {
            // Everything was pulled; from now on nothing changes.
            waits.notify_one();
            return Box::pin(pending());
        }
        untouched(hub, call)
    });
    world.write(1);
    let told = Told::default();
    let story = async {
        pulled.notified().await;
        assert_eq!(told.all().last(), Some(&Health::Offline("unreachable")), "the push failed: {:?}", told.all());
        failing.store(false, Ordering::Relaxed);
        engine.push_now.notify_one();
        told.until_last(Health::Idle).await;
    };
    engine.run(|notice| told.note(notice), story).await;
    assert_eq!(world.waiting(), 0);
}

#[tokio::test]
async fn a_campaign_that_cannot_be_read_does_not_hold_up_the_others() {
    let world = World::new().await;
    let all: Vec<StreamId> = world.office.streams().expect("streams");
    for what in ["events", "manifest", "blobs"] {
        let world = World::new().await;
        // Something in every stream, so that there are events to pull.
        world.write(1);
        world.engine(untouched).push_once().await.expect("pushed");
        let bad = format!("/v1/streams/{}/{what}", all[0]);
        let engine = world.engine(move |hub, call| {
            if call.path.starts_with(&bad) {
                return Box::pin(async move { Ok(Reply { body: b"{\"v\":".to_vec(), ..hub.call(call).await? }) });
            }
            untouched(hub, call)
        });
        assert!(engine.pull_once(&|_| {}).await.is_err(), "{what}: it is said");
        for stream in &all[1..] {
            let here = world.store.shortlist(stream).expect("read").map(|list| list.usable);
            assert_eq!(here, Some(8), "{what}: {stream}");
        }
    }
}

#[tokio::test]
async fn the_end_of_an_access_is_told_once_and_only_for_a_campaign_that_was_here() {
    let world = World::new().await;
    let streams = world.office.streams().expect("streams");
    let end = |stream| world.office.revoke(&world.invitation.principal, Some(stream)).expect("revoked");
    let engine = world.engine(untouched);
    let told = Mutex::new(Vec::new());
    let note = |notice| {
        if let Notice::Revoked { stream, .. } = notice {
            told.lock().expect("nobody panicked").push(stream);
        }
    };
    end(&streams[0]);
    engine.pull_once(&note).await.expect("pulled");
    end(&streams[1]);
    for _ in 0..2 {
        engine.pull_once(&note).await.expect("pulled");
    }
    assert_eq!(*told.lock().expect("nobody panicked"), [streams[1].clone()]);
}

#[tokio::test]
async fn writing_on_while_the_hub_is_away_does_not_knock_before_the_rest_is_over() {
    let world = World::new().await;
    let (away, knocks, knocked) =
        (Arc::new(AtomicBool::new(true)), Arc::new(AtomicUsize::new(0)), Arc::new(Notify::new()));
    let (is_away, counts, tells, id) =
        (Arc::clone(&away), Arc::clone(&knocks), Arc::clone(&knocked), world.identity.hub.clone());
    let engine = world.engine(move |hub, call| {
        if call.method != Method::Post {
            return Box::pin(pending());
        }
        counts.fetch_add(1, Ordering::SeqCst);
        tells.notify_one();
        if !is_away.load(Ordering::SeqCst) {
            return untouched(hub, call);
        }
        // Longer than this test can last on any machine.
        let body = serde_json::to_vec(&Problem::new(ProblemKind::Busy, "later")).expect("JSON");
        let reply = Reply { status: 503, hub: Some(id.clone()), retry_after: Some(200), body, ..Reply::default() };
        Box::pin(async { Ok(reply) })
    });
    let told = Told::default();
    let story = async {
        let write = |number| {
            world.write(number);
            engine.written.notify_one();
        };
        write(1);
        knocked.notified().await;
        told.until_last(Health::Offline("hub-failed")).await;
        for number in 2..12 {
            write(number);
            for _ in 0..5 {
                tokio::task::yield_now().await;
            }
        }
        assert_eq!(knocks.load(Ordering::SeqCst), 1, "the rest is not over");
        // The control: a person who asks is served at once.
        engine.push_now.notify_one();
        knocked.notified().await;
        away.store(false, Ordering::SeqCst);
        engine.push_now.notify_one();
        knocked.notified().await;
        told.until_last(Health::Working).await;
        assert_eq!(world.waiting(), 0);
        // And when all is well, what is written goes out at once.
        write(12);
        knocked.notified().await;
    };
    let in_time = tokio::time::timeout(Duration::from_secs(60), engine.run(|notice| told.note(notice), story)).await;
    assert!(in_time.is_ok(), "{:?}", told.all());
}
