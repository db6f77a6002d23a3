//! The creators of a file, and what was read as JSON.

use super::{ResultsError, say};
use crate::table::{Row, Table};
use serde_json::{Value, json};
use std::path::Path;
use sverka_core::text::fold;
use sverka_table::results::{Amount, BadResults, Creator, Creators, Results};
use sverka_table::source::BadSource;
use sverka_table::words;

/// Reads the creators that a table may be about.
///
/// # Errors
/// When a column is not there, or a market is neither Russia nor the United States.
pub(crate) fn creators(path: &Path) -> Result<Creators, ResultsError> {
    let table = Table::read(path)?;
    let place = |name: &str| table.column(name);
    let (id, handle, name, market) = (place("id")?, place("handle")?, place("name")?, place("market")?);
    let creator = |row: &Row| {
        let wrong =
            || ResultsError::Market { path: path.to_owned(), row: row.number.0, value: row.text(market).to_owned() };
        Ok(Creator {
            id: row.text(id).to_owned(),
            handle: row.text(handle).to_owned(),
            name: row.text(name).to_owned(),
            market: words::market(row.text(market)).ok_or_else(wrong)?,
        })
    };
    let all = table.rows.iter().map(creator).collect::<Result<Vec<_>, ResultsError>>()?;
    Ok(Creators::new(all, fold))
}

/// The answer for a table that was read.
pub(super) fn answer(results: &Results, guessed_encoding: Option<&str>) -> Value {
    let kept = results.kept.iter().map(|it| {
        json!({
            "row": it.row,
            "creator": it.creator,
            "post": it.post,
            "day": it.day,
            "views": it.counts.views,
            "reach": it.counts.reach,
            "engagements": it.counts.engagements,
            "clicks": it.counts.clicks,
            "conversions": it.counts.conversions,
            "spend": it.spend.map(|it| json!({ "amount": amount(it), "currency": it.currency })),
        })
    });
    let refused = results.refused.iter().map(|it| {
        json!({
            "row": it.row, "column": it.column, "code": it.problem, "text": it.text, "say": say::problem(it.problem),
        })
    });
    let pointed_at = results.pointed_at.iter().map(|it| {
        json!({ "row": it.row, "column": it.column, "code": it.point, "text": it.text, "say": say::point(it.point) })
    });
    json!({
        "kept": kept.collect::<Vec<_>>(),
        "refused": refused.collect::<Vec<_>>(),
        "pointed_at": pointed_at.collect::<Vec<_>>(),
        "passed_over": results.passed_over.iter().map(|it| json!({ "column": it.column, "why": it.why })).collect::<Vec<_>>(),
        "columns": results.columns.iter().map(|it| json!({ "field": it.field, "column": it.name })).collect::<Vec<_>>(),
        "sheet": results.sheet,
        "other_sheets": results.other_sheets,
        "guessed_encoding": guessed_encoding,
        "asks_whose": results.asks_whose,
    })
}

/// The answer for a file that is refused as a whole, and the sentence that says why.
pub(super) fn refused_whole(error: &BadResults, guessed_encoding: Option<&str>) -> (Value, String) {
    let (row, text) = match error {
        BadResults::Source(BadSource::OpenQuote { row, .. }) => (Some(*row), String::new()),
        BadResults::Source(BadSource::Kind(kind)) => (None, kind.name().to_owned()),
        BadResults::NoCreatorColumn { columns, .. } => (None, columns.join(", ")),
        _ => (None, String::new()),
    };
    let say = format!("{error}; {}", say::whole(error));
    let refused = json!({ "row": row, "column": null, "code": error.code(), "text": text, "say": say });
    let mut answer = self::answer(&Results::default(), guessed_encoding);
    answer["refused"] = json!([refused]);
    (answer, say)
}

/// In whole units of the currency: 15000, 15000.5.
fn amount(amount: Amount) -> Value {
    match amount.minor % 100 {
        0 => json!(amount.minor / 100),
        #[allow(clippy::cast_precision_loss, reason = "amounts are far below 2^53")]
        _ => json!(amount.minor as f64 / 100.0),
    }
}
