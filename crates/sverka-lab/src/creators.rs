//! Creators from a file: a shortlist as it is published, a list of records, or a table with known column names.

use crate::table::{Table, TableError};
use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};
use sverka_core::model::{Creator, key};

/// Why a file gives no creators.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CreatorsError {
    #[error(transparent)]
    Table(#[from] TableError),
    #[error("{path}: {source}")]
    Read { path: PathBuf, source: std::io::Error },
    #[error("{path} is not JSON: {source}")]
    Json { path: PathBuf, source: serde_json::Error },
    #[error("{path} holds neither a shortlist (\"candidates\") nor a list of creators")]
    Shape { path: PathBuf },
    #[error("{path}, creator {row}: {source}")]
    Record { path: PathBuf, row: usize, source: serde_json::Error },
}

/// Reads creators from `.csv`, and from JSON otherwise.
///
/// # Errors
/// [`CreatorsError`] with the file, and the row where one row is wrong.
pub(crate) fn read(path: &Path) -> Result<Vec<Creator>, CreatorsError> {
    let is_table = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
    let records = if is_table { from_table(&Table::read(path)?)? } else { from_json(path)? };
    let creators = records.into_iter().enumerate().map(|(place, record)| {
        let wrong = |source| CreatorsError::Record { path: path.to_owned(), row: place + 1, source };
        serde_json::from_value(record).map_err(wrong)
    });
    creators.collect()
}

fn from_json(path: &Path) -> Result<Vec<Value>, CreatorsError> {
    let bytes = std::fs::read(path).map_err(|source| CreatorsError::Read { path: path.to_owned(), source })?;
    let value =
        serde_json::from_slice(&bytes).map_err(|source| CreatorsError::Json { path: path.to_owned(), source })?;
    let shape = || CreatorsError::Shape { path: path.to_owned() };
    let list = match value {
        Value::Array(list) => list,
        Value::Object(mut of) => match of.remove("candidates").or_else(|| of.remove("creators")) {
            Some(Value::Array(list)) => list,
            _ => return Err(shape()),
        },
        _ => return Err(shape()),
    };
    // A candidate is a creator with a recommendation beside it.
    Ok(list.into_iter().map(|mut one| one.get_mut("creator").map(Value::take).unwrap_or(one)).collect())
}

/// Numbers of a table: column, metric, unit, and what makes a share of it.
const NUMBERS: [(&str, &str, &str, f64); 12] = [
    ("followers", key::FOLLOWERS, "count", 1.0),
    ("median_views", key::MEDIAN_VIEWS, "count", 1.0),
    ("views_avg", key::MEDIAN_VIEWS, "count", 1.0),
    ("er_followers_pct", key::ER_FOLLOWERS, "ratio", 0.01),
    ("er_views_pct", key::ER_VIEWS, "ratio", 0.01),
    ("suspicious_pct", key::SUSPICIOUS_SHARE, "ratio", 0.01),
    ("growth_90d_pct", key::GROWTH_90D, "ratio", 0.01),
    ("posts_per_week", key::POSTS_PER_WEEK, "per_week", 1.0),
    ("ad_share_pct", key::AD_SHARE, "ratio", 0.01),
    ("comments_per_100_likes", key::COMMENTS_PER_100_LIKES, "per_hundred", 1.0),
    ("price_rub", key::PRICE, "rub", 1.0),
    ("price_usd", key::PRICE, "usd", 1.0),
];

/// One record for each row. Columns that are not there are missing, and so are empty cells.
fn from_table(table: &Table) -> Result<Vec<Value>, CreatorsError> {
    let at = |names: &[&str]| names.iter().find_map(|name| table.columns.iter().position(|column| column == name));
    let place = |name: &str| table.column(name);
    let (platform, market) = (place("platform")?, place("market")?);
    let id = at(&["account_id", "id", "handle"]).map_or_else(|| place("handle"), Ok)?;
    let rows = table.rows.iter().enumerate().map(|(row, cells)| {
        let cell = |at: usize| cells.get(at).map_or("", |cell| cell.trim());
        let text = |names: &[&str]| at(names).map(cell).filter(|text| !text.is_empty());
        let list = |name: &str| text(&[name]).map(|all| all.split('|').map(str::trim).collect::<Vec<_>>()).unwrap_or_default();
        let number = |name: &str| text(&[name])?.parse::<f64>().ok().filter(|value| value.is_finite());
        let as_of = text(&["collected_at"]).map_or_else(|| "1970-01-01T00:00:00Z".to_owned(), |day| format!("{day}T00:00:00Z"));
        let mut metrics = Map::new();
        let mut put = |key: &str, value: f64, unit: &str| {
            let metric = json!({ "value": value, "unit": unit, "definition": "table", "source": "table", "as_of": as_of,
                                 "method": "self_reported", "confidence": "ready" });
            metrics.insert(key.to_owned(), metric);
        };
        for (column, key, unit, times) in NUMBERS {
            if let Some(value) = number(column) {
                put(key, value * times, unit);
            }
        }
        if let (Some(engaged), Some(followers)) = (number("eng_avg"), number("followers").filter(|count| *count > 0.0)) {
            put(key::ER_FOLLOWERS, engaged / followers, "ratio");
        }
        let countries: Vec<Value> = table
            .columns
            .iter()
            .filter_map(|column| Some((column, column.strip_prefix("country_")?.to_uppercase())))
            .filter_map(|(column, country)| Some(json!({ "label": country, "share": number(column)? / 100.0 })))
            .collect();
        let topics = [list("topics"), text(&["category"]).into_iter().collect()].concat();
        // The row keeps apart accounts that a table lists more than once: finding those is a question of its own.
        let own = format!("{}.{row}", cell(id).chars().filter(|letter| letter.is_ascii_alphanumeric()).take(60).collect::<String>());
        json!({
            "id": own.trim_start_matches('.'),
            "name": text(&["name"]).unwrap_or_else(|| cell(id)),
            // The panel calls every English-speaking market EN.
            "market": if cell(market) == "EN" { "US" } else { cell(market) },
            "languages": list("languages"), "topics": topics, "bio": text(&["bio", "description"]).unwrap_or_default(),
            "accounts": [{ "platform": cell(platform).to_lowercase(), "handle": text(&["handle"]).unwrap_or_else(|| cell(id)), "metrics": metrics }],
            "audiences": if countries.is_empty() { json!([]) } else { json!([{ "source": "followers", "as_of": as_of, "countries": countries }]) },
            "as_of": as_of,
        })
    });
    Ok(rows.collect())
}
