use super::*;
use crate::fixtures::{Desk, about, at, creator, id, pulled, review, say, stream};
use crate::{NewFact, Stamp};
use sverka_core::model::Verdict;

fn waiting(store: &Store) -> Vec<String> {
    store.outbox_next(100, usize::MAX).unwrap().into_iter().map(|item| item.event.into()).collect()
}

fn say_in(store: &Store, campaign: &str, event: &str) {
    let fact = NewFact {
        stream: StreamId::new(format!("campaign:{campaign}")).unwrap(),
        ..about("x", review(Verdict::Accept), &[])
    };
    store.append(vec![(Stamp { id: id(event), now: at(1) }, fact)]).unwrap();
}

fn sent(event: &str, seq: u64) -> (EventId, Delivery) {
    (id(event), Delivery::Sent { seq: Seq::new(seq) })
}

fn rejected(event: &str) -> (EventId, Delivery) {
    (id(event), Delivery::Rejected { kind: "invalid".into() })
}

#[test]
fn streams_take_turns_and_each_goes_oldest_first() {
    let desk = Desk::new();
    let store = desk.joined();
    for (campaign, event) in [("a", "a1"), ("a", "a2"), ("a", "a3"), ("b", "b1"), ("c", "c1"), ("b", "b2")] {
        say_in(&store, campaign, event);
    }
    assert_eq!(waiting(&store), ["a1", "b1", "c1", "a2", "b2", "a3"]);
    let two: Vec<_> = store.outbox_next(2, usize::MAX).unwrap().into_iter().map(|item| item.event).collect();
    assert_eq!(two, [id("a1"), id("b1")]);
}

#[test]
fn a_batch_is_bounded_in_bytes_but_never_empty() {
    let desk = Desk::new();
    let store = desk.joined();
    for n in 1..=3 {
        say(&store, &format!("e{n}"), "x", review(Verdict::Accept), &[]);
    }
    let one = store.outbox_next(1, usize::MAX).unwrap()[0].payload.len();
    for (bytes, expected) in [(0, 1), (one, 1), (2 * one + 200, 2), (usize::MAX, 3)] {
        assert_eq!(store.outbox_next(100, bytes).unwrap().len(), expected, "{bytes} bytes");
    }
}

#[test]
fn each_event_has_its_own_fate() {
    let desk = Desk::new();
    let store = desk.joined();
    for n in 1..=4 {
        say(&store, &format!("e{n}"), &format!("c{n}"), review(Verdict::Accept), &[]);
    }
    store.outbox_settle(&[sent("e1", 10), rejected("e2"), (id("e3"), Delivery::Deferred)]).unwrap();
    assert_eq!(waiting(&store), ["e3", "e4"], "what comes after a refused event still tries");
    assert_eq!(store.outbox_counts().unwrap(), OutboxCounts { waiting: 2, rejected: 1 });
    let refused = store.outbox_rejected().unwrap();
    assert_eq!(
        refused,
        [RejectedEvent { event: id("e2"), stream: stream(), candidate: Some(creator("c2")), kind: "invalid".into() }]
    );
    drop(store);
    let store = desk.open();
    assert_eq!(store.outbox_retry_rejected().unwrap(), 1);
    assert_eq!(waiting(&store), ["e2", "e3", "e4"]);
}

#[test]
fn a_late_answer_does_not_take_a_sent_event_back() {
    let desk = Desk::new();
    let store = desk.joined();
    say(&store, "e1", "x", review(Verdict::Accept), &[]);
    for _ in 0..2 {
        store.outbox_settle(&[sent("e1", 1), rejected("e1"), sent("never-written", 2)]).unwrap();
    }
    assert_eq!(store.outbox_counts().unwrap(), OutboxCounts::default());
}

#[test]
fn a_hub_restored_from_an_older_state_is_offered_again_what_it_lost() {
    let desk = Desk::new();
    let store = desk.joined();
    let events: Vec<_> = (1..=4).map(|n| say(&store, &format!("e{n}"), "x", review(Verdict::Accept), &[])).collect();
    store.outbox_settle(&[sent("e1", 1), sent("e2", 2), sent("e3", 3), rejected("e4")]).unwrap();
    // The hub has e1 at place 1; at place 2 somebody else's event came instead of e2.
    let theirs = crate::fixtures::event_of("sam", "desk", 1, "x", review(Verdict::Hold), 1);
    store.apply_page(&stream(), &[pulled(1, &events[0]), pulled(2, &theirs)]).unwrap();
    store.unsend_after(&stream(), Seq::new(2)).unwrap();
    assert_eq!(waiting(&store), ["e2", "e3"]);
    assert_eq!(store.outbox_counts().unwrap().rejected, 1, "a refusal is not forgotten");
    store.unsend_after(&stream(), Seq::new(0)).unwrap();
    assert_eq!(waiting(&store), ["e1", "e2", "e3"]);
}

#[test]
fn an_empty_cache_says_nothing_about_what_the_hub_has() {
    let desk = Desk::new();
    let store = desk.joined();
    say(&store, "e1", "x", review(Verdict::Accept), &[]);
    store.outbox_settle(&[sent("e1", 1)]).unwrap();
    store.unsend_after(&stream(), Seq::new(1)).unwrap();
    assert_eq!(waiting(&store), Vec::<String>::new());
}
