//! What would be published, for programs that look before they publish.

use super::check::{Checked, Refused, Warning};
use super::error::ImportError;
use super::table::{OtherSheet, PassedOver};
use chrono::{DateTime, Utc};
use serde::Serialize;
use std::collections::BTreeMap;
use sverka_core::ids::CreatorId;
use sverka_core::model::{Audience, Candidate, Market, Metric, Platform, Share, key};

/// What would be published, what would not, and what should be looked at.
#[derive(Debug, Default, Serialize)]
pub struct Preview {
    /// Records that would be published.
    pub kept: Vec<Kept>,
    /// Rows that would not.
    pub refused: Vec<Pointed>,
    /// What should be looked at.
    pub pointed_at: Vec<Pointed>,
    /// Columns that no rule reads.
    pub passed_over: Vec<PassedOver>,
    /// The sheet, when the file has sheets.
    pub sheet: Option<String>,
    /// Sheets that were not read.
    pub other_sheets: Vec<OtherSheet>,
    /// Why nothing of the input can be used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<Unusable>,
}

/// Why nothing of an input can be used.
#[derive(Debug, Default, Serialize)]
pub struct Unusable {
    /// Stable code.
    pub code: String,
    /// One sentence.
    pub text: String,
}

/// A record. A number that is not known is null.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct Kept {
    pub row: usize,
    pub id: CreatorId,
    pub platform: Option<Platform>,
    pub handle: String,
    pub name: String,
    pub market: Market,
    pub followers: Option<f64>,
    pub metrics: BTreeMap<String, Option<f64>>,
    pub audience: BTreeMap<&'static str, BTreeMap<String, f64>>,
    pub rates: Vec<Price>,
    pub as_of: DateTime<Utc>,
}

/// A price.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct Price {
    pub format: String,
    pub amount: f64,
    pub currency: String,
}

/// A cell or a row, and what is the matter with it.
#[derive(Debug, Serialize)]
pub struct Pointed {
    /// Its row.
    pub row: usize,
    /// The column, when one cell is meant.
    pub column: Option<String>,
    /// Stable code, as listed in `docs/import.md`.
    pub code: String,
    /// What the cell says; the sentence where no one cell is meant.
    pub text: String,
    /// One sentence.
    pub detail: String,
    /// What the row calls itself.
    pub who: String,
}

impl Preview {
    /// Shows what was checked.
    #[must_use]
    pub fn of(checked: &Checked) -> Self {
        let table = checked.table.clone().unwrap_or_default();
        let candidates = checked.rows.iter().zip(&checked.shortlist.candidates);
        Self {
            kept: candidates.map(|(row, candidate)| Kept::of(*row, candidate, &table.metrics)).collect(),
            refused: checked.refusals.iter().map(Pointed::refused).collect(),
            pointed_at: checked.warnings.iter().map(Pointed::warned).collect(),
            passed_over: table.passed_over,
            sheet: table.sheet,
            other_sheets: table.other_sheets,
            error: None,
        }
    }

    /// Shows why nothing can be published.
    #[must_use]
    pub fn of_error(error: &ImportError) -> Self {
        let error = Unusable { code: error.code().to_owned(), text: error.to_string() };
        Self { error: Some(error), ..Self::default() }
    }
}

impl Kept {
    fn of(row: usize, candidate: &Candidate, wanted: &[String]) -> Self {
        let creator = &candidate.creator;
        let account = creator.accounts.first();
        let mut metrics: BTreeMap<String, Option<f64>> = wanted.iter().map(|key| (key.clone(), None)).collect();
        let known = account.into_iter().flat_map(|account| &account.metrics);
        metrics.extend(known.map(|(key, metric)| (key.clone(), metric.known())));
        let price = |rate: &sverka_core::model::Rate| Price {
            format: rate.format.clone(),
            amount: rate.price.amount,
            currency: rate.price.currency.clone(),
        };
        Self {
            row,
            id: creator.id.clone(),
            platform: account.map(|account| account.platform),
            handle: account.map(|account| account.handle.clone()).unwrap_or_default(),
            name: creator.name.clone(),
            market: creator.market,
            followers: creator.metric(key::FOLLOWERS).and_then(Metric::known),
            metrics,
            audience: shares(creator.audiences.first()),
            rates: creator.rates.iter().map(price).collect(),
            as_of: creator.as_of,
        }
    }
}

fn shares(audience: Option<&Audience>) -> BTreeMap<&'static str, BTreeMap<String, f64>> {
    let by_label = |of: fn(&Audience) -> &Vec<Share>| {
        audience.into_iter().flat_map(of).map(|share| (share.label.clone(), share.share)).collect()
    };
    BTreeMap::from([
        ("ages", by_label(|audience| &audience.ages)),
        ("genders", by_label(|audience| &audience.genders)),
        ("countries", by_label(|audience| &audience.countries)),
        ("languages", by_label(|audience| &audience.languages)),
    ])
}

impl Pointed {
    fn refused(one: &Refused) -> Self {
        Self::of(one.row, one.column.as_ref(), &one.code, &one.text, &one.detail, &one.who)
    }

    fn warned(one: &Warning) -> Self {
        Self::of(one.row, one.column.as_ref(), &one.code, &one.text, &one.detail, &one.who)
    }

    fn of(row: usize, column: Option<&String>, code: &str, text: &str, detail: &str, who: &str) -> Self {
        let text = if text.is_empty() { detail } else { text };
        Self {
            row,
            column: column.cloned(),
            code: code.to_owned(),
            text: text.to_owned(),
            detail: detail.to_owned(),
            who: who.to_owned(),
        }
    }
}
