//! Results as a table that can be read again.

use crate::app::{App, lock};
use crate::error::{Code, UiError};
use crate::export::{Table, writer};
use crate::view::Locale;
use sverka_core::model::outcome::{EvidenceGrade, PostResult};
use sverka_core::outcomes;
use sverka_table::cell::guarded;

/// Columns as [`sverka_table::columns`] knows them, in both languages of the window the same: the file is for programs, too.
const COLUMNS: [&str; 15] = [
    "creator_id",
    "name",
    "handle",
    "post",
    "market",
    "format",
    "date",
    "reach",
    "views",
    "engagements",
    "clicks",
    "conversions",
    "spend",
    "currency",
    "evidence",
];

impl App {
    /// The results in force as CSV (UTF-8 with a byte-order mark; `;` and a decimal comma in Russian, `,` and a point in
    /// English), one row a post.
    ///
    /// # Errors
    /// [`Code::NotFound`] when the campaign is not on this laptop.
    pub fn results_table(&self, campaign: &str) -> Result<Table, UiError> {
        let session = self.session()?;
        let desk = session.desk(campaign)?;
        let desk = lock(&desk);
        let kept = session.outcomes(&desk.stream)?;
        let locale = self.settings().locale;
        let failed = |error: csv::Error| UiError::new(Code::ExportFailed).with("detail", error);
        let mut writer = writer(locale);
        writer.write_record(COLUMNS).map_err(failed)?;
        let results = outcomes::in_force(&kept);
        for result in &results {
            let row = desk.place(&result.creator).and_then(|place| desk.row(place));
            let (name, handle) = row.map(|row| (row.name, row.handle)).unwrap_or_default();
            writer.write_record(cells(result, name, handle, locale).map(|cell| guarded(&cell))).map_err(failed)?;
        }
        let rows = results.len() as u32;
        let bytes = writer.into_inner().map_err(|error| UiError::new(Code::ExportFailed).with("detail", error))?;
        Ok(Table { name: format!("sverka-results-{campaign}-{}.csv", self.now().format("%Y-%m-%d")), bytes, rows })
    }
}

fn cells(result: &PostResult, name: String, handle: String, locale: Locale) -> [String; 15] {
    let count = |value: Option<u64>| value.map(|value| value.to_string()).unwrap_or_default();
    let word = |value: serde_json::Result<serde_json::Value>| {
        value.ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
    };
    let counts = &result.funnel;
    let spend = result.spend.as_ref();
    let sign = if locale == Locale::Ru { ',' } else { '.' };
    [
        result.creator.to_string(),
        name,
        handle,
        result.post.clone(),
        word(serde_json::to_value(result.market)),
        result.kind.map(|kind| word(serde_json::to_value(kind))).unwrap_or_default(),
        result.published_on.map(|day| day.to_string()).unwrap_or_default(),
        count(counts.reach),
        count(counts.views),
        count(counts.engagements),
        count(counts.clicks),
        count(counts.conversions),
        spend.map(|paid| format!("{}{sign}{:02}", paid.minor / 100, paid.minor % 100)).unwrap_or_default(),
        spend.map(|paid| paid.currency.clone()).unwrap_or_default(),
        match result.grade {
            EvidenceGrade::Native => "native",
            EvidenceGrade::Api => "api",
            EvidenceGrade::SelfReported => "self",
        }
        .to_owned(),
    ]
}
