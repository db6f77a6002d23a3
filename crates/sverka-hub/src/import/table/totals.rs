//! Rows that sum up others: `Итого`, `Total`. A creator may be called so, too.

use super::creator::Context;
use super::read::{Row, Said};
use super::wanted::{Kind, Role};
use crate::import::finding::Finding;
use crate::import::printable::printable;
use sverka_table::number;
use sverka_table::table::is_total;

/// What is wrong with a row that sums up those before it. One that may be a creator is noted.
pub(super) fn judge(row: Row<'_>, before: &[Row<'_>], context: &Context) -> Option<Finding> {
    let creator = &context.mapping.creator;
    let first = row.cells().iter().find(|cell| !cell.is_empty());
    let own = creator.id.columns.iter().chain(creator.handle.iter().flat_map(|handle| &handle.columns));
    let label = first.into_iter().chain(own.filter_map(|column| row.raw(column))).find(|cell| is_total(&cell.text))?;
    let label = printable(&label.text);
    let says = |columns: &[String]| columns.iter().any(|column| matches!(row.cell(column), Said::Value(_)));
    let is_bare = match creator.platform.columns.as_slice() {
        [] => {
            let texts = context.mapping.columns().into_iter().filter(|(_, role)| *role == Role::Text);
            let others = texts.filter_map(|(column, _)| row.raw(column)).filter(|cell| !cell.is_empty());
            others.into_iter().all(|cell| is_total(&cell.text))
        }
        columns => !says(columns),
    };
    if is_bare || sums(row, before, context) {
        let finding = Finding::new("total-row", format!("the row sums up others: {label}"));
        return Some(Finding { text: label, ..finding });
    }
    let detail = format!("the row is called as rows are that sum up others: {label}. It was kept");
    row.table.notes.add(row.number, Finding::new("perhaps-total", detail));
    None
}

/// True when the counts of a row are the sums of those before it, of two at least.
fn sums(row: Row<'_>, before: &[Row<'_>], context: &Context) -> bool {
    if before.len() < 2 {
        return false;
    }
    let counts = context.mapping.columns().into_iter().filter(|(_, role)| *role == Role::Number(Kind::Count));
    let mut equal = 0;
    for (column, _) in counts {
        let (Some(own), parts) = (value(row, column), before.iter().filter_map(|row| value(*row, column))) else {
            continue;
        };
        let sum: f64 = parts.sum();
        if (own - sum).abs() > own.abs() * 1e-9 {
            return false;
        }
        equal += usize::from(own > 0.0);
    }
    equal > 0
}

/// The number of a cell, noting nothing.
fn value(row: Row<'_>, column: &str) -> Option<f64> {
    let Said::Value(cell) = row.cell(column) else { return None };
    number::of(cell).ok()?.only()
}
