//! Closed posts with what model and people held of them before.

use super::log;
use crate::desk::Desk;
use crate::dossier::Sight;
use crate::error::UiError;
use crate::forecast::ClosedForecast;
use crate::session::Session;
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap};
use sverka_core::event::Event;
use sverka_core::fold::{Dossier, StandingForecast};
use sverka_core::forecast::Forecast;
use sverka_core::hlc::Hlc;
use sverka_core::ids::{CreatorId, PrincipalId};
use sverka_core::model::forecast::{Cause, ModelThen, Outcome};
use sverka_core::model::{Market, PostKind, Verdict};
use sverka_core::outcomes::KeptResults;
use sverka_core::pooling::experience::Regime;

/// One closed post on the scale of errors: common logarithms of views.
pub(super) struct Item {
    pub(super) market: Market,
    pub(super) kind: PostKind,
    pub(super) creator: CreatorId,
    pub(super) name: String,
    pub(super) actual: f64,
    /// What the model said of it: beside the last number that counted; where nobody said one, before there was any result.
    pub(super) model: ModelSaid,
    /// True when this person has seen the AI's view of the creator: only then a single forecast of it may be shown.
    pub(super) open: bool,
    pub(super) said: Vec<Said>,
    pub(super) verdicts: Vec<Judged>,
}

/// What the model said of a post.
#[derive(Debug, Clone, Copy)]
pub(super) struct ModelSaid {
    /// The base rate.
    pub(super) naive: f64,
    pub(super) middle: f64,
    /// Ends of the band.
    pub(super) low: f64,
    pub(super) high: f64,
    /// Where it stood. Outside its experience it has a middle still, but refused to forecast.
    pub(super) regime: Regime,
}

/// A number somebody said about it.
#[derive(Clone)]
pub(super) struct Said {
    pub(super) author: PrincipalId,
    pub(super) p50: u64,
    pub(super) sealed: bool,
    pub(super) cause: Option<Cause>,
    /// The model's, when it was before their eyes.
    pub(super) seen: Option<u64>,
    /// What the model said in that moment, seen or not; when there was no model yet, what it says from before any result.
    pub(super) model: ModelSaid,
}

/// A verdict about its creator with its reasons.
pub(super) struct Judged {
    pub(super) verdict: Verdict,
    pub(super) reasons: Vec<String>,
}

impl ModelSaid {
    fn of([naive, low, middle, high]: [f64; 4], outside: bool) -> Self {
        let regime = if outside { Regime::Outside } else { Regime::Inside };
        Self { naive: log(naive), middle: log(middle), low: log(low), high: log(high), regime }
    }

    /// True when there was a forecast to show.
    pub(super) fn is_inside(&self) -> bool {
        self.regime == Regime::Inside
    }

    /// True when the band held what came.
    pub(super) fn covers(&self, actual: f64) -> bool {
        (self.low..=self.high).contains(&actual)
    }
}

impl From<&Forecast> for ModelSaid {
    fn from(it: &Forecast) -> Self {
        Self::of([it.base_rate, it.p10, it.p50, it.p90], it.outside.is_some())
    }
}

impl From<&ModelThen> for ModelSaid {
    fn from(it: &ModelThen) -> Self {
        Self::of([it.base_rate, it.p10, it.p50, it.p90].map(|views| views as f64), it.outside)
    }
}

impl Item {
    /// True when the model had a forecast to show.
    pub(super) fn is_inside(&self) -> bool {
        self.model.is_inside()
    }

    /// The last number of each person: what counted.
    pub(super) fn last(&self) -> BTreeMap<&PrincipalId, &Said> {
        self.said.iter().map(|said| (&said.author, said)).collect()
    }
}

