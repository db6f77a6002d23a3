//! What the model reads off every candidate of a campaign, kept in memory: a few dozen bytes for each, so that the
//! whole queue is scored anew while a slider moves. Nothing here reaches the window; see [`crate::what_if`].

use crate::app::lock;
use crate::desk::Desk;
use crate::error::UiError;
use crate::session::Session;
use crate::view::model_card::Coverage;
use chrono::{DateTime, Utc};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use sverka_core::engine::columns::Cell;
use sverka_core::model::{Campaign, Candidate, Creator, MarketTarget, Verdict, key};
use sverka_core::numbers::{ByRank, PackIndex, Rank, ShortlistVersion};
use sverka_core::score::{Bins, FeatureName, MISSING, Model, Scores, WITHHELD};
use sverka_protocol::{PackEntry, unpack};
use sverka_store::Store;

/// Audiences whose column is kept: the plan's, the one in force, and the two tried last.
const AUDIENCES: usize = 4;

/// The candidates of one version of a shortlist, as the model reads them. They come in packs, in rank order.
pub(crate) struct Scored {
    pub(crate) version: ShortlistVersion,
    pub(crate) model: Arc<Model>,
    campaign: Campaign,
    /// In rank order.
    packs: Vec<PackEntry>,
    held: Mutex<Held>,
    stop: AtomicBool,
    worker: Mutex<Worker>,
}

/// The scores of everybody read so far.
pub(crate) struct Ranked(Scores);

impl Ranked {
    /// In 1/256 logit.
    pub(crate) fn score(&self, rank: Rank) -> Option<i32> {
        self.0.scores.get(rank.index()).copied()
    }

    /// See [`Scores::advice`].
    pub(crate) fn advice(&self, model: &Model, rank: Rank) -> Option<Verdict> {
        self.0.advice(model, rank.index())
    }
}

#[derive(Default)]
struct Held {
    bins: Bins,
    /// The pack that is read next.
    next: PackIndex,
    /// When the records were collected.
    collected: Vec<DateTime<Utc>>,
    /// Common logarithms of followers.
    followers: ByRank<Cell>,
    /// The column of the audience, by target, the one used last at the end.
    audiences: Vec<(Vec<MarketTarget>, Vec<u8>)>,
}

/// The one thread that reads packs.
#[derive(Default)]
struct Worker {
    runs: bool,
    again: bool,
    thread: Option<JoinHandle<()>>,
}

impl Scored {
    pub(crate) fn of(model: &Arc<Model>, campaign: &Campaign, packs: &[PackEntry], version: ShortlistVersion) -> Self {
        let mut packs = packs.to_vec();
        packs.sort_by_key(|pack| pack.first);
        Self {
            version,
            model: Arc::clone(model),
            campaign: campaign.clone(),
            packs,
            held: Mutex::new(Held { bins: Bins::of(model), ..Held::default() }),
            stop: AtomicBool::new(false),
            worker: Mutex::default(),
        }
    }

    /// Reads the packs that are here and were not read yet, on a thread of its own. Called again whenever one arrives.
    pub(crate) fn follow(self: &Arc<Self>, store: &Arc<Store>) -> Result<(), UiError> {
        let mut worker = lock(&self.worker);
        worker.again = true;
        if worker.runs || self.stop.load(Ordering::Relaxed) {
            return Ok(());
        }
        // It has said that it is done; it holds the store until it is.
        if let Some(before) = worker.thread.take() {
            drop(before.join());
        }
        let (this, store) = (Arc::clone(self), Arc::clone(store));
        let body = move || {
            while this.goes_on() {
                if let Err(error) = this.read_packs(&store) {
                    tracing::error!(?error, "the candidates cannot be scored in the background");
                }
            }
        };
        let thread =
            thread::Builder::new().name("score".into()).spawn(body).map_err(|error| UiError::from_io(&error))?;
        worker.runs = true;
        worker.thread = Some(thread);
        Ok(())
    }

