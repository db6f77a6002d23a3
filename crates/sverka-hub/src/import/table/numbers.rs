//! The columns of numbers: which sign is between whole and part, and on which scale shares are, by all of a column's
//! cells.

use super::wanted::Kind;
use sverka_table::cell::Typed;
use sverka_table::number::{self, Decided, Reading, Signs};
use sverka_table::{Decimal, Table};

/// A share so many times smaller than those around it is perhaps on another scale.
const TIMES_SMALLER: f64 = 20.0;

/// What a column says about its numbers.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Says {
    /// By numbers that can be read in one way only.
    signs: Signs,
    /// The same of counts: of two numbers that a text can be, the one that is whole says it too.
    of_counts: Signs,
    /// What numbers are multiplied by, when the header says so: 1000 under «тыс.».
    times: Option<f64>,
    scale: Scale,
}

/// What else is known of the sign between whole and part.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Around {
    /// By the mapping.
    pub(super) said: Option<Decimal>,
    /// By the other columns of numbers.
    pub(super) signs: Signs,
}

impl Says {
    /// Looks at all cells of a column.
    pub(super) fn of(table: &Table, place: usize) -> Self {
        let times = table.columns[place].unit.times;
        let texts = table.cells(place).filter(|cell| cell.typed == Typed::Text);
        let readings: Vec<Reading> = texts.filter_map(|cell| number::of(cell).ok()).collect();
        let (signs, of_counts) = (readings.iter().collect(), Signs::of_counts(&readings, times.unwrap_or(1.0)));
        Self { signs, of_counts, times, scale: Scale::default() }
    }

    /// What it says of the sign between whole and part.
    pub(super) fn signs(&self) -> Signs {
        self.signs
    }

    /// The number of a reading; `None` when nothing tells which of two it is.
    pub(super) fn decide(&self, reading: &Reading, kind: Kind, around: Around) -> Option<Decided> {
        if let Some(value) = reading.only() {
            return Some(Decided::Surely(value));
        }
        let (point, comma) = (reading.point?, reading.comma?);
        let by = |decimal: Option<Decimal>| decimal.and_then(|decimal| reading.by(decimal)).map(Decided::Surely);
        if let Some(decided) = by(around.said) {
            return Some(decided);
        }
        let (smaller, larger) = if point.abs() < comma.abs() { (point, comma) } else { (comma, point) };
        // With `тыс.` behind it or above it three digits behind a sign are as good as thousands.
        let is_plain = smaller.abs() < 1000.0 && self.times.or(reading.own_multiple).is_none();
        if kind == Kind::Money {
            return reading.money(self.signs.decimal().or(around.signs.decimal()), self.times);
        }
        let signs = if kind.is_counted() { self.of_counts } else { self.signs };
        let told = by(signs.decimal());
        let around = by(around.signs.decimal());
        let grouped = |agrees: Option<Decided>| match agrees {
            Some(Decided::Surely(value)) if value.to_bits() == larger.to_bits() => Decided::Surely(larger),
            _ => Decided::Grouped(larger),
        };
        match kind {
            // A count is never a fraction; where the column is written both ways, what is taken is pointed at.
            Kind::Count | Kind::Amount if is_plain => told.or_else(|| Some(grouped(around))),
            Kind::Share { percent } => {
                let most = if percent { 100.0 } else { 1.0 };
                let fits = smaller.abs() <= most && larger.abs() > most;
                told.or_else(|| fits.then_some(Decided::Surely(smaller))).or(around)
            }
            _ if signs.disagree() => None,
            _ => told.or(around),
        }
    }

