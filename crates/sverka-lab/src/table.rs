//! A table in memory, by the one reader of tables; the clear refusals of everything that is not one.

use crate::label;
use crate::numbers;
use std::cell::OnceCell;
use std::path::{Path, PathBuf};
use sverka_table::cell::Cell;
use sverka_table::columns::Title;
use sverka_table::number::Signs;
use sverka_table::text::key;
use sverka_table::{Apart, BadSource, Given, RowNumber, Source};

/// Most rows of a table.
pub(crate) const MAX_ROWS: usize = 5_000_000;

/// Names of columns, and rows of as many cells.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) path: PathBuf,
    pub(crate) titles: Vec<Title>,
    /// Their names as the file writes them.
    pub(crate) columns: Vec<String>,
    pub(crate) rows: Vec<Row>,
    signs: OnceCell<Signs>,
}

/// One row.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    /// Its number in the file.
    pub(crate) number: RowNumber,
    pub(crate) cells: Vec<Cell>,
}

/// A row with more or fewer cells than the header, or one that is none of the table.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Torn {
    pub(crate) row: RowNumber,
    pub(crate) has: usize,
    pub(crate) wants: usize,
    pub(crate) apart: Option<Apart>,
}

impl Row {
    /// What a cell says.
    pub(crate) fn text(&self, at: usize) -> &str {
        &self.cells[at].text
    }
}

/// Why a table cannot be used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum TableError {
    #[error("{path}: {source}")]
    Open { path: PathBuf, source: std::io::Error },
    #[error("{path}: {source}")]
    Source { path: PathBuf, source: BadSource },
    #[error("{path}, row {row}: there are {has} cells, and the header has {wants}")]
    Torn { path: PathBuf, row: u32, has: usize, wants: usize },
    #[error("{path}, row {row}: another header begins here; leave the one table that is meant")]
    Apart { path: PathBuf, row: u32 },
    #[error("{path} has several sheets with rows: {}; save the one that is meant as a file of its own", .names.join(", "))]
    Sheets { path: PathBuf, names: Vec<String> },
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
    Label { path: PathBuf, row: u32, column: String, value: String },
    #[error("{path}: all labels of {column} are {value}; both kinds are needed")]
    OneClass { path: PathBuf, column: String, value: u8 },
}

/// The bytes of a file.
///
/// # Errors
/// When it cannot be read.
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>, TableError> {
    std::fs::read(path).map_err(|source| TableError::Open { path: path.to_owned(), source })
}

/// A file as sheets.
///
/// # Errors
/// When it is no table.
pub(crate) fn open(path: &Path) -> Result<Source, TableError> {
    let opened = sverka_table::open(&bytes(path)?, Given::default(), MAX_ROWS);
    opened.map_err(|source| match source {
        BadSource::Empty => TableError::Empty { path: path.to_owned() },
        source => TableError::Source { path: path.to_owned(), source },
    })
}

/// The only sheet that is shown and has rows below a header.
///
/// # Errors
/// When there are several, or none.
pub(crate) fn only(path: &Path, source: &Source) -> Result<sverka_table::Table, TableError> {
    let shown = source.sheets.iter().filter(|sheet| !sheet.hidden);
    let mut tables =
        shown.map(|sheet| (&sheet.name, sverka_table::Table::of(sheet))).filter(|(_, it)| !it.rows.is_empty());
    let first = tables.next().ok_or_else(|| TableError::Empty { path: path.to_owned() })?;
    let others: Vec<String> = tables.map(|(name, _)| name.clone()).collect();
    if others.is_empty() {
        return Ok(first.1);
    }
    let names = std::iter::once(first.0.clone()).chain(others).collect();
    Err(TableError::Sheets { path: path.to_owned(), names })
}

impl Table {
    /// Reads a file of any kind that the one reader opens.
    ///
    /// # Errors
    /// When it is no table, has no rows or a torn one, or two columns of one name.
    pub(crate) fn read(path: &Path) -> Result<Self, TableError> {
        let (table, torn) = Self::lenient(path)?;
        let columns = &table.columns;
        let twice = columns.iter().enumerate().find(|(at, name)| !name.is_empty() && columns[..*at].contains(name));
        if let Some((_, name)) = twice {
            return Err(TableError::Twice { path: path.to_owned(), name: name.clone() });
        }
        match torn.first() {
            Some(Torn { row, apart: Some(apart), .. }) => {
                let begins = if let Apart::OtherTable(begins) = apart { begins } else { row };
                Err(TableError::Apart { path: path.to_owned(), row: begins.0 })
            }
            Some(Torn { row, has, wants, apart: None }) => {
                Err(TableError::Torn { path: path.to_owned(), row: row.0, has: *has, wants: *wants })
            }
            None => Ok(table),
        }
    }

    /// The same, with rows that are torn beside it.
    ///
    /// # Errors
    /// When it is no table, or has no rows.
    pub(crate) fn lenient(path: &Path) -> Result<(Self, Vec<Torn>), TableError> {
        let source = open(path)?;
        if let Some(encoding) = source.guessed_encoding {
            crate::args::note(&format!(
                "{}: nothing in the file names its encoding; read as {encoding}",
                path.display()
            ));
        }
        let read = only(path, &source)?;
        let columns: Vec<String> = read.columns.iter().map(|title| title.name.clone()).collect();
        let (mut rows, mut torn) = (Vec::with_capacity(read.rows.len()), Vec::new());
        for row in read.rows {
            match row.cells {
                Ok(cells) => rows.push(Row { number: row.number, cells }),
                Err(has) => torn.push(Torn { row: row.number, has, wants: columns.len(), apart: row.apart }),
            }
        }
        let table = Self { path: path.to_owned(), titles: read.columns, columns, rows, signs: OnceCell::new() };
        Ok((table, torn))
    }

    /// What all numbers of the table say about the sign between whole and part.
    pub(crate) fn signs(&self) -> Signs {
        let all = || (0..self.columns.len()).fold(Signs::default(), |all, at| all.with(numbers::signs(self, at)));
        *self.signs.get_or_init(all)
    }

    /// The name of a column as the table writes it: the same, or the only one that differs in case and signs alone.
    pub(crate) fn find(&self, name: &str) -> Option<&str> {
        let mut alike = self.columns.iter().filter(|column| key(column) == key(name) && !key(name).is_empty());
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
        let at = self.column(name)?;
        let label = |row: &Row| {
            label::read(row.text(at)).ok_or_else(|| TableError::Label {
                path: self.path.clone(),
                row: row.number.0,
                column: name.to_owned(),
                value: row.text(at).to_owned(),
            })
        };
        let labels = self.rows.iter().map(label).collect::<Result<Vec<bool>, _>>()?;
        if labels.iter().all(|label| *label == labels[0]) {
            let value = u8::from(labels[0]);
            return Err(TableError::OneClass { path: self.path.clone(), column: name.to_owned(), value });
        }
        Ok(labels)
    }
}
