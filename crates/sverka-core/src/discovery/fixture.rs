//! Creators for tests, written as the JSON a publisher would send.
#![allow(clippy::unwrap_used)]

use super::Base;
use crate::model::Creator;
use crate::score::Peers;
use chrono::NaiveDate;
use serde_json::{Map, Value, json};

/// A creator with fields laid over a bare record; `metrics` are numbers, or null for withheld.
pub(crate) fn creator(id: &str, over: Value) -> Creator {
    let mut over = over.as_object().cloned().unwrap();
    let metric = |value: &Value| {
        let confidence = if value.is_null() { "withheld" } else { "ready" };
        let unit = if value.is_string() { "usd" } else { "rub" };
        let value = value.as_str().map_or(value.clone(), |text| json!(text.parse::<f64>().unwrap()));
        json!({ "value": value, "unit": unit, "definition": "d", "source": "s", "as_of": "2026-11-01T00:00:00Z",
                "method": "api", "confidence": confidence })
    };
    let metrics = over.remove("metrics").unwrap_or(json!({}));
    let metrics: Map<_, _> =
        metrics.as_object().unwrap().iter().map(|(key, value)| (key.clone(), metric(value))).collect();
    let platform = over.remove("platform").unwrap_or(json!("instagram"));
    let countries = over.remove("countries");
    let mut record = json!({
        "id": id, "name": id, "market": "RU", "as_of": "2026-11-01T00:00:00Z",
        "accounts": [{ "platform": platform, "handle": id, "metrics": metrics }],
    });
    if let Some(countries) = countries {
        record["audiences"] =
            json!([{ "source": "followers", "as_of": "2026-11-01T00:00:00Z", "countries": shares(&countries) }]);
    }
    for (key, value) in over {
        record[key] = value;
    }
    serde_json::from_value(record).unwrap()
}

/// Shares as a record writes them, from an object of labels.
pub(crate) fn shares(of: &Value) -> Value {
    of.as_object().unwrap().iter().map(|(label, share)| json!({ "label": label, "share": share })).collect()
}

pub(crate) fn no_reference() -> Peers {
    Peers { ranks: vec![50], cells: vec![] }
}

pub(crate) fn base(creators: &[Creator]) -> Base {
    Base::of(creators, &no_reference())
}

pub(crate) fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
}

/// A crowd whose engagement rises from 0.1 % to 10 %, all in one cell of peers.
pub(crate) fn crowd(market: &str, countries: &Value) -> Vec<Creator> {
    let one = |place: u32| {
        let rate = f64::from(place) / 1_000.0;
        let metrics =
            json!({ "followers": 50_000, "er_followers": rate, "median_views": 10_000, "price": place * 100 });
        creator(
            &format!("{market}-{place:03}"),
            json!({ "market": market, "countries": countries, "metrics": metrics }),
        )
    };
    (1..=100).map(one).collect()
}
