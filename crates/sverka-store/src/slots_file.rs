//! The file of the key slots. It is kept twice: without it the vault is as good as lost.

use crate::files::{make_private_dir, write_atomically};
use crate::keys::{Cost, KeyError};
use serde::{Deserialize, Serialize};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use sverka_core::event::payload_hash;

/// The only layout of the file so far.
const LAYOUT: u32 = 1;

/// One wrapping of the database key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Slot {
    /// Wrapped with a secret in the operating system's keychain.
    Keychain { nonce: Vec<u8>, wrapped: Vec<u8> },
    /// Wrapped with a stretched passphrase.
    Passphrase { salt: Vec<u8>, cost: Cost, nonce: Vec<u8>, wrapped: Vec<u8> },
}

/// Everything in the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Slots {
    /// Fingerprint of the database key, so that a wrong key is told apart from a damaged database.
    pub(crate) fingerprint: String,
    pub(crate) slots: Vec<Slot>,
}

/// How the slots lie on disk: exact bytes and their hash, so that damage is told apart from a wrong passphrase.
#[derive(Serialize, Deserialize)]
struct Sealed {
    layout: u32,
    slots: String,
    hash: String,
}

fn places(dir: &Path) -> [PathBuf; 2] {
    [dir.join("keyslots.json"), dir.join("backups").join("keyslots.json")]
}

/// True when there is a file or its copy, whatever is in it.
pub(crate) fn exists(dir: &Path) -> bool {
    places(dir).iter().any(|path| path.exists())
}

/// Reads the slots, from the copy when the file itself is missing or damaged.
pub(crate) fn read(dir: &Path) -> Result<Slots, KeyError> {
    let mut first_failure = None;
    for path in places(dir) {
        match read_one(&path) {
            Ok(slots) => return Ok(slots),
            // Damage weighs more than absence: it is what a person has to be told.
            Err(KeyError::Missing) => {}
            Err(error) => {
                tracing::warn!(%error, "a file of key slots cannot be used");
                first_failure.get_or_insert(error);
            }
        }
    }
    Err(first_failure.unwrap_or(KeyError::Missing))
}

/// Writes the file or its copy again when one of them is missing, damaged or behind.
pub(crate) fn repair(dir: &Path) -> Result<(), KeyError> {
    let slots = read(dir)?;
    let found = places(dir).map(|path| read_one(&path));
    let newer = found.iter().any(|found| matches!(found, Err(KeyError::NewerRelease)));
    if newer || found.iter().all(|found| found.as_ref().is_ok_and(|found| *found == slots)) {
        return Ok(());
    }
    write(dir, &slots)
}

fn read_one(path: &Path) -> Result<Slots, KeyError> {
    let bytes = match std::fs::read(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Err(KeyError::Missing),
        other => other?,
    };
    let sealed: Sealed = serde_json::from_slice(&bytes).map_err(|_| KeyError::Damaged)?;
    if sealed.layout > LAYOUT {
        return Err(KeyError::NewerRelease);
    }
    if sealed.layout < LAYOUT || payload_hash(sealed.slots.as_bytes()) != sealed.hash {
        return Err(KeyError::Damaged);
    }
    serde_json::from_str(&sealed.slots).map_err(|_| KeyError::Damaged)
}

/// Writes the slots and their copy, each atomically.
pub(crate) fn write(dir: &Path, slots: &Slots) -> Result<(), KeyError> {
    let slots = serde_json::to_string(slots).map_err(std::io::Error::from)?;
    let sealed = Sealed { layout: LAYOUT, hash: payload_hash(slots.as_bytes()), slots };
    let bytes = serde_json::to_vec_pretty(&sealed).map_err(std::io::Error::from)?;
    make_private_dir(&dir.join("backups"))?;
    for path in places(dir) {
        write_atomically(&path, &bytes)?;
    }
    Ok(())
}
