use super::*;
use crate::fixtures::{Desk, at, creator, event_of, pulled, review, say, sealed, stream};
use crate::migrate;
use rusqlite::Connection;
use std::fs::OpenOptions;
use std::io::{Seek, SeekFrom, Write};
use sverka_core::event::Fact;
use sverka_core::model::Verdict;

fn accept() -> Fact {
    review(Verdict::Accept)
}

/// Changes one byte of a file.
fn flip(path: &Path, at: u64) {
    let mut file = OpenOptions::new().read(true).write(true).open(path).unwrap();
    let mut byte = [0];
    file.seek(SeekFrom::Start(at)).unwrap();
    std::io::Read::read_exact(&mut file, &mut byte).unwrap();
    file.seek(SeekFrom::Start(at)).unwrap();
    file.write_all(&[byte[0] ^ 1]).unwrap();
}

#[test]
fn both_files_are_encrypted_from_the_first_byte() {
    let desk = Desk::new();
    let store = desk.joined();
    say(&store, "e1", "canary-candidate", accept(), &[]);
    let theirs = event_of("canary-author", "d", 1, "x", accept(), 1);
    store.apply_page(&stream(), &[pulled(1, &theirs)]).unwrap();
    store.backup(at(0)).unwrap();
    store.put_draft(&stream(), &creator("x"), "canary-draft").unwrap();
    let mut looked_at = 0;
    for dir in [desk.dir.path().to_owned(), desk.dir.path().join("backups")] {
        for entry in fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file()) {
            let bytes = fs::read(&entry).unwrap();
            assert!(!bytes.windows(6).any(|window| window == b"canary"), "{entry:?}");
            assert!(!bytes.starts_with(b"SQLite"), "{entry:?}");
            looked_at += 1;
        }
    }
    assert!(looked_at > 6, "files, logs, backup and slots");
}

#[test]
fn another_key_is_refused_and_changes_nothing() {
    let (desk, other) = (Desk::new(), Desk::new());
    say(&desk.joined(), "e1", "x", accept(), &[]);
    let before = fs::read(desk.dir.path().join("vault.db")).unwrap();
    assert!(matches!(Store::open(desk.dir.path(), &other.key), Err(StoreError::WrongKey)));
    // Even when nothing but the vault itself can tell.
    fs::remove_file(desk.dir.path().join("keyslots.json")).unwrap();
    fs::remove_file(desk.dir.path().join("backups/keyslots.json")).unwrap();
    assert!(matches!(Store::open(desk.dir.path(), &other.key), Err(StoreError::WrongKey)));
    assert_eq!(fs::read(desk.dir.path().join("vault.db")).unwrap(), before);
    assert_eq!(desk.open().own_events(&stream()).unwrap().len(), 1);
}

#[test]
fn a_vault_without_encryption_is_refused() {
    let desk = Desk::new();
    let plain = Connection::open(desk.dir.path().join("vault.db")).unwrap();
    plain.execute_batch("create table event (x); pragma user_version = 1").unwrap();
    drop(plain);
    let refused = Store::open(desk.dir.path(), &desk.key);
    assert!(matches!(refused, Err(StoreError::NotEncrypted { file }) if file == "vault.db"));
}

#[test]
fn an_empty_or_torn_vault_is_damaged_not_new() {
    for kept in [0, 10, 4096, 20_000] {
        let desk = Desk::new();
        drop(desk.joined());
        let path = desk.dir.path().join("vault.db");
        OpenOptions::new().write(true).open(&path).unwrap().set_len(kept).unwrap();
        let opened = Store::open(desk.dir.path(), &desk.key);
        assert!(matches!(opened, Err(StoreError::Damaged { backup: None, .. })), "{kept} bytes");
        assert_eq!(fs::metadata(&path).unwrap().len(), kept, "it is not touched");
    }
}

#[test]
fn a_vault_that_vanished_is_not_replaced_by_an_empty_one() {
    let desk = Desk::new();
    let store = desk.joined();
    let backup = store.backup(at(0)).unwrap();
    drop(store);
    fs::remove_file(desk.dir.path().join("vault.db")).unwrap();
    let Err(StoreError::Damaged { backup: offered, .. }) = Store::open(desk.dir.path(), &desk.key) else {
        panic!("a new vault must not hide the lost one")
    };
    assert_eq!(offered, Some(backup));
}

