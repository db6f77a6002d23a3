//! An open vault: the store, who the person is, the campaigns on the desk and the loops to the hub.

use crate::app::{Listener, lock};
use crate::desk::Desk;
use crate::discovery::{Bases, Pairs};
use crate::error::{Code, UiError};
use crate::forecast::Forecasters;
use crate::model::Models;
use crate::record::Records;
use crate::results::Pending;
use crate::scored::Scored;
use crate::sync::SyncThread;
use chrono::{DateTime, Utc};
use std::collections::HashMap;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use sverka_core::event::Event;
use sverka_core::ids::{CampaignId, CreatorId, PrincipalId, StreamId};
use sverka_core::numbers::Revision;
use sverka_store::{Identity, NewFact, Stamp, Store};
use sverka_sync::Rejoined;

/// Appended events between two backups of the vault.
const BACKUP_EVERY: u32 = 200;

/// An open vault.
pub(crate) struct Session {
    pub(crate) store: Arc<Store>,
    pub(crate) records: Records,
    pub(crate) models: Models,
    pub(crate) bases: Arc<Bases>,
    pub(crate) pairs: Pairs,
    pub(crate) forecasters: Forecasters,
    /// A file of results that was read and not kept yet.
    pub(crate) pending_results: Mutex<Option<Pending>>,
    identity: Mutex<Option<Identity>>,
    desks: Mutex<HashMap<CampaignId, Arc<Mutex<Desk>>>>,
    pub(crate) scored: Mutex<HashMap<StreamId, Arc<Scored>>>,
    sync: Mutex<Option<SyncThread>>,
    appended: AtomicU32,
}

impl Session {
    pub(crate) fn open(store: Store, now: DateTime<Utc>) -> Result<Self, UiError> {
        let models = Models::new()?;
        let identity = store.identity()?;
        if let Err(error) = store.backup(now) {
            // Work goes on without a fresh copy; the older ones are still there.
            tracing::error!(%error, "no backup could be made");
        }
        Ok(Self {
            store: Arc::new(store),
            records: Records::default(),
            models,
            bases: Arc::default(),
            pairs: Pairs::default(),
            forecasters: Forecasters::default(),
            pending_results: Mutex::default(),
            identity: Mutex::new(identity),
            desks: Mutex::default(),
            scored: Mutex::default(),
            sync: Mutex::default(),
            appended: AtomicU32::new(0),
        })
    }

    /// Who the person is, once a hub was joined.
    pub(crate) fn identity(&self) -> Result<Identity, UiError> {
        lock(&self.identity).clone().ok_or_else(|| Code::NotFound.into())
    }

    pub(crate) fn has_identity(&self) -> bool {
        lock(&self.identity).is_some()
    }

    pub(crate) fn me(&self) -> Result<PrincipalId, UiError> {
        Ok(self.identity()?.principal)
    }

    pub(crate) fn join(&self, identity: Identity) -> Result<(), UiError> {
        self.store.set_identity(&identity)?;
        *lock(&self.identity) = Some(identity);
        // Whose verdicts a desk shows may have changed.
        lock(&self.desks).clear();
        Ok(())
    }

    /// Keeps the new token of a laptop that joined again. Person, device and campaigns stay, so a review goes on.
    pub(crate) fn rejoin(&self, hub: &str, rejoined: &Rejoined) -> Result<(), UiError> {
        let identity = self.store.renew_identity(&rejoined.name, hub.trim(), &rejoined.token)?;
        *lock(&self.identity) = Some(identity);
        Ok(())
    }

    /// Starts the loops to the hub, if one was joined, in the place of those that ran.
    pub(crate) fn start_sync(self: &Arc<Self>, listener: Listener, clock: crate::Clock) -> Result<(), UiError> {
        let Some(identity) = lock(&self.identity).clone() else { return Ok(()) };
        self.stop_sync();
        *lock(&self.sync) = Some(SyncThread::start(self, identity, listener, clock)?);
        Ok(())
    }

    fn stop_sync(&self) {
        // The lock is not held while the thread ends: it may wait for a desk, and who holds the desk for this lock.
        let sync = lock(&self.sync).take();
        if let Some(sync) = sync {
            sync.stop();
        }
    }

