//! Which sheet of a workbook is meant.

use super::mapping::Mapping;
use super::places::{Places, Unfit};
use crate::import::error::ImportError;
use crate::import::printable::printable;
use sverka_table::results::OtherSheet;
use sverka_table::source::Sheet;
use sverka_table::text::normalise;
use sverka_table::{Source, Table};

pub(super) struct Chosen {
    pub(super) table: Table,
    pub(super) places: Places,
    /// Empty where a file has no sheets.
    pub(super) name: String,
    pub(super) others: Vec<OtherSheet>,
}

/// The sheet that was asked for; else the first one shown that has the columns of the mapping. What is hidden is read only
/// when it is asked for.
pub(super) fn choose(source: &Source, mapping: &Mapping, asked: Option<&str>) -> Result<Chosen, ImportError> {
    let all: Vec<&Sheet> = source.sheets.iter().filter(|sheet| !sheet.lines.is_empty()).collect();
    let read = |sheet: &Sheet| {
        let table = Table::of(sheet);
        Places::find(&table, mapping).map(|places| (table, places))
    };
    let chosen = |at: usize, (table, places): (Table, Places)| {
        let others = all.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, sheet)| OtherSheet {
            name: printable(&sheet.name),
            hidden: sheet.hidden,
            rows: sheet.lines.len(),
        });
        Chosen { table, places, name: all[at].name.clone(), others: others.collect() }
    };
    if let Some(name) = asked.or(mapping.table.sheet.as_deref()).filter(|name| !name.is_empty()) {
        let exact = all.iter().position(|sheet| sheet.name == name);
        let at = exact.or_else(|| all.iter().position(|sheet| normalise(&sheet.name) == normalise(name)));
        let at = at.ok_or_else(|| no_sheet(name, &all))?;
        return read(all[at]).map(|read| chosen(at, read)).map_err(|unfit| bad(all[at], &unfit, ""));
    }
    let mut first: Option<(usize, Unfit)> = None;
    for (at, sheet) in all.iter().enumerate().filter(|(_, sheet)| !sheet.hidden) {
        match read(sheet) {
            Ok(read) => return Ok(chosen(at, read)),
            Err(unfit) => first = first.or(Some((at, unfit))),
        }
    }
    let hidden = all.iter().find(|sheet| sheet.hidden && read(sheet).is_ok());
    let hidden = hidden.map(|sheet| {
        let name = printable(&sheet.name);
        format!(". The hidden sheet `{name}` has the columns; choose it with --sheet if it is meant")
    });
    let hidden = hidden.unwrap_or_default();
    match first {
        Some((at, unfit)) => Err(bad(all[at], &unfit, &hidden)),
        None => Err(ImportError::Table(format!("all sheets are hidden: {}{hidden}", names(&all)))),
    }
}

fn bad(sheet: &Sheet, unfit: &Unfit, more: &str) -> ImportError {
    let place = if sheet.name.is_empty() { String::new() } else { format!("sheet `{}`: ", printable(&sheet.name)) };
    ImportError::Table(format!("{place}{unfit}{more}"))
}

fn no_sheet(name: &str, all: &[&Sheet]) -> ImportError {
    let has =
        if all.iter().all(|sheet| sheet.name.is_empty()) { "the file has no sheets".to_owned() } else { names(all) };
    ImportError::Table(format!("there is no sheet `{}`; there is: {has}", printable(name)))
}

fn names(all: &[&Sheet]) -> String {
    all.iter().map(|sheet| printable(&sheet.name)).collect::<Vec<_>>().join(", ")
}
