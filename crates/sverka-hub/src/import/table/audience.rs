//! Shares of an audience from columns.

use super::cell::Number;
use super::mapping::AudienceRule;
use super::read::Row;
use crate::import::finding::Finding;
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;
use sverka_core::model::audience::AGE_BANDS;
use sverka_core::model::{Audience, Share};

/// The audience of a row; `None` when none of its columns has a number.
pub(super) fn read(row: Row<'_>, rule: &AudienceRule, as_of: DateTime<Utc>) -> Result<Option<Audience>, Finding> {
    let part = |columns: &BTreeMap<String, String>, open: bool| shares(row, columns, rule.percent, open);
    let mut ages = part(&rule.ages, false)?;
    ages.sort_by_key(|share| AGE_BANDS.iter().position(|band| *band == share.label));
    let audience = Audience {
        source: rule.source,
        as_of,
        ages,
        genders: part(&rule.genders, false)?,
        countries: part(&rule.countries, true)?,
        languages: part(&rule.languages, true)?,
        age_gender: Vec::new(),
    };
    let known = [&audience.ages, &audience.genders, &audience.countries, &audience.languages];
    let is_known = known.iter().any(|shares| !shares.is_empty());
    Ok(is_known.then_some(audience))
}

/// Shares by label. Of an open list, as of countries, the rest is `other`.
fn shares(row: Row<'_>, columns: &BTreeMap<String, String>, percent: bool, open: bool) -> Result<Vec<Share>, Finding> {
    let mut shares = Vec::new();
    for (label, column) in columns {
        if let Number::Known(share) = row.scaled(column, if percent { 0.01 } else { 1.0 })? {
            shares.push(Share { label: label.clone(), share });
        }
    }
    let rest = 1.0 - shares.iter().map(|share| share.share).sum::<f64>();
    if open && !shares.is_empty() && rest > 1e-9 && !columns.contains_key("other") {
        shares.push(Share { label: "other".to_owned(), share: (rest * 1e6).round() / 1e6 });
    }
    Ok(shares)
}
