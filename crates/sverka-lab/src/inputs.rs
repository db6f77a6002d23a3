//! What a model reads from a table: columns, and relations between counts.
//!
//! A count that spans orders of magnitude says most beside another one (who follows many and is followed by few). Such
//! pairs are found by the shape of their columns, not by their names.

use crate::frame::{Frame, known, of_both};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use sverka_core::engine::columns::Cell;
use sverka_core::engine::learn::Feature;
use sverka_core::engine::scale::Scale;

/// One feature's source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum Input {
    /// A column as it is.
    Column { name: String },
    /// The logarithm of (one + 1) ÷ (other + 1).
    Relation { of: String, to: String },
}

impl Input {
    /// The feature's name in the model.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Column { name } => name.clone(),
            Self::Relation { of, to } => format!("{of} ÷ {to}"),
        }
    }

    /// Columns it needs.
    pub(crate) fn columns(&self) -> Vec<&str> {
        match self {
            Self::Column { name } => vec![name],
            Self::Relation { of, to } => vec![of, to],
        }
    }

    /// Reads the feature. A column that is not there is missing in every row.
    pub(crate) fn read(&self, frame: &Frame) -> Feature {
        let cells = match self {
            Self::Column { name } => frame.cells.get(name).cloned(),
            Self::Relation { of, to } => frame.cells.get(of).zip(frame.cells.get(to)).map(|(of, to)| {
                let relation = |of: f64, to: f64| ((of.max(0.0) + 1.0) / (to.max(0.0) + 1.0)).ln();
                of.iter().zip(to).map(|(of, to)| of_both(*of, *to, relation)).collect()
            }),
        };
        Feature { name: self.name(), cells: cells.unwrap_or_else(|| vec![Cell::Missing; frame.rows]) }
    }
}

/// The inputs a table offers: its columns that vary, among those allowed, and the relations of its wide counts.
pub(crate) fn offered(frame: &Frame, allowed: Option<&BTreeSet<String>>) -> Vec<Input> {
    let names: Vec<&String> = frame
        .names
        .iter()
        .filter(|name| allowed.is_none_or(|allowed| allowed.contains(*name)) && varies(&frame.cells[*name]))
        .collect();
    let wide: Vec<&String> = names.iter().copied().filter(|name| is_wide_count(&frame.cells[*name])).collect();
    let columns = names.iter().map(|name| Input::Column { name: (*name).clone() });
    let relations = wide
        .iter()
        .enumerate()
        .flat_map(|(at, to)| wide[at + 1..].iter().map(|of| Input::Relation { of: (*of).clone(), to: (*to).clone() }));
    columns.chain(relations).collect()
}

fn varies(cells: &[Cell]) -> bool {
    cells.iter().any(|cell| *cell != cells[0])
}

/// Whole numbers from 0 that span orders of magnitude.
fn is_wide_count(cells: &[Cell]) -> bool {
    let values = || cells.iter().filter_map(known);
    Scale::of(values()) == Scale::Logarithmic && values().all(|value| value.fract() == 0.0)
}
