//! What a question is made of.

use super::{BadQuery, Op};

/// A number, or the two numbers that the same signs can mean.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Number {
    /// Read in one way.
    One(f64),
    /// `1,234` or `1.234`: groups of three digits, or a whole and a part.
    Two { groups: f64, part: f64, sign: Sign },
}

impl Number {
    /// As a number that has no such part: one of creators, or of money, which ends after two digits.
    pub(super) fn whole(self) -> f64 {
        match self {
            Self::One(value) | Self::Two { groups: value, .. } => value,
        }
    }

    /// As a number that may have a part. A point is the form's own sign before it; a comma is nobody's alone.
    pub(super) fn exact(self) -> Option<f64> {
        match self {
            Self::One(value) | Self::Two { part: value, sign: Sign::Point, .. } => Some(value),
            Self::Two { .. } => None,
        }
    }
}

/// What may stand between digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    Space,
    Apostrophe,
    Comma,
    Point,
}

/// A piece of a question.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token {
    /// A field, a keyword or a bare value.
    Word(String),
    /// A number, and whether it was written in per cent.
    Number {
        number: Number,
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

/// A token and its length, or what is wrong and how much of the text.
pub(super) type Lexed = Result<(Token, usize), (BadQuery, usize)>;
