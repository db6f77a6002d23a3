//! Records of creators: from the packs to a base, and from an answer back to the records.

use super::build::{Input, Progress};
use crate::error::{Code, UiError};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Weak;
use std::sync::atomic::Ordering;
use sverka_core::discovery::{Base, Builder, groups, merge};
use sverka_core::ids::CreatorId;
use sverka_core::model::Creator;
use sverka_core::numbers::PackIndex;
use sverka_core::score::Peers;
use sverka_protocol::unpack;
use sverka_store::Store;

/// The part of a candidate that discovery may read. What the publisher advised is not even parsed.
#[derive(Deserialize)]
struct Line {
    creator: Creator,
}

/// A base with the way back to the records it was made of.
pub(crate) struct Built {
    pub(crate) base: Base,
    pub(crate) input: Input,
    packs: Vec<String>,
    /// The pack with the record that counts, and when that was collected.
    homes: HashMap<CreatorId, (PackIndex, i64)>,
    /// The records behind a creator of the base, where there are several.
    members: HashMap<CreatorId, Vec<CreatorId>>,
    pub(crate) number: u32,
}

/// Builds a base; `None` when it was stopped.
pub(crate) fn build(
    store: &Weak<Store>,
    peers: &Peers,
    input: &Input,
    progress: &Progress,
) -> Result<Option<Built>, UiError> {
    let heads = groups(input.same.iter().map(|(first, second)| (first, second)));
    let mut builder = Builder::default();
    let (mut packs, mut homes): (Vec<String>, HashMap<CreatorId, (PackIndex, i64)>) = (Vec::new(), HashMap::new());
    // Records that become one, by what the group is known by; in order, so that the base is the same every time.
    let mut apart: BTreeMap<&CreatorId, BTreeMap<CreatorId, Creator>> = BTreeMap::new();
    for hash in input.sources.iter().flat_map(|source| &source.packs) {
        if progress.stop.load(Ordering::Relaxed) {
            return Ok(None);
        }
        if packs.contains(hash) {
            continue;
        }
        let Some(store) = store.upgrade() else { return Ok(None) };
        let Some(creators) = read(&store, hash)? else { continue };
        drop(store);
        let home = PackIndex::at(packs.len());
        packs.push(hash.clone());
        for creator in creators {
            progress.done.fetch_add(1, Ordering::Relaxed);
            let collected = creator.as_of.timestamp();
            let counts = homes.get(&creator.id).is_none_or(|(_, known)| *known <= collected);
            if counts {
                homes.insert(creator.id.clone(), (home, collected));
            }
            match heads.get(&creator.id) {
                Some(head) if counts => drop(apart.entry(head).or_default().insert(creator.id.clone(), creator)),
                Some(_) => {}
                None => builder.add(&creator),
            }
        }
    }
    let mut members = HashMap::new();
    for group in apart.into_values() {
        let ids: Vec<CreatorId> = group.keys().cloned().collect();
        let Some(creator) = merge(group.into_values().collect()) else { continue };
        builder.add(&creator);
        if ids.len() > 1 {
            members.insert(creator.id, ids);
        }
    }
    let base = builder.finish(peers);
    Ok(Some(Built { base, input: input.clone(), packs, homes, members, number: 0 }))
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
    /// The identifiers of the records behind a creator of the base.
    pub(crate) fn behind<'a>(&'a self, creator: &'a CreatorId) -> &'a [CreatorId] {
        self.members.get(creator).map_or(std::slice::from_ref(creator), Vec::as_slice)
    }

    /// Records that are counted with another one.
    pub(crate) fn merged(&self) -> u32 {
        self.members.values().map(|records| records.len() as u32 - 1).sum()
    }

    /// The whole records of some creators of the base, in their order.
    pub(crate) fn creators<'a>(
        &self,
        store: &Store,
        ids: impl Iterator<Item = &'a CreatorId>,
    ) -> Result<Vec<Creator>, UiError> {
        let ids: Vec<&CreatorId> = ids.collect();
        let wanted: HashSet<&CreatorId> = ids.iter().flat_map(|id| self.behind(id)).collect();
        let mut packs: Vec<PackIndex> = wanted.iter().filter_map(|id| Some(self.homes.get(*id)?.0)).collect();
        packs.sort_unstable();
        packs.dedup();
        let mut records: HashMap<CreatorId, Creator> = HashMap::new();
        for pack in packs {
            let found = self.pack(store, pack)?.into_iter().filter(|creator| wanted.contains(&creator.id));
            records.extend(found.map(|creator| (creator.id.clone(), creator)));
        }
        let whole = |id: &CreatorId| merge(self.behind(id).iter().filter_map(|id| records.get(id).cloned()).collect());
        Ok(ids.into_iter().filter_map(whole).collect())
    }

    /// Does something with every record that counts, pack by pack, each on its own.
    pub(crate) fn each(&self, store: &Store, mut take: impl FnMut(Creator)) -> Result<(), UiError> {
        for pack in (0..self.packs.len()).map(PackIndex::at) {
            self.pack(store, pack)?.into_iter().for_each(&mut take);
        }
        Ok(())
    }

    /// The records of a pack that count: those for which no newer one is elsewhere.
    fn pack(&self, store: &Store, pack: PackIndex) -> Result<Vec<Creator>, UiError> {
        let hash = self.packs.get(pack.index()).ok_or(Code::NotFound)?;
        let mut creators = read(store, hash)?.unwrap_or_default();
        creators.retain(|creator| self.homes.get(&creator.id).is_some_and(|(home, _)| *home == pack));
        Ok(creators)
    }
}
