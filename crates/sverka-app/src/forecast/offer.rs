//! The version with every result that counts, beside the one in force.

use super::basis::{Basis, counting, of_version};
use super::challenges::markets;
use super::changes;
use super::learn::Learnt;
use crate::desk::Desk;
use crate::error::UiError;
use crate::session::Session;
use crate::view::forecast_versions::OfferedView;
use chrono::{DateTime, Utc};
use std::collections::BTreeSet;
use sverka_core::forecast_log::ForecastLog;
use sverka_core::model::challenge::{ForecastVersion, StepName};
use sverka_core::outcomes::KeptResults;

/// What could be taken into use.
pub(super) enum Offer {
    /// Nothing else than what is in force.
    Same,
    Learning,
    Version(Box<OfferedView>),
}

/// What a campaign's results would make of its model.
pub(super) fn offer(
    session: &Session,
    desk: &mut Desk,
    (log, kept): (&ForecastLog, &[KeptResults]),
    now: &Learnt,
    time: DateTime<Utc>,
) -> Result<Offer, UiError> {
    let version = log.in_force();
    let counting = counting(kept);
    if counting == version.results {
        return Ok(Offer::Same);
    }
    let (before, after) = match (now, session.forecaster(desk, Basis::Offered)?.learnt()) {
        (Learnt::NotYet, _) | (_, Learnt::NotYet) => return Ok(Offer::Learning),
        (_, Learnt::TooLittle) | (Learnt::TooLittle, _) => return Ok(Offer::Same),
        (Learnt::Model(before), Learnt::Model(after)) => (before, after),
    };
    let markets = markets(desk);
    let of = |names: &BTreeSet<StepName>| {
        of_version(kept, &ForecastVersion { results: names.clone(), ..ForecastVersion::default() }).len() as u32
    };
    let (tested, too_early) = changes::tested(before, &after);
    Ok(Offer::Version(Box::new(OfferedView {
        results: of(&counting).saturating_sub(of(&version.results)),
        taken_back: version.results.iter().filter(|step| !counting.contains(step)).count() as u32,
        model: after.model.fingerprint().to_owned(),
        tested,
        too_early,
        parts: changes::parts(before, &after),
        places: session.places_between(desk, (before, &after), &markets, time)?,
    })))
}
