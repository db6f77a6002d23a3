use super::*;
use crate::fixtures::{Desk, creator, stream};
use crate::{CandidateHead, RecordAt};

/// A version of a shortlist with packs of three; `seed` changes the bytes.
fn version(seed: &str, packs: u32) -> Vec<(PackRow, Vec<u8>, Vec<CandidateRow>)> {
    (0..packs)
        .map(|n| {
            let encoded = format!("pack {n} of {seed}").into_bytes();
            let pack = PackRow {
                hash: payload_hash(&encoded),
                encoded: encoded.len() as u64,
                decoded: 99,
                first: Rank::new(n * 3),
                count: 3,
            };
            let rows = (0..3).map(|at| row(n * 3 + at, at * 10)).collect();
            (pack, encoded, rows)
        })
        .collect()
}

fn row(rank: u32, offset: u32) -> CandidateRow {
    CandidateRow {
        rank: Rank::new(rank),
        id: creator(&format!("cr_{rank}")),
        name: format!("Имя {rank}"),
        handle: format!("@h{rank}"),
        platform: Platform::Vk,
        market: Market::Ru,
        offset,
        len: 10,
    }
}

type Version = [(PackRow, Vec<u8>, Vec<CandidateRow>)];

fn begin(store: &Store, number: u32, packs: &Version) {
    let rows: Vec<PackRow> = packs.iter().map(|(pack, ..)| pack.clone()).collect();
    store
        .begin_shortlist(
            &stream(),
            ShortlistVersion::new(number),
            &format!("hash {}", packs[0].0.hash),
            &format!("manifest {number}"),
            &rows,
        )
        .unwrap();
}

fn put(store: &Store, number: u32, (pack, encoded, rows): &(PackRow, Vec<u8>, Vec<CandidateRow>)) {
    store.put_pack(&stream(), ShortlistVersion::new(number), pack, encoded, rows).unwrap();
}

fn seen(store: &Store) -> Option<(u32, u32, u32)> {
    store.shortlist(&stream()).unwrap().map(|row| (row.version.get(), row.expected, row.usable))
}

fn ranks(store: &Store, number: u32, from: u32) -> Vec<u32> {
    let heads = store.candidates(&stream(), ShortlistVersion::new(number), Rank::new(from)).unwrap();
    heads.into_iter().map(|head| head.rank.get()).collect()
}

fn missing(store: &Store) -> Vec<u32> {
    store.missing_packs(&stream()).unwrap().into_iter().map(|pack| pack.first.get()).collect()
}

#[test]
fn the_first_pack_is_usable_while_the_rest_arrives() {
    let desk = Desk::new();
    let store = desk.open();
    let packs = version("a", 3);
    begin(&store, 1, &packs);
    assert_eq!((seen(&store), missing(&store)), (None, vec![0, 3, 6]));
    put(&store, 1, &packs[0]);
    assert_eq!((seen(&store), missing(&store)), (Some((1, 9, 3)), vec![3, 6]));
    let head = CandidateHead {
        rank: Rank::new(2),
        id: creator("cr_2"),
        name: "Имя 2".into(),
        handle: "@h2".into(),
        platform: Platform::Vk,
        market: Market::Ru,
    };
    assert_eq!(store.candidates(&stream(), ShortlistVersion::new(1), Rank::new(2)).unwrap(), [head]);
    drop(store);
    let store = desk.open();
    put(&store, 1, &packs[1]);
    assert_eq!(ranks(&store, 1, 3), [3, 4, 5], "a queue grows at its end");
    assert_eq!(ranks(&store, 1, 0), [0, 1, 2, 3, 4, 5]);
}

#[test]
fn a_pack_that_came_early_waits_for_those_before_it() {
    let desk = Desk::new();
    let store = desk.open();
    let packs = version("a", 3);
    begin(&store, 1, &packs);
    put(&store, 1, &packs[2]);
    assert_eq!(seen(&store), None);
    put(&store, 1, &packs[0]);
    assert_eq!((seen(&store), ranks(&store, 1, 0)), (Some((1, 9, 3)), vec![0, 1, 2]));
    put(&store, 1, &packs[1]);
    assert_eq!((seen(&store), ranks(&store, 1, 2).len()), (Some((1, 9, 9)), 7));
}

#[test]
fn a_newer_version_is_seen_once_it_is_complete_and_shares_packs() {
    let desk = Desk::new();
    let store = desk.open();
    let old = version("a", 3);
    begin(&store, 1, &old);
    old.iter().for_each(|pack| put(&store, 1, pack));
    let mut new = version("b", 3);
    new[1] = old[1].clone();
    begin(&store, 2, &new);
    assert_eq!(missing(&store), [0, 6], "the shared pack does not travel again");
    put(&store, 2, &new[0]);
    assert_eq!(seen(&store), Some((1, 9, 9)), "half a version is not shown in the place of a whole one");
    put(&store, 2, &new[2]);
    assert_eq!((seen(&store), ranks(&store, 2, 0).len()), (Some((2, 9, 9)), 9));
    assert_eq!(ranks(&store, 1, 0).len(), 9, "somebody may still have the old one on the desk");
    drop(store);
    let store = desk.open();
    assert_eq!(ranks(&store, 1, 0), Vec::<u32>::new());
    assert_eq!(store.pack(&old[0].0.hash).unwrap(), None);
    assert_eq!(store.pack(&old[1].0.hash).unwrap(), Some(old[1].1.clone()));
}

