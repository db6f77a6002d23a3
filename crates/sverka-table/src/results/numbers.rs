//! The columns of numbers: what each is, by all of its cells.

use super::problem::{PassedOver, Point, Problem, Why};
use crate::cell::{Cell, Typed, is_missing, is_said_missing, is_withheld};
use crate::columns::{Columns, Field};
use crate::number::{self, Decided, Decimal, NotANumber, Reading, Signs, is_whole};
use crate::table::Table;

/// No post of anybody was seen more often; a number above it is a mistake.
const MOST: f64 = 1e11;

/// Counts of a post.
pub(super) const COUNTS: [Field; 9] = [
    Field::Views,
    Field::Reach,
    Field::Engagements,
    Field::Likes,
    Field::Comments,
    Field::Shares,
    Field::Saves,
    Field::Clicks,
    Field::Conversions,
];

/// True when something is counted or paid.
pub(super) fn has_any(columns: &Columns) -> bool {
    has_counts(columns) || columns.has(Field::Spend)
}

/// True when something is counted.
pub(super) fn has_counts(columns: &Columns) -> bool {
    COUNTS.iter().any(|field| columns.has(*field))
}

/// Leaves out columns that turn out to hold rates, and settles those that are there twice: where both say the same, the
/// first is read.
pub(super) fn settle(table: &Table, columns: &mut Columns, passed_over: &mut Vec<PassedOver>) {
    let pass = |place: usize, why: Why| PassedOver { place, column: table.columns[place].name.clone(), why };
    let twice: Vec<(Field, Vec<usize>)> = columns.twice().map(|(field, places)| (field, places.to_vec())).collect();
    for (field, places) in twice {
        let cells = |place: usize| table.cells(place).map(|cell| cell.text.as_str()).collect::<Vec<_>>();
        let (first, rest) = (places[0], &places[1..]);
        if rest.iter().all(|place| cells(*place) == cells(first)) {
            columns.settle(field, first);
            passed_over.extend(rest.iter().map(|place| pass(*place, Why::Twice)));
        } else {
            passed_over.extend(places.iter().map(|place| pass(*place, Why::Twice)));
        }
    }
    for field in COUNTS {
        let Some(place) = columns.place(field) else { continue };
        let times = table.columns[place].unit.times.unwrap_or(1.0);
        let mut known = 0;
        let rates = table.cells(place).filter_map(|cell| reading(cell).ok().flatten()).filter(|reading| {
            known += 1;
            let value = reading.only().map(|value| value * reading.times(times));
            reading.percent || value.is_some_and(|value| value > 0.0 && value < 1.0)
        });
        let rates = rates.count();
        if rates * 2 > known && rates > 0 {
            columns.remove(field);
            passed_over.push(pass(place, Why::Rates));
        }
    }
}

/// A cell as a number; `None` when it says that nobody has one.
pub(super) fn reading(cell: &Cell) -> Result<Option<Reading>, NotANumber> {
    let is_text = cell.typed == Typed::Text;
    if is_text && (is_missing(&cell.text) || is_withheld(&cell.text)) { Ok(None) } else { number::of(cell).map(Some) }
}

/// A column of numbers.
#[derive(Debug, Clone, Copy)]
pub(super) struct NumberColumn {
    pub(super) place: usize,
    /// What its numbers are multiplied by: 1000 under «тыс.».
    times: Option<f64>,
    /// True for counts.
    whole: bool,
    signs: Signs,
    /// What the other columns of the table say.
    around: Signs,
    said: Option<Decimal>,
}

impl NumberColumn {
    /// Looks at all cells of a column.
    pub(super) fn of(table: &Table, place: usize, whole: bool, around: Signs, said: Option<Decimal>) -> Self {
        let unit = table.columns[place].unit;
        // Thousands of roubles above the table are none of a column in dollars.
        let same = unit.currency.is_none_or(|own| table.above.currency.is_none_or(|above| own == above));
        let times = unit.times.or(table.above.times.filter(|_| !whole && same));
        let readings = written(table, place);
        let signs = if whole { Signs::of_counts(&readings, times.unwrap_or(1.0)) } else { readings.iter().collect() };
        Self { place, times, whole, signs, around, said }
    }

    /// What a number is multiplied by.
    fn times(&self, reading: &Reading) -> f64 {
        reading.times(self.times.unwrap_or(1.0))
    }

