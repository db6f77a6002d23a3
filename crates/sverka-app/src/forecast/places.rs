//! Places of candidates by the views they are expected to bring. Blind first holds here too: only candidates whose AI view this
//! person has seen are named, and places count among those alone.

use super::facts::Facts;
use super::learnt::{About, Learned, moved};
use crate::desk::Desk;
use crate::error::UiError;
use crate::session::Session;
use crate::view::forecast_versions::{MovedPlace, PlacesView};
use chrono::{DateTime, Utc};
use sverka_core::ids::CreatorId;
use sverka_core::model::Market;

/// A smaller share of an audience is taken for this one where something is divided by it.
const LEAST_SHARE: f64 = 0.01;
/// Rows that tell who moves.
const ROWS: usize = 8;

/// A candidate with its expected views before and after a change.
struct Change {
    creator: CreatorId,
    before: f64,
    after: f64,
}

impl Session {
    /// Numbers of views with which a candidate would stand level with each other one, most first.
    pub(super) fn rivals(
        &self,
        desk: &mut Desk,
        learned: &Learned,
        (creator, share): (&CreatorId, f64),
        market: Market,
        now: DateTime<Utc>,
    ) -> Result<Vec<u64>, UiError> {
        let seen = self.seen(desk)?;
        let expected = learned.expected(market, now);
        let others = learned.list.iter().zip(expected.iter()).filter(|((other, _), views)| {
            let place = desk.place(other).and_then(|place| seen.get(place));
            other != creator && views.is_finite() && place == Some(&true)
        });
        let level =
            |((_, facts), views): (&(CreatorId, Facts), &f64)| views * facts.share(market) / share.max(LEAST_SHARE);
        let mut rivals: Vec<u64> = others.map(|other| super::views(level(other))).collect();
        rivals.sort_unstable_by(|a, b| b.cmp(a));
        Ok(rivals)
    }

    /// How places change when expected views are moved by so much, each post on its own.
    pub(super) fn places_after(
        &self,
        desk: &mut Desk,
        learned: &Learned,
        markets: &[Market],
        now: DateTime<Utc>,
        step: impl Fn(About) -> f64,
    ) -> Result<PlacesView, UiError> {
        let (before, after) = (sums(learned, markets, now, |_| 0.0), sums(learned, markets, now, step));
        self.places(desk, learned, &before, &after)
    }

    /// How places change from one model to another of the same list.
    pub(super) fn places_between(
        &self,
        desk: &mut Desk,
        (before, after): (&Learned, &Learned),
        markets: &[Market],
        now: DateTime<Utc>,
    ) -> Result<PlacesView, UiError> {
        if before.list.len() != after.list.len() {
            return Ok(PlacesView::default());
        }
        let of = |learned: &Learned| sums(learned, markets, now, |_| 0.0);
        self.places(desk, before, &of(before), &of(after))
    }

    fn places(&self, desk: &mut Desk, learned: &Learned, before: &[f64], after: &[f64]) -> Result<PlacesView, UiError> {
        let seen = self.seen(desk)?;
        let changes: Vec<Change> = learned
            .list
            .iter()
            .zip(before.iter().zip(after))
            .filter(|((creator, _), (before, after))| {
                let place = desk.place(creator).and_then(|place| seen.get(place));
                before.is_finite() && after.is_finite() && place == Some(&true)
            })
            .map(|((creator, _), (before, after))| Change { creator: creator.clone(), before: *before, after: *after })
            .collect();
        let (from, to) = (ranks(&changes, |change| change.before), ranks(&changes, |change| change.after));
        let mut rows: Vec<usize> = (0..changes.len()).filter(|at| from[*at] != to[*at]).collect();
        let count = rows.len() as u32;
        rows.sort_by_key(|at| (std::cmp::Reverse(from[*at].abs_diff(to[*at])), to[*at]));
        let row = |at: usize| {
            let change = &changes[at];
            let name = desk.place(&change.creator).and_then(|place| desk.row(place)).map(|row| row.name);
            MovedPlace {
                candidate: change.creator.clone(),
                name: name.unwrap_or_default(),
                from: from[at],
                to: to[at],
                before: super::views(change.before),
                after: super::views(change.after),
            }
        };
        let most = rows.into_iter().take(ROWS).map(row).collect();
        Ok(PlacesView { of: changes.len() as u32, moved: count, most })
    }
}

/// Views expected in some markets together, by place in the list, each post moved on its own.
fn sums(learned: &Learned, markets: &[Market], now: DateTime<Utc>, step: impl Fn(About) -> f64) -> Vec<f64> {
    let mut sums = vec![0.0; learned.list.len()];
    for market in markets {
        let expected = learned.expected(*market, now);
        for ((sum, (_, facts)), views) in sums.iter_mut().zip(&learned.list).zip(expected.iter()) {
            *sum += moved(*views, step(facts.usual(*market))) * facts.share(*market);
        }
    }
    sums
}

/// Places from 1, by most views first; who stands level is in the order of the list.
fn ranks(changes: &[Change], views: impl Fn(&Change) -> f64) -> Vec<u32> {
    let mut order: Vec<usize> = (0..changes.len()).collect();
    order.sort_by(|a, b| views(&changes[*b]).total_cmp(&views(&changes[*a])));
    let mut places = vec![0; changes.len()];
    for (place, at) in order.into_iter().enumerate() {
        places[at] = place as u32 + 1;
    }
    places
}
