//! One encrypted database file: one connection that writes, and as many that read as are needed at a time.

use crate::error::StoreError;
use crate::files::{remove_with_companions, rename_durably, with_suffix};
use crate::keys::DbKey;
use crate::{backup, migrate};
use rusqlite::{Connection, OpenFlags, TransactionBehavior};
use std::fs::File;
use std::io::Read;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Since this release, two connections cannot damage a WAL by resetting it at the same time.
const LEAST_SQLITE: i32 = 3_051_003;

/// Reading connections kept for the next reader.
const IDLE_READERS: usize = 4;

/// Which of the two files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Vault,
    Cache,
}

impl Kind {
    pub(crate) fn file(self) -> &'static str {
        match self {
            Self::Vault => "vault.db",
            Self::Cache => "cache.db",
        }
    }

    fn migrations(self) -> &'static [&'static str] {
        match self {
            Self::Vault => migrate::VAULT,
            Self::Cache => migrate::CACHE,
        }
    }

    /// The vault is on disk before a call returns, names of files included; the cache may lose its last moments.
    fn durability(self) -> &'static str {
        match self {
            Self::Vault => "pragma synchronous = extra; pragma secure_delete = on; pragma cache_size = -8192;",
            Self::Cache => "pragma synchronous = normal; pragma cache_size = -32768;",
        }
    }
}

/// One encrypted database file.
pub(crate) struct Db {
    kind: Kind,
    dir: PathBuf,
    key: DbKey,
    /// Closed before the writer, so that the writer is the one that empties the log.
    readers: Mutex<Vec<Connection>>,
    writer: Mutex<Connection>,
}

impl Db {
    /// Makes a new file: complete under another name first, so that a crash leaves all of it or nothing.
    pub(crate) fn create(kind: Kind, dir: &Path, key: &DbKey) -> Result<Self, StoreError> {
        let path = dir.join(kind.file());
        let unfinished = with_suffix(&path, ".new");
        remove_with_companions(&unfinished)?;
        let made = || -> Result<(), StoreError> {
            let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
            let mut conn = unlock(Connection::open_with_flags(&unfinished, flags)?, key)?;
            prepare_writer(&conn, kind)?;
            migrate::migrate(&mut conn, kind.migrations())?;
            conn.close().map_err(|(_, error)| error)?;
            File::options().write(true).open(&unfinished)?.sync_all()?;
            Ok(())
        };
        made().map_err(|error| error.in_file(kind.file()))?;
        rename_durably(&unfinished, &path)?;
        Self::open(kind, dir, key)
    }

    /// Opens an existing file, checks it, and brings it to the newest schema.
    pub(crate) fn open(kind: Kind, dir: &Path, key: &DbKey) -> Result<Self, StoreError> {
        Self::open_file(kind, dir, key).map_err(|error| error.in_file(kind.file()))
    }

    fn open_file(kind: Kind, dir: &Path, key: &DbKey) -> Result<Self, StoreError> {
        let path = dir.join(kind.file());
        // SQLite would open a file without write permission all the same, and fail at the first verdict.
        File::options().write(true).open(&path)?;
        let mut conn = open_whole(&path, key)?;
        migrate::check(kind.file(), migrate::schema(&conn)?, kind.migrations())?;
        prepare_writer(&conn, kind)?;
        if kind == Kind::Vault {
            if let Some(problem) = damage(&conn)?.first() {
                tracing::error!(%problem, "the vault is damaged");
                return Err(StoreError::Damaged { file: kind.file().to_owned(), backup: None });
            }
            upgrade_vault(&mut conn, dir, key, kind.migrations())?;
        } else {
            migrate::migrate(&mut conn, kind.migrations())?;
        }
        Ok(Self {
            kind,
            dir: dir.to_owned(),
            key: key.clone(),
            writer: Mutex::new(conn),
            readers: Mutex::new(Vec::new()),
        })
    }

    /// Reads one moment of the file. Never waits for a writer.
    pub(crate) fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let read = || -> Result<T, StoreError> {
            let mut conn = match lock(&self.readers).pop() {
                Some(conn) => conn,
                None => self.new_reader()?,
            };
            let tx = conn.transaction_with_behavior(TransactionBehavior::Deferred)?;
            // A connection that failed is not kept: after a damaged page SQLCipher reads nothing more with it.
            let out = work(tx.deref())?;
            tx.finish()?;
            let mut idle = lock(&self.readers);
            if idle.len() < IDLE_READERS {
                idle.push(conn);
            }
            Ok(out)
        };
        read().map_err(|error| self.noted(error))
    }

    /// The one door to write: everything in `work` is in the file when this returns, or nothing is.
    pub(crate) fn write<T>(
        &self,
        work: impl FnOnce(&rusqlite::Transaction<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut conn = lock(&self.writer);
        let write = || -> Result<T, StoreError> {
            let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let out = work(&tx)?;
            tx.commit()?;
            Ok(out)
        };
        write().map_err(|error| self.noted(error))
    }

    /// The folder of the file.
    pub(crate) fn dir(&self) -> &Path {
        &self.dir
    }

    pub(crate) fn key(&self) -> &DbKey {
        &self.key
    }

    #[cfg(test)]
    pub(crate) fn writer(&self) -> MutexGuard<'_, Connection> {
        lock(&self.writer)
    }

    fn new_reader(&self) -> Result<Connection, StoreError> {
        let conn = unlock(connect(&self.dir.join(self.kind.file()))?, &self.key)?;
        conn.execute_batch("pragma query_only = on; pragma cache_size = -8192;")?;
        Ok(conn)
    }

    /// Names an error. A damaged cache is remembered, so that the next start looks at all of it.
    fn noted(&self, error: StoreError) -> StoreError {
        let error = error.in_file(self.kind.file());
        if self.kind == Kind::Cache && matches!(error, StoreError::Damaged { .. }) {
            let noted = File::create(suspicion(&self.dir));
            tracing::error!(%error, noted = noted.is_ok(), "the cache is damaged");
        }
        error
    }
}

