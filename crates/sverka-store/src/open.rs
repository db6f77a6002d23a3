//! Opening the store, and what to do when a file cannot be opened.

use crate::db::{self, Db, Kind, suspicion};
use crate::error::StoreError;
use crate::files::{self, exists_with_companions, make_private_dir, rename_durably, set_aside, with_suffix};
use crate::keys::DbKey;
use crate::keyslots::KeySlots;
use crate::{backup, known, models, salvage, shortlist};
use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The laptop's store. One process holds a data folder at a time; within it, share the store as `Arc<Store>`.
pub struct Store {
    pub(crate) vault: Db,
    pub(crate) cache: Db,
    notices: Vec<Notice>,
    /// Released when the store is dropped, or by the system when the process dies.
    _lock: File,
}

/// Something a person should be told about the opening.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// The cache was damaged. An empty one took its place, and everything in it will be pulled again.
    CacheRebuilt {
        /// Where the damaged file is kept.
        kept: PathBuf,
    },
}

/// What came of restoring the vault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// Where the damaged file is kept; `None` when there was none.
    pub kept: Option<PathBuf>,
    /// Events newer than the backup that could be read out of the damaged file.
    pub salvaged: u32,
}

impl Store {
    /// Opens the store of a data folder; an empty folder gets a new one.
    ///
    /// # Errors
    /// [`StoreError::AlreadyOpen`], [`StoreError::WrongKey`], [`StoreError::NotEncrypted`],
    /// [`StoreError::NewerRelease`], [`StoreError::ReadOnly`], [`StoreError::DiskFull`]; [`StoreError::Damaged`] when
    /// the vault is damaged or gone: see [`Store::restore_vault`] and [`Store::set_vault_aside`].
    pub fn open(dir: &Path, key: &DbKey) -> Result<Self, StoreError> {
        make_private_dir(dir)?;
        let lock = files::lock(dir)?;
        let vault = open_vault(dir, key)?;
        if let Err(error) = KeySlots::repair(dir) {
            tracing::warn!(%error, "the key slots are not kept twice");
        }
        let mut notices = Vec::new();
        let cache = open_cache(dir, key, &mut notices)?;
        // Before earlier versions of shortlists go: they may be the only ones that have a name.
        if let Err(error) = known::catch_up(&vault, &cache) {
            tracing::warn!(%error, "names are not kept");
        }
        shortlist::drop_outdated(&cache)?;
        models::drop_unused(&cache)?;
        Ok(Self { vault, cache, notices, _lock: lock })
    }

    /// What happened at the opening that a person should be told.
    #[must_use]
    pub fn opened_with(&self) -> &[Notice] {
        &self.notices
    }

    /// Puts a backup in the place of a damaged vault, together with everything newer that can still be read out of
    /// the damaged file, which is kept.
    ///
    /// Whatever neither of them has and the hub does is pulled again and counts as before.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] when the backup itself is not whole or does not open with this key; nothing is changed
    /// then.
    pub fn restore_vault(dir: &Path, key: &DbKey, backup: &Path) -> Result<Restored, StoreError> {
        let _lock = files::lock(dir)?;
        if !backup::is_whole(backup, key) {
            let file = backup.file_name().unwrap_or_default().to_string_lossy().into_owned();
            return Err(StoreError::Damaged { file, backup: None });
        }
        let vault = dir.join(Kind::Vault.file());
        let unfinished = with_suffix(&vault, ".new");
        files::remove_with_companions(&unfinished)?;
        fs::copy(backup, &unfinished)?;
        let salvaged = salvage::salvage(&vault, &unfinished, key)?;
        File::options().write(true).open(&unfinished)?.sync_all()?;
        let kept = exists_with_companions(&vault).then(|| set_aside(&vault)).transpose()?;
        rename_durably(&unfinished, &vault)?;
        Ok(Restored { kept, salvaged })
    }

    /// Sets a damaged vault aside when there is no backup, so that the next [`Store::open`] makes a new one; returns
    /// where the damaged file is kept.
    ///
    /// # Errors
    /// [`StoreError::AlreadyOpen`], or as files can fail.
    pub fn set_vault_aside(dir: &Path) -> Result<PathBuf, StoreError> {
        let _lock = files::lock(dir)?;
        Ok(set_aside(&dir.join(Kind::Vault.file()))?)
    }

    /// Looks at every page of both files; empty when all is well. Takes seconds on a large cache.
    ///
    /// # Errors
    /// When a file cannot be read at all.
    pub fn verify(&self) -> Result<Vec<String>, StoreError> {
        let mut problems = self.vault.read(db::damage)?;
        problems.extend(self.cache.read(db::damage)?);
        Ok(problems)
    }
}

fn open_vault(dir: &Path, key: &DbKey) -> Result<Db, StoreError> {
    let path = dir.join(Kind::Vault.file());
    let known = KeySlots::recognises(dir, key);
    if known == Some(false) {
        return Err(StoreError::WrongKey);
    }
    let opened = if path.exists() {
        Db::open(Kind::Vault, dir, key)
    } else if !exists_with_companions(&path) && backup::list(dir)?.is_empty() {
        return Db::create(Kind::Vault, dir, key);
    } else {
        // There was a vault here. Whatever took it away, an empty one must not hide it.
        Err(StoreError::Damaged { file: Kind::Vault.file().to_owned(), backup: None })
    };
    match opened {
        Err(StoreError::Damaged { file, .. }) => match (backup::newest_whole(dir, key)?, known) {
            // A first page that cannot be read looks the same with a wrong key. The slots or a backup tell.
            (None, None) => Err(StoreError::WrongKey),
            (backup, _) => Err(StoreError::Damaged { file, backup }),
        },
        other => other,
    }
}

/// Called after the vault was opened, so the key is right and whatever cannot be read here is damaged.
fn open_cache(dir: &Path, key: &DbKey, notices: &mut Vec<Notice>) -> Result<Db, StoreError> {
    let path = dir.join(Kind::Cache.file());
    if exists_with_companions(&path) {
        match open_trusted_cache(dir, key) {
            Err(StoreError::Damaged { .. } | StoreError::NotEncrypted { .. }) => {
                let kept = set_aside(&path)?;
                tracing::warn!(?kept, "the cache is damaged; everything in it will be pulled again");
                notices.push(Notice::CacheRebuilt { kept });
            }
            other => return other,
        }
    }
    let cache = Db::create(Kind::Cache, dir, key)?;
    remove_suspicion(dir)?;
    Ok(cache)
}

/// Opens the cache; looks at all of it only when it was found damaged before, because that takes seconds.
fn open_trusted_cache(dir: &Path, key: &DbKey) -> Result<Db, StoreError> {
    let damaged = || StoreError::Damaged { file: Kind::Cache.file().to_owned(), backup: None };
    if !dir.join(Kind::Cache.file()).exists() {
        return Err(damaged());
    }
    let cache = Db::open(Kind::Cache, dir, key)?;
    if suspicion(dir).exists() {
        if !cache.read(db::damage)?.is_empty() {
            return Err(damaged());
        }
        remove_suspicion(dir)?;
    }
    Ok(cache)
}

fn remove_suspicion(dir: &Path) -> Result<(), StoreError> {
    match fs::remove_file(suspicion(dir)) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

#[cfg(test)]
#[path = "open_tests.rs"]
mod tests;
