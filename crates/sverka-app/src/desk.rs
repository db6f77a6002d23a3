//! One campaign on the desk: its queue in memory, the verdicts in it, and what can be undone.

use crate::error::{Code, UiError};
use crate::layout::switched;
use crate::learning::{Learned, OwnLesson};
use crate::memory;
use crate::view::{Counts, Difference, QueueFilter, QueueRow};
use crate::what_if::InForce;
use std::collections::HashMap;
use std::sync::Arc;
use sverka_core::blind;
use sverka_core::event::{Event, Fact, Refs};
use sverka_core::ids::{CreatorId, StreamId};
use sverka_core::model::{Campaign, Market, Placement, Platform, TouchLevel, Verdict};
use sverka_core::score::Model;
use sverka_core::terms::KeptTerm;
use sverka_core::undo::UndoStack;
use sverka_protocol::{Manifest, PackEntry};
use sverka_store::{CandidateHead, Mark, NewFact, Store};

/// A candidate in the queue.
struct Entry {
    id: CreatorId,
    /// Place in the queue as it was drawn, from 0, whatever order it stands in now.
    lot: u32,
    /// Place in the publisher's list, from 0; it never reaches the window while the AI is hidden.
    rank: u32,
    name: String,
    handle: String,
    platform: Platform,
    market: Market,
    /// Name and handle in lower case.
    searched: String,
    verdict: Option<Verdict>,
    unsent: bool,
    conflict: bool,
    /// Where people differ, as far as this person was shown what the others hold.
    differ: Option<Difference>,
    revision: u32,
}

/// One campaign on the desk.
pub(crate) struct Desk {
    /// True when the shortlist is not here any more: only whom the person wrote about is on the desk, by name.
    pub(crate) from_memory: bool,
    pub(crate) stream: StreamId,
    pub(crate) campaign: Campaign,
    /// Version of the shortlist on the desk. A newer one is taken up when the campaign is opened again: a queue
    /// never changes under somebody's hands.
    pub(crate) version: u32,
    pub(crate) expected: u32,
    entries: Vec<Entry>,
    places: HashMap<CreatorId, u32>,
    /// As the manifest says.
    pub(crate) packs: Vec<PackEntry>,
    /// The first rank that is not yet in the queue; ranks come in whole packs, in order.
    next_rank: u32,
    counts: Counts,
    /// Revision of the row that changed last.
    pub(crate) revision: u32,
    pub(crate) undo: UndoStack,
    /// The model that scores this campaign, as the hub or the program gives it.
    pub(crate) given: Arc<Model>,
    /// Weights and audience that somebody kept, if they are not the model's own.
    pub(crate) in_force: Option<InForce>,
    /// The phrases that experts of the campaign hold to mean the same; they follow the plan's own in its glossary.
    pub(crate) terms: Vec<KeptTerm>,
    /// By place, for whom the AI's view is before this person's eyes; `None` until somebody asks again.
    pub(crate) seen: Option<Arc<[bool]>>,
    /// The order this person asked for, learned from their own verdicts.
    pub(crate) learned: Option<Learned>,
    /// What the own verdicts teach, as far as it was read.
    pub(crate) lessons: HashMap<CreatorId, Option<OwnLesson>>,
    /// How many facts about forecasts and results were here when they were counted last.
    pub(crate) forecast_facts: usize,
}

impl Desk {
    /// Puts a campaign on the desk. Its rows begin with a revision, which is newer than those of the desk before.
    pub(crate) fn open(store: &Store, stream: &StreamId, given: Arc<Model>, revision: u32) -> Result<Self, UiError> {
        let Some(shortlist) = store.shortlist(stream)? else {
            return Self::from_memory(store, stream, given, revision);
        };
        let manifest: Manifest = serde_json::from_str(&shortlist.manifest_json).map_err(|_| Code::BadRecord)?;
        let mut desk = Self {
            from_memory: false,
            stream: stream.clone(),
            campaign: manifest.campaign,
            version: shortlist.version,
            expected: shortlist.expected,
            entries: Vec::new(),
            places: HashMap::new(),
            packs: manifest.packs,
            next_rank: 0,
            counts: Counts::default(),
            revision,
            undo: UndoStack::default(),
            given,
            in_force: None,
            terms: Vec::new(),
            seen: None,
            learned: None,
            lessons: HashMap::new(),
            forecast_facts: 0,
        };
        desk.grow(store)?;
        // Who is not on the list any more cannot be shown; undo passes over what was said about them.
        let said = store.own_events(stream)?;
        let listed = |event: &&Event| event.refs.candidate.as_ref().is_none_or(|who| desk.places.contains_key(who));
        desk.undo = UndoStack::replay(said.iter().filter(listed));
        Ok(desk)
    }

