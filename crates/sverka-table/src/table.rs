//! A sheet as columns and rows.

mod total;

pub(crate) use total::is_extreme;
pub use total::is_total;

use crate::cell::Cell;
use crate::columns::{Field, Title, Unit};
use crate::header::{self, Header};
use crate::source::{Line, RowNumber, Sheet};
use crate::text::normalise;
use std::collections::HashMap;

/// A table with a header and rows in order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// The columns.
    pub columns: Vec<Title>,
    /// The rows below the header.
    pub rows: Vec<Row>,
    /// What stands above the header says of amounts: their currency, and thousands.
    pub above: Unit,
    /// True when numbers may be amounts in a currency that cannot be seen: see [`Sheet::formats_unseen`].
    pub formats_unseen: bool,
}

/// One row.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its number.
    pub number: RowNumber,
    /// As many cells as there are columns, or how many there are instead, or in a row that is none of this table.
    pub cells: Result<Vec<Cell>, usize>,
    /// Why it is none of this table.
    pub apart: Option<Apart>,
}

/// Why a row is none of a table that it stands with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Apart {
    /// It names the columns again.
    Header,
    /// It belongs to another table, which begins in this row.
    OtherTable(RowNumber),
}

impl Table {
    /// Finds the table of a sheet; without one there are no columns. Where a sheet has several, the rows of the others are
    /// rows that stand apart.
    #[must_use]
    pub fn of(sheet: &Sheet) -> Self {
        let Some(header) = header::find(&sheet.lines) else { return Self::default() };
        // Columns without a name at the end are there when a cell is.
        let named = header.titles.iter().rposition(|title| !title.name.is_empty()).map_or(0, |at| at + 1);
        let apart = apart(&sheet.lines, &header, named);
        let rows = sheet.lines.iter().enumerate().filter(|(at, _)| *at >= header.lines.end || apart.contains_key(at));
        let rows = rows.map(|(at, line)| match apart.get(&at) {
            Some(apart) => Row { number: line.number, cells: Err(line.cells.len()), apart: Some(*apart) },
            None => Row { number: line.number, cells: cells(line, named, sheet.name.is_empty()), apart: None },
        });
        let rows = rows.collect();
        let mut columns = header.titles;
        columns.truncate(named);
        let above = header::above(sheet.lines[..header.lines.end - 1].iter());
        Self { columns, rows, above, formats_unseen: sheet.formats_unseen }
    }

    /// The columns of a sheet's table, without its rows.
    #[must_use]
    pub fn columns_of(sheet: &Sheet) -> Vec<Title> {
        header::find(&sheet.lines).map(|header| header.titles).unwrap_or_default()
    }

    /// The cells of a column in the rows that are whole.
    pub fn cells(&self, place: usize) -> impl Iterator<Item = &Cell> {
        self.rows.iter().filter_map(move |row| row.cells.as_ref().ok()?.get(place))
    }
}

/// The cells of a row, as many as there are columns, or how many there are instead.
fn cells(line: &Line, named: usize, is_text: bool) -> Result<Vec<Cell>, usize> {
    let has = line.cells.len();
    let used = line.cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |at| at + 1);
    if used > named {
        return Err(used);
    }
    // A torn row: every program writes all of its delimiters, or none behind the last cell.
    if is_text && (1..named).contains(&has) {
        return Err(has);
    }
    let mut cells = line.cells[..has.min(named)].to_vec();
    cells.resize(named, Cell::default());
    Ok(cells)
}

fn filled(line: &Line) -> impl Iterator<Item = &Cell> {
    line.cells.iter().filter(|cell| !cell.is_empty())
}

/// Lines that are no rows of a table and no title above it: its header again, and rows of other tables.
fn apart(lines: &[Line], header: &Header, named: usize) -> HashMap<usize, Apart> {
    let mut apart = HashMap::new();
    // Objects of JSON have their names with them.
    if lines.first().is_some_and(|line| line.number.0 == 0) {
        return apart;
    }
    let above = header.lines.start;
    let stray = || (0..above).find(|at| header::is_row(&lines[*at], named));
    if let Some(begins) = header.other.into_iter().chain(stray()).min() {
        let other = Apart::OtherTable(lines[begins].number);
        let rows = (begins..above).filter(|at| Some(*at) != header.other);
        // Behind a header every line is its row; without one only what looks like a row is.
        let rows = rows.filter(|at| header.other.is_some() || header::is_row(&lines[*at], named));
        apart.extend(rows.map(|at| (at, other)));
    }
    let texts = |line: &Line| filled(line).map(|cell| normalise(&cell.text)).collect();
    let names: Vec<Vec<String>> = lines[header.lines.clone()].iter().map(texts).collect();
    let counts: Vec<usize> = (0..named).filter(|at| header.titles[*at].field().is_some_and(Field::is_count)).collect();
    let mut other = None;
    for (at, line) in lines.iter().enumerate().skip(header.lines.end) {
        if other.is_none() {
            // Most rows do not even begin as the header does.
            let first = filled(line).next().map(|cell| normalise(&cell.text));
            let begins = names.iter().any(|names| names.len() > 1 && names.first() == first.as_ref());
            let is_header = header::is_header(line, &counts);
            // A line of names right below the header says the same in other words.
            if (begins && names.contains(&texts(line))) || (is_header && at == header.lines.end) {
                apart.insert(at, Apart::Header);
                continue;
            }
            other = is_header.then_some(Apart::OtherTable(line.number));
        }
        apart.extend(other.map(|other| (at, other)));
    }
    apart
}
