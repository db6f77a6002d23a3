//! Numbered migrations. A file's schema is the number of those it has been through.

use crate::error::StoreError;
use rusqlite::{Connection, TransactionBehavior};

/// Migrations of `vault.db`, oldest first. Append-only: released files have been through them.
pub(crate) const VAULT: &[&str] = &[
    include_str!("../migrations/vault/0001_facts.sql"),
    include_str!("../migrations/vault/0002_known.sql"),
    include_str!("../migrations/vault/0003_discovery.sql"),
    include_str!("../migrations/vault/0004_columns.sql"),
    include_str!("../migrations/vault/0005_place.sql"),
];

/// Migrations of `cache.db`, oldest first. Append-only: released files have been through them.
pub(crate) const CACHE: &[&str] = &[
    include_str!("../migrations/cache/0001_pulled.sql"),
    include_str!("../migrations/cache/0002_people.sql"),
    include_str!("../migrations/cache/0003_models.sql"),
];

/// The schema of a file; 0 for a new one.
pub(crate) fn schema(conn: &Connection) -> Result<u32, StoreError> {
    Ok(conn.query_row("pragma user_version", [], |row| row.get("user_version"))?)
}

/// Refuses a file of a newer release.
pub(crate) fn check(file: &str, found: u32, migrations: &[&str]) -> Result<(), StoreError> {
    let known = migrations.len() as u32;
    if found > known { Err(StoreError::NewerRelease { file: file.to_owned(), found, known }) } else { Ok(()) }
}

/// Brings a file to the newest schema, one transaction for each step, so that a crash leaves a schema that exists.
pub(crate) fn migrate(conn: &mut Connection, migrations: &[&str]) -> Result<(), StoreError> {
    let found = schema(conn)?;
    for (step, sql) in (1u32..).zip(migrations).filter(|(step, _)| *step > found) {
        let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        tx.execute_batch(sql)?;
        tx.pragma_update(None, "user_version", step)?;
        tx.commit()?;
    }
    Ok(())
}
