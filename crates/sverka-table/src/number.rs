//! Numbers as people and programs write them: `1 234,5`, `12.3K`, `1,2 млн`, `1,00,000`, `4,5 %`, `US$1,200`.
//!
//! `1,234` is two numbers until it is known which sign is between whole and part. That is decided for a column, not for
//! a cell: see [`Signs`].

mod digits;
mod signs;
mod words;

pub use signs::{Decided, Signs};

use crate::cell::{Cell, Typed};
use crate::text::{is_invisible, trimmed};
use digits::{Digits, digits};
pub(crate) use words::{Word, is_currency_sign, of as words, word};

/// The code of a currency that is not known (ISO 4217 has it for no currency): no amount in it can be taken.
pub const UNKNOWN_CURRENCY: &str = "XXX";

/// The sign between whole and part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
pub enum Decimal {
    /// A point.
    #[serde(rename = ".")]
    Point,
    /// A comma.
    #[serde(rename = ",")]
    Comma,
}

/// What a text says where it is a number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reading {
    /// The number where a point is between whole and part; `None` when it cannot be written so.
    pub point: Option<f64>,
    /// The number where a comma is.
    pub comma: Option<f64>,
    /// True when it is written in per cent; the number is not divided.
    pub percent: bool,
    /// The currency that stands with it (ISO 4217; [`UNKNOWN_CURRENCY`] for a sign that is not known).
    pub currency: Option<&'static str>,
    /// The multiple that the cell itself names: 1000 of `12 тыс.`. The number has it in it already, so that of the column's
    /// name is not for this cell.
    pub own_multiple: Option<f64>,
    /// True when a word stands with it that is not known: no amount of money can be taken then.
    pub unknown_unit: bool,
    /// True when a spreadsheet wrote it with fewer digits than it has: `1.23E+05`.
    pub rounded: bool,
}

/// Why a text is not read as a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotANumber {
    /// It is something else.
    Words,
    /// It is about or at least a number: `10K+`, `~1000`, `от 15000`.
    Inexact,
    /// It is two numbers: `15-20 тыс.`, `300 $ / 25 000 ₽`.
    Two,
    /// Its signs fit neither reading: `1,2,3`, `12 34`.
    Groups,
}

impl Reading {
    /// A number that a file gives as one.
    #[must_use]
    pub fn exact(value: f64) -> Self {
        Self {
            point: Some(value),
            comma: Some(value),
            percent: false,
            currency: None,
            own_multiple: None,
            unknown_unit: false,
            rounded: false,
        }
    }

    /// The number, when it is the same whatever the sign.
    #[must_use]
    #[allow(clippy::float_cmp, reason = "both come from the same digits")]
    pub fn only(&self) -> Option<f64> {
        match (self.point, self.comma) {
            (Some(point), Some(comma)) if point == comma => Some(point),
            (Some(_), Some(_)) => None,
            (point, comma) => point.or(comma),
        }
    }

    /// What the number is multiplied by in a column whose name says so many: nothing where the cell names its own.
    #[must_use]
    pub fn times(&self, of_column: f64) -> f64 {
        if self.own_multiple.is_some() { 1.0 } else { of_column }
    }

    /// The number by a sign; where it cannot be written so, by the other.
    #[must_use]
    pub fn by(&self, decimal: Decimal) -> Option<f64> {
        match decimal {
            Decimal::Point => self.point.or(self.comma),
            Decimal::Comma => self.comma.or(self.point),
        }
    }
}

/// Reads a text as a number.
///
/// # Errors
/// What it is instead, as named in [`NotANumber`].
pub fn read(text: &str) -> Result<Reading, NotANumber> {
    let text: String = trimmed(text).chars().filter(|letter| !is_invisible(*letter)).map(plain).collect();
    let text = text.trim().to_lowercase();
    if let Some((roubles, kopecks)) = kopecks(&text) {
        let reading = read(roubles)?;
        // A whole number of roubles, written in one way.
        let whole = reading.only().filter(|value| is_whole(*value) && reading.currency == Some("RUB"));
        let value = whole.ok_or(NotANumber::Words)? + kopecks / 100.0;
        return Ok(Reading { point: Some(value), comma: Some(value), ..reading });
    }
    let is_digit = |letter: char| letter.is_ascii_digit();
    let (Some(first), Some(last)) = (text.find(is_digit), text.rfind(is_digit)) else { return Err(NotANumber::Words) };
    let (before, core, after) = (&text[..first], &text[first..=last], &text[last + 1..]);
    // `.5` and `,5` have no whole part.
    let (before, core) = match before.strip_suffix(['.', ',']) {
        Some(rest) if rest.trim().is_empty() || rest.ends_with(['-', '+']) => {
            (rest, format!("0{}", &text[first - 1..=last]))
        }
        _ => (before, core.to_owned()),
    };
    let mut said = Said::default();
    said.words(before, true)?;
    let digits = digits(&core)?;
    said.words(after, false)?;
    Ok(said.reading(&digits))
}

