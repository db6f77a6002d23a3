//! The results of a campaign: what a file says before it is kept, and what the campaign brought against its plan.

use serde::{Deserialize, Serialize};
use sverka_core::model::outcome::{Funnel, PostResult, Spend};
use sverka_core::model::{Market, MarketTarget};
use sverka_table::RowNumber;
use sverka_table::columns::{Field, Said};
use sverka_table::results::{OtherSheet, Point, Problem, Why};
use ts_rs::TS;

/// What a person says about a whole file where its cells do not tell.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ResultsOptions {
    /// Which comes first in `01/02/2026`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub day_first: Option<bool>,
    /// True when a comma is between whole and part.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub decimal_comma: Option<bool>,
    /// Currency of amounts without one, ISO 4217.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub currency: Option<String>,
    /// The sheet to read.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub sheet: Option<String>,
    /// Whose posts they are, where the rows do not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub creator: Option<String>,
    /// What columns are, by their names; `null` for one that is passed over. Kept for the next file.
    pub columns: Said,
}

/// A row that is not kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RefusedRow {
    /// Its number, as a spreadsheet counts.
    pub row: RowNumber,
    /// The column that is wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub column: Option<String>,
    /// What is wrong: message `results-problem-<…>`.
    pub problem: Problem,
    /// What the cell says.
    pub said: String,
}

/// What a person should look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PointedRow {
    /// The row; of several alike the first.
    pub row: RowNumber,
    /// The column.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub column: Option<String>,
    /// What it is: message `results-point-<…>`.
    pub point: Point,
    /// What the cell says.
    pub said: String,
}

/// A column that is not read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PassedColumn {
    /// Its name in the table; empty when it has none.
    pub column: String,
    /// Why: message `results-passed-<…>`.
    pub why: Why,
}

/// Somebody whose posts a file may hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[allow(missing_docs)]
pub struct WhoseOption {
    pub id: String,
    pub name: String,
    pub handle: String,
    pub market: Market,
}

/// A column that was understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ColumnRead {
    /// As what: message `results-field-<…>`.
    pub field: Field,
    /// Its name in the table.
    pub column: String,
}

/// One result with the name of the creator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NamedResult {
    /// The creator's name.
    pub name: String,
    /// The result.
    pub result: PostResult,
}

/// Answer of `read_results`: what would be kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ResultsPreview {
    /// Names the step, for `keep_results`.
    pub import: String,
    /// Name of the file.
    pub file: String,
    /// The sheet that was read, where a file has sheets.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub sheet: Option<String>,
    /// Sheets that were not read.
    pub other_sheets: Vec<OtherSheet>,
    /// Columns that were understood.
    pub columns: Vec<ColumnRead>,
    /// Columns that are not read.
    pub passed_over: Vec<PassedColumn>,
    /// True when no column names creators, and a person must say which one does.
    pub asks_columns: bool,
    /// Whose posts they may be, where no column says so; empty when the rows say it.
    pub asks_whose: Vec<WhoseOption>,
    /// How the file was read where it did not say: name of the encoding.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub guessed_encoding: Option<String>,
    /// The first rows that would be kept.
    pub rows: Vec<NamedResult>,
    /// How many would be kept.
    pub kept: u32,
    /// Of those, how many have more clicks than views, or the like.
    pub odd: u32,
    /// Of those, how many are dated after tomorrow by UTC: east of here it may be the next day already.
    pub ahead: u32,
    /// Of those, how many take the place of a result that is already here.
    pub replaced: u32,
    /// The first rows that would not be kept.
    pub refused: Vec<RefusedRow>,
    /// How many would not be kept.
    pub refused_total: u32,
    /// What a person should look at before it is kept.
    pub pointed_at: Vec<PointedRow>,
    /// What was said about the whole file.
    pub options: ResultsOptions,
}

/// A file that was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ResultsStep {
    /// Names the step.
    pub import: String,
    /// Name of the file.
    pub file: String,
    /// Who.
    pub who: String,
    /// True when it is the own one, which can be taken back.
    pub own: bool,
    /// When, RFC 3339.
    pub at: String,
    /// Results in it.
    pub results: u32,
    /// True when it was taken back.
    pub withdrawn: bool,
}

/// What a creator or a market brought.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct Brought {
    /// Posts with results.
    pub posts: u32,
    /// Sums over posts where the number is known.
    pub funnel: Funnel,
    /// Money by currency.
    pub spend: Vec<Spend>,
}

/// A creator's results.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CreatorBrought {
    /// The creator.
    pub id: String,
    /// Name.
    pub name: String,
    /// Market the posts ran for.
    pub market: Market,
    /// What they brought.
    pub brought: Brought,
    /// Least reach of one integration as planned; absent without a plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "number")]
    pub planned_reach: Option<u64>,
}

/// A market's results against its plan.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct MarketBrought {
    /// The plan.
    pub target: MarketTarget,
    /// Creators with results.
    pub creators: u32,
    /// What they brought.
    pub brought: Brought,
}

/// Answer of `results`, `keep_results`, `take_back_results` and `put_results_right`.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ResultsView {
    /// RU, then US.
    pub markets: Vec<MarketBrought>,
    /// By spend or views, the most first.
    pub creators: Vec<CreatorBrought>,
    /// Files, the latest first.
    pub steps: Vec<ResultsStep>,
}
