//! A table of posts as observations: which column is what, the first observation of each post, and what is left out and
//! why.

use crate::frame::Ignored;
use crate::leaks::is_result;
use crate::numbers::Numbers;
use crate::table::{Row, Table, TableError};
use chrono::{DateTime, Datelike, Timelike, Utc};
use std::collections::{BTreeMap, BTreeSet};
use sverka_core::engine::columns::Cell;
use sverka_core::forecast::{Case, Observation, Scale, Schema};
use sverka_table::date::{self, Form};
use sverka_table::text::key as plain;

/// Columns given by whoever runs the command.
#[derive(Debug, Clone)]
pub(crate) struct Roles {
    pub(crate) target: String,
    pub(crate) time: String,
    pub(crate) creator: Option<String>,
    pub(crate) market: Option<String>,
    pub(crate) category: Option<String>,
    pub(crate) id: Option<String>,
    /// Only these columns are features; empty: all that do not leak.
    pub(crate) features: Vec<String>,
}

/// A feature made of a column.
#[derive(Debug, Clone, PartialEq)]
enum Source {
    Number,
    Length,
    Capitals,
    Marks,
    Items,
    Hour(Form),
    Weekday(Form),
    /// Days from this date to the outcome's.
    Age(Form),
}

/// How tables are read; made from the training table.
#[derive(Debug)]
pub(crate) struct Plan {
    roles: Roles,
    pub(crate) form: Form,
    pub(crate) id: Option<String>,
    /// Columns of words, the category first.
    words: Vec<String>,
    numbers: Vec<(String, Source)>,
    pub(crate) ignored: Vec<Ignored>,
}

/// One row of a table.
#[derive(Debug, Clone)]
pub(crate) struct Post {
    pub(crate) key: Option<String>,
    pub(crate) observation: Observation,
}

/// Rows that could not be used, by reason.
#[derive(Debug, Default, Clone, serde::Serialize)]
pub(crate) struct Dropped {
    pub(crate) without_time: usize,
    pub(crate) without_outcome: usize,
    pub(crate) later_observations: usize,
}

/// Names of columns that name the post.
const IDS: [&str; 12] = [
    "videoid",
    "postid",
    "id",
    "mediaid",
    "itemid",
    "contentid",
    "shortcode",
    "permalink",
    "url",
    "link",
    "adid",
    "reelid",
];
/// Names of columns with the moment of publication.
const PUBLISHED: [&str; 8] =
    ["publishtime", "publishedat", "publishdate", "published", "createdat", "postedat", "createtime", "pubdate"];
/// Names of columns with words of the post.
const TEXTS: [&str; 6] = ["title", "caption", "headline", "text", "message", "posttext"];
/// Levels of a column of words at most, and rows each must have on average.
const LEVELS: (usize, usize) = (50, 5);
/// A number that ranks posts almost as their outcome does is taken for the outcome in disguise.
const DISGUISE: f64 = 0.9;

/// A cell whose spreadsheet lost its content counts as empty.
fn text(cell: &str) -> &str {
    let cell = cell.trim();
    if cell.starts_with('#') && cell.ends_with('?') { "" } else { cell }
}

impl Plan {
    /// Decides what each column is.
    ///
    /// # Errors
    /// When a column that was named is not there, or the times cannot be read.
    pub(crate) fn new(roles: &Roles, train: &Table, test: &Table) -> Result<Self, TableError> {
        for table in [train, test] {
            for name in [Some(&roles.target), Some(&roles.time)]
                .into_iter()
                .chain([&roles.creator, &roles.market, &roles.category, &roles.id].map(Option::as_ref))
                .flatten()
            {
                table.column(name)?;
            }
        }
        let at = [(train, train.column(&roles.time)?), (test, test.column(&roles.time)?)];
        let times = at.iter().flat_map(|(table, at)| table.rows.iter().map(|row| row.text(*at)));
        let form = date::form(times)
            .ok_or_else(|| TableError::Time { path: train.path.clone(), column: roles.time.clone() })?;
        let named = roles.id.as_deref().and_then(|id| train.find(id));
        let id = named.or_else(|| {
            IDS.iter().find_map(|id| train.columns.iter().map(String::as_str).find(|column| plain(column) == *id))
        });
        let mut plan = Self {
            roles: roles.clone(),
            form,
            id: id.map(str::to_owned),
            words: Vec::new(),
            numbers: Vec::new(),
            ignored: Vec::new(),
        };
        plan.words.extend(roles.category.as_deref().and_then(|name| train.find(name)).map(str::to_owned));
        let roles: BTreeSet<&str> = [
            Some(&roles.target),
            Some(&roles.time),
            roles.creator.as_ref(),
            roles.market.as_ref(),
            roles.category.as_ref(),
        ]
        .into_iter()
        .flatten()
        .filter_map(|name| train.find(name))
        .chain(id)
        .collect();
        let changing = plan.changing(train);
        for (at, column) in train.columns.iter().enumerate().filter(|(_, column)| !roles.contains(column.as_str())) {
            let why = plan.add(train, test, at, changing.contains(&at));
            plan.ignored.extend(why.err().map(|why| Ignored { column: column.clone(), why }));
        }
        Ok(plan)
    }

