//! Numbers that cannot be.

use super::text::{Kind, check_text};
use crate::import::finding::Findings;
use crate::import::printable::printable;
use chrono::{DateTime, Utc};
use sverka_core::model::{Confidence, Metric, Unit, key};

/// From here on a number of followers is a mistake: no account has a billion.
pub(super) const IMPLAUSIBLE_FOLLOWERS: f64 = 1e9;
/// The largest count of anything else.
const LARGEST_COUNT: f64 = 1e13;
/// The largest amount of money.
const LARGEST_MONEY: f64 = 1e12;

/// Checks one metric.
pub(in crate::import) fn check(name: &str, metric: &Metric, latest: DateTime<Utc>, found: &mut Findings) {
    let shown = printable(name);
    check_text("name of a metric", name, Kind::Line, 100, found);
    check_text("definition", &metric.definition, Kind::Line, 200, found);
    check_text("source", &metric.source, Kind::Line, 200, found);
    found.require(metric.as_of <= latest, "future-as-of", || {
        format!("`{shown}` is dated {}, in the future", metric.as_of.date_naive())
    });
    let value = match (metric.confidence, metric.value) {
        (Confidence::Withheld, Some(value)) => {
            found.add("withheld-with-value", format!("`{shown}` is withheld and yet {value}"));
            return;
        }
        (Confidence::Withheld, None) => return,
        (_, None) => {
            found.add("value-missing", format!("`{shown}` has no value and is not withheld"));
            return;
        }
        (_, Some(value)) => value,
    };
    if !value.is_finite() {
        found.add("not-a-number", format!("`{shown}` is {value}"));
        return;
    }
    if name == key::FOLLOWERS && value >= IMPLAUSIBLE_FOLLOWERS {
        found.add("followers-implausible", format!("{value} followers: no account has a billion"));
        return;
    }
    let (least, most) = range(name, metric.unit);
    found.require((least..=most).contains(&value), "out-of-range", || {
        format!("`{shown}` is {value}, not between {least} and {most}")
    });
}

/// What a value of this unit can be. Growth is a ratio that may be beyond 1, but nobody loses more than everything.
fn range(name: &str, unit: Unit) -> (f64, f64) {
    match unit {
        Unit::Ratio if name.starts_with("growth") => (-1.0, 10_000.0),
        Unit::Ratio => (0.0, 1.0),
        Unit::Count => (0.0, LARGEST_COUNT),
        Unit::PerWeek => (0.0, 10_000.0),
        Unit::PerHundred => (0.0, 1_000_000.0),
        Unit::Rub | Unit::Usd => (0.0, LARGEST_MONEY),
        Unit::Points => (0.0, 100.0),
    }
}
