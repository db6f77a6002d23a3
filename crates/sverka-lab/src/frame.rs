//! The numbers of a table: its columns under the names they are compared by, as cells.

use crate::alias::{SHARES, canonical};
use crate::numbers::Numbers;
use crate::table::{Row, Table};
use serde::Serialize;
use std::collections::BTreeMap;
use sverka_core::engine::columns::Cell;
use sverka_core::engine::metrics::auc;
use sverka_table::text::key;

/// A column that is not used, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Ignored {
    pub(crate) column: String,
    pub(crate) why: String,
}

/// Columns of numbers by name, in the order of the table.
#[derive(Debug)]
pub(crate) struct Frame {
    pub(crate) names: Vec<String>,
    pub(crate) cells: BTreeMap<String, Vec<Cell>>,
    pub(crate) ignored: Vec<Ignored>,
    /// Columns of which some cells could not be read and count as missing.
    pub(crate) unread: Vec<Ignored>,
    pub(crate) rows: usize,
}

/// A new name for a column, `OLD=NEW`, given by whoever runs the command.
#[derive(Debug, Clone)]
pub(crate) struct Rename {
    pub(crate) from: String,
    pub(crate) to: String,
}

impl std::str::FromStr for Rename {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.split_once("=>").or_else(|| text.split_once('=')) {
            Some((from, to)) if !from.trim().is_empty() && !to.trim().is_empty() => {
                Ok(Self { from: from.trim().to_owned(), to: to.trim().to_owned() })
            }
            _ => Err("a new name is given as OLD=>NEW"),
        }
    }
}

/// New names for columns that differ from a wanted one in case and signs alone, after those that were given.
pub(crate) fn renamed_alike<'a>(table: &Table, given: &[Rename], wanted: impl Iterator<Item = &'a str>) -> Vec<Rename> {
    let mut all = given.to_vec();
    for to in wanted.filter(|to| !table.columns.iter().any(|column| column == to || canonical(column) == **to)) {
        let from = table.find(to).filter(|from| given.iter().all(|rename| rename.from != *from));
        all.extend(from.map(|from| Rename { from: from.to_owned(), to: to.to_owned() }));
    }
    all
}

impl Frame {
    /// Reads every column but the label. Columns of text are left out, with the reason.
    pub(crate) fn new(table: &Table, label: Option<&str>, renames: &[Rename]) -> Self {
        let mut frame = Self {
            names: Vec::new(),
            cells: BTreeMap::new(),
            ignored: Vec::new(),
            unread: Vec::new(),
            rows: table.rows.len(),
        };
        let renamed = |column: &String| renames.iter().find(|rename| rename.from == *column).map(|rename| &rename.to);
        for (at, column) in table.columns.iter().enumerate().filter(|(_, column)| Some(column.as_str()) != label) {
            let mut name = renamed(column).cloned().unwrap_or_else(|| canonical(column));
            if frame.cells.contains_key(&name) {
                // Two columns that mean the same are two columns.
                name.clone_from(column);
            }
            match numbers(table, at) {
                Ok((cells, unread)) if !name.is_empty() && !frame.cells.contains_key(&name) => {
                    frame.unread.extend(unread.map(|why| Ignored { column: column.clone(), why }));
                    frame.names.push(name.clone());
                    frame.cells.insert(name, cells);
                }
                Ok(_) => frame.ignore(column, "it has no name of its own".to_owned()),
                Err(why) => frame.ignore(column, why),
            }
        }
        for (share, part, whole) in SHARES {
            if let (false, Some(parts), Some(wholes)) =
                (frame.cells.contains_key(share), frame.cells.get(part), frame.cells.get(whole))
            {
                let cells = parts.iter().zip(wholes).map(|(part, whole)| of_both(*part, *whole, |a, b| a / b.max(1.0)));
                let cells = cells.collect();
                frame.names.push(share.to_owned());
                frame.cells.insert(share.to_owned(), cells);
            }
        }
        frame
    }

