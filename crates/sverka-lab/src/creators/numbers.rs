//! Numbers of creators: what a column is to hold decides what its cells can say.

use crate::numbers::signs;
use crate::table::Table;
use sverka_core::model::key;
use sverka_table::cell::{Cell, Typed, is_missing, is_withheld};
use sverka_table::number::{self, Decided, Reading, Signs, is_whole};

/// What the numbers of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Whole numbers of something.
    Count,
    /// The same, or averages of it.
    Amount,
    /// A share of a whole, in per cent.
    Share,
    /// A share that can be negative or above the whole, in per cent.
    Growth,
    /// An amount in this currency (ISO 4217).
    Money(&'static str),
    /// Any other.
    Number,
}

impl Kind {
    /// What the column of a metric holds.
    pub(super) fn of(metric: &str, unit: &str) -> Self {
        match unit {
            "count" if metric == key::FOLLOWERS => Self::Count,
            "count" => Self::Amount,
            "ratio" if metric == key::GROWTH_90D => Self::Growth,
            "ratio" => Self::Share,
            "rub" => Self::Money("RUB"),
            "usd" => Self::Money("USD"),
            _ => Self::Number,
        }
    }

    fn is_percent(self) -> bool {
        matches!(self, Self::Share | Self::Growth)
    }

    /// What such a number can be, with its column's multiple and as a part of one.
    fn range(self) -> (f64, f64) {
        match self {
            Self::Count => (0.0, 999_999_999.0),
            Self::Amount => (0.0, 1e13),
            Self::Share => (0.0, 1.0),
            Self::Growth => (-1.0, 10_000.0),
            Self::Money(_) => (0.0, 1e12),
            Self::Number => (0.0, 1e6),
        }
    }
}

/// A number, and what should be looked at.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Known {
    pub(super) value: f64,
    pub(super) look: Option<Said>,
}

/// A code, and a sentence.
pub(super) type Said = (&'static str, &'static str);

const GROUPED: Said = ("grouped", "this was read as thousands; nothing in the table says so");
const ROUNDED: Said = ("rounded", "this has fewer digits than the number");
const MULTIPLE: Said = ("other-multiple", "this is in other multiples than its column; its own were taken");
const FRACTION: Said =
    ("share-scale", "most numbers of this column, which is in per cent, are below 1: fractions, perhaps");

/// A column of numbers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    pub(super) at: usize,
    kind: Kind,
    /// What its numbers are multiplied by: 1000 under «тыс.».
    times: Option<f64>,
    /// The currency above it.
    currency: Option<&'static str>,
    /// What its cells say of the sign between whole and part.
    signs: Signs,
    /// What all columns of numbers say.
    around: Signs,
    /// True for shares that are perhaps fractions.
    fractions: bool,
}

/// Columns by what they hold.
pub(super) fn columns(table: &Table, of: &[(usize, Kind)]) -> Vec<Column> {
    let around = of.iter().fold(Signs::default(), |all, (at, _)| all.with(signs(table, *at)));
    of.iter().map(|(at, kind)| Column::of(table, *at, *kind, around)).collect()
}

impl Column {
    fn of(table: &Table, at: usize, kind: Kind, around: Signs) -> Self {
        let unit = table.titles[at].unit;
        let texts = || table.rows.iter().map(|row| &row.cells[at]).filter(|cell| cell.typed == Typed::Text);
        let signs = match kind {
            Kind::Count | Kind::Amount => {
                let readings: Vec<Reading> = texts().filter_map(|cell| number::read(&cell.text).ok()).collect();
                Signs::of_counts(&readings, unit.times.unwrap_or(1.0))
            }
            _ => signs(table, at),
        };
        let times = unit.times.filter(|_| !kind.is_percent());
        let column = Self { at, kind, times, currency: unit.currency, signs, around, fractions: false };
        Self { fractions: kind.is_percent() && column.are_fractions(table), ..column }
    }

    /// True when most shares without a per cent sign are below 1, and their median is.
    fn are_fractions(&self, table: &Table) -> bool {
        let readings = table.rows.iter().filter_map(|row| number::of(&row.cells[self.at]).ok());
        let plain = readings.filter(|reading| !reading.percent).filter_map(|reading| self.decide(&reading));
        let mut plain: Vec<f64> = plain.map(|(value, _)| value.abs()).filter(|value| *value > 0.0).collect();
        plain.sort_by(f64::total_cmp);
        plain.get(plain.len() / 2).is_some_and(|middle| *middle < 1.0)
    }

