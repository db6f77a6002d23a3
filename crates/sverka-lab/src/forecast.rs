//! Learns from one table of posts and forecasts another, walking forward in time.

use crate::args::LabError;
use crate::posts::{Dropped, Plan, Post, Roles};
use crate::table::Table;
use chrono::{DateTime, Duration, Utc};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;
use sverka_core::forecast::{BadObservations, Case, Forecast as Expected, Mix, Observation, Scale, Settings, fit_mixes};
use sverka_core::scoring_rules::{crps_normal, crps_quantiles};

/// Learn to forecast an outcome (views …) from what is known before it, and check that on later rows.
///
/// Several rows of one post are one outcome: the earliest. Every row of the test table is forecast by a model that saw only
/// rows, of either table, dated before it. Columns measured with the outcome are left out, and told.
///
/// Example: sverka-lab forecast --train to_april.csv --test from_april.csv --target views --time trending_date --log
#[derive(Debug, clap::Args)]
pub(crate) struct Forecast {
    /// Table to learn from (CSV).
    #[arg(long)]
    train: PathBuf,
    /// Table to forecast (CSV).
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

/// Rows that a first model needs.
const LEAST: usize = 20;
/// The model is fitted anew this often at most.
const FITS: i64 = 60;
const STRATA: [&str; 3] = ["new", "1-2", ">=3"];

/// One forecast beside what came.
struct Scored<'a> {
    row: &'a Observation,
    expected: Expected,
    crps: f64,
    singles: [f64; 2],
    single_errors: [f64; 2],
    naive: Naive,
}