    /// Looks at the shares of a column in per cent.
    pub(super) fn look_at_scale(&mut self, table: &Table, place: usize, kind: Kind, around: Around) {
        let mut plain = Vec::new();
        let mut signed = Vec::new();
        for reading in table.cells(place).filter_map(|cell| number::of(cell).ok()) {
            let value = match self.decide(&reading, kind, around) {
                Some(Decided::Surely(value) | Decided::Grouped(value)) => value,
                None => continue,
            };
            if reading.percent { signed.push(value) } else { plain.push(value) }
        }
        let size = |values: Vec<f64>| values.into_iter().map(f64::abs).filter(|value| *value > 0.0);
        let plain: Vec<f64> = size(plain).collect();
        let mut all: Vec<f64> = plain.iter().copied().chain(size(signed)).collect();
        all.sort_by(f64::total_cmp);
        let middle = all.get(all.len() / 2).copied();
        let below = plain.iter().filter(|value| **value < 1.0).count();
        let all_small = below > 0 && plain.iter().all(|value| *value <= 1.0);
        let mostly = below * 2 > plain.len() && middle.is_some_and(|middle| middle < 1.0);
        self.scale = Scale { fractions: all_small || mostly, middle };
    }

    /// On which scale a share without a per cent sign is, in a column in per cent.
    pub(super) fn scale(&self, value: f64) -> ShareScale {
        let small = self.scale.middle.is_some_and(|middle| value != 0.0 && value.abs() * TIMES_SMALLER <= middle);
        match (self.scale.fractions, small) {
            (true, _) if value != 0.0 && value.abs() <= 1.0 => ShareScale::PerhapsFractions,
            (_, true) => ShareScale::MuchSmaller,
            _ => ShareScale::PerCent,
        }
    }
}

/// The shares of a column.
#[derive(Debug, Clone, Copy, Default)]
struct Scale {
    /// True when those without a per cent sign are perhaps fractions: all are at most 1, or most are below it and the
    /// median is.
    fractions: bool,
    /// The median, in per cent.
    middle: Option<f64>,
}

/// What the scale of a share is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ShareScale {
    PerCent,
    /// Most of the column are below 1.
    PerhapsFractions,
    /// It is far smaller than the others.
    MuchSmaller,
}

#[cfg(test)]
mod tests {
    use super::*;
    use sverka_table::source::{Given, open};

    /// What the first cell of a column is, by all of them.
    fn first(cells: &[&str], kind: Kind) -> Option<Decided> {
        let text: String = cells.iter().map(|cell| format!("{cell};x\n")).collect();
        let source =
            open(format!("Followers;Name\n{text}").as_bytes(), Given { delimiter: Some(b';'), ..Given::default() }, 50);
        let table = Table::of(&source.unwrap().sheets[0]);
        let reading = number::of(table.cells(0).next().unwrap()).unwrap();
        Says::of(&table, 0).decide(&reading, kind, Around::default())
    }

    #[test]
    fn a_number_that_is_two_is_decided_by_its_column_or_not_at_all() {
        use Decided::{Grouped, Surely};
        let share = Kind::Share { percent: true };
        for (cells, kind, expected) in [
            (vec!["1,234"], Kind::Count, Some(Surely(1234.0))),
            (vec!["1.234"], Kind::Count, Some(Surely(1234.0))),
            (vec!["1,000"], Kind::Count, Some(Grouped(1000.0))),
            (vec!["1,000", "12,345"], Kind::Count, Some(Surely(1000.0))),
            (vec!["12.345", "1.2K", "1,2 млн"], Kind::Count, Some(Grouped(12_345.0))),
            (vec!["12,345", "1.234.567"], Kind::Count, Some(Grouped(12_345.0))),
            (vec!["1,234K"], Kind::Count, None),
            (vec!["1,234K", "1.5K"], Kind::Count, Some(Surely(1_234_000.0))),
            (vec!["3,125", "4"], share, Some(Surely(3.125))),
            (vec!["1,234"], Kind::Number, None),
            (vec!["1,234", "5.6"], Kind::Number, Some(Surely(1234.0))),
            (vec!["2,500"], Kind::Money, Some(Grouped(2500.0))),
            (vec!["2,500", "1.355,90"], Kind::Money, Some(Grouped(2500.0))),
            (vec!["2,500", "1,355.90"], Kind::Money, Some(Surely(2500.0))),
        ] {
            assert_eq!(first(&cells, kind), expected, "{cells:?}");
        }
    }
}
