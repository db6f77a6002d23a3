//! A model that was learnt, with the creators of its campaign and the corrections that are applied to what it says.

use super::facts::{self, Facts, as_seen_by};
use super::funnel::Rates;
use crate::app::lock;
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use sverka_core::correction::step_of;
use sverka_core::forecast::{Case, Forecast, ForecastModel, Part, Scale};
use sverka_core::ids::CreatorId;
use sverka_core::model::challenge::Segment;
use sverka_core::model::{Market, Platform, PostKind};

/// What a post is about, as corrections tell posts apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct About {
    pub(crate) market: Market,
    pub(crate) platform: Option<Platform>,
    pub(crate) kind: PostKind,
}

impl About {
    /// True when a challenge to the segment speaks of such posts.
    pub(crate) fn is_of(self, segment: &Segment) -> bool {
        segment.holds(self.market, self.platform, self.kind)
    }
}

/// A size for a segment, in per cent.
pub(crate) type Applied = (Segment, i32);

/// A post that closed and what was said of it before: by the model that knew nothing of its creator's results.
#[derive(Debug, Clone)]
pub(crate) struct Crossed {
    pub(crate) about: About,
    pub(crate) creator: CreatorId,
    pub(crate) case: Case,
    pub(crate) actual: u64,
    /// Its middle, with the corrections.
    pub(crate) middle: f64,
}

/// Expected views by place in the list, and of which day.
type OfDay = (NaiveDate, Arc<Vec<f64>>);

/// The model of a campaign and what goes with it.
pub(crate) struct Learned {
    pub(crate) model: ForecastModel,
    /// The creators of the list, in its order.
    pub(crate) list: Vec<(CreatorId, Facts)>,
    corrections: Vec<Applied>,
    /// What follows from views; only of the version in force.
    pub(super) rates: Rates,
    /// For a version that is offered: results that teach it and do not teach the version in force …
    pub(crate) fresh: u32,
    /// … and of them posts that the version in force has not learnt from.
    pub(crate) crossed: Vec<Crossed>,
    /// As they were asked for last.
    expected: Mutex<HashMap<Market, OfDay>>,
}

impl Learned {
    pub(super) fn new(
        model: ForecastModel,
        list: Vec<(CreatorId, Facts)>,
        corrections: Vec<Applied>,
        rates: Rates,
        (fresh, crossed): (u32, Vec<Crossed>),
    ) -> Self {
        Self { model, list, corrections, rates, fresh, crossed, expected: Mutex::default() }
    }

    /// The forecast of a case, with the corrections that are in force.
    pub(crate) fn forecast(&self, case: &Case, about: About) -> Forecast {
        corrected(&self.model, case, step(&self.corrections, about))
    }

    /// True when a correction holds for a post.
    pub(super) fn corrects(&self, about: About) -> bool {
        self.corrections.iter().any(|(segment, _)| about.is_of(segment))
    }

    /// Views that the creator's next post of the form it makes most is expected to bring, for a market and wherever they come
    /// from: by place in the list; those outside the model's experience have none.
    pub(crate) fn expected(&self, market: Market, now: DateTime<Utc>) -> Arc<Vec<f64>> {
        let day = now.date_naive();
        let mut kept = lock(&self.expected);
        if let Some((_, expected)) = kept.get(&market).filter(|(of, _)| *of == day) {
            return Arc::clone(expected);
        }
        let today = facts::start_of(day);
        let case = |(creator, facts): &(CreatorId, Facts)| {
            as_seen_by(&self.model, &facts.case(creator, facts.kind, today)).into_owned()
        };
        let cases: Vec<Case> = self.list.iter().map(case).collect();
        let forecasts = self.model.forecasts(&cases);
        let of = |((_, facts), forecast): (&(CreatorId, Facts), Forecast)| {
            let middle = moved(forecast.p50, step(&self.corrections, facts.usual(market)));
            if forecast.outside.is_some() { f64::NAN } else { middle }
        };
        let expected: Arc<Vec<f64>> = Arc::new(self.list.iter().zip(forecasts).map(of).collect());
        kept.insert(market, (day, Arc::clone(&expected)));
        expected
    }
}

/// How far corrections move a post, on the scale of errors.
pub(crate) fn step(corrections: &[Applied], about: About) -> f64 {
    corrections.iter().filter(|(segment, _)| about.is_of(segment)).map(|(_, percent)| step_of(*percent)).sum()
}

/// A number of views after a step on the scale of errors; of no number there is none.
pub(crate) fn moved(views: f64, step: f64) -> f64 {
    if views.is_nan() {
        return views;
    }
    Scale::Log10.back(Scale::Log10.of(views) + step)
}

pub(super) fn corrected(model: &ForecastModel, case: &Case, step: f64) -> Forecast {
    let mut forecast = model.forecast(&as_seen_by(model, case));
    if step != 0.0 {
        for number in [&mut forecast.p10, &mut forecast.p50, &mut forecast.p90] {
            *number = moved(*number, step);
        }
        forecast.centre += step;
        forecast.parts.push(Part { name: "correction".into(), value: step });
    }
    forecast
}
