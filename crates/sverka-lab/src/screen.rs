//! Replays an expert who reads texts in the order of the queue, and says how much reading it saved.

use crate::args::LabError;
use crate::table::{Row, Table};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::time::Instant;
use sverka_core::preference::screening::{Measures, Screener, Text, measure, priors};

/// Replay one expert who labels texts in queue order; says how much reading the queue saved.
///
/// wss95, rrf10 and atd are per cent, means over the seeds: work saved over sampling at 95 % recall, relevant found after
/// 10 % of the reading, and average time to discovery (lower is better), as defined by Ferdinands et al. 2023. Each seed
/// draws one relevant and one irrelevant row that are known beforehand; they count neither as read nor as found.
/// priors.rows are their places in the table, from 0, one pair a seed.
/// per_label_ms is everything between a label and the next text, in milliseconds, over all labels of all seeds.
#[derive(Debug, clap::Args)]
pub(crate) struct Screen {
    /// Labelled texts (CSV, XLSX, JSON …).
    #[arg(long)]
    data: PathBuf,
    /// Columns to read, separated by commas. With several, the first is the heading, and its words count three times.
    #[arg(long, value_delimiter = ',', required = true)]
    text: Vec<String>,
    /// The column with 0 and 1.
    #[arg(long)]
    label: String,
    /// How many replays, each from another pair of known rows.
    #[arg(long, default_value_t = 15, value_parser = clap::value_parser!(u64).range(1..=10_000))]
    seeds: u64,
}

/// Why texts cannot be screened.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ScreenError {
    #[error("{path}: no row has a word in {}", .columns.join(", "))]
    NoText { path: PathBuf, columns: Vec<String> },
    #[error(
        "{path}: {column} has {relevant} relevant and {irrelevant} irrelevant rows; one of each is known beforehand, and \
         at least one relevant row must be left to find"
    )]
    NothingToFind { path: PathBuf, column: String, relevant: usize, irrelevant: usize },
    #[error(transparent)]
    Verdict(#[from] sverka_core::preference::screening::ScreeningError),
}

/// What one replay showed.
struct Replay {
    measures: Measures,
    per_label_ms: Vec<f64>,
    known: (usize, usize),
}

impl Screen {
    pub(crate) fn run(&self) -> Result<Value, LabError> {
        let table = Table::read(&self.data)?;
        let labels = table.labels(&self.label)?;
        let columns = self.text.iter().map(|name| table.column(name.trim())).collect::<Result<Vec<_>, _>>()?;
        let parts: Vec<(String, String)> = table.rows.iter().map(|row| parts(row, &columns)).collect();
        let has_word = |text: &str| text.chars().any(char::is_alphanumeric);
        let wordless = parts.iter().filter(|(heading, body)| !has_word(heading) && !has_word(body)).count();
        if wordless == parts.len() {
            return Err(ScreenError::NoText { path: self.data.clone(), columns: self.text.clone() }.into());
        }
        let texts: Vec<Text<'_>> = parts.iter().map(|(heading, body)| Text { heading, body }).collect();
        let start = Instant::now();
        let mut screener = Screener::new(&texts);
        let reading_ms = start.elapsed().as_secs_f64() * 1e3;
        let mut replays = Vec::new();
        for seed in 0..self.seeds {
            replays.push(self.replay(&mut screener, &labels, seed)?);
        }
        let relevant = labels.iter().filter(|label| **label).count();
        let mut per_label: Vec<f64> = replays.iter().flat_map(|replay| &replay.per_label_ms).copied().collect();
        per_label.sort_by(f64::total_cmp);
        let of = |measure: fn(&Measures) -> f64| Spread::of(replays.iter().map(|replay| measure(&replay.measures)));
        let (wss95, rrf10, atd) = (of(|m| m.wss95), of(|m| m.rrf10), of(|m| m.atd));
        Ok(json!({
            "n": labels.len(),
            "relevant": relevant,
            "wss95": tenths(wss95.mean),
            "rrf10": tenths(rrf10.mean),
            "atd": tenths(atd.mean),
            "per_label_ms": {
                "p50": quantile(&per_label, 0.5),
                "p95": quantile(&per_label, 0.95),
                "mean": thousandths(per_label.iter().sum::<f64>() / per_label.len() as f64),
            },
            "unit": "per cent",
            "seeds": self.seeds,
            "priors": {
                "relevant": 1,
                "irrelevant": 1,
                "counted": false,
                "rows": replays.iter().map(|replay| [replay.known.0, replay.known.1]).collect::<Vec<_>>(),
            },
            "spread": { "wss95": wss95.json(), "rrf10": rrf10.json(), "atd": atd.json() },
            "without_text": wordless,
            "reading_ms": thousandths(reading_ms),
        }))
    }

    fn replay(&self, screener: &mut Screener, labels: &[bool], seed: u64) -> Result<Replay, ScreenError> {
        let relevant = labels.iter().filter(|label| **label).count();
        let nothing = || ScreenError::NothingToFind {
            path: self.data.clone(),
            column: self.label.clone(),
            relevant,
            irrelevant: labels.len() - relevant,
        };
        let (accepted, rejected) = priors(labels, seed).ok_or_else(nothing)?;
        screener.forget();
        screener.label(accepted, true)?;
        screener.label(rejected, false)?;
        let (mut read, mut per_label_ms) = (Vec::new(), Vec::new());
        let mut next = screener.next();
        while let Some(document) = next {
            read.push(labels[document]);
            let start = Instant::now();
            screener.label(document, labels[document])?;
            next = screener.next();
            per_label_ms.push(start.elapsed().as_secs_f64() * 1e3);
        }
        Ok(Replay { measures: measure(&read).ok_or_else(nothing)?, per_label_ms, known: (accepted, rejected) })
    }
}

/// The first of several columns is the heading; a single one is all body.
fn parts(row: &Row, columns: &[usize]) -> (String, String) {
    let join = |columns: &[usize]| columns.iter().map(|at| row.text(*at)).collect::<Vec<_>>().join("\n");
    match columns {
        [heading, body @ ..] if !body.is_empty() => (row.text(*heading).to_owned(), join(body)),
        _ => (String::new(), join(columns)),
    }
}

/// Mean and spread of a measure over the seeds.
struct Spread {
    mean: f64,
    sd: f64,
    low: f64,
    high: f64,
}

impl Spread {
    fn of(values: impl Iterator<Item = f64>) -> Self {
        let values: Vec<f64> = values.collect();
        let n = values.len() as f64;
        let mean = values.iter().sum::<f64>() / n;
        let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
        Self {
            mean,
            sd: (squares / (n - 1.0).max(1.0)).sqrt(),
            low: values.iter().copied().fold(f64::INFINITY, f64::min),
            high: values.iter().copied().fold(f64::NEG_INFINITY, f64::max),
        }
    }

    fn json(&self) -> Value {
        json!({ "sd": tenths(self.sd), "min": tenths(self.low), "max": tenths(self.high) })
    }
}

fn tenths(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

fn thousandths(value: f64) -> f64 {
    (value * 1e3).round() / 1e3
}

/// The value below which a share of a sorted list lies (nearest rank).
fn quantile(sorted: &[f64], share: f64) -> f64 {
    let at = (share * sorted.len() as f64).ceil() as usize;
    thousandths(sorted.get(at.saturating_sub(1)).copied().unwrap_or(0.0))
}
