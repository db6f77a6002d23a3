//! Learns from one table of posts and forecasts another, walking forward in time.

use crate::args::LabError;
use crate::posts::{Dropped, Plan, Post, Roles};
use crate::table::Table;
use crate::walk::{LEAST, scores, walk};
use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::path::PathBuf;
use sverka_core::forecast::{BadObservations, Observation, Scale, Settings};

/// Learn to forecast an outcome (views …) from what is known before it, and check that on later rows.
///
/// Several rows of one post are one outcome: the earliest. Every row of the test table is forecast by a model that saw only
/// rows, of either table, dated before it. Columns measured with the outcome are left out, and told.
///
/// Example: sverka-lab forecast --train to_april.csv --test from_april.csv --target views --time trending_date --log
#[derive(Debug, clap::Args)]
pub(crate) struct Forecast {
    /// Table to learn from (CSV, XLSX, JSON …).
    #[arg(long)]
    train: PathBuf,
    /// Table to forecast (CSV, XLSX, JSON …).
    #[arg(long)]
    test: PathBuf,
    /// The column to forecast.
    #[arg(long)]
    target: String,
    /// The column with the date of the outcome.
    #[arg(long)]
    time: String,
    /// The column that names the creator.
    #[arg(long)]
    creator: Option<String>,
    /// The column that names the market.
    #[arg(long)]
    market: Option<String>,
    /// The column that names the category or format.
    #[arg(long)]
    category: Option<String>,
    /// The column that names the post, when it is not called id, video_id, post_id …
    #[arg(long)]
    id: Option<String>,
    /// Use only these columns beside creator, market and category, parted by commas; they are taken as known before.
    #[arg(long, value_delimiter = ',')]
    features: Vec<String>,
    /// Forecast, and count errors, on the scale log10(1 + outcome).
    #[arg(long)]
    log: bool,
}

/// Why nothing can be forecast.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ForecastError {
    #[error("no row of {0} has both a date and an outcome that can be used")]
    Nothing(PathBuf),
    #[error("no row of {test} has {least} usable rows dated before it; {train} begins {first}, {test} ends {last}")]
    Early { train: PathBuf, test: PathBuf, least: usize, first: DateTime<Utc>, last: DateTime<Utc> },
    #[error(transparent)]
    Fit(#[from] BadObservations),
}

impl Forecast {
    pub(crate) fn run(&self) -> Result<Value, LabError> {
        let (train, test) = (Table::read(&self.train)?, Table::read(&self.test)?);
        let roles = Roles {
            target: self.target.clone(),
            time: self.time.clone(),
            creator: self.creator.clone(),
            market: self.market.clone(),
            category: self.category.clone(),
            id: self.id.clone(),
            features: self.features.clone(),
        };
        let plan = Plan::new(&roles, &train, &test)?;
        let scale = if self.log { Scale::Log10 } else { Scale::Plain };
        let (posts, mut dropped) = plan.posts(&train, scale)?;
        let (later, mut test_dropped) = plan.posts(&test, scale)?;
        for (table, posts) in [(&train, &posts), (&test, &later)] {
            if posts.is_empty() {
                return Err(ForecastError::Nothing(table.path.clone()).into());
            }
        }
        let (past, asked) = first_observations(posts, later, &mut dropped, &mut test_dropped);
        let settings = Settings { schema: plan.schema(), scale };
        let walked = walk(&past, &asked, &settings)?;
        let Some(first) = walked.scored.first() else {
            let moments = |rows: &[Observation]| rows.iter().map(|row| row.case.at).collect::<Vec<_>>();
            let first = moments(&past).into_iter().min().unwrap_or_default();
            let last = moments(&asked).into_iter().max().unwrap_or_default();
            let (train, test) = (self.train.clone(), self.test.clone());
            return Err(ForecastError::Early { train, test, least: LEAST, first, last }.into());
        };
        let from = first.row.case.at;
        let mut answer = scores(&walked.scored, scale);
        answer.extend([
            ("too_early".to_owned(), json!(walked.too_early)),
            ("fits".to_owned(), json!(walked.fits)),
            ("from".to_owned(), json!(from)),
            ("time_form".to_owned(), json!(plan.form.name())),
            ("id".to_owned(), json!(plan.id)),
            ("scale".to_owned(), json!(scale)),
            ("features".to_owned(), json!(plan.schema())),
            ("ignored".to_owned(), json!(plan.ignored)),
            ("train".to_owned(), json!({ "rows": train.rows.len(), "posts": past.len(), "dropped": dropped })),
            ("test".to_owned(), json!({ "rows": test.rows.len(), "posts": asked.len(), "dropped": test_dropped })),
        ]);
        Ok(Value::Object(answer))
    }
}

/// The earliest row of every post; one that is in both tables belongs to the one that saw it first.
fn first_observations(
    past: Vec<Post>,
    later: Vec<Post>,
    dropped: &mut Dropped,
    later_dropped: &mut Dropped,
) -> (Vec<Observation>, Vec<Observation>) {
    let all: Vec<(bool, Post)> =
        past.into_iter().map(|post| (false, post)).chain(later.into_iter().map(|post| (true, post))).collect();
    let mut first: HashMap<&str, usize> = HashMap::new();
    for (at, (_, post)) in all.iter().enumerate() {
        let Some(key) = &post.key else { continue };
        let held = first.entry(key).or_insert(at);
        if post.observation.case.at < all[*held].1.observation.case.at {
            *held = at;
        }
    }
    let keep: Vec<bool> =
        all.iter().enumerate().map(|(at, (_, post))| post.key.as_deref().is_none_or(|key| first[key] == at)).collect();
    let (mut past, mut later) = (Vec::new(), Vec::new());
    for ((is_later, post), keep) in all.into_iter().zip(keep) {
        match (keep, is_later) {
            (true, false) => past.push(post.observation),
            (true, true) => later.push(post.observation),
            (false, false) => dropped.later_observations += 1,
            (false, true) => later_dropped.later_observations += 1,
        }
    }
    (past, later)
}
