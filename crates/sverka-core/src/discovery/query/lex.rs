//! Letters to tokens, each with its place.

use super::{BadQuery, Op};
use chrono::NaiveDate;

/// A piece of a question.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token {
    /// A field, a keyword or a bare value.
    Word(String),
    /// A number, and whether it was written in per cent.
    Number {
        value: f64,
        percent: bool,
    },
    /// Days since 1 January 1970.
    Day(f64),
    /// Anything in quotation marks.
    Quoted(String),
    Op(Op),
    Differs,
    Like,
    Open,
    Close,
    Comma,
    Dots,
    Plus,
}

/// A token and where it stands, in characters.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Placed {
    pub(super) token: Token,
    pub(super) at: usize,
    pub(super) length: usize,
    pub(super) written: String,
}

/// Numbers end with these; the Russian forms are what people type on a Russian layout.
const TIMES: [(&str, f64); 8] =
    [("k", 1e3), ("к", 1e3), ("тыс", 1e3), ("m", 1e6), ("м", 1e6), ("млн", 1e6), ("%", 0.01), ("", 1.0)];

pub(super) fn tokens(text: &str) -> Result<Vec<Placed>, BadQuery> {
    let letters: Vec<char> = text.chars().collect();
    let mut all = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        if letters[at].is_whitespace() {
            at += 1;
            continue;
        }
        let (token, length) = token(&letters[at..]).map_err(|(problem, length)| problem.placed(at, length))?;
        all.push(Placed { token, at, length, written: letters[at..at + length].iter().collect() });
        at += length;
    }
    Ok(all)
}

type Lexed = Result<(Token, usize), (BadQuery, usize)>;

fn token(rest: &[char]) -> Lexed {
    let (first, second) = (rest[0], rest.get(1).copied());
    let sign = |token, length| Ok((token, length));
    match (first, second) {
        ('>', Some('=')) => sign(Token::Op(Op::AtLeast), 2),
        ('<', Some('=')) => sign(Token::Op(Op::AtMost), 2),
        ('!', Some('=')) => sign(Token::Differs, 2),
        ('=', Some('=')) => sign(Token::Op(Op::Equal), 2),
        ('.', Some('.')) => sign(Token::Dots, if rest.get(2) == Some(&'.') { 3 } else { 2 }),
        ('…', _) => sign(Token::Dots, 1),
        ('≥', _) => sign(Token::Op(Op::AtLeast), 1),
        ('≤', _) => sign(Token::Op(Op::AtMost), 1),
        ('≠', _) => sign(Token::Differs, 1),
        ('>', _) => sign(Token::Op(Op::Above), 1),
        ('<', _) => sign(Token::Op(Op::Below), 1),
        ('=', _) => sign(Token::Op(Op::Equal), 1),
        ('~', _) => sign(Token::Like, 1),
        ('(', _) => sign(Token::Open, 1),
        (')', _) => sign(Token::Close, 1),
        (',', _) => sign(Token::Comma, 1),
        ('+', _) => sign(Token::Plus, 1),
        ('"', _) => quoted(rest, '"'),
        ('«', _) => quoted(rest, '»'),
        ('“', _) => quoted(rest, '”'),
        ('-' | '−', Some(digit)) if digit.is_ascii_digit() => number(rest),
        (digit, _) if digit.is_ascii_digit() => number(rest),
        (letter, _) if letter.is_alphabetic() => Ok(word(rest)),
        (letter, _) => Err((BadQuery::new("query-letter", letter, ""), 1)),
    }
}

/// A text up to its closing mark; a backslash keeps the next letter as it is.
fn quoted(rest: &[char], close: char) -> Lexed {
    let mut text = String::new();
    let mut at = 1;
    while let Some(letter) = rest.get(at) {
        match letter {
            '\\' if rest.get(at + 1).is_some() => {
                text.push(rest[at + 1]);
                at += 1;
            }
            letter if *letter == close => return Ok((Token::Quoted(text), at + 1)),
            letter => text.push(*letter),
        }
        at += 1;
    }
    Err((BadQuery::new("query-quote", "", close), rest.len()))
}

/// A name with dots inside. Ages belong to it: `audience.age.18-34`, `audience.age.65+`.
fn word(rest: &[char]) -> (Token, usize) {
    let inside = |at: usize| {
        let letter = rest[at];
        let dots = letter == '.' && rest.get(at + 1) == Some(&'.');
        let plain = letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.');
        let open_age =
            letter == '+' && rest[..at].iter().collect::<String>().to_lowercase().starts_with("audience.age.");
        (plain && !dots) || open_age
    };
    let length = (0..rest.len()).find(|at| !inside(*at)).unwrap_or(rest.len());
    (Token::Word(rest[..length].iter().collect()), length)
}

fn number(rest: &[char]) -> Lexed {
    let inside = |at: usize| {
        let fraction = rest[at] == '.' && rest.get(at + 1).is_some_and(char::is_ascii_digit);
        rest[at].is_alphanumeric() || matches!(rest[at], '_' | '%') || (at == 0) || fraction || is_date_dash(rest, at)
    };
    let length = (0..rest.len()).find(|at| !inside(*at)).unwrap_or(rest.len());
    let written: String = rest[..length].iter().map(|letter| if *letter == '−' { '-' } else { *letter }).collect();
    let wrong = || (BadQuery::new("query-number", &written, "a number such as 50k, 0.5, 15% or 2026-08-01"), length);
    if let Ok(day) = NaiveDate::parse_from_str(&written, "%Y-%m-%d") {
        let days = day.signed_duration_since(NaiveDate::default()).num_days();
        // Days of calendars people use are far below 2^52.
        #[allow(clippy::cast_precision_loss)]
        return Ok((Token::Day(days as f64), length));
    }
    let plain = written.replace('_', "").to_lowercase();
    let digits = plain.trim_end_matches(|letter: char| !letter.is_ascii_digit());
    let suffix = &plain[digits.len()..];
    let times = TIMES.iter().find(|(name, _)| *name == suffix).map(|(_, times)| *times);
    match (digits.parse::<f64>(), times) {
        // A division by 100 gives the number nearest to the written one; a product with 0.01 often does not.
        (Ok(value), Some(_)) if suffix == "%" => Ok((Token::Number { value: value / 100.0, percent: true }, length)),
        (Ok(value), Some(times)) => Ok((Token::Number { value: value * times, percent: false }, length)),
        _ => Err(wrong()),
    }
}

/// The dashes of `2026-08-01`.
fn is_date_dash(rest: &[char], at: usize) -> bool {
    rest[at] == '-' && (at == 4 || at == 7) && rest[..4].iter().all(char::is_ascii_digit)
}
