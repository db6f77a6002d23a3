//! A question as text, so that reading it again gives the same question.

use super::parse::read;
use super::{Ask, Expr, Field, Is, Kind, Query, State, USUAL_LIMIT};
use crate::discovery::REACH;
use chrono::{Days, NaiveDate};
use std::fmt;

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = Vec::new();
        parts.extend(self.filter.as_ref().map(ToString::to_string));
        if !self.sort.is_empty() {
            let way = |descending| if descending { " desc" } else { "" };
            let keys: Vec<_> = self.sort.iter().map(|key| format!("{}{}", key.by, way(key.descending))).collect();
            parts.push(format!("sort by {}", keys.join(", ")));
        }
        if self.limit != USUAL_LIMIT {
            parts.push(format!("limit {}", self.limit));
        }
        f.write_str(&parts.join(" "))
    }
}

impl fmt::Display for Expr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let joined = |f: &mut fmt::Formatter<'_>, all: &[Self], word: &str| {
            for (place, one) in all.iter().enumerate() {
                if place > 0 {
                    write!(f, " {word} ")?;
                }
                // Brackets keep a group a group: without them `a and (b and c)` would be read as one list.
                let bare = matches!(one, Self::Ask(_) | Self::Not(_));
                if bare { write!(f, "{one}")? } else { write!(f, "({one})")? }
            }
            Ok(())
        };
        match self {
            Self::And(all) => joined(f, all, "and"),
            Self::Or(all) => joined(f, all, "or"),
            Self::Not(one) if matches!(**one, Self::Ask(_) | Self::Not(_)) => write!(f, "not {one}"),
            Self::Not(one) => write!(f, "not ({one})"),
            Self::Ask(ask) => write!(f, "{ask}"),
        }
    }
}

impl fmt::Display for Ask {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let field = self.field;
        write!(f, "{field} ")?;
        match &self.is {
            Is::Compared { op, value } => write!(f, "{} {}", op.sign(), number(field, *value)),
            Is::Between { low, high } => write!(f, "{}..{}", number(field, *low), number(field, *high)),
            Is::InMarkets { op, value, least, reach } => {
                write!(f, "{} {} in {least}+ markets", op.sign(), number(field, *value))?;
                #[allow(clippy::float_cmp, reason = "the usual reach is written by leaving it out")]
                if *reach == REACH { Ok(()) } else { write!(f, " of {}", number(Field::Audience, *reach)) }
            }
            Is::OneOf(values) => {
                let values: Vec<_> = values.iter().map(|value| name(field, value)).collect();
                if let [value] = values.as_slice() {
                    write!(f, "= {value}")
                } else {
                    write!(f, "in ({})", values.join(", "))
                }
            }
            Is::Words(words) => write!(f, "~ {}", quoted(words)),
            Is::State(state) => f.write_str(match state {
                State::Known => "is known",
                State::Missing => "is missing",
                State::Withheld => "is withheld",
            }),
        }
    }
}

fn name(field: Field, value: &str) -> String {
    if matches!(field.kind(), Kind::Choice(_)) { value.to_owned() } else { quoted(value) }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// A number as a person would write it, if that is read as the same number, and in full otherwise.
fn number(field: Field, value: f64) -> String {
    let short = match field.kind() {
        Kind::Day => return day(value),
        Kind::Ratio => Some(format!("{}%", (value * 1e12).round() / 1e10)),
        Kind::Count | Kind::Money => [(1e6, "M"), (1e3, "k")].into_iter().find_map(|(times, suffix)| {
            let part = value / times;
            ((part * 10.0).fract() == 0.0 && part >= 1.0).then(|| format!("{part}{suffix}"))
        }),
        _ => None,
    };
    let full = format!("{value}");
    // Three digits behind the point of a count would be read as thousands; a fourth makes them a part.
    let forms = [short, Some(full.clone()), Some(format!("{full}0"))];
    forms.into_iter().flatten().find(|text| read(field, text) == Ok(value)).unwrap_or(full)
}

/// A day by its number since 1 January 1970.
pub(super) fn day(value: f64) -> String {
    // Checked to be whole and of this calendar; a number that is not prints as the first day.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let (days, before) = (Days::new(value.abs() as u64), value < 0.0);
    let start = NaiveDate::default();
    let day = if before { start.checked_sub_days(days) } else { start.checked_add_days(days) };
    day.unwrap_or(start).format("%Y-%m-%d").to_string()
}
