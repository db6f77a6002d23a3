//! Text as records of cells.

use crate::source::{BadSource, MAX_COLUMNS, RowNumber, cells_fit};
use crate::text::trimmed;
use std::borrow::Cow;

/// The cells of a row as they stand between delimiters.
#[derive(Debug)]
pub(super) struct Record<'a> {
    pub(super) cells: Vec<Cow<'a, str>>,
    /// Its number, as a spreadsheet counts.
    pub(super) row: RowNumber,
    /// First byte of the row, and the one behind its last.
    pub(super) span: (usize, usize),
    /// Its line in the file, from 1.
    pub(super) line: usize,
    /// True when a cell in quotation marks goes over several lines.
    pub(super) over_lines: bool,
}

/// Reads at most so many records with something in them; blank ones are counted and left away.
pub(super) fn records(text: &str, delimiter: u8, most: usize) -> Result<Vec<Record<'_>>, BadSource> {
    let mut reader = Reader { text, bytes: text.as_bytes(), delimiter, at: 0, line: 1 };
    let mut all = Vec::new();
    let (mut number, mut widest) = (0, 0);
    while reader.at < text.len() && all.len() < most {
        let (from, line) = (reader.at, reader.line);
        number += 1;
        let row = RowNumber(number);
        let mut record = Record { cells: Vec::new(), row, span: (from, from), line, over_lines: false };
        let mut is_blank = true;
        loop {
            let (cell, over_lines) = reader.cell(row)?;
            is_blank &= trimmed(&cell).is_empty();
            record.over_lines |= over_lines;
            record.cells.push(cell);
            if record.cells.len() > MAX_COLUMNS && !is_blank {
                return Err(BadSource::TooLarge { what: "columns", limit: MAX_COLUMNS });
            }
            if reader.at >= text.len() || !reader.take(delimiter) {
                break;
            }
        }
        record.span.1 = reader.at;
        reader.end_of_line();
        if !is_blank {
            widest = widest.max(record.cells.len());
            cells_fit(all.len() + 1, widest)?;
            all.push(record);
        }
    }
    Ok(all)
}

struct Reader<'a> {
    text: &'a str,
    bytes: &'a [u8],
    delimiter: u8,
    at: usize,
    line: usize,
}

impl<'a> Reader<'a> {
    fn take(&mut self, byte: u8) -> bool {
        let here = self.bytes.get(self.at) == Some(&byte);
        self.at += usize::from(here);
        here
    }

    fn end_of_line(&mut self) {
        let returned = self.take(b'\r');
        let ended = self.take(b'\n') || returned;
        self.line += usize::from(ended);
    }

    /// The cell that begins here, and whether it goes over several lines.
    fn cell(&mut self, row: RowNumber) -> Result<(Cow<'a, str>, bool), BadSource> {
        let spaces = self.bytes[self.at..].iter().take_while(|byte| **byte == b' ').count();
        if self.bytes.get(self.at + spaces) == Some(&b'"')
            && let Some(quoted) = self.quoted(self.at + spaces + 1, row)?
        {
            return Ok(quoted);
        }
        let ends = |byte: &u8| *byte == self.delimiter || matches!(byte, b'\n' | b'\r');
        let length = self.bytes[self.at..].iter().position(ends).unwrap_or(self.bytes.len() - self.at);
        let cell = &self.text[self.at..self.at + length];
        self.at += length;
        Ok((Cow::Borrowed(cell), false))
    }

    /// A cell in quotation marks from behind the first one. `None` when text follows the closing mark in the same line:
    /// then the marks are part of the cell, as in `"Quoted" words`.
    fn quoted(&mut self, from: usize, row: RowNumber) -> Result<Option<(Cow<'a, str>, bool)>, BadSource> {
        let open = || BadSource::OpenQuote { row, line: self.line };
        let (mut at, mut doubled) = (from, false);
        let close = loop {
            match self.bytes[at..].iter().position(|byte| *byte == b'"') {
                None => return Err(open()),
                Some(step) if self.bytes.get(at + step + 1) == Some(&b'"') => {
                    at += step + 2;
                    doubled = true;
                }
                Some(step) => break at + step,
            }
        };
        let inside = &self.text[from..close];
        let breaks = line_breaks(inside);
        let spaces = self.bytes[close + 1..].iter().take_while(|byte| **byte == b' ' && self.delimiter != b' ').count();
        let behind = close + 1 + spaces;
        match self.bytes.get(behind) {
            None | Some(b'\n' | b'\r') => {}
            Some(byte) if *byte == self.delimiter => {}
            Some(_) if breaks > 0 => return Err(open()),
            Some(_) => return Ok(None),
        }
        self.at = behind;
        self.line += breaks;
        let cell = if doubled { Cow::Owned(inside.replace("\"\"", "\"")) } else { Cow::Borrowed(inside) };
        Ok(Some((cell, breaks > 0)))
    }
}

/// How many lines end in a text.
fn line_breaks(text: &str) -> usize {
    let bytes = text.as_bytes();
    let ends = |at: &usize| bytes[*at] == b'\n' || (bytes[*at] == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
    (0..bytes.len()).filter(ends).count()
}
