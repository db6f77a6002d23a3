//! What a model rests on: which results it learns from, and which corrections are applied.

use super::learnt::Applied;
use crate::desk::Desk;
use crate::error::UiError;
use crate::session::Session;
use std::collections::{BTreeSet, HashMap, HashSet};
use sverka_core::event::{Event, Fact};
use sverka_core::forecast_log::ForecastLog;
use sverka_core::ids::{EventId, StreamId};
use sverka_core::model::challenge::{ForecastVersion, StepName};
use sverka_core::model::outcome::PostResult;
use sverka_core::numbers::ShortlistVersion;
use sverka_core::outcomes::{self, KeptResults};

/// Which model is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Basis {
    /// The version that a strategist took into use.
    InForce,
    /// The posts of the shortlist alone: what was known before there was any result.
    BeforeResults,
    /// Every result that counts, with the corrections in force: what a strategist is offered.
    Offered,
}

/// What a model is learnt from; another one when any of it changes.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Input {
    pub(super) version: ShortlistVersion,
    /// Candidates that are here.
    pub(super) usable: u32,
    pub(super) results: Vec<PostResult>,
    /// Of the results, those whose views the version in force has not learnt.
    pub(super) fresh: Vec<PostResult>,
    pub(super) corrections: Vec<Applied>,
}

impl Input {
    /// True when it is what was known of the same list before there was any result.
    pub(super) fn is_before_results_of(&self, other: &Self) -> bool {
        let same_list = (self.version, self.usable) == (other.version, other.usable);
        same_list && self.results.is_empty() && self.corrections.is_empty()
    }
}

impl Session {
    /// What people decided about the forecasts of a campaign, and the results that came to it. A decision that the hub
    /// refused is left out: nobody else has it.
    pub(crate) fn forecast_facts(&self, stream: &StreamId) -> Result<(ForecastLog, Vec<KeptResults>), UiError> {
        let refused: HashSet<EventId> =
            self.store.outbox_rejected()?.into_iter().map(|rejected| rejected.event).collect();
        let events = self.store.events_of_stream(stream)?.known;
        let log = ForecastLog::fold(events.iter().filter(|event| !refused.contains(&event.id)));
        Ok((log, outcomes::fold(&events)))
    }

    /// True when facts that forecasts rest on arrived since this was asked last.
    pub(crate) fn forecasts_changed(&self, desk: &mut Desk) -> Result<bool, UiError> {
        let rests = |event: &&Event| {
            matches!(
                event.fact,
                Fact::ResultsRecorded(_)
                    | Fact::ResultsWithdrawn { .. }
                    | Fact::ForecastChallenged(_)
                    | Fact::ChallengeWithdrawn { .. }
                    | Fact::ChallengeDeclined { .. }
                    | Fact::ForecastVersionKept(_)
            )
        };
        let count = self.store.events_of_stream(&desk.stream)?.known.iter().filter(rests).count();
        Ok(std::mem::replace(&mut desk.forecast_facts, count) != count)
    }

    pub(super) fn input(&self, desk: &Desk, basis: Basis) -> Result<Input, UiError> {
        let (log, kept) = match basis {
            Basis::BeforeResults => (ForecastLog::default(), Vec::new()),
            Basis::InForce | Basis::Offered => self.forecast_facts(&desk.stream)?,
        };
        let version = log.in_force();
        let before = of_version(&kept, &version);
        let results = if basis == Basis::Offered { outcomes::in_force(&kept) } else { before.clone() };
        let learnt: HashMap<_, _> = before.iter().map(|it| ((&it.creator, &it.post), *it)).collect();
        let told = |result: &PostResult| (result.market, result.kind, result.published_on, result.funnel.views);
        let is_fresh = |result: &&&PostResult| {
            learnt.get(&(&result.creator, &result.post)).is_none_or(|before| told(before) != told(result))
        };
        let fresh = results.iter().filter(is_fresh).map(|result| (*result).clone());
        Ok(Input {
            version: desk.version,
            usable: desk.counts().total,
            fresh: fresh.collect(),
            results: results.into_iter().cloned().collect(),
            corrections: applied(&log, &version),
        })
    }
}

/// The results a version learns from; those taken back since count no longer.
pub(super) fn of_version<'a>(kept: &'a [KeptResults], version: &ForecastVersion) -> Vec<&'a PostResult> {
    outcomes::in_force(kept.iter().filter(|step| version.results.contains(&name(step))))
}

/// The sizes a version applies.
pub(super) fn applied(log: &ForecastLog, version: &ForecastVersion) -> Vec<Applied> {
    log.applied(version).map(|(raised, percent)| (raised.challenge.segment, percent)).collect()
}

/// Names of all steps that count.
pub(super) fn counting(kept: &[KeptResults]) -> BTreeSet<StepName> {
    kept.iter().filter(|step| !step.withdrawn).map(name).collect()
}

fn name(step: &KeptResults) -> StepName {
    StepName { author: step.author.clone(), import: step.import.clone() }
}