    /// Runs `use_it` on the loops to the hub, if they run.
    pub(crate) fn with_sync<T>(&self, use_it: impl FnOnce(&SyncThread) -> T) -> Option<T> {
        lock(&self.sync).as_ref().map(use_it)
    }

    /// Puts a campaign on the desk anew, with the newest version of its shortlist. It takes the place of what lay
    /// there while nobody else can touch it, so whoever holds the desk goes on with what is there now.
    pub(crate) fn open_desk(&self, campaign: &CampaignId) -> Result<Arc<Mutex<Desk>>, UiError> {
        let desk = self.desk_of(campaign)?;
        let mut open = lock(&desk);
        *open = self.lay_out(&open.stream, open.revision.next())?;
        drop(open);
        Ok(desk)
    }

    /// A campaign on the desk.
    pub(crate) fn desk(&self, campaign: &str) -> Result<Arc<Mutex<Desk>>, UiError> {
        self.desk_of(&CampaignId::new(campaign).map_err(|_| Code::NotFound)?)
    }

    /// The one desk of a campaign. The others wait while it is read for the first time: what arrives meanwhile finds
    /// it there afterwards.
    pub(crate) fn desk_of(&self, campaign: &CampaignId) -> Result<Arc<Mutex<Desk>>, UiError> {
        let mut desks = lock(&self.desks);
        if let Some(desk) = desks.get(campaign) {
            return Ok(Arc::clone(desk));
        }
        let stream = StreamId::of_campaign(campaign).map_err(|_| Code::NotFound)?;
        let desk = Arc::new(Mutex::new(self.lay_out(&stream, Revision::default())?));
        desks.insert(campaign.clone(), Arc::clone(&desk));
        Ok(desk)
    }

    fn lay_out(&self, stream: &StreamId, revision: Revision) -> Result<Desk, UiError> {
        let given = self.models.of(&self.store, stream)?;
        let mut desk = Desk::open(&self.store, stream, given, revision)?;
        self.read_marks(&mut desk)?;
        self.read_terms(&mut desk)?;
        self.read_weighting(&mut desk)?;
        self.read_order(&mut desk)?;
        Ok(desk)
    }

    /// A campaign on the desk, if it is there.
    pub(crate) fn desk_if_open(&self, stream: &StreamId) -> Option<Arc<Mutex<Desk>>> {
        lock(&self.desks).get(&stream.campaign()?).cloned()
    }

    /// All campaigns on the desk.
    pub(crate) fn desks(&self) -> Vec<Arc<Mutex<Desk>>> {
        lock(&self.desks).values().cloned().collect()
    }

    /// Keeps facts: durable when this returns, then on their way to the hub.
    pub(crate) fn append(&self, facts: Vec<(Stamp, NewFact)>) -> Result<Vec<Event>, UiError> {
        let now = facts.first().map(|(stamp, _)| stamp.now);
        let events = self.store.append(facts)?;
        self.with_sync(|sync| sync.written());
        let before = self.appended.fetch_add(events.len() as u32, Ordering::Relaxed);
        if let Some(now) = now
            && before / BACKUP_EVERY != (before + events.len() as u32) / BACKUP_EVERY
            && let Err(error) = self.store.backup(now)
        {
            tracing::error!(%error, "no backup could be made");
        }
        Ok(events)
    }

    /// Candidates about whom everything is at the hub by now, though their rows still say otherwise.
    pub(crate) fn arrived(&self, desk: &Desk) -> Result<Vec<CreatorId>, UiError> {
        let me = self.me()?;
        let mut arrived = desk.unsent();
        if !arrived.is_empty() {
            let marks = self.store.marks(&desk.stream)?;
            let waits =
                |creator: &CreatorId| marks.get(creator).and_then(|by| by.get(&me)).is_some_and(|mark| mark.unsent);
            arrived.retain(|creator| !waits(creator));
        }
        Ok(arrived)
    }

    /// Stops the loops and makes a last backup.
    pub(crate) fn close(&self, now: DateTime<Utc>) {
        self.bases.stop();
        self.stop_sync();
        self.stop_scoring();
        self.stop_forecasting();
        if let Err(error) = self.store.backup(now) {
            tracing::error!(%error, "no backup could be made");
        }
    }
}
