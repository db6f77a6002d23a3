//! A column of numbers as the engine's cells. Which sign is between whole and part is decided by the column, and where it
//! does not tell by the whole table.

use crate::table::Table;
use sverka_core::engine::columns::Cell as Value;
use sverka_table::Decimal;
use sverka_table::cell::{Cell, Typed, flag, is_missing, is_withheld};
use sverka_table::number::{self, Reading, Signs};

/// How the numbers of a column are written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Numbers {
    by: By,
}

#[derive(Debug, Clone, Copy)]
enum By {
    Sign(Decimal),
    /// No cell of the table tells: three digits behind each sign are a group.
    Groups,
    /// Some cells have a point between whole and part, others a comma: what can be read two ways is not read.
    Neither,
}

impl Numbers {
    /// Looks at all cells of a column, and where they do not tell at all of the table.
    pub(crate) fn of(table: &Table, at: usize) -> Self {
        let signs = signs(table, at);
        let told = signs.decimal().or_else(|| if signs.disagree() { None } else { table.signs().decimal() });
        let by = match told {
            Some(decimal) => By::Sign(decimal),
            None if signs.disagree() => By::Neither,
            None => By::Groups,
        };
        Self { by }
    }

    /// Reads a cell of a feature, where yes and no are 1 and 0. `None` when it is text.
    pub(crate) fn feature(self, cell: &Cell) -> Option<Value> {
        let said = match cell.typed {
            Typed::Flag(flag) => Some(flag),
            Typed::Text => flag(&cell.text),
            _ => None,
        };
        said.map_or_else(|| self.read(cell), |flag| Some(known(f64::from(u8::from(flag)))))
    }

    /// Reads a cell; per cent are parts of one. `None` when it is text.
    pub(crate) fn read(self, cell: &Cell) -> Option<Value> {
        match cell.typed {
            Typed::Number(value) | Typed::Share(value) | Typed::Money(value, _) => return Some(known(value)),
            Typed::Flag(_) | Typed::Moment(_) => return None,
            Typed::Text => {}
        }
        if is_missing(&cell.text) {
            return Some(Value::Missing);
        }
        if is_withheld(&cell.text) {
            return Some(Value::Withheld);
        }
        let reading = number::read(&cell.text).ok()?;
        let value = self.value(&reading)?;
        Some(known(if reading.percent { value / 100.0 } else { value }))
    }

    /// The number of a cell, when it has one.
    pub(crate) fn known(self, cell: &Cell) -> Option<f64> {
        self.read(cell).and_then(Value::known)
    }

    /// True when a cell can be read two ways and nothing in the table says which.
    pub(crate) fn is_guess(self, cell: &Cell) -> bool {
        matches!(self.by, By::Groups)
            && cell.typed == Typed::Text
            && number::read(&cell.text).is_ok_and(|reading| is_two(&reading))
    }

    fn value(self, reading: &Reading) -> Option<f64> {
        match self.by {
            _ if !is_two(reading) => reading.only(),
            By::Sign(decimal) => reading.by(decimal),
            By::Groups => {
                reading.point.zip(reading.comma).map(|(one, other)| if one.abs() > other.abs() { one } else { other })
            }
            By::Neither => None,
        }
    }
}

fn is_two(reading: &Reading) -> bool {
    reading.only().is_none()
}

fn known(value: f64) -> Value {
    if value.is_finite() { Value::Known(value) } else { Value::Missing }
}

/// What the numbers of a column say about the sign between whole and part.
pub(crate) fn signs(table: &Table, at: usize) -> Signs {
    let texts = table.rows.iter().map(|row| &row.cells[at]).filter(|cell| cell.typed == Typed::Text);
    // Numbers are short; texts need not be looked at.
    let readings: Vec<Reading> =
        texts.filter(|cell| cell.text.len() <= 60).filter_map(|cell| number::read(&cell.text).ok()).collect();
    readings.iter().collect()
}
