//! What the text of one cell says: a number as people and programs write it, an unknown, or a label.

use sverka_core::engine::columns::Cell;

/// Words for a value nobody has.
const MISSING: [&str; 17] = [
    "",
    "na",
    "n/a",
    "n.a.",
    "#n/a",
    "nan",
    "null",
    "nil",
    "none",
    "unknown",
    "?",
    "-",
    "--",
    "–",
    "—",
    ".",
    "нет данных",
];
/// Words for a value the source keeps to itself.
const WITHHELD: [&str; 3] = ["withheld", "hidden", "скрыто"];
const FALSE: [&str; 11] =
    ["false", "no", "n", "f", "нет", "real", "genuine", "human", "authentic", "legitimate", "настоящий"];
const TRUE: [&str; 11] = ["true", "yes", "y", "t", "да", "fake", "bot", "spam", "spammer", "фейк", "бот"];

/// Reads a cell; `None` when it is text.
pub(crate) fn read(text: &str, decimal_comma: bool) -> Option<Cell> {
    let plain = text.trim().to_lowercase();
    if MISSING.contains(&plain.as_str()) {
        return Some(Cell::Missing);
    }
    if WITHHELD.contains(&plain.as_str()) {
        return Some(Cell::Withheld);
    }
    number(text, decimal_comma).map(|value| if value.is_finite() { Cell::Known(value) } else { Cell::Missing })
}

/// A label: 0 and 1, −1 and 1, or a pair of words.
pub(crate) fn label(text: &str) -> Option<bool> {
    let plain = text.trim().to_lowercase();
    match plain.parse::<f64>() {
        Ok(1.0) => Some(true),
        Ok(0.0 | -1.0) => Some(false),
        Ok(_) => None,
        Err(_) if TRUE.contains(&plain.as_str()) => Some(true),
        Err(_) => FALSE.contains(&plain.as_str()).then_some(false),
    }
}

/// A number; yes and no are 1 and 0, a per cent sign divides by a hundred, spaces and apostrophes group digits.
///
/// Where both a point and a comma stand, the last one is the decimal sign. A comma alone is one when the file says so or
/// when it is not followed by exactly three digits.
pub(crate) fn number(text: &str, decimal_comma: bool) -> Option<f64> {
    let text = text.trim();
    if let Ok(value) = text.parse() {
        return Some(value);
    }
    match text.to_lowercase().as_str() {
        "true" | "yes" | "y" | "да" => return Some(1.0),
        "false" | "no" | "n" | "нет" => return Some(0.0),
        _ => {}
    }
    let (text, unit) = text.strip_suffix('%').map_or((text, 1.0), |text| (text.trim_end(), 100.0));
    if !text.chars().next_back().is_some_and(|last| last.is_ascii_digit()) {
        return None;
    }
    let packed: String = text.chars().filter(|sign| !sign.is_whitespace() && !matches!(sign, '\'' | '’')).collect();
    let (commas, points) = (packed.matches(',').count(), packed.matches('.').count());
    let decimal = match (commas, points) {
        (0, 0 | 1) => '.',
        (0, _) => ',',
        (1, 0) if decimal_comma || !is_grouped(&packed, ',') => ',',
        (_, 0) => '.',
        _ if packed.rfind(',') > packed.rfind('.') => ',',
        _ => '.',
    };
    let group = if decimal == '.' { ',' } else { '.' };
    let whole = packed.split(decimal).next()?;
    if whole.contains(group) && !is_grouped(whole, group) {
        return None;
    }
    let value: f64 = packed.replace(group, "").replace(decimal, ".").parse().ok()?;
    Some(value / unit)
}

/// Whether digits stand in groups of three, the first of one to three and not a lone zero.
fn is_grouped(text: &str, mark: char) -> bool {
    let mut groups = text.trim_start_matches(['-', '+']).split(mark);
    let first = groups.next().unwrap_or_default();
    let digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    (1..=3).contains(&first.len())
        && first != "0"
        && digits(first)
        && groups.all(|group| group.len() == 3 && digits(group))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        let cases = [
            ("1234", false, 1234.0),
            ("1,234,567", false, 1_234_567.0),
            ("1,234", false, 1234.0),
            ("1,234", true, 1.234),
            ("0,27", false, 0.27),
            ("0,275", false, 0.275),
            ("1 234 567,5", true, 1_234_567.5),
            ("1\u{a0}234", false, 1234.0),
            ("1.234.567", true, 1_234_567.0),
            ("1.234,5", true, 1234.5),
            ("1,234.5", false, 1234.5),
            ("1'234", false, 1234.0),
            ("-3,5", false, -3.5),
            ("12.5%", false, 0.125),
            ("1e3", false, 1000.0),
            ("yes", false, 1.0),
            ("нет", false, 0.0),
        ];
        for (text, decimal_comma, expected) in cases {
            let found = number(text, decimal_comma).unwrap_or_else(|| panic!("{text} is not read"));
            assert!((found - expected).abs() < 1e-9, "{text}: {found}");
        }
        for text in ["abc", "12a", "1,2,3", "2026-11-21", "1.2.3.4", "12:30", "%"] {
            assert_eq!(number(text, false), None, "{text}");
        }
    }

    #[test]
    fn the_unknown_is_read_however_it_is_spelled() {
        for text in ["", " NA ", "N/A", "null", "-", "—", "NaN", "inf", "нет данных"] {
            assert_eq!(read(text, false), Some(Cell::Missing), "{text}");
        }
        assert_eq!(read("hidden", false), Some(Cell::Withheld));
        assert_eq!(read("words", false), None);
    }

    #[test]
    fn labels_are_read_as_numbers_or_words() {
        for (no, yes) in
            [("0", "1"), ("0.0", "1.0"), ("-1", "1"), ("False", "TRUE"), ("no", "Yes"), ("real", "fake"), ("нет", "да")]
        {
            assert_eq!((label(no), label(yes)), (Some(false), Some(true)), "{no} {yes}");
        }
        for text in ["", "2", "0.5", "maybe", "nan"] {
            assert_eq!(label(text), None, "{text}");
        }
    }
}
