//! A CSV file as named columns of text; the clear refusals of everything that is not one.

use std::path::{Path, PathBuf};

/// A table in memory: names of columns, and rows of as many cells.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) path: PathBuf,
    pub(crate) columns: Vec<String>,
    pub(crate) rows: Vec<Vec<String>>,
}

/// Why a table cannot be used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum TableError {
    #[error("{path}: {source}")]
    Read { path: PathBuf, source: csv::Error },
    #[error("{path} has no rows")]
    Empty { path: PathBuf },
    #[error("{path} has no column {name:?}; it has {}", .has.join(", "))]
    NoColumn { path: PathBuf, name: String, has: Vec<String> },
    #[error("{path}, row {row}: {column} is {value:?}, and a label must be 0 or 1")]
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
        let wrong = |source| TableError::Read { path: path.to_owned(), source };
        let mut reader = csv::Reader::from_path(path).map_err(wrong)?;
        let header = reader.headers().map_err(wrong)?;
        let columns = header.iter().map(|name| name.trim_start_matches('\u{feff}').trim().to_owned()).collect();
        let rows = reader
            .records()
            .map(|record| record.map(|cells| cells.iter().map(str::to_owned).collect()))
            .collect::<Result<Vec<Vec<String>>, _>>()
            .map_err(wrong)?;
        if rows.is_empty() {
            return Err(TableError::Empty { path: path.to_owned() });
        }
        Ok(Self { path: path.to_owned(), columns, rows })
    }

    /// The place of a column.
    ///
    /// # Errors
    /// When there is no such column; the message lists those there are.
    pub(crate) fn column(&self, name: &str) -> Result<usize, TableError> {
        self.columns.iter().position(|column| column == name).ok_or_else(|| TableError::NoColumn {
            path: self.path.clone(),
            name: name.to_owned(),
            has: self.columns.clone(),
        })
    }

    /// A column of 0 and 1 with both present.
    ///
    /// # Errors
    /// When a cell is anything else, or all are the same.
    pub(crate) fn labels(&self, name: &str) -> Result<Vec<bool>, TableError> {
        let at = self.column(name)?;
        let mut labels = Vec::with_capacity(self.rows.len());
        for (row, cells) in self.rows.iter().enumerate() {
            labels.push(match cells[at].trim().parse::<f64>() {
                Ok(1.0) => true,
                Ok(0.0) => false,
                _ => {
                    let (path, column, value) = (self.path.clone(), name.to_owned(), cells[at].clone());
                    return Err(TableError::Label { path, row: row + 2, column, value });
                }
            });
        }
        if labels.iter().all(|label| *label == labels[0]) {
            let value = u8::from(labels[0]);
            return Err(TableError::OneClass { path: self.path.clone(), column: name.to_owned(), value });
        }
        Ok(labels)
    }
}
