//! Laptops of two people, a hub, and a network between them that gets worse and better.

use crate::faults::Faulty;
use crate::in_process::InProcess;
use chrono::{DateTime, TimeDelta, Utc};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use sverka_core::event::{Event, Fact, Refs};
use sverka_core::fold::Dossier;
use sverka_core::ids::{CreatorId, DeviceId, EventId, PrincipalId, StreamId};
use sverka_core::model::{Anchor, Annotation, AnnotationKind, Answers, Market, Mode, Pass, Review, Scope, Verdict};
use sverka_core::numbers::Rank;
use sverka_core::score::Weighting;
use sverka_core::weightings::Weightings;
use sverka_hub::demo::DemoOptions;
use sverka_hub::{Campaigns, Enrolment, Hub, RateLimit, Role};
use sverka_store::{Cost, Identity, KeySlots, NewFact, Stamp, Store};
use sverka_sync::{Engine, Hub as Callable, join};
use tempfile::TempDir;

/// A clock that only moves when the world moves it.
#[derive(Clone, Default)]
struct SlowClock(Arc<AtomicI64>);

impl SlowClock {
    fn now(&self) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::days(20_000) + TimeDelta::milliseconds(self.0.load(Ordering::Relaxed))
    }

    fn advance(&self) {
        self.0.fetch_add(1_000, Ordering::Relaxed);
    }
}

/// One laptop.
pub struct Laptop<H> {
    /// Its store.
    pub store: Arc<Store>,
    /// Behind a network that may be bad.
    engine: Engine<Faulty<H>>,
    /// Behind a network that works, to the same hub.
    healed: Engine<H>,
    who: PrincipalId,
    /// Every event the store acknowledged.
    acknowledged: Vec<(StreamId, EventId)>,
    _dir: TempDir,
}

/// What went wrong in a world that should have converged.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Violations {
    /// Acknowledged events that a laptop does not show in the end.
    pub lost: usize,
    /// Candidates, and weightings of campaigns, that two laptops show differently.
    pub diverged: usize,
    /// Laptops with something left in the outbox.
    pub stuck: usize,
    /// Events that stand in the hub more than once.
    pub doubled: usize,
}

/// How a world goes.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    /// Seed of everything.
    pub seed: u64,
    /// Steps.
    pub steps: usize,
    /// Faulty calls, in per cent.
    pub fault_percent: u32,
    /// The hub is set back to an older state in the middle.
    pub restore: bool,
}

/// Runs a world and answers what was violated. `wrap` stands between the laptops and the hub's router; a test gives a
/// hub that lies there.
///
/// # Panics
/// When the world cannot be set up.
pub fn run<H: Callable>(plan: Plan, wrap: impl Fn(InProcess) -> H + Copy) -> Violations {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(live(plan, wrap))
}

async fn live<H: Callable>(plan: Plan, wrap: impl Fn(InProcess) -> H + Copy) -> Violations {
    let mut random = ChaCha8Rng::seed_from_u64(plan.seed);
    let clock = SlowClock::default();
    let dir = TempDir::new().expect("a folder");
    let db = dir.path().join("hub.db");
    let router = SwitchingRouter::new(open_hub(&db, &clock));
    let options = DemoOptions { candidates: 8, ..DemoOptions::new(clock.now()) };
    router.hub().fill_with_demo(&options).expect("the demo");
    let mut laptops = Vec::new();
    for (name, market, computers) in [("Anna", Market::Ru, 2), ("Sam", Market::Us, 1)] {
        let invitation = router.hub().enrol(&enrolment(name, market)).expect("enrolled");
        for number in 0..computers {
            let invitation = match number {
                0 => invitation.clone(),
                _ => router.hub().enrol_again(&invitation.principal).expect("enrolled again"),
            };
            let seed = plan.seed * 31 + laptops.len() as u64;
            laptops.push(laptop(&router, &invitation.code.reveal(), plan.fault_percent, seed, wrap).await);
        }
    }
    for laptop in &laptops {
        laptop.healed.pull_once(&|_| {}).await.expect("the first pull");
    }
    let backup = dir.path().join("backup.db");
    for step in 0..plan.steps {
        clock.advance();
        if plan.restore && step == plan.steps / 3 {
            router.hub().backup(&backup).expect("a backup");
        }
        if plan.restore && step == 2 * plan.steps / 3 {
            // Every other admin forgets to say that the hub was restored.
            router.replace(restored(&backup, dir.path(), &clock, plan.seed.is_multiple_of(2)));
        }
        let at = random.random_range(0..laptops.len());
        act(&mut laptops[at], &mut random, &clock).await;
    }
    // The network heals: a few rounds must be enough for everything to arrive everywhere.
    for _ in 0..4 {
        for laptop in &laptops {
            let _ = laptop.healed.pull_once(&|_| {}).await;
            let _ = laptop.healed.push_once().await;
        }
    }
    judge(&laptops)
}

