//! What can go wrong, as situations a caller can act on.

use rusqlite::ErrorCode;
use std::path::PathBuf;

/// An error of the store. None of them loses what a call acknowledged before.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The key does not open this data folder.
    #[error("the key does not open this store")]
    WrongKey,
    /// A file that must be encrypted is not.
    #[error("{file} is not encrypted")]
    NotEncrypted {
        /// Name of the file within the data folder.
        file: String,
    },
    /// The program was built with an SQLite that cannot encrypt or has a known fault.
    #[error("this build's SQLite cannot be used: {0}")]
    UnfitSqlite(String),
    /// A file is damaged. It is kept as it is.
    #[error("{file} is damaged")]
    Damaged {
        /// Name of the file within the data folder.
        file: String,
        /// For the vault at opening: the newest backup that is whole.
        backup: Option<PathBuf>,
    },
    /// A file was written by a newer release.
    #[error("{file} was written by a newer release: schema {found}, this release knows {known}")]
    NewerRelease {
        /// Name of the file within the data folder.
        file: String,
        /// Schema of the file.
        found: u32,
        /// Newest schema this release knows.
        known: u32,
    },
    /// Another process holds the data folder.
    #[error("the store is already open")]
    AlreadyOpen,
    /// The data folder cannot be written to.
    #[error("the store cannot be written to")]
    ReadOnly,
    /// No room.
    #[error("the disk is full")]
    DiskFull,
    /// An event is larger than [`crate::MAX_PAYLOAD_BYTES`].
    #[error("the event has {bytes} bytes, more than allowed")]
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// No hub was joined yet, so there is nobody to write as.
    #[error("no hub was joined yet")]
    NotJoined,
    /// A pack is not the one its version names, or its rows are outside it.
    #[error("the pack {hash} is not as its manifest says")]
    WrongPack {
        /// Hash in the manifest.
        hash: String,
    },
    /// A stored value cannot be read back.
    #[error("a stored {0} cannot be read")]
    Unreadable(&'static str),
    /// Reading or writing a file failed.
    #[error(transparent)]
    Io(std::io::Error),
    /// SQLite failed in another way.
    #[error(transparent)]
    Sqlite(#[from] rusqlite::Error),
}

impl From<std::io::Error> for StoreError {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind as Kind;
        match error.kind() {
            Kind::StorageFull | Kind::QuotaExceeded => Self::DiskFull,
            Kind::PermissionDenied | Kind::ReadOnlyFilesystem => Self::ReadOnly,
            _ => Self::Io(error),
        }
    }
}

impl StoreError {
    /// Gives SQLite's code the name a caller acts on; `file` is where it happened.
    pub(crate) fn in_file(self, file: &str) -> Self {
        let Self::Sqlite(error) = self else { return self };
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen) => Self::ReadOnly,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                Self::Damaged { file: file.to_owned(), backup: None }
            }
            _ => Self::Sqlite(error),
        }
    }
}
