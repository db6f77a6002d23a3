//! Numbers as people write them: `50k`, `50 000`, `1,5 млн`, `15 %`, `1.234.567,8`.
//!
//! Tables have a reader of their own (`sverka-table`): there a whole column tells which sign is between whole and part.
//! A question has one number and a field, so what can be read two ways is left to the parser, which knows the field.

use super::BadQuery;
use super::token::{Lexed, Number, Sign, Token};

/// What may follow a number, in small letters, as a power of ten. The Russian letters are what people type on a Russian
/// layout.
const SUFFIXES: [(&str, i32); 31] = [
    ("k", 3),
    ("к", 3),
    ("тыс", 3),
    ("тысяча", 3),
    ("тысячи", 3),
    ("тысяч", 3),
    ("thousand", 3),
    ("m", 6),
    ("м", 6),
    ("mn", 6),
    ("mln", 6),
    ("млн", 6),
    ("миллион", 6),
    ("миллиона", 6),
    ("миллионов", 6),
    ("million", 6),
    ("b", 9),
    ("bn", 9),
    ("bln", 9),
    ("млрд", 9),
    ("миллиард", 9),
    ("миллиарда", 9),
    ("миллиардов", 9),
    ("billion", 9),
    ("%", PERCENT),
    ("percent", PERCENT),
    ("проц", PERCENT),
    ("процент", PERCENT),
    ("процента", PERCENT),
    ("процентов", PERCENT),
    ("", 0),
];
const PERCENT: i32 = -2;

/// A number at the beginning of some letters.
pub(super) fn number(rest: &[char]) -> Lexed {
    let digits = Digits::at(rest);
    let (power, length) = power(rest, digits.length);
    let written: String = rest[..length].iter().collect();
    let wrong = || (BadQuery::new("query-number", &written, "a number such as 50k, 0.5, 15% or 2026-08-01"), length);
    let (power, shape) = power.zip(digits.shape()).ok_or_else(wrong)?;
    let value = |whole: &str, part: &str| digits.value(whole, part, power);
    let number = match &shape {
        Shape::Whole(whole) => Number::One(value(whole, "")),
        Shape::Parted(whole, part) => Number::One(value(whole, part)),
        // A million may have a part whatever it counts, so the field will not tell.
        Shape::Either(_, _, Sign::Comma) if length > digits.length => return Err((two_ways(&written), length)),
        Shape::Either(whole, part, _) if length > digits.length => Number::One(value(whole, part)),
        Shape::Either(whole, part, sign) => {
            Number::Two { groups: value(&format!("{whole}{part}"), ""), part: value(whole, part), sign: *sign }
        }
    };
    Ok((Token::Number { number, percent: power == PERCENT }, length))
}

/// `1,234` may be 1234 or 1.234: both as they can be written.
pub(super) fn two_ways(written: &str) -> BadQuery {
    BadQuery::either(written, [written.replace(',', ""), written.replace(',', ".")])
}

/// The power of ten behind some digits and where it ends; none when letters stand there that mean nothing.
fn power(rest: &[char], digits: usize) -> (Option<i32>, usize) {
    let run = |from: usize, inside: fn(char) -> bool| {
        rest[from..].iter().position(|letter| !inside(*letter)).map_or(rest.len(), |length| from + length)
    };
    let end = run(digits, |letter| letter.is_alphanumeric() || matches!(letter, '_' | '%'));
    let named = |from: usize, end: usize| {
        let name: String = rest[from..end].iter().flat_map(|letter| letter.to_lowercase()).collect();
        SUFFIXES.iter().find(|(suffix, _)| *suffix == name).map(|(_, power)| *power)
    };
    if end > digits {
        let tens: String = rest[digits + 1..end].iter().collect();
        let tens = if matches!(rest[digits], 'e' | 'E') { tens.parse::<u8>().ok().map(i32::from) } else { None };
        let power = tens.or_else(|| named(digits, end));
        return (power, if power.is_some() { after_point(rest, end) } else { end });
    }
    let from = run(digits, is_gap);
    let word = run(from, char::is_alphabetic);
    let end = if rest.get(from) == Some(&'%') { from + 1 } else { word };
    let cut = rest.get(end).is_some_and(|letter| letter.is_alphanumeric() || *letter == '_');
    match named(from, end) {
        Some(power) if end > from && !cut => (Some(power), after_point(rest, end)),
        _ => (Some(0), digits),
    }
}

