//! What the window would make of a table of results: rows kept, rows refused, and what it would point at.

mod read;
mod say;

use crate::args::LabError;
use crate::table::{self, TableError};
pub(crate) use read::creators;
use read::{answer, refused_whole};
use serde_json::Value;
use std::path::PathBuf;
use sverka_table::columns::Field;
use sverka_table::number::currency_of;
use sverka_table::results::{Options, read};
use sverka_table::{Decimal, Given};

/// Read a table of results exactly as the window does, and say what it would keep, refuse and point at.
///
/// The table may be CSV in any usual encoding, a workbook (XLSX, XLS, XLSB, ODS) or JSON. A file that is refused as a whole gives
/// the same object with empty lists and one refusal, the sentence on standard error, and exit code 1.
///
/// Example: sverka-lab results --creators creators.csv --table export.xlsx --currency RUB
#[derive(Debug, clap::Args)]
pub(crate) struct Results {
    /// The creators the table may be about: a table with the columns id, handle, name, market.
    #[arg(long)]
    creators: PathBuf,
    /// The table of results.
    #[arg(long)]
    table: PathBuf,
    /// The sheet to read; without it the first one shown that has results.
    #[arg(long)]
    sheet: Option<String>,
    /// Whether the day comes first in 01/02/2026.
    #[arg(long)]
    day_first: Option<bool>,
    /// The sign between whole and part: a point or a comma.
    #[arg(long, value_parser = decimal)]
    decimal: Option<Decimal>,
    /// Currency of amounts that name none: RUB or USD.
    #[arg(long)]
    currency: Option<String>,
    /// Whose posts they are where rows do not say, by id.
    #[arg(long)]
    creator: Option<String>,
    /// What a column is, NAME=field (views, spend, date …); NAME= passes it over. May be given again.
    #[arg(long, value_name = "NAME=FIELD", value_parser = column)]
    column: Vec<(String, Option<Field>)>,
}

/// Why a table is not read at all.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ResultsError {
    #[error(transparent)]
    Table(#[from] TableError),
    #[error("{path}, row {row}: market is {value:?}, and it must be RU or US")]
    Market { path: PathBuf, row: u32, value: String },
    #[error("{path} has no creator {id:?}")]
    NoCreator { path: PathBuf, id: String },
    #[error("{0:?} is no currency that is known")]
    Currency(String),
}

impl Results {
    pub(crate) fn run(&self) -> Result<Value, LabError> {
        let creators = creators(&self.creators)?;
        if let Some(id) = self.creator.as_ref().filter(|id| creators.by_id(id).is_none()) {
            return Err(ResultsError::NoCreator { path: self.creators.clone(), id: id.clone() }.into());
        }
        if let Some(name) = self.currency.as_ref().filter(|name| currency_of(name).is_none()) {
            return Err(ResultsError::Currency(name.clone()).into());
        }
        let options = Options {
            sheet: self.sheet.clone(),
            day_first: self.day_first,
            decimal: self.decimal,
            currency: self.currency.clone(),
            creator: self.creator.clone(),
            columns: self.column.iter().cloned().collect(),
        };
        let bytes = table::bytes(&self.table)?;
        let source = sverka_table::open(&bytes, Given::default(), table::MAX_ROWS);
        let guessed = source.as_ref().ok().and_then(|source| source.guessed_encoding);
        let found = source.map_err(Into::into).and_then(|source| read(&source, &creators, &["RU", "US"], &options));
        match found {
            Ok(found) => Ok(answer(&found, guessed)),
            Err(error) => {
                let (answer, say) = refused_whole(&error, guessed);
                Err(LabError::Refused { answer, say: format!("{}: {say}", self.table.display()) })
            }
        }
    }
}

fn decimal(text: &str) -> Result<Decimal, &'static str> {
    match text {
        "." => Ok(Decimal::Point),
        "," => Ok(Decimal::Comma),
        _ => Err("the sign is . or ,"),
    }
}

fn column(text: &str) -> Result<(String, Option<Field>), String> {
    let (name, field) = text.rsplit_once('=').ok_or("a column is given as NAME=field")?;
    if name.trim().is_empty() {
        return Err("a column is given as NAME=field".to_owned());
    }
    let field = field.trim();
    if field.is_empty() {
        return Ok((name.to_owned(), None));
    }
    match serde_json::from_value(Value::from(field)) {
        Ok(field) => Ok((name.to_owned(), Some(field))),
        Err(_) => {
            let names =
                Field::ALL.map(|field| serde_json::to_value(field).ok().and_then(|it| Some(it.as_str()?.to_owned())));
            Err(format!(
                "there is no field {field:?}; there are {}",
                names.into_iter().flatten().collect::<Vec<_>>().join(", ")
            ))
        }
    }
}
