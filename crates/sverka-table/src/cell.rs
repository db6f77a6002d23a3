//! One cell: its text, and what the file itself says that it is.

use crate::text::{normalise, trimmed};
use chrono::NaiveDateTime;

/// What a file says of a cell beside its text. Only workbooks and JSON say anything.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Typed {
    /// Nothing: the text is all there is.
    #[default]
    Text,
    /// A number, exactly.
    Number(f64),
    /// A share that is shown in per cent: 0.05 for `5 %`.
    Share(f64),
    /// An amount that is shown with the sign of a currency (ISO 4217; [`UNKNOWN_CURRENCY`](crate::number::UNKNOWN_CURRENCY)
    /// for a sign that is not known).
    Money(f64, &'static str),
    /// A date, with or without a time of day.
    Moment(NaiveDateTime),
    /// True or false.
    Flag(bool),
}

/// The largest whole number up to which a float keeps every one.
pub(crate) const EXACT: f64 = 9_007_199_254_740_992.0;

/// One cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cell {
    /// What it shows, without spaces and invisible marks around it.
    pub text: String,
    /// What the file says that it is.
    pub typed: Typed,
    /// Where it links to.
    pub link: Option<Box<str>>,
    /// True when the cell is part of a merged one that begins in an earlier row.
    pub continued: bool,
    /// Thousands or millions in which its format shows the number; the number itself is whole.
    pub multiple: Option<f64>,
    /// True when its format shows a word with the number that is not known: a currency, perhaps.
    pub unknown_unit: bool,
}

impl Cell {
    /// A cell of a file that knows texts only. A guard against formulas is taken away: `="1234"` is `1234`, and so is
    /// `'1234`.
    #[must_use]
    pub fn of_text(text: &str) -> Self {
        Self { text: unguarded(trimmed(text)).to_owned(), ..Self::default() }
    }

    /// True for a number of more digits than a spreadsheet keeps, or one that it wrote as `1.79E+16`: as a name it is that of
    /// many others.
    #[must_use]
    pub fn has_lost_digits(&self) -> bool {
        match self.typed {
            Typed::Number(value) => value.abs() > EXACT,
            Typed::Text => {
                let (number, power) = self.text.split_once(['E', 'e']).unwrap_or_default();
                let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
                let whole = number.replacen([',', '.'], "", 1);
                digits(&whole) && power.strip_prefix('+').is_some_and(digits)
            }
            _ => false,
        }
    }

    /// True when there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
}

/// Signs that begin a formula in some spreadsheet, and the guard itself.
const GUARDED: &str = "=+-@\t\r\n\0＝＋－＠'";

/// A text that no spreadsheet runs as a formula, and that [`Cell::of_text`] reads as itself.
#[must_use]
pub fn guarded(text: &str) -> String {
    if text.starts_with(|first: char| GUARDED.contains(first)) { format!("'{text}") } else { text.to_owned() }
}

/// A text without what spreadsheets and exports put before it so that it is not taken for a formula or a number.
fn unguarded(text: &str) -> &str {
    if let Some(inside) = text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')) {
        return trimmed(inside);
    }
    match text.strip_prefix('\'') {
        // What Sverka and other programs put before a sign that begins a formula, or before digits.
        Some(rest) if rest.starts_with(|first: char| GUARDED.contains(first) || first.is_ascii_digit()) => rest,
        _ => text,
    }
}

