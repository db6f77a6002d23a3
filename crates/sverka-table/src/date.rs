//! Dates as people and exports write them, and nothing guessed: where day and month can stand either way, the reading
//! says both.

mod clock;
mod form;
mod words;

pub use form::{Form, form};

use crate::text::normalise;
use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};

/// Years that a date can be in.
const YEARS: std::ops::RangeInclusive<i32> = 1990..=2200;

/// What a text says where it is a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// One date.
    Exact(Moment),
    /// Two dates, by what comes first.
    Either {
        /// The date when the day comes first.
        day_first: Moment,
        /// The date when the month comes first.
        month_first: Moment,
    },
    /// A month or a year; its first day.
    Coarse(Moment),
    /// A day and a month of no year.
    WithoutYear,
}

/// A day, and the time of day where it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The day as it is written, in its own zone.
    pub day: NaiveDate,
    /// The time of day.
    pub time: NaiveTime,
    /// The zone, when it is written.
    pub offset: Option<FixedOffset>,
    /// What was written where the order of day and month is told by the numbers: `13/11/2026`.
    pub day_first: Option<bool>,
}

impl Moment {
    fn midnight(day: NaiveDate) -> Self {
        Self { day, time: NaiveTime::MIN, offset: None, day_first: None }
    }

    /// The date of a workbook's cell.
    #[must_use]
    pub fn of(moment: NaiveDateTime) -> Self {
        Self { time: moment.time(), ..Self::midnight(moment.date()) }
    }

    /// The moment; a date without a zone is taken for UTC.
    #[must_use]
    pub fn utc(&self) -> DateTime<Utc> {
        let local = self.day.and_time(self.time);
        let zoned = self.offset.and_then(|offset| offset.from_local_datetime(&local).single());
        zoned.map_or_else(|| local.and_utc(), |zoned| zoned.to_utc())
    }
}

impl Reading {
    /// The date, when it is known what comes first where that matters. A month or a year is its first day.
    #[must_use]
    pub fn moment(&self, day_first: Option<bool>) -> Option<Moment> {
        match (self, day_first) {
            (Self::Exact(moment) | Self::Coarse(moment), _) => Some(*moment),
            (Self::Either { day_first, .. }, Some(true)) => Some(*day_first),
            (Self::Either { month_first, .. }, Some(false)) => Some(*month_first),
            (Self::Either { .. }, None) | (Self::WithoutYear, _) => None,
        }
    }
}

/// Reads a text as a date; `None` when it is none, or has a year of two digits.
#[must_use]
pub fn read(text: &str) -> Option<Reading> {
    let text = normalise(text);
    let text = words::without_weekday(&text);
    let time_first = clock::first(text);
    let mut text = time_first.as_deref().unwrap_or(text);
    for ending in [" года", " г.", " г", "г.", "г"] {
        let rest = text.strip_suffix(ending);
        text = rest.filter(|rest| rest.ends_with(|last: char| last.is_ascii_digit())).unwrap_or(text);
    }
    let reading = numbers(text).or_else(|| words::read(text))?;
    let plausible = |moment: &Moment| YEARS.contains(&moment.day.year());
    let all = match &reading {
        Reading::Exact(moment) | Reading::Coarse(moment) => plausible(moment),
        Reading::Either { day_first, month_first } => plausible(day_first) && plausible(month_first),
        Reading::WithoutYear => true,
    };
    all.then_some(reading)
}

/// A moment that a program wrote as seconds or thousandths of seconds since 1970; `None` for numbers that are neither. The
/// day is that of UTC.
#[must_use]
pub fn of_unix(value: f64) -> Option<Moment> {
    let seconds = match value {
        value if (6e8..1e10).contains(&value) => value,
        value if (6e11..1e13).contains(&value) => value / 1000.0,
        _ => return None,
    };
    #[allow(clippy::cast_possible_truncation, reason = "at most 1e10")]
    let moment = DateTime::from_timestamp(seconds as i64, 0)?.naive_utc();
    Some(Moment { offset: FixedOffset::east_opt(0), ..Moment::of(moment) })
}

