//! The forecast model of a campaign, learnt on this laptop from the posts of its creators and from results, on a thread of
//! its own. The same shortlist and the same results give the same model on every laptop; nothing of a verdict is in it.

use crate::app::lock;
use crate::desk::Desk;
use crate::error::UiError;
use crate::session::Session;
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, Weak};
use std::thread::{self, JoinHandle};
use sverka_core::engine::columns::Cell;
use sverka_core::forecast::{Case, ForecastModel, Observation, Scale, Schema, Settings, fit};
use sverka_core::ids::{CreatorId, StreamId};
use sverka_core::model::outcome::PostResult;
use sverka_core::model::{Creator, Platform, PostKind, key};
use sverka_core::outcomes;
use sverka_protocol::{PackEntry, unpack};
use sverka_store::Store;

/// Creators whose posts are learnt from, from the top of the list.
const MOST_CREATORS: usize = 5_000;
/// Latest posts of a creator.
const MOST_POSTS: usize = 12;
/// Views of younger posts still grow, so they are no outcome yet.
const MATURE_DAYS: i64 = 7;

/// What a model is learnt from; another one when any of it changes.
#[derive(Clone, PartialEq, Eq)]
struct Input {
    version: u32,
    /// Candidates that are here.
    usable: u32,
    results: Vec<PostResult>,
}

/// How far the learning is.
#[derive(Clone)]
pub(crate) enum Learnt {
    /// It goes on.
    NotYet,
    /// There are too few posts with views.
    TooLittle,
    /// The model.
    Model(Arc<ForecastModel>),
}

/// The forecaster of one campaign.
pub(crate) struct Forecaster {
    input: Input,
    learnt: Mutex<Learnt>,
    stop: AtomicBool,
    thread: Mutex<Option<JoinHandle<()>>>,
}

/// What a model may have seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Basis {
    /// The posts of the shortlist and all results.
    Now,
    /// The posts of the shortlist alone: what was known before there was any result.
    BeforeResults,
}

/// Forecasters by campaign.
pub(crate) type Forecasters = Mutex<HashMap<(StreamId, Basis), Arc<Forecaster>>>;

