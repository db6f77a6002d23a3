//! What a set of events amounts to, candidate by candidate.
//!
//! The fold looks at the set alone: the order in which events arrive does not matter, a repeated event changes
//! nothing, and two laptops that hold the same events therefore show the same.

use crate::event::{Event, Fact};
use crate::hlc::Hlc;
use crate::ids::{DeviceId, EventId, PrincipalId};
use crate::model::forecast::OwnForecast;
use crate::model::{Annotation, Dispute, Review};
use crate::numbers::DeviceSeq;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// One standing statement of an expert.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The event that made it.
    pub event: EventId,
    /// On which laptop.
    pub device: DeviceId,
    /// When.
    pub hlc: Hlc,
    /// The statement; `None` when the expert cleared it.
    pub review: Option<Review>,
}

/// What one expert holds about a candidate.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Opinion {
    /// Statements that no later one replaces, the latest first. More than one is a version conflict: the same person
    /// decided on two computers, each without knowing of the other.
    pub heads: Vec<Head>,
    /// True once the AI's view reached this person's eyes.
    pub saw_ai: bool,
    /// True once this person recorded a verdict before seeing the AI's view, even if it was undone.
    pub decided_unaided: bool,
}

impl Opinion {
    /// The statement that is shown: the latest.
    #[must_use]
    pub fn review(&self) -> Option<&Review> {
        self.heads.first()?.review.as_ref()
    }

    /// True when the person must choose between two of their own statements.
    #[must_use]
    pub fn in_conflict(&self) -> bool {
        self.heads.windows(2).any(|pair| pair[0].review != pair[1].review)
    }
}

/// An annotation that stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PinnedAnnotation {
    /// The event that added it.
    pub event: EventId,
    /// Who.
    pub author: PrincipalId,
    /// When.
    pub hlc: Hlc,
    /// What.
    pub annotation: Annotation,
}

/// An objection to a part of the score that stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandingDispute {
    /// The event that made it.
    pub event: EventId,
    /// Who.
    pub author: PrincipalId,
    /// When.
    pub hlc: Hlc,
    /// What.
    pub dispute: Dispute,
}

/// An expert's number that stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandingForecast {
    /// The event that made it.
    pub event: EventId,
    /// Who.
    pub author: PrincipalId,
    /// When.
    pub hlc: Hlc,
    /// What.
    pub forecast: OwnForecast,
    /// True when it was in the log before the AI's view was shown to this person: their own, provably.
    pub sealed: bool,
}

/// Everything people hold about one candidate.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Dossier {
    /// By person.
    pub opinions: BTreeMap<PrincipalId, Opinion>,
    /// Notes, oldest first.
    pub annotations: Vec<PinnedAnnotation>,
    /// Objections, oldest first; of one person to one feature the latest only.
    pub disputes: Vec<StandingDispute>,
    /// Own numbers, oldest first: of one person about one outcome the latest, and the last one that was sealed.
    pub forecasts: Vec<StandingForecast>,
}

