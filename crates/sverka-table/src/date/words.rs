//! Dates with the name of a month.

use super::{Moment, Reading, clock};
use chrono::NaiveDate;

/// Names of months by their first letters, each enough to tell it from the others.
const MONTHS: [&[&str]; 12] = [
    &["jan", "янв"],
    &["feb", "фев"],
    &["mar", "мар"],
    &["apr", "апр"],
    &["may", "май", "мая"],
    &["jun", "июн"],
    &["jul", "июл"],
    &["aug", "авг"],
    &["sep", "сен"],
    &["oct", "окт"],
    &["nov", "ноя"],
    &["dec", "дек"],
];
/// Whole names, the only words that may follow the first letters.
const WHOLE: [&str; 48] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "sept",
    "нояб",
    "сент",
    "февр",
    "янв",
    "июн",
    "июл",
    "авг",
    "окт",
    "дек",
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
    "апр",
    "мар",
];
/// Days of the week by their first letters: they say nothing that the date does not.
const WEEKDAYS: [&str; 14] =
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun", "пн", "вт", "ср", "чт", "пт", "сб", "вс"];

/// The same in full, and with the letters that people add.
const WHOLE_WEEKDAYS: [&str; 18] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "tues",
    "thur",
    "thurs",
    "понедельник",
    "вторник",
    "среда",
    "четверг",
    "пятница",
    "суббота",
    "воскресенье",
    "пон",
];

fn is_weekday(word: &str) -> bool {
    WEEKDAYS.contains(&word) || WHOLE_WEEKDAYS.contains(&word)
}

/// A text without the day of the week before or behind it: `чт, 05.11.2026`, `05.11.2026 (чт)`.
pub(super) fn without_weekday(text: &str) -> &str {
    let word = |text: &str| text.trim_matches([' ', ',', '.', '(', ')']).to_owned();
    if let Some((first, rest)) = text.split_once([' ', ','])
        && is_weekday(&word(first))
    {
        return rest.trim_start_matches([' ', ',']);
    }
    match text.rsplit_once([' ', ',']) {
        Some((rest, last)) if is_weekday(&word(last)) => rest.trim_end_matches([' ', ',']),
        _ => text,
    }
}

fn month(word: &str) -> Option<u32> {
    let at = MONTHS.iter().position(|names| names.iter().any(|name| word.starts_with(name)))?;
    let short = MONTHS[at].contains(&word);
    (short || WHOLE.contains(&word)).then_some(at as u32 + 1)
}

/// `Nov 5, 2026`, `5 ноября 2026, 10:00`, `Thu, 05 Nov 2026 10:00:00 GMT`, `Thu Nov 05 10:00:00 +0000 2026`.
pub(super) fn read(text: &str) -> Option<Reading> {
    let mut found = Parts::default();
    let mut rest = text;
    while !rest.is_empty() {
        rest = found.take(rest)?;
    }
    let month = found.month?;
    let moment = |day| {
        let day = NaiveDate::from_ymd_opt(found.year?, month, day)?;
        let (time, offset) = clock::read(&found.time)?;
        Some(Moment { day, time, offset, day_first: None })
    };
    match (found.day, found.year) {
        (Some(day), Some(_)) => moment(day).map(Reading::Exact),
        (Some(day), None) => NaiveDate::from_ymd_opt(2000, month, day).map(|_| Reading::WithoutYear),
        (None, Some(_)) if found.time.is_empty() => moment(1).map(Reading::Coarse),
        (None, _) => None,
    }
}

#[derive(Default)]
struct Parts {
    day: Option<u32>,
    month: Option<u32>,
    year: Option<i32>,
    time: String,
}

impl Parts {
    /// Takes the first piece of a text; what is left, or `None` when the piece is no part of a date.
    fn take<'a>(&mut self, text: &'a str) -> Option<&'a str> {
        // Behind a time of day four digits with a sign are the zone and no year.
        let zone = text.trim_start();
        if !self.time.is_empty() && zone.starts_with(['-', '+']) {
            let end =
                zone[1..].find(|sign: char| !sign.is_ascii_digit() && sign != ':').map_or(zone.len(), |at| at + 1);
            let digits = zone[1..end].replace(':', "");
            if digits.len() == 4 || (!digits.is_empty() && self.time.ends_with(['t', 'c'])) {
                self.time.push_str(&zone[..end]);
                return Some(&zone[end..]);
            }
        }
        let text = text.trim_start_matches([' ', ',', '-', '/']);
        let Some(first) = text.chars().next() else { return Some("") };
        if first.is_alphabetic() {
            let end = text.find(|letter: char| !letter.is_alphabetic()).unwrap_or(text.len());
            let (word, rest) = text.split_at(end);
            let is_weekday = is_weekday(word) && month(word).is_none();
            if let Some(month) = month(word).filter(|_| self.month.is_none()) {
                self.month = Some(month);
            } else if matches!(word, "am" | "pm" | "utc" | "gmt" | "z" | "мск") && !self.time.is_empty() {
                self.time.push_str(word);
            } else if !(is_weekday || matches!(word, "г" | "года" | "в" | "at" | "of")) {
                return None;
            }
            return Some(rest.trim_start_matches('.'));
        }
        let end = text.find(|letter: char| !letter.is_ascii_digit() && !":+".contains(letter)).unwrap_or(text.len());
        let (piece, rest) = text.split_at(end);
        if piece.is_empty() {
            return None;
        }
        if piece.contains(':') || (piece.starts_with('+') && !self.time.is_empty()) {
            self.time.push_str(piece);
            return Some(rest);
        }
        let number: u32 = piece.parse().ok()?;
        match piece.len() {
            1 | 2 if self.day.is_none() => self.day = Some(number),
            4 if self.year.is_none() => self.year = i32::try_from(number).ok(),
            _ => return None,
        }
        let ordinal = ["st", "nd", "rd", "th"].iter().find_map(|ending| rest.strip_prefix(ending));
        Some(ordinal.filter(|_| piece.len() <= 2).unwrap_or(rest))
    }
}