/// What is known without any model.
#[derive(Clone, Copy)]
struct Naive {
    crps: f64,
    error: f64,
    market_crps: f64,
    own_error: f64,
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
        let (scored, too_early, fits) = walk(&past, &asked, &settings)?;
        let Some(first) = scored.first() else {
            let moments = |rows: &[Observation]| rows.iter().map(|row| row.case.at).collect::<Vec<_>>();
            let first = moments(&past).into_iter().min().unwrap_or_default();
            let last = moments(&asked).into_iter().max().unwrap_or_default();
            let (train, test) = (self.train.clone(), self.test.clone());
            return Err(ForecastError::Early { train, test, least: LEAST, first, last }.into());
        };
        let from = first.row.case.at;
        let mut answer = scores(&scored, scale);
        answer.extend([
            ("too_early".to_owned(), json!(too_early)),
            ("fits".to_owned(), json!(fits)),
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
    let all: Vec<(bool, Post)> = past.into_iter().map(|post| (false, post)).chain(later.into_iter().map(|post| (true, post))).collect();
    let mut first: HashMap<&str, usize> = HashMap::new();
    for (at, (_, post)) in all.iter().enumerate() {
        let Some(key) = &post.key else { continue };
        let held = first.entry(key).or_insert(at);
        if post.observation.case.at < all[*held].1.observation.case.at {
            *held = at;
        }
    }
    let keep: Vec<bool> = all.iter().enumerate().map(|(at, (_, post))| post.key.as_deref().is_none_or(|key| first[key] == at)).collect();
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

/// Forecasts the rows asked for day by day; each day's model saw only rows dated before it.
fn walk<'a>(
    past: &'a [Observation],
    asked: &'a [Observation],
    settings: &Settings,
) -> Result<(Vec<Scored<'a>>, usize, usize), ForecastError> {
    let mut pool: Vec<&Observation> = past.iter().chain(asked).collect();
    pool.sort_by_key(|row| row.case.at);
    let mut rows: Vec<&Observation> = asked.iter().collect();
    rows.sort_by_key(|row| row.case.at);
    let span = rows.last().zip(rows.first()).map_or(0, |(last, first)| (last.case.at - first.case.at).num_days() + 1);
    let step = Duration::days((span + FITS - 1) / FITS);
    let (mut scored, mut too_early, mut fits) = (Vec::new(), 0, 0);
    let mut start = 0;
    while start < rows.len() {
        let from = rows[start].case.at;
        let end = start + rows[start..].partition_point(|row| row.case.at < from + step);
        let known: Vec<Observation> = pool[..pool.partition_point(|row| row.case.at < from)].iter().map(|row| (*row).clone()).collect();
        if known.len() < LEAST {
            too_early += end - start;
        } else {
            fits += 1;
            let [model, hierarchy, trees] = fit_mixes(&known, settings, [Mix::Learnt, Mix::Hierarchy, Mix::Trees])?;
            let singles = [hierarchy, trees];
            let background = Background::new(&known, model.scale());
            for row in &rows[start..end] {
                let outcome = model.scale().of(row.outcome);
                let judge = |model: &sverka_core::forecast::ForecastModel| {
                    let expected = model.forecast(&row.case);
                    let quantiles: Vec<f64> = model.quantiles(&row.case, &expected).iter().map(|value| model.scale().of(*value)).collect();
                    let error = (model.scale().of(expected.p50) - outcome).abs();
                    (expected, crps_quantiles(&quantiles, outcome).unwrap_or(error), error)
                };
                let (expected, crps, _) = judge(&model);
                let single = singles.each_ref().map(|model| judge(model));
                let singles = single.each_ref().map(|(_, crps, _)| *crps);
                let single_errors = single.each_ref().map(|(_, _, error)| *error);
                let naive = background.naive(&row.case, outcome);
                scored.push(Scored { row, expected, crps, singles, single_errors, naive });
            }
        }
        start = end;
    }
    Ok((scored, too_early, fits))
}

/// What was known before, without a model: all outcomes, those of a market, those of a creator.
struct Background {
    all: Spread,
    markets: BTreeMap<String, Spread>,
    creators: BTreeMap<String, f64>,
}

#[derive(Clone, Copy)]
struct Spread {
    mean: f64,
    sd: f64,
    median: f64,
}

impl Spread {
    fn new(mut values: Vec<f64>) -> Self {
        let count = values.len().max(1) as f64;
        let mean = values.iter().sum::<f64>() / count;
        let sd = (values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (count - 1.0).max(1.0)).sqrt();
        values.sort_unstable_by(f64::total_cmp);
        let median = values.get(values.len() / 2).copied().unwrap_or_default();
        Self { mean, sd, median }
    }
}

impl Background {
    fn new(known: &[Observation], scale: Scale) -> Self {
        let mut markets: BTreeMap<String, Vec<f64>> = BTreeMap::new();
        let mut creators: BTreeMap<String, Vec<f64>> = BTreeMap::new();
        for row in known {
            let outcome = scale.of(row.outcome);
            markets.entry(row.case.market.clone()).or_default().push(outcome);
            creators.entry(row.case.creator.clone()).or_default().push(outcome);
        }
        creators.remove("");
        Self {
            all: Spread::new(known.iter().map(|row| scale.of(row.outcome)).collect()),
            markets: markets.into_iter().map(|(name, values)| (name, Spread::new(values))).collect(),
            creators: creators.into_iter().map(|(name, values)| (name, Spread::new(values).median)).collect(),
        }
    }

    fn naive(&self, case: &Case, outcome: f64) -> Naive {
        let market = self.markets.get(&case.market).copied().unwrap_or(self.all);
        let own = self.creators.get(&case.creator).copied().unwrap_or(market.median);
        Naive {
            crps: crps_normal(self.all.mean, self.all.sd, outcome),
            error: (self.all.median - outcome).abs(),
            market_crps: crps_normal(market.mean, market.sd, outcome),
            own_error: (own - outcome).abs(),
        }
    }
}

fn scores(scored: &[Scored<'_>], scale: Scale) -> Map<String, Value> {
    let mean = |of: &dyn Fn(&Scored<'_>) -> f64| scored.iter().map(of).sum::<f64>() / scored.len() as f64;
    let covered = |one: &Scored<'_>| {
        // The band's ends went to the outcome's unit and are compared there.
        f64::from(u8::from(one.row.outcome >= one.expected.p10 && one.row.outcome <= one.expected.p90))
    };
    let mut strata: BTreeMap<String, Vec<&Scored<'_>>> = BTreeMap::new();
    for one in scored {
        let history = STRATA[usize::from(one.expected.history > 0) + usize::from(one.expected.history > 2)];
        let market = one.row.case.market.as_str();
        let name = if market.is_empty() { history.to_owned() } else { format!("{market} {history}") };
        strata.entry(name).or_default().push(one);
    }
    let by = |of: &dyn Fn(&[&Scored<'_>]) -> Value| -> Value {
        strata.iter().map(|(name, all)| (name.clone(), of(all))).collect::<Map<_, _>>().into()
    };
    let share = |all: &[&Scored<'_>], of: &dyn Fn(&Scored<'_>) -> f64| all.iter().map(|one| of(one)).sum::<f64>() / all.len() as f64;
    let error = |one: &Scored<'_>| (scale.of(one.expected.p50) - scale.of(one.row.outcome)).abs();
    let answer = json!({
        "n": scored.len(),
        "mae": mean(&error),
        "crps": mean(&|one| one.crps),
        "crps_naive": mean(&|one| one.naive.crps),
        "mae_naive": mean(&|one| one.naive.error),
        "coverage80": mean(&covered),
        "coverage80_by_stratum": by(&|all| json!(share(all, &covered))),
        "n_by_stratum": by(&|all| json!(all.len())),
        "mae_by_stratum": by(&|all| json!(share(all, &error))),
        "width80": mean(&|one| scale.of(one.expected.p90) - scale.of(one.expected.p10)),
        "crps_naive_market": mean(&|one| one.naive.market_crps),
        "mae_naive_own_median": mean(&|one| one.naive.own_error),
        "singles": {
            "hierarchy": { "crps": mean(&|one| one.singles[0]), "mae": mean(&|one| one.single_errors[0]) },
            "trees": { "crps": mean(&|one| one.singles[1]), "mae": mean(&|one| one.single_errors[1]) },
        },
        "outside": scored.iter().filter(|one| one.expected.outside.is_some()).count(),
    });
    if let Value::Object(answer) = answer { answer } else { Map::new() }
}
