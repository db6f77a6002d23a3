//! The table: rows with columns by name.

use super::mapping::Mapping;
use crate::import::check::Limits;
use crate::import::error::ImportError;
use crate::import::finding::Finding;
use crate::import::printable::{printable, safe};
use csv::{ReaderBuilder, StringRecord};
use std::collections::HashMap;
use sverka_table::{Decimal, MISSING, delimiter};

/// Words that mean "the source keeps it".
const WITHHELD: [&str; 6] = ["withheld", "hidden", "private", "скрыто", "скрыт", "закрыто"];

/// What a cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cell<'a> {
    Missing,
    Withheld,
    Text(&'a str),
}

/// A table with its rows in order.
pub(super) struct Table {
    columns: HashMap<String, usize>,
    /// Rows by number, as a spreadsheet counts: the header is row 1.
    rows: Vec<(usize, Result<StringRecord, Finding>)>,
    pub(super) decimal: Decimal,
    missing: Vec<String>,
    withheld: Vec<String>,
}

/// One row.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    table: &'a Table,
    record: &'a StringRecord,
}

/// Column names are compared without regard to case and to spaces around them.
fn column_key(name: &str) -> String {
    name.trim().to_lowercase()
}

impl Table {
    pub(super) fn read(text: &str, mapping: &Mapping, limits: &Limits) -> Result<Self, ImportError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let rules = &mapping.table;
        let delimiter = rules.delimiter.map_or_else(|| Ok(delimiter(text)), u8::try_from);
        let delimiter =
            delimiter.map_err(|_| ImportError::Mapping("the delimiter is one ASCII character".to_owned()))?;
        let mut reader = ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
        let table_error = |error: csv::Error| ImportError::Table(safe(&error.to_string()));
        let header = reader.headers().map_err(table_error)?.clone();
        let mut columns = HashMap::new();
        for (place, name) in header.iter().enumerate() {
            if columns.insert(column_key(name), place).is_some() {
                return Err(ImportError::Table(format!("the column `{}` is there twice", printable(name))));
            }
        }
        let absent = mapping.columns().into_iter().find(|name| !columns.contains_key(&column_key(name)));
        if let Some(absent) = absent.filter(|_| !rules.allow_absent_columns) {
            let there: Vec<String> = header.iter().map(printable).collect();
            let there = there.join(", ");
            return Err(ImportError::Table(format!("there is no column `{absent}`; the columns are: {there}")));
        }
        let mut rows = Vec::new();
        for (place, record) in reader.records().enumerate() {
            if rows.len() == limits.max_candidates {
                return Err(ImportError::TooMany { limit: limits.max_candidates });
            }
            let record = record.map_err(table_error)?;
            let (has, wants) = (record.len(), header.len());
            let row = if has == wants {
                Ok(record)
            } else {
                Err(Finding { code: "wrong-number-of-cells", detail: format!("{has} cells, not {wants}") })
            };
            rows.push((place + 2, row));
        }
        // Where commas part the cells, a number's decimal sign is rarely a comma too.
        let decimal = if delimiter == b';' { Decimal::Comma } else { Decimal::Point };
        let words = |usual: &[&str], own: &[String]| -> Vec<String> {
            usual.iter().map(|word| (*word).to_owned()).chain(own.iter().map(|word| column_key(word))).collect()
        };
        Ok(Self {
            columns,
            rows,
            decimal: rules.decimal.unwrap_or(decimal),
            missing: words(&MISSING, &rules.missing),
            withheld: words(&WITHHELD, &rules.withheld),
        })
    }

    /// All rows with their numbers; a torn one is a finding.
    pub(super) fn rows(&self) -> impl Iterator<Item = (usize, Result<Row<'_>, Finding>)> {
        self.rows.iter().map(|(number, row)| {
            let row = row.as_ref().map(|record| Row { table: self, record });
            (*number, row.map_err(Finding::clone))
        })
    }
}

impl<'a> Row<'a> {
    pub(super) fn decimal(&self) -> Decimal {
        self.table.decimal
    }

    /// What a column says; one that is not there says nothing.
    pub(super) fn cell(&self, column: &str) -> Cell<'a> {
        let place = self.table.columns.get(&column_key(column));
        let text = place.and_then(|place| self.record.get(*place)).unwrap_or_default().trim();
        let word = text.to_lowercase();
        if self.table.missing.contains(&word) {
            Cell::Missing
        } else if self.table.withheld.contains(&word) {
            Cell::Withheld
        } else {
            Cell::Text(text)
        }
    }
}
