//! The order a person may ask for: what waits, by what they have decided so far.
//!
//! It is learned from the own verdicts alone that were given before the AI was seen. What is believed before the first
//! of them is what the same person's verdicts in other campaigns say, by the same rule; and before those nothing: every
//! feature starts at zero, not at the model's points, so the order says nothing of the AI.
//! It is learned when it is asked for, from all verdicts at once, and then stands still: a queue never changes under
//! somebody's hands. Utilities are whole numbers and the dice are those of the campaign, so that the same verdicts
//! give the same order on every computer.

use crate::app::{App, lock};
use crate::desk::Desk;
use crate::error::{Code, UiError};
use crate::scored::Scored;
use crate::session::Session;
use crate::view::order::OrderView;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::Arc;
use sverka_core::ids::{CreatorId, StreamId};
use sverka_core::model::{Dispute as Objected, Mode, Objection, Placement, Verdict};
use sverka_core::preference::ordinal::{Cuts, Dispute, FeaturePrior, Lesson, Preference, Prior};
use sverka_core::preference::queue::{Dice, Waiting, order};
use sverka_core::score::{Bins, FeatureName, Model};

/// An order is offered from so many verdicts on, and again after so many fresh ones.
const ENOUGH: usize = 8;
/// Verdicts learned from, the newest: the time to learn grows with their third power.
const MOST_LESSONS: usize = 400;
/// Other campaigns learned from, those last decided in, and verdicts of each.
const MOST_CAMPAIGNS: usize = 8;
const MOST_LESSONS_EACH: usize = 60;
/// Places that are ordered; who decides about more asks again, and has taught more by then.
const PLACES: usize = 500;
/// The first bin of known values.
const FIRST_KNOWN: usize = 2;
/// Between reject, hold and accept, in logits: as far apart as the thresholds of the score.
const CUTS: Cuts = Cuts { low: -0.3, high: 0.3 };
/// How far tastes are from zero, in logits².
const SPREAD: f64 = 0.5;

/// What one own verdict teaches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OwnLesson {
    verdict: Verdict,
    disputes: Vec<(u16, Dispute)>,
    /// When it was given, to prefer the newest.
    at: sverka_core::hlc::Hlc,
}

/// What one verdict of another campaign teaches: the bins of the candidate, as the model of this one reads them.
struct PastLesson {
    bins: Vec<u8>,
    verdict: Verdict,
    disputes: Vec<(u16, Dispute)>,
}

/// A learned order that a person asked for.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Learned {
    /// Verdicts it was learned from.
    verdicts: u32,
    /// Who stands at the front, and why there.
    placed: Vec<(CreatorId, Placement)>,
    #[serde(skip)]
    turns: HashMap<CreatorId, usize>,
}

impl PastLesson {
    fn lesson(&self) -> Lesson<'_> {
        Lesson { bins: &self.bins, verdict: self.verdict, mode: Mode::Unaided, disputes: &self.disputes }
    }
}

impl Learned {
    fn indexed(mut self) -> Self {
        self.turns = self.placed.iter().enumerate().map(|(turn, (creator, _))| (creator.clone(), turn)).collect();
        self
    }

    /// When it is the turn of a candidate at the front, from 0. Who is no longer on the list keeps theirs, so it is no
    /// place in the queue.
    pub(crate) fn turn(&self, creator: &CreatorId) -> Option<usize> {
        self.turns.get(creator).copied()
    }

    /// Why a candidate stands there.
    pub(crate) fn placement(&self, creator: &CreatorId) -> Option<Placement> {
        Some(self.placed.get(self.turn(creator)?)?.1)
    }
}

impl Session {
    /// Takes up the order that was asked for before.
    pub(crate) fn read_order(&self, desk: &mut Desk) -> Result<(), UiError> {
        let kept = self.store.cache_value(&key(&desk.stream))?;
        // One that cannot be read is asked for again.
        if let Some(learned) = kept.and_then(|json| serde_json::from_str::<Learned>(&json).ok()) {
            desk.arrange(Some(learned.indexed()));
        }
        Ok(())
    }

    fn keep_order(&self, desk: &Desk) -> Result<(), UiError> {
        let json = match &desk.learned {
            Some(learned) => serde_json::to_string(learned).map_err(|_| UiError::new(Code::Storage))?,
            None => String::new(),
        };
        Ok(self.store.put_cache_value(&key(&desk.stream), &json)?)
    }

    /// Reads what the own verdicts teach, as far as it was not read before.
    fn read_lessons(&self, desk: &mut Desk) -> Result<(), UiError> {
        let me = self.me()?;
        let unread: Vec<CreatorId> =
            desk.by_verdict().0.into_iter().filter(|creator| !desk.lessons.contains_key(*creator)).cloned().collect();
        for creator in unread {
            let (dossier, _) = self.fold(desk, &creator)?;
            let head = dossier.opinions.get(&me).and_then(|own| own.heads.first());
            let given = head.and_then(|head| Some((head.hlc, head.review.as_ref()?)));
            let mine = dossier.disputes.iter().filter(|said| said.author == me);
            let disputes = mine.filter_map(|said| Some((feature(&said.dispute.feature)?, taught_by(&said.dispute)?)));
            let lesson = given.filter(|(_, review)| review.mode == Mode::Unaided).map(|(at, review)| OwnLesson {
                verdict: review.verdict,
                disputes: disputes.collect(),
                at,
            });
            desk.lessons.insert(creator, lesson);
        }
        Ok(())
    }