#[test]
fn every_damaged_page_of_the_vault_is_noticed_and_only_what_was_on_it_can_be_lost() {
    let desk = Desk::new();
    let store = desk.joined();
    let say_many = |from: usize, to: usize| {
        for n in from..to {
            say(&store, &format!("e{n}"), &format!("c{n}"), accept(), &[]);
        }
    };
    say_many(0, 40);
    let backup = store.backup(at(0)).unwrap();
    say_many(40, 80);
    store.put_draft(&stream(), &creator("x"), "half a sentence").unwrap();
    let events = store.own_events(&stream()).unwrap();
    drop(store);
    let path = desk.dir.path().join("vault.db");
    let whole = fs::read(&path).unwrap();
    let mut counts = Vec::new();
    for page in 0..whole.len() as u64 / 4096 {
        fs::write(&path, &whole).unwrap();
        flip(&path, page * 4096 + 7 * (page + 1));
        let damaged = fs::read(&path).unwrap();
        match Store::open(desk.dir.path(), &desk.key) {
            Err(StoreError::Damaged { file, backup: offered }) => {
                assert_eq!((file.as_str(), offered.as_ref()), ("vault.db", Some(&backup)), "page {page}");
            }
            other => panic!("page {page}: {:?}", other.err()),
        }
        let restored = Store::restore_vault(desk.dir.path(), &desk.key, &backup).unwrap();
        assert!(fs::read(restored.kept.unwrap()).unwrap() == damaged, "the damaged file is kept as it was");
        let store = desk.open();
        let back = store.own_events(&stream()).unwrap();
        assert!(back.iter().all(|event| events.contains(event)) && back[..40] == events[..40], "page {page}");
        assert_eq!(back.len(), 40 + restored.salvaged as usize, "page {page}");
        assert_eq!(store.outbox_counts().unwrap().waiting as usize, back.len());
        counts.push(back.len());
    }
    // The schema and the root of the table are the way to all events. Every other page takes at most its own.
    let (gone, rest): (Vec<usize>, Vec<usize>) = counts.into_iter().partition(|count| *count == 40);
    assert!(gone.len() < rest.len() / 4, "{gone:?} {rest:?}");
    assert!(rest.iter().all(|count| *count > 70), "{rest:?}");
}

#[test]
fn after_a_restore_times_go_on_from_the_last_event_that_was_read() {
    let desk = Desk::new();
    let store = desk.joined();
    let backup = store.backup(at(0)).unwrap();
    let last = say(&store, "e9000", "x", accept(), &[]);
    drop(store);
    let restored = Store::restore_vault(desk.dir.path(), &desk.key, &backup).unwrap();
    assert_eq!(restored.salvaged, 1);
    let store = desk.open();
    let next = say(&store, "e10", "x", accept(), &[]);
    assert!(next.hlc > last.hlc && next.device_seq.get() == 2);
    assert_eq!(store.marks(&stream()).unwrap().len(), 1);
}

#[test]
fn reading_does_not_wait_for_a_writer_and_sees_what_was_there_before() {
    fn shared<T: Send + Sync>() {}
    shared::<Store>();
    let desk = Desk::new();
    let store = desk.joined();
    for db in [&store.vault, &store.cache] {
        db.write(|tx| {
            tx.execute("insert into mark values ('s', 'c', 'a', 'hold', 0)", [])?;
            let count = |conn: &Connection| -> Result<i64, StoreError> {
                Ok(conn.query_row("select count(*) as n from mark", [], |row| row.get("n"))?)
            };
            // Nested on purpose: two readers beside a writer that has not finished.
            let seen = db.read(|first| Ok((count(first)?, db.read(count)?)))?;
            assert_eq!((seen, count(tx)?), ((0, 0), 1));
            Ok(())
        })
        .unwrap();
    }
}

#[test]
fn a_damaged_backup_is_neither_offered_nor_accepted() {
    let desk = Desk::new();
    let store = desk.joined();
    let (first, second) = (store.backup(at(0)).unwrap(), store.backup(at(1_000)).unwrap());
    drop(store);
    flip(&second, 5_000);
    flip(&desk.dir.path().join("vault.db"), 5_000);
    let damaged = fs::read(desk.dir.path().join("vault.db")).unwrap();
    let opened = Store::open(desk.dir.path(), &desk.key);
    assert!(matches!(opened, Err(StoreError::Damaged { backup: Some(offered), .. }) if offered == first));
    let refused = Store::restore_vault(desk.dir.path(), &desk.key, &second);
    assert!(matches!(refused, Err(StoreError::Damaged { .. })));
    assert_eq!(fs::read(desk.dir.path().join("vault.db")).unwrap(), damaged, "nothing was changed");
}

