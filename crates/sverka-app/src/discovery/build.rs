//! The base on this laptop: built on a thread of its own from the packs in the cache, and kept in memory.

use crate::app::lock;
use crate::error::{Code, UiError};
use crate::view::discovery::BaseView;
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex, Weak};
use std::thread;
use sverka_core::discovery::{Base, Builder};
use sverka_core::ids::{CreatorId, StreamId};
use sverka_core::model::Creator;
use sverka_core::score::Peers;
use sverka_protocol::{Manifest, unpack};
use sverka_store::Store;

/// The part of a candidate that discovery may read. What the publisher advised is not even parsed.
#[derive(Deserialize)]
struct Line {
    creator: Creator,
}

/// A campaign's packs, as far as they are here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Source {
    stream: StreamId,
    version: u32,
    usable: u32,
    packs: Vec<String>,
}

/// The campaigns a base is made of: all that are open to this person.
pub(crate) fn sources(store: &Store) -> Result<Vec<Source>, UiError> {
    let mut sources = Vec::new();
    for row in store.streams()?.into_iter().filter(|row| row.revoked_at.is_none()) {
        let Some(list) = store.shortlist(&row.id)? else { continue };
        let manifest: Manifest = serde_json::from_str(&list.manifest_json).map_err(|_| Code::BadRecord)?;
        let packs = manifest.packs.into_iter().map(|pack| pack.hash).collect();
        sources.push(Source { stream: row.id, version: list.version, usable: list.usable, packs });
    }
    Ok(sources)
}

/// A base with the way back to the records it was made of.
pub(crate) struct Built {
    pub(crate) base: Base,
    sources: Vec<Source>,
    packs: Vec<String>,
    /// The pack with the record that counts, and when that was collected.
    homes: HashMap<CreatorId, (u32, i64)>,
    number: u32,
}

/// A base being built.
struct Building {
    sources: Vec<Source>,
    progress: Arc<Progress>,
}

#[derive(Default)]
struct Progress {
    done: AtomicU32,
    stop: AtomicBool,
}

#[derive(Default)]
struct State {
    built: Option<Arc<Built>>,
    building: Option<Building>,
    /// Sources whose building failed: not tried again until they change.
    failed: Option<Vec<Source>>,
    bases: u32,
}

/// The base of this session.
#[derive(Default)]
pub(crate) struct Bases {
    state: Mutex<State>,
}

impl Bases {
    /// The base as it stands. Begins to build one when there is none or the packs have changed; forgets at once one
    /// with a campaign that was closed to this person.
    pub(crate) fn look(self: &Arc<Self>, store: &Arc<Store>, peers: &Peers) -> Result<Look, UiError> {
        let open = sources(store)?;
        let mut state = lock(&self.state);
        let is_open = |of: &[Source]| of.iter().all(|known| open.iter().any(|source| source.stream == known.stream));
        if state.built.as_ref().is_some_and(|built| !is_open(&built.sources)) {
            state.built = None;
        }
        if let Some(building) = state.building.take_if(|building| !is_open(&building.sources)) {
            building.progress.stop.store(true, Ordering::Relaxed);
        }
        let is_current = state.built.as_ref().is_some_and(|built| built.sources == open);
        if !is_current && state.building.is_none() && state.failed.as_ref() != Some(&open) {
            state.building = Some(self.begin(store, peers, open)?);
        }
        Ok(Look { built: state.built.clone(), view: view(&state) })
    }

    /// Stops what is being built.
    pub(crate) fn stop(&self) {
        if let Some(building) = lock(&self.state).building.take() {
            building.progress.stop.store(true, Ordering::Relaxed);
        }
    }

    fn begin(self: &Arc<Self>, store: &Arc<Store>, peers: &Peers, sources: Vec<Source>) -> Result<Building, UiError> {
        let progress = Arc::new(Progress::default());
        let building = Building { sources: sources.clone(), progress: Arc::clone(&progress) };
        // The store is held for one pack at a time: a vault that is closed meanwhile is closed.
        let (bases, store, peers) = (Arc::clone(self), Arc::downgrade(store), peers.clone());
        let body = move || {
            let built = build(&store, &peers, &sources, &progress);
            bases.take(built, sources, &progress);
        };
        thread::Builder::new().name("discovery".into()).spawn(body).map_err(|error| UiError::from_io(&error))?;
        Ok(building)
    }

