//! Posts of a campaign that closed, with what the model said of them before there was any result.

use super::basis::Basis;
use super::learn::Learnt;
use super::learnt::About;
use crate::desk::Desk;
use crate::error::UiError;
use crate::session::Session;
use chrono::NaiveDate;
use std::collections::HashMap;
use sverka_core::forecast::Forecast;
use sverka_core::ids::CreatorId;
use sverka_core::model::outcome::PostResult;
use sverka_core::outcomes::{self, KeptResults};

/// A closed post.
pub(crate) struct ClosedForecast {
    pub(crate) about: About,
    pub(crate) creator: CreatorId,
    /// Its name among the creator's posts.
    pub(crate) post: String,
    /// The day on which it went out.
    pub(crate) day: NaiveDate,
    pub(crate) actual: u64,
    /// By the posts of the shortlist alone, without any correction.
    pub(crate) forecast: Forecast,
}

impl Session {
    /// Closed posts of a campaign whose form, day and views are known; nothing while the model is being learnt. A post
    /// published before its creator's record was collected takes no part: the model may have seen it.
    pub(crate) fn closed_forecasts(
        &self,
        desk: &Desk,
        kept: &[KeptResults],
    ) -> Result<Option<Vec<ClosedForecast>>, UiError> {
        let learned = match self.forecaster(desk, Basis::BeforeResults)?.learnt() {
            Learnt::NotYet => return Ok(None),
            Learnt::TooLittle => return Ok(Some(Vec::new())),
            Learnt::Model(learned) => learned,
        };
        let known: HashMap<_, _> = learned.list.iter().map(|(creator, facts)| (creator, facts)).collect();
        let of = |result: &PostResult| {
            let facts = known.get(&result.creator)?;
            let (case, kind, actual) = (facts.case_of(result)?, result.kind?, result.funnel.views?);
            let about = About { market: result.market, platform: facts.platform, kind };
            let day = result.published_on?;
            let forecast = (day > facts.as_of).then(|| learned.forecast(&case, about))?;
            let (creator, post) = (result.creator.clone(), result.post.clone());
            Some(ClosedForecast { about, creator, post, day, actual, forecast })
        };
        Ok(Some(outcomes::in_force(kept).into_iter().filter_map(of).collect()))
    }
}