fn open_hub(db: &Path, clock: &SlowClock) -> Hub {
    let clock = clock.clone();
    Hub::open(db, move || clock.now()).expect("a hub")
}

/// An older copy of the hub, as an admin would bring it back.
fn restored(backup: &Path, dir: &Path, clock: &SlowClock, told: bool) -> Hub {
    let copy: PathBuf = dir.join("restored.db");
    std::fs::copy(backup, &copy).expect("a copy");
    let hub = open_hub(&copy, clock);
    if told {
        hub.restored().expect("a new epoch");
    }
    hub
}

fn enrolment(name: &str, market: Market) -> Enrolment {
    Enrolment { name: name.into(), market, role: Role::Expert, campaigns: Campaigns::All, days: 60 }
}

/// The hub behind one address; an admin can put another file there.
#[derive(Clone)]
struct SwitchingRouter(Arc<std::sync::Mutex<Hub>>);

impl SwitchingRouter {
    fn new(hub: Hub) -> Self {
        Self(Arc::new(std::sync::Mutex::new(hub)))
    }

    fn hub(&self) -> Hub {
        self.0.lock().expect("nobody panicked").clone()
    }

    fn replace(&self, hub: Hub) {
        *self.0.lock().expect("nobody panicked") = hub;
    }

    /// A service that asks for the hub of the moment at every call.
    fn service(&self) -> axum::Router {
        let this = self.clone();
        axum::Router::new().fallback(move |request: axum::extract::Request| {
            let router = this.hub().router_limited(RateLimit { per_second: 1e9, burst: 1e9 });
            async move { tower::ServiceExt::oneshot(router, request).await }
        })
    }
}

/// A folder with a store that joined a hub.
///
/// # Panics
/// When it cannot join.
pub async fn joined(hub: &impl Callable, code: &str) -> (TempDir, Arc<Store>, Identity) {
    let dir = TempDir::new().expect("a folder");
    let cheap = Cost { memory_kib: 64, passes: 1, lanes: 1 };
    let key = KeySlots::create_with_cost(dir.path(), None, Some("correct horse"), cheap).expect("a key");
    let store = Arc::new(Store::open(dir.path(), &key).expect("a store"));
    let identity = join(hub, "http://127.0.0.1:1", code, "laptop", true).await.expect("joined");
    store.set_identity(&identity).expect("kept");
    (dir, store, identity)
}

async fn laptop<H: Callable>(
    router: &SwitchingRouter,
    code: &str,
    fault_percent: u32,
    seed: u64,
    wrap: impl Fn(InProcess) -> H,
) -> Laptop<H> {
    let hub = || InProcess { router: router.service() };
    let (dir, store, identity) = joined(&hub(), code).await;
    Laptop {
        engine: Engine::new(Arc::clone(&store), Faulty::new(wrap(hub()), fault_percent, seed), identity.clone()),
        healed: Engine::new(Arc::clone(&store), wrap(hub()), identity.clone()),
        who: identity.principal,
        store,
        acknowledged: Vec::new(),
        _dir: dir,
    }
}

async fn act<H: Callable>(laptop: &mut Laptop<H>, random: &mut ChaCha8Rng, clock: &SlowClock) {
    match random.random_range(0..10) {
        // Errors are the point of this world: what fails is tried again by a later step.
        0 | 1 => drop(laptop.engine.push_once().await),
        2 | 3 => drop(laptop.engine.pull_once(&|_| {}).await),
        4 => keep_weighting(laptop, random, clock),
        _ => write(laptop, random, clock),
    }
}

/// One more thing said by the person at this laptop.
fn write<H>(laptop: &mut Laptop<H>, random: &mut ChaCha8Rng, clock: &SlowClock) {
    let streams = laptop.store.streams().expect("streams");
    let stream = streams[random.random_range(0..streams.len())].id.clone();
    let version = laptop.store.shortlist(&stream).expect("read").expect("a shortlist").version;
    let candidates = laptop.store.candidates(&stream, version, Rank::default()).expect("candidates");
    let creator = candidates[random.random_range(0..candidates.len())].id.clone();
    let known = laptop.store.events_of(&stream, &creator).expect("events").known;
    let own = Dossier::fold(&known).opinions.remove(&laptop.who).unwrap_or_default();
    let heads: Vec<EventId> = own.heads.iter().map(|head| head.event.clone()).collect();
    let device = laptop.store.identity().expect("read").expect("joined").device;
    let (fact, supersedes) = next_fact(random, &known, &device, heads);
    let id = format!("{:032x}", random.random::<u128>());
    let stamp = Stamp { id: EventId::new(id).expect("hexadecimal"), now: clock.now() };
    let refs = Refs { candidate: Some(creator), shortlist_version: Some(version) };
    let fact = NewFact { stream: stream.clone(), refs, supersedes, fact };
    let events = laptop.store.append(vec![(stamp, fact)]).expect("kept");
    laptop.acknowledged.extend(events.into_iter().map(|event| (stream.clone(), event.id)));
}