    /// What the own verdicts of other campaigns teach. No other desk may be held: it waits for each in turn.
    fn past_lessons(&self, here: &StreamId, model: &Model) -> Result<Vec<Vec<PastLesson>>, UiError> {
        let mut others = Vec::new();
        for row in self.store.streams()?.into_iter().filter(|row| row.id != *here) {
            if let Some(last) = self.store.own_events(&row.id)?.iter().map(|event| event.hlc).max() {
                others.push((last, row.id));
            }
        }
        others.sort_unstable_by(|one, other| other.cmp(one));
        let mut campaigns = Vec::new();
        for (_, stream) in others.into_iter().take(MOST_CAMPAIGNS) {
            let Some(desk) = stream.campaign().and_then(|campaign| self.desk_of(&campaign).ok()) else { continue };
            let mut desk = lock(&desk);
            if desk.from_memory {
                continue;
            }
            self.read_lessons(&mut desk)?;
            let mut taught = newest(&desk, MOST_LESSONS_EACH);
            // In the order of the packs, so that each is unpacked once.
            taught.sort_unstable_by_key(|(creator, _)| desk.rank(creator));
            let lessons = taught.iter().filter_map(|(creator, lesson)| {
                // A record that cannot be read, or has not arrived, teaches nothing.
                let record = self.records.read(&self.store, &desk, creator).ok()?;
                let mut bins = Bins::of(model);
                bins.push(model, Some(&record.candidate.creator), &desk.campaign);
                let bins = bins.of_candidate(0).map(|(_, bin)| bin).collect();
                Some(PastLesson { bins, verdict: lesson.verdict, disputes: lesson.disputes.clone() })
            });
            campaigns.push(lessons.collect());
        }
        Ok(campaigns)
    }
}

impl App {
    /// Whether the queue stands in a learned order, and whether one is offered.
    ///
    /// # Errors
    /// [`Code::NotFound`] when the campaign is not on this laptop.
    pub fn queue_order(&self, campaign: &str) -> Result<OrderView, UiError> {
        let session = self.session()?;
        let desk = session.desk(campaign)?;
        let mut desk = lock(&desk);
        session.read_lessons(&mut desk)?;
        Ok(view(&desk))
    }

    /// Orders what waits by the own verdicts so far, or goes back to the order in which the queue was drawn.
    ///
    /// # Errors
    /// [`Code::NotFound`] when the campaign is not on this laptop, or nobody has been read or decided about yet.
    pub fn order_queue(&self, campaign: &str, learned: bool) -> Result<OrderView, UiError> {
        let session = self.session()?;
        let desk = session.desk(campaign)?;
        let (stream, model) = {
            let desk = lock(&desk);
            (desk.stream.clone(), Arc::clone(&desk.given))
        };
        let past = if learned { session.past_lessons(&stream, &model)? } else { Vec::new() };
        let mut desk = lock(&desk);
        // When another model came meanwhile, what was read of the past has the bins of the one before.
        let past = if Arc::ptr_eq(&model, &desk.given) { past } else { Vec::new() };
        session.read_lessons(&mut desk)?;
        let learned = if learned { Some(learn(&desk.given, &*session.scored(&desk)?, &desk, &past)?) } else { None };
        desk.arrange(learned);
        session.keep_order(&desk)?;
        Ok(view(&desk))
    }
}

fn view(desk: &Desk) -> OrderView {
    let verdicts = desk.lessons.values().flatten().count();
    let before = desk.learned.as_ref().map_or(0, |learned| learned.verdicts as usize);
    let waiting = desk.counts().total - desk.counts().decided;
    let fresh = verdicts.saturating_sub(before);
    OrderView {
        learned: desk.learned.is_some(),
        verdicts: verdicts as u32,
        fresh: fresh as u32,
        waiting,
        offered: fresh >= ENOUGH && waiting > 1,
    }
}

/// Newest first. The sums of a fit depend on the order of its terms in their last digits.
fn newest(desk: &Desk, most: usize) -> Vec<(&CreatorId, &OwnLesson)> {
    let mut taught: Vec<(&CreatorId, &OwnLesson)> =
        desk.lessons.iter().filter_map(|(creator, lesson)| Some((creator, lesson.as_ref()?))).collect();
    taught.sort_by_key(|(creator, lesson)| (std::cmp::Reverse(lesson.at), *creator));
    taught.truncate(most);
    taught
}

