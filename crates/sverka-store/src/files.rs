//! Files that are whole after a crash, or not there at all.

use crate::error::StoreError;
use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Makes a folder that only its owner can enter; an existing one stays as it is.
pub(crate) fn make_private_dir(dir: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(dir)
}

/// Writes a file that only its owner can read: after a crash there is the old one or the new one.
pub(crate) fn write_atomically(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let tmp = with_suffix(path, ".new");
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&tmp)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    drop(file);
    rename_durably(&tmp, path)
}

/// Renames a file that is already on disk, and makes the new name last.
pub(crate) fn rename_durably(from: &Path, to: &Path) -> io::Result<()> {
    fs::rename(from, to)?;
    to.parent().map_or(Ok(()), sync_dir)
}

/// Makes the names in a folder last. Only Unix lets a folder be synced; elsewhere the file system does it.
pub(crate) fn sync_dir(dir: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(dir)?.sync_all() } else { Ok(()) }
}

/// Takes the lock of a data folder; it is released when the file is dropped or the process dies.
pub(crate) fn lock(dir: &Path) -> Result<File, StoreError> {
    let file = OpenOptions::new().write(true).create(true).truncate(false).open(dir.join("lock"))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(StoreError::AlreadyOpen),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

/// What SQLite keeps beside a database.
pub(crate) const COMPANIONS: [&str; 3] = ["-wal", "-shm", "-journal"];

/// Renames a database and what belongs to it to `<name>.damaged-<n>`, with the first free `n`.
pub(crate) fn set_aside(path: &Path) -> io::Result<PathBuf> {
    let kept = (1u32..)
        .map(|n| with_suffix(path, &format!(".damaged-{n}")))
        .find(|candidate| !exists_with_companions(candidate))
        .ok_or_else(|| io::Error::other("no free name"))?;
    for suffix in COMPANIONS.iter().chain(&[""]) {
        let from = with_suffix(path, suffix);
        if from.exists() {
            fs::rename(&from, with_suffix(&kept, suffix))?;
        }
    }
    path.parent().map_or(Ok(()), sync_dir)?;
    Ok(kept)
}

/// True when the database or anything that belongs to it is there.
pub(crate) fn exists_with_companions(path: &Path) -> bool {
    path.exists() || COMPANIONS.iter().any(|suffix| with_suffix(path, suffix).exists())
}

/// Removes a database and what belongs to it, where there is one.
pub(crate) fn remove_with_companions(path: &Path) -> io::Result<()> {
    for suffix in COMPANIONS.iter().chain(&[""]) {
        match fs::remove_file(with_suffix(path, suffix)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

/// The path with something appended to its last part.
pub(crate) fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(suffix);
    name.into()
}