/// While this file is there, the cache was found damaged by somebody who was using it.
pub(crate) fn suspicion(dir: &Path) -> PathBuf {
    dir.join("cache.suspect")
}

/// Opens an existing database for reading and writing and makes sure that it is encrypted with this key.
pub(crate) fn open_whole(path: &Path, key: &DbKey) -> Result<Connection, StoreError> {
    check_header(path)?;
    let conn = unlock(connect(path)?, key)?;
    if migrate::schema(&conn)? == 0 {
        // Every file of ours has a schema from the moment it has its name.
        return Err(StoreError::Damaged { file: name_of(path), backup: None });
    }
    Ok(conn)
}

/// Brings a vault to the newest schema; a copy in the old one is kept, for the release that wrote it.
pub(crate) fn upgrade_vault(
    conn: &mut Connection,
    dir: &Path,
    key: &DbKey,
    migrations: &[&str],
) -> Result<(), StoreError> {
    let found = migrate::schema(conn)?;
    if (found as usize) < migrations.len() {
        backup::write(conn, dir, key, &format!("schema-{found}"))?;
    }
    migrate::migrate(conn, migrations)
}

/// What SQLCipher's checksums and SQLite's own structure have to say; empty when all is well.
pub(crate) fn damage(conn: &Connection) -> Result<Vec<String>, StoreError> {
    let mut problems = Vec::new();
    let mut pages = conn.prepare("pragma cipher_integrity_check")?;
    let mut rows = pages.query([])?;
    while let Some(row) = rows.next()? {
        problems.push(row.get("cipher_integrity_check")?);
    }
    let mut structure = conn.prepare("pragma quick_check")?;
    let mut rows = structure.query([])?;
    while let Some(row) = rows.next()? {
        let said: String = row.get("quick_check")?;
        if said != "ok" {
            problems.push(said);
        }
    }
    Ok(problems)
}

/// A connection to an existing file; never makes one.
fn connect(path: &Path) -> Result<Connection, StoreError> {
    Ok(Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?)
}

/// Gives the key before anything else is said, then asks whether anything is encrypted at all.
pub(crate) fn unlock(conn: Connection, key: &DbKey) -> Result<Connection, StoreError> {
    let pragma = zeroize::Zeroizing::new(format!("pragma key = \"{}\"", *key.as_pragma()));
    conn.execute_batch(&pragma)?;
    // A library says nothing on the terminal; what fails is reported to the caller.
    conn.execute_batch("pragma cipher_log_level = none; pragma cipher_memory_security = off;")?;
    let cipher: Option<String> = match conn.query_row("pragma cipher_version", [], |row| row.get("cipher_version")) {
        Ok(version) => Some(version),
        Err(rusqlite::Error::QueryReturnedNoRows) => None,
        Err(error) => return Err(error.into()),
    };
    if cipher.is_none_or(|version| version.is_empty()) {
        return Err(StoreError::UnfitSqlite("it has no SQLCipher".into()));
    }
    if rusqlite::version_number() < LEAST_SQLITE {
        return Err(StoreError::UnfitSqlite(format!("{} can damage a WAL", rusqlite::version())));
    }
    conn.execute_batch("pragma foreign_keys = on; pragma trusted_schema = off; pragma cell_size_check = on;")?;
    conn.set_prepared_statement_cache_capacity(64);
    Ok(conn)
}

fn prepare_writer(conn: &Connection, kind: Kind) -> Result<(), StoreError> {
    let mode: String = conn.query_row("pragma journal_mode = wal", [], |row| row.get("journal_mode"))?;
    if mode != "wal" {
        return Err(StoreError::UnfitSqlite(format!("it cannot keep a write-ahead log ({mode})")));
    }
    conn.execute_batch(kind.durability())?;
    conn.execute_batch(
        "pragma fullfsync = on; pragma checkpoint_fullfsync = on; pragma journal_size_limit = 16777216;",
    )?;
    Ok(())
}

/// Refuses a file without encryption, and one too short to be a database: SQLite would take it for a new one.
fn check_header(path: &Path) -> Result<(), StoreError> {
    let mut header = [0; 16];
    let file = name_of(path);
    match File::open(path)?.read_exact(&mut header) {
        Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => {
            Err(StoreError::Damaged { file, backup: None })
        }
        Err(error) => Err(error.into()),
        Ok(()) if &header == b"SQLite format 3\0" => Err(StoreError::NotEncrypted { file }),
        Ok(()) => Ok(()),
    }
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// A lock whose holder panicked: its transaction was rolled back when it was dropped, so what it guards is whole.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
