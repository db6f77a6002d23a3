//! What a person said that columns of other programs' tables are; it stays on this laptop.

use crate::error::StoreError;
use crate::open::Store;
use rusqlite::named_params;

impl Store {
    /// Keeps what columns are, by their names: a field, or `None` for one that is passed over. Each takes the place of what
    /// was said of that column before.
    ///
    /// # Errors
    /// As the vault can fail.
    pub fn put_column_meanings<'a>(
        &self,
        meanings: impl IntoIterator<Item = (&'a str, Option<String>)>,
    ) -> Result<(), StoreError> {
        self.vault.write(|tx| {
            let mut statement =
                tx.prepare_cached("insert or replace into column_meaning (name, field) values (:name, :field)")?;
            for (name, field) in meanings {
                statement.execute(named_params! { ":name": name, ":field": field })?;
            }
            Ok(())
        })
    }

    /// What columns are, name and field, by name.
    ///
    /// # Errors
    /// As the vault can fail.
    pub fn column_meanings(&self) -> Result<Vec<(String, Option<String>)>, StoreError> {
        self.vault.read(|vault| {
            let mut statement = vault.prepare_cached("select name, field from column_meaning order by name")?;
            let mut rows = statement.query([])?;
            let mut meanings = Vec::new();
            while let Some(row) = rows.next()? {
                meanings.push((row.get("name")?, row.get("field")?));
            }
            Ok(meanings)
        })
    }
}
