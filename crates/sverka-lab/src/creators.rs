//! Creators from a file: a shortlist as it is published, a list of records, or a table with known column names.

mod numbers;
mod rows;

use crate::table::{self, Table, TableError};
use serde::Serialize;
use serde_json::Value;
use std::path::{Path, PathBuf};
use sverka_core::model::Creator;

/// Why a file gives no creators.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CreatorsError {
    #[error(transparent)]
    Table(#[from] TableError),
    #[error("{path} is not JSON: {source}")]
    Json { path: PathBuf, source: serde_json::Error },
    #[error("{path} holds neither a shortlist (\"candidates\") nor a list of creators")]
    Shape { path: PathBuf },
    #[error("{path} has no creator that can be used; row {row}: {say}")]
    Nobody { path: PathBuf, row: u32, say: String },
}

/// What was read of a file.
#[derive(Debug, Default)]
pub(crate) struct Read {
    pub(crate) creators: Vec<Creator>,
    /// Rows that cannot be used.
    pub(crate) refused: Vec<Unused>,
    /// Cells that are not read; what they say of a creator is missing.
    pub(crate) unread: Vec<Unused>,
    /// Cells that are read, and should be looked at.
    pub(crate) pointed_at: Vec<Unused>,
    /// Names of columns that are not read.
    pub(crate) passed_over: Vec<String>,
}

/// A row or a cell that is not used or should be looked at, and why.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Unused {
    pub(crate) row: u32,
    pub(crate) column: Option<String>,
    pub(crate) code: &'static str,
    pub(crate) text: String,
    /// What it is and what to do.
    pub(crate) say: String,
}

/// Reads creators from any table that the one reader opens, or from records in JSON.
///
/// # Errors
/// [`CreatorsError`] when nothing of the file can be used.
pub(crate) fn read(path: &Path) -> Result<Read, CreatorsError> {
    let bytes = table::bytes(path)?;
    let read = match records(path, &bytes)? {
        Some(records) => rows::of_records(records.into_iter().zip(1..).map(|(record, row)| (row, Ok(record)))),
        None => {
            let (table, torn) = Table::lenient(path)?;
            rows::of_table(&table, torn)?
        }
    };
    match read.refused.first().filter(|_| read.creators.is_empty()) {
        Some(Unused { row, say, .. }) => {
            Err(CreatorsError::Nobody { path: path.to_owned(), row: *row, say: say.clone() })
        }
        None => Ok(read),
    }
}

/// The records of a JSON file; `None` for a table, also one in JSON.
fn records(path: &Path, bytes: &[u8]) -> Result<Option<Vec<Value>>, CreatorsError> {
    let Ok(text) = sverka_table::source::decode(bytes, None) else { return Ok(None) };
    let text = text.text.trim_start_matches('\u{feff}');
    let value: Value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(source) => {
            // One object a line is a table.
            let is_json = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
            let is_table = || text.lines().filter(|line| !line.trim().is_empty()).count() > 1;
            return if is_json && !is_table() {
                Err(CreatorsError::Json { path: path.to_owned(), source })
            } else {
                Ok(None)
            };
        }
    };
    let shape = || CreatorsError::Shape { path: path.to_owned() };
    let is_record = |one: &Value| one.get("creator").is_some_and(Value::is_object) || one.get("accounts").is_some();
    let list = match value {
        Value::Array(list) if list.iter().any(is_record) => list,
        Value::Object(mut of) => match of.remove("candidates").or_else(|| of.remove("creators")) {
            Some(Value::Array(list)) => list,
            None if of.values().any(Value::is_array) => return Ok(None),
            _ => return Err(shape()),
        },
        // A table in JSON.
        Value::Array(list) if list.iter().any(Value::is_object) => return Ok(None),
        Value::Array(_) => return Err(shape()),
        // A table of one cell.
        _ => return Ok(None),
    };
    // A candidate is a creator with a recommendation beside it.
    Ok(Some(list.into_iter().map(|mut one| one.get_mut("creator").map(Value::take).unwrap_or(one)).collect()))
}
