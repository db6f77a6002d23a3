//! A question in neutral codes and values; the words are in the message catalogue of the window.

use super::print::day;
use super::{Ask, Expr, Is, Kind, Query, State};
use serde::Serialize;
use std::collections::BTreeMap;

/// One sentence about a question.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Explained {
    /// The message: `discovery-at-least`, `discovery-between`, `discovery-all-of` and so on.
    pub code: &'static str,
    /// How deep it stands: the conditions of a group are one deeper than the group.
    pub depth: usize,
    /// Its values: `field` is a name (`discovery-field-…` in the catalogue), `value` a number in the field's unit.
    pub params: BTreeMap<&'static str, String>,
}

impl Query {
    /// The question as sentences, from the first to the last condition, then order and limit.
    #[must_use]
    pub fn explain(&self) -> Vec<Explained> {
        let mut all = Vec::new();
        match &self.filter {
            Some(filter) => filter.explain(0, false, &mut all),
            None => all.push(sentence("discovery-everybody", 0, [])),
        }
        for key in &self.sort {
            let code = if key.descending { "discovery-sorted-down" } else { "discovery-sorted-up" };
            all.push(sentence(code, 0, [("field", key.by.to_string())]));
        }
        all.push(sentence("discovery-limit", 0, [("value", self.limit.to_string())]));
        all
    }
}

impl Expr {
    fn explain(&self, depth: usize, negated: bool, all: &mut Vec<Explained>) {
        let (group, parts) = match self {
            Self::And(parts) => (if negated { "discovery-not-all-of" } else { "discovery-all-of" }, parts),
            Self::Or(parts) => (if negated { "discovery-none-of" } else { "discovery-one-of" }, parts),
            Self::Not(one) => return one.explain(depth, !negated, all),
            Self::Ask(ask) => return all.push(ask.explain(depth, negated)),
        };
        all.push(sentence(group, depth, []));
        parts.iter().for_each(|part| part.explain(depth + 1, false, all));
    }
}

impl Ask {
    fn explain(&self, depth: usize, negated: bool) -> Explained {
        let number = |value: f64| if self.field.kind() == Kind::Day { day(value) } else { value.to_string() };
        let mut params = vec![("field", self.field.to_string()), ("negated", negated.to_string())];
        let code = match &self.is {
            Is::Compared { op, value } => {
                params.push(("op", op.sign().to_owned()));
                params.push(("value", number(*value)));
                "discovery-compared"
            }
            Is::Between { low, high } => {
                params.push(("low", number(*low)));
                params.push(("high", number(*high)));
                "discovery-between"
            }
            Is::InMarkets { op, value, least, reach } => {
                params.push(("op", op.sign().to_owned()));
                params.push(("value", number(*value)));
                params.push(("least", least.to_string()));
                params.push(("reach", reach.to_string()));
                "discovery-in-markets"
            }
            Is::OneOf(values) => {
                params.push(("values", values.join(", ")));
                "discovery-named"
            }
            Is::Words(words) => {
                params.push(("words", words.clone()));
                "discovery-words"
            }
            Is::State(State::Known) => "discovery-known",
            Is::State(State::Missing) => "discovery-missing",
            Is::State(State::Withheld) => "discovery-withheld",
        };
        sentence(code, depth, params)
    }
}

fn sentence(code: &'static str, depth: usize, params: impl IntoIterator<Item = (&'static str, String)>) -> Explained {
    Explained { code, depth, params: params.into_iter().collect() }
}
