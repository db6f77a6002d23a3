//! Days as people write them: `2026-11-01`, `1.11.2026`, `1 ноября 2026`, `Nov 1, 2026`.

use super::BadQuery;
use super::number::{after_point, is_gap};
use super::token::{Lexed, Token};
use chrono::NaiveDate;

/// Months in English, and in Russian as they stand behind a day and alone. Three letters of a name are enough.
const MONTHS: [[&str; 3]; 12] = [
    ["january", "января", "январь"],
    ["february", "февраля", "февраль"],
    ["march", "марта", "март"],
    ["april", "апреля", "апрель"],
    ["may", "мая", "май"],
    ["june", "июня", "июнь"],
    ["july", "июля", "июль"],
    ["august", "августа", "август"],
    ["september", "сентября", "сентябрь"],
    ["october", "октября", "октябрь"],
    ["november", "ноября", "ноябрь"],
    ["december", "декабря", "декабрь"],
];

/// A day at the beginning of some letters, or what is wrong with it; none when it is something else.
pub(super) fn day(rest: &[char]) -> Option<Lexed> {
    let mut pen = Pen { rest, at: 0 };
    let days = match rest.first()? {
        digit if digit.is_ascii_digit() => pen.numbers().or_else(|| {
            pen.at = 0;
            pen.day_and_month()
        }),
        _ => pen.month_and_day(),
    }?;
    let written: String = rest[..pen.at].iter().collect();
    Some(match days.as_slice() {
        [] => Err((BadQuery::new("query-number", &written, "a day such as 2026-08-01"), pen.at)),
        [day] => {
            let days = day.signed_duration_since(NaiveDate::default()).num_days();
            // Days of calendars people use are far below 2^52.
            #[allow(clippy::cast_precision_loss)]
            Ok((Token::Day(days as f64), pen.at))
        }
        [one, other, ..] => Err((BadQuery::either(&written, [one.to_string(), other.to_string()]), pen.at)),
    })
}

/// Reads one piece after another.
struct Pen<'a> {
    rest: &'a [char],
    at: usize,
}

impl Pen<'_> {
    /// `2026-11-01`, `01.11.2026`, `11/01/2026`. With points the day comes first everywhere; with strokes and dashes it
    /// does in one country and not in the other.
    fn numbers(&mut self) -> Option<Vec<NaiveDate>> {
        let (first, digits) = self.digits()?;
        let sign = *self.rest.get(self.at).filter(|sign| matches!(sign, '.' | '/' | '-'))?;
        self.at += 1;
        let (second, short) = self.digits()?;
        let again = self.take(|letter| letter == sign);
        let (third, last) = self.digits().filter(|_| again && short <= 2)?;
        let goes_on = self.rest.get(self.at) == Some(&sign) && self.is_digit(self.at + 1);
        if goes_on || self.is_inside_word() {
            return None;
        }
        let orders = match (digits, last) {
            (4, 1 | 2) => vec![(first, second, third)],
            (1 | 2, 4) if sign == '.' => vec![(third, second, first)],
            (1 | 2, 4) => vec![(third, second, first), (third, first, second)],
            _ => return None,
        };
        let mut days: Vec<_> = orders.into_iter().filter_map(|(year, month, day)| date(year, month, day)).collect();
        days.dedup();
        Some(days)
    }

    /// `1 Nov 2026`, `1 ноября 2026 г.`
    fn day_and_month(&mut self) -> Option<Vec<NaiveDate>> {
        let (day, digits) = self.digits()?;
        self.gap('-');
        let month = self.month().filter(|_| digits <= 2)?;
        let _ = self.take(|letter| letter == ',');
        self.gap('-');
        let year = self.year()?;
        let before = self.at;
        self.gap(' ');
        let mark: String = self.rest[self.at..].iter().take_while(|letter| letter.is_alphabetic()).collect();
        self.at = if matches!(mark.as_str(), "г" | "года") {
            after_point(self.rest, self.at + mark.chars().count())
        } else {
            before
        };
        Some(date(year, month, day).into_iter().collect())
    }

    /// `Nov 1, 2026`
    fn month_and_day(&mut self) -> Option<Vec<NaiveDate>> {
        let month = self.month()?;
        self.gap(' ');
        let (day, _) = self.digits().filter(|(_, digits)| *digits <= 2)?;
        let _ = self.take(|letter| letter == ',');
        self.gap(' ');
        Some(date(self.year()?, month, day).into_iter().collect())
    }

    fn month(&mut self) -> Option<u32> {
        let letters = self.rest[self.at..].iter().take_while(|letter| letter.is_alphabetic());
        let length = letters.clone().count();
        let word: String = letters.flat_map(|letter| letter.to_lowercase()).collect();
        let is_named = |names: &[&str; 3]| names.iter().any(|name| name.starts_with(&word));
        let place = MONTHS.iter().position(is_named).filter(|_| length >= 3)?;
        self.at = after_point(self.rest, self.at + length);
        u32::try_from(place + 1).ok()
    }

    fn year(&mut self) -> Option<u32> {
        self.digits().filter(|(_, digits)| *digits == 4 && !self.is_inside_word()).map(|(year, _)| year)
    }

    /// At most four digits, and how many.
    fn digits(&mut self) -> Option<(u32, usize)> {
        let digits: String = self.rest[self.at..].iter().take_while(|letter| letter.is_ascii_digit()).collect();
        let value = digits.parse().ok().filter(|_| digits.len() <= 4)?;
        self.at += digits.len();
        Some((value, digits.len()))
    }

    fn gap(&mut self, or: char) {
        while self.take(|letter| is_gap(letter) || letter == or) {}
    }

    fn take(&mut self, wanted: impl Fn(char) -> bool) -> bool {
        let here = self.rest.get(self.at).is_some_and(|letter| wanted(*letter));
        self.at += usize::from(here);
        here
    }

    fn is_digit(&self, at: usize) -> bool {
        self.rest.get(at).is_some_and(char::is_ascii_digit)
    }

    fn is_inside_word(&self) -> bool {
        self.rest.get(self.at).is_some_and(|next| next.is_alphanumeric() || *next == '_')
    }
}

fn date(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}
