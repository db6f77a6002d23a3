//! The two loops.

use crate::backoff::Backoff;
use crate::client::Client;
use crate::push::push;
use crate::{Hub, SyncError, pull, shortlist};
use chrono::{DateTime, Utc};
use futures_util::{StreamExt, TryStreamExt, stream};
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;
use sverka_core::ids::{CreatorId, StreamId};
use sverka_protocol::{MAX_WAIT_SECONDS, StreamInfo};
use sverka_store::{Identity, Store};
use tokio::sync::Notify;

/// What the loops tell the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// The state of one of the loops changed.
    Health(Health),
    /// The outbox changed.
    Outbox,
    /// Events of a stream arrived.
    Pulled {
        /// The stream.
        stream: StreamId,
        /// Whom they are about.
        candidates: Vec<CreatorId>,
    },
    /// Candidates arrived.
    QueueGrew {
        /// The stream.
        stream: StreamId,
        /// Usable now.
        usable: u32,
        /// In the shortlist.
        expected: u32,
    },
    /// Access to a stream ended.
    Revoked {
        /// The stream.
        stream: StreamId,
        /// Since when.
        at: DateTime<Utc>,
    },
}

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
}

/// Packs on their way at the same time.
const PACKS_IN_FLIGHT: usize = 3;
/// How often the push loop looks into the outbox by itself.
const PUSH_EVERY: Duration = Duration::from_secs(30);
/// How long the loops rest when only a person can help.
const STUCK_REST: Duration = Duration::from_secs(300);

/// Keeps one laptop in step with one hub.
pub struct Engine<H> {
    store: Arc<Store>,
    hub: H,
    identity: Identity,
    /// Woken when there is something to push or a person asks for it.
    pub push_now: Notify,
    /// Woken when a person asks to look at the hub at once.
    pub pull_now: Notify,
}

impl<H: Hub> Engine<H> {
    /// An engine at rest.
    #[must_use]
    pub fn new(store: Arc<Store>, hub: H, identity: Identity) -> Self {
        Self { store, hub, identity, push_now: Notify::new(), pull_now: Notify::new() }
    }

    fn client(&self) -> Client<'_, H> {
        Client { hub: &self.hub, token: Some(&self.identity.token), expected: Some(&self.identity.hub) }
    }

    /// Pushes everything that waits.
    ///
    /// # Errors
    /// [`SyncError`]; what was not sent waits on.
    pub async fn push_once(&self) -> Result<(), SyncError> {
        let pushed = push(&self.client(), &self.store).await?;
        tracing::debug!(?pushed, "pushed");
        if pushed.deferred > 0 {
            return Err(SyncError::Broken("the hub deferred some events".into()));
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
        let Some(answer) = client.streams(etag.take(), wait).await? else {
            // Unchanged: ask again with the same tag next time.
            return Ok(());
        };
        notify(Notice::Health(Health::Working));
        pull::keep_streams(&self.store, &answer.value, notify)?;
        let epoch = self.store.identity()?.map(|identity| identity.epoch);
        let restored = answer.epoch.is_some() && answer.epoch != epoch;
        for stream in &answer.value.streams {
            pull::pull_events(&client, &self.store, stream, notify).await?;
            // What the hub once accepted and does not have any more is offered again.
            let sure_to_be_there = if restored { 0 } else { stream.head_seq };
            self.store.unsend_after(&stream.id, sure_to_be_there)?;
        }
        self.pull_shortlists(&client, &answer.value.streams, notify).await?;
        if let Some(epoch) = answer.epoch.filter(|_| restored) {
            self.store.set_epoch(&epoch)?;
            self.push_now.notify_one();
        }
        *etag = answer.etag;
        Ok(())
    }

    /// First the beginning of every shortlist, so that all campaigns are usable; then the rest. Several packs travel
    /// at a time, and they are written down in rank order, so that a queue only ever grows at its end.
    async fn pull_shortlists(
        &self,
        client: &Client<'_, H>,
        streams: &[StreamInfo],
        notify: &impl Fn(Notice),
    ) -> Result<(), SyncError> {
        let (mut first, mut rest) = (Vec::new(), Vec::new());
        for stream in streams {
            let Some(newest) = &stream.shortlist else { continue };
            shortlist::begin(client, &self.store, &stream.id, newest).await?;
            let mut missing = self.store.missing_packs(&stream.id)?.into_iter();
            first.extend(missing.next().map(|pack| (&stream.id, newest.version, pack)));
            rest.extend(missing.map(|pack| (&stream.id, newest.version, pack)));
        }
        let mut packs = stream::iter(first.into_iter().chain(rest))
            .map(|(stream, version, pack)| async move {
                let encoded = client.pack(stream, &pack.hash).await?;
                Ok::<_, SyncError>((stream, version, pack, encoded))
            })
            .buffered(PACKS_IN_FLIGHT);
        while let Some((stream, version, pack, encoded)) = packs.try_next().await? {
            shortlist::keep_pack(&self.store, stream, version, pack, encoded, notify).await?;
        }
        Ok(())
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
        loop {
            let result = self.push_once().await;
            notify(Notice::Outbox);
            let wait = match &result {
                Ok(()) => {
                    rest.backoff.reset();
                    PUSH_EVERY
                }
                Err(error) => {
                    notify(Notice::Health(health_of(error)));
                    rest.after(error)
                }
            };
            wait_for(&self.push_now, wait).await;
        }
    }

    async fn pull_loop(&self, notify: &(impl Fn(Notice) + Sync)) {
        let mut rest = Rest::new(&self.identity, 2);
        let mut etag = None;
        let mut long_poll = Duration::ZERO;
        loop {
            let before = etag.clone();
            let asked = self.pull_now.notified();
            let result = tokio::select! {
                result = self.pull(&mut etag, long_poll, notify) => result,
                // A person asks: drop the long poll and look at once.
                () = asked => Ok(()),
            };
            match result {
                Ok(()) => {
                    etag = etag.or(before);
                    long_poll = Duration::from_secs(MAX_WAIT_SECONDS);
                    if rest.backoff.ceiling() > Duration::from_secs(1) {
                        // The hub is back: what waited need not wait for the push loop's own rhythm.
                        self.push_now.notify_one();
                    }
                    rest.backoff.reset();
                    notify(Notice::Health(Health::Idle));
                }
                Err(error) => {
                    tracing::debug!(%error, "pull failed");
                    etag = None;
                    long_poll = Duration::ZERO;
                    notify(Notice::Health(health_of(&error)));
                    wait_for(&self.pull_now, rest.after(&error)).await;
                }
            }
        }
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
        let at_least = if error.needs_person() { STUCK_REST } else { Duration::from_millis(250) };
        self.backoff.next(&mut self.random, at_least)
    }
}

fn health_of(error: &SyncError) -> Health {
    if error.needs_person() { Health::Stuck(error.reason()) } else { Health::Offline(error.reason()) }
}

async fn wait_for(nudge: &Notify, at_most: Duration) {
    // Either the time is up or somebody asked: both mean "try again".
    let _ = tokio::time::timeout(at_most, nudge.notified()).await;
}
