//! The results of a campaign: what a file says before it is kept, and what the campaign brought against its plan.

use crate::results::ResultField;
use serde::{Deserialize, Serialize};
use sverka_core::model::outcome::{Funnel, PostResult, Spend};
use sverka_core::model::{Market, MarketTarget};
use sverka_core::numbers::RowNumber;
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
}

/// What is wrong with a row: message `results-problem-<…>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RowProblem {
    /// It has more or fewer cells than the header.
    WrongNumberOfCells,
    /// It names no creator.
    NoCreator,
    /// Nobody in the campaign is called so.
    UnknownCreator,
    /// Several in the campaign are called so.
    SeveralCreators,
    /// Neither Russia nor the United States.
    UnknownMarket,
    /// A date that cannot be read, or that can be read two ways.
    NotADate,
    /// A number that cannot be read.
    NotANumber,
    /// A number that no count can be.
    OutOfRange,
    /// Neither roubles nor dollars.
    UnknownCurrency,
    /// Nothing was counted or spent.
    NoNumbers,
    /// The same post as a row before.
    Repeated,
}

/// A row that is not kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RefusedRow {
    /// Its number, as a spreadsheet counts.
    pub row: RowNumber,
    /// What is wrong.
    pub problem: RowProblem,
    /// What the cell says.
    pub said: String,
}

/// A column that was understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ColumnRead {
    /// As what: message `results-field-<…>`.
    pub field: ResultField,
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
    /// Columns that were understood.
    pub columns: Vec<ColumnRead>,
    /// Columns that are not read.
    pub passed_over: Vec<String>,
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
