//! The numbers of a table: its columns under the names they are compared by, as cells.

use crate::alias::{SHARES, canonical};
use crate::table::{Table, number};
use serde::Serialize;
use std::collections::BTreeMap;
use sverka_core::engine::columns::Cell;

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

impl Frame {
    /// Reads every column but the label. Columns of text are left out, with the reason.
    pub(crate) fn new(table: &Table, label: Option<&str>, renames: &[Rename]) -> Self {
        let mut frame = Self { names: Vec::new(), cells: BTreeMap::new(), ignored: Vec::new(), rows: table.rows.len() };
        let renamed = |column: &String| renames.iter().find(|rename| rename.from == *column).map(|rename| &rename.to);
        for (at, column) in table.columns.iter().enumerate().filter(|(_, column)| Some(column.as_str()) != label) {
            let mut name = renamed(column).cloned().unwrap_or_else(|| canonical(column));
            if frame.cells.contains_key(&name) {
                // Two columns that mean the same are two columns.
                name.clone_from(column);
            }
            match numbers(table, at) {
                Ok(cells) if !name.is_empty() && !frame.cells.contains_key(&name) => {
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

/// A column as cells, or why it cannot be used.
fn numbers(table: &Table, at: usize) -> Result<Vec<Cell>, String> {
    let mut cells = Vec::with_capacity(table.rows.len());
    for (row, texts) in table.rows.iter().enumerate() {
        let text = texts[at].trim();
        cells.push(match text.to_lowercase().as_str() {
            "" | "na" | "n/a" | "nan" | "null" | "none" | "?" => Cell::Missing,
            "withheld" | "hidden" => Cell::Withheld,
            _ => match number(text) {
                Some(value) if value.is_finite() => Cell::Known(value),
                Some(_) => Cell::Missing,
                None => {
                    let shown: String = text.chars().take(40).collect();
                    return Err(format!("it is text: row {} is {shown:?}", row + 2));
                }
            },
        });
    }
    let known: Vec<f64> = cells.iter().filter_map(known).collect();
    let counts_rows = known.len() == cells.len()
        && known.len() > 2
        && known.windows(2).all(|pair| (pair[1] - pair[0] - 1.0).abs() < f64::EPSILON);
    if counts_rows {
        return Err("it only counts the rows".to_owned());
    }
    Ok(cells)
}

/// The value of a cell.
pub(crate) fn known(cell: &Cell) -> Option<f64> {
    if let Cell::Known(value) = cell { Some(*value) } else { None }
}