    /// Columns whose cells differ between observations of the same post: they were measured, not known before.
    fn changing(&self, table: &Table) -> BTreeSet<usize> {
        let Some(id) = self.id.as_deref().and_then(|id| table.column(id).ok()) else { return BTreeSet::new() };
        let mut first: BTreeMap<&str, &Row> = BTreeMap::new();
        let mut repeats = 0;
        let mut differ = vec![0_usize; table.columns.len()];
        for row in table.rows.iter().filter(|row| !text(row.text(id)).is_empty()) {
            let before = *first.entry(text(row.text(id))).or_insert(row);
            if std::ptr::eq(before, row) {
                continue;
            }
            repeats += 1;
            for (count, (one, other)) in differ.iter_mut().zip(before.cells.iter().zip(&row.cells)) {
                *count += usize::from(one.text != other.text);
            }
        }
        (0..differ.len()).filter(|at| differ[*at] * 20 > repeats && repeats > 0).collect()
    }

    fn add(&mut self, train: &Table, test: &Table, at: usize, changes: bool) -> Result<(), String> {
        let column = &train.columns[at];
        let chosen = self.roles.features.iter().any(|name| train.find(name) == Some(column));
        if !chosen {
            if !self.roles.features.is_empty() {
                return Err("not among the features that were asked for".to_owned());
            }
            if is_result(column) {
                return Err("its name says that it is measured with the outcome".to_owned());
            }
            if changes {
                return Err("it changes while a post is observed, so it is measured, not known before".to_owned());
            }
        }
        if test.find(column).is_none() {
            return Err("the other table does not have it".to_owned());
        }
        let cells = || train.rows.iter().map(|row| text(row.text(at))).filter(|cell| !cell.is_empty());
        let name = plain(column);
        let mut made =
            |sources: &[Source]| self.numbers.extend(sources.iter().map(|source| (column.clone(), source.clone())));
        if PUBLISHED.contains(&name.as_str())
            && let Some(form) = date::form(cells())
        {
            made(&[Source::Hour(form), Source::Weekday(form), Source::Age(form)]);
            return Ok(());
        }
        if TEXTS.contains(&name.as_str()) {
            made(&[Source::Length, Source::Capitals, Source::Marks]);
            return Ok(());
        }
        if matches!(name.as_str(), "tags" | "hashtags") {
            made(&[Source::Items]);
            return Ok(());
        }
        let count = cells().count();
        let levels: BTreeSet<&str> = cells().collect();
        let numbers = {
            let written = Numbers::of(train, at);
            let filled = train.rows.iter().map(|row| &row.cells[at]).filter(|cell| !text(&cell.text).is_empty());
            filled.filter(|cell| written.feature(cell).is_some()).count()
        };
        if count == 0 || levels.len() < 2 {
            return Err("all cells are the same".to_owned());
        }
        let few = levels.len() <= LEVELS.0 && levels.len() * LEVELS.1 <= count;
        let is_code = name.ends_with("id") || name.ends_with("code");
        if numbers * 20 >= count * 19 && !is_code {
            if !chosen && let Some(rank) = self.rank(train, at).filter(|rank| rank.abs() > DISGUISE) {
                return Err(format!(
                    "it ranks posts almost as their outcome does ({rank:.2}); name it in --features if it was known before"
                ));
            }
            self.numbers.push((column.clone(), Source::Number));
        } else if few {
            self.words.push(column.clone());
        } else {
            return Err(format!("it has {} different texts", levels.len()));
        }
        Ok(())
    }

    /// Rank correlation of a column with the outcome.
    fn rank(&self, table: &Table, at: usize) -> Option<f64> {
        let target = table.column(&self.roles.target).ok()?;
        let (numbers, outcomes) = (Numbers::of(table, at), Numbers::of(table, target));
        let pairs: Vec<(f64, f64)> = table
            .rows
            .iter()
            .filter_map(|row| Some((numbers.feature(&row.cells[at])?.known()?, outcomes.known(&row.cells[target])?)))
            .collect();
        let ranks = |of: fn(&(f64, f64)) -> f64| {
            let mut order: Vec<usize> = (0..pairs.len()).collect();
            order.sort_by(|one, other| of(&pairs[*one]).total_cmp(&of(&pairs[*other])));
            let mut ranks = vec![0.0; pairs.len()];
            #[allow(clippy::float_cmp, reason = "equal values share a rank")]
            for tie in order.chunk_by(|one, other| of(&pairs[*one]) == of(&pairs[*other])) {
                let below = order.partition_point(|row| of(&pairs[*row]).total_cmp(&of(&pairs[tie[0]])).is_lt());
                tie.iter().for_each(|row| ranks[*row] = below as f64 + (tie.len() as f64 - 1.0) / 2.0);
            }
            ranks
        };
        let (one, other) = (ranks(|pair| pair.0), ranks(|pair| pair.1));
        let middle = (pairs.len() as f64 - 1.0) / 2.0;
        let product =
            |one: &[f64], other: &[f64]| one.iter().zip(other).map(|(x, y)| (x - middle) * (y - middle)).sum::<f64>();
        let size = (product(&one, &one) * product(&other, &other)).sqrt();
        (pairs.len() >= 20 && size > 0.0).then(|| product(&one, &other) / size)
    }

