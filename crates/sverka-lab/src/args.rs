//! What can be asked, and how an answer or a refusal is written.

use crate::advice::{Advice, AdviceError};
use crate::authenticity::Authenticity;
use crate::cases::{Cases, CasesError};
use crate::discover::{Discover, DiscoverError};
use crate::fit::Fit;
use crate::forecast::{Forecast, ForecastError};
use crate::model::ModelError;
use crate::results::{Results, ResultsError};
use crate::score::Score;
use crate::screen::{Screen, ScreenError};
use crate::table::TableError;
use crate::trust::{Trust, TrustError};
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
    Advice(Advice),
    Authenticity(Authenticity),
    #[command(hide = true)]
    Cases(Cases),
    Discover(Discover),
    Fit(Fit),
    Forecast(Forecast),
    Results(Results),
    Score(Score),
    Screen(Screen),
    Trust(Trust),
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
    /// The cases cannot be tried.
    #[error(transparent)]
    Cases(#[from] CasesError),
    /// Wrong words for a case.
    #[error(transparent)]
    Words(#[from] clap::Error),
    /// The creators of results cannot be used.
    #[error(transparent)]
    Results(#[from] ResultsError),
    /// A table of results is refused as a whole; the answer says so too.
    #[error("{say}")]
    Refused {
        /// What is printed all the same.
        answer: Value,
        /// Why.
        say: String,
    },
    /// The rounds cannot be used.
    #[error(transparent)]
    Advice(#[from] AdviceError),
    /// The answers cannot be used.
    #[error(transparent)]
    Trust(#[from] TrustError),
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
    let value = match &answer {
        Ok(value) | Err(LabError::Refused { answer: value, .. }) => Some(value),
        Err(_) => None,
    };
    let written = value.map_or(Ok(()), |value| writeln!(std::io::stdout().lock(), "{value:#}"));
    match answer.and_then(|_| written.map_err(LabError::from)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            note(&error.to_string());
            ExitCode::FAILURE
        }
    }
}

/// Tells what is no part of the answer. Standard error may be closed; there is nobody left to tell then.
pub(crate) fn note(words: &str) {
    let _ = writeln!(std::io::stderr(), "sverka-lab: {words}");
}

/// The answer to the words of a command.
///
/// # Errors
/// As the command's own, or when there is no such command.
pub(crate) fn run_words(words: impl Iterator<Item = String>) -> Result<Value, LabError> {
    answer(Args::try_parse_from(std::iter::once("sverka-lab".to_owned()).chain(words))?.command)
}

fn answer(command: Command) -> Result<Value, LabError> {
    match command {
        Command::Advice(command) => command.run(),
        Command::Authenticity(command) => command.run(),
        Command::Cases(command) => command.run(),
        Command::Discover(command) => command.run(),
        Command::Fit(command) => command.run(),
        Command::Forecast(command) => command.run(),
        Command::Results(command) => command.run(),
        Command::Score(command) => command.run(),
        Command::Screen(command) => command.run(),
        Command::Trust(command) => command.run(),
    }
}