    /// Puts a closed campaign on the desk whose shortlist is lost: the hub gives it no more, and what the person
    /// wrote is still to be read and exported.
    fn from_memory(store: &Store, stream: &StreamId, given: Arc<Model>, revision: u32) -> Result<Self, UiError> {
        let closed = store.streams()?.into_iter().any(|row| row.id == *stream && row.revoked_at.is_some());
        let known = store.written_about(stream)?;
        if !closed || known.is_empty() {
            return Err(Code::NotFound.into());
        }
        let mut heads: Vec<CandidateHead> =
            known.into_iter().filter_map(|(id, known)| Some(memory::head(id, known?))).collect();
        heads.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
        let mut desk = Self {
            from_memory: true,
            stream: stream.clone(),
            campaign: memory::campaign(stream, store.known_campaign(stream)?)?,
            version: 0,
            expected: heads.len() as u32,
            entries: Vec::new(),
            places: HashMap::new(),
            packs: Vec::new(),
            next_rank: 0,
            counts: Counts::default(),
            revision,
            undo: UndoStack::default(),
            given,
            in_force: None,
            terms: Vec::new(),
            seen: None,
            learned: None,
            lessons: HashMap::new(),
            forecast_facts: 0,
        };
        desk.add(heads);
        Ok(desk)
    }

    /// Appends candidates that arrived since.
    pub(crate) fn grow(&mut self, store: &Store) -> Result<(), UiError> {
        if self.from_memory {
            return Ok(());
        }
        let fresh = store.candidates(&self.stream, self.version, self.next_rank)?;
        self.next_rank = fresh.iter().map(|head| head.rank + 1).max().unwrap_or(self.next_rank);
        self.add(in_queue_order(&self.campaign, &first_ranks(&self.packs), fresh));
        self.seen = None;
        Ok(())
    }

    fn add(&mut self, ordered: Vec<CandidateHead>) {
        self.entries.reserve(ordered.len());
        for head in ordered {
            self.places.insert(head.id.clone(), self.entries.len() as u32);
            self.counts.total += 1;
            self.entries.push(Entry {
                searched: format!("{}\n{}", head.name, head.handle).to_lowercase(),
                id: head.id,
                lot: self.entries.len() as u32,
                rank: head.rank,
                name: head.name,
                handle: head.handle,
                platform: head.platform,
                market: head.market,
                verdict: None,
                unsent: false,
                conflict: false,
                differ: None,
                revision: self.revision,
            });
        }
    }

    pub(crate) fn counts(&self) -> Counts {
        self.counts
    }

    /// Place of a candidate in the queue.
    pub(crate) fn place(&self, creator: &CreatorId) -> Option<u32> {
        self.places.get(creator).copied()
    }

    /// True when the AI stays hidden for this candidate until the own verdict.
    pub(crate) fn is_blind(&self, creator: &CreatorId) -> bool {
        // Without the shortlist nobody knows the place any more; hiding is what can do no harm.
        if self.from_memory {
            return true;
        }
        // Whoever orders the queue anew does not choose with it for whom the AI is hidden.
        let entry = self.place(creator).and_then(|place| self.entries.get(place as usize));
        let place = entry.map_or(0, |entry| entry.lot as usize);
        blind::is_blind(self.campaign.blind, self.campaign.touch, &self.campaign.id, creator, place)
    }