    /// Names of words and numbers.
    pub(crate) fn schema(&self) -> Schema {
        let name = |(column, source): &(String, Source)| match source {
            Source::Number => column.clone(),
            Source::Length => format!("length of {column}"),
            Source::Capitals => format!("capitals of {column}"),
            Source::Marks => format!("! and ? of {column}"),
            Source::Items => format!("items of {column}"),
            Source::Hour(_) => format!("hour of {column}"),
            Source::Weekday(_) => format!("weekday of {column}"),
            Source::Age(_) => format!("days from {column} to the observation"),
        };
        Schema { words: self.words.clone(), numbers: self.numbers.iter().map(name).collect() }
    }

    /// The posts of a table, in its order; rows without a time or an outcome of the scale are counted and left out.
    ///
    /// # Errors
    /// When a column is not there.
    pub(crate) fn posts(&self, table: &Table, scale: Scale) -> Result<(Vec<Post>, Dropped), TableError> {
        let place = |name: &String| table.column(name);
        let optional = |name: &Option<String>| name.as_ref().map(place).transpose();
        let (target, time) = (place(&self.roles.target)?, place(&self.roles.time)?);
        let (creator, market, id) = (
            optional(&self.roles.creator)?,
            optional(&self.roles.market)?,
            self.id.as_ref().and_then(|id| table.column(id).ok()),
        );
        let words = self.words.iter().map(place).collect::<Result<Vec<_>, _>>()?;
        let numbers = self
            .numbers
            .iter()
            .map(|(name, source)| Ok((place(name)?, source)))
            .map(|found: Result<(usize, &Source), TableError>| {
                found.map(|(at, source)| (at, source, Numbers::of(table, at)))
            })
            .collect::<Result<Vec<_>, TableError>>()?;
        let title = table.columns.iter().position(|column| TEXTS.contains(&plain(column).as_str()));
        let published = table.columns.iter().position(|column| PUBLISHED.contains(&plain(column).as_str()));
        let outcomes = Numbers::of(table, target);
        let word = |row: &Row, at: Option<usize>| at.map(|at| text(row.text(at)).to_owned()).unwrap_or_default();
        let (mut posts, mut dropped) = (Vec::with_capacity(table.rows.len()), Dropped::default());
        for row in &table.rows {
            let Some(at) = self.form.read(row.text(time)) else {
                dropped.without_time += 1;
                continue;
            };
            let outcome = outcomes.known(&row.cells[target]);
            let Some(outcome) = outcome.filter(|outcome| scale == Scale::Plain || *outcome >= 0.0) else {
                dropped.without_outcome += 1;
                continue;
            };
            // A post without an id is known by its words and its moment.
            let stand_in =
                || Some(format!("{}\u{1f}{}", word(row, title), word(row, published))).filter(|key| key.len() > 1);
            let key =
                id.and_then(|id| Some(text(row.text(id)).to_owned()).filter(|id| !id.is_empty()).or_else(stand_in));
            let case = Case {
                at,
                creator: word(row, creator),
                market: word(row, market),
                words: words.iter().map(|at| text(row.text(*at)).to_owned()).collect(),
                numbers: numbers
                    .iter()
                    .map(|(column, source, written)| source.read(&row.cells[*column], at, *written))
                    .collect(),
            };
            posts.push(Post { key, observation: Observation { case, outcome } });
        }
        Ok((posts, dropped))
    }
}

impl Source {
    fn read(&self, cell: &sverka_table::cell::Cell, at: DateTime<Utc>, written: Numbers) -> Cell {
        let text = text(&cell.text);
        let known = |value: Option<f64>| value.map_or(Cell::Missing, Cell::Known);
        let letters = || text.chars().count() as f64;
        match self {
            Self::Number => written.feature(cell).unwrap_or(Cell::Missing),
            Self::Length => Cell::Known(letters()),
            Self::Capitals => {
                Cell::Known(text.chars().filter(|letter| letter.is_uppercase()).count() as f64 / letters().max(1.0))
            }
            Self::Marks => Cell::Known(text.chars().filter(|letter| matches!(letter, '!' | '?')).count() as f64),
            Self::Items => Cell::Known(text.split(['|', ',']).filter(|item| !item.trim().is_empty()).count() as f64),
            Self::Hour(form) => known(form.read(text).map(|moment| f64::from(moment.hour()))),
            Self::Weekday(form) => {
                known(form.read(text).map(|moment| f64::from(moment.weekday().num_days_from_monday())))
            }
            Self::Age(form) => {
                known(form.read(text).map(|moment| (at - moment).num_hours().abs().div_euclid(24) as f64))
            }
        }
    }
}
