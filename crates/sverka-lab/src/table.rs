//! A CSV file as named columns of text; the clear refusals of everything that is not one.

use crate::alias::plain;
use crate::cell;
use crate::text::decode;
use std::path::{Path, PathBuf};

/// A table in memory: names of columns, and rows of as many cells.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) path: PathBuf,
    pub(crate) columns: Vec<String>,
    pub(crate) rows: Vec<Vec<String>>,
    /// Whether a comma is the decimal sign: it is in files whose cells are parted by semicolons.
    pub(crate) decimal_comma: bool,
}

/// Why a table cannot be used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum TableError {
    #[error("{path}: {source}")]
    Read { path: PathBuf, source: csv::Error },
    #[error("{path}: {source}")]
    Open { path: PathBuf, source: std::io::Error },
    #[error("{path}, line {line}: this is not UTF-8 text; save the file as UTF-8")]
    Encoding { path: PathBuf, line: usize },
    #[error("{path}: a quotation mark that opens is never closed")]
    Quote { path: PathBuf },
    #[error("{path}: {column} is not a column of dates in any form that is known")]
    Time { path: PathBuf, column: String },
    #[error("{path} has two columns {name:?}")]
    Twice { path: PathBuf, name: String },
    #[error("{path} has no rows")]
    Empty { path: PathBuf },
    #[error("{path} has no column {name:?}; it has {}", .has.join(", "))]
    NoColumn { path: PathBuf, name: String, has: Vec<String> },
    #[error(
        "{path}, row {row}: {column} is {value:?}, and a label must be 0 or 1 (or false and true, no and yes, real and fake)"
    )]
    Label { path: PathBuf, row: usize, column: String, value: String },
    #[error("{path}: all labels of {column} are {value}; both kinds are needed")]
    OneClass { path: PathBuf, column: String, value: u8 },
}

impl Table {
    /// Reads a file with a header line.
    ///
    /// # Errors
    /// When it is not readable as CSV or has no rows.
    pub(crate) fn read(path: &Path) -> Result<Self, TableError> {
        let bytes = std::fs::read(path).map_err(|source| TableError::Open { path: path.to_owned(), source })?;
        let text = decode(&bytes).map_err(|line| TableError::Encoding { path: path.to_owned(), line })?;
        // A closed quotation has two marks, and a mark inside one is doubled.
        if text.bytes().filter(|byte| *byte == b'"').count() % 2 == 1 {
            return Err(TableError::Quote { path: path.to_owned() });
        }
        let wrong = |source| TableError::Read { path: path.to_owned(), source };
        let separator = sverka_table::delimiter(&text);
        let mut reader = csv::ReaderBuilder::new().delimiter(separator).from_reader(text.as_bytes());
        let header = reader.headers().map_err(wrong)?;
        let columns: Vec<String> = header.iter().map(|name| name.trim().to_owned()).collect();
        let twice = columns.iter().enumerate().find(|(at, name)| !name.is_empty() && columns[..*at].contains(name));
        if let Some((_, name)) = twice {
            return Err(TableError::Twice { path: path.to_owned(), name: name.clone() });
        }
        let rows = reader
            .records()
            .map(|record| record.map(|cells| cells.iter().map(str::to_owned).collect()))
            .collect::<Result<Vec<Vec<String>>, _>>()
            .map_err(wrong)?;
        if rows.is_empty() {
            return Err(TableError::Empty { path: path.to_owned() });
        }
        Ok(Self { path: path.to_owned(), columns, rows, decimal_comma: separator == b';' })
    }

    /// The name of a column as the table writes it: the same, or the only one that differs in case and signs alone.
    pub(crate) fn find(&self, name: &str) -> Option<&str> {
        let mut alike = self.columns.iter().filter(|column| plain(column) == plain(name) && !plain(name).is_empty());
        let one = alike.next().filter(|_| alike.next().is_none());
        self.columns.iter().find(|column| *column == name).or(one).map(String::as_str)
    }

    /// The place of a column.
    ///
    /// # Errors
    /// When there is no such column; the message lists those there are.
    pub(crate) fn column(&self, name: &str) -> Result<usize, TableError> {
        let found = self.find(name);
        self.columns.iter().position(|column| Some(column.as_str()) == found).ok_or_else(|| TableError::NoColumn {
            path: self.path.clone(),
            name: name.to_owned(),
            has: self.columns.clone(),
        })
    }

    /// A column of 0 and 1, or of words for them, with both present.
    ///
    /// # Errors
    /// When a cell is anything else, or all are the same.
    pub(crate) fn labels(&self, name: &str) -> Result<Vec<bool>, TableError> {
        let labels = self.labels_of_any_kind(name)?;
        if labels.iter().all(|label| *label == labels[0]) {
            let value = u8::from(labels[0]);
            return Err(TableError::OneClass { path: self.path.clone(), column: name.to_owned(), value });
        }
        Ok(labels)
    }

    /// A column of 0 and 1, or of words for them.
    ///
    /// # Errors
    /// When a cell is anything else.
    pub(crate) fn labels_of_any_kind(&self, name: &str) -> Result<Vec<bool>, TableError> {
        let at = self.column(name)?;
        let label = |(row, cells): (usize, &Vec<String>)| match cell::label(&cells[at]) {
            Some(label) => Ok(label),
            None => {
                let (path, column, value) = (self.path.clone(), name.to_owned(), cells[at].clone());
                Err(TableError::Label { path, row: row + 2, column, value })
            }
        };
        self.rows.iter().enumerate().map(label).collect()
    }
}
