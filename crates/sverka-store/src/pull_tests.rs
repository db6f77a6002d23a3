use super::*;
use crate::fixtures::{Desk, creator, event_of, pulled, review, sealed, stream};
use sverka_core::ids::PrincipalId;
use sverka_core::model::Verdict;

fn page(from: u64, to: u64) -> Vec<Pulled> {
    (from..=to)
        .map(|seq| pulled(seq, &event_of("sam", "desk", seq, &format!("c{}", seq % 3), review(Verdict::Hold), 1)))
        .collect()
}

fn chain_of<'a>(page: impl IntoIterator<Item = &'a Pulled>) -> String {
    page.into_iter().fold(String::new(), |value, event| chain(&value, &event.hash))
}

#[test]
fn pages_move_the_cursor_and_name_the_candidates_they_touch() {
    let desk = Desk::new();
    let store = desk.joined();
    let all = page(1, 5);
    let applied = store.apply_page(&stream(), &all[..2]).unwrap();
    assert_eq!(applied.cursor, Cursor { seq: Seq::new(2), chain: chain_of(&all[..2]) });
    assert_eq!(applied.candidates, [creator("c1"), creator("c2")]);
    drop(store);
    let store = desk.open();
    assert_eq!(store.apply_page(&stream(), &all[2..]).unwrap().cursor.chain, chain_of(&all));
    let events = store.events_of(&stream(), &creator("c1")).unwrap();
    assert_eq!(events.known.iter().map(|event| event.device_seq.get()).collect::<Vec<_>>(), [1, 4]);
}

#[test]
fn a_repeated_or_overlapping_page_changes_nothing_twice() {
    let desk = Desk::new();
    let store = desk.joined();
    let all = page(1, 6);
    store.apply_page(&stream(), &all[..4]).unwrap();
    let again = store.apply_page(&stream(), &all[..4]).unwrap();
    assert_eq!((again.cursor.seq.get(), again.candidates.as_slice()), (4, [].as_slice()));
    assert_eq!(
        store.apply_page(&stream(), &all[2..]).unwrap().cursor,
        Cursor { seq: Seq::new(6), chain: chain_of(&all) }
    );
    assert_eq!(store.apply_page(&stream(), &[]).unwrap().cursor.seq.get(), 6);
}

#[test]
fn a_page_with_a_gap_or_a_wrong_hash_is_refused_whole() {
    let desk = Desk::new();
    let store = desk.joined();
    store.apply_page(&stream(), &page(1, 2)).unwrap();
    let before = store.cursor(&stream()).unwrap();
    let mut torn = page(3, 5);
    torn[2].payload.push(' ');
    let mut reordered = page(3, 5);
    reordered.swap(0, 1);
    let mut rewritten = page(2, 4);
    rewritten[0] = sealed(2, "another history".into());
    let refused = [
        store.apply_page(&stream(), &page(4, 5)),
        store.apply_page(&stream(), &[page(3, 3), page(5, 6)].concat()),
        store.apply_page(&stream(), &reordered),
        store.apply_page(&stream(), &torn),
        store.apply_page(&stream(), &rewritten),
    ];
    let said: Vec<String> = refused.into_iter().map(|result| result.unwrap_err().to_string()).collect();
    assert_eq!(
        said,
        [
            "event 4 came where 3 was expected",
            "event 5 came where 4 was expected",
            "event 4 came where 3 was expected",
            "event 5 does not match its hash",
            "event 2 does not match its hash",
        ]
    );
    assert_eq!(store.cursor(&stream()).unwrap(), before);
    assert_eq!(store.events_of(&stream(), &creator("c0")).unwrap().known, []);
    assert_eq!(store.apply_page(&stream(), &page(3, 5)).unwrap().cursor.seq.get(), 5, "the right page still fits");
}

#[test]
fn facts_nobody_here_understands_are_kept_counted_and_do_not_stop_the_stream() {
    let desk = Desk::new();
    let store = desk.joined();
    let known = event_of("sam", "desk", 1, "x", review(Verdict::Accept), 1);
    let mut later = known.clone();
    later.id = crate::fixtures::id("later");
    later.v = FACT_VERSION_OF_TOMORROW;
    let text = serde_json::to_string(&known).unwrap();
    let other_type = text.replace("review.recorded", "review.dreamt").replace("sam-desk-1", "dreamt");
    let other_stream = text.replace("campaign:spring", "campaign:autumn").replace("sam-desk-1", "lost");
    let huge = text.replace("\"device_seq\":1", "\"device_seq\":18446744073709551615").replace("sam-desk-1", "huge");
    let page = [
        pulled(1, &known),
        pulled(2, &later),
        sealed(3, other_type),
        sealed(4, "not JSON at all \u{0} \u{202e}".into()),
        sealed(5, String::new()),
        sealed(6, other_stream),
        sealed(7, huge),
    ];
    assert_eq!(store.apply_page(&stream(), &page).unwrap().cursor, Cursor { seq: Seq::new(7), chain: chain_of(&page) });
    let events = store.events_of(&stream(), &creator("x")).unwrap();
    assert_eq!((events.known.len(), events.newer), (2, 2));
}

const FACT_VERSION_OF_TOMORROW: u16 = sverka_core::event::FACT_VERSION + 1;

#[test]
fn after_a_rewind_events_still_count_until_they_are_pulled_again() {
    let desk = Desk::new();
    let store = desk.joined();
    let all = [page(1, 5), vec![sealed(6, "unreadable".into())]].concat();
    store.apply_page(&stream(), &all).unwrap();
    let marks = store.marks(&stream()).unwrap();

    store.rewind(&stream(), Seq::new(2)).unwrap();
    assert_eq!(store.cursor(&stream()).unwrap(), Cursor { seq: Seq::new(2), chain: chain_of(&all[..2]) });
    assert_eq!(store.marks(&stream()).unwrap(), marks, "absence never means deletion");
    store.rewind(&stream(), Seq::new(4)).unwrap();
    assert_eq!(store.cursor(&stream()).unwrap().seq.get(), 2, "a rewind never goes forward");

    // The hub's new history has another event in between.
    let other = event_of("kim", "desk", 1, "c9", review(Verdict::Reject), 1);
    let shifted = all[2..].iter().zip(4..).map(|(event, seq)| Pulled { seq: Seq::new(seq), ..event.clone() });
    let news: Vec<Pulled> = std::iter::once(pulled(3, &other)).chain(shifted).collect();
    store.apply_page(&stream(), &news).unwrap();
    assert_eq!(store.cursor(&stream()).unwrap().seq.get(), 7);
    let rows: i64 = store
        .cache
        .read(|cache| Ok(cache.query_row("select count(*) as n from event", [], |row| row.get("n"))?))
        .unwrap();
    assert_eq!(rows, 7, "an event that got its place back is there once");
    let kim = PrincipalId::new("kim").unwrap();
    assert_eq!(store.marks(&stream()).unwrap()[&creator("c9")][&kim].verdict, Some(Verdict::Reject));
}

#[test]
fn a_rewind_to_the_start_begins_with_an_empty_chain() {
    let desk = Desk::new();
    let store = desk.joined();
    store.apply_page(&stream(), &page(1, 3)).unwrap();
    store.rewind(&stream(), Seq::new(0)).unwrap();
    assert_eq!(store.cursor(&stream()).unwrap(), Cursor::default());
    assert_eq!(store.apply_page(&stream(), &page(1, 3)).unwrap().cursor.chain, chain_of(&page(1, 3)));
}
