//! Workbooks: Excel's in their three forms and OpenDocument's, read cell by cell where the reader can: a sheet of two cells
//! at opposite corners is not laid out in memory.

mod format;

use super::{BadSource, Kind, Line, MAX_COLUMNS, RowNumber, Sheet, cells_fit};
use crate::cell::{Cell, Typed};
use crate::text::trimmed;
use calamine::{Data, Dimensions, Ods, Reader, SheetVisible, Xls, Xlsb, Xlsx, XlsxError, open_workbook_from_rs};
use std::collections::{BTreeMap, HashMap};
use std::io::{Cursor, Read};

/// Largest workbook when unpacked, in bytes: it is an archive, and a small one can hold a bomb.
const MAX_UNPACKED: u64 = 256 * 1024 * 1024;
/// Most sheets that are read.
const MAX_SHEETS: usize = 60;

type Rows = BTreeMap<u32, BTreeMap<u32, Cell>>;

pub(super) fn read(kind: Kind, bytes: &[u8], max_rows: usize) -> Result<Vec<Sheet>, BadSource> {
    if kind != Kind::OldWorkbook && unpacked(bytes).map_err(broken)? > MAX_UNPACKED {
        return Err(BadSource::TooLarge { what: "MB when unpacked", limit: (MAX_UNPACKED >> 20) as usize });
    }
    let most = max_rows + crate::source::MOST_ABOVE;
    match kind {
        Kind::OldWorkbook => of_ranges(open_workbook_from_rs::<Xls<_>, _>(Cursor::new(bytes)).map_err(broken)?, most),
        Kind::BinaryWorkbook => binary(bytes, most),
        Kind::OpenDocument => of_ranges(open_workbook_from_rs::<Ods<_>, _>(Cursor::new(bytes)).map_err(broken)?, most),
        _ => excel(bytes, most),
    }
}

#[allow(clippy::needless_pass_by_value, reason = "handed to map_err")]
fn broken(error: impl std::fmt::Display) -> BadSource {
    BadSource::Damaged(error.to_string())
}

fn excel(bytes: &[u8], most: usize) -> Result<Vec<Sheet>, BadSource> {
    let mut workbook: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).map_err(broken)?;
    let mut sheets = Vec::new();
    for (name, hidden) in named(&workbook) {
        let mut rows = match excel_cells(&mut workbook, &name, most) {
            Ok(rows) => rows,
            // A sheet of charts has no cells.
            Err(Unread::NoSheet) => continue,
            Err(Unread::Bad(error)) => return Err(error),
        };
        // What is merged and where it links to are told apart from the cells; a file in which they are damaged is read
        // without them.
        let merged = workbook.merge_cells_by_sheet_name(&name).unwrap_or_default();
        merge(&mut rows, &merged);
        for link in workbook.hyperlinks_by_sheet_name(&name).unwrap_or_default() {
            let (row, column) = link.range.start;
            if let (Some(cell), Some(target)) = (rows.get_mut(&row).and_then(|row| row.get_mut(&column)), link.target) {
                cell.link = Some(target.into_boxed_str());
            }
        }
        sheets.push(sheet(name, hidden, rows)?);
    }
    Ok(sheets)
}

enum Unread {
    NoSheet,
    Bad(BadSource),
}

fn excel_cells(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &str, most: usize) -> Result<Rows, Unread> {
    let wrong = |error: XlsxError| match error {
        XlsxError::NotAWorksheet(_) => Unread::NoSheet,
        error => Unread::Bad(broken(error)),
    };
    let mut reader = workbook.worksheet_cells_reader(name).map_err(wrong)?;
    let mut said: HashMap<usize, format::Said> = HashMap::new();
    let mut rows = Rows::new();
    loop {
        let next = reader.next_cell_with_style_id().map_err(wrong)?;
        let Some((cell, style)) = next else { return Ok(rows) };
        let (row, column) = cell.get_position();
        let data = Data::from(cell.get_value().clone());
        let said = *said.entry(style).or_insert_with(|| {
            let format = reader.styles().get(style).and_then(|style| style.number_format.as_ref());
            format.map_or(format::Said::NOTHING, |format| format::said(&format.format_code))
        });
        put(&mut rows, (row, column), cell_of(&data, said), most).map_err(Unread::Bad)?;
    }
}

fn binary(bytes: &[u8], most: usize) -> Result<Vec<Sheet>, BadSource> {
    let mut workbook: Xlsb<_> = open_workbook_from_rs(Cursor::new(bytes)).map_err(broken)?;
    let mut sheets = Vec::new();
    for (name, hidden) in named(&workbook) {
        let mut rows = Rows::new();
        let mut reader = workbook.worksheet_cells_reader(&name).map_err(broken)?;
        while let Some(cell) = reader.next_cell().map_err(broken)? {
            let data = Data::from(cell.get_value().clone());
            put(&mut rows, cell.get_position(), cell_of(&data, format::Said::NOTHING), most)?;
        }
        sheets.push(Sheet { formats_unseen: true, ..sheet(name, hidden, rows)? });
    }
    Ok(sheets)
}

