//! Posts of a campaign that closed, with what the model says of them from before there was any result.

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
use sverka_core::model::{Market, PostKind};
use sverka_core::outcomes::{self, KeptResults};

/// A closed post.
pub(crate) struct ClosedForecast {
    pub(crate) market: Market,
    pub(crate) kind: PostKind,
    pub(crate) creator: CreatorId,
    /// Its name among the creator's posts.
    pub(crate) post: String,
    /// The day on which it went out.
    pub(crate) day: NaiveDate,
    pub(crate) actual: u64,
    /// What the model of the shortlist's posts alone says of it, without any correction. Nothing without such a model, for a creator
    /// it does not know, and when the post went out no later than its creator's record was collected: it may have seen the post.
    pub(crate) before: Option<(About, Forecast)>,
}

impl Session {
    /// Closed posts of a campaign whose form, day and views are known; nothing while the model is being learnt.
    pub(crate) fn closed_forecasts(
        &self,
        desk: &Desk,
        kept: &[KeptResults],
    ) -> Result<Option<Vec<ClosedForecast>>, UiError> {
        let learned = match self.forecaster(desk, Basis::BeforeResults)?.learnt() {
            Learnt::NotYet => return Ok(None),
            Learnt::TooLittle => None,
            Learnt::Model(learned) => Some(learned),
        };
        let list = learned.iter().flat_map(|learned| &learned.list);
        let known: HashMap<_, _> = list.map(|(creator, facts)| (creator, facts)).collect();
        let before = |result: &PostResult| {
            let (learned, facts) = (learned.as_ref()?, known.get(&result.creator)?);
            let (case, about) = (facts.case_of(result)?, facts.post(result.market, result.kind?));
            (result.published_on? > facts.as_of).then(|| (about, learned.forecast(&case, about)))
        };
        let of = |result: &PostResult| {
            let (kind, day, actual) = (result.kind?, result.published_on?, result.funnel.views?);
            let (creator, post) = (result.creator.clone(), result.post.clone());
            Some(ClosedForecast { market: result.market, kind, creator, post, day, actual, before: before(result) })
        };
        Ok(Some(outcomes::in_force(kept).into_iter().filter_map(of).collect()))
    }
}
