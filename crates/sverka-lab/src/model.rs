//! A model learnt from a table, and its file.

use crate::args::LabError;
use crate::frame::{Frame, Rename};
use crate::inputs::{Input, offered};
use crate::table::{Table, TableError};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use sverka_core::engine::artefact::{Artefact, BadArtefact};
use sverka_core::engine::bgam::{Link, Settings};
use sverka_core::engine::columns::{BadColumns, Cell};
use sverka_core::engine::fixedpoint::{BadPoints, Path as Way};
use sverka_core::engine::learn::{BadLearning, Feature, Folds, learn};

/// Everything `score` needs, as it is in the file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Model {
    /// The column it predicts.
    pub(crate) label: String,
    /// A row from this score on is taken for positive.
    pub(crate) threshold: i32,
    /// Where each feature comes from, in the artefact's order.
    pub(crate) inputs: Vec<Input>,
    /// The fitted parts.
    pub(crate) artefact: Artefact,
}

/// Why a model cannot be made or used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ModelError {
    #[error("{path}: no column of numbers is left to learn from ({} ignored: {})", .ignored.len(), .ignored.join("; "))]
    NoColumns { path: PathBuf, ignored: Vec<String> },
    #[error("{path}: {source}")]
    Learning { path: PathBuf, source: BadLearning },
    #[error("{path} cannot be read: {source}")]
    Read { path: PathBuf, source: std::io::Error },
    #[error("{path} is not a model: {source}")]
    Form { path: PathBuf, source: serde_json::Error },
    #[error("{path} cannot be used: {source}")]
    Artefact { path: PathBuf, source: BadArtefact },
    #[error("{path} cannot be used: its inputs are not those of its features")]
    Inputs { path: PathBuf },
    #[error("{path} has none of the model's columns: {}", .columns.join(", "))]
    NothingShared { path: PathBuf, columns: Vec<String> },
    #[error(transparent)]
    Columns(#[from] BadColumns),
    #[error(transparent)]
    Points(#[from] BadPoints),
}

/// A table to learn from: its numbers and its labels, each different row once.
#[derive(Debug)]
pub(crate) struct Lesson {
    pub(crate) path: PathBuf,
    pub(crate) label: String,
    pub(crate) frame: Frame,
    pub(crate) truth: Vec<bool>,
    /// Rows that repeated an earlier one in every column.
    pub(crate) repeated: usize,
    /// Columns that alone tell every label: perhaps they were not known before it.
    pub(crate) telling: Vec<String>,
}

impl Lesson {
    /// Reads the table.
    ///
    /// # Errors
    /// When it cannot be read or has no usable label.
    pub(crate) fn read(path: &Path, label: &str, renames: &[Rename]) -> Result<Self, TableError> {
        let mut table = Table::read(path)?;
        // Faults of the label are told by their row, so before any row goes.
        table.labels(label)?;
        let before = table.rows.len();
        let mut seen = BTreeSet::new();
        table.rows.retain(|row| seen.insert(row.cells.iter().map(|cell| cell.text.clone()).collect::<Vec<_>>()));
        let truth = table.labels(label)?;
        let label = table.find(label).unwrap_or(label);
        let mut frame = Frame::new(&table, Some(label), renames);
        let telling = frame.without_label(&truth);
        let repeated = before - table.rows.len();
        Ok(Self { path: path.to_owned(), label: label.to_owned(), frame, truth, repeated, telling })
    }

    /// Learns a model from the columns, or from those allowed only.
    ///
    /// # Errors
    /// When there is too little to learn from.
    pub(crate) fn learn(&self, allowed: Option<&BTreeSet<String>>) -> Result<Model, ModelError> {
        let inputs = offered(&self.frame, allowed);
        if inputs.is_empty() {
            let told = |ignored: &crate::frame::Ignored| format!("{}: {}", ignored.column, ignored.why);
            let ignored = self.frame.ignored.iter().map(told).collect();
            return Err(ModelError::NoColumns { path: self.path.clone(), ignored });
        }
        let features: Vec<Feature> = inputs.iter().map(|input| input.read(&self.frame)).collect();
        let learned = learn(&features, &self.truth, &Settings::new(Link::Logit), Folds::default())
            .map_err(|source| ModelError::Learning { path: self.path.clone(), source })?;
        Ok(Model { label: self.label.clone(), threshold: learned.threshold, inputs, artefact: learned.artefact })
    }
}

impl Model {
    /// Reads and checks a file.
    ///
    /// # Errors
    /// When it is not a model, or was changed.
    pub(crate) fn read(path: &Path) -> Result<Self, ModelError> {
        let path = path.to_owned();
        let text = std::fs::read_to_string(&path).map_err(|source| ModelError::Read { path: path.clone(), source })?;
        let model: Self =
            serde_json::from_str(&text).map_err(|source| ModelError::Form { path: path.clone(), source })?;
        model.artefact.validate().map_err(|source| ModelError::Artefact { path: path.clone(), source })?;
        let names = model.artefact.features.iter().map(|feature| &feature.name);
        if model.inputs.len() != names.len() || !model.inputs.iter().map(Input::name).eq(names.cloned()) {
            return Err(ModelError::Inputs { path });
        }
        Ok(model)
    }

    /// Writes the file.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(crate) fn write(&self, path: &Path) -> Result<(), LabError> {
        let mut text = serde_json::to_string_pretty(self).map_err(|error| LabError::Write(error.into()))?;
        text.push('\n');
        std::fs::write(path, text).map_err(|source| LabError::File { path: path.to_owned(), source })
    }

    /// The values of a table by feature, and the model's columns that the table lacks.
    ///
    /// # Errors
    /// When it has none of them.
    pub(crate) fn values(&self, path: &Path, frame: &Frame) -> Result<(Vec<Vec<Cell>>, Vec<String>), ModelError> {
        let needed: BTreeSet<&str> = self.inputs.iter().flat_map(Input::columns).collect();
        let (there, lacking): (Vec<&str>, Vec<&str>) =
            needed.into_iter().partition(|column| frame.cells.contains_key(*column));
        let lacking: Vec<String> = lacking.into_iter().map(str::to_owned).collect();
        if there.is_empty() {
            return Err(ModelError::NothingShared { path: path.to_owned(), columns: lacking });
        }
        Ok((self.inputs.iter().map(|input| input.read(frame).cells).collect(), lacking))
    }

    /// Scores of rows, in points.
    ///
    /// # Errors
    /// When the model cannot be used.
    pub(crate) fn scores(&self, values: &[Vec<Cell>]) -> Result<Vec<i32>, ModelError> {
        Ok(self.artefact.points()?.scores(&self.artefact.columns(values)?, Way::detect())?)
    }

    /// Parts by the feature's name.
    pub(crate) fn named(&self, parts: &[i16]) -> BTreeMap<String, i16> {
        self.inputs.iter().map(Input::name).zip(parts.iter().copied()).collect()
    }
}
