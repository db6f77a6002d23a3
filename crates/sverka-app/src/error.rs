//! The one error the window gets: a code and parameters; the words live in the message catalogue (`error-<code>`).

use serde::Serialize;
use std::collections::BTreeMap;
use sverka_protocol::ProblemKind;
use sverka_store::{KeyError, StoreError};
use sverka_sync::SyncError;

/// An error as the window gets it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS, thiserror::Error)]
#[error("{code:?} {params:?}")]
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
    /// The vault is damaged, and a backup of it is whole.
    DamagedWithBackup,
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
    /// Another hub than the one this computer joined answers.
    OtherHub,
    /// The code is for another person than the one whose work this computer holds.
    OtherPerson,
    /// The hub is too old to let this computer in again.
    HubTooOld,
    /// The file could not be saved.
    ExportFailed,
    /// Nothing to undo or redo.
    NothingToUndo,
    /// Weights are kept with the reason for them only.
    NoReason,
    /// A weight or an audience that does not exist.
    BadWeighting,
    /// A phrase of a glossary says nothing, is too long, or hides something.
    BadPhrase,
    /// The glossary holds as many pairs as it can.
    GlossaryFull,
    /// Another question has this name.
    NameTaken,
    /// A number that no forecast can be.
    BadForecast,
    /// An own number that differs from the model's is kept with the reason for it only.
    NoCause,
    /// The size of a challenge cannot be, or it has no cause.
    BadChallenge,
    /// Only a strategist of the campaign decides this.
    NotStrategist,
    /// Too few posts have closed to let a challenge move forecasts for others.
    Untested,
    /// The model is still being learnt.
    StillLearning,
    /// The file is no table that can be read.
    BadTable,
    /// The file is too large.
    TableTooLarge,
    /// No column of the table names a creator or a post.
    NoCreatorColumn,
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

impl UiError {
    /// What a failing file means to a person.
    pub(crate) fn from_io(error: &std::io::Error) -> Self {
        use std::io::ErrorKind as Kind;
        match error.kind() {
            Kind::StorageFull | Kind::QuotaExceeded => Code::DiskFull.into(),
            Kind::PermissionDenied | Kind::ReadOnlyFilesystem => Code::ReadOnly.into(),
            _ => Self::new(Code::Storage).with("detail", error),
        }
    }
}

impl From<StoreError> for UiError {
    fn from(error: StoreError) -> Self {
        tracing::error!(%error, "the store failed");
        match error {
            StoreError::WrongKey => Code::WrongKey.into(),
            StoreError::Damaged { file, backup: None } => Self::new(Code::Damaged).with("file", file),
            StoreError::Damaged { file, backup: Some(backup) } => {
                let name = backup.file_stem().unwrap_or_default().to_string_lossy().into_owned();
                Self::new(Code::DamagedWithBackup).with("file", file).with("backup", name)
            }
            StoreError::NewerRelease { .. } => Code::NewerRelease.into(),
            StoreError::AlreadyOpen => Code::AlreadyOpen.into(),
            StoreError::ReadOnly => Code::ReadOnly.into(),
            StoreError::DiskFull => Code::DiskFull.into(),
            StoreError::TooLarge { .. } => Code::TooLong.into(),
            other => Self::new(Code::Storage).with("detail", other),
        }
    }
}

impl From<KeyError> for UiError {
    fn from(error: KeyError) -> Self {
        match error {
            KeyError::WrongPassphrase => Code::WrongPassphrase.into(),
            KeyError::WeakPassphrase => Code::WeakPassphrase.into(),
            KeyError::Damaged => Self::new(Code::Damaged).with("file", "keyslots.json"),
            KeyError::Io(error) => Self::from_io(&error),
            other => Self::new(Code::Storage).with("detail", other),
        }
    }
}

impl From<SyncError> for UiError {
    fn from(error: SyncError) -> Self {
        match error {
            SyncError::Unreachable(_) => Code::HubUnreachable.into(),
            SyncError::NotAHub => Code::NotAHub.into(),
            SyncError::OtherHub => Code::OtherHub.into(),
            SyncError::OtherPerson => Code::OtherPerson.into(),
            SyncError::NotTakenBack => Code::HubTooOld.into(),
            SyncError::DemoMix => Code::DemoMix.into(),
            SyncError::BadAddress(_) => Code::BadAddress.into(),
            SyncError::Problem { problem, .. } => match problem.kind {
                ProblemKind::TokenInvalid | ProblemKind::NotFound | ProblemKind::Invalid | ProblemKind::Malformed => {
                    Code::BadCode.into()
                }
                _ => Code::HubFailed.into(),
            },
            SyncError::Protocol { .. } | SyncError::Broken(_) => Code::HubFailed.into(),
            SyncError::Store(error) => error.into(),
        }
    }
}
