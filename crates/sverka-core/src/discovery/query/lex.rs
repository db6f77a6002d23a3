//! Letters to tokens, each with its place.

use super::day::day;
use super::number::{is_minus, number};
use super::token::{Lexed, Placed, Token};
use super::{BadQuery, Op};
use crate::text::is_invisible;
use unicode_normalization::char::is_combining_mark;

pub(super) fn tokens(text: &str) -> Result<Vec<Placed>, BadQuery> {
    let letters: Vec<char> = text.chars().collect();
    let mut all = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        // Marks nobody sees come along with copied text.
        if letters[at].is_whitespace() || is_invisible(letters[at]) {
            at += 1;
            continue;
        }
        let (token, length) = token(&letters[at..]).map_err(|(problem, length)| problem.placed(at, length))?;
        all.push(Placed { token, at, length, written: letters[at..at + length].iter().collect() });
        at += length;
    }
    Ok(all)
}

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
        (minus, Some(digit)) if is_minus(minus) && digit.is_ascii_digit() => number(rest),
        ('.', Some(digit)) if digit.is_ascii_digit() => number(rest),
        (digit, _) if digit.is_ascii_digit() => day(rest).unwrap_or_else(|| number(rest)),
        (letter, _) if letter.is_alphabetic() => day(rest).unwrap_or_else(|| Ok(word(rest))),
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
        // A Mac types й as и and a mark behind it.
        let plain = letter.is_alphanumeric() || is_combining_mark(letter) || matches!(letter, '_' | '-' | '.');
        let open_age =
            letter == '+' && rest[..at].iter().collect::<String>().to_lowercase().starts_with("audience.age.");
        (plain && !dots) || open_age
    };
    let length = (0..rest.len()).find(|at| !inside(*at)).unwrap_or(rest.len());
    (Token::Word(rest[..length].iter().collect()), length)
}
