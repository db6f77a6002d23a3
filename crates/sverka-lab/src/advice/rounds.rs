//! The table of rounds.

use crate::frame::{Frame, Ignored};
use crate::numbers::Numbers;
use crate::table::Table;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use sverka_core::engine::columns::Cell;
use sverka_core::engine::learn::Feature;
use sverka_table::text::{key, normalise};

/// Why a table of rounds cannot be used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum AdviceError {
    #[error("{path}, row {row}: {column} is {value:?}, and it must be a number")]
    Number { path: PathBuf, row: u32, column: &'static str, value: String },
    #[error("{path}, row {row}: phase is {value:?}, and it must be practice or final")]
    Phase { path: PathBuf, row: u32, value: String },
    #[error("{path}, row {row}: person is missing")]
    Person { path: PathBuf, row: u32 },
    #[error("{path} has no round in which ai, human and actual are all known")]
    NoRounds { path: PathBuf },
    #[error("{path} has no final round to judge")]
    NoFinal { path: PathBuf },
}

/// What a round is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Phase {
    /// The person was told the result.
    Practice,
    /// To be judged.
    Final,
}

/// One forecast of one person.
#[derive(Debug, Clone)]
pub(crate) struct Round {
    pub(crate) person: String,
    pub(crate) phase: Phase,
    pub(crate) ai: f64,
    pub(crate) human: f64,
    pub(crate) actual: f64,
}

/// Rounds and the features of their cases, a cell for each round.
#[derive(Debug)]
pub(crate) struct Rounds {
    pub(crate) rounds: Vec<Round>,
    pub(crate) features: Vec<Feature>,
    ignored: Vec<Ignored>,
    unread: Vec<Ignored>,
    left_out: BTreeMap<&'static str, usize>,
}

/// Columns that are no features of the case.
const KNOWN: [&str; 7] = ["person", "condition", "phase", "round", "ai", "human", "actual"];
const NUMBERS: [&str; 3] = ["ai", "human", "actual"];

impl Rounds {
    /// Reads a table.
    ///
    /// # Errors
    /// When a needed column is not there, or a cell of it is neither what it must be nor missing.
    pub(crate) fn read(table: &Table) -> Result<Self, crate::args::LabError> {
        let person_at = table.column("person")?;
        let phase_at = table.column("phase")?;
        let mut numbers_at = Vec::new();
        for name in NUMBERS {
            let at = table.column(name)?;
            numbers_at.push((at, Numbers::of(table, at)));
        }
        let path = || table.path.clone();
        let (mut rounds, mut kept) = (Vec::new(), Vec::new());
        let mut left_out = BTreeMap::new();
        for (at, it) in table.rows.iter().enumerate() {
            let row = it.number.0;
            let person = it.text(person_at);
            if person.is_empty() {
                return Err(AdviceError::Person { path: path(), row }.into());
            }
            let phase = match normalise(it.text(phase_at)).as_str() {
                "practice" => Phase::Practice,
                "final" => Phase::Final,
                _ => return Err(AdviceError::Phase { path: path(), row, value: it.text(phase_at).to_owned() }.into()),
            };
            let mut numbers = [None; NUMBERS.len()];
            for ((column, (place, written)), number) in NUMBERS.iter().zip(&numbers_at).zip(&mut numbers) {
                let cell = &it.cells[*place];
                *number = match written.read(cell) {
                    Some(Cell::Known(value)) => Some(value),
                    Some(_) => None,
                    None => {
                        return Err(AdviceError::Number { path: path(), row, column, value: cell.text.clone() }.into());
                    }
                };
            }
            let [Some(ai), Some(human), Some(actual)] = numbers else {
                let missing = NUMBERS.iter().zip(&numbers).find(|(_, number)| number.is_none());
                *left_out.entry(missing.map_or("ai", |(name, _)| *name)).or_insert(0) += 1;
                continue;
            };
            rounds.push(Round { person: person.to_owned(), phase, ai, human, actual });
            kept.push(at);
        }
        if rounds.is_empty() {
            return Err(AdviceError::NoRounds { path: path() }.into());
        }
        let frame = Frame::new(table, None, &[]);
        let is_known = |name: &&String| KNOWN.contains(&key(name).as_str());
        let feature = |name: &String| {
            let cells = &frame.cells[name];
            Feature { name: key(name), cells: kept.iter().map(|at| cells[*at]).collect() }
        };
        let features = frame.names.iter().filter(|name| !is_known(name)).map(feature).collect();
        let others = |ignored: Vec<Ignored>| ignored.into_iter().filter(|one| !is_known(&&one.column)).collect();
        Ok(Self { rounds, features, ignored: others(frame.ignored), unread: others(frame.unread), left_out })
    }

    /// Refuses a table without anything to judge.
    pub(crate) fn with_final(&self, path: &Path) -> Result<(), AdviceError> {
        if self.of(Phase::Final).next().is_some() {
            Ok(())
        } else {
            Err(AdviceError::NoFinal { path: path.to_owned() })
        }
    }

    /// Places of the rounds of a phase.
    pub(crate) fn of(&self, phase: Phase) -> impl Iterator<Item = usize> + '_ {
        (0..self.rounds.len()).filter(move |at| self.rounds[*at].phase == phase)
    }

    /// Actual − forecast of the model.
    pub(crate) fn miss(&self, at: usize) -> f64 {
        self.rounds[at].actual - self.rounds[at].ai
    }

    /// Features of some rounds.
    pub(crate) fn features_of(&self, names: &[String], rows: &[usize]) -> Vec<Feature> {
        let named = |name: &String| {
            let found = self.features.iter().find(|feature| feature.name == *name);
            let cell = |at: &usize| found.map_or(Cell::Missing, |feature| feature.cells[*at]);
            Feature { name: name.clone(), cells: rows.iter().map(cell).collect() }
        };
        names.iter().map(named).collect()
    }

    pub(crate) fn names(&self) -> Vec<String> {
        self.features.iter().map(|feature| feature.name.clone()).collect()
    }

    /// A number for each person, in the order of their names.
    pub(crate) fn people(&self) -> BTreeMap<&str, usize> {
        let names: BTreeSet<&str> = self.rounds.iter().map(|round| round.person.as_str()).collect();
        names.into_iter().enumerate().map(|(at, name)| (name, at)).collect()
    }

    pub(crate) fn described(&self) -> Value {
        json!({
            "people": self.people().len(),
            "practice": self.of(Phase::Practice).count(),
            "final": self.of(Phase::Final).count(),
            "left_out": self.left_out,
            "features": self.names(),
            "ignored": self.ignored,
            "unread": self.unread,
        })
    }
}
