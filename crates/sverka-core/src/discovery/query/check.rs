//! What is wrong with a question, and where; and the check of questions that were not written but built.

use super::{Ask, Expr, Field, Is, Kind, MAX_LIMIT, Query};

/// Most conditions in one question.
pub(super) const MAX_ASKS: usize = 64;
/// Deepest nesting.
pub(super) const MAX_DEPTH: usize = 32;
/// Longest written question, bytes.
pub(super) const MAX_BYTES: usize = 8_192;
/// Longest name or text inside a question, bytes.
const MAX_TEXT: usize = 256;

/// Why a question cannot be answered. `code` names the sentence in the message catalogue; the English text of the
/// error is for the command line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, serde::Serialize, ts_rs::TS)]
#[error("{}", self.sentence())]
pub struct BadQuery {
    /// Which rule is broken: `query-field`, `query-value`, `query-expected` and so on.
    pub code: &'static str,
    /// First character concerned, from 0; the whole question when `length` is 0.
    pub at: usize,
    /// How many characters.
    pub length: usize,
    /// What stands there.
    pub found: String,
    /// What is wanted there instead, as it would be written.
    pub wanted: String,
    /// What to write instead: a name that is a few letters away, never another number. Only for `query-number` it is
    /// another one, and has to be put as a question: the share that is probably meant by a number of hundredths.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub suggestion: Option<String>,
    /// What can be read two ways, written so that it is read in one. Neither is more likely than the other.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub ways: Option<Box<[String; 2]>>,
}

impl BadQuery {
    pub(crate) fn new(code: &'static str, found: impl Into<String>, wanted: impl Into<String>) -> Self {
        Self { code, at: 0, length: 0, found: found.into(), wanted: wanted.into(), suggestion: None, ways: None }
    }

    /// What stands there can mean two things.
    pub(super) fn either(found: &str, ways: [String; 2]) -> Self {
        let wanted = ways.join(" or ");
        Self { ways: Some(Box::new(ways)), ..Self::new("query-two-ways", found, wanted) }
    }

    pub(super) fn placed(self, at: usize, length: usize) -> Self {
        Self { at, length, ..self }
    }

    pub(super) fn or(self, suggestion: Option<String>) -> Self {
        Self { suggestion, ..self }
    }

    fn sentence(&self) -> String {
        let (found, wanted) = (&self.found, &self.wanted);
        let what = match self.code {
            "query-letter" => format!("{found:?} has no meaning here"),
            "query-quote" => "the quotation mark is never closed".to_owned(),
            "query-field" => format!("there is no field {found:?}"),
            "query-value" => format!("{found:?} is not one of {wanted}"),
            "query-number" => format!("{found:?} is not {wanted}"),
            "query-two-ways" => format!("{found:?} can be read two ways; write {wanted}"),
            "query-ages" => format!("there is no field {found:?}; ages are known in bands: {wanted}"),
            "query-range" => format!("{found}: the first number is the greater one"),
            "query-kind" => format!("{found} cannot be asked like this, but {wanted}"),
            "query-words" => "there is no word to look for".to_owned(),
            "query-long" => format!("the question is longer than {wanted}"),
            "query-limit" => format!("the limit {found} is not {wanted}"),
            "query-joined" => "at least two conditions are joined".to_owned(),
            _ if found.is_empty() => format!("{wanted} is missing at the end"),
            _ => format!("{wanted} is expected, not {found:?}"),
        };
        let place = if self.length > 0 { format!("at character {}: ", self.at + 1) } else { String::new() };
        let hint = match &self.suggestion {
            // The share that is probably meant is another number than the one that stands there.
            Some(share) if self.code == "query-number" => format!("; is {share} meant?"),
            Some(name) => format!("; did you mean {name}?"),
            None => String::new(),
        };
        format!("{place}{what}{hint}")
    }
}

impl Query {
    /// Checks what the parser cannot let through and a builder could.
    ///
    /// # Errors
    /// [`BadQuery`] without a place.
    pub fn check(&self) -> Result<(), BadQuery> {
        if !(1..=MAX_LIMIT).contains(&self.limit) {
            return Err(BadQuery::new("query-limit", self.limit.to_string(), format!("1 to {MAX_LIMIT}")));
        }
        for order in &self.sort {
            if !order.by.kind().is_number() || order.by == Field::Audience {
                return Err(BadQuery::new("query-kind", order.by.to_string(), "sort by a field with numbers"));
            }
        }
        if self.sort.len() > 4 {
            return Err(BadQuery::new("query-long", "", "4 keys of the order"));
        }
        let Some(filter) = &self.filter else { return Ok(()) };
        filter.check(0)?;
        let asks = self.asks();
        if asks.len() > MAX_ASKS {
            return Err(BadQuery::new("query-long", "", format!("{MAX_ASKS} conditions")));
        }
        asks.into_iter().try_for_each(Ask::check)
    }
}

