//! Why an input is refused as a whole.

use super::printable::safe;
use sverka_table::BadSource;
use sverka_table::source::Undecodable;

/// Why nothing of an input can be used.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The input is larger than the limit.
    #[error("the input has {bytes} bytes, more than the {limit} allowed")]
    TooLarge {
        /// Its size.
        bytes: usize,
        /// The limit.
        limit: usize,
    },
    /// There are more candidates than the limit.
    #[error("the input has more than {limit} candidates")]
    TooMany {
        /// The limit.
        limit: usize,
    },
    /// The input is not text in UTF-8, or not in the encoding it claims.
    #[error("the input is not text at byte {at}: neither UTF-8 nor an encoding that was named or recognised")]
    NotText {
        /// The first byte that does not fit, from 0.
        at: usize,
    },
    /// The input is not JSON, or it ends too early.
    #[error("the input is not JSON at line {line}, column {column}: {detail}")]
    NotJson {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What the parser says.
        detail: String,
    },
    /// The frame around campaign and candidates is not that of a shortlist.
    #[error("this is not a shortlist ({code}): {detail}")]
    Envelope {
        /// Stable code.
        code: &'static str,
        /// One sentence.
        detail: String,
    },
    /// The campaign cannot be used, so no candidate can.
    #[error("the campaign cannot be used ({code}): {detail}")]
    Campaign {
        /// Stable code.
        code: &'static str,
        /// One sentence.
        detail: String,
    },
    /// The mapping cannot be used.
    #[error("the mapping cannot be used: {0}")]
    Mapping(String),
    /// The table as a whole cannot be read, or lacks a column that the mapping names.
    #[error("the table cannot be read: {0}")]
    Table(String),
    /// The schema itself cannot be used; a fault of this program.
    #[error("the schema cannot be used: {0}")]
    Schema(String),
}

impl From<Undecodable> for ImportError {
    fn from(error: Undecodable) -> Self {
        match error {
            Undecodable::Unknown(_) => Self::Mapping(error.to_string()),
            Undecodable::NotText { at } => Self::NotText { at },
        }
    }
}

impl From<BadSource> for ImportError {
    fn from(error: BadSource) -> Self {
        let todo = match &error {
            BadSource::Text(undecodable) => return undecodable.clone().into(),
            BadSource::TooLarge { what: "rows", limit } => return Self::TooMany { limit: *limit },
            BadSource::Broken(detail) => return Self::Table(safe(detail)),
            BadSource::OpenQuote { .. } => "Close it or take it away there; nothing behind it can be told apart",
            BadSource::Lists(_) => "Hand in one list, as a file of its own",
            // The others say it themselves.
            _ => "",
        };
        let end = if todo.is_empty() { "" } else { ". " };
        Self::Table(safe(&format!("{error}{end}{todo}")))
    }
}

impl ImportError {
    /// A stable code for scripts.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "input-too-large",
            Self::TooMany { .. } => "too-many",
            Self::NotText { .. } => "not-text",
            Self::NotJson { .. } => "not-json",
            Self::Envelope { code, .. } | Self::Campaign { code, .. } => code,
            Self::Mapping(_) => "mapping",
            Self::Table(_) => "table",
            Self::Schema(_) => "schema",
        }
    }
}
