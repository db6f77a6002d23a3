//! Prices: the amount, and its currency by everything that says one.

use super::cell::Number;
use super::mapping::RateRule;
use super::read::{Row, Said};
use super::wanted::Kind;
use crate::import::finding::Finding;
use crate::import::printable::printable;
use sverka_core::model::{Money, Rate};
use sverka_table::number::currency_of;

/// The price of a row; `None` when it is not known.
pub(super) fn rate(row: Row<'_>, rule: &RateRule) -> Result<Option<Rate>, Finding> {
    let Number::Known(amount) = row.number(&rule.column, Kind::Money)? else { return Ok(None) };
    let said = row.text(&rule.currency);
    let said = said.map(|text| currency_of(&text).map_or_else(|| text.to_uppercase(), str::to_owned));
    let currency = match (said, beside(row, &rule.column)) {
        (Some(said), _) => {
            agrees(row, &rule.column, &said)?;
            said
        }
        (None, Some(currency)) => {
            agrees(row, &rule.column, currency)?;
            currency.to_owned()
        }
        (None, None) => row.required(&rule.currency, "currency")?,
    };
    if !(0.0..=1e12).contains(&amount) {
        let detail = format!("a price of {amount} cannot be");
        return Err(row.finding("out-of-range", &rule.column, detail));
    }
    Ok(Some(Rate { format: rule.format.clone(), price: Money { amount, currency }, valid_until: None }))
}

/// The currency that stands with an amount, or above it.
fn beside(row: Row<'_>, column: &str) -> Option<&'static str> {
    let Said::Value(cell) = row.cell(column) else { return None };
    let sign = sverka_table::number::of(cell).ok().and_then(|reading| reading.currency);
    sign.or_else(|| row.title(column)?.unit.currency)
}

/// Refuses an amount that stands in another currency than the mapping says.
pub(super) fn agrees(row: Row<'_>, column: &str, wanted: &str) -> Result<(), Finding> {
    let Said::Value(cell) = row.cell(column) else { return Ok(()) };
    let sign = sverka_table::number::of(cell).ok().and_then(|reading| reading.currency);
    let above = row.title(column).and_then(|title| title.unit.currency);
    match [sign, above].into_iter().flatten().find(|currency| *currency != wanted) {
        None => Ok(()),
        Some(other) => {
            let (name, shown) = (printable(&row.named(column)), printable(&cell.text));
            let detail = format!("`{name}` is to be in {}, and this is in {other}: {shown}", printable(wanted));
            Err(row.finding("contradicting-currency", column, detail))
        }
    }
}