    /// Share of blind candidates, in per cent.
    pub(crate) fn blind_percent(&self) -> u32 {
        if self.entries.is_empty() {
            return 0;
        }
        let blind = self.entries.iter().filter(|entry| self.is_blind(&entry.id)).count();
        (blind * 100 / self.entries.len()) as u32
    }

    /// Sets the own verdict of a candidate, and where people differ as far as that may be shown. Somebody no longer on
    /// the list is passed over, and a row that stays as it is keeps its revision: it must not tell that somebody else
    /// spoke.
    pub(crate) fn mark(&mut self, creator: &CreatorId, mark: Mark, differ: Option<Difference>) {
        self.seen = None;
        self.lessons.remove(creator);
        let Some(place) = self.places.get(creator) else { return };
        let Some(entry) = self.entries.get_mut(*place as usize) else { return };
        let shown = (entry.verdict, entry.unsent, entry.conflict, entry.differ);
        if shown == (mark.verdict, mark.unsent, mark.conflict, differ) {
            return;
        }
        count(&mut self.counts, entry.verdict, u32::wrapping_sub);
        entry.verdict = mark.verdict;
        entry.unsent = mark.unsent;
        entry.conflict = mark.conflict;
        entry.differ = differ;
        self.revision += 1;
        entry.revision = self.revision;
        count(&mut self.counts, entry.verdict, u32::wrapping_add);
    }

    /// True when the row of a candidate tells that people differ.
    pub(crate) fn tells_difference(&self, creator: &CreatorId) -> bool {
        let entry = self.place(creator).and_then(|place| self.entries.get(place as usize));
        entry.is_some_and(|entry| entry.differ.is_some())
    }

    /// Candidates about whom something is not at the hub yet.
    pub(crate) fn unsent(&self) -> Vec<CreatorId> {
        self.entries.iter().filter(|entry| entry.unsent).map(|entry| entry.id.clone()).collect()
    }

    /// A fact about a candidate, or about the campaign, that replaces none.
    pub(crate) fn fact(&self, candidate: Option<&CreatorId>, fact: Fact) -> NewFact {
        NewFact {
            stream: self.stream.clone(),
            refs: Refs { candidate: candidate.cloned(), shortlist_version: Some(self.version) },
            supersedes: Vec::new(),
            fact,
        }
    }

    /// Takes an own event into account for undo.
    pub(crate) fn applied(&mut self, event: &Event) {
        self.seen = None;
        self.undo.apply(event);
    }

    /// The next candidate without a verdict after a place, then from the start.
    pub(crate) fn next_undecided(&self, after: u32) -> Option<u32> {
        let open = |(_, entry): &(usize, &Entry)| entry.verdict.is_none();
        let split = (after as usize + 1).min(self.entries.len());
        let (before, behind) = self.entries.split_at(split);
        let behind = behind.iter().enumerate().map(|(at, entry)| (at + split, entry));
        behind.chain(before.iter().enumerate()).find(open).map(|(at, _)| at as u32)
    }

    /// The first candidate without a verdict.
    pub(crate) fn first_undecided(&self) -> Option<u32> {
        self.entries.iter().position(|entry| entry.verdict.is_none()).map(|at| at as u32)
    }

    /// Everybody in the queue with their place in the publisher's list, in queue order.
    pub(crate) fn candidates(&self) -> impl Iterator<Item = (&CreatorId, u32)> {
        self.entries.iter().map(|entry| (&entry.id, entry.rank))
    }

    /// Everybody with an own verdict, and everybody without one, in queue order.
    pub(crate) fn by_verdict(&self) -> (Vec<&CreatorId>, Vec<(&CreatorId, u32)>) {
        let (decided, waiting): (Vec<_>, Vec<_>) = self.entries.iter().partition(|entry| entry.verdict.is_some());
        let waiting = waiting.into_iter().map(|entry| (&entry.id, entry.rank));
        (decided.into_iter().map(|entry| &entry.id).collect(), waiting.collect())
    }

    /// The place of a candidate in the publisher's list.
    pub(crate) fn rank(&self, creator: &CreatorId) -> Option<u32> {
        Some(self.entries.get(self.place(creator)? as usize)?.rank)
    }

