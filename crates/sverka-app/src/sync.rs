//! The loops to the hub on a thread of their own, and what the pill says about them.

use crate::Clock;
use crate::app::{App, Listener, lock};
use crate::campaigns::{campaign_of, conflicts};
use crate::desk::Desk;
use crate::error::{Code, UiError};
use crate::session::Session;
use crate::signal::{ForecastsChanged, ModelInForce, QueueGrew, RevokedNotice, RowsChanged, ScoringChanged, Signal};
use crate::view::{RefusedModel, RejectedItem, SyncState, SyncView};
use chrono::{DateTime, SecondsFormat, Utc};
use std::future::Future;
use std::sync::{Arc, Mutex, Weak};
use std::thread;
use std::time::Duration;
use sverka_core::ids::{CreatorId, StreamId};
use sverka_store::Identity;
use sverka_sync::{Engine, Health, HttpHub, Notice, WhyNot};
use tokio::runtime::{Builder, Runtime};
use tokio::sync::oneshot;

/// Name under which the cache keeps the time of the last complete round.
const LAST_SYNCED: &str = "last_synced";

/// How long the last steps may take when the program ends.
const LAST_STEP: Duration = Duration::from_secs(2);

/// The running loops.
pub(crate) struct SyncThread {
    engine: Arc<Engine<HttpHub>>,
    health: Arc<Mutex<Health>>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<thread::JoinHandle<()>>,
}

/// Waits for one exchange with a hub, on a thread of its own: the caller may itself be served by a runtime, and a
/// runtime cannot wait inside another.
pub(crate) fn wait_for<T: Send>(exchange: impl Future<Output = T> + Send) -> Result<T, UiError> {
    let runtime = small_runtime()?;
    let body = move || {
        let answer = runtime.block_on(exchange);
        // Looking up the hub's name may still go on; nobody waits for it any more.
        runtime.shutdown_background();
        answer
    };
    let ended = thread::scope(|scope| scope.spawn(body).join());
    ended.map_err(|_| Code::HubFailed.into())
}

/// A runtime for one thread.
fn small_runtime() -> Result<Runtime, UiError> {
    Builder::new_current_thread().enable_all().build().map_err(|error| UiError::from_io(&error))
}

impl SyncThread {
    pub(crate) fn start(
        session: &Arc<Session>,
        identity: Identity,
        listener: Listener,
        clock: Clock,
    ) -> Result<Self, UiError> {
        let hub = HttpHub::new(&identity.hub_url)?;
        let engine = Arc::new(Engine::new(Arc::clone(&session.store), hub, identity));
        let health = Arc::new(Mutex::new(Health::Working));
        let (stop, stopped) = oneshot::channel::<()>();
        let runtime = small_runtime()?;
        let reporter = Reporter { session: Arc::downgrade(session), health: Arc::clone(&health), listener, clock };
        let worker = Arc::clone(&engine);
        let body = move || {
            runtime.block_on(worker.run(|notice| reporter.tell(notice), async {
                // A dropped sender means "stop" as well.
                let _ = stopped.await;
            }));
            // A pack may still be written down; looking up the hub's name must not hold up the end of the program.
            runtime.shutdown_timeout(LAST_STEP);
        };
        let thread =
            thread::Builder::new().name("sync".into()).spawn(body).map_err(|error| UiError::from_io(&error))?;
        Ok(Self { engine, health, stop: Some(stop), thread: Some(thread) })
    }

    /// Something new is to be sent.
    pub(crate) fn written(&self) {
        self.engine.written.notify_one();
    }

    fn push_now(&self) {
        self.engine.push_now.notify_one();
    }

    pub(crate) fn look_now(&self) {
        self.engine.push_now.notify_one();
        self.engine.pull_now.notify_one();
    }

    /// Stops the loops and waits for them; every step they may be in can be cut.
    pub(crate) fn stop(mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the sync thread panicked");
        }
    }
}

/// Turns notices of the loops into signals to the window.
struct Reporter {
    session: Weak<Session>,
    health: Arc<Mutex<Health>>,
    listener: Listener,
    clock: Clock,
}

