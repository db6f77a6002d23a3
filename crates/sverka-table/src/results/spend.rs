//! What a post cost.

use super::numbers::{NumberColumn, problem, reading, whole};
use super::problem::{Point, Problem};
use super::{Amount, Options};
use crate::cell::{Cell, is_missing, is_withheld};
use crate::columns::{Title, Unit};
use crate::number::currency_of;

/// The column of amounts, and what names their currency.
pub(super) struct SpendColumn<'a> {
    pub(super) numbers: NumberColumn,
    pub(super) title: &'a Title,
    /// What stands above the table.
    pub(super) above: Unit,
    pub(super) options: &'a Options,
    /// True when the format of a cell could name a currency that cannot be seen.
    pub(super) formats_unseen: bool,
}

impl SpendColumn<'_> {
    /// The amount of a cell with the cell of the currency, if there is one. `None` when it is not known.
    pub(super) fn amount(
        &self,
        cell: &Cell,
        currency: Option<&Cell>,
        market: &str,
    ) -> Result<Option<(Amount, Vec<Point>)>, Wrong> {
        let Some(reading) = reading(cell).map_err(|why| (problem(why), cell.text.clone()))? else { return Ok(None) };
        // A merged amount belongs to the first of its rows.
        if cell.continued {
            return Ok(None);
        }
        if reading.percent {
            return Err((Problem::NotANumber, cell.text.clone()));
        }
        if reading.unknown_unit {
            return Err((Problem::UnknownCurrency, cell.text.clone()));
        }
        let (value, point) = self.numbers.value(&reading).map_err(|why| (why, cell.text.clone()))?;
        let mut points: Vec<Point> = point.into_iter().collect();
        let said = currency.filter(|cell| !is_missing(&cell.text) && !is_withheld(&cell.text));
        let named = match said {
            Some(cell) => Some(currency_of(&cell.text).ok_or((Problem::UnknownCurrency, cell.text.clone()))?),
            None => None,
        };
        // Thousands above the table are those of its currency.
        let above = self.above.currency.filter(|_| self.above.times.is_some() && self.title.unit.currency.is_none());
        let mut all = [reading.currency, self.title.unit.currency, named, above].into_iter().flatten();
        let currency = match all.next() {
            Some(first) if all.any(|other| other != first) => {
                let said = said.map_or_else(|| cell.text.clone(), |said| format!("{} · {}", cell.text, said.text));
                return Err((Problem::ContradictingCurrencies, said));
            }
            Some(first) => first,
            // What the person said of the whole file, else what it says itself, else the money of the market.
            None => match (&self.options.currency, self.above.currency) {
                (Some(name), _) => currency_of(name).ok_or_else(|| (Problem::UnknownCurrency, name.clone()))?,
                (None, Some(above)) => above,
                _ if self.formats_unseen => return Err((Problem::NoCurrency, cell.text.clone())),
                _ => {
                    points.push(Point::CurrencyOfMarket);
                    if market == "RU" { "RUB" } else { "USD" }
                }
            },
        };
        if !matches!(currency, "RUB" | "USD") {
            return Err((Problem::UnknownCurrency, cell.text.clone()));
        }
        let minor = whole(value * 100.0).map_err(|why| (why, cell.text.clone()))?;
        Ok(Some((Amount { minor, currency }, points)))
    }
}

/// What is wrong with a cell, and what it says.
pub(super) type Wrong = (Problem, String);
