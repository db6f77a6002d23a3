//! What the forecast model is told of creators and posts.

use super::learnt::About;
use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use serde::Deserialize;
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use sverka_core::engine::columns::Cell;
use sverka_core::forecast::{Case, ForecastModel, Observation, Schema};
use sverka_core::ids::CreatorId;
use sverka_core::model::outcome::PostResult;
use sverka_core::model::{Creator, Market, Platform, Post, PostKind, key};
use sverka_core::score::audience::market_share;

/// Latest posts of a creator that are learnt from.
const MOST_POSTS: usize = 12;
/// Views of younger posts still grow, so they are no outcome yet.
const MATURE_DAYS: i64 = 7;
/// Whether a post was paid for.
const SPONSORED: &str = "sponsored";
const ORGANIC: &str = "organic";
/// The place of that among the words of a case.
const PAID: usize = 2;
const KINDS: [PostKind; 6] =
    [PostKind::Video, PostKind::Short, PostKind::Photo, PostKind::Text, PostKind::Story, PostKind::Stream];

/// A line of a pack as the forecast reads it: what the publisher advised is not even parsed.
#[derive(Deserialize)]
pub(super) struct Line {
    pub(super) creator: Creator,
}

/// A creator as forecasts know one.
pub(crate) struct Facts {
    pub(crate) platform: Option<Platform>,
    /// The form a creator makes most.
    pub(crate) kind: PostKind,
    /// The day on which the record was collected.
    pub(crate) as_of: NaiveDate,
    /// Shares of the audience by market, as far as they are known.
    shares: BTreeMap<Market, f64>,
    home: Market,
    market: String,
    followers: Cell,
}

impl Facts {
    pub(crate) fn of(creator: &Creator) -> Self {
        let followers = creator.metric(key::FOLLOWERS).and_then(|metric| metric.value).filter(|value| *value >= 1.0);
        let share = |market| Some((market, market_share(creator, market)?));
        Self {
            platform: creator.accounts.first().map(|account| account.platform),
            kind: kinds(creator)[0],
            as_of: creator.as_of.date_naive(),
            shares: [Market::Ru, Market::Us].into_iter().filter_map(share).collect(),
            home: creator.market,
            market: word(&creator.market),
            followers: followers.map_or(Cell::Missing, |value| Cell::Known(value.log10())),
        }
    }

    /// The share of the audience that lives in a market; when that is not known, all of it is taken for the creator's own.
    pub(crate) fn share(&self, market: Market) -> f64 {
        let unknown = if market == self.home { 1.0 } else { 0.0 };
        self.shares.get(&market).copied().unwrap_or(unknown)
    }

    /// A post for a campaign, as every post is that is forecast.
    pub(crate) fn case(&self, creator: &CreatorId, kind: PostKind, at: DateTime<Utc>) -> Case {
        self.case_by(creator, kind, at, SPONSORED)
    }

    fn case_by(&self, creator: &CreatorId, kind: PostKind, at: DateTime<Utc>, paid: &str) -> Case {
        Case {
            at,
            creator: creator.to_string(),
            market: self.market.clone(),
            words: vec![
                word(&kind),
                self.platform.map(|platform| word(&platform)).unwrap_or_default(),
                paid.to_owned(),
            ],
            numbers: vec![self.followers],
        }
    }

    /// The posts of a creator that are learnt from.
    pub(super) fn latest(creator: &Creator) -> Vec<&Post> {
        let mature = creator.as_of - TimeDelta::days(MATURE_DAYS);
        let mut posts: Vec<&Post> = creator.posts.iter().filter(|post| post.published_at <= mature).collect();
        posts.sort_by_key(|post| std::cmp::Reverse(post.published_at));
        posts.truncate(MOST_POSTS);
        posts
    }

    /// A post that was published.
    pub(super) fn past(&self, creator: &Creator, post: &Post) -> Case {
        let paid = if post.sponsor.is_some() { SPONSORED } else { ORGANIC };
        self.case_by(&creator.id, post.kind, post.published_at, paid)
    }

    /// Their views.
    pub(super) fn posts(&self, creator: &Creator) -> Vec<Observation> {
        let observation =
            |post: &Post| Some(Observation { case: self.past(creator, post), outcome: post.views? as f64 });
        Self::latest(creator).into_iter().filter_map(observation).collect()
    }

    /// The case of a result whose form and day are known.
    pub(super) fn case_of(&self, result: &PostResult) -> Option<Case> {
        Some(self.case(&result.creator, result.kind?, start_of(result.published_on?)))
    }

    /// A post of the creator for a market.
    pub(crate) fn post(&self, market: Market, kind: PostKind) -> About {
        About { market, platform: self.platform, kind }
    }

    /// The post that the creator makes most, for a market.
    pub(crate) fn usual(&self, market: Market) -> About {
        self.post(market, self.kind)
    }
}

/// Forecasts are of whole days: none moves while somebody looks at it.
pub(super) fn start_of(day: NaiveDate) -> DateTime<Utc> {
    day.and_time(NaiveTime::MIN).and_utc()
}

/// Names of a case's words.
pub(super) fn words() -> Vec<String> {
    ["kind", "platform", "sponsored"].map(str::to_owned).to_vec()
}

/// The case as a model can take it: where it has seen no sponsored post, nothing is said of that.
pub(super) fn as_seen_by<'a>(model: &ForecastModel, case: &'a Case) -> Cow<'a, Case> {
    if case.words.get(PAID).is_none_or(|paid| paid.is_empty() || model.has_seen(PAID, paid)) {
        return Cow::Borrowed(case);
    }
    let mut case = case.clone();
    case.words[PAID].clear();
    Cow::Owned(case)
}

pub(super) fn schema() -> Schema {
    Schema { words: words(), numbers: vec!["followers".into()] }
}

/// Forms of a creator's posts, the most frequent first; every form when there are no posts.
pub(super) fn kinds(creator: &Creator) -> Vec<PostKind> {
    let mut counts: HashMap<PostKind, usize> = HashMap::new();
    for post in &creator.posts {
        *counts.entry(post.kind).or_default() += 1;
    }
    let mut kinds = KINDS.to_vec();
    kinds.sort_by_key(|kind| std::cmp::Reverse(counts.get(kind).copied().unwrap_or(0)));
    if !counts.is_empty() {
        kinds.retain(|kind| counts.contains_key(kind));
    }
    kinds
}

/// A value as it is written in records.
fn word<T: serde::Serialize>(value: &T) -> String {
    let value = serde_json::to_value(value).ok();
    value.as_ref().and_then(|value| value.as_str()).unwrap_or_default().to_owned()
}