    /// The number of a cell; `None` when nobody has it.
    pub(super) fn read(&self, cell: &Cell) -> Result<Option<Known>, Said> {
        if is_missing(&cell.text) {
            return Ok(None);
        }
        if cell.typed == Typed::Text && is_withheld(&cell.text) {
            return Err(("withheld", "the source keeps this number back"));
        }
        if cell.continued {
            return Err(("merged-cell", "this is one cell over several rows; its number is that of the first"));
        }
        let reading =
            number::of(cell).map_err(|_| ("not-a-number", "this is not read as a number, so it is missing"))?;
        if reading.percent && !self.kind.is_percent() {
            return Err(("not-a-number", "this is a rate, which is not wanted here, so it is missing"));
        }
        self.currency(&reading)?;
        let (value, is_guess) = self.decide(&reading).ok_or((
            "ambiguous-number",
            "this can be read as two numbers, and nothing in the table says which, so it is missing",
        ))?;
        // Programs write −1 where the source does not say.
        if (value + 1.0).abs() < 1e-9 && self.kind != Kind::Growth {
            return Err(("not-known", "−1, which no such number can be, was taken for not known"));
        }
        let times = reading.times(self.times.unwrap_or(1.0));
        let value = if self.kind.is_percent() { value / 100.0 } else { value * times };
        let (least, most) = self.kind.range();
        if !(least..=most).contains(&value) {
            return Err(("out-of-range", "no such number can be, so it is missing"));
        }
        if self.kind == Kind::Count && !is_whole(value) {
            return Err(("not-whole", "this is a count, and it is not whole, so it is missing"));
        }
        let is_fraction = self.fractions && !reading.percent && value != 0.0;
        let differs =
            self.times.zip(reading.own_multiple).is_some_and(|(above, own)| (above - own).abs() > f64::EPSILON);
        let look = is_guess
            .then_some(GROUPED)
            .or(differs.then_some(MULTIPLE))
            .or(reading.rounded.then_some(ROUNDED))
            .or(is_fraction.then_some(FRACTION));
        Ok(Some(Known { value, look }))
    }

    fn currency(&self, reading: &Reading) -> Result<(), Said> {
        match self.kind {
            Kind::Money(wanted) => {
                let mut others = [reading.currency, self.currency].into_iter().flatten();
                if reading.unknown_unit || others.any(|currency| currency != wanted) {
                    return Err((
                        "contradicting-currency",
                        "this is in another currency than its column, so it is missing",
                    ));
                }
            }
            _ if reading.currency.is_some() => {
                return Err(("not-a-number", "this is an amount of money, which is not wanted here, so it is missing"));
            }
            _ => {}
        }
        Ok(())
    }

    /// The number of a reading, and whether it was only likelier than another; `None` when nothing tells.
    fn decide(&self, reading: &Reading) -> Option<(f64, bool)> {
        if let Some(value) = reading.only() {
            return Some((value, false));
        }
        if let Kind::Money(_) = self.kind {
            return reading.money(self.signs.decimal().or(self.around.decimal()), self.times).map(
                |decided| match decided {
                    Decided::Surely(value) => (value, false),
                    Decided::Grouped(value) => (value, true),
                },
            );
        }
        let (point, comma) = (reading.point?, reading.comma?);
        let (smaller, larger) = if point.abs() < comma.abs() { (point, comma) } else { (comma, point) };
        // With `тыс.` behind it or above it three digits behind a sign are as good as thousands.
        let is_plain = smaller.abs() < 1000.0 && self.times.or(reading.own_multiple).is_none();
        let by = |signs: Signs| signs.decimal().and_then(|decimal| reading.by(decimal));
        let (told, around) = (by(self.signs), by(self.around));
        let sure = |value: f64| (value, false);
        let grouped = |agrees: Option<f64>| (larger, agrees.is_none_or(|value| value.to_bits() != larger.to_bits()));
        match self.kind {
            // A count is never a fraction.
            Kind::Count | Kind::Amount if is_plain => Some(told.map_or_else(|| grouped(around), sure)),
            Kind::Share if told.is_none() && smaller.abs() <= 100.0 && larger.abs() > 100.0 => Some(sure(smaller)),
            _ if self.signs.disagree() => None,
            _ => told.or(around).map(sure),
        }
    }
}