impl Forecaster {
    fn start(input: Input, packs: Vec<PackEntry>, store: &Arc<Store>) -> Result<Arc<Self>, UiError> {
        let this = Arc::new(Self {
            input,
            learnt: Mutex::new(Learnt::NotYet),
            stop: AtomicBool::new(false),
            thread: Mutex::default(),
        });
        let (one, store) = (Arc::clone(&this), Arc::downgrade(store));
        let body = move || {
            if let Some(learnt) = one.learn(&packs, &store) {
                *lock(&one.learnt) = learnt;
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
        let thread = lock(&self.thread).take();
        if let Some(thread) = thread
            && thread.join().is_err()
        {
            tracing::error!("the thread that learns to forecast panicked");
        }
    }

    /// The model; nothing when it was stopped.
    fn learn(&self, packs: &[PackEntry], store: &Weak<Store>) -> Option<Learnt> {
        let mut observations = Vec::new();
        let mut creators: HashMap<CreatorId, Facts> = HashMap::new();
        'all: for pack in packs {
            // A pack that has not arrived ends the list: those behind it are not in the queue either.
            let Some(encoded) = store.upgrade()?.pack(&pack.hash).ok()? else { break };
            let text = unpack(&encoded).unwrap_or_default();
            for line in text.lines() {
                if self.stop.load(Ordering::Relaxed) {
                    return None;
                }
                if creators.len() == MOST_CREATORS {
                    break 'all;
                }
                // What the publisher advised is not even parsed.
                let Ok(Line { creator }) = serde_json::from_str(line) else { continue };
                observations.extend(posts(&creator));
                creators.insert(creator.id.clone(), Facts::of(&creator));
            }
        }
        observations.extend(self.input.results.iter().filter_map(|result| of_result(result, &creators)));
        let settings = Settings { schema: schema(), scale: Scale::Log10 };
        Some(match fit(&observations, &settings, None) {
            Ok(model) => Learnt::Model(Arc::new(model)),
            Err(error) => {
                tracing::info!(%error, "no forecast can be learnt");
                Learnt::TooLittle
            }
        })
    }
}

impl Session {
    /// The forecaster of a campaign; learning starts when it is asked for first, and anew when what it rests on changed.
    pub(crate) fn forecaster(&self, desk: &Desk, basis: Basis) -> Result<Arc<Forecaster>, UiError> {
        let kept = match basis {
            Basis::Now => self.outcomes(&desk.stream)?,
            Basis::BeforeResults => Vec::new(),
        };
        let key = (desk.stream.clone(), basis);
        let mut packs = desk.packs.clone();
        packs.sort_by_key(|pack| pack.first);
        let input = Input {
            version: desk.version,
            usable: desk.counts().total,
            results: outcomes::in_force(&kept).into_iter().cloned().collect(),
        };
        let mut forecasters = lock(&self.forecasters);
        if let Some(here) = forecasters.get(&key).filter(|here| here.input == input) {
            return Ok(Arc::clone(here));
        }
        let fresh = Forecaster::start(input, packs, &self.store)?;
        if let Some(before) = forecasters.insert(key, Arc::clone(&fresh)) {
            before.stop.store(true, Ordering::Relaxed);
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

#[derive(Deserialize)]
struct Line {
    creator: Creator,
}

/// What a case is told of a creator.
struct Facts {
    market: String,
    platform: String,
    followers: Cell,
}

impl Facts {
    fn of(creator: &Creator) -> Self {
        let followers = creator.metric(key::FOLLOWERS).and_then(|metric| metric.value).filter(|value| *value >= 1.0);
        Self {
            market: word(&creator.market),
            platform: creator.accounts.first().map(|account| word::<Platform>(&account.platform)).unwrap_or_default(),
            followers: followers.map_or(Cell::Missing, |value| Cell::Known(value.log10())),
        }
    }

    fn case(&self, creator: &CreatorId, kind: PostKind, at: chrono::DateTime<chrono::Utc>) -> Case {
        Case {
            at,
            creator: creator.to_string(),
            market: self.market.clone(),
            words: vec![word(&kind), self.platform.clone()],
            numbers: vec![self.followers],
        }
    }
}

fn schema() -> Schema {
    Schema { words: vec!["kind".into(), "platform".into()], numbers: vec!["followers".into()] }
}

/// A post of a creator that is still to come.
pub(crate) fn coming(creator: &Creator, kind: PostKind, at: chrono::DateTime<chrono::Utc>) -> Case {
    Facts::of(creator).case(&creator.id, kind, at)
}

fn posts(creator: &Creator) -> impl Iterator<Item = Observation> {
    let facts = Facts::of(creator);
    let mature = creator.as_of - chrono::TimeDelta::days(MATURE_DAYS);
    let mut posts: Vec<_> = creator.posts.iter().filter(|post| post.published_at <= mature).collect();
    posts.sort_by_key(|post| std::cmp::Reverse(post.published_at));
    posts.truncate(MOST_POSTS);
    let observation = |post: &sverka_core::model::Post| {
        let case = facts.case(&creator.id, post.kind, post.published_at);
        Some(Observation { case, outcome: post.views? as f64 })
    };
    posts.into_iter().filter_map(observation).collect::<Vec<_>>().into_iter()
}

fn of_result(result: &PostResult, creators: &HashMap<CreatorId, Facts>) -> Option<Observation> {
    let at = result.published_on?.and_time(chrono::NaiveTime::MIN).and_utc();
    let case = creators.get(&result.creator)?.case(&result.creator, result.kind?, at);
    Some(Observation { case, outcome: result.funnel.views? as f64 })
}

/// A value as it is written in records.
fn word<T: serde::Serialize>(value: &T) -> String {
    let value = serde_json::to_value(value).ok();
    value.as_ref().and_then(|value| value.as_str()).unwrap_or_default().to_owned()
}
