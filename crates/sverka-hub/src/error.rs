//! What can go wrong inside a hub, apart from refusals, which are values of their own.

use crate::publish::PublishError;

/// Why the hub could not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum HubError {
    /// The database failed.
    #[error("the database failed: {0}")]
    Database(#[from] rusqlite::Error),
    /// The file of the database cannot be made or moved.
    #[error("the file cannot be used: {0}")]
    File(#[from] std::io::Error),
    /// A value written by the hub cannot be read back.
    #[error("a stored {what} cannot be read")]
    Stored {
        /// What it should be.
        what: &'static str,
    },
    /// Something cannot be written as JSON.
    #[error("JSON cannot be written: {0}")]
    Json(#[from] serde_json::Error),
    /// The file was written by a newer release.
    #[error("the database is of version {found}, this release knows {known}: use the newer release")]
    TooNew {
        /// Version of the file.
        found: i64,
        /// Newest version this release knows.
        known: i64,
    },
    /// The operating system gave no random numbers.
    #[error("the system gave no random numbers")]
    NoRandomness,
    /// What was named does not exist.
    #[error("there is no {what} {name:?}")]
    Missing {
        /// Kind of thing.
        what: &'static str,
        /// As named by the caller.
        name: String,
    },
    /// What was asked cannot be done as asked.
    #[error("{0}")]
    Refused(String),
    /// A shortlist cannot be published.
    #[error(transparent)]
    Publish(#[from] PublishError),
    /// A task of the server was stopped.
    #[error("the server is stopping")]
    Stopped,
}

impl HubError {
    /// True when another writer held the database and the same call may succeed later.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        matches!(
            self,
            Self::Database(rusqlite::Error::SqliteFailure(error, _))
                if matches!(error.code, rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked)
        )
    }

    /// True when the disk is full.
    #[must_use]
    pub fn is_full(&self) -> bool {
        matches!(
            self,
            Self::Database(rusqlite::Error::SqliteFailure(error, _)) if error.code == rusqlite::ErrorCode::DiskFull
        )
    }
}
