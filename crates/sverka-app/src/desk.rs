//! One campaign on the desk: its queue in memory, the verdicts in it, and what can be undone.

use crate::error::{Code, UiError};
use crate::learning::{Learned, OwnLesson};
use crate::memory;
use crate::search::{Searched, Wanted};
use crate::view::{Counts, Difference, QueueFilter, QueueRow};
use crate::what_if::InForce;
use std::collections::HashMap;
use std::sync::Arc;
use sverka_core::blind;
use sverka_core::event::{Event, Fact, Refs};
use sverka_core::ids::{CreatorId, StreamId};
use sverka_core::model::{Campaign, Market, Placement, Platform, Verdict};
use sverka_core::numbers::{ByPlace, Lot, PackIndex, Place, Rank, Revision, ShortlistVersion};
use sverka_core::score::Model;
use sverka_core::terms::KeptTerm;
use sverka_core::undo::UndoStack;
use sverka_protocol::{Manifest, PackEntry};
use sverka_store::{CandidateHead, Mark, NewFact, Store};

/// A candidate in the queue.
struct Entry {
    id: CreatorId,
    lot: Lot,
    /// It never reaches the window while the AI is hidden.
    rank: Rank,
    name: String,
    handle: String,
    platform: Platform,
    market: Market,
    /// Name and handle as a search looks for them.
    searched: Searched,
    verdict: Option<Verdict>,
    unsent: bool,
    conflict: bool,
    /// Where people differ, as far as this person was shown what the others hold.
    differ: Option<Difference>,
    revision: Revision,
}

/// One campaign on the desk.
pub(crate) struct Desk {
    /// True when the shortlist is not here any more: only whom the person wrote about is on the desk, by name.
    pub(crate) from_memory: bool,
    pub(crate) stream: StreamId,
    pub(crate) campaign: Campaign,
    /// Version of the shortlist on the desk. A newer one is taken up when the campaign is opened again: a queue
    /// never changes under somebody's hands.
    pub(crate) version: ShortlistVersion,
    pub(crate) expected: u32,
    entries: Vec<Entry>,
    places: HashMap<CreatorId, Place>,
    /// As the manifest says.
    pub(crate) packs: Vec<PackEntry>,
    /// The first rank that is not yet in the queue; ranks come in whole packs, in order.
    next_rank: Rank,
    counts: Counts,
    /// Revision of the row that changed last.
    pub(crate) revision: Revision,
    pub(crate) undo: UndoStack,
    /// The model that scores this campaign, as the hub or the program gives it.
    pub(crate) given: Arc<Model>,
    /// Weights and audience that somebody kept, if they are not the model's own.
    pub(crate) in_force: Option<InForce>,
    /// The phrases that experts of the campaign hold to mean the same; they follow the plan's own in its glossary.
    pub(crate) terms: Vec<KeptTerm>,
    /// For whom the AI's view is before this person's eyes; `None` until somebody asks again.
    pub(crate) seen: Option<Arc<ByPlace<bool>>>,
    /// The order this person asked for, learned from their own verdicts.
    pub(crate) learned: Option<Learned>,
    /// What the own verdicts teach, as far as it was read.
    pub(crate) lessons: HashMap<CreatorId, Option<OwnLesson>>,
    /// How many facts about forecasts and results were here when they were counted last.
    pub(crate) forecast_facts: usize,
}

