//! A file as sheets of cells, whatever program wrote it.

mod delimited;
mod encoding;
mod json;
mod kind;
mod workbook;

pub use encoding::{Decoded, Undecodable, decode};
pub use kind::Kind;

use crate::cell::Cell;

/// Rows that may stand above a table, and that are looked at for its header.
pub(crate) const MOST_ABOVE: usize = 40;
/// Most columns of a table.
pub const MAX_COLUMNS: usize = 500;
/// Most cells of a table: every row has one for every column, also where a small file says so in few words.
const MAX_CELLS: usize = 20_000_000;
/// Longest cell, in characters; a longer one is what a table is not meant to carry.
pub const MAX_CELL_CHARS: usize = 20_000;

/// The number of a row as the person's spreadsheet counts: the first row is 1, blank ones count, a cell with line breaks
/// is in one row. In JSON, the number of the object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, ts_rs::TS)]
#[serde(transparent)]
pub struct RowNumber(pub u32);

/// One row of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its number.
    pub number: RowNumber,
    /// As many cells as the file has in it.
    pub cells: Vec<Cell>,
}

/// A sheet: of a workbook, or all of a file that has no sheets.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    /// Its name; empty where a file has no sheets.
    pub name: String,
    /// True when the program that made it does not show it.
    pub hidden: bool,
    /// True when numbers may be shown with the sign of a currency that the reader of this kind of file does not give.
    pub formats_unseen: bool,
    /// Rows with something in them.
    pub lines: Vec<Line>,
}

/// A file that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// What it is.
    pub kind: Kind,
    /// The encoding, when nothing in the file names it.
    pub guessed_encoding: Option<&'static str>,
    /// Its sheets, in order.
    pub sheets: Vec<Sheet>,
}

/// How a file is written, where somebody has said so.
#[derive(Debug, Clone, Copy, Default)]
pub struct Given<'a> {
    /// The encoding by its label, as `windows-1251`.
    pub encoding: Option<&'a str>,
    /// The sign between cells, one ASCII character.
    pub delimiter: Option<u8>,
}

/// Why nothing of a file can be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadSource {
    /// It is a file of another kind.
    #[error("this is {0}, which is not read; save the table as XLSX or CSV")]
    Kind(Kind),
    /// An archive; what is in it may be read.
    #[error("this is a ZIP archive; unpack it and take the table in it: {}", .0.join(", "))]
    Archive(Vec<String>),
    /// The bytes are no text.
    #[error(transparent)]
    Text(#[from] Undecodable),
    /// A quotation mark opens and is not closed before the delimiter.
    #[error("a quotation mark opens in row {} (line {line}) and is not closed", .row.0)]
    OpenQuote {
        /// The row.
        row: RowNumber,
        /// The line in the file, from 1.
        line: usize,
    },
    /// The text is no JSON.
    #[error("the table cannot be read: {0}")]
    Broken(String),
    /// A workbook that its reader cannot read.
    #[error("this workbook is damaged or of a form that is not read; save it as XLSX or CSV ({0})")]
    Damaged(String),
    /// JSON with several lists of objects.
    #[error("there are several lists, and it is not known which is meant: {}", .0.join(", "))]
    Lists(Vec<String>),
    /// There are no rows.
    #[error("the table has no rows")]
    Empty,
    /// There are more rows or columns than the limit, or a cell is longer.
    #[error("the table is larger than {limit} {what}")]
    TooLarge {
        /// Rows, columns, or characters in a cell.
        what: &'static str,
        /// The limit.
        limit: usize,
    },
}

/// Reads a file of at most so many rows in a sheet.
///
/// # Errors
/// As named in [`BadSource`].
pub fn open(bytes: &[u8], given: Given<'_>, max_rows: usize) -> Result<Source, BadSource> {
    let kind = kind::of(bytes);
    let source = match kind {
        Kind::Workbook | Kind::OldWorkbook | Kind::BinaryWorkbook | Kind::OpenDocument => {
            Source { kind, guessed_encoding: None, sheets: workbook::read(kind, bytes, max_rows)? }
        }
        Kind::Archive => return Err(BadSource::Archive(kind::names(bytes))),
        Kind::Text => text(bytes, given, max_rows)?,
        other => return Err(BadSource::Kind(other)),
    };
    within(&source, max_rows)?;
    Ok(source)
}

fn text(bytes: &[u8], given: Given<'_>, max_rows: usize) -> Result<Source, BadSource> {
    let decoded = decode(bytes, given.encoding)?;
    let text = decoded.text.strip_prefix('\u{feff}').unwrap_or(&decoded.text);
    if let Some(kind) = kind::of_text(text) {
        return Err(BadSource::Kind(kind));
    }
    let guessed_encoding = decoded.guessed.then_some(decoded.name);
    let (kind, sheet) = match json::read(text, max_rows) {
        Some(read) => (Kind::Json, read?),
        None => (Kind::Delimited, delimited::read(text, given.delimiter, max_rows)?),
    };
    Ok(Source { kind, guessed_encoding, sheets: vec![sheet] })
}

/// Refuses so many rows of so many columns.
fn cells_fit(rows: usize, columns: usize) -> Result<(), BadSource> {
    let limit = MAX_COLUMNS.min(MAX_CELLS / rows.max(1));
    if columns > limit { Err(BadSource::TooLarge { what: "columns", limit }) } else { Ok(()) }
}

fn within(source: &Source, max_rows: usize) -> Result<(), BadSource> {
    for sheet in &source.sheets {
        // The header, and lines above it, are no rows of the table.
        if sheet.lines.len() > max_rows + MOST_ABOVE {
            return Err(BadSource::TooLarge { what: "rows", limit: max_rows });
        }
        if sheet.lines.iter().any(|line| line.cells.len() > MAX_COLUMNS) {
            return Err(BadSource::TooLarge { what: "columns", limit: MAX_COLUMNS });
        }
        let long = |cell: &Cell| cell.text.len() > MAX_CELL_CHARS && cell.text.chars().nth(MAX_CELL_CHARS).is_some();
        if sheet.lines.iter().flat_map(|line| &line.cells).any(long) {
            return Err(BadSource::TooLarge { what: "characters in a cell", limit: MAX_CELL_CHARS });
        }
    }
    if source.sheets.iter().all(|sheet| sheet.lines.is_empty()) { Err(BadSource::Empty) } else { Ok(()) }
}

#[cfg(test)]
#[path = "source_tests.rs"]
mod tests;