fn learn(model: &Model, scored: &Scored, desk: &Desk, past: &[Vec<PastLesson>]) -> Result<Learned, UiError> {
    let taught = newest(desk, MOST_LESSONS);
    let verdicts = desk.lessons.values().flatten().count() as u32;
    let known = scored.bins_of(taught.iter().map(|(creator, _)| desk.rank(creator)));
    let lessons = taught.iter().zip(&known).filter_map(|((_, lesson), bins)| {
        let (bins, disputes) = (bins.as_deref()?, lesson.disputes.as_slice());
        Some(Lesson { bins, verdict: lesson.verdict, mode: Mode::Unaided, disputes })
    });
    let lessons: Vec<Lesson<'_>> = lessons.collect();
    if lessons.is_empty() {
        return Err(Code::NotFound.into());
    }
    let unusable = |error: &dyn std::fmt::Display| {
        tracing::error!(%error, "no order can be learned");
        UiError::new(Code::BadRecord)
    };
    let past: Vec<Vec<Lesson<'_>>> =
        past.iter().map(|campaign| campaign.iter().map(PastLesson::lesson).collect()).collect();
    let prior = nothing_believed(model).after(&past).map_err(|error| unusable(&error))?;
    let mut taste = Preference::new(prior).map_err(|error| unusable(&error))?;
    taste.fit(&lessons).map_err(|error| unusable(&error))?;
    let waits = desk.by_verdict().1;
    let mut waiting = Vec::new();
    for ((creator, _), bins) in waits.iter().zip(scored.bins_of(waits.iter().map(|(_, rank)| Some(*rank)))) {
        // Who was not read yet follows in the order of the lot.
        let Some(bins) = bins else { continue };
        let expected = taste.expect(&bins).map_err(|error| unusable(&error))?;
        waiting.push(Waiting { id: creator.as_str(), mean: expected.mean, variance: expected.variance });
    }
    let dice = Dice::new(desk.campaign.id.as_str(), &model.version);
    let placed = order(&dice, &waiting, desk.counts().decided.into(), None, PLACES, |_, _| false);
    let placed = placed.into_iter().filter_map(|shown| {
        let creator = CreatorId::new(waiting[shown.candidate].id).ok()?;
        let millionths = (shown.propensity * 1e6).round().max(1.0) as u32;
        Some((creator, Placement { slice: shown.slice, millionths }))
    });
    Ok(Learned { verdicts, placed: placed.collect(), turns: HashMap::new() }.indexed())
}

/// The prior of an order that must not tell of the AI: the bins of the model, and none of its points. Each feature is
/// a group of its own, so that an objection moves that feature alone.
fn nothing_believed(model: &Model) -> Prior {
    let features = (0u16..).zip(FeatureName::ALL).filter_map(|(group, name)| {
        let bins = model.feature(name)?.points.len() + FIRST_KNOWN;
        Some(FeaturePrior { group, means: vec![0.0; bins], variance: SPREAD, first_known: FIRST_KNOWN })
    });
    Prior { base: 0.0, base_variance: 1.0, cuts: CUTS, features: features.collect() }
}

fn feature(name: &str) -> Option<u16> {
    (0u16..).zip(FeatureName::ALL).find(|(_, feature)| feature.as_str() == name).map(|(at, _)| at)
}

/// An objection to the evidence says nothing about taste. Whoever says that points are the wrong way round says of this
/// evidence what they think of it themselves, whatever the model thinks.
fn taught_by(said: &Objected) -> Option<Dispute> {
    match said.objection {
        Objection::NotRelevant => Some(Dispute::Irrelevant),
        Objection::OtherWay if said.points > 0 => Some(Dispute::Against),
        Objection::OtherWay if said.points < 0 => Some(Dispute::For),
        Objection::OtherWay | Objection::NotTrue | Objection::Outdated => None,
    }
}

fn key(stream: &StreamId) -> String {
    format!("order {stream}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_believed_before_the_first_verdict_does_not_depend_on_the_models_points() {
        let model: Model = serde_json::from_slice(crate::model::SHIPPED).unwrap();
        let mut other = model.clone();
        for feature in &mut other.features {
            feature.points.iter_mut().for_each(|points| *points = -*points);
            (feature.missing, feature.withheld) = (200, -200);
        }
        other.base = 900;
        assert_ne!(model, other);
        assert_eq!(nothing_believed(&model), nothing_believed(&other));
        assert!(nothing_believed(&model).features.iter().all(|feature| feature.means.iter().all(|mean| *mean == 0.0)));
    }

    #[test]
    fn only_an_objection_to_relevance_or_direction_speaks_of_taste() {
        let said = |objection, points| {
            let (feature, text, model) = ("price".to_owned(), String::new(), "m 1".to_owned());
            taught_by(&Objected { feature, objection, text, points, model })
        };
        for points in [-90, 0, 90] {
            assert_eq!(said(Objection::NotTrue, points), None);
            assert_eq!(said(Objection::Outdated, points), None);
            assert_eq!(said(Objection::NotRelevant, points), Some(Dispute::Irrelevant));
        }
        assert_eq!(said(Objection::OtherWay, 90), Some(Dispute::Against), "it was counted for, and speaks against");
        assert_eq!(said(Objection::OtherWay, -90), Some(Dispute::For));
        assert_eq!(said(Objection::OtherWay, 0), None, "nothing was counted");
    }
}
