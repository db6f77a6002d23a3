//! Numbers as people and vendors write them: `1 234,5`, `12.3K`, `1,2 млн`, `4,5 %`, `$1,200`.

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

/// Words after a number and what they multiply it by; the longer ones first.
const SUFFIXES: [(&str, f64); 16] = [
    ("тысяч", 1e3),
    ("тыс.", 1e3),
    ("тыс", 1e3),
    ("млрд.", 1e9),
    ("млрд", 1e9),
    ("млн.", 1e6),
    ("млн", 1e6),
    ("thousand", 1e3),
    ("million", 1e6),
    ("bn", 1e9),
    ("k", 1e3),
    ("к", 1e3),
    ("m", 1e6),
    ("м", 1e6),
    ("b", 1e9),
    ("%", 0.01),
];

/// Signs of money around a number; [`currency`] says which it is.
const MONEY: [&str; 7] = ["₽", "руб.", "руб", "rub", "$", "usd", "р."];

/// A number, or `None` when the text is not one.
#[must_use]
pub fn parse(text: &str, decimal: Decimal) -> Option<f64> {
    let mut rest = text.trim().to_lowercase();
    for sign in MONEY {
        rest = rest.strip_prefix(sign).unwrap_or(&rest).to_owned();
        rest = rest.strip_suffix(sign).unwrap_or(&rest).trim().to_owned();
    }
    let (digits, factor) = SUFFIXES
        .iter()
        .find_map(|(suffix, factor)| Some((rest.strip_suffix(suffix)?.trim_end(), *factor)))
        .unwrap_or((rest.trim(), 1.0));
    let plain = without_groups(digits, decimal)?;
    let well_formed = plain.bytes().all(|byte| byte.is_ascii_digit() || b".-+e".contains(&byte));
    let value: f64 = plain.parse().ok().filter(|_| well_formed)?;
    Some(if factor == 0.01 { value / 100.0 } else { value * factor }).filter(|value| value.is_finite())
}

/// The currency that stands with a number, ISO 4217, when its sign is one of the rouble or the dollar.
#[must_use]
pub fn currency(text: &str) -> Option<&'static str> {
    let text = text.trim().to_lowercase();
    let sign = MONEY.iter().find(|sign| text.starts_with(**sign) || text.ends_with(**sign))?;
    Some(if matches!(*sign, "$" | "usd") { "USD" } else { "RUB" })
}

/// Digits with a point, without signs between groups of thousands; `None` when the signs fit no reading.
fn without_groups(text: &str, decimal: Decimal) -> Option<String> {
    let spaces =
        |letter: char| letter.is_whitespace() || matches!(letter, '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’');
    let text: String = text.replace('−', "-").chars().filter(|letter| !spaces(*letter)).collect();
    let (points, commas) = (text.matches('.').count(), text.matches(',').count());
    let comma_is_decimal = match (points, commas) {
        (_, 0) if points <= 1 && !(decimal == Decimal::Comma && is_grouped(&text, '.')) => return Some(text),
        (_, 0) => return is_grouped(&text, '.').then(|| text.replace('.', "")),
        // Both signs: the last one is between whole and part.
        (1.., 1..) => text.rfind(',') > text.rfind('.'),
        (0, 1) => decimal == Decimal::Comma || !is_grouped(&text, ','),
        (0, _) => false,
    };
    if comma_is_decimal {
        let whole = text.split(',').next().unwrap_or_default();
        let fits = commas == 1 && (points == 0 || is_grouped(whole, '.'));
        fits.then(|| text.replace('.', "").replace(',', "."))
    } else {
        let whole = text.split('.').next().unwrap_or_default();
        (points <= 1 && is_grouped(whole, ',')).then(|| text.replace(',', ""))
    }
}

/// True for `1,234` and `12,345,678`: a group of one to three digits, then groups of three.
fn is_grouped(text: &str, sign: char) -> bool {
    let mut groups = text.trim_start_matches(['-', '+']).split(sign);
    let first = groups.next().unwrap_or_default();
    let digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    (1..=3).contains(&first.len()) && digits(first) && groups.all(|group| group.len() == 3 && digits(group))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sign_of_money_names_its_currency() {
        for (text, expected) in
            [("15 000 ₽", Some("RUB")), ("$1,200", Some("USD")), ("300 RUB", Some("RUB")), ("1200", None), ("€5", None)]
        {
            assert_eq!(currency(text), expected, "{text}");
        }
    }

    #[test]
    fn numbers_are_read_as_they_are_written() {
        use Decimal::{Comma, Point};
        for (text, decimal, expected) in [
            ("1234", Point, Some(1234.0)),
            ("8199999.999999999", Point, Some(8_199_999.999_999_999)),
            ("1,234", Point, Some(1234.0)),
            ("1,234", Comma, Some(1.234)),
            ("1.234", Point, Some(1.234)),
            ("1.234", Comma, Some(1234.0)),
            ("1.234.567", Point, Some(1_234_567.0)),
            ("1,234,567.5", Comma, Some(1_234_567.5)),
            ("1.234.567,5", Point, Some(1_234_567.5)),
            ("3,5", Point, Some(3.5)),
            ("1 234,5", Comma, Some(1234.5)),
            ("1\u{a0}234\u{202f}567", Point, Some(1_234_567.0)),
            ("1'234", Point, Some(1234.0)),
            ("12.3K", Point, Some(12_300.0)),
            ("12,3к", Comma, Some(12_300.0)),
            ("1.2M", Point, Some(1_200_000.0)),
            ("1,2 млн", Comma, Some(1_200_000.0)),
            ("45 тыс.", Comma, Some(45_000.0)),
            ("2 млрд", Comma, Some(2e9)),
            ("4,5 %", Comma, Some(0.045)),
            ("4.5%", Point, Some(0.045)),
            ("-3%", Point, Some(-0.03)),
            ("−12", Point, Some(-12.0)),
            ("$1,200", Point, Some(1200.0)),
            ("15 000 ₽", Comma, Some(15_000.0)),
            ("15 000 руб.", Comma, Some(15_000.0)),
            ("2e5", Point, Some(200_000.0)),
            ("0", Point, Some(0.0)),
            ("", Point, None),
            ("NaN", Point, None),
            ("inf", Point, None),
            ("1e999", Point, None),
            ("#VALUE!", Point, None),
            ("12,34,56", Point, None),
            ("1.2.3", Point, None),
            ("about 5", Point, None),
            ("5-6", Point, None),
        ] {
            let read = parse(text, decimal);
            let equal = match (read, expected) {
                (Some(a), Some(b)) => (a - b).abs() <= b.abs() * 1e-12,
                (None, None) => true,
                _ => false,
            };
            assert!(equal, "{text:?} with {decimal:?} gave {read:?}");
        }
    }
}
