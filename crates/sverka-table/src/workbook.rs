//! The first sheet of an Excel workbook (`.xlsx`) that has cells, read cell by cell: a sheet of two cells at opposite
//! corners is not laid out in memory.

use crate::number::Decimal;
use crate::sheet::{BadTable, Format, MAX_COLUMNS, Row, Sheet};
use calamine::{Data, Reader, Xlsx, XlsxError, open_workbook_from_rs};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

/// Largest workbook when unpacked, in bytes: it is an archive, and a small one can hold a bomb.
const MAX_UNPACKED: u64 = 256 * 1024 * 1024;

type Rows = BTreeMap<usize, BTreeMap<usize, String>>;

pub(crate) fn read(bytes: &[u8], max_rows: usize) -> Result<Sheet, BadTable> {
    if unpacked(bytes).map_err(|error| BadTable::Broken(error.to_string()))? > MAX_UNPACKED {
        return Err(BadTable::TooLarge { what: "MB when unpacked", limit: (MAX_UNPACKED >> 20) as usize });
    }
    let broken = |error: XlsxError| BadTable::Broken(error.to_string());
    let mut workbook: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).map_err(broken)?;
    for name in workbook.sheet_names() {
        let mut rows = cells(&mut workbook, &name, max_rows)?;
        let Some((_, header)) = rows.pop_first() else { continue };
        // Columns before the first named one are a margin.
        let (left, right) = (header.keys().next().copied().unwrap_or(0), header.keys().last().copied().unwrap_or(0));
        let line = |mut cells: BTreeMap<usize, String>| {
            (left..=right).map(|column| cells.remove(&column).unwrap_or_default()).collect::<Vec<_>>()
        };
        let columns = line(header);
        let rows = rows.into_iter().map(|(at, cells)| Row { number: at + 1, cells: Ok(line(cells)) }).collect();
        return Ok(Sheet { format: Format::Workbook, columns, rows, decimal: Decimal::Point, guessed_encoding: None });
    }
    Err(BadTable::Empty)
}

/// Cells that say something, by row and column from 0.
fn cells(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &str, max_rows: usize) -> Result<Rows, BadTable> {
    let broken = |error: XlsxError| BadTable::Broken(error.to_string());
    let mut reader = match workbook.worksheet_cells_reader(name) {
        Ok(reader) => reader,
        // A sheet of charts has no cells.
        Err(XlsxError::NotAWorksheet(_)) => return Ok(Rows::new()),
        Err(error) => return Err(broken(error)),
    };
    let mut rows = Rows::new();
    while let Some(cell) = reader.next_cell().map_err(broken)? {
        let (row, column) = cell.get_position();
        let said = text(&Data::from(cell.get_value().clone()));
        if said.is_empty() {
            continue;
        }
        let line = rows.entry(row as usize).or_default();
        line.insert(column as usize, said);
        if line.len() > MAX_COLUMNS
            || line.keys().last().zip(line.keys().next()).is_some_and(|(b, a)| b - a >= MAX_COLUMNS)
        {
            return Err(BadTable::TooLarge { what: "columns", limit: MAX_COLUMNS });
        }
        if rows.len() > max_rows + 1 {
            return Err(BadTable::TooLarge { what: "rows", limit: max_rows });
        }
    }
    Ok(rows)
}

/// A cell as it would be typed: whole numbers without a point, dates as ISO 8601. A formula that failed says nothing.
fn text(cell: &Data) -> String {
    match cell {
        Data::Empty | Data::Error(_) => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.trim().to_owned(),
        Data::DateTime(moment) => moment
            .as_datetime()
            .map_or_else(|| moment.as_f64().to_string(), |moment| moment.format("%Y-%m-%d %H:%M:%S").to_string()),
        other => other.to_string(),
    }
}

/// How many bytes the archive unpacks to, counted and not believed; counting ends beyond the limit.
fn unpacked(bytes: &[u8]) -> zip::result::ZipResult<u64> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes))?;
    let mut total = 0;
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at)?.take(MAX_UNPACKED + 1 - total);
        total += std::io::copy(&mut entry, &mut std::io::sink())?;
        if total > MAX_UNPACKED {
            break;
        }
    }
    Ok(total)
}
