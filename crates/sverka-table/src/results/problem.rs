//! What is wrong with a table or a row, or should be looked at.

use crate::columns::Field;
use crate::source::{BadSource, RowNumber};

/// Why a file gives no results.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadResults {
    /// It is no table.
    #[error(transparent)]
    Source(#[from] BadSource),
    /// No column names a creator.
    #[error("no column names a creator; the columns are: {}{}", .columns.join(", "), again(.named_twice))]
    NoCreatorColumn {
        /// Names of the columns.
        columns: Vec<String>,
        /// Fields that are there twice.
        twice: Vec<Field>,
        /// Names of columns that are there twice, of which none is read.
        named_twice: Vec<String>,
    },
    /// There is no sheet of the name that was chosen.
    #[error("there is no sheet {name:?}; there are {}", .has.join(", "))]
    NoSheet {
        /// The name.
        name: String,
        /// Names there are.
        has: Vec<String>,
    },
    /// All sheets with rows are hidden, and none is read without being asked.
    #[error("all sheets are hidden: {}", .0.join(", "))]
    OnlyHidden(Vec<String>),
}

fn again(names: &[String]) -> String {
    match names {
        [] => String::new(),
        names => format!("; these are there twice, and it is not known which is meant: {}", names.join(", ")),
    }
}

impl BadResults {
    /// A stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Source(BadSource::Kind(_)) => "not-a-table",
            Self::Source(BadSource::Archive(_)) => "archive",
            Self::Source(BadSource::Text(_)) => "not-text",
            Self::Source(BadSource::OpenQuote { .. }) => "open-quote",
            Self::Source(BadSource::Broken(_)) => "broken",
            Self::Source(BadSource::Damaged(_)) => "damaged",
            Self::Source(BadSource::Lists(_)) => "several-lists",
            Self::Source(BadSource::Empty) => "empty",
            Self::Source(BadSource::TooLarge { .. }) => "too-large",
            Self::NoCreatorColumn { .. } => "no-creator-column",
            Self::NoSheet { .. } => "no-sheet",
            Self::OnlyHidden(_) => "only-hidden-sheets",
        }
    }
}

/// What is wrong with a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
#[ts(rename = "RowProblem")]
pub enum Problem {
    /// It has more or fewer cells than the header.
    WrongNumberOfCells,
    /// It names the columns again.
    Header,
    /// It belongs to another table of the sheet.
    OtherTable,
    /// It sums up others, or is their average.
    Total,
    /// It names no creator.
    NoCreator,
    /// Nobody in the campaign is called so.
    UnknownCreator,
    /// Several in the campaign are called so.
    SeveralCreators,
    /// Its cells name different creators of the campaign.
    ContradictingCreators,
    /// Neither Russia nor the United States.
    UnknownMarket,
    /// A date that cannot be read.
    NotADate,
    /// A date that is two days, by what comes first.
    AmbiguousDate,
    /// A number that cannot be read.
    NotANumber,
    /// A number that is two, by the sign between whole and part.
    AmbiguousNumber,
    /// A count that is not whole.
    Fraction,
    /// About a number, or at least it.
    Inexact,
    /// A number that no count can be.
    OutOfRange,
    /// Neither roubles nor dollars.
    UnknownCurrency,
    /// No currency stands anywhere, and the file may have one that cannot be seen.
    NoCurrency,
    /// The amount, the column and its name say different currencies.
    ContradictingCurrencies,
    /// Nothing was counted or spent.
    NoNumbers,
    /// The same post as a row before.
    Repeated,
}

/// A row that is not kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Its row.
    pub row: RowNumber,
    /// The column of the cell that is wrong.
    pub column: Option<String>,
    /// What is wrong.
    pub problem: Problem,
    /// What the cell says.
    pub text: String,
}

/// What a person should look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
#[ts(rename = "RowPoint")]
pub enum Point {
    /// The cell says that the number is kept back or that nobody has it, or −1: it is not known.
    NotKnown,
    /// A day and a month without a year: the day is not known.
    DateWithoutYear,
    /// A month, a year or a word for all time: the day is not known.
    NotADay,
    /// The sum of likes, comments, shares and saves lacks a part that is empty.
    SumOfSome,
    /// Engagements are not known, because a part of their sum is kept back.
    SumNotKnown,
    /// No currency stands anywhere: that of the market was taken.
    CurrencyOfMarket,
    /// The creator was found by another spelling of the name.
    BySpelling,
    /// The creator was found by name, and the handle or the account is nobody's.
    ByName,
    /// The creator was found by a part of what the row calls them, and another part is nobody's.
    ByPart,
    /// A number of a post or a creator that a spreadsheet rounded.
    DigitsLost,
    /// A count that a spreadsheet wrote with fewer digits than it has: `1.23E+05`.
    Rounded,
    /// A number of a cell merged over several rows, which belongs to the first.
    Merged,
    /// `2,500` was read as thousands, as money and counts are written.
    Grouped,
    /// The cell names its own thousands or millions, others than the name of its column: those of the cell were taken.
    OtherMultiple,
    /// Engagements are fewer than one of their parts.
    LessThanPart,
    /// Day and month stand as Meta's exports have them, the month first.
    MonthFirst,
    /// The numbers are the sum of rows before, and the row was kept.
    PerhapsTotal,
}

/// Something to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PointedAt {
    /// The row; the first of several.
    pub row: RowNumber,
    /// The column.
    pub column: Option<String>,
    /// What it is.
    pub point: Point,
    /// What the cell says.
    pub text: String,
}

/// Why a column was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
#[ts(rename = "PassedOverWhy")]
pub enum Why {
    /// Its name is not that of a field.
    NotKnown,
    /// It holds rates where counts are wanted.
    Rates,
    /// Another column has the same name and other cells, or names the same in other words.
    Twice,
}

/// A column that was not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassedOver {
    /// Its place in the table, from 0.
    pub place: usize,
    /// Its name in the table; empty when it has none.
    pub column: String,
    /// Why.
    pub why: Why,
}