/// Workbooks whose reader lays out whole sheets.
fn of_ranges<R, RS>(mut workbook: R, most: usize) -> Result<Vec<Sheet>, BadSource>
where
    RS: Read + std::io::Seek,
    R: Reader<RS>,
    R::Error: std::fmt::Display,
{
    let mut sheets = Vec::new();
    for (name, hidden) in named(&workbook) {
        let Ok(range) = workbook.worksheet_range(&name) else { continue };
        let (top, left) = range.start().unwrap_or_default();
        let mut rows = Rows::new();
        for (row, column, data) in range.used_cells() {
            let place = (top.saturating_add(row as u32), left.saturating_add(column as u32));
            put(&mut rows, place, cell_of(data, format::Said::NOTHING), most)?;
        }
        sheets.push(Sheet { formats_unseen: true, ..sheet(name, hidden, rows)? });
    }
    Ok(sheets)
}

/// Names of the sheets, and whether they are hidden.
fn named<RS, R: Reader<RS>>(workbook: &R) -> Vec<(String, bool)>
where
    RS: Read + std::io::Seek,
{
    let named = workbook.sheets_metadata().iter().take(MAX_SHEETS);
    named.map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible)).collect()
}

fn put(rows: &mut Rows, (row, column): (u32, u32), cell: Cell, most: usize) -> Result<(), BadSource> {
    if cell.is_empty() {
        return Ok(());
    }
    let line = rows.entry(row).or_default();
    line.insert(column, cell);
    let (first, last) = (line.keys().next().copied(), line.keys().last().copied());
    if first.zip(last).is_some_and(|(first, last)| (last - first) as usize >= MAX_COLUMNS) {
        return Err(BadSource::TooLarge { what: "columns", limit: MAX_COLUMNS });
    }
    if rows.len() > most {
        return Err(BadSource::TooLarge { what: "rows", limit: most - crate::source::MOST_ABOVE });
    }
    Ok(())
}

/// Gives the cells below a merged one what it says, marked as going on. A cell merged over columns stays in its first.
fn merge(rows: &mut Rows, merged: &[Dimensions]) {
    for region in merged {
        let ((top, left), (bottom, _)) = (region.start, region.end);
        let Some(cell) = rows.get(&top).and_then(|row| row.get(&left)).cloned() else { continue };
        // Rows that have nothing else in them stay away.
        for (_, row) in rows.range_mut(top..=bottom.max(top)).skip(1) {
            row.entry(left).or_insert_with(|| Cell { continued: true, ..cell.clone() });
        }
    }
}

/// Cells in their columns; columns before the first used one are a margin.
fn sheet(name: String, hidden: bool, rows: Rows) -> Result<Sheet, BadSource> {
    let left = rows.values().filter_map(|row| row.keys().next().copied()).min().unwrap_or(0);
    let right = rows.values().filter_map(|row| row.keys().last().copied()).max().unwrap_or(0);
    cells_fit(rows.len(), (right - left) as usize + 1)?;
    let line = |(at, mut cells): (u32, BTreeMap<u32, Cell>)| {
        let last = cells.keys().last().copied().unwrap_or(left);
        let cells = (left..=last).map(|column| cells.remove(&column).unwrap_or_default()).collect();
        Line { number: RowNumber(at.saturating_add(1)), cells }
    };
    Ok(Sheet { name, hidden, formats_unseen: false, lines: rows.into_iter().map(line).collect() })
}

/// A cell as it would be typed: whole numbers without a point, dates as ISO 8601. A formula that failed says so.
fn cell_of(data: &Data, said: format::Said) -> Cell {
    let number = |value: f64| {
        let value = value * said.times;
        let typed = match said.currency {
            Some(currency) => Typed::Money(value, currency),
            None if said.share => Typed::Share(value),
            None => Typed::Number(value),
        };
        let unknown_unit = said.unknown;
        Cell { text: value.to_string(), typed, multiple: said.multiple, unknown_unit, ..Cell::default() }
    };
    match data {
        Data::Empty => Cell::default(),
        Data::Error(error) => Cell { text: error.to_string(), ..Cell::default() },
        Data::String(text) => Cell { text: trimmed(text).to_owned(), ..Cell::default() },
        Data::DateTimeIso(text) | Data::DurationIso(text) => Cell::of_text(text),
        Data::Int(value) => number(*value as f64),
        Data::Float(value) if value.is_finite() => number(*value),
        Data::Bool(flag) => Cell { text: flag.to_string(), typed: Typed::Flag(*flag), ..Cell::default() },
        Data::DateTime(moment) => match moment.as_datetime().filter(|_| moment.is_datetime()) {
            Some(moment) => {
                let text = moment.to_string();
                Cell { text, typed: Typed::Moment(moment), ..Cell::default() }
            }
            None => number(moment.as_f64()),
        },
        other => Cell { text: trimmed(&other.to_string()).to_owned(), ..Cell::default() },
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
