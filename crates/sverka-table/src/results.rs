//! What posts brought, from somebody's table: which creator each row is about, which post, on what day, and its numbers.
//! Nothing is guessed without a word: what can be read two ways is refused until a person says which.

mod clues;
mod creators;
mod numbers;
mod post;
mod problem;
mod rows;
mod sheets;
mod spend;
mod totals;

pub use creators::{Creator, Creators};
pub use problem::{BadResults, PassedOver, Point, PointedAt, Problem, Refused, Why};
pub use sheets::OtherSheet;

use crate::columns::{Columns, Field, Said};
use crate::number::Decimal;
use crate::source::{BadSource, RowNumber, Source};
use crate::table::Table;
use chrono::NaiveDate;

/// Fields that results are read from.
const WANTED: [Field; 22] = [
    Field::CreatorId,
    Field::Handle,
    Field::Account,
    Field::Name,
    Field::Link,
    Field::Post,
    Field::Title,
    Field::Market,
    Field::Kind,
    Field::Date,
    Field::Views,
    Field::Reach,
    Field::Engagements,
    Field::Likes,
    Field::Comments,
    Field::Shares,
    Field::Saves,
    Field::Clicks,
    Field::Conversions,
    Field::Spend,
    Field::Currency,
    Field::Grade,
];

/// What a person says of a whole file where its cells do not tell.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Options {
    /// The sheet to read, by its name.
    pub sheet: Option<String>,
    /// Which comes first in `01/02/2026`.
    pub day_first: Option<bool>,
    /// The sign between whole and part.
    pub decimal: Option<Decimal>,
    /// Currency of amounts without one, ISO 4217.
    pub currency: Option<String>,
    /// Whose posts they are where rows do not say, by identifier.
    pub creator: Option<String>,
    /// What columns are.
    pub columns: Said,
}

/// An amount of money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount {
    /// In the smallest unit: kopecks, cents.
    pub minor: u64,
    /// `RUB` or `USD`.
    pub currency: &'static str,
}

/// Whom a row names, in its own words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Named {
    pub id: Option<String>,
    pub handle: Option<String>,
    pub name: Option<String>,
    pub link: Option<String>,
}

/// Numbers of a post; `None` is not known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Counts {
    pub views: Option<u64>,
    pub reach: Option<u64>,
    pub engagements: Option<u64>,
    pub clicks: Option<u64>,
    pub conversions: Option<u64>,
}

impl Counts {
    /// True when nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A row that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its row.
    pub row: RowNumber,
    /// Identifier of the creator.
    pub creator: String,
    /// Whom the row named.
    pub named: Named,
    /// The post: its address in one form, its name, or which of the creator's posts in this table it is.
    pub post: String,
    /// `RU` or `US`.
    pub market: &'static str,
    /// The form of the post, as the row writes it.
    pub kind: Option<String>,
    /// The day of the post, in its own zone.
    pub day: Option<NaiveDate>,
    /// Its numbers.
    pub counts: Counts,
    /// What it cost.
    pub spend: Option<Amount>,
    /// How well it is known, as the row writes it.
    pub grade: Option<String>,
}

/// A column that was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadColumn {
    /// As what.
    pub field: Field,
    /// Its name in the table.
    pub name: String,
}

/// What a table says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Results {
    /// The sheet that was read, when the file has sheets.
    pub sheet: Option<String>,
    /// Sheets that were not read.
    pub other_sheets: Vec<OtherSheet>,
    /// Columns that were understood.
    pub columns: Vec<ReadColumn>,
    /// Columns that were not read, and why.
    pub passed_over: Vec<PassedOver>,
    /// Rows that can be kept.
    pub kept: Vec<Kept>,
    /// Rows that cannot.
    pub refused: Vec<Refused>,
    /// What was read in a way that a person should look at.
    pub pointed_at: Vec<PointedAt>,
    /// True when no column, or no row of it, says whose posts they are, so that a person must.
    pub asks_whose: bool,
}

/// Reads a file of results.
///
/// # Errors
/// [`BadResults`] when no sheet of it is a table of results.
pub fn read(
    source: &Source,
    creators: &Creators,
    markets: &[&'static str],
    options: &Options,
) -> Result<Results, BadResults> {
    let chosen = sheets::choose(source, options)?;
    let table = Table::of(chosen.sheet);
    let mut results = Results { sheet: chosen.name, other_sheets: chosen.others, ..Results::default() };
    let mut columns = Columns::of(&table.columns, &WANTED, &options.columns);
    numbers::settle(&table, &mut columns, &mut results.passed_over);
    let has_creator =
        [Field::CreatorId, Field::Handle, Field::Account, Field::Name, Field::Link].iter().any(|it| columns.has(*it));
    if !has_creator {
        // A table of posts without a creator is that of a channel; any other is no table of results.
        let is_of_channel = (columns.has(Field::Post) || columns.has(Field::Title)) && numbers::has_any(&columns);
        if !is_of_channel {
            let names = table.columns.iter().map(|title| title.name.clone()).filter(|name| !name.is_empty()).collect();
            let twice = columns.twice().map(|(field, _)| field).collect();
            let mut named_twice: Vec<String> =
                columns.twice().flat_map(|(_, places)| places).map(|at| table.columns[*at].name.clone()).collect();
            named_twice.dedup();
            return Err(BadResults::NoCreatorColumn { columns: names, twice, named_twice });
        }
        results.asks_whose = options.creator.is_none();
    }
    if table.rows.is_empty() {
        return Err(BadSource::Empty.into());
    }
    rows::Reader::new(&table, &columns, creators, markets, options).read(&mut results);
    // Links to posts often do not say whose they are.
    let is_nobodys =
        |refused: &Refused| matches!(refused.problem, Problem::NoCreator | Problem::Total | Problem::Header);
    if options.creator.is_none() && results.kept.is_empty() && results.refused.iter().all(is_nobodys) {
        results.asks_whose |= results.refused.iter().any(|refused| refused.problem == Problem::NoCreator);
    }
    let used = |place: usize| columns.field(place).filter(|field| rows::is_read(*field, &columns));
    for (place, title) in table.columns.iter().enumerate() {
        match used(place) {
            Some(field) => results.columns.push(ReadColumn { field, name: title.name.clone() }),
            None if results.passed_over.iter().any(|it| it.place == place) => {}
            None if title.name.is_empty() && table.cells(place).all(|cell| cell.is_empty()) => {}
            None => {
                // What is counted or paid is there once, by its best name.
                let other = title.field().filter(|field| *field == Field::Spend || numbers::COUNTS.contains(field));
                let is_second = other.and_then(|field| columns.place(field)).is_some_and(|at| at != place);
                let why = if is_second { Why::Twice } else { Why::NotKnown };
                results.passed_over.push(PassedOver { place, column: title.name.clone(), why });
            }
        }
    }
    results.passed_over.sort_by_key(|it| it.place);
    Ok(results)
}

#[cfg(test)]
#[path = "results_tests.rs"]
mod tests;