    fn take(&self, built: Result<Option<Built>, UiError>, sources: Vec<Source>, progress: &Arc<Progress>) {
        let mut state = lock(&self.state);
        let is_awaited = state.building.as_ref().is_some_and(|building| Arc::ptr_eq(&building.progress, progress));
        if !is_awaited {
            return;
        }
        state.building = None;
        match built {
            Ok(Some(built)) => {
                state.bases += 1;
                state.built = Some(Arc::new(Built { number: state.bases, ..built }));
            }
            Ok(None) => {}
            Err(error) => {
                tracing::error!(?error, "the base of creators cannot be built");
                state.failed = Some(sources);
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
    let of = |sources: &[Source]| sources.iter().map(|source| source.usable).sum::<u32>();
    let built = state.built.as_ref();
    let building = state.building.as_ref();
    BaseView {
        ready: built.is_some(),
        building: building.is_some(),
        done: building.map_or(0, |building| building.progress.done.load(Ordering::Relaxed)),
        expected: building.map_or(0, |building| of(&building.sources)),
        creators: built.map_or(0, |built| built.base.len() as u32),
        campaigns: built.map_or(0, |built| built.sources.len() as u32),
        number: built.map_or(0, |built| built.number),
    }
}

/// Builds a base; `None` when it was stopped.
fn build(
    store: &Weak<Store>,
    peers: &Peers,
    sources: &[Source],
    progress: &Progress,
) -> Result<Option<Built>, UiError> {
    let mut builder = Builder::default();
    let (mut packs, mut homes): (Vec<String>, HashMap<CreatorId, (u32, i64)>) = (Vec::new(), HashMap::new());
    for hash in sources.iter().flat_map(|source| &source.packs) {
        if progress.stop.load(Ordering::Relaxed) {
            return Ok(None);
        }
        if packs.contains(hash) {
            continue;
        }
        let Some(store) = store.upgrade() else { return Ok(None) };
        let Some(lines) = read(&store, hash)? else { continue };
        drop(store);
        let place = packs.len() as u32;
        packs.push(hash.clone());
        for creator in lines {
            let collected = creator.as_of.timestamp();
            if homes.get(&creator.id).is_none_or(|(_, known)| *known <= collected) {
                homes.insert(creator.id.clone(), (place, collected));
            }
            builder.add(&creator);
            progress.done.fetch_add(1, Ordering::Relaxed);
        }
    }
    let base = builder.finish(peers);
    Ok(Some(Built { base, sources: sources.to_vec(), packs, homes, number: 0 }))
}

/// The creators of a pack; `None` while it is not here. A record that cannot be read is left out, as in the queue.
fn read(store: &Store, hash: &str) -> Result<Option<Vec<Creator>>, UiError> {
    let Some(encoded) = store.pack(hash)? else { return Ok(None) };
    let text = unpack(&encoded).map_err(|_| Code::BadRecord)?;
    let line = |line: &str| match serde_json::from_str::<Line>(line) {
        Ok(read) => Some(read.creator),
        Err(error) => {
            tracing::warn!(%error, "a record cannot be read");
            None
        }
    };
    Ok(Some(text.lines().filter_map(line).collect()))
}

impl Built {
    /// The whole records of some creators, in their order.
    pub(crate) fn creators<'a>(
        &self,
        store: &Store,
        ids: impl Iterator<Item = &'a CreatorId>,
    ) -> Result<Vec<Creator>, UiError> {
        let mut places: HashMap<&CreatorId, usize> = HashMap::new();
        let mut by_pack: HashMap<u32, ()> = HashMap::new();
        for id in ids {
            let next = places.len();
            places.entry(id).or_insert(next);
            by_pack.extend(self.homes.get(id).map(|(pack, _)| (*pack, ())));
        }
        let mut found: Vec<Option<Creator>> = Vec::new();
        found.resize_with(places.len(), || None);
        let mut packs: Vec<u32> = by_pack.into_keys().collect();
        packs.sort_unstable();
        for pack in packs {
            for creator in self.pack(store, pack)? {
                if let Some(place) = places.get(&creator.id) {
                    found[*place] = Some(creator);
                }
            }
        }
        Ok(found.into_iter().flatten().collect())
    }

    /// Does something with every record that counts, pack by pack.
    pub(crate) fn each(&self, store: &Store, mut take: impl FnMut(Creator)) -> Result<(), UiError> {
        for pack in 0..self.packs.len() as u32 {
            self.pack(store, pack)?.into_iter().for_each(&mut take);
        }
        Ok(())
    }

    /// The records of a pack that count: those for which no newer one is elsewhere.
    fn pack(&self, store: &Store, place: u32) -> Result<Vec<Creator>, UiError> {
        let hash = self.packs.get(place as usize).ok_or(Code::NotFound)?;
        let mut creators = read(store, hash)?.unwrap_or_default();
        creators.retain(|creator| self.homes.get(&creator.id).is_some_and(|(home, _)| *home == place));
        Ok(creators)
    }

    pub(crate) fn number(&self) -> u32 {
        self.number
    }
}
