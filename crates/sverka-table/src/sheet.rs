//! A table as rows of text.

use crate::encoding::{Undecodable, decode};
use crate::number::Decimal;
use crate::{json, workbook};
use csv::ReaderBuilder;
use std::collections::HashMap;

/// Most columns of a table.
pub const MAX_COLUMNS: usize = 500;
/// Longest cell, in characters; a longer one is what a table is not meant to carry.
pub const MAX_CELL_CHARS: usize = 20_000;
/// Words that mean "nobody has it" in any table.
pub const MISSING: [&str; 12] = ["", "-", "–", "—", "n/a", "na", "null", "none", "[none]", "#n/a", "нет данных", "н/д"];

/// What kind of file a table came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Cells parted by a sign.
    Csv,
    /// An Excel workbook; the first sheet that has cells.
    Workbook,
    /// A list of flat objects.
    Json,
}

/// A table with a header and rows in order.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// From what.
    pub format: Format,
    /// Names of the columns, as written.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<Row>,
    /// The sign between whole and part of its numbers, where a number alone does not tell.
    pub decimal: Decimal,
    /// The encoding, when nothing in the file named it.
    pub guessed_encoding: Option<&'static str>,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its number as a spreadsheet counts: the header is row 1.
    pub number: usize,
    /// As many cells as there are columns, or how many there are instead.
    pub cells: Result<Vec<String>, usize>,
}

/// Why nothing of a table can be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadTable {
    /// The bytes are no text.
    #[error(transparent)]
    Text(#[from] Undecodable),
    /// The text is no table, or the workbook no workbook.
    #[error("the table cannot be read: {0}")]
    Broken(String),
    /// There is a header and nothing below it, or not even that.
    #[error("the table has no rows")]
    Empty,
    /// Two columns have one name.
    #[error("the column `{0}` is there twice")]
    Twice(String),
    /// There are more rows or columns than the limit, or a cell is longer.
    #[error("the table is larger than {limit} {what}")]
    TooLarge {
        /// Rows, columns, or characters in a cell.
        what: &'static str,
        /// The limit.
        limit: usize,
    },
}

/// Reads a table of at most so many rows.
///
/// # Errors
/// As named in [`BadTable`].
pub fn read(bytes: &[u8], max_rows: usize) -> Result<Sheet, BadTable> {
    let sheet = if bytes.starts_with(b"PK\x03\x04") {
        workbook::read(bytes, max_rows)?
    } else {
        let decoded = decode(bytes, None)?;
        let text = decoded.text.strip_prefix('\u{feff}').unwrap_or(&decoded.text);
        let guessed = decoded.guessed.then_some(decoded.name);
        let sheet = if text.trim_start().starts_with(['[', '{']) { json::read(text)? } else { csv(text, max_rows)? };
        Sheet { guessed_encoding: guessed, ..sheet }
    };
    within(&sheet, max_rows)?;
    Ok(sheet)
}

fn csv(text: &str, max_rows: usize) -> Result<Sheet, BadTable> {
    let sign = delimiter(text);
    let mut reader = ReaderBuilder::new().delimiter(sign).flexible(true).from_reader(text.as_bytes());
    let broken = |error: csv::Error| BadTable::Broken(error.to_string());
    let columns: Vec<String> = reader.headers().map_err(broken)?.iter().map(|name| name.trim().to_owned()).collect();
    let mut rows = Vec::new();
    for (place, record) in reader.records().enumerate().take(max_rows + 1) {
        let record = record.map_err(broken)?;
        let cells = match record.len() {
            many if many == columns.len() => Ok(record.iter().map(|cell| cell.trim().to_owned()).collect()),
            many => Err(many),
        };
        rows.push(Row { number: place + 2, cells });
    }
    // Where commas part the cells, a number's decimal sign is rarely a comma too.
    let decimal = if sign == b';' { Decimal::Comma } else { Decimal::Point };
    Ok(Sheet { format: Format::Csv, columns, rows, decimal, guessed_encoding: None })
}

fn within(sheet: &Sheet, max_rows: usize) -> Result<(), BadTable> {
    if sheet.columns.len() > MAX_COLUMNS {
        return Err(BadTable::TooLarge { what: "columns", limit: MAX_COLUMNS });
    }
    if sheet.rows.len() > max_rows {
        return Err(BadTable::TooLarge { what: "rows", limit: max_rows });
    }
    if sheet.rows.is_empty() {
        return Err(BadTable::Empty);
    }
    let long = |cell: &String| cell.chars().nth(MAX_CELL_CHARS).is_some();
    if sheet.rows.iter().filter_map(|row| row.cells.as_ref().ok()).flatten().any(long) {
        return Err(BadTable::TooLarge { what: "characters in a cell", limit: MAX_CELL_CHARS });
    }
    let mut seen = HashMap::new();
    let twice = sheet.columns.iter().find(|name| !name.is_empty() && seen.insert(key(name), ()).is_some());
    twice.map_or(Ok(()), |name| Err(BadTable::Twice(name.clone())))
}

impl Sheet {
    /// The place of the first of some columns that is there; case, spaces, underscores and dashes do not matter.
    #[must_use]
    pub fn find(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| self.columns.iter().position(|column| key(column) == key(name)))
    }

    /// True when a cell says that nobody has the value.
    #[must_use]
    pub fn is_missing(cell: &str) -> bool {
        MISSING.contains(&cell.trim().to_lowercase().as_str())
    }
}

/// What is compared of a column's name.
fn key(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The sign between cells: the one that the first line has most of, outside quotation marks.
#[must_use]
pub fn delimiter(text: &str) -> u8 {
    let mut quoted = false;
    let mut counts = [(b',', 0u32), (b';', 0), (b'\t', 0), (b'|', 0)];
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => break,
            _ if quoted => {}
            _ => counts.iter_mut().filter(|(sign, _)| *sign == byte).for_each(|(_, count)| *count += 1),
        }
    }
    // The first of the most frequent ones: a comma when there is one column only.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(sign, _)| *sign)
}

#[cfg(test)]
#[path = "sheet_tests.rs"]
mod tests;
