//! Which sheet of a workbook has the results.

use super::problem::BadResults;
use super::{Options, WANTED, numbers};
use crate::columns::{Columns, Field};
use crate::source::{Sheet, Source};
use crate::table::Table;
use crate::text::normalise;

/// A sheet that was not read.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, ts_rs::TS)]
pub struct OtherSheet {
    /// Its name.
    pub name: String,
    /// True when the program that made it does not show it.
    pub hidden: bool,
    /// Rows with something in them.
    pub rows: usize,
}

pub(super) struct Chosen<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) name: Option<String>,
    pub(super) others: Vec<OtherSheet>,
}

/// The sheet a person chose; else the first one shown that names creators and numbers; else the first one shown.
pub(super) fn choose<'a>(source: &'a Source, options: &Options) -> Result<Chosen<'a>, BadResults> {
    let all: Vec<&Sheet> = source.sheets.iter().filter(|sheet| !sheet.lines.is_empty()).collect();
    let names = || all.iter().map(|sheet| sheet.name.clone()).collect::<Vec<_>>();
    let at = match options.sheet.as_deref().filter(|name| !name.is_empty()) {
        Some(name) => all
            .iter()
            .position(|sheet| sheet.name == name)
            .or_else(|| all.iter().position(|sheet| normalise(&sheet.name) == normalise(name)))
            .ok_or_else(|| BadResults::NoSheet { name: name.to_owned(), has: names() })?,
        None => {
            let shown = |at: &usize| !all[*at].hidden;
            // A list of prices names creators and money, but no post was counted there.
            let fits = |counted| (0..all.len()).filter(shown).find(|at| has_results(all[*at], options, counted));
            let mut all_shown = (0..all.len()).filter(shown);
            let only = all_shown.next().filter(|_| all_shown.next().is_none());
            let first = only.or_else(|| fits(true)).or_else(|| fits(false)).or_else(|| (0..all.len()).find(shown));
            first.ok_or_else(|| BadResults::OnlyHidden(names()))?
        }
    };
    let others = all.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, sheet)| OtherSheet {
        name: sheet.name.clone(),
        hidden: sheet.hidden,
        rows: sheet.lines.len(),
    });
    let name = Some(all[at].name.clone()).filter(|name| !name.is_empty());
    Ok(Chosen { sheet: all[at], name, others: others.collect() })
}

fn has_results(sheet: &Sheet, options: &Options, counted: bool) -> bool {
    let table = Table::of(sheet);
    let columns = Columns::of(&table.columns, &WANTED, &options.columns);
    let who = [Field::CreatorId, Field::Handle, Field::Account, Field::Name, Field::Link, Field::Post];
    !table.rows.is_empty()
        && who.iter().any(|field| columns.has(*field))
        && if counted { numbers::has_counts(&columns) } else { numbers::has_any(&columns) }
}
