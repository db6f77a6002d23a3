//! Challenges to the forecasts of a campaign and the versions of its model, as people made them.
//!
//! As every fold it looks at the set of events alone: their order and repetitions do not matter.

use crate::event::{Event, Fact};
use crate::hlc::Hlc;
use crate::ids::{EventId, PrincipalId};
use crate::model::challenge::{Challenge, ForecastVersion};
use crate::numbers::ShortlistVersion;
use std::collections::{BTreeMap, HashMap, HashSet};

/// A challenge somebody raised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RaisedChallenge {
    /// The event that raised it.
    pub event: EventId,
    /// Who.
    pub author: PrincipalId,
    /// When.
    pub hlc: Hlc,
    /// What they hold.
    pub challenge: Challenge,
    /// True when the author took it back.
    pub withdrawn: bool,
    /// Who declined it last, and why.
    pub declined: Option<(PrincipalId, String)>,
}

/// A version somebody took into use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptVersion {
    /// The event that did.
    pub event: EventId,
    /// Who.
    pub author: PrincipalId,
    /// When.
    pub hlc: Hlc,
    /// Version of the shortlist that was there.
    pub shortlist: Option<ShortlistVersion>,
    /// What it rests on.
    pub version: ForecastVersion,
}

/// Everything people decided about the forecasts of a campaign.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ForecastLog {
    /// Oldest first, those taken back among them.
    pub challenges: Vec<RaisedChallenge>,
    /// Oldest first. The version before the first one rests on the shortlist alone.
    pub versions: Vec<KeptVersion>,
}

impl ForecastLog {
    /// Folds the events of a stream, in any order, with repetitions.
    #[must_use]
    pub fn fold<'a>(events: impl IntoIterator<Item = &'a Event>) -> Self {
        // The order is total and names the event, so what is said twice is here once.
        let events: BTreeMap<_, &Event> = events
            .into_iter()
            .filter(|event| is_meant(&event.fact))
            .map(|event| ((event.hlc, &event.device, event.device_seq, &event.id), event))
            .collect();
        let mut log = Self::default();
        let mut withdrawn: HashSet<(&PrincipalId, &EventId)> = HashSet::new();
        let mut declined: HashMap<&EventId, (PrincipalId, String)> = HashMap::new();
        for event in events.values() {
            match &event.fact {
                Fact::ForecastChallenged(challenge) if challenge.is_sound() => log.challenges.push(RaisedChallenge {
                    event: event.id.clone(),
                    author: event.author.clone(),
                    hlc: event.hlc,
                    challenge: challenge.clone(),
                    withdrawn: false,
                    declined: None,
                }),
                Fact::ChallengeWithdrawn { target } => _ = withdrawn.insert((&event.author, target)),
                Fact::ChallengeDeclined { target, text } => {
                    declined.insert(target, (event.author.clone(), text.clone()));
                }
                Fact::ForecastVersionKept(version) if version.is_sound() => log.versions.push(KeptVersion {
                    event: event.id.clone(),
                    author: event.author.clone(),
                    hlc: event.hlc,
                    shortlist: event.refs.shortlist_version,
                    version: version.clone(),
                }),
                _ => {}
            }
        }
        for raised in &mut log.challenges {
            raised.withdrawn = withdrawn.contains(&(&raised.author, &raised.event));
            raised.declined = declined.remove(&raised.event);
        }
        log
    }

    /// What forecasts rest on now: the latest version; the shortlist alone before there was one.
    #[must_use]
    pub fn in_force(&self) -> ForecastVersion {
        self.versions.last().map(|kept| kept.version.clone()).unwrap_or_default()
    }

    /// The challenges that a version applies, each with the per cents that are in force. One that has not arrived yet moves
    /// nothing.
    pub fn applied<'a>(&'a self, version: &'a ForecastVersion) -> impl Iterator<Item = (&'a RaisedChallenge, i32)> {
        version.corrections.iter().filter_map(|correction| {
            let raised = self.challenges.iter().find(|raised| raised.event == correction.challenge)?;
            Some((raised, correction.percent))
        })
    }
}

fn is_meant(fact: &Fact) -> bool {
    matches!(
        fact,
        Fact::ForecastChallenged(_)
            | Fact::ChallengeWithdrawn { .. }
            | Fact::ChallengeDeclined { .. }
            | Fact::ForecastVersionKept(_)
    )
}

#[cfg(test)]
#[path = "forecast_log_tests.rs"]
mod tests;
