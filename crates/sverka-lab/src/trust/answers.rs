//! The table of answers.

use crate::numbers::Numbers;
use crate::table::{Row, Table};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use sverka_core::engine::columns::Cell;
use sverka_core::pooling::log_odds::BadPool;
use sverka_table::cell::{is_missing, is_withheld};
use sverka_table::text::key;

/// Why a table of answers cannot be used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum TrustError {
    #[error("{path} has no columns init_choiceA, init_choiceB, …: at least two options are needed; it has {}", .has.join(", "))]
    Options { path: PathBuf, has: Vec<String> },
    #[error("{path}, row {row}: {column} is {value:?}, and it must be a chance: a number from 0 on")]
    Chance { path: PathBuf, row: u32, column: String, value: String },
    #[error("{path}, row {row}: correct_answer is {value:?}, and it must be one of {}", .options.join(", "))]
    Right { path: PathBuf, row: u32, value: String, options: Vec<String> },
    #[error("{path}, row {row}: participant is missing")]
    Person { path: PathBuf, row: u32 },
    #[error("{path} has no row with chances and a right answer")]
    NoAnswers { path: PathBuf },
    #[error(transparent)]
    Pool(#[from] BadPool),
}

/// One person's answers to one question. Options are places in the table's list.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) person: String,
    pub(crate) topic: Option<String>,
    /// Chances before the advice; they sum to 1.
    pub(crate) chances: Vec<f64>,
    pub(crate) first: usize,
    pub(crate) advice: Option<usize>,
    pub(crate) last: Option<usize>,
    pub(crate) right: usize,
}

/// Answers and how the table was read.
#[derive(Debug)]
pub(crate) struct Answers {
    pub(crate) answers: Vec<Answer>,
    pub(crate) has_last: bool,
    options: Vec<String>,
    left_out: BTreeMap<&'static str, usize>,
}

const FIRST: &str = "initchoice";
const LAST: &str = "adjustedchoice";

impl Answers {
    /// Reads a table.
    ///
    /// # Errors
    /// When a needed column is not there, or a cell of it is neither what it must be nor missing.
    pub(crate) fn read(table: &Table) -> Result<Self, crate::args::LabError> {
        let person_at = table.column("participant")?;
        let right_at = table.column("correct_answer")?;
        let advice_at = table.column("advice_answer")?;
        let topic_at = table.find("topic").map(|name| table.column(name)).transpose()?;
        let (options, first_at): (Vec<String>, Vec<Place>) = options_of(table, FIRST).into_iter().unzip();
        if options.len() < 2 {
            return Err(TrustError::Options { path: table.path.clone(), has: table.columns.clone() }.into());
        }
        let last: BTreeMap<String, Place> = options_of(table, LAST);
        let last_at: Vec<Place> = options.iter().filter_map(|option| last.get(option).copied()).collect();
        let has_last = last_at.len() == options.len();
        let place = |text: &str| options.iter().position(|option| *option == key(text));
        let (mut answers, mut left_out) = (Vec::new(), BTreeMap::new());
        for it in &table.rows {
            let (row, path) = (it.number.0, || table.path.clone());
            let person = it.text(person_at);
            if person.is_empty() {
                return Err(TrustError::Person { path: path(), row }.into());
            }
            let Some(chances) = chances_of(table, it, &first_at)? else {
                *left_out.entry("without chances").or_insert(0) += 1;
                continue;
            };
            let right_text = it.text(right_at);
            if is_missing(right_text) || is_withheld(right_text) {
                *left_out.entry("without a right answer").or_insert(0) += 1;
                continue;
            }
            let Some(right) = place(right_text) else {
                let value = right_text.to_owned();
                return Err(TrustError::Right { path: path(), row, value, options }.into());
            };
            let after = if has_last { chances_of(table, it, &last_at)? } else { None };
            answers.push(Answer {
                person: person.to_owned(),
                topic: topic_at.map(|at| key(it.text(at))).filter(|topic| !topic.is_empty()),
                first: likeliest(&chances),
                chances,
                advice: place(it.text(advice_at)),
                last: after.map(|chances| likeliest(&chances)),
                right,
            });
        }
        if answers.is_empty() {
            return Err(TrustError::NoAnswers { path: table.path.clone() }.into());
        }
        Ok(Self { answers, has_last, options, left_out })
    }

    pub(crate) fn described(&self) -> Value {
        let people: BTreeSet<&str> = self.answers.iter().map(|answer| answer.person.as_str()).collect();
        let topics: BTreeSet<&str> = self.answers.iter().filter_map(|answer| answer.topic.as_deref()).collect();
        json!({
            "n": self.answers.len(),
            "people": people.len(),
            "options": self.options,
            "topics": topics.len(),
            "without_advice": self.answers.iter().filter(|answer| answer.advice.is_none()).count(),
            "left_out": self.left_out,
        })
    }
}

/// The first of the likeliest options.
pub(super) fn likeliest(chances: &[f64]) -> usize {
    let most = chances.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    chances.iter().position(|chance| *chance >= most - 1e-9).unwrap_or(0)
}

/// A column of chances, and how they are written.
type Place = (usize, Numbers);

/// Columns of a kind by their option, in the order of options.
fn options_of(table: &Table, kind: &str) -> BTreeMap<String, Place> {
    let of = |(at, column): (usize, &String)| {
        key(column)
            .strip_prefix(kind)
            .filter(|option| !option.is_empty())
            .map(|option| (option.to_owned(), (at, Numbers::of(table, at))))
    };
    table.columns.iter().enumerate().filter_map(of).collect()
}

/// Chances of a row, made to sum to 1; `None` when none is given.
fn chances_of(table: &Table, row: &Row, columns: &[Place]) -> Result<Option<Vec<f64>>, TrustError> {
    let mut chances = Vec::with_capacity(columns.len());
    let mut known = false;
    for (column, written) in columns {
        let cell = &row.cells[*column];
        chances.push(match written.read(cell) {
            Some(Cell::Known(chance)) if chance >= 0.0 => {
                known = true;
                chance
            }
            Some(Cell::Missing | Cell::Withheld) => 0.0,
            _ => {
                let (path, column, value) = (table.path.clone(), table.columns[*column].clone(), cell.text.clone());
                return Err(TrustError::Chance { path, row: row.number.0, column, value });
            }
        });
    }
    let total: f64 = chances.iter().sum();
    Ok((known && total > 0.0).then(|| chances.into_iter().map(|chance| chance / total).collect()))
}