#[test]
fn without_a_backup_a_damaged_vault_can_be_set_aside() {
    let desk = Desk::new();
    drop(desk.joined());
    flip(&desk.dir.path().join("vault.db"), 5_000);
    assert!(matches!(Store::open(desk.dir.path(), &desk.key), Err(StoreError::Damaged { backup: None, .. })));
    let kept = Store::set_vault_aside(desk.dir.path()).unwrap();
    assert!(kept.exists());
    assert_eq!(desk.open().identity().unwrap(), None);
}

#[test]
fn a_damaged_cache_is_made_anew_and_said() {
    type Harm = fn(&Path);
    let harms: [(&str, Harm); 4] = [
        ("first page", |path| flip(path, 100)),
        ("cut", |path| OpenOptions::new().write(true).open(path).unwrap().set_len(5_000).unwrap()),
        ("empty", |path| fs::write(path, "").unwrap()),
        ("plain", |path| fs::write(path, b"SQLite format 3\0 and so on").unwrap()),
    ];
    for (name, harm) in harms {
        let desk = Desk::new();
        let store = desk.joined();
        say(&store, "e1", "x", accept(), &[]);
        store.apply_page(&stream(), &[pulled(1, &event_of("sam", "d", 1, "x", accept(), 1))]).unwrap();
        drop(store);
        let path = desk.dir.path().join("cache.db");
        harm(&path);
        let damaged = fs::read(&path).unwrap();
        let store = desk.open();
        let [Notice::CacheRebuilt { kept }] = store.opened_with() else { panic!("{name}: {:?}", store.opened_with()) };
        assert_eq!(fs::read(kept).unwrap(), damaged, "{name}");
        assert_eq!(store.cursor(&stream()).unwrap().seq.get(), 0, "{name}: everything is pulled again");
        assert_eq!(store.own_events(&stream()).unwrap().len(), 1, "{name}: the vault is untouched");
        drop(store);
        assert_eq!(desk.open().opened_with(), [], "{name}: said once");
    }
}

#[test]
fn damage_met_while_reading_the_cache_is_looked_at_by_the_next_start() {
    let desk = Desk::new();
    let store = desk.joined();
    let page: Vec<_> = (1..200).map(|n| sealed(n, format!("{n} {}", "noise".repeat(200)))).collect();
    store.apply_page(&stream(), &page).unwrap();
    drop(store);
    let path = desk.dir.path().join("cache.db");
    let middle = fs::metadata(&path).unwrap().len() / 2;
    flip(&path, middle);

    let store = desk.open();
    assert_eq!(store.opened_with(), [], "a start does not read all of the cache");
    let met = store.cache.read(|cache| {
        Ok(cache.query_row("select sum(length(payload)) as all_of_it from event", [], |row| row.get::<_, i64>(0))?)
    });
    assert!(matches!(met, Err(StoreError::Damaged { file, .. }) if file == "cache.db"));
    assert!(store.append(vec![]).is_ok() && store.identity().unwrap().is_some(), "the vault goes on");
    drop(store);
    assert!(matches!(desk.open().opened_with(), [Notice::CacheRebuilt { .. }]));
}

#[test]
fn a_file_of_a_newer_release_is_refused_and_kept() {
    for kind in [Kind::Vault, Kind::Cache] {
        let desk = Desk::new();
        let store = desk.joined();
        let db = if kind == Kind::Vault { &store.vault } else { &store.cache };
        db.writer().execute_batch("pragma user_version = 1000").unwrap();
        drop(store);
        match Store::open(desk.dir.path(), &desk.key) {
            Err(StoreError::NewerRelease { file, found: 1000, .. }) => assert_eq!(file, kind.file()),
            other => panic!("{:?}", other.err()),
        }
    }
}

#[test]
fn a_folder_has_one_store_at_a_time() {
    let desk = Desk::new();
    let first = desk.open();
    assert!(matches!(Store::open(desk.dir.path(), &desk.key), Err(StoreError::AlreadyOpen)));
    assert!(matches!(Store::set_vault_aside(desk.dir.path()), Err(StoreError::AlreadyOpen)));
    drop(first);
    desk.open();
}

