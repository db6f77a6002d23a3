//! A sheet as columns and rows.

use crate::cell::Cell;
use crate::columns::Title;
use crate::header;
use crate::source::{RowNumber, Sheet};
use crate::text::normalise;

/// A table with a header and rows in order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// The columns.
    pub columns: Vec<Title>,
    /// The rows below the header.
    pub rows: Vec<Row>,
    /// True when numbers may be amounts in a currency that cannot be seen: see [`Sheet::formats_unseen`].
    pub formats_unseen: bool,
}

/// One row.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its number.
    pub number: RowNumber,
    /// As many cells as there are columns, or how many there are instead.
    pub cells: Result<Vec<Cell>, usize>,
}

impl Table {
    /// Finds the table of a sheet; without one there are no columns.
    #[must_use]
    pub fn of(sheet: &Sheet) -> Self {
        let Some(header) = header::find(&sheet.lines) else { return Self::default() };
        let below = &sheet.lines[header.below..];
        // Columns without a name at the end are there when a cell is.
        let named = header.titles.iter().rposition(|title| !title.name.is_empty()).map_or(0, |at| at + 1);
        let mut columns = header.titles;
        columns.truncate(named);
        let rows = below.iter().map(|line| {
            let has = line.cells.len();
            let used = line.cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |at| at + 1);
            let is_short = has < named && sheet.name.is_empty();
            let cells = match used {
                used if used > named => Err(used),
                // A torn row: every program writes all of its delimiters, or none behind the last cell.
                _ if is_short && has > 0 && has < named => Err(has),
                _ => {
                    let mut cells = line.cells[..has.min(named)].to_vec();
                    cells.resize(named, Cell::default());
                    Ok(cells)
                }
            };
            Row { number: line.number, cells }
        });
        let rows = rows.collect();
        Self { columns, rows, formats_unseen: sheet.formats_unseen }
    }

    /// The columns of a sheet's table, without its rows.
    #[must_use]
    pub fn columns_of(sheet: &Sheet) -> Vec<Title> {
        header::find(&sheet.lines).map(|header| header.titles).unwrap_or_default()
    }

    /// The place of the first of some columns that is there, by its name whatever its case and signs.
    #[must_use]
    pub fn find(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| self.columns.iter().position(|column| column.is(name)))
    }

    /// The cells of a column in the rows that are whole.
    pub fn cells(&self, place: usize) -> impl Iterator<Item = &Cell> {
        self.rows.iter().filter_map(move |row| row.cells.as_ref().ok()?.get(place))
    }
}

/// Words of rows that sum up others.
const TOTALS: [&str; 14] = [
    "total",
    "totals",
    "grand total",
    "subtotal",
    "sub-total",
    "sum",
    "overall",
    "итого",
    "всего",
    "итог",
    "итоги",
    "общий итог",
    "промежуточный итог",
    "сумма",
];
/// Words that such a row begins with when it says what it sums up.
const TOTALS_OF: [&str; 12] = [
    "total: ",
    "total - ",
    "итого: ",
    "всего: ",
    "total for ",
    "total of ",
    "subtotal for ",
    "итого по ",
    "итого за ",
    "итого у ",
    "всего по ",
    "всего за ",
];

/// True when a cell says that its row sums up others.
#[must_use]
pub fn is_total(text: &str) -> bool {
    let plain = normalise(text);
    let plain = plain.trim_end_matches([':', '.', ' ']);
    TOTALS.contains(&plain) || TOTALS_OF.iter().any(|begin| plain.starts_with(begin))
}

#[cfg(test)]
#[path = "table_tests.rs"]
mod tests;