impl Reporter {
    fn tell(&self, notice: Notice) {
        let Some(session) = self.session.upgrade() else { return };
        let told = match notice {
            Notice::Health(health) => self.health(&session, health),
            Notice::Outbox => self.sent(&session),
            Notice::Pulled { stream, candidates } => self.pulled(&session, &stream, &candidates),
            Notice::QueueGrew { stream, usable, expected } => self.grew(&session, &stream, usable, expected),
            Notice::ModelInForce { stream } => self.model_in_force(&session, &stream),
            Notice::ModelAsNamed { stream } => {
                lock(&session.models.refused).remove(&stream);
                // Refused still, when this release cannot use what an earlier one put in force.
                session.models.of(&session.store, &stream).map(drop)
            }
            Notice::ModelRefused { stream, version, why } => {
                lock(&session.models.refused).insert(stream, (version, why));
                Ok(())
            }
            Notice::Revoked { stream, at } => self.revoked(&session, &stream, at),
        };
        if let Err(error) = told {
            tracing::error!(?error, "what the loops did cannot be told");
        }
        // The lock is not held any more: the view waits for desks.
        let health = lock(&self.health).clone();
        match view(&session, &health) {
            Ok(view) => (self.listener)(Signal::Sync(view)),
            Err(error) => tracing::error!(?error, "the state of synchronisation cannot be told"),
        }
    }

    fn health(&self, session: &Session, health: Health) -> Result<(), UiError> {
        let all_is_well = health == Health::Idle;
        *lock(&self.health) = health;
        if all_is_well {
            let now = (self.clock)().to_rfc3339_opts(SecondsFormat::Secs, true);
            session.store.put_cache_value(LAST_SYNCED, &now)?;
        }
        Ok(())
    }

    fn pulled(&self, session: &Session, stream: &StreamId, candidates: &[CreatorId]) -> Result<(), UiError> {
        let Some(desk) = session.desk_if_open(stream) else { return Ok(()) };
        let mut desk = lock(&desk);
        self.show_again(session, &mut desk, candidates)?;
        if let (true, Some(campaign)) = (session.forecasts_changed(&mut desk)?, campaign_name(stream)) {
            (self.listener)(Signal::ForecastsChanged(ForecastsChanged { campaign }));
        }
        let changed = session.read_terms(&mut desk)? | session.read_weighting(&mut desk)?;
        if let (true, Some(campaign)) = (changed, campaign_name(stream)) {
            session.score_on(&desk)?;
            (self.listener)(Signal::ScoringChanged(ScoringChanged { campaign }));
        }
        Ok(())
    }

    /// Takes the sign "not sent yet" off the rows that reached the hub.
    fn sent(&self, session: &Session) -> Result<(), UiError> {
        for desk in session.desks() {
            let mut desk = lock(&desk);
            let arrived = session.arrived(&desk)?;
            self.show_again(session, &mut desk, &arrived)?;
        }
        Ok(())
    }

    /// Reads the marks of some candidates anew and tells the window of their rows. A row that is as it was is only
    /// told of where the window may know that somebody else said something.
    fn show_again(&self, session: &Session, desk: &mut Desk, candidates: &[CreatorId]) -> Result<(), UiError> {
        let mut rows = Vec::new();
        for creator in candidates {
            let Some(place) = desk.place(creator) else { continue };
            let before = desk.row(place);
            session.refresh_mark(desk, creator)?;
            let now = desk.row(place);
            if now != before || session.may_see(desk, creator)? {
                rows.extend(now);
            }
        }
        if let (false, Some(campaign)) = (candidates.is_empty(), campaign_name(&desk.stream)) {
            (self.listener)(Signal::RowsChanged(RowsChanged { campaign, rows }));
        }
        Ok(())
    }

    fn grew(&self, session: &Session, stream: &StreamId, usable: u32, expected: u32) -> Result<(), UiError> {
        let (mut total, mut expected) = (usable, expected);
        if let Some(desk) = session.desk_if_open(stream) {
            let mut desk = lock(&desk);
            desk.grow(&session.store)?;
            // Somebody may have spoken about them before they arrived.
            session.read_marks(&mut desk)?;
            session.score_on(&desk)?;
            // What is on the desk may be an earlier version.
            (total, expected) = (desk.counts().total, desk.expected);
        }
        if let Some(campaign) = campaign_name(stream) {
            (self.listener)(Signal::QueueGrew(QueueGrew { campaign, total, expected }));
        }
        Ok(())
    }

    fn model_in_force(&self, session: &Session, stream: &StreamId) -> Result<(), UiError> {
        lock(&session.models.refused).remove(stream);
        let Some(desk) = session.desk_if_open(stream) else { return Ok(()) };
        let is_other = session.read_given(&mut lock(&desk))?;
        if let (true, Some(campaign)) = (is_other, campaign_name(stream)) {
            (self.listener)(Signal::ModelInForce(ModelInForce { campaign }));
        }
        Ok(())
    }

