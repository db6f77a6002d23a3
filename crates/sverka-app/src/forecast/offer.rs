//! The version with every result that counts, beside the one in force.

use super::basis::{Basis, counting};
use super::challenges::markets;
use super::changes;
use super::learn::Learnt;
use crate::desk::Desk;
use crate::error::UiError;
use crate::session::Session;
use crate::view::forecast_versions::{OfferedView, PlacesView};
use chrono::{DateTime, Utc};
use sverka_core::forecast_log::ForecastLog;
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
        (_, Learnt::TooLittle) => return Ok(Offer::Same),
        (Learnt::TooLittle, Learnt::Model(after)) => (None, after),
        (Learnt::Model(before), Learnt::Model(after)) => (Some(before), after),
    };
    let markets = markets(desk);
    Ok(Offer::Version(Box::new(OfferedView {
        results: after.fresh,
        taken_back: version.results.iter().filter(|step| !counting.contains(step)).count() as u32,
        model: after.model.fingerprint().to_owned(),
        tested: before.map(|before| changes::tested(before, &after)).unwrap_or_default(),
        parts: before.map(|before| changes::parts(before, &after)).unwrap_or_default(),
        places: match before {
            Some(before) => session.places_between(desk, (before, &after), &markets, time)?,
            None => PlacesView::default(),
        },
    })))
}
