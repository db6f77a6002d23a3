//! Scores the rows of a table with a model from a file.

use crate::args::LabError;
use crate::frame::{Frame, Rename, renamed_alike};
use crate::inputs::Input;
use crate::model::Model;
use crate::table::Table;
use serde_json::{Value, json};
use std::path::PathBuf;
use sverka_core::engine::calibration::CERTAIN;

/// Score the rows of a table with a model: base and parts sum to the score exactly, in 1/256 of a logit.
///
/// Example: sverka-lab score --model model.json --data others.csv
#[derive(Debug, clap::Args)]
pub(crate) struct Score {
    /// The model that `fit` wrote.
    #[arg(long)]
    model: PathBuf,
    /// The table (CSV, XLSX, JSON …). Columns the model does not know are not used; those it lacks count as missing, and are told.
    #[arg(long)]
    data: PathBuf,
    /// Take a column under another name, OLD=>NEW; may be given again.
    #[arg(long)]
    rename: Vec<Rename>,
}

impl Score {
    pub(crate) fn run(&self) -> Result<Value, LabError> {
        let model = Model::read(&self.model)?;
        let table = Table::read(&self.data)?;
        let wanted = model.inputs.iter().flat_map(Input::columns);
        let frame = Frame::new(&table, None, &renamed_alike(&table, &self.rename, wanted));
        let (values, lacking) = model.values(&self.data, &frame)?;
        let rows = table.rows.iter().enumerate().map(|(at, row)| {
            let it = model.artefact.explain(&values.iter().map(|cells| cells[at]).collect::<Vec<_>>());
            json!({
                "row": row.number,
                "score": it.score,
                "sd": it.sd,
                "chance": f64::from(it.chance) / f64::from(CERTAIN),
                "positive": it.score >= model.threshold,
                "parts": model.named(&it.parts),
            })
        });
        let rows: Vec<Value> = rows.collect();
        Ok(json!({
            "n": rows.len(),
            "label": model.label,
            "model": model.artefact.fingerprint,
            "points_per_logit": sverka_core::engine::fixedpoint::PER_LOGIT,
            "base": model.artefact.base,
            "threshold": model.threshold,
            "missing_columns": lacking,
            "rows": rows,
        }))
    }
}