    /// Puts the candidates of an order to the front; the others follow as they were drawn.
    pub(crate) fn arrange(&mut self, learned: Option<Learned>) {
        let place = |entry: &Entry| learned.as_ref().and_then(|learned| learned.place(&entry.id)).unwrap_or(u32::MAX);
        self.entries.sort_by_cached_key(|entry| (place(entry), entry.lot));
        self.places = (0..).zip(&self.entries).map(|(at, entry)| (entry.id.clone(), at)).collect();
        self.learned = learned;
        self.seen = None;
    }

    /// How a candidate came to its place, when the queue stands in a learned order.
    pub(crate) fn placement(&self, creator: &CreatorId) -> Option<Placement> {
        self.learned.as_ref()?.placement(creator)
    }

    /// The row of a place.
    pub(crate) fn row(&self, place: u32) -> Option<QueueRow> {
        let entry = self.entries.get(place as usize)?;
        Some(QueueRow {
            place,
            id: entry.id.to_string(),
            name: entry.name.clone(),
            handle: entry.handle.clone(),
            platform: entry.platform,
            market: entry.market,
            verdict: entry.verdict,
            unsent: entry.unsent,
            conflict: entry.conflict,
            differ: entry.differ,
            revision: entry.revision,
        })
    }

    /// Places that match a filter and a search, in queue order.
    pub(crate) fn matching<'a>(&'a self, filter: QueueFilter, search: &str) -> impl Iterator<Item = u32> + 'a {
        let wanted = search.trim().to_lowercase();
        let other = switched(&wanted);
        self.entries.iter().enumerate().filter_map(move |(place, entry)| {
            let passes = match filter {
                QueueFilter::All => true,
                QueueFilter::Undecided => entry.verdict.is_none(),
                QueueFilter::Accepted => entry.verdict == Some(Verdict::Accept),
                QueueFilter::OnHold => entry.verdict == Some(Verdict::Hold),
                QueueFilter::Rejected => entry.verdict == Some(Verdict::Reject),
                QueueFilter::MarketsDiffer => entry.differ == Some(Difference::Markets),
                QueueFilter::PeopleDiffer => entry.differ.is_some(),
            };
            let found = wanted.is_empty() || entry.searched.contains(&wanted) || entry.searched.contains(&other);
            (passes && found).then_some(place as u32)
        })
    }
}

impl Counts {
    /// One more verdict.
    pub(crate) fn add(&mut self, verdict: Verdict) {
        count(self, Some(verdict), u32::wrapping_add);
    }
}

fn count(counts: &mut Counts, verdict: Option<Verdict>, change: fn(u32, u32) -> u32) {
    let Some(verdict) = verdict else { return };
    let pile = match verdict {
        Verdict::Accept => &mut counts.accepted,
        Verdict::Hold => &mut counts.on_hold,
        Verdict::Reject => &mut counts.rejected,
    };
    *pile = change(*pile, 1);
    counts.decided = change(counts.decided, 1);
}

/// Where the AI is hidden, the order must not tell its ranks: within each pack the candidates are drawn by lot, the
/// same lot on every laptop. Where nothing is hidden the order is the publisher's.
fn in_queue_order(campaign: &Campaign, packs: &[u32], mut heads: Vec<CandidateHead>) -> Vec<CandidateHead> {
    let hides = campaign.touch == TouchLevel::TwoExperts || campaign.blind.first > 0 || campaign.blind.percent > 0;
    if hides {
        heads.sort_by_cached_key(|head| (pack_of(packs, head.rank), blind::draw(&campaign.id, &head.id), head.rank));
    }
    heads
}

/// First rank of each pack. A publisher is free in the sizes, so only the manifest tells.
fn first_ranks(packs: &[PackEntry]) -> Vec<u32> {
    let mut firsts: Vec<u32> = packs.iter().map(|pack| pack.first).collect();
    firsts.sort_unstable();
    firsts
}

/// The number of the pack a rank travels in, from 1; 0 before the first one.
fn pack_of(packs: &[u32], rank: u32) -> usize {
    packs.partition_point(|first| *first <= rank)
}

#[cfg(test)]
#[path = "desk_tests.rs"]
mod tests;
