//! The one error the window gets: a code and parameters; the words live in the message catalogue (`error-<code>`).

use serde::Serialize;
use std::collections::BTreeMap;

/// An error as the window gets it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct UiError {
    /// Message id without the `error-` prefix.
    pub code: Code,
    /// Parameters of the message.
    pub params: BTreeMap<String, String>,
}

/// What went wrong, from the point of view of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum Code {
    /// The vault is closed: unlock it first.
    Locked,
    /// The passphrase does not open the vault.
    WrongPassphrase,
    /// The key does not fit the file.
    WrongKey,
    /// The passphrase is too short.
    WeakPassphrase,
    /// Another window holds the data folder.
    AlreadyOpen,
    /// A database file is damaged.
    Damaged,
    /// The file was written by a newer release.
    NewerRelease,
    /// The disk is full.
    DiskFull,
    /// The folder cannot be written to.
    ReadOnly,
    /// Reading or writing failed.
    Storage,
    /// No such campaign, candidate or note here.
    NotFound,
    /// Access to the campaign ended.
    Revoked,
    /// The text is too long.
    TooLong,
    /// The record of this candidate cannot be read.
    BadRecord,
    /// The hub does not answer.
    HubUnreachable,
    /// What answered is not a hub.
    NotAHub,
    /// The hub failed.
    HubFailed,
    /// The code is wrong or used up.
    BadCode,
    /// The address is not one.
    BadAddress,
    /// A demo hub and real work cannot be mixed.
    DemoMix,
    /// The file could not be saved.
    ExportFailed,
    /// Nothing to undo or redo.
    NothingToUndo,
}

impl UiError {
    /// An error without parameters.
    #[must_use]
    pub fn new(code: Code) -> Self {
        Self { code, params: BTreeMap::new() }
    }

    /// Adds a parameter.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }
}

impl From<Code> for UiError {
    fn from(code: Code) -> Self {
        Self::new(code)
    }
}
