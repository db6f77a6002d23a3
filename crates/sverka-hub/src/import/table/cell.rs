//! Cells as texts, numbers and dates, with the column named when one does not fit.

use super::mapping::{Field, ListField, NumberRule};
use super::read::{Cell, Row};
use crate::import::finding::Finding;
use crate::import::printable::printable;
use chrono::{DateTime, Utc};
use sverka_table::{date, number};

/// A number that was looked for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Number {
    Known(f64),
    Withheld,
    Missing,
}

impl Row<'_> {
    /// The text of a field; `None` when no column has one.
    pub(super) fn text(&self, field: &Field) -> Option<String> {
        let found = field.columns.iter().find_map(|column| match self.cell(column) {
            Cell::Text(text) => Some(text.to_owned()),
            Cell::Missing | Cell::Withheld => None,
        });
        let text = found.or_else(|| field.constant.clone())?;
        Some(field.values.get(&text).cloned().unwrap_or(text))
    }

    /// The text of a field that must be there.
    pub(super) fn required(&self, field: &Field, name: &str) -> Result<String, Finding> {
        let columns = || field.columns.iter().map(|column| format!("`{column}`")).collect::<Vec<_>>().join(", ");
        self.text(field)
            .ok_or_else(|| Finding { code: "missing-field", detail: format!("the row has no {name} in {}", columns()) })
    }

    /// The words of a list, each once, at most as many as the rule allows.
    pub(super) fn words(&self, field: &ListField) -> Vec<String> {
        let mut words: Vec<String> = Vec::new();
        for column in &field.columns {
            let Cell::Text(text) = self.cell(column) else { continue };
            let parts: Vec<&str> = match field.split {
                Some(sign) => text.split(sign).collect(),
                None => vec![text],
            };
            for word in parts.into_iter().map(str::trim).filter(|word| !word.is_empty()) {
                if words.len() < field.most && !words.iter().any(|known| known == word) {
                    words.push(word.to_owned());
                }
            }
        }
        words
    }

    /// A number in a column.
    pub(super) fn number(&self, column: &str) -> Result<Number, Finding> {
        match self.cell(column) {
            Cell::Missing => Ok(Number::Missing),
            Cell::Withheld => Ok(Number::Withheld),
            Cell::Text(text) => match number::parse(text, self.decimal()) {
                Some(value) => Ok(Number::Known(value)),
                None => Err(Finding {
                    code: "not-a-number",
                    detail: format!("`{column}` is not a number: {}", printable(text)),
                }),
            },
        }
    }

    /// A number in a column times a factor; a per cent sign has already said what it means.
    pub(super) fn scaled(&self, column: &str, times: f64) -> Result<Number, Finding> {
        let signed = matches!(self.cell(column), Cell::Text(text) if text.ends_with('%'));
        Ok(match self.number(column)? {
            Number::Known(value) if !signed => Number::Known(value * times),
            other => other,
        })
    }

    /// A number by its rule and a factor, without those that come from posts.
    pub(super) fn by_rule(&self, rule: &NumberRule, times: f64) -> Result<Number, Finding> {
        if let Some(column) = &rule.column {
            return self.scaled(column, times);
        }
        let Some(over) = &rule.over else { return Ok(Number::Missing) };
        let mut total = 0.0;
        for column in &rule.sum {
            match self.number(column)? {
                Number::Known(value) => total += value,
                // A sum of which a part is not known is not known.
                unknown => return Ok(unknown),
            }
        }
        Ok(match self.number(over)? {
            Number::Known(by) if by > 0.0 => Number::Known(total / by * times),
            // Nothing can be said over zero views.
            Number::Known(_) => Number::Missing,
            unknown => unknown,
        })
    }

    /// A whole number that is not negative, for counts of a post.
    pub(super) fn count(&self, column: &str) -> Result<Option<u64>, Finding> {
        match self.number(column)? {
            Number::Known(value) if (0.0..1e15).contains(&value) => Ok(Some(value.round() as u64)),
            Number::Known(value) => {
                Err(Finding { code: "out-of-range", detail: format!("`{column}` is {value}, which no count can be") })
            }
            Number::Withheld | Number::Missing => Ok(None),
        }
    }

    /// A date.
    pub(super) fn date(&self, field: &Field, day_first: Option<bool>, name: &str) -> Result<DateTime<Utc>, Finding> {
        let text = self.required(field, name)?;
        date::parse(&text, day_first).ok_or_else(|| Finding {
            code: "not-a-date",
            detail: format!("the {name} is no date: {}", printable(&text)),
        })
    }

    /// True when a column says so.
    pub(super) fn is_true(&self, column: &str) -> bool {
        let Cell::Text(text) = self.cell(column) else { return false };
        ["true", "1", "yes", "да"].contains(&text.to_lowercase().as_str())
    }
}