impl Desk {
    /// Puts a campaign on the desk. Its rows begin with a revision, which is newer than those of the desk before.
    pub(crate) fn open(
        store: &Store,
        stream: &StreamId,
        given: Arc<Model>,
        revision: Revision,
    ) -> Result<Self, UiError> {
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
            next_rank: Rank::default(),
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
    fn from_memory(store: &Store, stream: &StreamId, given: Arc<Model>, revision: Revision) -> Result<Self, UiError> {
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
            version: ShortlistVersion::default(),
            expected: heads.len() as u32,
            entries: Vec::new(),
            places: HashMap::new(),
            packs: Vec::new(),
            next_rank: Rank::default(),
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
        self.next_rank = fresh.iter().map(|head| head.rank.next()).max().unwrap_or(self.next_rank);
        self.add(in_queue_order(&self.campaign, &first_ranks(&self.packs), fresh));
        self.seen = None;
        Ok(())
    }

    fn add(&mut self, ordered: Vec<CandidateHead>) {
        self.entries.reserve(ordered.len());
        for head in ordered {
            self.places.insert(head.id.clone(), Place::at(self.entries.len()));
            self.counts.total += 1;
            self.entries.push(Entry {
                searched: Searched::of(&head.name, &head.handle),
                id: head.id,
                lot: Lot::at(self.entries.len()),
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
    pub(crate) fn place(&self, creator: &CreatorId) -> Option<Place> {
        self.places.get(creator).copied()
    }

    /// True when the AI stays hidden for this candidate until the own verdict.
    pub(crate) fn is_blind(&self, creator: &CreatorId) -> bool {
        // Without the shortlist nobody knows the place any more; hiding is what can do no harm.
        if self.from_memory {
            return true;
        }
        let entry = self.entry(creator);
        let lot = entry.map_or(Lot::default(), |entry| entry.lot);
        blind::is_blind(self.campaign.blind, self.campaign.touch, &self.campaign.id, creator, lot)
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
        let Some(entry) = self.entries.get_mut(place.index()) else { return };
        let shown = (entry.verdict, entry.unsent, entry.conflict, entry.differ);
        if shown == (mark.verdict, mark.unsent, mark.conflict, differ) {
            return;
        }
        count(&mut self.counts, entry.verdict, u32::wrapping_sub);
        entry.verdict = mark.verdict;
        entry.unsent = mark.unsent;
        entry.conflict = mark.conflict;
        entry.differ = differ;
        self.revision = self.revision.next();
        entry.revision = self.revision;
        count(&mut self.counts, entry.verdict, u32::wrapping_add);
    }

    /// True when the row of a candidate tells that people differ.
    pub(crate) fn tells_difference(&self, creator: &CreatorId) -> bool {
        let entry = self.place(creator).and_then(|place| self.entries.get(place.index()));
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
    pub(crate) fn next_undecided(&self, after: Place) -> Option<Place> {
        let open = |(_, entry): &(usize, &Entry)| entry.verdict.is_none();
        let split = after.next().index().min(self.entries.len());
        let (before, behind) = self.entries.split_at(split);
        let behind = behind.iter().enumerate().map(|(at, entry)| (at + split, entry));
        behind.chain(before.iter().enumerate()).find(open).map(|(at, _)| Place::at(at))
    }

    /// The first candidate without a verdict.
    pub(crate) fn first_undecided(&self) -> Option<Place> {
        self.entries.iter().position(|entry| entry.verdict.is_none()).map(Place::at)
    }

    /// Everybody in the queue, in its order.
    pub(crate) fn candidates(&self) -> impl Iterator<Item = (&CreatorId, Rank)> {
        self.entries.iter().map(|entry| (&entry.id, entry.rank))
    }

    /// Everybody with an own verdict, and everybody without one, in queue order.
    pub(crate) fn by_verdict(&self) -> (Vec<&CreatorId>, Vec<(&CreatorId, Rank)>) {
        let (decided, waiting): (Vec<_>, Vec<_>) = self.entries.iter().partition(|entry| entry.verdict.is_some());
        let waiting = waiting.into_iter().map(|entry| (&entry.id, entry.rank));
        (decided.into_iter().map(|entry| &entry.id).collect(), waiting.collect())
    }

    /// The place of a candidate in the publisher's list.
    pub(crate) fn rank(&self, creator: &CreatorId) -> Option<Rank> {
        Some(self.entry(creator)?.rank)
    }

    fn entry(&self, creator: &CreatorId) -> Option<&Entry> {
        self.entries.get(self.place(creator)?.index())
    }

    /// Everybody in the queue as it was drawn.
    pub(crate) fn drawn(&self) -> impl Iterator<Item = (Lot, &CreatorId)> {
        self.entries.iter().map(|entry| (entry.lot, &entry.id))
    }

    /// Puts the candidates of an order to the front; the others follow as they were drawn.
    pub(crate) fn arrange(&mut self, learned: Option<Learned>) {
        let turn = |entry: &Entry| learned.as_ref().and_then(|learned| learned.turn(&entry.id)).unwrap_or(usize::MAX);
        self.entries.sort_by_cached_key(|entry| (turn(entry), entry.lot));
        self.places = (0..).map(Place::new).zip(&self.entries).map(|(at, entry)| (entry.id.clone(), at)).collect();
        self.learned = learned;
        self.seen = None;
    }

    /// How a candidate came to its place, when the queue stands in a learned order.
    pub(crate) fn placement(&self, creator: &CreatorId) -> Option<Placement> {
        self.learned.as_ref()?.placement(creator)
    }

    /// The row of a place.
    pub(crate) fn row(&self, place: Place) -> Option<QueueRow> {
        let entry = self.entries.get(place.index())?;
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
    pub(crate) fn matching<'a>(&'a self, filter: QueueFilter, search: &str) -> impl Iterator<Item = Place> + 'a {
        let wanted = Wanted::of(search);
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
            (passes && wanted.is_in(&entry.searched)).then_some(Place::at(place))
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

/// In the order of the queue as it is drawn.
fn in_queue_order(campaign: &Campaign, packs: &[Rank], mut heads: Vec<CandidateHead>) -> Vec<CandidateHead> {
    blind::draw_lots(campaign, &mut heads, |head| (pack_of(packs, head.rank), head.rank, &head.id));
    heads
}

/// First rank of each pack. A publisher is free in the sizes, so only the manifest tells.
fn first_ranks(packs: &[PackEntry]) -> Vec<Rank> {
    let mut firsts: Vec<Rank> = packs.iter().map(|pack| pack.first).collect();
    firsts.sort_unstable();
    firsts
}

/// The pack a rank travels in.
fn pack_of(packs: &[Rank], rank: Rank) -> PackIndex {
    PackIndex::at(packs.partition_point(|first| *first <= rank).saturating_sub(1))
}

#[cfg(test)]
#[path = "desk_tests.rs"]
mod tests;