    /// The number of a reading, and what should be looked at.
    #[allow(clippy::float_cmp, reason = "both are written as words")]
    pub(super) fn value(&self, reading: &Reading) -> Result<(f64, Option<Point>), Problem> {
        let (value, point) = if self.whole { self.counted(reading)? } else { self.paid(reading)? };
        let differs = self.times.zip(reading.own_multiple).is_some_and(|(column, own)| column != own);
        let point = differs.then_some(Point::OtherMultiple).or(reading.rounded.then_some(Point::Rounded)).or(point);
        Ok((value * self.times(reading), point))
    }

    /// Money, by the rule of money.
    fn paid(&self, reading: &Reading) -> Result<(f64, Option<Point>), Problem> {
        if let Some(value) = self.said.and_then(|decimal| reading.by(decimal)) {
            return Ok((value, None));
        }
        let told = self.signs.decimal().or(self.around.decimal());
        match reading.money(told, self.times) {
            Some(Decided::Surely(value)) => Ok((value, None)),
            Some(Decided::Grouped(value)) => Ok((value, Some(Point::Grouped))),
            None => Err(Problem::AmbiguousNumber),
        }
    }

    fn counted(&self, reading: &Reading) -> Result<(f64, Option<Point>), Problem> {
        if let Some(value) = reading.only() {
            return Ok((value, None));
        }
        let (Some(point), Some(comma)) = (reading.point, reading.comma) else { return Err(Problem::NotANumber) };
        if let Some(value) = self.said.or(self.signs.decimal()).and_then(|decimal| reading.by(decimal)) {
            return Ok((value, None));
        }
        let whole = |value: f64| is_whole(value * self.times(reading));
        // Where the column itself is written both ways, what is taken is pointed at.
        let looked = self.signs.disagree().then_some(Point::Grouped);
        match (whole(point), whole(comma)) {
            // A count is never a fraction.
            (true, false) => Ok((point, looked)),
            (false, true) => Ok((comma, looked)),
            _ => match self.around.decimal().and_then(|decimal| reading.by(decimal)) {
                // Nobody counts `2,000` with a part of three digits, whatever sign the amounts beside it have.
                Some(value) if value.abs() < point.abs().max(comma.abs()) => Err(Problem::AmbiguousNumber),
                Some(value) => Ok((value, None)),
                // `1,000` and `12,000` of a count: nobody writes three zeros behind a whole number.
                None if point.abs().min(comma.abs()) < 1000.0 => {
                    Ok((point.abs().max(comma.abs()).copysign(point), Some(Point::Grouped)))
                }
                None => Err(Problem::AmbiguousNumber),
            },
        }
    }

    /// The count in a cell; `None` when it is not known.
    pub(super) fn count(&self, cell: &Cell) -> Result<Count, Problem> {
        let Some(reading) = reading(cell).map_err(problem)? else {
            let said = is_withheld(&cell.text) || is_said_missing(&cell.text);
            return Ok(if said { Count::KeptBack } else { Count::Empty });
        };
        if cell.continued {
            return Ok(Count::Merged);
        }
        if reading.percent || reading.currency.is_some() {
            return Err(Problem::NotANumber);
        }
        let (value, point) = self.value(&reading)?;
        #[allow(clippy::float_cmp, reason = "written as exactly this")]
        if value == -self.times(&reading) {
            return Ok(Count::KeptBack);
        }
        if !is_whole(value) {
            return Err(Problem::Fraction);
        }
        whole(value).map(|value| Count::Known(value, point))
    }
}

/// What a cell of counts says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Count {
    Known(u64, Option<Point>),
    /// Nothing stands there.
    Empty,
    /// It is said that it is not known, or the program writes −1 for that.
    KeptBack,
    /// It belongs to the first row of a merged cell.
    Merged,
}

/// What a problem of a text is for a row.
pub(super) fn problem(why: NotANumber) -> Problem {
    match why {
        NotANumber::Inexact | NotANumber::Two => Problem::Inexact,
        NotANumber::Words | NotANumber::Groups => Problem::NotANumber,
    }
}

/// What the cells of a column say about the sign between whole and part.
pub(super) fn signs(table: &Table, place: usize) -> Signs {
    written(table, place).iter().collect()
}

/// The numbers of a column that stand as texts.
fn written(table: &Table, place: usize) -> Vec<Reading> {
    let texts = table.cells(place).filter(|cell| cell.typed == Typed::Text);
    texts.filter_map(|cell| reading(cell).ok().flatten()).collect()
}

/// A whole number that a count can be.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
pub(super) fn whole(value: f64) -> Result<u64, Problem> {
    let rounded = value.round();
    if (0.0..=MOST).contains(&rounded) { Ok(rounded as u64) } else { Err(Problem::OutOfRange) }
}
