//! The first sheet of an Excel workbook that has cells.

use crate::number::Decimal;
use crate::sheet::{BadTable, Format, MAX_COLUMNS, Row, Sheet};
use calamine::{Data, Reader, open_workbook_auto_from_rs};
use std::io::Cursor;

/// Largest workbook, unpacked: sheets are zip archives, and a small one can hold a bomb.
const MAX_UNPACKED: u64 = 256 * 1024 * 1024;

pub(crate) fn read(bytes: &[u8], max_rows: usize) -> Result<Sheet, BadTable> {
    if claims_too_much(bytes) {
        return Err(BadTable::Broken("the workbook unpacks to more than a table needs".to_owned()));
    }
    let broken = |error: calamine::Error| BadTable::Broken(error.to_string());
    let mut workbook = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(broken)?;
    let names = workbook.sheet_names();
    for name in names {
        let range = workbook.worksheet_range(&name).map_err(broken)?;
        let (height, width) = range.get_size();
        if height == 0 {
            continue;
        }
        if width > MAX_COLUMNS {
            return Err(BadTable::TooLarge { what: "columns", limit: MAX_COLUMNS });
        }
        if height > max_rows + 1 {
            return Err(BadTable::TooLarge { what: "rows", limit: max_rows });
        }
        // A sheet may begin below its first line.
        let first = range.start().map_or(0, |(row, _)| row as usize);
        let mut lines = range.rows().map(|cells| cells.iter().map(text).collect::<Vec<_>>());
        let columns = lines.next().unwrap_or_default();
        let is_blank = |cells: &Vec<String>| cells.iter().all(String::is_empty);
        let rows = lines.enumerate().filter(|(_, cells)| !is_blank(cells));
        let rows = rows.map(|(place, cells)| Row { number: first + place + 2, cells: Ok(cells) }).collect();
        return Ok(Sheet { format: Format::Workbook, columns, rows, decimal: Decimal::Point, guessed_encoding: None });
    }
    Err(BadTable::Empty)
}

/// A cell as it would be typed: whole numbers without a point, dates as ISO 8601.
fn text(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.trim().to_owned(),
        Data::DateTime(moment) => moment
            .as_datetime()
            .map_or_else(|| moment.as_f64().to_string(), |moment| moment.format("%Y-%m-%d %H:%M:%S").to_string()),
        // A formula that failed says nothing.
        Data::Error(_) => String::new(),
        other => other.to_string(),
    }
}

/// True when the directory of the archive promises more than the limit, or lies about its own size.
fn claims_too_much(bytes: &[u8]) -> bool {
    const ENTRY: &[u8] = b"PK\x01\x02";
    let size = |at: usize| {
        let field = bytes.get(at + 24..at + 28)?;
        Some(u64::from(u32::from_le_bytes(field.try_into().ok()?)))
    };
    let entries = bytes.windows(4).enumerate().filter(|(_, window)| *window == ENTRY);
    entries.filter_map(|(at, _)| size(at)).sum::<u64>() > MAX_UNPACKED
}
