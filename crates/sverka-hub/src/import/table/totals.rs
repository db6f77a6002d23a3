//! Rows that sum up others: `Итого`, `Total`. A creator may be called so, too.

use super::context::Context;
use super::read::{Row, Said};
use super::wanted::{Kind, Role};
use super::whose;
use crate::import::finding::Finding;
use crate::import::printable::printable;
use sverka_core::derived::median;
use sverka_table::number;
use sverka_table::table::is_total;

/// What is wrong with a row that sums up those before it. One that may be a creator is noted.
pub(super) fn judge(row: Row<'_>, before: &[Row<'_>], context: &Context) -> Option<Finding> {
    let creator = &context.mapping.creator;
    let first = row.cells().iter().find(|cell| !cell.is_empty());
    let own = creator.id.columns.iter().chain(&creator.name.columns);
    let own = own.chain(creator.handle.iter().flat_map(|handle| &handle.columns));
    let label = first.into_iter().chain(own.filter_map(|column| row.raw(column))).find(|cell| is_total(&cell.text))?;
    let label = printable(&label.text);
    let says = |columns: &[String]| columns.iter().any(|column| matches!(row.cell(column), Said::Value(_)));
    let is_bare = match creator.platform.columns.as_slice() {
        [] => {
            let texts = context.mapping.columns().into_iter().filter(|(_, role)| *role == Role::Text);
            let others = texts.filter_map(|(column, _)| row.raw(column)).filter(|cell| !cell.is_empty());
            others.into_iter().all(|cell| is_total(&cell.text))
        }
        columns => !says(columns) && whose::linked_platform(row, context).is_none(),
    };
    if is_bare || sums_up(row, before, context) {
        let finding = Finding::new("total-row", format!("the row sums up others: {label}"));
        return Some(Finding { text: label, ..finding });
    }
    let detail = format!("the row is called as rows are that sum up others: {label}. It was kept");
    row.table.notes.add(row.number, Finding::new("perhaps-total", detail));
    None
}

/// True when the counts of a row are the sums of those before it, of two at least, or their means or medians.
fn sums_up(row: Row<'_>, before: &[Row<'_>], context: &Context) -> bool {
    if before.len() < 2 {
        return false;
    }
    let counts = context.mapping.columns().into_iter().filter(|(_, role)| *role == Role::Number(Kind::Count));
    let counts = counts.filter_map(|(column, _)| {
        let mut parts: Vec<f64> = before.iter().filter_map(|row| value(*row, column)).collect();
        parts.sort_by(f64::total_cmp);
        Some((value(row, column)?, parts))
    });
    let counts: Vec<(f64, Vec<f64>)> = counts.collect();
    // Means and medians of counts are rounded. Of no numbers there is none: NaN is like nothing.
    let are = |of: fn(&[f64]) -> f64, within: f64| {
        counts.iter().all(|(own, parts)| (own - of(parts)).abs() <= own.abs() * 1e-9 + within)
    };
    let is_any = counts.iter().any(|(own, _)| *own > 0.0);
    is_any && (are(sum, 0.0) || are(mean, 0.5) || are(|parts| median(parts).unwrap_or(f64::NAN), 0.5))
}

fn sum(parts: &[f64]) -> f64 {
    parts.iter().sum()
}

fn mean(parts: &[f64]) -> f64 {
    sum(parts) / parts.len() as f64
}

/// The number of a cell, noting nothing.
fn value(row: Row<'_>, column: &str) -> Option<f64> {
    let Said::Value(cell) = row.cell(column) else { return None };
    number::of(cell).ok()?.only()
}
