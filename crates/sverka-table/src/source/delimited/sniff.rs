//! Which sign parts the cells: the one by which most rows have the same number of cells, and whose header is known
//! best. (The way of DuckDB's sniffer: consistency over rows, not the header alone.)

use super::records::{Record, records};
use crate::columns;
use crate::number;
use crate::source::BadSource;
use std::collections::HashMap;

/// The signs that part cells, the usual ones first: they win where two fit alike.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// Rows that are looked at.
const SAMPLE: usize = 300;
/// Letters that are looked at.
const LONGEST: usize = 256 * 1024;

/// The sign between the cells of a text; a comma where nothing parts them.
pub(super) fn delimiter(text: &str) -> u8 {
    let end = (0..=LONGEST.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let mut best = (0.0, b',');
    for delimiter in DELIMITERS {
        let fit = fit(&text[..end], delimiter, end < text.len());
        if fit > best.0 + 1e-9 {
            best = (fit, delimiter);
        }
    }
    best.1
}

/// How well a sign parts a text.
#[allow(clippy::cast_precision_loss, reason = "at most a few hundred rows")]
fn fit(text: &str, delimiter: u8, cut: bool) -> f64 {
    // A mark that is open at the end of the sample may be closed behind it; one that is open in all of the text counts
    // against the sign only where another sign closes it.
    let whole = records(text, delimiter, SAMPLE).or_else(|error| {
        let open = text.rfind('"').filter(|_| cut);
        let end = open.and_then(|at| text[..at].rfind('\n')).ok_or(error)?;
        records(&text[..end], delimiter, SAMPLE)
    });
    let Ok(rows) = whole else { return by_lines(text, delimiter) };
    let counts: Vec<usize> = rows.iter().map(|row| row.cells.len()).collect();
    let Some(usual) = usual(&counts) else { return 0.0 };
    let alike = counts.iter().filter(|count| **count == usual).count();
    let known = |row: &Record<'_>| row.cells.iter().filter(|cell| columns::is_known(cell)).count();
    let header = rows.iter().take(crate::source::MOST_ABOVE).map(known).max().unwrap_or(0);
    alike as f64 / counts.len() as f64 + 0.1 * header.min(5) as f64 + 0.001 * usual.min(50) as f64
}

/// The same without regard to quotation marks, for a text that no sign reads whole.
#[allow(clippy::cast_precision_loss, reason = "at most a few hundred rows")]
fn by_lines(text: &str, delimiter: u8) -> f64 {
    let sign = char::from(delimiter);
    let counts: Vec<usize> =
        text.lines().filter(|line| !line.trim().is_empty()).take(SAMPLE).map(|line| line.split(sign).count()).collect();
    let Some(usual) = usual(&counts) else { return 0.0 };
    let alike = counts.iter().filter(|count| **count == usual).count();
    0.5 * alike as f64 / counts.len() as f64
}

/// The most frequent number of cells from two on; of equally frequent ones the larger.
fn usual(counts: &[usize]) -> Option<usize> {
    let mut frequent: HashMap<usize, usize> = HashMap::new();
    for count in counts.iter().filter(|count| **count >= 2) {
        *frequent.entry(*count).or_default() += 1;
    }
    frequent.into_iter().max_by_key(|(count, times)| (*times, *count)).map(|(count, _)| count)
}

/// Refuses a quotation that swallowed rows: one over several lines of which each alone has as many cells as a row, or of
/// which one has as many and numbers where the others have them.
pub(super) fn refuse_swallowed(text: &str, rows: &[Record<'_>], delimiter: u8) -> Result<(), BadSource> {
    let counts: Vec<usize> = rows.iter().take(SAMPLE).map(|row| row.cells.len()).collect();
    let Some(usual) = usual(&counts).filter(|usual| *usual >= 3) else { return Ok(()) };
    let sign = char::from(delimiter);
    let numbers = numbers(rows, usual);
    let is_number = |cell: &str| number::read(cell.trim_matches('"')).is_ok();
    let is_row = |line: &str| {
        let cells: Vec<&str> = line.split(sign).collect();
        // Somebody may count `1, 2, 3` in a text: rows have no spaces there, and words beside their numbers.
        let numbered = |at: &usize| cells.get(*at).is_some_and(|cell| is_number(cell) && cell.trim() == *cell);
        let words = cells.iter().take(usual).any(|cell| !cell.trim().is_empty() && !is_number(cell));
        cells.len() >= usual && !numbers.is_empty() && numbers.iter().all(numbered) && words
    };
    let swallowed = |row: &&Record<'_>| {
        let lines = || text[row.span.0..row.span.1].split(['\n', '\r']).filter(|line| !line.is_empty());
        row.over_lines && (lines().all(|line| line.split(sign).count() == usual) || lines().skip(1).any(is_row))
    };
    match rows.iter().find(swallowed) {
        None => Ok(()),
        Some(row) => Err(BadSource::OpenQuote { row: row.row, line: row.line }),
    }
}

/// The columns that hold numbers in rows of one line.
fn numbers(rows: &[Record<'_>], usual: usize) -> Vec<usize> {
    let plain = || rows.iter().take(SAMPLE).filter(|row| !row.over_lines && row.cells.len() == usual);
    let holds = |at: &usize| {
        let cells = plain().map(|row| &row.cells[*at]).filter(|cell| !cell.trim().is_empty());
        let (read, all) =
            cells.fold((0, 0), |(read, all), cell| (read + usize::from(number::read(cell).is_ok()), all + 1));
        read > 0 && read * 2 >= all
    };
    (0..usual).filter(holds).collect()
}
