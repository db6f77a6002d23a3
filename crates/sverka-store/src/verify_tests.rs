use super::*;
use crate::fixtures::{Desk, pulled, review, say, stream};
use sverka_core::model::Verdict;

fn flaws(store: &Store) -> Vec<(u64, Flaw)> {
    store.verify_log(&stream()).unwrap().flaws.into_iter().map(|(_, number, flaw)| (number.get(), flaw)).collect()
}

/// A store with three own entries, the first of them back from the hub.
fn written(desk: &Desk) -> Store {
    let store = desk.joined();
    let first = say(&store, "e1", "x", review(Verdict::Accept), &[]);
    say(&store, "e2", "x", review(Verdict::Hold), &["e1"]);
    say(&store, "e3", "y", review(Verdict::Reject), &[]);
    store.apply_page(&stream(), &[pulled(1, &first)]).unwrap();
    store
}

/// What stands in the way of who edits the file: the program's own guard, gone with a line of SQL.
const UNGUARDED: &str = "drop trigger event_is_never_changed; drop trigger event_is_never_deleted;";

#[test]
fn what_was_written_is_whole_and_counted_once() {
    let store = written(&Desk::new());
    assert_eq!(store.verify_log(&stream()).unwrap(), Checked { entries: 3, flaws: vec![] });
}

#[test]
fn whatever_is_changed_by_hand_is_found() {
    let cases: [(&str, &[(u64, Flaw)]); 4] = [
        // A verdict.
        ("update event set payload = replace(payload, 'hold', 'reject') where device_seq = 2", &[(2, Flaw::Payload)]),
        // A hash.
        ("update event set hash = upper(hash) where device_seq = 3", &[(3, Flaw::Payload)]),
        // The place of an entry.
        ("update event set device_seq = 9 where device_seq = 3", &[(9, Flaw::Place)]),
        // An entry is gone.
        (
            "delete from outbox where position = (select position from event where device_seq = 2);
             delete from event where device_seq = 2",
            &[(3, Flaw::Missing)],
        ),
    ];
    for (edit, expected) in cases {
        let store = written(&Desk::new());
        store.vault.write(|tx| Ok(tx.execute_batch(&format!("{UNGUARDED} {edit}"))?)).unwrap();
        assert_eq!(flaws(&store), expected, "{edit}");
    }
}

#[test]
fn a_change_with_a_new_hash_breaks_the_chain_or_the_copy() {
    let forge = |store: &Store, number: u64| {
        let payload: String = store
            .vault
            .read(|vault| {
                let sql = "select payload from event where device_seq = ?1";
                Ok(vault.query_row(sql, [number as i64], |row| row.get(0))?)
            })
            .unwrap();
        let forged = payload.replace("\"hold\"", "\"accept\"").replace("\"accept\"", "\"reject\"");
        assert_ne!(forged, payload);
        let hash = payload_hash(forged.as_bytes());
        let sql = "update event set payload = ?1, hash = ?2 where device_seq = ?3";
        let edit = |tx: &rusqlite::Transaction<'_>| {
            tx.execute_batch(UNGUARDED)?;
            Ok(tx.execute(sql, rusqlite::params![forged, hash, number as i64])?)
        };
        store.vault.write(edit).unwrap();
    };
    let store = written(&Desk::new());
    forge(&store, 2);
    assert_eq!(flaws(&store), [(3, Flaw::Chain)]);
    let store = written(&Desk::new());
    forge(&store, 1);
    assert_eq!(flaws(&store), [(1, Flaw::Copies), (2, Flaw::Chain)]);
}
