//! The two loops.

use crate::backoff::Backoff;
use crate::client::Client;
use crate::push::push;
use crate::{Hub, Notice, SyncError, model, pull, shortlist};
use futures_util::{StreamExt, stream};
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use std::future::Future;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use sverka_core::numbers::Seq;
use sverka_protocol::{MAX_WAIT_SECONDS, Problem, ProblemKind, StreamInfo};
use sverka_store::{Identity, Store};
use tokio::sync::Notify;

/// How a loop is doing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Health {
    /// Pushing or pulling right now.
    Working,
    /// Everything done for now.
    Idle,
    /// No luck; trying again by itself. The reason is a message `sync-reason-<…>`.
    Offline(&'static str),
    /// Trying again is pointless until a person acts.
    Stuck(&'static str),
    /// The hub lets this laptop in no more; a new code does.
    SignedOut(&'static str),
}

impl Health {
    /// What is told when the two loops differ.
    fn weight(&self) -> u8 {
        match self {
            Self::Idle => 0,
            Self::Working => 1,
            Self::Offline(_) => 2,
            Self::Stuck(_) => 3,
            Self::SignedOut(_) => 4,
        }
    }
}

/// How each loop is doing.
struct Both {
    push: Health,
    pull: Health,
}

impl Both {
    fn worse(&self) -> Health {
        if self.push.weight() > self.pull.weight() { self.push.clone() } else { self.pull.clone() }
    }
}

/// Packs on their way at the same time.
const PACKS_IN_FLIGHT: usize = 3;
/// How often the push loop looks into the outbox by itself.
const PUSH_EVERY: Duration = Duration::from_secs(30);
/// The shortest rest after a failure.
const LEAST_REST: Duration = Duration::from_millis(250);
/// How long the loops rest when only a person can help; a hub cannot ask for more either.
const STUCK_REST: Duration = Duration::from_secs(300);

/// Keeps one laptop in step with one hub.
pub struct Engine<H> {
    store: Arc<Store>,
    hub: H,
    identity: Identity,
    /// Woken when something new is to be pushed. After a failure it waits until the loop tries again by itself.
    pub written: Notify,
    /// Woken when a person asks to push at once, or the hub turned out to be there: no rest after a failure holds then.
    pub push_now: Notify,
    /// Woken when a person asks to look at the hub at once.
    pub pull_now: Notify,
    health: Mutex<Both>,
    /// Answered batches of the push loop: a pull that sees it change knows that its list is older than the outbox.
    answered: AtomicU64,
    /// Models that cannot be used.
    refused: model::Refused,
}

impl<H: Hub> Engine<H> {
    /// An engine at rest.
    #[must_use]
    pub fn new(store: Arc<Store>, hub: H, identity: Identity) -> Self {
        Self {
            store,
            hub,
            identity,
            written: Notify::new(),
            push_now: Notify::new(),
            pull_now: Notify::new(),
            health: Mutex::new(Both { push: Health::Idle, pull: Health::Working }),
            answered: AtomicU64::new(0),
            refused: model::Refused::default(),
        }
    }

    fn client(&self) -> Client<'_, H> {
        Client { hub: &self.hub, token: Some(&self.identity.token), expected: Some(&self.identity.hub) }
    }

    /// Pushes everything that waits.
    ///
    /// # Errors
    /// [`SyncError`]; what was not sent waits on.
    pub async fn push_once(&self) -> Result<(), SyncError> {
        let pushed = push(&self.client(), &self.store, &self.answered).await?;
        tracing::debug!(?pushed, "pushed");
        if pushed.deferred > 0 {
            return Err(Problem::new(ProblemKind::Busy, "the hub deferred some events").into());
        }
        Ok(())
    }

    /// Pulls everything once, without waiting for changes.
    ///
    /// # Errors
    /// [`SyncError`]; what was pulled stays, the rest is pulled next time.
    pub async fn pull_once(&self, notify: &impl Fn(Notice)) -> Result<(), SyncError> {
        self.pull(&mut None, Duration::ZERO, notify).await
    }

    /// One round of pulling; `etag` remembers the last answer so that the hub can wait for the next one.
    async fn pull(&self, etag: &mut Option<String>, wait: Duration, notify: &impl Fn(Notice)) -> Result<(), SyncError> {
        let client = self.client();
        let answered = self.answered.load(Ordering::Relaxed);
        let Some(answer) = client.streams(etag.take(), wait).await? else {
            // Unchanged: ask again with the same tag next time.
            return Ok(());
        };
        self.tell(|both| both.pull = Health::Working, notify);
        pull::keep_streams(&self.store, &answer.value, notify)?;
        let epoch = self.store.identity()?.map(|identity| identity.epoch);
        let restored = answer.epoch.is_some() && answer.epoch != epoch;
        let mut trouble = Trouble::default();
        for stream in &answer.value.streams {
            trouble.set_aside(pull::pull_events(&client, &self.store, stream, notify).await)?;
            // What the hub once accepted and does not have any more is offered again. What was accepted since it gave
            // the list says nothing: its place is behind the end of the list, and the next list will know it.
            if restored {
                self.store.unsend_after(&stream.id, Seq::default())?;
            } else if self.answered.load(Ordering::Relaxed) == answered {
                self.store.unsend_after(&stream.id, stream.head_seq)?;
            }
        }
        if let Some(epoch) = answer.epoch.filter(|_| restored) {
            self.store.set_epoch(&epoch)?;
        }
        if self.store.outbox_counts()?.waiting > 0 {
            // The hub is there: what waits need not wait for the push loop's own rhythm.
            self.push_now.notify_one();
        }
        self.pull_shortlists(&client, &answer.value.streams, &mut trouble, notify).await?;
        trouble.out()?;
        *etag = answer.etag;
        Ok(())
    }

    /// First the beginning of every shortlist, so that all campaigns are usable; then the rest. Several packs travel
    /// at a time, and they are written down in rank order, so that a queue only ever grows at its end.
    async fn pull_shortlists(
        &self,
        client: &Client<'_, H>,
        streams: &[StreamInfo],
        trouble: &mut Trouble,
        notify: &impl Fn(Notice),
    ) -> Result<(), SyncError> {
        let (mut first, mut rest) = (Vec::new(), Vec::new());
        for stream in streams {
            let Some(newest) = &stream.shortlist else { continue };
            trouble.set_aside(shortlist::begin(client, &self.store, &stream.id, newest).await)?;
            if self.store.begun_shortlist(&stream.id)?.as_ref() != Some(&newest.hash) {
                continue;
            }
            // Before the packs: it is small, and the first score that is shown is then the right one.
            trouble.set_aside(model::pull(client, &self.store, &stream.id, &self.refused, notify).await)?;
            let mut missing = self.store.missing_packs(&stream.id)?.into_iter();
            first.extend(missing.next().map(|pack| (&stream.id, newest.version, pack)));
            rest.extend(missing.map(|pack| (&stream.id, newest.version, pack)));
        }
        let mut packs = stream::iter(first.into_iter().chain(rest))
            .map(|(stream, version, pack)| async move {
                let encoded = client.pack(stream, &pack.hash).await;
                (stream, version, pack, encoded)
            })
            .buffered(PACKS_IN_FLIGHT);
        while let Some((stream, version, pack, encoded)) = packs.next().await {
            let kept = match encoded {
                Ok(encoded) => shortlist::keep_pack(&self.store, stream, version, pack, encoded, notify).await,
                Err(error) => Err(error),
            };
            trouble.set_aside(kept)?;
        }
        Ok(())
    }

    /// Writes down how one of the loops is doing and tells how both are.
    fn tell(&self, change: impl FnOnce(&mut Both), notify: &impl Fn(Notice)) {
        let worse = {
            let mut both = self.health.lock().unwrap_or_else(PoisonError::into_inner);
            change(&mut both);
            both.worse()
        };
        notify(Notice::Health(worse));
    }

    /// Runs both loops until `stop` resolves. Cancelling at any point is safe.
    pub async fn run(&self, notify: impl Fn(Notice) + Sync, stop: impl Future<Output = ()>) {
        tokio::select! {
            () = self.push_loop(&notify) => {}
            () = self.pull_loop(&notify) => {}
            () = stop => {}
        }
    }

    async fn push_loop(&self, notify: &(impl Fn(Notice) + Sync)) {
        let mut rest = Rest::new(&self.identity, 1);
        let mut failed = false;
        loop {
            let result = self.push_once().await;
            notify(Notice::Outbox);
            let wait = match &result {
                Ok(()) => {
                    rest.backoff.reset();
                    PUSH_EVERY
                }
                Err(error) => rest.after(error),
            };
            if failed || result.is_err() {
                failed = result.is_err();
                let health = result.map_or_else(|error| health_of(&error), |()| Health::Idle);
                self.tell(|both| both.push = health, notify);
            }
            // Whoever writes on while the hub is away must not knock at it with every word.
            let fresh = async { if failed { std::future::pending().await } else { self.written.notified().await } };
            tokio::select! {
                () = fresh => {}
                () = wait_for(&self.push_now, wait) => {}
            }
        }
    }

    async fn pull_loop(&self, notify: &(impl Fn(Notice) + Sync)) {
        let mut rest = Rest::new(&self.identity, 2);
        let mut etag = None;
        let mut long_poll = Duration::ZERO;
        loop {
            let before = etag.clone();
            let result = tokio::select! {
                result = self.pull(&mut etag, long_poll, notify) => result,
                () = self.pull_now.notified() => {
                    // A person asks: drop the long poll and look at once. Nothing is known of the hub by that.
                    etag = before;
                    long_poll = Duration::ZERO;
                    continue;
                }
            };
            match result {
                Ok(()) => {
                    etag = etag.or(before);
                    long_poll = Duration::from_secs(MAX_WAIT_SECONDS);
                    rest.backoff.reset();
                    self.tell(|both| both.pull = Health::Idle, notify);
                }
                Err(error) => {
                    tracing::debug!(%error, "pull failed");
                    etag = None;
                    long_poll = Duration::ZERO;
                    self.tell(|both| both.pull = health_of(&error), notify);
                    wait_for(&self.pull_now, rest.after(&error)).await;
                }
            }
        }
    }
}

/// The first error of a round that concerns one stream alone: the others are pulled all the same.
#[derive(Default)]
struct Trouble(Option<SyncError>);

impl Trouble {
    /// Keeps an error of one stream for the end of the round; any other ends it here.
    fn set_aside(&mut self, result: Result<(), SyncError>) -> Result<(), SyncError> {
        match result {
            Err(error) if error.is_of_one_stream() => {
                tracing::warn!(%error, "one campaign cannot be pulled; going on with the others");
                self.0.get_or_insert(error);
                Ok(())
            }
            other => other,
        }
    }

    fn out(self) -> Result<(), SyncError> {
        self.0.map_or(Ok(()), Err)
    }
}

/// How long a loop rests after a failure.
struct Rest {
    backoff: Backoff,
    random: ChaCha8Rng,
}

impl Rest {
    /// Seeded by the device, so that laptops that lost the hub together do not come back together.
    fn new(identity: &Identity, salt: u64) -> Self {
        let seed = identity.device.as_str().bytes().fold(salt, |acc, byte| acc.rotate_left(7) ^ u64::from(byte));
        Self { backoff: Backoff::default(), random: ChaCha8Rng::seed_from_u64(seed) }
    }

    fn after(&mut self, error: &SyncError) -> Duration {
        let at_least = if error.needs_person() { STUCK_REST } else { LEAST_REST };
        self.backoff.next(&mut self.random, at_least.max(error.retry_after().min(STUCK_REST)))
    }
}

fn health_of(error: &SyncError) -> Health {
    if error.needs_code() {
        Health::SignedOut(error.reason())
    } else if error.needs_person() {
        Health::Stuck(error.reason())
    } else {
        Health::Offline(error.reason())
    }
}

async fn wait_for(nudge: &Notify, at_most: Duration) {
    // Either the time is up or somebody asked: both mean "try again".
    let _ = tokio::time::timeout(at_most, nudge.notified()).await;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rest() -> Rest {
        Rest { backoff: Backoff::default(), random: ChaCha8Rng::seed_from_u64(1) }
    }

    #[test]
    fn a_hub_that_asks_for_patience_gets_it_within_reason() {
        let asks = |seconds| SyncError::Problem {
            problem: Problem::new(ProblemKind::RateLimited, ""),
            retry_after: Duration::from_secs(seconds),
        };
        assert_eq!(rest().after(&asks(90)), Duration::from_secs(90));
        assert_eq!(rest().after(&asks(u64::MAX)), STUCK_REST);
        assert!(rest().after(&asks(0)) <= Duration::from_secs(1));
    }

    #[test]
    fn only_who_is_not_let_in_any_more_is_told_to_ask_for_a_code() {
        let out = [ProblemKind::TokenInvalid, ProblemKind::TokenExpired, ProblemKind::DeviceRevoked];
        let others = [ProblemKind::ClientTooOld, ProblemKind::Scope, ProblemKind::Busy, ProblemKind::NotFound];
        let told = |kind| matches!(health_of(&Problem::new(kind, "").into()), Health::SignedOut(_));
        assert!(out.into_iter().all(told) && !others.into_iter().any(told));
    }

    #[test]
    fn a_laptop_that_was_shut_out_does_not_knock_all_day() {
        assert_eq!(rest().after(&Problem::new(ProblemKind::DeviceRevoked, "").into()), STUCK_REST);
    }
}
