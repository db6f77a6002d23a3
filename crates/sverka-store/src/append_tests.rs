use super::*;
use crate::fixtures::{Desk, PASSPHRASE, about, anna, at, event_of, pulled, review, say, stamp, stream};
use crate::{KeySlots, StoreError};
use sverka_core::ids::DeviceId;
use sverka_core::model::{Anchor, Annotation, AnnotationKind, Verdict};

fn note(bytes: usize) -> Fact {
    Fact::AnnotationAdded(Annotation {
        anchor: Anchor::Candidate,
        kind: AnnotationKind::Fact,
        text: "я".repeat(bytes / 2),
    })
}

#[test]
fn events_are_numbered_without_gaps_and_chained_by_hash_across_restarts() {
    let desk = Desk::new();
    let store = desk.joined();
    let mut made = vec![say(&store, "e1", "x", review(Verdict::Accept), &[])];
    let facts = (2..4).map(|n| (stamp(&format!("e{n}"), n), about("y", review(Verdict::Hold), &[]))).collect();
    made.extend(store.append(facts).unwrap());
    drop(store);
    let key = KeySlots::unlock_with_passphrase(desk.dir.path(), PASSPHRASE).unwrap();
    let store = Store::open(desk.dir.path(), &key).unwrap();
    made.push(say(&store, "e4", "x", review(Verdict::Reject), &["e1"]));

    assert_eq!(store.own_events(&stream()).unwrap(), made);
    let mut prev = String::new();
    for (n, event) in (1..).zip(&made) {
        assert_eq!((event.device_seq.get(), &event.prev), (n, &prev));
        prev = payload_hash(serde_json::to_string(event).unwrap().as_bytes());
    }
    let waiting = store.outbox_next(10, usize::MAX).unwrap();
    assert_eq!(waiting.iter().map(|item| item.event.as_str()).collect::<Vec<_>>(), ["e1", "e2", "e3", "e4"]);
    assert_eq!(waiting[3].hash, prev, "what is sent is, byte for byte, what was hashed");
}

#[test]
fn nothing_is_written_before_a_hub_was_joined() {
    let store = Desk::new().open();
    let facts = vec![(stamp("e1", 1), about("x", review(Verdict::Accept), &[]))];
    assert!(matches!(store.append(facts), Err(StoreError::NotJoined)));
}

#[test]
fn one_fact_that_is_too_large_keeps_the_whole_batch_out() {
    let desk = Desk::new();
    let store = desk.joined();
    let facts = vec![(stamp("e1", 1), about("x", note(10), &[])), (stamp("e2", 1), about("x", note(70_000), &[]))];
    assert!(matches!(store.append(facts), Err(StoreError::TooLarge { bytes }) if bytes > 70_000));
    assert_eq!(store.own_events(&stream()).unwrap(), []);
    assert_eq!(say(&store, "e3", "x", note(10), &[]).device_seq.get(), 1);
}

#[test]
fn a_clock_set_back_gives_later_times_even_after_a_restart() {
    let desk = Desk::new();
    let store = desk.joined();
    let first = say(&store, "e5000", "x", review(Verdict::Accept), &[]);
    drop(store);
    let second = say(&desk.open(), "e1000", "x", review(Verdict::Reject), &["e5000"]);
    assert!(second.hlc > first.hlc);
}

#[test]
fn what_is_written_after_a_pulled_fact_is_later_than_it() {
    let desk = Desk::new();
    let store = desk.joined();
    let theirs = event_of("anna", "home", 1, "x", review(Verdict::Hold), 9_000);
    store.apply_page(&stream(), &[pulled(1, &theirs)]).unwrap();
    assert!(say(&store, "e1000", "x", review(Verdict::Accept), &[]).hlc > theirs.hlc);
    assert_eq!(
        say(&store, "e2000", "other", review(Verdict::Accept), &[]).hlc.time(),
        at(9_000),
        "the clock only ticks"
    );
}

#[test]
fn a_restored_vault_does_not_give_the_numbers_of_pulled_events_again() {
    let desk = Desk::new();
    let store = desk.joined();
    let lost = event_of("anna", "laptop", 7, "x", review(Verdict::Accept), 1);
    store.apply_page(&stream(), &[pulled(1, &lost)]).unwrap();
    let next = say(&store, "e2", "x", review(Verdict::Reject), &[]);
    assert_eq!(next.device_seq.get(), 8);
    assert_eq!(next.prev, payload_hash(serde_json::to_string(&lost).unwrap().as_bytes()));
    assert_eq!(store.own_events(&stream()).unwrap(), [lost, next]);
}

#[test]
fn a_new_device_starts_its_own_numbers() {
    let desk = Desk::new();
    let store = desk.joined();
    say(&store, "e1", "x", review(Verdict::Accept), &[]);
    store.set_identity(&anna("second")).unwrap();
    let event = say(&store, "e2", "x", review(Verdict::Hold), &[]);
    assert_eq!((event.device_seq.get(), event.prev.as_str()), (1, ""));
    assert_eq!(event.device, DeviceId::new("second").unwrap());
}

#[test]
fn the_vault_itself_refuses_to_change_or_delete_an_event() {
    let desk = Desk::new();
    let store = desk.joined();
    say(&store, "e1", "x", review(Verdict::Accept), &[]);
    for sql in ["update event set payload = ''", "delete from event"] {
        let refused = store.vault.write(|tx| Ok(tx.execute(sql, [])?));
        assert!(refused.is_err(), "{sql}");
    }
}

#[test]
fn what_is_said_of_the_whole_campaign_is_read_once_from_both_files_and_touches_no_candidate() {
    let desk = Desk::new();
    let store = desk.joined();
    let kept = |reason: &str| {
        Fact::WeightingKept(sverka_core::score::Weighting { reason: reason.into(), ..Default::default() })
    };
    let whole = |fact| NewFact { refs: Refs::default(), ..about("x", fact, &[]) };
    let mut theirs = event_of("sam", "office", 1, "x", kept("theirs"), 9_000);
    theirs.refs = Refs::default();
    assert_eq!(store.apply_page(&stream(), &[pulled(1, &theirs)]).unwrap().candidates, []);
    say(&store, "e1", "x", review(Verdict::Accept), &[]);
    let mine = store.append(vec![(stamp("e2", 1_000), whole(kept("mine")))]).unwrap().remove(0);
    assert!(mine.hlc > theirs.hlc, "what is kept after a pulled weighting is later than it");
    store.apply_page(&stream(), &[pulled(2, &mine)]).unwrap();
    drop(store);
    let known = desk.open().events_of_stream(&stream()).unwrap().known;
    assert_eq!(known, [mine, theirs]);
    assert_eq!(desk_marks(&desk), 1);
}

fn desk_marks(desk: &Desk) -> usize {
    desk.open().marks(&stream()).unwrap().len()
}
