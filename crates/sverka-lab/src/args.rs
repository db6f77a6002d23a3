//! What can be asked, and how an answer or a refusal is written.

use crate::authenticity::Authenticity;
use crate::discover::{Discover, DiscoverError};
use crate::fit::Fit;
use crate::forecast::{Forecast, ForecastError};
use crate::model::ModelError;
use crate::score::Score;
use crate::screen::{Screen, ScreenError};
use crate::table::TableError;
use clap::{Parser, Subcommand};
use serde_json::Value;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// Check Sverka's models on your own closed data. Nothing leaves this machine; every answer is one JSON object.
///
/// Exit codes: 0 done; 1 the data cannot be used, with the reason on standard error; 2 wrong arguments.
#[derive(Debug, Parser)]
#[command(version, about)]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Authenticity(Authenticity),
    Discover(Discover),
    Fit(Fit),
    Forecast(Forecast),
    Score(Score),
    Screen(Screen),
}

/// Why a command gives no answer.
#[derive(Debug, thiserror::Error)]
pub(crate) enum LabError {
    /// The table cannot be used.
    #[error(transparent)]
    Table(#[from] TableError),
    /// No model can be made or used.
    #[error(transparent)]
    Model(#[from] ModelError),
    /// The texts cannot be screened.
    #[error(transparent)]
    Screen(#[from] ScreenError),
    /// A question has no answer.
    #[error(transparent)]
    Discover(#[from] DiscoverError),
    /// Nothing can be forecast.
    #[error(transparent)]
    Forecast(#[from] ForecastError),
    /// A file cannot be written.
    #[error("{path} cannot be written: {source}")]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The answer cannot be written.
    #[error("the answer cannot be written: {0}")]
    Write(#[from] std::io::Error),
}

pub(crate) fn run() -> ExitCode {
    let answer = answer(Args::parse().command);
    let written = answer.and_then(|value| {
        let mut out = std::io::stdout().lock();
        writeln!(out, "{value:#}").map_err(LabError::from)
    });
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Standard error may be closed; there is nobody left to tell then.
            let _ = writeln!(std::io::stderr(), "sverka-lab: {error}");
            ExitCode::FAILURE
        }
    }
}

fn answer(command: Command) -> Result<Value, LabError> {
    match command {
        Command::Authenticity(command) => command.run(),
        Command::Discover(command) => command.run(),
        Command::Fit(command) => command.run(),
        Command::Forecast(command) => command.run(),
        Command::Score(command) => command.run(),
        Command::Screen(command) => command.run(),
    }
}