impl Session {
    /// Closed posts of a campaign; nothing while the model is being learnt.
    pub(super) fn closed_posts(&self, desk: &Desk, kept: &[KeptResults]) -> Result<Option<Vec<Item>>, UiError> {
        let Some(closed) = self.closed_forecasts(desk, kept)? else { return Ok(None) };
        let first_here = first_here(kept);
        let mut facts: HashMap<CreatorId, (bool, Vec<Event>)> = HashMap::new();
        let mut items = Vec::new();
        for ClosedForecast { market, kind, creator, post, day, actual, before: forecast } in closed {
            let Some(row) = desk.place(&creator).and_then(|place| desk.row(place)) else { continue };
            if !facts.contains_key(&creator) {
                facts.insert(creator.clone(), self.facts_of(desk, &creator)?);
            }
            let (open, events) = &facts[&creator];
            let before = before(day, first_here.get(&(&creator, post.as_str())).copied());
            let held = Dossier::fold(events.iter().filter(|event| before(event.hlc)));
            let is_about = |said: &&StandingForecast| {
                let it = &said.forecast;
                (it.kind, it.market, it.outcome) == (kind, market, Outcome::Views)
            };
            let numbers: Vec<&StandingForecast> = held.forecasts.iter().filter(is_about).collect();
            // Of what the model said, the nearest to the post is what it is judged by.
            let then = numbers.iter().rev().find_map(|said| said.forecast.then.as_ref()).map(ModelSaid::from);
            let before_results = forecast.as_ref().map(|(_, forecast)| ModelSaid::from(forecast));
            let Some(model) = then.or(before_results) else { continue };
            let otherwise = before_results.unwrap_or(model);
            let reviews = held.opinions.values().filter_map(|opinion| opinion.review());
            items.push(Item {
                market,
                kind,
                name: row.name,
                actual: log(actual as f64),
                model,
                open: *open,
                said: numbers.into_iter().map(|number| said(number, otherwise)).collect(),
                verdicts: reviews
                    .map(|review| Judged { verdict: review.verdict, reasons: review.reasons.clone() })
                    .collect(),
                creator,
            });
        }
        Ok(Some(items))
    }

    /// Whether this person has seen the AI's view of a creator, and everything that was said of them.
    fn facts_of(&self, desk: &Desk, creator: &CreatorId) -> Result<(bool, Vec<Event>), UiError> {
        let events = self.store.events_of(&desk.stream, creator)?.known;
        let now = Dossier::fold(&events);
        let open = self.sight(desk, creator, now.opinions.get(&self.me()?))? == Sight::Open;
        Ok((open, events))
    }
}

fn said(said: &StandingForecast, otherwise: ModelSaid) -> Said {
    Said {
        author: said.author.clone(),
        p50: said.forecast.p50,
        sealed: said.sealed,
        cause: said.forecast.cause,
        seen: said.forecast.seen.as_ref().map(|seen| seen.p50),
        model: said.forecast.then.as_ref().map_or(otherwise, ModelSaid::from),
    }
}

/// When the result of each post was here first, taken back since or not: from then on it could be known.
fn first_here(kept: &[KeptResults]) -> HashMap<(&CreatorId, &str), Hlc> {
    let mut first = HashMap::new();
    for step in kept {
        for result in &step.results {
            let known = first.entry((&result.creator, result.post.as_str())).or_insert(step.hlc);
            *known = step.hlc.min(*known);
        }
    }
    first
}

/// Whether something was said before a post could be looked at: no later than its day, and before its result was here.
fn before(day: NaiveDate, here: Option<Hlc>) -> impl Fn(Hlc) -> bool {
    move |said: Hlc| said.time().date_naive() <= day && here.is_none_or(|here| said < here)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_after_the_day_of_the_post_or_with_its_result_at_hand_is_hindsight() {
        let day = NaiveDate::from_ymd_opt(2026, 3, 1).unwrap();
        let at = |text: &str| text.parse::<Hlc>().unwrap();
        let (morning, evening) = (at("2026-03-01T07:00:00.000Z/0000"), at("2026-03-01T23:59:59.999Z/0000"));
        let next = at("2026-03-02T00:00:00.000Z/0000");
        let without = before(day, None);
        assert_eq!([morning, evening, next].map(without), [true, true, false]);
        let with = before(day, Some(evening));
        assert_eq!([morning, evening, next].map(with), [true, false, false]);
    }

    #[test]
    fn a_result_that_was_taken_back_was_known_all_the_same() {
        let result = serde_json::json!({ "creator": "cr_1", "post": "p", "market": "RU", "views": 5, "grade": "api" });
        let step = |at: i64, withdrawn: bool| KeptResults {
            import: at.to_string(),
            author: PrincipalId::new("u_anna").unwrap(),
            hlc: Hlc { millis: at, counter: 0 },
            shortlist: None,
            file: "a.csv".into(),
            results: vec![serde_json::from_value(result.clone()).unwrap()],
            withdrawn,
        };
        let kept = [step(900, false), step(500, true), step(700, false)];
        let creator = CreatorId::new("cr_1").unwrap();
        assert_eq!(first_here(&kept)[&(&creator, "p")].millis, 500);
    }
}