#[test]
fn beginning_again_changes_nothing_and_another_content_replaces() {
    let desk = Desk::new();
    let store = desk.open();
    let packs = version("a", 2);
    begin(&store, 1, &packs);
    put(&store, 1, &packs[0]);
    begin(&store, 1, &packs);
    assert_eq!((seen(&store), missing(&store)), (Some((1, 6, 3)), vec![3]));
    assert_eq!(store.begun_shortlist(&stream()).unwrap(), Some(format!("hash {}", packs[0].0.hash)));
    // A hub that lost its data gives the number 1 to another list.
    let other = version("b", 1);
    begin(&store, 1, &other);
    assert_eq!((seen(&store), missing(&store)), (None, vec![0]));
}

#[test]
fn a_hub_restored_to_an_earlier_version_is_followed() {
    let desk = Desk::new();
    let store = desk.open();
    let (first, second) = (version("a", 1), version("b", 1));
    for (number, packs) in [(1, &first), (2, &second)] {
        begin(&store, number, packs);
        put(&store, number, &packs[0]);
    }
    begin(&store, 1, &first);
    assert_eq!(store.shortlist(&stream()).unwrap().unwrap().manifest_json, "manifest 1");
    assert_eq!(missing(&store), Vec::<u32>::new());
}

#[test]
fn a_pack_that_is_not_what_it_says_is_refused() {
    let desk = Desk::new();
    let store = desk.open();
    let packs = version("a", 2);
    begin(&store, 1, &packs);
    let (pack, encoded, rows) = &packs[0];
    let stranger = &version("other", 1)[0];
    let refused = [
        store.put_pack(&stream(), ShortlistVersion::new(1), pack, b"other bytes", rows),
        store.put_pack(&stream(), ShortlistVersion::new(1), pack, encoded, &packs[1].2),
        store.put_pack(&stream(), ShortlistVersion::new(2), pack, encoded, rows),
        store.put_pack(&stream(), ShortlistVersion::new(1), &stranger.0, &stranger.1, &stranger.2),
    ];
    for result in refused {
        assert!(matches!(result, Err(StoreError::WrongPack { .. })));
    }
    assert_eq!(seen(&store), None);
}

#[test]
fn a_pack_with_unreadable_lines_keeps_the_ranks_of_the_others() {
    let desk = Desk::new();
    let store = desk.open();
    let packs = version("a", 1);
    begin(&store, 1, &packs);
    let (pack, encoded, rows) = &packs[0];
    store.put_pack(&stream(), ShortlistVersion::new(1), pack, encoded, &[rows[0].clone(), rows[2].clone()]).unwrap();
    assert_eq!((seen(&store), ranks(&store, 1, 0)), (Some((1, 3, 2)), vec![0, 2]));
}

#[test]
fn a_record_is_found_in_the_version_asked_for_and_else_in_the_newest_that_has_it() {
    let desk = Desk::new();
    let store = desk.open();
    let old = version("a", 3);
    begin(&store, 1, &old);
    old.iter().for_each(|pack| put(&store, 1, pack));
    let new = version("b", 2);
    begin(&store, 2, &new);
    new.iter().for_each(|pack| put(&store, 2, pack));
    let at = |hash: &str, offset, rank| Some(RecordAt { pack: hash.into(), offset, len: 10, rank: Rank::new(rank) });
    let record = |version, id| store.record(&stream(), ShortlistVersion::new(version), &creator(id)).unwrap();
    assert_eq!(record(2, "cr_4"), at(&new[1].0.hash, 10, 4));
    assert_eq!(record(1, "cr_4"), at(&old[1].0.hash, 10, 4), "still on somebody's desk");
    assert_eq!(record(2, "cr_8"), at(&old[2].0.hash, 20, 8), "no longer listed");
    assert_eq!(record(9, "cr_4"), at(&new[1].0.hash, 10, 4), "an unknown version");
    assert_eq!(record(2, "nobody"), None);
}

#[test]
fn two_candidates_with_the_same_print_are_told_apart() {
    let pair = same_print();
    let desk = Desk::new();
    let store = desk.open();
    let mut packs = version("a", 1);
    (packs[0].2[0].id, packs[0].2[1].id) = pair.clone();
    begin(&store, 1, &packs);
    put(&store, 1, &packs[0]);
    let rank = |id| store.record(&stream(), ShortlistVersion::new(1), id).unwrap().map(|at| at.rank.get());
    assert_eq!((rank(&pair.0), rank(&pair.1)), (Some(0), Some(1)));
}

/// Two ids with the same print.
fn same_print() -> (CreatorId, CreatorId) {
    let mut seen = std::collections::HashMap::new();
    for n in 0u32.. {
        let id = creator(&format!("cr_{n}"));
        if let Some(earlier) = seen.insert(print_of(&id), id.clone()) {
            return (earlier, id);
        }
    }
    unreachable!("there are only so many prints")
}
