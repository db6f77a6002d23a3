//! Cells parted by a sign.
//!
//! Own reader, because three things decide whether a row is lost without a word: rows are counted as a spreadsheet counts
//! them, blank ones too; a quotation mark that is not closed is named with its place; and a mark that stands inside of a
//! cell is part of it.

mod records;
mod sniff;

use super::{BadSource, Line, Sheet};
use crate::cell::Cell;
use records::{Record, records};

/// Reads a text; without a given delimiter by the one that fits its rows best.
pub(super) fn read(text: &str, given: Option<u8>, max_rows: usize) -> Result<Sheet, BadSource> {
    let (text, said) = said(text);
    let delimiter = given.or(said).unwrap_or_else(|| sniff::delimiter(text));
    let most = max_rows.saturating_add(crate::source::MOST_ABOVE + 1);
    let read = records(text, delimiter, most)?;
    sniff::refuse_swallowed(text, &read, delimiter)?;
    let line = |record: Record<'_>| Line {
        number: record.row,
        cells: record.cells.iter().map(|text| Cell::of_text(text)).collect(),
    };
    let lines = read.into_iter().map(line);
    let lines = lines.filter(|line| line.cells.iter().any(|cell| !cell.is_empty()));
    Ok(Sheet { lines: lines.collect(), ..Sheet::default() })
}

/// The text below a line `sep=;`, which spreadsheets take for the delimiter and do not show.
fn said(text: &str) -> (&str, Option<u8>) {
    let end = text.find(['\n', '\r']).unwrap_or(text.len());
    let first = text[..end].trim_end_matches([',', ';', '\t', '"', ' ']).trim_start_matches('"');
    let given = text[..end].trim_start_matches('"').to_ascii_lowercase();
    let Some(sign) = given.strip_prefix("sep=").and_then(|rest| rest.bytes().next()) else { return (text, None) };
    // `sep=` alone, its sign taken for a trailing one, is all of the line.
    if first.len() > 5 || !b",;\t|".contains(&sign) {
        return (text, None);
    }
    let rest = &text[end..];
    (rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(['\n', '\r'])).unwrap_or(rest), Some(sign))
}
