//! What a file says before anything of it is kept.

use super::{Pending, SHOWN};
use crate::desk::Desk;
use crate::error::{Code, UiError};
use crate::results::reading;
use crate::session::Session;
use crate::view::results::{
    ColumnRead, NamedResult, PassedColumn, PointedRow, RefusedRow, ResultsPreview, WhoseOption,
};
use chrono::{DateTime, TimeDelta, Utc};
use std::collections::HashSet;
use sverka_core::ids::CreatorId;
use sverka_core::model::outcome::PostResult;
use sverka_core::outcomes;
use sverka_table::Decimal;
use sverka_table::results::{self, BadResults, Options, PassedOver, Results, Why};

/// Reads a pending file with what the person said of it.
pub(super) fn read(desk: &Desk, pending: &Pending) -> Result<Results, BadResults> {
    let options = &pending.options;
    let markets: Vec<&'static str> = desk.campaign.targets.iter().map(|target| reading::word(target.market)).collect();
    let said = Options {
        sheet: options.sheet.clone(),
        day_first: options.day_first,
        decimal: options.decimal_comma.map(|comma| if comma { Decimal::Comma } else { Decimal::Point }),
        currency: options.currency.clone(),
        creator: options.creator.clone(),
        columns: options.columns.clone(),
    };
    results::read(&pending.source, &reading::creators(desk), &markets, &said)
}

/// The preview of a file. One without a column of creators is shown too, so that a person can say which column it is.
pub(super) fn preview(
    session: &Session,
    desk: &Desk,
    pending: &Pending,
    now: DateTime<Utc>,
) -> Result<ResultsPreview, UiError> {
    let (read, asks_columns) = match read(desk, pending) {
        Ok(read) => (read, false),
        Err(BadResults::NoCreatorColumn { columns, .. }) if !columns.is_empty() => {
            let column = |(place, column)| PassedOver { place, column, why: Why::NotKnown };
            (Results { passed_over: columns.into_iter().enumerate().map(column).collect(), ..Results::default() }, true)
        }
        Err(error) => return Err(bad_results(error)),
    };
    let results = reading::results(desk, read.kept);
    let here = session.outcomes(&desk.stream)?;
    let here: HashSet<(&CreatorId, &str)> =
        outcomes::in_force(&here).into_iter().map(|it| (&it.creator, it.post.as_str())).collect();
    let count = |of: &dyn Fn(&PostResult) -> bool| results.iter().filter(|result| of(result)).count() as u32;
    // East of here it may be the next day already.
    let tomorrow = (now + TimeDelta::days(1)).date_naive();
    let name = |result: &PostResult| desk.place(&result.creator).and_then(|place| desk.row(place)).map(|row| row.name);
    let asks_whose = read.asks_whose || pending.options.creator.is_some();
    Ok(ResultsPreview {
        import: pending.import.clone(),
        file: pending.file.clone(),
        sheet: read.sheet,
        other_sheets: read.other_sheets,
        columns: read.columns.into_iter().map(|it| ColumnRead { field: it.field, column: it.name }).collect(),
        passed_over: read.passed_over.into_iter().map(|it| PassedColumn { column: it.column, why: it.why }).collect(),
        guessed_encoding: pending.source.guessed_encoding.map(str::to_owned),
        asks_columns,
        asks_whose: if asks_whose { whose(desk) } else { Vec::new() },
        kept: results.len() as u32,
        odd: count(&|it| it.funnel.is_odd()),
        ahead: count(&|it| it.published_on.is_some_and(|day| day > tomorrow)),
        replaced: count(&|it| here.contains(&(&it.creator, it.post.as_str()))),
        rows: results
            .iter()
            .take(SHOWN)
            .map(|result| NamedResult { name: name(result).unwrap_or_default(), result: result.clone() })
            .collect(),
        refused_total: read.refused.len() as u32,
        refused: read
            .refused
            .into_iter()
            .take(SHOWN)
            .map(|it| RefusedRow { row: it.row, column: it.column, problem: it.problem, said: it.text })
            .collect(),
        pointed_at: read
            .pointed_at
            .into_iter()
            .take(SHOWN)
            .map(|it| PointedRow { row: it.row, column: it.column, point: it.point, said: it.text })
            .collect(),
        options: pending.options.clone(),
    })
}

/// Everybody of the campaign, for a file that does not say whose it is.
fn whose(desk: &Desk) -> Vec<WhoseOption> {
    let rows = desk.candidates().filter_map(|(id, _)| desk.row(desk.place(id)?));
    let mut all: Vec<WhoseOption> =
        rows.map(|row| WhoseOption { id: row.id, name: row.name, handle: row.handle, market: row.market }).collect();
    all.sort_by(|a, b| a.name.cmp(&b.name).then_with(|| a.id.cmp(&b.id)));
    all
}

/// What is wrong with a table, for words in the language of the window; what a reader of files said of it stays as it is.
pub(super) fn bad_results(error: BadResults) -> UiError {
    use sverka_table::BadSource as S;
    let (why, detail) = match error {
        BadResults::NoCreatorColumn { columns, .. } => {
            return UiError::new(Code::NoCreatorColumn).with("columns", columns.join(", "));
        }
        BadResults::NoSheet { name, .. } => ("sheet", name),
        BadResults::OnlyHidden(names) => ("hidden", names.join(", ")),
        BadResults::Source(source) => match source {
            S::Kind(kind) => (kind.name(), String::new()),
            S::Archive(names) => ("zip", names.into_iter().take(5).collect::<Vec<_>>().join(", ")),
            S::Text(_) => ("text", String::new()),
            S::OpenQuote { row, line } => {
                return UiError::new(Code::BadTable).with("why", "quote").with("row", row.0).with("detail", line);
            }
            S::Lists(names) => ("lists", names.join(", ")),
            S::Empty => ("empty", String::new()),
            S::TooLarge { what: "rows", limit } => ("rows", limit.to_string()),
            S::TooLarge { what: "columns", limit } => ("columns", limit.to_string()),
            S::TooLarge { what: "characters in a cell", limit } => ("cell", limit.to_string()),
            S::TooLarge { limit, .. } => ("unpacked", limit.to_string()),
            S::Broken(detail) => ("broken", detail),
            S::Damaged(detail) => ("damaged", detail),
        },
    };
    UiError::new(Code::BadTable).with("why", why).with("row", "").with("detail", detail)
}
