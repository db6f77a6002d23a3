//! The weightings that were kept in a campaign, and the one in force.
//!
//! As every fold it looks at the set of events alone: their order and repetitions do not matter.

use crate::event::{Event, Fact};
use crate::hlc::Hlc;
use crate::ids::{EventId, PrincipalId};
use crate::score::Weighting;
use std::collections::BTreeMap;

/// A weighting somebody kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptWeighting {
    /// The event that kept it.
    pub event: EventId,
    /// Who.
    pub author: PrincipalId,
    /// When.
    pub hlc: Hlc,
    /// Weights, audience and reason.
    pub weighting: Weighting,
}

/// All weightings kept in a campaign.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Weightings {
    /// Oldest first. None is ever taken back: going back to the model's own weights is one more.
    pub kept: Vec<KeptWeighting>,
}

impl Weightings {
    /// Folds the events of a stream, in any order, with repetitions.
    #[must_use]
    pub fn fold<'a>(events: impl IntoIterator<Item = &'a Event>) -> Self {
        let kept = events.into_iter().filter_map(|event| match &event.fact {
            Fact::WeightingKept(weighting) => {
                let order = (event.hlc, &event.device, event.device_seq, &event.id);
                Some((order, (&event.author, weighting)))
            }
            _ => None,
        });
        // The order is total and names the event, so what is said twice is here once.
        let kept: BTreeMap<_, _> = kept.collect();
        let of = |((hlc, _, _, event), (author, weighting)): ((Hlc, _, _, &EventId), (&PrincipalId, &Weighting))| {
            KeptWeighting { event: event.clone(), author: author.clone(), hlc, weighting: weighting.clone() }
        };
        Self { kept: kept.into_iter().map(of).collect() }
    }

    /// The one in force: the latest. `None` when nobody kept one, or the latest goes back to the model's own.
    #[must_use]
    pub fn in_force(&self) -> Option<&KeptWeighting> {
        self.kept.last().filter(|kept| !kept.weighting.is_as_given())
    }
}

#[cfg(test)]
#[path = "weightings_tests.rs"]
mod tests;
