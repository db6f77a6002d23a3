//! The table: rows with columns by the mapping's names.

use super::days::Days;
use super::mapping::{Mapping, TableRules};
use super::notes::Notes;
use super::numbers::{Around, Says};
use super::places::Places;
use super::wanted::{Kind, Role};
use crate::import::finding::Finding;
use std::collections::HashMap;
use sverka_table::Apart;
use sverka_table::cell::{Cell, is_missing, is_withheld};
use sverka_table::columns::Title;
use sverka_table::number::Signs;
use sverka_table::text::normalise;

/// What a cell says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Said<'a> {
    Missing,
    Withheld,
    Value(&'a Cell),
}

/// A table with its rows in order.
pub(super) struct Table {
    table: sverka_table::Table,
    places: Places,
    numbers: HashMap<usize, Says>,
    around: Around,
    day_first: Option<bool>,
    days: HashMap<usize, Days>,
    missing: Vec<String>,
    withheld: Vec<String>,
    pub(super) notes: Notes,
}

/// One row.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    pub(super) number: usize,
    pub(super) table: &'a Table,
    cells: &'a [Cell],
}

impl Table {
    pub(super) fn new(table: sverka_table::Table, places: Places, mapping: &Mapping) -> Self {
        let rules: &TableRules = &mapping.table;
        let placed = |(name, role): (&str, Role)| Some((places.of(name)?, role));
        let wanted: Vec<(usize, Role)> = mapping.columns().into_iter().filter_map(placed).collect();
        let mut numbers: HashMap<usize, Says> = HashMap::new();
        for (place, role) in &wanted {
            if matches!(role, Role::Number(_)) {
                numbers.entry(*place).or_insert_with(|| Says::of(&table, *place));
            }
        }
        let signs = numbers.values().fold(Signs::default(), |all, says| all.with(says.signs()));
        let around = Around { said: rules.decimal, signs };
        for (place, role) in &wanted {
            let kind = match role {
                Role::Number(kind @ (Kind::Share { percent: true } | Kind::Growth)) => *kind,
                Role::Number(kind @ Kind::Share { .. }) if table.columns[*place].unit.percent => *kind,
                _ => continue,
            };
            if let Some(says) = numbers.get_mut(place) {
                says.look_at_scale(&table, *place, kind, around);
            }
        }
        let dates = wanted.iter().filter(|(_, role)| *role == Role::Date).map(|(place, _)| *place);
        let days = dates.map(|place| (place, Days::of(&table, place))).collect();
        let words = |own: &[String]| own.iter().map(|word| normalise(word)).collect();
        let (missing, withheld) = (words(&rules.missing), words(&rules.withheld));
        let day_first = rules.day_first;
        Self { table, places, numbers, around, day_first, days, missing, withheld, notes: Notes::default() }
    }

    pub(super) fn places(&self) -> &Places {
        &self.places
    }

    pub(super) fn len(&self) -> usize {
        self.table.rows.len()
    }

    /// Columns that are not read, and why.
    pub(super) fn passed_over(&self) -> Vec<(String, &'static str)> {
        self.places.passed_over(&self.table).collect()
    }

    /// All rows with their numbers; a torn one is a finding.
    pub(super) fn rows(&self) -> impl Iterator<Item = (usize, Result<Row<'_>, Finding>)> {
        let wants = self.table.columns.len();
        self.table.rows.iter().map(move |row| {
            let number = row.number.0 as usize;
            let read = row.cells.as_ref().map(|cells| Row { number, table: self, cells });
            let torn = |has: &usize| {
                if let Some(apart) = row.apart {
                    return stands_apart(apart);
                }
                let detail = format!("the row has {has} cells where the header has {wants}: a delimiter or a quotation mark is lost or too many");
                Finding::new("wrong-number-of-cells", detail)
            };
            (number, read.map_err(torn))
        })
    }
}

/// What is wrong with a row that is none of the table.
fn stands_apart(apart: Apart) -> Finding {
    match apart {
        Apart::Header => Finding::new("header", "the row names the columns again"),
        Apart::OtherTable(begins) => {
            let begins = begins.0;
            let detail =
                format!("the row belongs to another table, which begins in row {begins}. Read it as a file of its own");
            Finding::new("other-table", detail)
        }
    }
}

impl<'a> Row<'a> {
    /// The cell of a column; `None` when it is not there.
    pub(super) fn raw(&self, column: &str) -> Option<&'a Cell> {
        self.cells.get(self.table.places.of(column)?)
    }

    /// All cells.
    pub(super) fn cells(&self) -> &'a [Cell] {
        self.cells
    }

    /// What a column says; one that is not there says nothing.
    pub(super) fn cell(&self, column: &str) -> Said<'a> {
        let Some(cell) = self.raw(column).filter(|cell| !cell.is_empty()) else { return Said::Missing };
        let word = normalise(&cell.text);
        if self.table.missing.contains(&word) || is_missing(&cell.text) {
            Said::Missing
        } else if self.table.withheld.contains(&word) || is_withheld(&cell.text) {
            Said::Withheld
        } else {
            Said::Value(cell)
        }
    }

    /// The name of a column as the table writes it.
    pub(super) fn title(&self, column: &str) -> Option<&'a Title> {
        self.table.table.columns.get(self.table.places.of(column)?)
    }

    /// The name of a column for people: that of the table, else that of the mapping.
    pub(super) fn named(&self, column: &str) -> String {
        self.title(column).map_or_else(|| column.to_owned(), |title| title.name.clone())
    }

    /// What a column says about its numbers, and the table around it.
    pub(super) fn says(&self, column: &str) -> (Says, Around) {
        let says = self.table.places.of(column).and_then(|place| self.table.numbers.get(&place));
        (says.copied().unwrap_or_default(), self.table.around)
    }

    /// What a column says about its dates. The mapping goes before it.
    pub(super) fn days(&self, column: &str) -> Days {
        let told = self.table.places.of(column).and_then(|place| self.table.days.get(&place)).copied();
        told.unwrap_or_default().or_as(self.table.day_first)
    }
}
