//! What a person keeps of discovery on this laptop: questions under a name, and which creators they said are one.

use crate::error::StoreError;
use crate::open::Store;
use rusqlite::named_params;
use sverka_core::ids::CreatorId;

/// Two creators of whom the person said whether they are one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JudgedPair {
    /// The one whose identifier comes first.
    pub first: CreatorId,
    /// The other.
    pub second: CreatorId,
    /// True when they are one.
    pub same: bool,
}

impl Store {
    /// Keeps a question under a name, in the place of the one that had it.
    ///
    /// # Errors
    /// As the vault can fail.
    pub fn put_question(&self, name: &str, text: &str) -> Result<(), StoreError> {
        self.vault.write(|tx| {
            tx.prepare_cached("insert or replace into question (name, text) values (:name, :text)")?
                .execute(named_params! { ":name": name, ":text": text })?;
            Ok(())
        })
    }

    /// Forgets the question of a name.
    ///
    /// # Errors
    /// As the vault can fail.
    pub fn forget_question(&self, name: &str) -> Result<(), StoreError> {
        self.vault.write(|tx| {
            tx.prepare_cached("delete from question where name = :name")?.execute(named_params! { ":name": name })?;
            Ok(())
        })
    }

    /// Gives a question another name; false when there is none of the old one.
    ///
    /// # Errors
    /// As the vault can fail; the name of another question is refused.
    pub fn rename_question(&self, name: &str, to: &str) -> Result<bool, StoreError> {
        self.vault.write(|tx| {
            let renamed = tx
                .prepare_cached("update question set name = :to where name = :name")?
                .execute(named_params! { ":name": name, ":to": to })?;
            Ok(renamed == 1)
        })
    }

    /// The kept questions, name and text, by name.
    ///
    /// # Errors
    /// As the vault can fail.
    pub fn questions(&self) -> Result<Vec<(String, String)>, StoreError> {
        self.vault.read(|vault| {
            let mut statement = vault.prepare_cached("select name, text from question order by name")?;
            let mut rows = statement.query([])?;
            let mut questions = Vec::new();
            while let Some(row) = rows.next()? {
                questions.push((row.get("name")?, row.get("text")?));
            }
            Ok(questions)
        })
    }

    /// Keeps what the person says about a pair; `None` takes it back. The order of the two does not matter.
    ///
    /// # Errors
    /// As the vault can fail; a creator and itself are no pair.
    pub fn judge_pair(&self, one: &CreatorId, other: &CreatorId, same: Option<bool>) -> Result<(), StoreError> {
        let (first, second) = if one <= other { (one, other) } else { (other, one) };
        self.vault.write(|tx| {
            match same {
                Some(same) => tx
                    .prepare_cached(
                        "insert or replace into judged_pair (first, second, same) values (:first, :second, :same)",
                    )?
                    .execute(named_params! { ":first": first.as_str(), ":second": second.as_str(), ":same": same })?,
                None => tx
                    .prepare_cached("delete from judged_pair where first = :first and second = :second")?
                    .execute(named_params! { ":first": first.as_str(), ":second": second.as_str() })?,
            };
            Ok(())
        })
    }

    /// All pairs the person said something about, in the order of their identifiers.
    ///
    /// # Errors
    /// As the vault can fail.
    pub fn judged_pairs(&self) -> Result<Vec<JudgedPair>, StoreError> {
        self.vault.read(|vault| {
            let mut statement =
                vault.prepare_cached("select first, second, same from judged_pair order by first, second")?;
            let mut rows = statement.query([])?;
            let mut pairs = Vec::new();
            let id = |text: String| CreatorId::new(text).map_err(|_| StoreError::Unreadable("pair of creators"));
            while let Some(row) = rows.next()? {
                pairs.push(JudgedPair {
                    first: id(row.get("first")?)?,
                    second: id(row.get("second")?)?,
                    same: row.get("same")?,
                });
            }
            Ok(pairs)
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::fixtures::Desk;
    use sverka_core::ids::CreatorId;

    #[test]
    fn questions_and_pairs_survive_a_restart_and_can_be_taken_back() {
        let desk = Desk::new();
        let [a, b] = ["cr-a", "cr-b"].map(|id| CreatorId::new(id).unwrap());
        let store = desk.open();
        store.put_question("bridges", "followers >= 1").unwrap();
        store.put_question("bridges", "audience.RU >= 15%").unwrap();
        store.judge_pair(&b, &a, Some(true)).unwrap();
        store.judge_pair(&a, &b, Some(false)).unwrap();
        assert!(store.judge_pair(&a, &a, Some(true)).is_err());
        drop(store);
        let store = desk.open();
        assert_eq!(store.questions().unwrap(), [("bridges".to_owned(), "audience.RU >= 15%".to_owned())]);
        let pairs = store.judged_pairs().unwrap();
        assert_eq!(
            pairs.iter().map(|pair| (&pair.first, &pair.second, pair.same)).collect::<Vec<_>>(),
            [(&a, &b, false)]
        );
        store.put_question("other", "followers >= 2").unwrap();
        assert!(store.rename_question("bridges", "other").is_err(), "nothing is written over");
        assert!(store.rename_question("bridges", "мосты").unwrap());
        assert!(!store.rename_question("bridges", "x").unwrap());
        store.forget_question("other").unwrap();
        store.forget_question("мосты").unwrap();
        store.judge_pair(&a, &b, None).unwrap();
        assert!(store.questions().unwrap().is_empty() && store.judged_pairs().unwrap().is_empty());
    }
}
