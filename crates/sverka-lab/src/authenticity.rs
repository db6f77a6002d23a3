//! Learns from one labelled table and is checked on another.

use crate::alias::same_label;
use crate::args::LabError;
use crate::frame::{Frame, Rename, renamed_alike};
use crate::inputs::Input;
use crate::model::{Lesson, ModelError};
use crate::table::Table;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::PathBuf;
use sverka_core::engine::calibration::CERTAIN;
use sverka_core::engine::metrics::{auc, brier, calibration_error, decisions};

/// Learn to tell fake accounts (or any 0/1 label) from the numbers of one table, and check it on another.
///
/// Columns are matched by meaning ("#followers" is "userFollowerCount"); columns of text, copies of the label and numbers of
/// rows are left out, and told. Cells may be parted by commas, semicolons or tabs.
///
/// Example: sverka-lab authenticity --train accounts.csv --test others.csv --label fake
#[derive(Debug, clap::Args)]
pub(crate) struct Authenticity {
    /// Labelled table to learn from (CSV, XLSX, JSON …).
    #[arg(long)]
    train: PathBuf,
    /// Labelled table to check on (CSV, XLSX, JSON …). Only columns that both tables have are used.
    #[arg(long)]
    test: PathBuf,
    /// The column with 0 and 1, false and true, no and yes, or real and fake.
    #[arg(long)]
    label: String,
    /// Its name in the table to check on, when it is another one.
    #[arg(long)]
    test_label: Option<String>,
    /// Take a column under another name, OLD=>NEW; may be given again. Both tables are searched for OLD.
    #[arg(long)]
    rename: Vec<Rename>,
}

/// Bins of the expected calibration error.
const ECE_BINS: usize = 10;

impl Authenticity {
    pub(crate) fn run(&self) -> Result<Value, LabError> {
        let lesson = Lesson::read(&self.train, &self.label, &self.rename)?;
        let test = Table::read(&self.test)?;
        let test_label = match &self.test_label {
            Some(name) => test.find(name).unwrap_or(name),
            None => match test.find(&self.label) {
                Some(name) => name,
                None => same_label(&self.label, &test.columns).unwrap_or(&self.label),
            },
        };
        let truth = test.labels(test_label)?;
        let renames = renamed_alike(&test, &self.rename, lesson.frame.names.iter().map(String::as_str));
        let frame = Frame::new(&test, Some(test_label), &renames);
        let shared: BTreeSet<String> =
            lesson.frame.names.iter().filter(|name| frame.cells.contains_key(*name)).cloned().collect();
        if shared.is_empty() {
            let columns = lesson.frame.names.clone();
            return Err(ModelError::NothingShared { path: self.test.clone(), columns }.into());
        }
        let model = lesson.learn(Some(&shared))?;
        let (values, _) = model.values(&self.test, &frame)?;
        let chance_of = |score: i32| f64::from(model.artefact.calibration.of(score)) / f64::from(CERTAIN);
        let rows = model.scores(&values)?.into_iter();
        let (scores, chances): (Vec<f64>, Vec<f64>) = rows.map(|score| (f64::from(score), chance_of(score))).unzip();
        let at = decisions(&scores, &truth, f64::from(model.threshold));
        let alone = |one: &Frame, other: &Frame| {
            one.names.iter().filter(|name| !other.cells.contains_key(*name)).cloned().collect::<Vec<_>>()
        };
        Ok(json!({
            "n": truth.len(),
            "auc": auc(&scores, &truth),
            "f1": at.f1,
            "precision": at.precision,
            "recall": at.recall,
            "brier": brier(&chances, &truth),
            "ece": calibration_error(&chances, &truth, ECE_BINS),
            "positives": truth.iter().filter(|truth| **truth).count(),
            "threshold": { "score": model.threshold, "chance": chance_of(model.threshold) },
            "train": {
                "n": lesson.truth.len(),
                "positives": lesson.truth.iter().filter(|truth| **truth).count(),
                "repeated_rows_dropped": lesson.repeated,
                "ignored": lesson.frame.ignored,
                "unread": lesson.frame.unread,
                "alone_tell_every_label": lesson.telling,
                "not_in_test": alone(&lesson.frame, &frame),
            },
            "test": {
                "label": test_label,
                "ignored": frame.ignored,
                "unread": frame.unread,
                "not_in_train": alone(&frame, &lesson.frame),
            },
            "features": model.inputs.iter().map(Input::name).collect::<Vec<_>>(),
            "model": model.artefact.fingerprint,
        }))
    }
}
