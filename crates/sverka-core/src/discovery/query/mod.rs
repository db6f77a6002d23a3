//! A question as a value: what the window's builder edits, what is printed, and what is answered.

mod check;
mod day;
mod explain;
mod field;
mod lex;
mod number;
mod parse;
mod print;
mod suggest;
#[cfg(test)]
mod tests;
mod token;
#[cfg(test)]
mod written_tests;

pub use check::BadQuery;
pub use explain::Explained;
pub(crate) use field::PLATFORMS;
pub use field::{Code, Currency, Field, Kind};

use serde::{Deserialize, Serialize};

/// The most creators one answer lists.
pub const MAX_LIMIT: u32 = 10_000;
/// How many are listed when the question does not say.
pub(crate) const USUAL_LIMIT: u32 = 200;

/// A question to the base.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct Query {
    /// What must hold; absent for all creators.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub filter: Option<Expr>,
    /// Order of the answer, the first before the second; what is not known comes last in either direction, and
    /// equals stay in the order of their identifiers.
    #[serde(default)]
    pub sort: Vec<Order>,
    /// How many to list, 1 to [`MAX_LIMIT`]. All that match are counted.
    pub limit: u32,
}

/// Conditions joined.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Expr {
    /// All hold; at least two.
    And(Vec<Expr>),
    /// One holds; at least two.
    Or(Vec<Expr>),
    /// It certainly does not hold.
    Not(Box<Expr>),
    /// One condition.
    Ask(Ask),
}

/// One condition.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct Ask {
    /// What is asked about.
    pub field: Field,
    /// What it must be.
    pub is: Is,
}

/// What a field must be. Numbers are in the unit of the field: a share is a part of one, a day counts from
/// 1 January 1970.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Is {
    /// A number on one side of another.
    Compared {
        /// The side.
        op: Op,
        /// The other number.
        value: f64,
    },
    /// A number between two, both included.
    Between {
        /// The least.
        low: f64,
        /// The greatest.
        high: f64,
    },
    /// So in enough markets of the audience.
    InMarkets {
        /// The side.
        op: Op,
        /// The other number.
        value: f64,
        /// In how many markets.
        least: u8,
        /// The share of the audience that makes a country a market of the creator.
        reach: f64,
    },
    /// One of these names.
    OneOf(Vec<String>),
    /// All words occur, in any form and order.
    Words(String),
    /// Known, or why not.
    State(State),
}

/// A side of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub enum Op {
    /// At least.
    #[serde(rename = ">=")]
    AtLeast,
    /// More.
    #[serde(rename = ">")]
    Above,
    /// At most.
    #[serde(rename = "<=")]
    AtMost,
    /// Less.
    #[serde(rename = "<")]
    Below,
    /// The same.
    #[serde(rename = "=")]
    Equal,
}

impl Op {
    /// Whether it holds. Nothing holds for a number that is not known.
    #[must_use]
    pub fn holds(self, left: f32, right: f32) -> bool {
        match self {
            Self::AtLeast => left >= right,
            Self::Above => left > right,
            Self::AtMost => left <= right,
            Self::Below => left < right,
            #[allow(clippy::float_cmp, reason = "the question is whether it is the same number")]
            Self::Equal => left == right,
        }
    }

    /// As written.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Self::AtLeast => ">=",
            Self::Above => ">",
            Self::AtMost => "<=",
            Self::Below => "<",
            Self::Equal => "=",
        }
    }
}

/// Whether there is a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// There is one.
    Known,
    /// Nobody has it.
    Missing,
    /// The source keeps it.
    Withheld,
}

/// One key of the order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Order {
    /// A field with numbers.
    pub by: Field,
    /// Greatest first.
    pub descending: bool,
}

impl Query {
    /// All conditions of the question, from left to right.
    #[must_use]
    pub fn asks(&self) -> Vec<&Ask> {
        let mut asks = Vec::new();
        if let Some(filter) = &self.filter {
            filter.collect(&mut asks);
        }
        asks
    }
}

impl Expr {
    fn collect<'a>(&'a self, asks: &mut Vec<&'a Ask>) {
        match self {
            Self::And(all) | Self::Or(all) => all.iter().for_each(|one| one.collect(asks)),
            Self::Not(one) => one.collect(asks),
            Self::Ask(ask) => asks.push(ask),
        }
    }
}
