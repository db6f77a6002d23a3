//! Rolling backups of the vault, with the same key.

use crate::db::{damage, open_whole, unlock};
use crate::error::StoreError;
use crate::files::{make_private_dir, remove_with_companions, rename_durably, with_suffix};
use crate::keys::DbKey;
use crate::open::Store;
use chrono::{DateTime, Utc};
use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// Backups kept.
const KEPT: usize = 5;

impl Store {
    /// Writes a whole copy of the vault into `backups/` and keeps the newest five.
    ///
    /// # Errors
    /// [`StoreError::DiskFull`] and others; earlier backups stay.
    pub fn backup(&self, now: DateTime<Utc>) -> Result<PathBuf, StoreError> {
        let stamp = now.format("%Y%m%dT%H%M%SZ").to_string();
        self.vault.read(|conn| write(conn, self.vault.dir(), self.vault.key(), &stamp))
    }
}

/// Copies a database that is in use; `label` is for people, the number before it gives the order.
pub(crate) fn write(from: &Connection, dir: &Path, key: &DbKey, label: &str) -> Result<PathBuf, StoreError> {
    let backups = dir.join("backups");
    make_private_dir(&backups)?;
    let number = list(dir)?.last().map_or(1, |(number, _)| number + 1);
    let path = backups.join(format!("vault-{number:06}-{label}.db"));
    let unfinished = with_suffix(&path, ".new");
    remove_with_companions(&unfinished)?;

    let mut to = unlock(Connection::open(&unfinished)?, key)?;
    let step = Backup::new(from, &mut to)?.step(-1)?;
    if step != StepResult::Done {
        return Err(StoreError::Io(std::io::ErrorKind::ResourceBusy.into()));
    }
    // Without a write-ahead log the copy is one file, and looking at it makes no others.
    to.execute_batch("pragma journal_mode = delete")?;
    to.close().map_err(|(_, error)| error)?;
    File::options().write(true).open(&unfinished)?.sync_all()?;
    rename_durably(&unfinished, &path)?;

    let all = list(dir)?;
    for (_, old) in &all[..all.len().saturating_sub(KEPT)] {
        remove_with_companions(old)?;
    }
    Ok(path)
}

/// The newest backup that opens with this key and is whole.
pub(crate) fn newest_whole(dir: &Path, key: &DbKey) -> Result<Option<PathBuf>, StoreError> {
    Ok(list(dir)?.into_iter().rev().map(|(_, path)| path).find(|path| is_whole(path, key)))
}

/// True when a backup opens with this key and is whole.
pub(crate) fn is_whole(path: &Path, key: &DbKey) -> bool {
    open_whole(path, key).and_then(|conn| damage(&conn)).is_ok_and(|problems| problems.is_empty())
}

/// Backups by number, the newest last.
pub(crate) fn list(dir: &Path) -> Result<Vec<(u64, PathBuf)>, StoreError> {
    let entries = match fs::read_dir(dir.join("backups")) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        other => other?,
    };
    let mut found = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if let Some(number) = number_of(&path) {
            found.push((number, path));
        }
    }
    found.sort();
    Ok(found)
}

fn number_of(path: &Path) -> Option<u64> {
    let name = path.file_name()?.to_str()?.strip_prefix("vault-")?.strip_suffix(".db")?;
    name.split('-').next()?.parse().ok()
}