/// `1 200 руб. 50 коп.` as its two parts.
fn kopecks(text: &str) -> Option<(&str, f64)> {
    let rest =
        ["коп.", "коп", "копеек", "копейки", "копейка"].iter().find_map(|word| text.strip_suffix(word))?.trim_end();
    let begin = rest.rfind(|letter: char| !letter.is_ascii_digit())?;
    let (roubles, kopecks) = rest.split_at(begin + rest[begin..].chars().next()?.len_utf8());
    (kopecks.len() == 2).then(|| Some((roubles.trim_end(), kopecks.parse().ok()?))).flatten()
}

/// A cell as a number: what the file itself says of it, else its text.
///
/// # Errors
/// What it is instead, as named in [`NotANumber`].
pub fn of(cell: &Cell) -> Result<Reading, NotANumber> {
    let reading = match cell.typed {
        Typed::Number(value) => Reading::exact(value),
        Typed::Share(value) => Reading { percent: true, ..Reading::exact(value * 100.0) },
        Typed::Money(value, currency) => Reading { currency: Some(currency), ..Reading::exact(value) },
        Typed::Moment(_) | Typed::Flag(_) => return Err(NotANumber::Words),
        Typed::Text => return read(&cell.text),
    };
    Ok(Reading { own_multiple: cell.multiple, unknown_unit: cell.unknown_unit, ..reading })
}

/// True for whole numbers, and for those that arithmetic has made nearly so.
#[must_use]
pub fn is_whole(value: f64) -> bool {
    (value - value.round()).abs() <= value.abs().max(1.0) * 1e-9
}

/// The currency that a text names and nothing else (ISO 4217): `₽`, `руб.`, `US dollar`, `RUB (₽)`.
#[must_use]
pub fn currency_of(text: &str) -> Option<&'static str> {
    let text = crate::text::normalise(text);
    let mut named = None;
    for word in words(&text).into_iter().filter(|word| !matches!(*word, "(" | ")" | "us" | "u" | "s" | "сша")) {
        match words::currency(word) {
            Some(code) if named.is_none_or(|known| known == code) => named = Some(code),
            _ => return None,
        }
    }
    named
}

/// One form for the letters that mean the same in a number.
fn plain(letter: char) -> char {
    match letter {
        '−' | '‐' | '‑' | '–' | '—' => '-',
        '’' | '‘' | '`' | '′' | 'ʼ' => '\'',
        '％' | '﹪' => '%',
        '０'..='９' => char::from(b'0' + (letter as u32 - '０' as u32) as u8),
        letter if letter.is_whitespace() => ' ',
        letter => letter,
    }
}

/// What the words around the digits say.
#[derive(Default)]
struct Said {
    negative: bool,
    times: Option<f64>,
    percent: bool,
    currency: Option<&'static str>,
}

impl Said {
    fn words(&mut self, text: &str, before: bool) -> Result<(), NotANumber> {
        let text = text.trim();
        match text {
            "-" if before => self.negative = true,
            "+" if before => {}
            _ => {
                let (text, sign) = match text.strip_prefix('-').or_else(|| text.strip_suffix('-')) {
                    Some(rest) if before => (rest, true),
                    _ => (text, false),
                };
                self.negative |= sign;
                for found in words(text) {
                    self.word(word(found), before)?;
                }
            }
        }
        Ok(())
    }

    fn word(&mut self, word: Option<Word>, before: bool) -> Result<(), NotANumber> {
        match word {
            Some(Word::Currency(code)) if self.currency.is_none_or(|known| known == code) => self.currency = Some(code),
            Some(Word::Times(times)) if !before && self.times.is_none() => self.times = Some(times),
            Some(Word::Percent) if !before => self.percent = true,
            Some(Word::Counted) if !before => {}
            Some(Word::About) => return Err(NotANumber::Inexact),
            _ => return Err(NotANumber::Words),
        }
        Ok(())
    }

    fn reading(&self, digits: &Digits) -> Reading {
        let sign = if self.negative { -1.0 } else { 1.0 };
        let value = |plain: &Option<String>| {
            let value: f64 = plain.as_deref()?.parse().ok()?;
            Some(sign * value * self.times.unwrap_or(1.0)).filter(|value| value.is_finite())
        };
        let (point, comma) = (value(&digits.point), value(&digits.comma));
        let (percent, currency, own_multiple) = (self.percent, self.currency, self.times);
        Reading { point, comma, percent, currency, own_multiple, unknown_unit: false, rounded: digits.rounded }
    }
}

#[cfg(test)]
#[path = "number_tests.rs"]
mod tests;