    /// Ends the thread and waits for it: it reads at most one more candidate.
    pub(crate) fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
        let thread = lock(&self.worker).thread.take();
        if let Some(thread) = thread
            && thread.join().is_err()
        {
            tracing::error!("the scoring thread panicked");
        }
    }

    fn goes_on(&self) -> bool {
        let mut worker = lock(&self.worker);
        worker.runs = std::mem::take(&mut worker.again) && !self.stop.load(Ordering::Relaxed);
        worker.runs
    }

    fn read_packs(&self, store: &Store) -> Result<(), UiError> {
        loop {
            let next = lock(&self.held).next;
            let Some(pack) = self.packs.get(next.index()) else { return Ok(()) };
            // A pack that has not arrived is waited for: the ones behind it are not in the queue either.
            let Some(encoded) = store.pack(&pack.hash)? else { return Ok(()) };
            let text = unpack(&encoded).unwrap_or_default();
            let mut lines = text.lines();
            let (mut bins, mut collected, mut followers) = (Bins::of(&self.model), Vec::new(), Vec::new());
            // A record that cannot be read keeps its rank.
            for _ in 0..pack.count {
                if self.stop.load(Ordering::Relaxed) {
                    return Ok(());
                }
                let candidate = lines.next().and_then(|line| serde_json::from_str::<Candidate>(line).ok());
                bins.push(&self.model, candidate.as_ref().map(|candidate| &candidate.creator), &self.campaign);
                followers.push(candidate.as_ref().map_or(Cell::Missing, |candidate| size(&candidate.creator)));
                collected.extend(candidate.map(|candidate| candidate.creator.as_of));
            }
            let mut held = lock(&self.held);
            held.bins.append(bins);
            held.collected.append(&mut collected);
            held.followers.extend(followers);
            held.next = next.next();
        }
    }

    /// Scores everybody read so far under another model and for another audience.
    pub(crate) fn score(&self, model: &Model, campaign: &Campaign) -> Ranked {
        let mut held = lock(&self.held);
        if campaign.targets == self.campaign.targets {
            return Ranked(held.bins.score(model, None));
        }
        let Held { bins, audiences, .. } = &mut *held;
        let kept = audiences.iter().position(|(targets, _)| *targets == campaign.targets);
        let (targets, mut column) = match kept {
            Some(at) => audiences.remove(at),
            None => (campaign.targets.clone(), Vec::new()),
        };
        bins.read_audience(&self.model, campaign, &mut column);
        let scores = bins.score(model, Some(&column));
        if audiences.len() == AUDIENCES {
            audiences.remove(0);
        }
        audiences.push((targets, column));
        Ranked(scores)
    }

    /// How many were read, of how many of them each feature is known, and when their records were collected, the oldest
    /// first.
    pub(crate) fn known(&self) -> (u32, Vec<(FeatureName, Coverage)>, Vec<DateTime<Utc>>) {
        let held = lock(&self.held);
        let mut coverage: Vec<(FeatureName, Coverage)> = Vec::new();
        for at in 0..held.bins.len() {
            for (place, (name, bin)) in held.bins.of_candidate(at).enumerate() {
                if place == coverage.len() {
                    coverage.push((name, Coverage::default()));
                }
                let counted = &mut coverage[place].1;
                match bin {
                    MISSING => counted.missing += 1,
                    WITHHELD => counted.withheld += 1,
                    _ => counted.known += 1,
                }
            }
        }
        let mut collected = held.collected.clone();
        collected.sort_unstable();
        (held.bins.len() as u32, coverage, collected)
    }

    /// The followers of everybody read so far, as common logarithms.
    pub(crate) fn followers(&self) -> ByRank<Cell> {
        lock(&self.held).followers.clone()
    }

    /// The bins of some candidates, feature after feature; `None` for those not read yet or not on the list.
    pub(crate) fn bins_of(&self, ranks: impl Iterator<Item = Option<Rank>>) -> Vec<Option<Vec<u8>>> {
        let held = lock(&self.held);
        let of = |rank: Option<Rank>| {
            let at = rank?.index();
            (at < held.bins.len()).then(|| held.bins.of_candidate(at).map(|(_, bin)| bin).collect())
        };
        ranks.map(of).collect()
    }
}

fn size(creator: &Creator) -> Cell {
    let followers = creator.metric(key::FOLLOWERS).and_then(|metric| metric.value).filter(|value| *value >= 1.0);
    followers.map_or(Cell::Missing, |value| Cell::Known(value.log10()))
}

impl Session {
    /// What was read off the candidates of a campaign; reading goes on in the background.
    pub(crate) fn scored(&self, desk: &Desk) -> Result<Arc<Scored>, UiError> {
        let mut all = lock(&self.scored);
        let known = all
            .get(&desk.stream)
            .filter(|scored| {
                scored.version == desk.version
                    && scored.campaign.glossary == desk.campaign.glossary
                    && Arc::ptr_eq(&scored.model, &desk.given)
            })
            .cloned();
        let (scored, before) = match known {
            Some(scored) => (scored, None),
            None => {
                let fresh = Arc::new(Scored::of(&desk.given, &desk.campaign, &desk.packs, desk.version));
                (Arc::clone(&fresh), all.insert(desk.stream.clone(), fresh))
            }
        };
        drop(all);
        if let Some(before) = before {
            before.stop();
        }
        scored.follow(&self.store)?;
        Ok(scored)
    }

    /// Goes on reading the candidates of a campaign that is being scored; one that nobody has opened is left alone.
    pub(crate) fn score_on(&self, desk: &Desk) -> Result<(), UiError> {
        let is_scored = lock(&self.scored).contains_key(&desk.stream);
        if is_scored { self.scored(desk).map(drop) } else { Ok(()) }
    }

    pub(crate) fn stop_scoring(&self) {
        let all: Vec<_> = lock(&self.scored).drain().map(|(_, scored)| scored).collect();
        for scored in all {
            scored.stop();
        }
    }
}