/// A date in numbers, perhaps with a time of day.
fn numbers(text: &str) -> Option<Reading> {
    let end = text.find(|letter: char| !letter.is_ascii_digit() && !"-./".contains(letter)).unwrap_or(text.len());
    let (date, rest) = text.split_at(end);
    let (time, offset) = clock::read(rest)?;
    let with_time = |moment: Moment| Moment { time, offset, ..moment };
    Some(match by_signs(date)? {
        Reading::Exact(moment) => Reading::Exact(with_time(moment)),
        Reading::Either { day_first, month_first } => {
            Reading::Either { day_first: with_time(day_first), month_first: with_time(month_first) }
        }
        // A month has no time of day.
        coarse => Some(coarse).filter(|_| rest.is_empty())?,
    })
}

fn by_signs(date: &str) -> Option<Reading> {
    let sign = date.find(|letter: char| !letter.is_ascii_digit()).and_then(|at| date[at..].chars().next());
    let parts: Vec<&str> = sign.map_or_else(|| vec![date], |sign| date.split(sign).collect());
    let numbers: Vec<u32> = parts.iter().map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    let day = |year: u32, month: u32, day: u32| {
        NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day).map(Moment::midnight)
    };
    match (lengths.as_slice(), numbers.as_slice(), sign) {
        ([8], [all], None) => day(all / 10_000, all / 100 % 100, all % 100).map(Reading::Exact),
        ([4], [year], None) => day(*year, 1, 1).map(Reading::Coarse),
        ([4, 2], [year, month], Some('-')) => day(*year, *month, 1).map(Reading::Coarse),
        ([4, 1 | 2, 1 | 2], [year, month, of_month], _) => day(*year, *month, *of_month).map(Reading::Exact),
        ([1 | 2, 1 | 2, 4], [of_month, month, year], Some('.')) => day(*year, *month, *of_month).map(Reading::Exact),
        ([1 | 2, 1 | 2, 4], [first, second, year], _) => {
            match (day(*year, *second, *first), day(*year, *first, *second)) {
                (Some(day_first), Some(month_first)) if first != second => {
                    Some(Reading::Either { day_first, month_first })
                }
                (Some(same), Some(_)) => Some(Reading::Exact(same)),
                (Some(only), None) => Some(Reading::Exact(Moment { day_first: Some(true), ..only })),
                (None, Some(only)) => Some(Reading::Exact(Moment { day_first: Some(false), ..only })),
                (None, None) => None,
            }
        }
        _ => None,
    }
}

/// True for `11.13.2026`: a date with points whose month stands first, which makes `11.05.2026` beside it two days.
#[must_use]
pub fn is_month_first_with_points(text: &str) -> bool {
    let date = normalise(text);
    let date = date
        .split([' ', ','])
        .find(|word| word.contains('.') && !word.contains(char::is_alphabetic))
        .unwrap_or_default();
    let parts: Vec<u32> = date.split('.').map_while(|part| part.parse().ok()).collect();
    matches!(parts.as_slice(), [1..=12, 13..=31, 1990..=2200])
}

/// Whether the day comes first in a column, told by its dates that fit one order alone; `None` when they do not tell, or
/// contradict each other.
#[must_use]
pub fn day_first<'a>(readings: impl IntoIterator<Item = &'a Reading>) -> Option<bool> {
    let mut told = readings.into_iter().filter_map(|reading| match reading {
        Reading::Exact(moment) => moment.day_first,
        Reading::Either { .. } | Reading::Coarse(_) | Reading::WithoutYear => None,
    });
    let first = told.next()?;
    told.all(|next| next == first).then_some(first)
}

#[cfg(test)]
#[path = "date_tests.rs"]
mod tests;