/// Behind the point of an abbreviation; the dots of a range are not one.
pub(super) fn after_point(rest: &[char], end: usize) -> usize {
    let dots = rest[end..].iter().take_while(|letter| **letter == '.').count();
    let is_word = end > 0 && rest[end - 1].is_alphabetic();
    let glued = rest.get(end + 1).is_some_and(|next| next.is_alphanumeric());
    end + usize::from(is_word && (dots == 4 || (dots == 1 && !glued)))
}

/// A space inside a line: people and tables divide digits by four kinds of them.
pub(super) fn is_gap(letter: char) -> bool {
    letter.is_whitespace() && !matches!(letter, '\n' | '\r')
}

/// Anything people type for a minus.
pub(super) fn is_minus(letter: char) -> bool {
    matches!(letter, '-' | '−' | '–')
}

/// Digits in runs and what stands between the runs.
struct Digits {
    negative: bool,
    runs: Vec<String>,
    signs: Vec<Sign>,
    length: usize,
}

/// What digits with signs between them can be.
enum Shape {
    Whole(String),
    Parted(String, String),
    Either(String, String, Sign),
}

impl Digits {
    fn at(rest: &[char]) -> Self {
        let negative = is_minus(rest[0]);
        let (mut runs, mut signs, mut at) = (Vec::new(), Vec::new(), usize::from(negative));
        loop {
            // Programmers write `1_000_000`; their sign never means anything else.
            let run = rest[at..].iter().take_while(|letter| letter.is_ascii_digit() || **letter == '_');
            at += run.clone().count();
            runs.push(run.filter(|letter| **letter != '_').collect());
            let Some((sign, length)) = sign(&rest[at..]) else { break };
            signs.push(sign);
            at += length;
        }
        Self { negative, runs, signs, length: at }
    }

    /// None when the signs fit no way of writing.
    fn shape(&self) -> Option<Shape> {
        let Some((last, before)) = self.signs.split_last() else { return Some(Shape::Whole(self.runs.concat())) };
        let (part, whole) = self.runs.split_last()?;
        let is_one = |signs: &[Sign]| signs.iter().all(|sign| *sign == signs[0]);
        let parts = matches!(last, Sign::Comma | Sign::Point) && !before.contains(last) && is_one(before);
        match before.first() {
            None if parts && are_groups(&self.runs, *last) => Some(Shape::Either(whole.concat(), part.clone(), *last)),
            None if parts => Some(Shape::Parted(whole.concat(), part.clone())),
            Some(groups) if parts && are_groups(whole, *groups) => Some(Shape::Parted(whole.concat(), part.clone())),
            _ if is_one(&self.signs) && are_groups(&self.runs, *last) => Some(Shape::Whole(self.runs.concat())),
            _ => None,
        }
    }

    /// The number nearest to what is written: multiplying afterwards would often give its neighbour.
    fn value(&self, whole: &str, part: &str, power: i32) -> f64 {
        let minus = if self.negative { "-" } else { "" };
        format!("{minus}0{whole}.{part}e{power}").parse().unwrap_or(f64::NAN)
    }
}

/// A sign between two digits: which, and how long it is.
fn sign(rest: &[char]) -> Option<(Sign, usize)> {
    let (sign, length) = match *rest.first()? {
        '.' => (Sign::Point, 1),
        ',' => (Sign::Comma, 1),
        '\'' | '’' | 'ʼ' => (Sign::Apostrophe, 1),
        _ => (Sign::Space, rest.iter().take_while(|letter| is_gap(**letter)).count()),
    };
    (length > 0 && rest.get(length).is_some_and(char::is_ascii_digit)).then_some((sign, length))
}

/// True for `1 234` and `12 345 678`, and for the Indian `12,34,567`.
fn are_groups(runs: &[String], sign: Sign) -> bool {
    let [first, middle @ .., last] = runs else { return false };
    let begins = !first.is_empty() && !first.starts_with('0');
    let all = |length: usize| middle.iter().all(|run| run.len() == length);
    let indian = sign == Sign::Comma && first.len() <= 2 && !middle.is_empty() && all(2);
    begins && last.len() == 3 && ((first.len() <= 3 && all(3)) || indian)
}
