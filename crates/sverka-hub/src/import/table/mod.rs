//! Tables: a file of any kind that `sverka-table` reads becomes a shortlist through a mapping, described in
//! `docs/import.md`.

mod audience;
#[cfg(test)]
mod cases;
mod cell;
mod context;
mod creator;
mod days;
mod group;
mod mapping;
mod money;
mod naming;
mod notes;
mod numbers;
mod places;
mod posts;
mod read;
mod sheets;
mod shipped;
#[cfg(test)]
mod tests;
mod totals;
mod wanted;
mod whose;

pub use shipped::{SHIPPED_MAPPINGS, shipped_mapping};
pub use sverka_table::results::OtherSheet;

use super::check::{Checked, Keeper, Limits, Read, Warning, campaign};
use super::error::ImportError;
use super::finding::Finding;
use super::json;
use super::printable::{printable, safe};
use super::schema::Schemas;
use context::Context;
use mapping::Mapping;
use read::Table;
use serde::Serialize;
use std::collections::HashMap;
use sverka_core::model::{Candidate, Creator};
use sverka_protocol::{MAX_RECORD_BYTES, SCHEMA, Shortlist};
use sverka_table::Given;

/// A record made of one or more rows, or what is wrong with them.
struct Made {
    /// Its rows; the first is named.
    rows: Vec<usize>,
    who: String,
    creator: Result<Box<Creator>, Finding>,
}

/// How a table was read.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct ReadTable {
    /// The sheet, when the file has sheets.
    pub sheet: Option<String>,
    /// Sheets that were not read.
    pub other_sheets: Vec<OtherSheet>,
    /// Columns that were not read.
    pub passed_over: Vec<PassedOver>,
    /// Keys of the numbers that the mapping reads.
    #[serde(skip)]
    pub metrics: Vec<String>,
}

/// A column that was not read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PassedOver {
    /// Its name, or `#` and its place when it has none.
    pub column: String,
    /// `not-read` when no rule reads it, `twice` when it says the same as one that is read.
    pub why: &'static str,
}

/// Reads a table through a mapping and checks the result like any shortlist. The sheet that is named goes before that of
/// the mapping.
///
/// # Errors
/// [`ImportError`] when the table, the mapping or the campaign as a whole cannot be used.
pub fn from_table(
    table: &[u8],
    mapping: &[u8],
    campaign_json: &[u8],
    sheet: Option<&str>,
    limits: &Limits,
) -> Result<Checked, ImportError> {
    let mapping = Mapping::read(mapping)?;
    let campaign_text = json::text(campaign_json, limits)?;
    let campaign = campaign(Some(json::whole(&campaign_text)?), &Schemas::new()?)?;
    let market = match campaign.targets.as_slice() {
        [only] => Some(only.market),
        _ => None,
    };
    if market.is_none() && mapping.creator.market.is_none() {
        let detail = "it names no column for the market, and the campaign has targets in two".to_owned();
        return Err(ImportError::Mapping(detail));
    }
    if table.len() > limits.max_bytes {
        return Err(ImportError::TooLarge { bytes: table.len(), limit: limits.max_bytes });
    }
    let delimiter = mapping.table.delimiter.map(u8::try_from).transpose();
    let delimiter = delimiter.map_err(|_| ImportError::Mapping("the delimiter is one ASCII character".to_owned()))?;
    let given = Given { encoding: mapping.table.encoding.as_deref(), delimiter };
    let source = sverka_table::open(table, given, limits.max_candidates)?;
    let chosen = sheets::choose(&source, &mapping, sheet)?;
    let table = Table::new(chosen.table, chosen.places, &mapping);
    if table.len() > limits.max_candidates {
        return Err(ImportError::TooMany { limit: limits.max_candidates });
    }
    let mut notes: Vec<Warning> = Vec::new();
    if let Some(name) = source.guessed_encoding {
        notes.push(note("encoding-guessed", format!("the table is not UTF-8; it was read as {name}")));
    }
    let context = Context { mapping, market, now: limits.now };
    let records = if let Some(rule) = &context.mapping.posts {
        let grouped = group::posts(&table, rule, &context);
        if grouped.repeated > 0 {
            let detail = format!("{} rows repeat a post on another day; the latest counts", grouped.repeated);
            notes.push(note("rows-merged", detail));
        }
        grouped.records
    } else {
        group::creators(&table, &context)
    };
    let read = ReadTable {
        sheet: Some(printable(&chosen.name)).filter(|name| !name.is_empty()),
        other_sheets: chosen.others,
        passed_over: table.passed_over().into_iter().map(|(column, why)| PassedOver { column, why }).collect(),
        metrics: context.mapping.metrics.iter().map(|rule| rule.key.clone()).collect(),
    };
    let mut checked = keep(records, &table, context.mapping.name, campaign, limits);
    notes.append(&mut checked.warnings);
    checked.warnings = notes;
    checked.table = Some(read);
    Ok(checked)
}

/// Checks the records of a table, and gathers what was noted of those that are kept.
fn keep(
    records: Vec<Made>,
    table: &Table,
    run: String,
    campaign: sverka_core::model::Campaign,
    limits: &Limits,
) -> Checked {
    let mut keeper = Keeper::new(limits.now);
    let mut rows: HashMap<usize, (usize, String)> = HashMap::new();
    for Made { rows: own, who, creator } in records {
        let first = own.first().copied().unwrap_or_default();
        rows.extend(own.iter().map(|row| (*row, (first, who.clone()))));
        let candidate = creator.and_then(|creator| within_size(*creator));
        keeper.take(first, Read { who: Some(who), candidate });
    }
    let frame = Shortlist { schema: SCHEMA.to_owned(), run, campaign, candidates: Vec::new() };
    let mut checked = keeper.finish(frame);
    checked.refusals.sort_by_key(|refusal| refusal.row);
    for refused in &checked.refusals {
        rows.retain(|_, (first, _)| *first != refused.row);
    }
    let kept: HashMap<usize, String> = rows.into_iter().map(|(row, (_, who))| (row, who)).collect();
    checked.warnings.extend(table.notes.of_kept(&kept));
    checked.warnings.sort_by_key(|warning| warning.row);
    checked
}

fn note(code: &str, detail: String) -> Warning {
    let who = "(the table)".to_owned();
    Warning { row: 1, who, column: None, code: code.to_owned(), detail, text: String::new() }
}

/// A record as large as the protocol allows.
fn within_size(creator: Creator) -> Result<Box<Candidate>, Finding> {
    let candidate = Candidate { creator, recommendation: None };
    let bytes = serde_json::to_vec(&candidate).map_err(|error| Finding::new("unreadable", safe(&error.to_string())))?;
    if bytes.len() > MAX_RECORD_BYTES {
        let detail = format!("the record has {} bytes, more than {MAX_RECORD_BYTES}", bytes.len());
        return Err(Finding::new("too-long", detail));
    }
    Ok(Box::new(candidate))
}
