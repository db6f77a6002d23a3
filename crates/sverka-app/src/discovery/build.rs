//! The base on this laptop: built on a thread of its own from the packs in the cache, and kept in memory.

use super::records::{Built, build};
use crate::app::lock;
use crate::error::{Code, UiError};
use crate::view::discovery::{BaseView, Halted};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use sverka_core::ids::{CampaignId, CreatorId, StreamId};
use sverka_core::model::Localized;
use sverka_core::numbers::ShortlistVersion;
use sverka_core::score::Peers;
use sverka_protocol::Manifest;
use sverka_store::Store;

/// A campaign's packs, as far as they are here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Source {
    pub(crate) stream: StreamId,
    pub(crate) campaign: CampaignId,
    pub(crate) name: Localized,
    pub(crate) version: ShortlistVersion,
    usable: u32,
    pub(crate) packs: Vec<String>,
}

/// What a base is made of: campaigns, and the pairs of which the person said that they are one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Input {
    pub(crate) sources: Vec<Source>,
    pub(crate) same: Vec<(CreatorId, CreatorId)>,
}

impl Input {
    /// All campaigns that are open to this person.
    fn of(store: &Store) -> Result<Self, UiError> {
        let mut sources = Vec::new();
        for row in store.streams()?.into_iter().filter(|row| row.revoked_at.is_none()) {
            let Some(list) = store.shortlist(&row.id)? else { continue };
            let manifest: Manifest = serde_json::from_str(&list.manifest_json).map_err(|_| Code::BadRecord)?;
            let packs = manifest.packs.into_iter().map(|pack| pack.hash).collect();
            let Manifest { campaign, .. } = manifest;
            let (campaign, name) = (campaign.id, campaign.name);
            sources.push(Source { stream: row.id, campaign, name, version: list.version, usable: list.usable, packs });
        }
        let same = store.judged_pairs()?.into_iter().filter(|pair| pair.same);
        Ok(Self { sources, same: same.map(|pair| (pair.first, pair.second)).collect() })
    }

    /// True when none of its campaigns was closed to this person since.
    fn is_open(&self, now: &Self) -> bool {
        self.sources.iter().all(|known| now.sources.iter().any(|source| source.stream == known.stream))
    }

    fn usable(&self) -> u32 {
        self.sources.iter().map(|source| source.usable).sum()
    }
}

/// A base being built.
struct Building {
    input: Input,
    progress: Arc<Progress>,
}

#[derive(Default)]
pub(crate) struct Progress {
    pub(crate) done: AtomicU32,
    pub(crate) stop: AtomicBool,
}

/// Why no base is being built though the packs have changed.
enum Rest {
    /// Until the person asks for it.
    Stopped,
    /// Until they change again.
    Failed(Input),
}

#[derive(Default)]
struct State {
    built: Option<Arc<Built>>,
    building: Option<Building>,
    rest: Option<Rest>,
    bases: u32,
}

/// The base of this session.
#[derive(Default)]
pub(crate) struct Bases {
    state: Mutex<State>,
}

impl Bases {
    /// The base as it stands. Begins to build one when there is none, the packs have changed or a pair was judged;
    /// forgets at once one with a campaign that was closed to this person.
    pub(crate) fn look(self: &Arc<Self>, store: &Arc<Store>, peers: &Peers) -> Result<Look, UiError> {
        let now = Input::of(store)?;
        let mut state = lock(&self.state);
        if state.built.as_ref().is_some_and(|built| !built.input.is_open(&now)) {
            state.built = None;
        }
        if let Some(building) = state.building.take_if(|building| !building.input.is_open(&now)) {
            building.progress.stop.store(true, Ordering::Relaxed);
        }
        let is_current = state.built.as_ref().is_some_and(|built| built.input == now);
        let rests = match &state.rest {
            Some(Rest::Stopped) => true,
            Some(Rest::Failed(input)) => *input == now,
            None => false,
        };
        if is_current {
            state.rest = None;
        } else if state.building.is_none() && !rests {
            state.building = Some(self.begin(store, peers, now)?);
            state.rest = None;
        }
        Ok(Look { built: state.built.clone(), view: view(&state) })
    }

    /// Stops what is being built; nothing is built until [`Self::resume`].
    pub(crate) fn stop(&self) {
        let mut state = lock(&self.state);
        if let Some(building) = state.building.take() {
            building.progress.stop.store(true, Ordering::Relaxed);
            state.rest = Some(Rest::Stopped);
        }
    }

    /// Lets the next look build again.
    pub(crate) fn resume(&self) {
        lock(&self.state).rest = None;
    }

    fn begin(self: &Arc<Self>, store: &Arc<Store>, peers: &Peers, input: Input) -> Result<Building, UiError> {
        let progress = Arc::new(Progress::default());
        let building = Building { input: input.clone(), progress: Arc::clone(&progress) };
        // The store is held for one pack at a time: a vault that is closed meanwhile is closed.
        let (bases, store, peers) = (Arc::clone(self), Arc::downgrade(store), peers.clone());
        let body = move || {
            let built = build(&store, &peers, &input, &progress);
            bases.take(built, input, &progress);
        };
        thread::Builder::new().name("discovery".into()).spawn(body).map_err(|error| UiError::from_io(&error))?;
        Ok(building)
    }

    fn take(&self, built: Result<Option<Built>, UiError>, input: Input, progress: &Arc<Progress>) {
        let mut state = lock(&self.state);
        let is_awaited = state.building.as_ref().is_some_and(|building| Arc::ptr_eq(&building.progress, progress));
        if !is_awaited {
            return;
        }
        state.building = None;
        match built {
            Ok(Some(mut built)) => {
                state.bases += 1;
                built.number = state.bases;
                state.built = Some(Arc::new(built));
            }
            Ok(None) => {}
            Err(error) => {
                tracing::error!(?error, "the base of creators cannot be built");
                state.rest = Some(Rest::Failed(input));
            }
        }
    }
}

/// What there is to ask.
pub(crate) struct Look {
    pub(crate) built: Option<Arc<Built>>,
    pub(crate) view: BaseView,
}

fn view(state: &State) -> BaseView {
    let built = state.built.as_ref();
    let building = state.building.as_ref();
    BaseView {
        ready: built.is_some(),
        building: building.is_some(),
        halted: state.rest.as_ref().map(|rest| match rest {
            Rest::Stopped => Halted::Stopped,
            Rest::Failed(_) => Halted::Failed,
        }),
        done: building.map_or(0, |building| building.progress.done.load(Ordering::Relaxed)),
        expected: building.map_or(0, |building| building.input.usable()),
        creators: built.map_or(0, |built| built.base.len() as u32),
        merged: built.map_or(0, |built| built.merged()),
        campaigns: built.map_or(0, |built| built.input.sources.len() as u32),
        number: built.map_or(0, |built| built.number),
    }
}
