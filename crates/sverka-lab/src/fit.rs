//! Learns a model from a labelled table and writes it to a file.

use crate::args::LabError;
use crate::frame::Rename;
use crate::inputs::Input;
use crate::model::Lesson;
use serde_json::{Value, json};
use std::path::PathBuf;

/// Learn a model from a labelled table and write it to a file.
///
/// Example: sverka-lab fit --train accounts.csv --label fake --out model.json
#[derive(Debug, clap::Args)]
pub(crate) struct Fit {
    /// Labelled table to learn from (CSV, XLSX, JSON …).
    #[arg(long)]
    train: PathBuf,
    /// The column with 0 and 1, false and true, no and yes, or real and fake.
    #[arg(long)]
    label: String,
    /// Where the model is written (JSON).
    #[arg(long)]
    out: PathBuf,
    /// Take a column under another name, OLD=>NEW; may be given again.
    #[arg(long)]
    rename: Vec<Rename>,
}

impl Fit {
    pub(crate) fn run(&self) -> Result<Value, LabError> {
        let lesson = Lesson::read(&self.train, &self.label, &self.rename)?;
        let model = lesson.learn(None)?;
        model.write(&self.out)?;
        Ok(json!({
            "n": lesson.truth.len(),
            "positives": lesson.truth.iter().filter(|truth| **truth).count(),
            "repeated_rows_dropped": lesson.repeated,
            "ignored": lesson.frame.ignored,
            "unread": lesson.frame.unread,
            "alone_tell_every_label": lesson.telling,
            "features": model.inputs.iter().map(Input::name).collect::<Vec<_>>(),
            "model": model.artefact.fingerprint,
            "out": self.out,
        }))
    }
}