    /// Leaves out columns that repeat the label, and tells those that alone tell every label.
    pub(crate) fn without_label(&mut self, truth: &[bool]) -> Vec<String> {
        let repeats = |cells: &[Cell]| {
            let of = |kind: bool| cells.iter().zip(truth).find(|(_, truth)| **truth == kind).map(|(cell, _)| *cell);
            let (no, yes) = (of(false), of(true));
            no != yes && cells.iter().zip(truth).all(|(cell, truth)| Some(*cell) == if *truth { yes } else { no })
        };
        let (copies, rest): (Vec<String>, Vec<String>) =
            std::mem::take(&mut self.names).into_iter().partition(|name| repeats(&self.cells[name]));
        for name in copies {
            self.cells.remove(&name);
            self.ignore(&name, "it repeats the label".to_owned());
        }
        let tells = |name: &&String| {
            let values: Vec<f64> = self.cells[*name].iter().filter_map(known).collect();
            let area = if values.len() == truth.len() { auc(&values, truth) } else { None };
            area.is_some_and(|area| area <= 0.0 || area >= 1.0)
        };
        let telling = rest.iter().filter(tells).cloned().collect();
        self.names = rest;
        telling
    }

    fn ignore(&mut self, column: &str, why: String) {
        self.ignored.push(Ignored { column: column.to_owned(), why });
    }
}

/// A number made of two; unknown when one of them is.
pub(crate) fn of_both(one: Cell, other: Cell, make: impl Fn(f64, f64) -> f64) -> Cell {
    match (one, other) {
        (Cell::Known(one), Cell::Known(other)) => Cell::Known(make(one, other)),
        (Cell::Withheld, _) | (_, Cell::Withheld) => Cell::Withheld,
        _ => Cell::Missing,
    }
}

/// One cell in so many may be unreadable before a column counts as text.
const READABLE: usize = 20;
/// Names of columns that name the rows.
const IDS: [&str; 9] = ["", "id", "index", "row", "rowid", "unnamed0", "userid", "accountid", "profileid"];

/// A column as cells with what could not be read of it, or why it cannot be used.
fn numbers(table: &Table, at: usize) -> Result<(Vec<Cell>, Option<String>), String> {
    let mut cells = Vec::with_capacity(table.rows.len());
    let (mut unread, mut first, mut guess) = (0, None, None);
    let written = Numbers::of(table, at);
    let shown = |row: &Row| format!("row {} is {:?}", row.number.0, row.text(at).chars().take(40).collect::<String>());
    for row in &table.rows {
        if guess.is_none() && written.is_guess(&row.cells[at]) {
            guess = Some(format!(
                "{}, read as thousands: nothing in the table tells which sign is between whole and part",
                shown(row)
            ));
        }
        cells.push(written.feature(&row.cells[at]).unwrap_or_else(|| {
            first.get_or_insert_with(|| shown(row));
            unread += 1;
            Cell::Missing
        }));
    }
    let known: Vec<f64> = cells.iter().filter_map(known).collect();
    if let Some(first) = &first
        && unread * READABLE > known.len()
    {
        return Err(format!("it is text: {first}"));
    }
    let whole = known.len() == cells.len() && known.len() > 2 && known.iter().all(|value| value.fract() == 0.0);
    let by_ones = known.windows(2).all(|pair| (pair[1] - pair[0] - 1.0).abs() < f64::EPSILON);
    if whole && by_ones {
        return Err("it only counts the rows".to_owned());
    }
    let mut distinct = known.clone();
    distinct.sort_unstable_by(f64::total_cmp);
    if whole && IDS.contains(&key(&table.columns[at]).as_str()) && distinct.windows(2).all(|pair| pair[1] > pair[0]) {
        return Err("it names the rows".to_owned());
    }
    let unread = first.map(|first| format!("{unread} cells are no numbers and count as missing: {first}"));
    let said: Vec<String> = unread.into_iter().chain(guess).collect();
    Ok((cells, Some(said.join("; ")).filter(|said| !said.is_empty())))
}

/// The value of a cell.
pub(crate) fn known(cell: &Cell) -> Option<f64> {
    if let Cell::Known(value) = cell { Some(*value) } else { None }
}