impl Expr {
    fn check(&self, depth: usize) -> Result<(), BadQuery> {
        if depth > MAX_DEPTH {
            return Err(BadQuery::new("query-long", "", format!("{MAX_DEPTH} brackets in brackets")));
        }
        match self {
            Self::And(all) | Self::Or(all) if all.len() < 2 => Err(BadQuery::new("query-joined", "", "")),
            Self::And(all) | Self::Or(all) => all.iter().try_for_each(|one| one.check(depth + 1)),
            Self::Not(one) => one.check(depth + 1),
            Self::Ask(_) => Ok(()),
        }
    }
}

impl Ask {
    /// Checks that the field can be asked like this.
    pub(super) fn check(&self) -> Result<(), BadQuery> {
        let field = self.field;
        let kind = field.kind();
        let asked = |wanted: &str| Err(BadQuery::new("query-kind", field.to_string(), wanted));
        if field == Field::Audience && !matches!(self.is, Is::InMarkets { .. }) {
            return asked("with a country, as audience.RU, or in 2+ markets");
        }
        match &self.is {
            Is::Compared { value, .. } if kind.is_number() => number(field, *value),
            Is::Between { low, high } if kind.is_number() => {
                number(field, *low)?;
                number(field, *high)?;
                if low <= high { Ok(()) } else { Err(BadQuery::new("query-range", format!("{low}..{high}"), "")) }
            }
            Is::InMarkets { value, least, reach, .. } if field.is_per_market() => {
                number(field, *value)?;
                if *least == 0 || !(0.0..=1.0).contains(reach) {
                    return Err(BadQuery::new(
                        "query-number",
                        format!("{least}+ of {reach}"),
                        "1+ markets of 0% to 100%",
                    ));
                }
                Ok(())
            }
            Is::OneOf(values) => match kind {
                _ if values.is_empty() => Err(BadQuery::new("query-expected", "", "a name")),
                Kind::Choice(names) => {
                    let unknown = values.iter().find(|value| !names.contains(&value.as_str()));
                    unknown.map_or(Ok(()), |value| Err(BadQuery::new("query-value", value, names.join(", "))))
                }
                Kind::Label => values.iter().try_for_each(|value| text(value)),
                _ => asked("with a comparison or ~"),
            },
            Is::Words(words) if kind == Kind::Words => text(words),
            Is::State(_) if kind != Kind::Words => Ok(()),
            Is::Compared { .. } | Is::Between { .. } => asked("with in ( … ) or ~"),
            Is::InMarkets { .. } => asked("without markets; engagement.rank and audience have a value in each market"),
            Is::Words(_) => asked("with a comparison or in ( … ); ~ is for text and name"),
            Is::State(_) => asked("with ~"),
        }
    }
}

fn text(value: &str) -> Result<(), BadQuery> {
    let fits = !value.trim().is_empty() && value.len() <= MAX_TEXT && !value.chars().any(char::is_control);
    if fits { Ok(()) } else { Err(BadQuery::new("query-words", value, "a word")) }
}

pub(super) fn number(field: Field, value: f64) -> Result<(), BadQuery> {
    let (fits, wanted) = match field.kind() {
        Kind::Points => ((0.0..=100.0).contains(&value), "a rank from 0 to 100"),
        // Growth has no upper end and may be negative; every other share is a part of a whole.
        Kind::Ratio if field == Field::Growth => (value.is_finite(), "a number"),
        Kind::Ratio => ((0.0..=1.0).contains(&value), "a share from 0% to 100%"),
        Kind::Day => (value.fract() == 0.0 && value.abs() < 1e6, "a day such as 2026-08-01"),
        _ => (value.is_finite() && (0.0..=1e15).contains(&value), "a number from 0"),
    };
    if fits { Ok(()) } else { Err(BadQuery::new("query-number", value.to_string(), wanted)) }
}
