//! The file of the hub: pragmas, migrations, and how values are written in columns.

use crate::error::HubError;
use chrono::{DateTime, Utc};
use rusqlite::{Connection, OpenFlags, Row, TransactionBehavior};
use std::path::Path;
use std::time::Duration;
use sverka_core::numbers::{Seq, ShortlistVersion};

/// Each file raises `user_version` by one; a released file is never changed.
const MIGRATIONS: [&str; 2] =
    [include_str!("../migrations/0001_hub.sql"), include_str!("../migrations/0002_models.sql")];

/// How long a writer waits for a writer of another process.
const BUSY: Duration = Duration::from_secs(5);

/// Opens the file for writing, makes it when there is none, and brings it to the newest version.
pub(crate) fn open_writer(path: &Path) -> Result<Connection, HubError> {
    make_private(path)?;
    let mut conn = Connection::open(path)?;
    conn.busy_timeout(BUSY)?;
    conn.pragma_update(None, "journal_mode", "WAL")?;
    // FULL does not sync the directory after the rollback journal of a new file is removed; EXTRA does.
    conn.pragma_update(None, "synchronous", "EXTRA")?;
    conn.pragma_update(None, "foreign_keys", true)?;
    conn.pragma_update(None, "trusted_schema", false)?;
    migrate(&mut conn)?;
    Ok(conn)
}

/// Opens the file for reading; [`open_writer`] has made it.
pub(crate) fn open_reader(path: &Path) -> Result<Connection, HubError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags)?;
    conn.busy_timeout(BUSY)?;
    conn.pragma_update(None, "trusted_schema", false)?;
    Ok(conn)
}

/// Only the owner may read the file: it holds what people wrote, in clear.
pub(crate) fn make_private(path: &Path) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.create_new(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}

fn migrate(conn: &mut Connection) -> Result<(), HubError> {
    let known = i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX);
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found: i64 = tx.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if found > known {
        return Err(HubError::TooNew { found, known });
    }
    for sql in MIGRATIONS.iter().skip(usize::try_from(found).unwrap_or(0)) {
        tx.execute_batch(sql)?;
    }
    tx.pragma_update(None, "user_version", known)?;
    Ok(tx.commit()?)
}

/// A time as it is written: milliseconds.
pub(crate) fn millis(time: DateTime<Utc>) -> i64 {
    time.timestamp_millis()
}

/// A time as it was written.
pub(crate) fn time(millis: i64) -> Result<DateTime<Utc>, HubError> {
    DateTime::from_timestamp_millis(millis).ok_or(HubError::Stored { what: "time" })
}

/// A checked value, such as an identifier, out of a text column.
pub(crate) fn parsed<T: TryFrom<String>>(row: &Row<'_>, column: &'static str) -> Result<T, HubError> {
    let text: String = row.get(column)?;
    T::try_from(text).map_err(|_| HubError::Stored { what: column })
}

/// A count or a place out of an integer column.
pub(crate) fn unsigned(row: &Row<'_>, column: &'static str) -> Result<u64, HubError> {
    let number: i64 = row.get(column)?;
    u64::try_from(number).map_err(|_| HubError::Stored { what: column })
}

/// The place of an event out of a column.
pub(crate) fn seq(row: &Row<'_>, column: &'static str) -> Result<Seq, HubError> {
    unsigned(row, column).map(Seq::new)
}

/// The version of a shortlist out of its column.
pub(crate) fn version(row: &Row<'_>) -> rusqlite::Result<ShortlistVersion> {
    row.get("version").map(ShortlistVersion::new)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_a_newer_release_is_refused_and_left_alone() -> Result<(), Box<dyn std::error::Error>> {
        let dir = tempfile::tempdir()?;
        let path = dir.path().join("hub.db");
        open_writer(&path)?.pragma_update(None, "user_version", 99)?;
        assert!(matches!(open_writer(&path), Err(HubError::TooNew { found: 99, .. })));
        let version: i64 = Connection::open(&path)?.pragma_query_value(None, "user_version", |row| row.get(0))?;
        assert_eq!(version, 99);
        Ok(())
    }

    #[test]
    fn the_file_is_durable_and_for_its_owner_only() -> Result<(), Box<dyn std::error::Error>> {
        let dir = tempfile::tempdir()?;
        let path = dir.path().join("hub.db");
        let conn = open_writer(&path)?;
        let synchronous: i64 = conn.pragma_query_value(None, "synchronous", |row| row.get(0))?;
        assert_eq!(synchronous, 3, "EXTRA");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(std::fs::metadata(&path)?.permissions().mode() & 0o077, 0);
        }
        Ok(())
    }
}
