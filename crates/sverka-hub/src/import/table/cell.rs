//! Cells as texts, numbers and dates, with the column named when one does not fit.

use super::mapping::{Field, ListField, NumberRule};
use super::numbers::ShareScale;
use super::read::{Row, Said};
use super::wanted::Kind;
use crate::import::finding::Finding;
use crate::import::printable::printable;
use chrono::{DateTime, Utc};
use sverka_table::cell::{Cell, Typed, flag};
use sverka_table::date::{self, Moment};
use sverka_table::number::{self, Decided, NotANumber, Reading, is_whole};
use sverka_table::text::normalise;

/// A number that was looked for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Number {
    Known(f64),
    Withheld,
    Missing,
}

impl Row<'_> {
    /// A finding about a column of this row.
    pub(super) fn finding(&self, code: &'static str, column: &str, detail: impl Into<String>) -> Finding {
        let text = self.raw(column).map(|cell| cell.text.clone()).unwrap_or_default();
        Finding::new(code, detail).at(self.named(column), text)
    }

    /// The text of a field; `None` when no column has one.
    pub(super) fn text(&self, field: &Field) -> Option<String> {
        let found = field.columns.iter().find_map(|column| match self.cell(column) {
            Said::Value(cell) => Some(cell.text.clone()),
            Said::Missing | Said::Withheld => None,
        });
        let text = found.or_else(|| field.constant.clone())?;
        let exact = field.values.get(&text);
        let same = || field.values.iter().find(|(from, _)| normalise(from) == normalise(&text)).map(|(_, to)| to);
        Some(exact.or_else(same).cloned().unwrap_or(text))
    }

    /// The column of a field that has a text here, by the mapping's name; else its first one.
    pub(super) fn column_of<'f>(&self, field: &'f Field) -> Option<&'f str> {
        let has = |column: &&String| matches!(self.cell(column), Said::Value(_));
        field.columns.iter().find(has).or(field.columns.first()).map(String::as_str)
    }

    /// The text of a field that must be there.
    pub(super) fn required(&self, field: &Field, name: &str) -> Result<String, Finding> {
        self.text(field).ok_or_else(|| {
            let columns = field.columns.iter().map(|column| format!("`{}`", printable(&self.named(column))));
            let detail = format!("the row has no {name} in {}", columns.collect::<Vec<_>>().join(", "));
            match field.columns.first() {
                Some(column) => self.finding("missing-field", column, detail),
                None => Finding::new("missing-field", detail),
            }
        })
    }

    /// The words of a list, each once, at most as many as the rule allows.
    pub(super) fn words(&self, field: &ListField) -> Vec<String> {
        let mut words: Vec<String> = Vec::new();
        for column in &field.columns {
            let Said::Value(cell) = self.cell(column) else { continue };
            let parts: Vec<&str> = match field.split {
                Some(sign) => cell.text.split(sign).collect(),
                None => vec![cell.text.as_str()],
            };
            for word in parts.into_iter().map(str::trim).filter(|word| !word.is_empty()) {
                if words.len() < field.most && !words.iter().any(|known| known == word) {
                    words.push(word.to_owned());
                }
            }
        }
        words
    }

    /// A cell as a number with what stands beside it; what is decided by likelihood is noted.
    pub(super) fn reading(&self, column: &str, kind: Kind) -> Result<Result<(f64, Reading), Number>, Finding> {
        let cell = match self.cell(column) {
            Said::Missing => return Ok(Err(Number::Missing)),
            Said::Withheld => return Ok(Err(Number::Withheld)),
            Said::Value(cell) => cell,
        };
        let name = printable(&self.named(column));
        let shown = printable(&cell.text);
        let refuse = |code: &'static str, detail: String| Err(self.finding(code, column, detail));
        if cell.continued {
            let detail = format!("`{name}` is one cell over several rows; its number is that of the first");
            self.table.notes.add(self.number, self.finding("merged-cell", column, detail));
            return Ok(Err(Number::Missing));
        }
        let reading = match number::of(cell) {
            Ok(reading) => reading,
            Err(NotANumber::Inexact | NotANumber::Two) => {
                return refuse(
                    "inexact-number",
                    format!("`{name}` is not one number: {shown}. Write the number itself, or leave the cell empty"),
                );
            }
            Err(NotANumber::Words | NotANumber::Groups) => {
                return refuse("not-a-number", format!("`{name}` is not a number: {shown}"));
            }
        };
        if reading.percent && !matches!(kind, Kind::Share { .. } | Kind::Growth) {
            return refuse("not-a-number", format!("`{name}` is a rate, and a count or an amount is wanted: {shown}"));
        }
        if reading.currency.is_some() && kind != Kind::Money {
            return refuse(
                "not-a-number",
                format!("`{name}` is an amount of money, which is not wanted here: {shown}"),
            );
        }
        if reading.unknown_unit && kind == Kind::Money {
            let detail = format!("a word stands with `{name}` that is not known, perhaps of a currency: {shown}");
            return refuse("contradicting-currency", detail);
        }
        let (says, around) = self.says(column);
        let value = match says.decide(&reading, kind, around) {
            Some(Decided::Surely(value)) => value,
            Some(Decided::Grouped(value)) => {
                let detail = format!(
                    "`{name}` was read as {value}: {shown}. If the sign stands before a fraction, say so: \"decimal\" in the mapping"
                );
                self.table.notes.add(self.number, self.finding("grouped", column, detail));
                value
            }
            None => {
                return refuse(
                    "ambiguous-number",
                    format!(
                        "`{name}` can be read as two numbers: {shown}. Say which sign stands before a fraction: \"decimal\" in the mapping"
                    ),
                );
            }
        };
        // Programs write −1 where the source does not say.
        if (value + 1.0).abs() < 1e-9 && kind != Kind::Growth {
            let detail = format!("`{name}` is −1, which no such number can be: it was taken for not known");
            self.table.notes.add(self.number, self.finding("not-known", column, detail));
            return Ok(Err(Number::Missing));
        }
        let times = self.title(column).and_then(|title| title.unit.times);
        let times = times.filter(|_| !matches!(kind, Kind::Share { .. } | Kind::Growth));
        if times.zip(reading.own_multiple).is_some_and(|(above, own)| (above - own).abs() > f64::EPSILON) {
            let detail = format!("`{name}` is in other multiples than {shown}; those of the cell were taken");
            self.table.notes.add(self.number, self.finding("other-multiple", column, detail));
        }
        if reading.rounded {
            let detail = format!("`{name}` has fewer digits than the number: {shown}");
            self.table.notes.add(self.number, self.finding("rounded", column, detail));
        }
        Ok(Ok((value * reading.times(times.unwrap_or(1.0)), reading)))
    }

    /// A number in a column.
    pub(super) fn number(&self, column: &str, kind: Kind) -> Result<Number, Finding> {
        Ok(match self.reading(column, kind)? {
            // What is written in per cent is a hundredth.
            Ok((value, reading)) => Number::Known(if reading.percent { value / 100.0 } else { value }),
            Err(unknown) => unknown,
        })
    }

    /// A number in a column times a factor; a per cent sign, in the cell or above it, has already said what it means.
    pub(super) fn scaled(&self, column: &str, kind: Kind, times: Option<f64>) -> Result<Number, Finding> {
        let (value, reading) = match self.reading(column, kind)? {
            Ok(read) => read,
            Err(unknown) => return Ok(unknown),
        };
        let is_share = matches!(kind, Kind::Share { .. } | Kind::Growth);
        let by_title = is_share && times.is_none() && self.title(column).is_some_and(|title| title.unit.percent);
        let by_hundred = by_title || times.is_some_and(|times| (times - 0.01).abs() < 1e-12);
        Ok(Number::Known(if reading.percent {
            value / 100.0
        } else if is_share && by_hundred {
            self.look_at_scale(column, value);
            value / 100.0
        } else {
            value * times.unwrap_or(1.0)
        }))
    }

    /// Notes a share that is perhaps a fraction in a column in per cent.
    fn look_at_scale(&self, column: &str, value: f64) {
        let name = printable(&self.named(column));
        let finding = |detail: String| self.finding("share-scale", column, detail);
        match self.says(column).0.scale(value) {
            ShareScale::PerCent => {}
            ShareScale::PerhapsFractions => {
                let detail = format!(
                    "`{name}` is read in per cent, and most of its numbers are below 1: fractions, perhaps. If so, let the mapping read them as they are"
                );
                self.table.notes.add_of_column(self.number, finding(detail));
            }
            ShareScale::MuchSmaller => {
                let detail =
                    format!("`{name}` is {value} per cent, far below the others in its column: a fraction, perhaps");
                self.table.notes.add(self.number, finding(detail));
            }
        }
    }

    /// A quotient of columns; `None` when the rule is another one.
    pub(super) fn quotient(&self, rule: &NumberRule, kind: Kind, times: f64) -> Result<Option<Number>, Finding> {
        let Some(over) = &rule.over else { return Ok(None) };
        let mut total = 0.0;
        for column in &rule.sum {
            match self.number(column, kind)? {
                Number::Known(value) => total += value,
                // A sum of which a part is not known is not known.
                unknown => return Ok(Some(unknown)),
            }
        }
        Ok(Some(match self.number(over, Kind::Amount)? {
            Number::Known(by) if by > 0.0 => Number::Known(total / by * times),
            // Nothing can be said over zero views.
            Number::Known(_) => Number::Missing,
            unknown => unknown,
        }))
    }

    /// A whole number that is not negative, for counts of a post.
    pub(super) fn count(&self, column: &str) -> Result<Option<u64>, Finding> {
        match self.number(column, Kind::Count)? {
            Number::Known(value) if !is_whole(value) => Err(self.not_whole(column)),
            Number::Known(value) if (0.0..1e15).contains(&value) => Ok(Some(value.round() as u64)),
            Number::Known(value) => {
                let name = printable(&self.named(column));
                Err(self.finding("out-of-range", column, format!("`{name}` is {value}, which no count can be")))
            }
            Number::Withheld | Number::Missing => Ok(None),
        }
    }

    /// A count that is a fraction.
    pub(super) fn not_whole(&self, column: &str) -> Finding {
        let name = printable(&self.named(column));
        let shown = self.raw(column).map(|cell| printable(&cell.text)).unwrap_or_default();
        self.finding(
            "not-whole",
            column,
            format!("`{name}` is a count, and {shown} is not whole: another column, or a sign between thousands?"),
        )
    }

    /// A date.
    pub(super) fn date(&self, field: &Field, name: &str) -> Result<DateTime<Utc>, Finding> {
        let text = self.required(field, name)?;
        let column = self.column_of(field);
        let cell = column.and_then(|column| self.raw(column));
        // A cell that the mapping translates is what it is translated to.
        if let Some(Cell { typed: Typed::Moment(moment), text: shown, .. }) = cell
            && *shown == text
        {
            return Ok(Moment::of(*moment).utc());
        }
        let reading = date::read(&text);
        let days = column.map(|column| self.days(column)).unwrap_or_default();
        let is_either = days.is_either(&text);
        if let Some(moment) = reading.filter(|_| !is_either).and_then(|reading| reading.moment(days.day_first)) {
            return Ok(moment.utc());
        }
        let shown = printable(&text);
        let (code, detail) = match reading {
            Some(_) if is_either => (
                "ambiguous-date",
                format!(
                    "the {name} can be two days: {shown}. Others of the column stand month first; write it as 2026-03-12"
                ),
            ),
            Some(date::Reading::Either { .. }) => (
                "ambiguous-date",
                format!(
                    "the {name} can be two days: {shown}. Say whether the day comes first: \"day_first\" in the mapping"
                ),
            ),
            Some(date::Reading::WithoutYear) => ("not-a-date", format!("the {name} has no year: {shown}")),
            _ => ("not-a-date", format!("the {name} is no date that can be read: {shown}. Write it as 2026-03-12")),
        };
        Err(match column {
            Some(column) => self.finding(code, column, detail),
            None => Finding::new(code, detail),
        })
    }

    /// True when a column says so.
    pub(super) fn is_true(&self, column: &str) -> bool {
        let Said::Value(cell) = self.cell(column) else { return false };
        flag(&cell.text) == Some(true)
    }
}
