//! Our side of `script/bench scoring`: reads the columns that the rivals read too, measures, and prints one JSON object.
//!
//! The folder holds `spec.json` and, for each set, `NAME.f32` (columns one after another, little-endian), `NAME.y` (a byte
//! 0 or 1 a row) and, where models are compared by folds, `NAME.fold` (a byte a row).

use serde::Deserialize;
use serde_json::{Value, json};
use std::error::Error;
use std::hint::black_box;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Instant;
use sverka_core::engine::artefact::Artefact;
use sverka_core::engine::bgam::{Fit, Link, Settings, Training, fit};
use sverka_core::engine::calibration::Beta;
use sverka_core::engine::columns::{Cell, Columns};
use sverka_core::engine::edges::Edges;
use sverka_core::engine::fixedpoint::Path as Way;
use sverka_core::engine::metrics::auc;
use sverka_core::engine::steps::Steps;

type Failure = Box<dyn Error>;

/// What there is to measure.
#[derive(Deserialize)]
struct Spec {
    speed: Speed,
    sets: Vec<Set>,
}

/// The large set: the first rows train, all are scored, and quality is that of the rows after the training ones.
#[derive(Deserialize)]
struct Speed {
    rows: usize,
    features: usize,
    train: usize,
    top: usize,
    repeats: usize,
}

/// A set on which models are compared by folds.
#[derive(Deserialize)]
struct Set {
    name: String,
    rows: usize,
    features: usize,
}

fn main() -> Result<(), Failure> {
    let folder = std::env::args_os().nth(1).map(PathBuf::from).ok_or("usage: scoring-bench FOLDER")?;
    let spec: Spec = serde_json::from_slice(&std::fs::read(folder.join("spec.json"))?)?;
    let sets = spec.sets.iter().map(|set| quality(&folder, set)).collect::<Result<Vec<_>, _>>()?;
    let answer = json!({ "sets": sets, "speed": speed(&folder, &spec.speed)? });
    writeln!(std::io::stdout(), "{answer:#}")?;
    Ok(())
}

fn columns_of(folder: &Path, name: &str, rows: usize, features: usize) -> Result<Vec<Vec<f32>>, Failure> {
    let bytes = std::fs::read(folder.join(format!("{name}.f32")))?;
    if bytes.len() != rows * features * 4 {
        return Err(format!("{name}.f32 is not {rows} × {features}").into());
    }
    let numbers = |column: &[u8]| column.as_chunks::<4>().0.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect();
    Ok(bytes.chunks_exact(rows * 4).map(numbers).collect())
}

fn bytes_of(folder: &Path, name: &str, rows: usize) -> Result<Vec<u8>, Failure> {
    let bytes = std::fs::read(folder.join(name))?;
    if bytes.len() == rows { Ok(bytes) } else { Err(format!("{name} is not of {rows} rows").into()) }
}

/// Columns of bins.
fn binned<'a>(values: impl Iterator<Item = &'a Vec<f32>>, edges: &[Edges]) -> Result<Columns, Failure> {
    let bins = values.zip(edges).map(|(column, edges)| {
        column.iter().map(|value| edges.bin(Cell::Known(f64::from(*value)))).collect::<Vec<u8>>()
    });
    Ok(Columns::new(&bins.collect::<Vec<_>>())?)
}

fn edges_of(values: &[Vec<f32>], rows: &[usize]) -> Vec<Edges> {
    values.iter().map(|column| Edges::quantiles(rows.iter().map(|row| f64::from(column[*row])))).collect()
}

fn fitted(columns: &Columns, truth: &[u8]) -> Result<Fit, Failure> {
    let response: Vec<f64> = truth.iter().copied().map(f64::from).collect();
    let training = Training { columns, response: &response, weights: None, offset: None, places: None };
    Ok(fit(&training, &Settings::new(Link::Logit))?)
}

/// The mean area under the curve over folds: each is scored by a model of the others.
fn quality(folder: &Path, set: &Set) -> Result<Value, Failure> {
    let values = columns_of(folder, &set.name, set.rows, set.features)?;
    let truth = bytes_of(folder, &format!("{}.y", set.name), set.rows)?;
    let folds = bytes_of(folder, &format!("{}.fold", set.name), set.rows)?;
    let mut areas = Vec::new();
    for fold in 0..=folds.iter().copied().max().unwrap_or_default() {
        let (unseen, seen): (Vec<usize>, Vec<usize>) = (0..set.rows).partition(|row| folds[*row] == fold);
        let edges = edges_of(&values, &seen);
        let all = binned(values.iter(), &edges)?;
        let labels: Vec<u8> = seen.iter().map(|row| truth[*row]).collect();
        let model = fitted(&all.select(&seen), &labels)?;
        let sums = model.sums(&all.select(&unseen));
        let labels: Vec<bool> = unseen.iter().map(|row| truth[*row] == 1).collect();
        areas.extend(auc(&sums, &labels));
    }
    let mean = areas.iter().sum::<f64>() / areas.len() as f64;
    Ok(json!({ "name": set.name, "auc": mean, "folds": areas }))
}

/// Milliseconds of each repeat, in rising order.
fn times<T>(repeats: usize, mut work: impl FnMut() -> T) -> Vec<f64> {
    let mut all: Vec<f64> = (0..repeats.max(1))
        .map(|_| {
            let start = Instant::now();
            black_box(work());
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    all.sort_by(f64::total_cmp);
    all
}

fn speed(folder: &Path, spec: &Speed) -> Result<Value, Failure> {
    let values = columns_of(folder, "speed", spec.rows, spec.features)?;
    let truth = bytes_of(folder, "speed.y", spec.rows)?;
    let seen: Vec<usize> = (0..spec.train).collect();
    let edges = edges_of(&values, &seen);
    let binning = times(1, || binned(values.iter(), &edges));
    let columns = binned(values.iter(), &edges)?;
    drop(values);

    let training = columns.select(&seen);
    let mut model = None;
    let fitting = times(spec.repeats, || model = fitted(&training, &truth[..spec.train]).ok());
    let model = model.ok_or("the fit failed")?;
    let steps = edges.into_iter().enumerate().map(|(at, edges)| Steps::of_bins(&model, at, format!("x{at}"), edges));
    let artefact = Artefact::new(&model, &steps.collect::<Vec<_>>(), &Beta::NONE, spec.train)?;
    let points = artefact.points()?;

    let mut copy = columns.clone();
    let copying = times(spec.repeats, || columns.copy_into(&mut copy));
    let mut ways = serde_json::Map::new();
    for (name, way) in [("best", Way::detect()), ("scalar", Way::SCALAR)] {
        let top = times(spec.repeats, || points.top(&columns, spec.top, way));
        let mut parts = points.contributions(&columns, way)?;
        let explaining = times(spec.repeats, || points.contributions_into(&columns, way, &mut parts));
        ways.insert(name.to_owned(), json!({ "score_and_top_ms": top, "contributions_ms": explaining }));
    }
    let scores = points.scores(&columns, Way::detect())?;
    let same = scores == points.scores(&columns, Way::SCALAR)?;
    let unseen: Vec<f64> = scores[spec.train..].iter().copied().map(f64::from).collect();
    let labels: Vec<bool> = truth[spec.train..].iter().map(|label| *label == 1).collect();
    Ok(json!({
        "rows": spec.rows,
        "features": spec.features,
        "auc": auc(&unseen, &labels),
        "same_integers": same,
        "binning_ms": binning,
        "memcpy_ms": copying,
        "bytes": columns.bytes(),
        "fit_ms": fitting,
        "fit_rounds": model.rounds,
        "paths": ways,
    }))
}