    fn revoked(&self, session: &Session, stream: &StreamId, at: DateTime<Utc>) -> Result<(), UiError> {
        lock(&session.models.refused).remove(stream);
        if let Some(campaign) = campaign_name(stream) {
            (self.listener)(Signal::Revoked(RevokedNotice { campaign, at: at.to_rfc3339() }));
        }
        Ok(())
    }
}

fn campaign_name(stream: &StreamId) -> Option<String> {
    stream.as_str().strip_prefix("campaign:").map(str::to_owned)
}

impl App {
    /// What the pill and its panel show.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn sync_state(&self) -> Result<SyncView, UiError> {
        let session = self.session()?;
        let health = session.with_sync(|sync| lock(&sync.health).clone());
        // Whoever joined has loops, unless the address cannot be used.
        view(&session, &health.unwrap_or(Health::Stuck("bad-address")))
    }

    /// Looks at the hub at once.
    ///
    /// # Errors
    /// [`Code::Locked`].
    pub fn sync_now(&self) -> Result<(), UiError> {
        self.session()?.with_sync(SyncThread::look_now);
        Ok(())
    }

    /// Offers everything the hub refused once more.
    ///
    /// # Errors
    /// When the vault cannot be written to.
    pub fn retry_rejected(&self) -> Result<(), UiError> {
        let session = self.session()?;
        session.store.outbox_retry_rejected()?;
        session.with_sync(SyncThread::push_now);
        Ok(())
    }
}

fn view(session: &Session, health: &Health) -> Result<SyncView, UiError> {
    let identity = session.identity()?;
    let outbox = session.store.outbox_counts()?;
    let (mut have, mut expected, mut in_conflict) = (0, 0, 0);
    for row in session.store.streams()? {
        if let Some(shortlist) = session.store.shortlist(&row.id)? {
            have += shortlist.usable;
            expected += shortlist.expected;
        }
        in_conflict += conflicts(&session.store.marks(&row.id)?, &identity.principal);
    }
    let models = refused_models(session)?;
    let (state, reason) = match health {
        Health::Stuck(reason) | Health::SignedOut(reason) => (SyncState::Attention, Some(*reason)),
        _ if outbox.rejected > 0 || in_conflict > 0 || !models.is_empty() => (SyncState::Attention, None),
        Health::Offline(reason) => (SyncState::Offline, Some(*reason)),
        Health::Working => (SyncState::Syncing, None),
        Health::Idle if outbox.waiting > 0 || have < expected => (SyncState::Syncing, None),
        Health::Idle => (SyncState::Synced, None),
    };
    Ok(SyncView {
        state,
        waiting: outbox.waiting,
        have,
        expected,
        last_synced: session.store.cache_value(LAST_SYNCED)?,
        reason: reason.map(str::to_owned),
        signed_out: matches!(health, Health::SignedOut(_)),
        rejected: rejected(session)?,
        models,
        conflicts: in_conflict,
        hub: identity.hub_url,
    })
}

/// Models that the hub names and that cannot be used, of campaigns that are open here.
fn refused_models(session: &Session) -> Result<Vec<RefusedModel>, UiError> {
    let refused = lock(&session.models.refused).clone();
    let mut models = Vec::new();
    for (stream, (version, why)) in refused {
        let Some(desk) = session.desk_if_open(&stream) else { continue };
        let reason = match why {
            WhyNot::Damaged => "damaged",
            WhyNot::Newer => "newer",
            WhyNot::Invalid => "invalid",
        };
        let campaign = lock(&desk).campaign.name.clone();
        models.push(RefusedModel { stream: stream.to_string(), campaign, version, reason: reason.to_owned() });
    }
    Ok(models)
}

fn rejected(session: &Session) -> Result<Vec<RejectedItem>, UiError> {
    let rejected = session.store.outbox_rejected()?;
    let streams = session.store.streams()?;
    let who = |stream: &StreamId, creator: &CreatorId| {
        let desk = session.desk_if_open(stream)?;
        let desk = lock(&desk);
        Some(desk.row(desk.place(creator)?)?.name)
    };
    let item = |event: sverka_store::RejectedEvent| {
        let campaign = streams.iter().find(|row| row.id == event.stream).and_then(campaign_of);
        let candidate = event.candidate.as_ref();
        RejectedItem {
            who: candidate
                .and_then(|creator| who(&event.stream, creator))
                .or_else(|| candidate.map(ToString::to_string))
                .or_else(|| campaign.map(str::to_owned))
                .unwrap_or_default(),
            event: event.event.to_string(),
            problem: event.kind,
        }
    };
    Ok(rejected.into_iter().map(item).collect())
}
