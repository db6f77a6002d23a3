//! The forecast model of a campaign, learnt on this laptop from the posts of its creators and from results, on a thread of
//! its own. The same shortlist and the same results give the same model on every laptop; nothing of a verdict is in it.

use super::basis::{Basis, Input};
use super::facts::{Facts, Line, schema};
use super::funnel::{self, Rates};
use super::learnt::{Crossed, Learned, corrected, moved, step};
use crate::app::lock;
use crate::desk::Desk;
use crate::error::UiError;
use crate::session::Session;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, Weak};
use std::thread::{self, JoinHandle};
use sverka_core::forecast::{Observation, Scale, Settings, fit};
use sverka_core::ids::{CreatorId, StreamId};
use sverka_core::model::outcome::PostResult;
use sverka_protocol::{PackEntry, unpack};
use sverka_store::Store;

/// Creators whose posts are learnt from, from the top of the list.
const MOST_CREATORS: usize = 5_000;
/// Groups of creators, each of which is forecast by a model that knows nothing of its results.
const GROUPS: usize = 5;

/// How far the learning is.
#[derive(Clone)]
pub(crate) enum Learnt {
    /// It goes on.
    NotYet,
    /// There are too few posts with views.
    TooLittle,
    /// The model.
    Model(Arc<Learned>),
}

/// The forecaster of one campaign.
pub(crate) struct Forecaster {
    basis: Basis,
    input: Input,
    learnt: Mutex<Learnt>,
    stop: AtomicBool,
    thread: Mutex<Option<JoinHandle<()>>>,
}

/// Forecasters by campaign.
pub(crate) type Forecasters = Mutex<HashMap<(StreamId, Basis), Arc<Forecaster>>>;

/// Why there is no model.
enum NoModel {
    Stopped,
    TooLittle,
}

impl Forecaster {
    fn start(basis: Basis, input: Input, packs: Vec<PackEntry>, store: &Arc<Store>) -> Result<Arc<Self>, UiError> {
        let this = Arc::new(Self {
            basis,
            input,
            learnt: Mutex::new(Learnt::NotYet),
            stop: AtomicBool::new(false),
            thread: Mutex::default(),
        });
        let (one, store) = (Arc::clone(&this), Arc::downgrade(store));
        let body = move || {
            // Nobody waits for a model that will not come.
            let learned = catch_unwind(AssertUnwindSafe(|| one.learn(&packs, &store))).unwrap_or_else(|_| {
                tracing::error!("the thread that learns to forecast panicked");
                Err(NoModel::TooLittle)
            });
            match learned {
                Ok(learned) => *lock(&one.learnt) = Learnt::Model(Arc::new(learned)),
                Err(NoModel::TooLittle) => *lock(&one.learnt) = Learnt::TooLittle,
                Err(NoModel::Stopped) => {}
            }
        };
        let thread =
            thread::Builder::new().name("forecast".into()).spawn(body).map_err(|error| UiError::from_io(&error))?;
        *lock(&this.thread) = Some(thread);
        Ok(this)
    }

    pub(crate) fn learnt(&self) -> Learnt {
        lock(&self.learnt).clone()
    }

    fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
        if let Some(thread) = lock(&self.thread).take() {
            // It ends by itself, whatever happens in it.
            thread.join().ok();
        }
    }

    fn learn(&self, packs: &[PackEntry], store: &Weak<Store>) -> Result<Learned, NoModel> {
        let (mut posts, mut of_posts) = (Vec::new(), Vec::new());
        let mut list: Vec<(CreatorId, Facts)> = Vec::new();
        'all: for pack in packs {
            let store = store.upgrade().ok_or(NoModel::Stopped)?;
            // A pack that has not arrived ends the list: those behind it are not in the queue either.
            let encoded = store.pack(&pack.hash).map_err(|error| {
                tracing::error!(%error, "the posts of a shortlist cannot be read");
                NoModel::TooLittle
            })?;
            let Some(encoded) = encoded else { break };
            drop(store);
            let text = unpack(&encoded).unwrap_or_default();
            for line in text.lines() {
                self.check()?;
                if list.len() == MOST_CREATORS {
                    break 'all;
                }
                let Ok(Line { creator }) = serde_json::from_str(line) else { continue };
                let facts = Facts::of(&creator);
                posts.extend(facts.posts(&creator));
                if self.basis == Basis::InForce {
                    of_posts.extend(funnel::of_posts(&facts, &creator));
                }
                list.push((creator.id, facts));
            }
        }
        let known: HashMap<&CreatorId, &Facts> = list.iter().map(|(creator, facts)| (creator, facts)).collect();
        let model = self.fit(&posts, &known, &BTreeSet::new())?;
        let crossed = self.crossed(&posts, &known)?;
        let usable = |result: &&PostResult| {
            known.get(&result.creator).is_some_and(|facts| self.observation(result, facts).is_some())
        };
        let fresh = self.input.fresh.iter().filter(usable).count() as u32;
        let rates = match self.basis {
            Basis::InForce => Rates::learn(of_posts, &self.input.results, &known),
            Basis::BeforeResults | Basis::Offered => Rates::default(),
        };
        Ok(Learned::new(model, list, self.input.corrections.clone(), rates, (fresh, crossed)))
    }

    /// The model of the posts and of all results but the fresh ones of some creators.
    fn fit(
        &self,
        posts: &[Observation],
        known: &HashMap<&CreatorId, &Facts>,
        without: &BTreeSet<&CreatorId>,
    ) -> Result<sverka_core::forecast::ForecastModel, NoModel> {
        self.check()?;
        let left_out: HashSet<(&CreatorId, &str)> = self
            .input
            .fresh
            .iter()
            .filter(|result| without.contains(&result.creator))
            .map(|result| (&result.creator, result.post.as_str()))
            .collect();
        let learnt = |result: &&PostResult| !left_out.contains(&(&result.creator, result.post.as_str()));
        let results = self.input.results.iter().filter(learnt);
        let mut observations = posts.to_vec();
        observations.extend(results.filter_map(|result| self.observation(result, known.get(&result.creator)?)));
        let settings = Settings { schema: schema(), scale: Scale::Log10 };
        let model = fit(&observations, &settings, None).map_err(|error| {
            tracing::info!(%error, "no forecast can be learnt");
            NoModel::TooLittle
        })?;
        self.check()?;
        Ok(model)
    }

    fn check(&self) -> Result<(), NoModel> {
        if self.stop.load(Ordering::Relaxed) { Err(NoModel::Stopped) } else { Ok(()) }
    }

    /// A result as it would be without the corrections: what they explain is not learnt a second time.
    fn observation(&self, result: &PostResult, facts: &Facts) -> Option<Observation> {
        let case = facts.case_of(result)?;
        let about = facts.post(result.market, result.kind?);
        let outcome = moved(result.funnel.views? as f64, -step(&self.input.corrections, about));
        Some(Observation { case, outcome })
    }

    /// What is said of fresh results by models that know nothing of their creators' fresh results. A post that may stand in its
    /// creator's record takes no part: every model has seen it there.
    fn crossed(&self, posts: &[Observation], known: &HashMap<&CreatorId, &Facts>) -> Result<Vec<Crossed>, NoModel> {
        let creators: BTreeSet<&CreatorId> = self.input.fresh.iter().map(|result| &result.creator).collect();
        let mut crossed = Vec::new();
        for group in 0..GROUPS.min(creators.len()) {
            let without = creators.iter().copied().skip(group).step_by(GROUPS).collect();
            let model = self.fit(posts, known, &without)?;
            for result in self.input.fresh.iter().filter(|result| without.contains(&result.creator)) {
                let Some(facts) = known.get(&result.creator) else { continue };
                let (Some(case), Some(kind), Some(actual)) = (facts.case_of(result), result.kind, result.funnel.views)
                else {
                    continue;
                };
                if result.published_on.is_none_or(|day| day <= facts.as_of) {
                    continue;
                }
                let about = facts.post(result.market, kind);
                let forecast = corrected(&model, &case, step(&self.input.corrections, about));
                if forecast.outside.is_none() {
                    let (creator, middle) = (result.creator.clone(), forecast.p50);
                    crossed.push(Crossed { about, creator, case, actual, middle });
                }
            }
        }
        Ok(crossed)
    }
}

impl Session {
    /// The forecaster of a campaign; learning starts when it is asked for first, and anew when what it rests on changed.
    pub(crate) fn forecaster(&self, desk: &Desk, basis: Basis) -> Result<Arc<Forecaster>, UiError> {
        let input = self.input(desk, basis)?;
        let key = (desk.stream.clone(), basis);
        let mut packs = desk.packs.clone();
        packs.sort_by_key(|pack| pack.first);
        let mut forecasters = lock(&self.forecasters);
        // Until a first version is taken into use, the one in force is also the one from before any result.
        let here = |basis| forecasters.get(&(desk.stream.clone(), basis)).filter(|here| here.input == input);
        let here = here(basis).or_else(|| (basis == Basis::BeforeResults).then(|| here(Basis::InForce)).flatten());
        if let Some(here) = here {
            return Ok(Arc::clone(here));
        }
        let fresh = Forecaster::start(basis, input, packs, &self.store)?;
        if let Some(before) = forecasters.insert(key, Arc::clone(&fresh)) {
            let stays = basis == Basis::InForce && before.input.is_before_results_of(&fresh.input);
            let beneath = (desk.stream.clone(), Basis::BeforeResults);
            let replaced = if stays { forecasters.insert(beneath, before) } else { Some(before) };
            if let Some(replaced) = replaced {
                replaced.stop.store(true, Ordering::Relaxed);
            }
        }
        Ok(fresh)
    }

    /// Ends all learning.
    pub(crate) fn stop_forecasting(&self) {
        let all: Vec<_> = lock(&self.forecasters).drain().collect();
        for (_, forecaster) in all {
            forecaster.stop();
        }
    }
}
