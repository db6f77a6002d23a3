//! What stands above a table.

use crate::columns::Unit;
use crate::source::Line;
use crate::text::{key, normalise};

/// What lines above a header say of amounts: `Currency | USD`, `Валюта: руб.`, «Суммы в тыс. руб.».
pub(crate) fn above<'a>(lines: impl Iterator<Item = &'a Line>) -> Unit {
    let mut unit = Unit::default();
    for line in lines {
        for (at, cell) in line.cells.iter().enumerate() {
            let text = normalise(&cell.text);
            let (name, value) = text.split_once(':').unwrap_or((&text, ""));
            if matches!(
                key(name).as_str(),
                "currency" | "валюта" | "валютаотчета" | "reportcurrency" | "accountcurrency"
            ) {
                let beside = line.cells.get(at + 1).map(|next| normalise(&next.text)).unwrap_or_default();
                unit.see(if value.is_empty() { &beside } else { value });
            } else if let Some(amounts) = AMOUNTS.iter().find_map(|word| text.strip_prefix(word)) {
                // `Суммы указаны в тыс. руб.`
                let said = [" в ", " in "].iter().find_map(|word| amounts.split_once(word)).map(|(_, said)| said);
                let mut own = Unit::default();
                if said.is_some_and(|said| own.see(&said.replace(" of ", " "))) {
                    unit = Unit { currency: own.currency.or(unit.currency), times: own.times.or(unit.times), ..unit };
                }
            }
        }
    }
    Unit { currency: unit.currency, times: unit.times, ..Unit::default() }
}

/// Beginnings of a line about amounts.
const AMOUNTS: [&str; 13] = [
    "суммы",
    "все суммы",
    "сумма",
    "цены",
    "все цены",
    "стоимость",
    "расходы",
    "amounts",
    "all amounts",
    "prices",
    "all prices",
    "costs",
    "spend",
];
