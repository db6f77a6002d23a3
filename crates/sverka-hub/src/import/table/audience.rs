//! Shares of an audience from columns.

use super::cell::Number;
use super::mapping::AudienceRule;
use super::read::Row;
use super::wanted::Kind;
use crate::import::finding::Finding;
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;
use sverka_core::model::audience::AGE_BANDS;
use sverka_core::model::{Audience, Share};

/// How far a sum of shares may be from 1.
const TOLERANCE: f64 = 0.01;

/// The audience of a row; `None` when none of its columns has a number.
pub(super) fn read(row: Row<'_>, rule: &AudienceRule, as_of: DateTime<Utc>) -> Result<Option<Audience>, Finding> {
    let part =
        |name: &str, columns: &BTreeMap<String, String>, open: bool| shares(row, name, columns, rule.percent, open);
    let mut ages = part("ages", &rule.ages, false)?;
    ages.sort_by_key(|share| AGE_BANDS.iter().position(|band| *band == share.label));
    let audience = Audience {
        source: rule.source,
        as_of,
        ages,
        genders: part("genders", &rule.genders, false)?,
        countries: part("countries", &rule.countries, true)?,
        languages: part("languages", &rule.languages, true)?,
        age_gender: Vec::new(),
    };
    let known = [&audience.ages, &audience.genders, &audience.countries, &audience.languages];
    let is_known = known.iter().any(|shares| !shares.is_empty());
    Ok(is_known.then_some(audience))
}

/// Shares by label. Of an open list, as of countries, the rest is `other`.
fn shares(
    row: Row<'_>,
    name: &str,
    columns: &BTreeMap<String, String>,
    percent: bool,
    open: bool,
) -> Result<Vec<Share>, Finding> {
    let mut shares = Vec::new();
    let mut read = Vec::new();
    for (label, column) in columns {
        let times = percent.then_some(0.01);
        if let Number::Known(share) = row.scaled(column, Kind::Share { percent }, times)? {
            shares.push(Share { label: label.clone(), share });
            read.push(column);
        }
    }
    if shares.is_empty() {
        return Ok(shares);
    }
    let sum: f64 = shares.iter().map(|share| share.share).sum();
    // Several shares that make one per cent in all are the whole, read on the wrong scale.
    let is_hundredth = percent && (sum - 0.01).abs() <= TOLERANCE / 100.0 && (!open || shares.len() > 1);
    let fits = if open { sum <= 1.0 + TOLERANCE } else { (sum - 1.0).abs() <= TOLERANCE };
    if !fits || is_hundredth {
        let wanted = if open { "at most 1" } else { "1" };
        let hint = if is_hundredth { ". They are fractions, and the mapping reads them in per cent" } else { "" };
        let detail = format!("`{name}` sums to {sum:.3}, not to {wanted}{hint}");
        let names = read.iter().map(|column| row.named(column)).collect::<Vec<_>>().join(", ");
        let texts = read.iter().filter_map(|column| row.raw(column)).map(|cell| cell.text.as_str());
        return Err(Finding::new("distribution-does-not-sum", detail).at(names, texts.collect::<Vec<_>>().join(", ")));
    }
    let rest = 1.0 - sum;
    if open && rest > 1e-9 && !columns.contains_key("other") {
        shares.push(Share { label: "other".to_owned(), share: (rest * 1e6).round() / 1e6 });
    }
    Ok(shares)
}