/// Words that say that nobody has a value, in small letters.
const MISSING: [&str; 37] = [
    "",
    "-",
    "--",
    "---",
    "–",
    "—",
    "―",
    "?",
    "??",
    "...",
    "…",
    ".",
    "n/a",
    "na",
    "n.a.",
    "null",
    "nil",
    "none",
    "nan",
    "[none]",
    "undefined",
    "unknown",
    "нет данных",
    "н/д",
    "н.д.",
    "н.д",
    "нд",
    "n/d",
    "n.d.",
    "no data",
    "not set",
    "(not set)",
    "(blank)",
    "(пусто)",
    "•",
    "неизвестно",
    "не указано",
];
/// Words that say that the source keeps the value to itself, in small letters.
const WITHHELD: [&str; 28] = [
    "скрытые",
    "скрыто автором",
    "лайки скрыты",
    "скрыты автором",
    "likes hidden",
    "hidden likes",
    "hidden by author",
    "disabled",
    "not available",
    "unavailable",
    "not disclosed",
    "отключено",
    "отключены",
    "закрыты",
    "недоступны",
    "недоступна",
    "нет доступа",
    "off",
    "withheld",
    "hidden",
    "private",
    "скрыто",
    "скрыт",
    "скрыта",
    "скрыты",
    "скрытый",
    "закрыто",
    "недоступно",
];

/// True when a text says that nobody has the value, or is the error of a formula.
#[must_use]
pub fn is_missing(text: &str) -> bool {
    let plain = normalise(text);
    MISSING.contains(&plain.as_str()) || is_error(&plain)
}

/// `#N/A`, `#DIV/0!`, `#ССЫЛКА!` and the other errors of formulas; `#ИМЯ?` begins a hashtag as little as `#REF!` does.
fn is_error(plain: &str) -> bool {
    plain
        .strip_prefix('#')
        .is_some_and(|rest| rest.ends_with(['!', '?']) || matches!(rest, "n/a" | "н/д" | "error" | "getting_data"))
}

/// True when a text says in words that nobody has the value, and is not left empty or crossed out.
#[must_use]
pub fn is_said_missing(text: &str) -> bool {
    is_missing(text) && text.chars().any(|sign| sign.is_alphanumeric() || sign == '?')
}

/// True when a text says that the source keeps the value to itself.
#[must_use]
pub fn is_withheld(text: &str) -> bool {
    WITHHELD.contains(&normalise(text).as_str())
}

/// Yes or no in the words of the exports; `None` for anything else.
#[must_use]
pub fn flag(text: &str) -> Option<bool> {
    match normalise(text).as_str() {
        "true" | "1" | "yes" | "y" | "да" | "истина" => Some(true),
        "false" | "0" | "no" | "n" | "нет" | "ложь" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Cell, is_missing, is_withheld};

    #[test]
    fn guards_against_formulas_are_no_part_of_a_value() {
        for (written, text) in [
            ("=\"1234\"", "1234"),
            ("'1234", "1234"),
            ("'=1+1", "=1+1"),
            ("'-aQ2kTs8_x1", "-aQ2kTs8_x1"),
            ("'tis", "'tis"),
            ("-aQ2kTs8_x1", "-aQ2kTs8_x1"),
            (" \u{feff}leo\u{200e} ", "leo"),
        ] {
            assert_eq!(Cell::of_text(written).text, text, "{written}");
        }
    }

    #[test]
    fn a_guarded_text_is_no_formula_and_is_read_as_itself() {
        for text in ["=1+1", "+7 999", "-5", "@sum", "＝cmd", "'=1", "'90s", "=\"1\"", "mila.skin"] {
            let guarded = super::guarded(text);
            assert!(!guarded.starts_with(['=', '+', '-', '@', '＝']), "{text:?}");
            assert_eq!(Cell::of_text(&guarded).text, text);
        }
    }

    #[test]
    fn the_unknown_and_the_withheld_are_told_from_values() {
        for text in ["", "--", "N/A", "#N/A", "#DIV/0!", "#ССЫЛКА!", "н/д", "Нет  данных", "—"] {
            assert!(is_missing(text), "{text}");
        }
        for text in ["0", "нет", "#hashtag", "a-b"] {
            assert!(!is_missing(text), "{text}");
        }
        assert!(is_withheld("Скрыто") && is_withheld("hidden") && !is_withheld("5"));
    }
}