/// Other weights for a whole campaign: about no single candidate.
fn keep_weighting<H>(laptop: &mut Laptop<H>, random: &mut ChaCha8Rng, clock: &SlowClock) {
    let streams = laptop.store.streams().expect("streams");
    let stream = streams[random.random_range(0..streams.len())].id.clone();
    let weights = [("price".to_owned(), random.random_range(0..300))].into();
    let weighting = Weighting { weights, reason: "почему бы и нет".into(), ..Weighting::default() };
    let id = format!("{:032x}", random.random::<u128>());
    let stamp = Stamp { id: EventId::new(id).expect("hexadecimal"), now: clock.now() };
    let fact = Fact::WeightingKept(weighting);
    let fact = NewFact { stream: stream.clone(), refs: Refs::default(), supersedes: Vec::new(), fact };
    let events = laptop.store.append(vec![(stamp, fact)]).expect("kept");
    laptop.acknowledged.extend(events.into_iter().map(|event| (stream.clone(), event.id)));
}

fn next_fact(random: &mut ChaCha8Rng, known: &[Event], device: &DeviceId, heads: Vec<EventId>) -> (Fact, Vec<EventId>) {
    let mine: Vec<&Event> = known.iter().filter(|event| event.device == *device && event.fact.is_undoable()).collect();
    match random.random_range(0..8) {
        0 if !mine.is_empty() => {
            let target = mine[random.random_range(0..mine.len())].id.clone();
            (if random.random() { Fact::Undone { target } } else { Fact::Redone { target } }, Vec::new())
        }
        1 => {
            let text = format!("заметка {}", random.random::<u16>());
            (Fact::AnnotationAdded(Annotation { anchor: Anchor::Candidate, kind: AnnotationKind::Doubt, text }), vec![])
        }
        2 => (Fact::ReviewCleared {}, heads),
        _ => {
            let verdict = [Verdict::Accept, Verdict::Hold, Verdict::Reject][random.random_range(0..3)];
            (Fact::ReviewRecorded(review(verdict, random.random())), heads)
        }
    }
}

fn review(verdict: Verdict, took_ms: u32) -> Review {
    Review {
        verdict,
        confidence: None,
        reasons: Vec::new(),
        scope: Scope::Campaign,
        answers: Answers::default(),
        text: String::new(),
        mode: Mode::Unaided,
        pass: Pass::Fast,
        model: None,
        took_ms,
        placement: None,
    }
}

/// What a laptop shows: by campaign and candidate, and by campaign.
type Shown = (BTreeMap<(StreamId, CreatorId), Dossier>, BTreeMap<StreamId, Weightings>);

/// Everything a laptop shows, and every event it knows of.
fn shown<H>(laptop: &Laptop<H>) -> (Shown, BTreeSet<EventId>) {
    let (mut dossiers, mut weightings, mut events) = (BTreeMap::new(), BTreeMap::new(), BTreeSet::new());
    for row in laptop.store.streams().expect("streams") {
        let whole = laptop.store.events_of_stream(&row.id).expect("events").known;
        events.extend(whole.iter().map(|event| event.id.clone()));
        weightings.insert(row.id.clone(), Weightings::fold(&whole));
        let version = laptop.store.shortlist(&row.id).expect("read").expect("a shortlist").version;
        for head in laptop.store.candidates(&row.id, version, Rank::default()).expect("candidates") {
            let known = laptop.store.events_of(&row.id, &head.id).expect("events").known;
            events.extend(known.iter().map(|event| event.id.clone()));
            dossiers.insert((row.id.clone(), head.id), Dossier::fold(&known));
        }
    }
    ((dossiers, weightings), events)
}

fn judge<H>(laptops: &[Laptop<H>]) -> Violations {
    let mut violations = Violations::default();
    let views: Vec<_> = laptops.iter().map(shown).collect();
    for laptop in laptops {
        for (_, event) in &laptop.acknowledged {
            violations.lost += views.iter().filter(|(_, events)| !events.contains(event)).count();
        }
        let counts = laptop.store.outbox_counts().expect("read");
        violations.stuck += usize::from(counts.waiting + counts.rejected > 0);
        for row in laptop.store.streams().expect("streams") {
            // A dense cursor over distinct ids is what "once" means.
            let cursor = laptop.store.cursor(&row.id).expect("read").seq;
            let distinct = laptop.store.pulled_events(&row.id).expect("read");
            violations.doubled += (cursor.get() as usize).abs_diff(distinct);
        }
    }
    let ((dossiers, weightings), _) = &views[0];
    for ((other, others), _) in &views[1..] {
        violations.diverged += dossiers.iter().filter(|(key, dossier)| other.get(key) != Some(dossier)).count();
        violations.diverged += weightings.iter().filter(|(key, kept)| others.get(key) != Some(kept)).count();
    }
    violations
}