#[test]
fn a_full_disk_says_so_loses_nothing_and_goes_on_when_there_is_room() {
    let desk = Desk::new();
    let store = desk.joined();
    let limit = |pages: i64| {
        store.vault.writer().pragma_update_and_check(None, "max_page_count", pages, |_| Ok(())).unwrap();
    };
    limit(1);
    let mut written = 0;
    let full = loop {
        let fact = (crate::fixtures::stamp(&format!("e{written}"), 1), crate::fixtures::about("x", accept(), &[]));
        match store.append(vec![fact]) {
            Ok(_) => written += 1,
            Err(error) => break error,
        }
    };
    assert!(matches!(full, StoreError::DiskFull), "{full:?}");
    assert_eq!(store.own_events(&stream()).unwrap().len(), written, "reading goes on");
    limit(1_000_000);
    say(&store, "room", "x", accept(), &[]);
    drop(store);
    let store = desk.open();
    assert_eq!(store.own_events(&stream()).unwrap().len(), written + 1);
    assert_eq!(store.verify().unwrap(), Vec::<String>::new());
}

#[test]
fn a_creation_that_was_cut_short_is_begun_again() {
    let desk = Desk::new();
    for suffix in ["", "-wal", "-journal"] {
        fs::write(desk.dir.path().join(format!("vault.db.new{suffix}")), "half of something").unwrap();
    }
    desk.joined();
    assert!(!desk.dir.path().join("vault.db.new").exists());
}

#[test]
fn five_backups_are_kept_and_each_opens_as_a_vault() {
    let desk = Desk::new();
    let store = desk.joined();
    let mut written = Vec::new();
    for n in 1..=7 {
        say(&store, &format!("e{n}"), "x", accept(), &[]);
        // The clock goes back: the order of backups does not depend on it.
        written.push(store.backup(at(-n * 1_000_000)).unwrap());
    }
    drop(store);
    let kept: Vec<_> = backup::list(desk.dir.path()).unwrap().into_iter().map(|(_, path)| path).collect();
    assert_eq!(kept, written[2..]);
    for (n, path) in (3..).zip(&kept) {
        Store::set_vault_aside(desk.dir.path()).unwrap();
        Store::restore_vault(desk.dir.path(), &desk.key, path).unwrap();
        assert_eq!(desk.open().own_events(&stream()).unwrap().len(), n);
    }
}

#[test]
fn a_vault_of_an_older_release_is_backed_up_before_it_is_migrated() {
    let desk = Desk::new();
    let store = desk.joined();
    say(&store, "e1", "x", accept(), &[]);
    drop(store);
    let path = desk.dir.path().join("vault.db");
    let mut conn = db::open_whole(&path, &desk.key).unwrap();
    let mut next = migrate::VAULT.to_vec();
    next.push("alter table draft add column later text");
    assert!(backup::list(desk.dir.path()).unwrap().is_empty());
    db::upgrade_vault(&mut conn, desk.dir.path(), &desk.key, &next).unwrap();
    assert_eq!(migrate::schema(&conn).unwrap(), next.len() as u32);
    let copy = backup::newest_whole(desk.dir.path(), &desk.key).unwrap().unwrap();
    let copy = db::open_whole(&copy, &desk.key).unwrap();
    assert_eq!(migrate::schema(&copy).unwrap(), next.len() as u32 - 1);
}

#[test]
fn a_migration_that_fails_leaves_the_schema_before_it() {
    let mut conn = Connection::open_in_memory().unwrap();
    let steps = ["create table a (x)", "create table b (x)", "create table c (x); select nonsense"];
    assert!(migrate::migrate(&mut conn, &steps).is_err());
    assert_eq!(migrate::schema(&conn).unwrap(), 2);
    let tables: Vec<String> = conn
        .prepare("select name from sqlite_schema order by name")
        .unwrap()
        .query_map([], |row| row.get("name"))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    assert_eq!(tables, ["a", "b"]);
}

#[test]
fn the_window_never_sees_the_token_in_a_log() {
    let desk = Desk::new();
    let identity = desk.joined().identity().unwrap().unwrap();
    assert_eq!(identity.token, "secret token");
    assert!(!format!("{identity:?}").contains("secret token"));
}