impl Dossier {
    /// Folds the events of one candidate, in any order, with repetitions.
    #[must_use]
    pub fn fold<'a>(events: impl IntoIterator<Item = &'a Event>) -> Self {
        let mut seen = HashSet::new();
        let mut events: Vec<&Event> = events.into_iter().filter(|event| seen.insert(&event.id)).collect();
        events.sort_by(|a, b| order_of(a).cmp(&order_of(b)));

        let undone = undone(&events);
        let counts = |event: &&&Event| !undone.contains(&event.id);
        let removed: HashSet<(&PrincipalId, &EventId)> = events
            .iter()
            .filter(counts)
            .filter_map(|event| match &event.fact {
                Fact::AnnotationRemoved { target } | Fact::DisputeWithdrawn { target } => Some((&event.author, target)),
                _ => None,
            })
            .collect();
        let replaced: HashSet<(&PrincipalId, &EventId)> = events
            .iter()
            .filter(counts)
            .filter(|event| replaces(&event.fact))
            .flat_map(|event| event.supersedes.iter().map(|earlier| (&event.author, earlier)))
            .collect();

        let mut dossier = Self::default();
        for event in &events {
            let active = !undone.contains(&event.id);
            match &event.fact {
                Fact::ReviewRecorded(review) => {
                    let opinion = dossier.opinion(&event.author);
                    opinion.decided_unaided |= !opinion.saw_ai;
                    if active && !replaced.contains(&(&event.author, &event.id)) {
                        opinion.heads.push(head(event, Some(review.clone())));
                    }
                }
                Fact::ReviewCleared {} => {
                    if active && !replaced.contains(&(&event.author, &event.id)) {
                        dossier.opinion(&event.author).heads.push(head(event, None));
                    }
                }
                Fact::AnnotationAdded(annotation) => {
                    if active && !removed.contains(&(&event.author, &event.id)) {
                        dossier.annotations.push(PinnedAnnotation {
                            event: event.id.clone(),
                            author: event.author.clone(),
                            hlc: event.hlc,
                            annotation: annotation.clone(),
                        });
                    }
                }
                Fact::AiRevealed { .. } => dossier.opinion(&event.author).saw_ai = true,
                Fact::ReasonDisputed(dispute) => {
                    // Whoever objects to a part has seen it.
                    dossier.opinion(&event.author).saw_ai = true;
                    let key = (&event.author, &event.id);
                    if active && !removed.contains(&key) && !replaced.contains(&key) {
                        dossier.object(event, dispute);
                    }
                }
                Fact::ForecastStated(forecast) => {
                    if active && forecast.is_sound() {
                        dossier.state(event, forecast);
                    }
                }
                Fact::AnnotationRemoved { .. }
                | Fact::DisputeWithdrawn { .. }
                | Fact::WeightingKept(_)
                | Fact::GlossaryKept(_)
                | Fact::ResultsRecorded(_)
                | Fact::ResultsWithdrawn { .. }
                | Fact::ForecastChallenged(_)
                | Fact::ChallengeWithdrawn { .. }
                | Fact::ChallengeDeclined { .. }
                | Fact::ForecastVersionKept(_)
                | Fact::Undone { .. }
                | Fact::Redone { .. } => {}
            }
        }
        for opinion in dossier.opinions.values_mut() {
            opinion.heads.reverse();
        }
        dossier
    }

    fn opinion(&mut self, author: &PrincipalId) -> &mut Opinion {
        self.opinions.entry(author.clone()).or_default()
    }

    fn state(&mut self, event: &Event, forecast: &OwnForecast) {
        let sealed = !self.opinions.get(&event.author).is_some_and(|opinion| opinion.saw_ai);
        self.forecasts.retain(|said| {
            said.author != event.author || !said.forecast.is_about(forecast) || (said.sealed && !sealed)
        });
        self.forecasts.push(StandingForecast {
            event: event.id.clone(),
            author: event.author.clone(),
            hlc: event.hlc,
            forecast: forecast.clone(),
            sealed,
        });
    }

    fn object(&mut self, event: &Event, dispute: &Dispute) {
        self.disputes.retain(|said| said.author != event.author || said.dispute.feature != dispute.feature);
        self.disputes.push(StandingDispute {
            event: event.id.clone(),
            author: event.author.clone(),
            hlc: event.hlc,
            dispute: dispute.clone(),
        });
    }
}

/// A total order that every laptop computes alike.
fn order_of(event: &Event) -> (Hlc, &DeviceId, DeviceSeq, &EventId) {
    (event.hlc, &event.device, event.device_seq, &event.id)
}

/// True for facts that may take the place of earlier ones of the same person.
fn replaces(fact: &Fact) -> bool {
    matches!(fact, Fact::ReviewRecorded(_) | Fact::ReviewCleared {} | Fact::ReasonDisputed(_))
}

fn head(event: &Event, review: Option<Review>) -> Head {
    Head { event: event.id.clone(), device: event.device.clone(), hlc: event.hlc, review }
}

/// Events whose latest switch by their own author is an undo. `events` are in order.
fn undone(events: &[&Event]) -> BTreeSet<EventId> {
    let authors: HashMap<&EventId, &PrincipalId> = events.iter().map(|event| (&event.id, &event.author)).collect();
    let mut undone = BTreeSet::new();
    for event in events {
        let own = |target: &EventId| authors.get(target) == Some(&&event.author);
        match &event.fact {
            Fact::Undone { target } if own(target) => {
                undone.insert(target.clone());
            }
            Fact::Redone { target } if own(target) => {
                undone.remove(target);
            }
            _ => {}
        }
    }
    undone
}

#[cfg(test)]
#[path = "fold_tests.rs"]
mod tests;
