//! What a command says when it is over.

use serde::Serialize;
use std::process::ExitCode;
use sverka_hub::HubError;
use sverka_hub::import::ImportError;

/// Words for people and JSON for programs.
pub(crate) struct Report {
    pub(super) words: String,
    pub(super) json: serde_json::Value,
    /// 0 unless the command found what it was to look for.
    pub(super) code: u8,
}

impl Report {
    /// A report of something that was done.
    pub(super) fn done(words: impl Into<String>, json: &impl Serialize) -> Result<Self, CommandError> {
        let json = serde_json::to_value(json).map_err(HubError::Json)?;
        Ok(Self { words: words.into(), json, code: 0 })
    }
}

/// Why a command was not done.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CommandError {
    /// The hub says why.
    #[error(transparent)]
    Hub(#[from] HubError),
    /// The input cannot be used as a whole.
    #[error(transparent)]
    Import(#[from] ImportError),
    /// A file of the command line cannot be read.
    #[error("{path}: {source}")]
    Input { path: String, source: std::io::Error },
    /// What was asked is not allowed.
    #[error("{0}")]
    Refused(String),
}

impl CommandError {
    fn code(&self) -> u8 {
        match self {
            Self::Refused(_)
            | Self::Import(_)
            | Self::Hub(HubError::Refused(_) | HubError::Missing { .. } | HubError::Publish(_)) => 3,
            Self::Hub(_) | Self::Input { .. } => 1,
        }
    }
}

/// Prints a report, or why there is none.
#[allow(clippy::print_stdout, clippy::print_stderr, reason = "printing is what a command line is for")]
pub(crate) fn show(as_json: bool, result: Result<Report, CommandError>) -> ExitCode {
    match result {
        Ok(report) => {
            if as_json {
                println!("{}", report.json);
            } else if !report.words.is_empty() {
                println!("{}", report.words.trim_end());
            }
            report.code.into()
        }
        Err(error) => {
            if as_json {
                println!("{}", serde_json::json!({ "error": error.to_string(), "code": error.code() }));
            } else {
                eprintln!("sverka-hub: {error}");
            }
            error.code().into()
        }
    }
}
