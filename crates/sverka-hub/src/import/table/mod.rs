//! Tables: a CSV file becomes a shortlist through a mapping, described in `docs/import.md`.

mod audience;
mod cell;
mod creator;
mod group;
mod mapping;
mod posts;
mod read;
mod shipped;
#[cfg(test)]
mod tests;

pub use shipped::{SHIPPED_MAPPINGS, shipped_mapping};

use super::check::{Checked, Keeper, Limits, Read, Warning, campaign};
use super::error::ImportError;
use super::finding::Finding;
use super::json;
use super::printable::safe;
use super::schema::Schemas;
use creator::Context;
use mapping::Mapping;
use read::Table;
use sverka_core::model::{Candidate, Creator, Market};
use sverka_protocol::{MAX_RECORD_BYTES, SCHEMA, Shortlist};

/// A record made of one or more rows, or what is wrong with them.
struct Made {
    row: usize,
    who: String,
    creator: Result<Box<Creator>, Finding>,
}

/// Reads a table through a mapping and checks the result like any shortlist. Rows are numbered as a spreadsheet does:
/// the header is row 1.
///
/// # Errors
/// [`ImportError`] when the table, the mapping or the campaign as a whole cannot be used.
pub fn from_csv(csv: &[u8], mapping: &[u8], campaign_json: &[u8], limits: &Limits) -> Result<Checked, ImportError> {
    let mapping = Mapping::read(mapping)?;
    let campaign_text = json::text(campaign_json, limits)?;
    let campaign = campaign(Some(json::whole(&campaign_text)?), &Schemas::new()?)?;
    let market = match (&mapping.creator.market, campaign.targets.as_slice()) {
        (Some(_), _) => Market::Ru,
        (None, [only]) => only.market,
        (None, _) => {
            let detail = "it names no column for the market, and the campaign has targets in two".to_owned();
            return Err(ImportError::Mapping(detail));
        }
    };
    if csv.len() > limits.max_bytes {
        return Err(ImportError::TooLarge { bytes: csv.len(), limit: limits.max_bytes });
    }
    let decoded = sverka_table::decode(csv, mapping.table.encoding.as_deref())?;
    let table = Table::read(&decoded.text, &mapping, limits)?;
    let context = Context { mapping, market, now: limits.now };
    let mut keeper = Keeper::new(limits.now);
    let mut notes: Vec<Warning> = Vec::new();
    if decoded.guessed {
        notes.push(note("encoding-guessed", format!("the table is not UTF-8; it was read as {}", decoded.name)));
    }
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
    for Made { row, who, creator } in records {
        let candidate = creator.and_then(|creator| within_size(*creator));
        keeper.take(row, Read { who: Some(who), candidate });
    }
    let frame = Shortlist { schema: SCHEMA.to_owned(), run: context.mapping.name, campaign, candidates: Vec::new() };
    let mut checked = keeper.finish(frame);
    checked.refusals.sort_by_key(|refusal| refusal.row);
    notes.append(&mut checked.warnings);
    checked.warnings = notes;
    Ok(checked)
}

fn note(code: &str, detail: String) -> Warning {
    Warning { row: 1, who: "(the table)".to_owned(), code: code.to_owned(), detail }
}

/// A record as large as the protocol allows.
fn within_size(creator: Creator) -> Result<Box<Candidate>, Finding> {
    let candidate = Candidate { creator, recommendation: None };
    let bytes = serde_json::to_vec(&candidate)
        .map_err(|error| Finding { code: "unreadable", detail: safe(&error.to_string()) })?;
    if bytes.len() > MAX_RECORD_BYTES {
        let detail = format!("the record has {} bytes, more than {MAX_RECORD_BYTES}", bytes.len());
        return Err(Finding { code: "too-long", detail });
    }
    Ok(Box::new(candidate))
}
