use crate::error::StoreError;
use crate::fixtures::{Desk, anna, id, review, say, stream};
use crate::{Delivery, Identity};
use sverka_core::model::Verdict;

#[test]
fn joining_again_changes_the_token_and_not_who_writes() {
    let desk = Desk::new();
    let store = desk.joined();
    let first = say(&store, "e1", "x", review(Verdict::Accept), &[]);
    let renewed = store.renew_identity("Анна Ё.", "http://127.0.0.1:2", "new token").unwrap();
    let expected = Identity {
        name: "Анна Ё.".into(),
        hub_url: "http://127.0.0.1:2".into(),
        token: "new token".into(),
        ..anna("laptop")
    };
    assert!(renewed == expected);
    drop(store);
    let store = desk.open();
    assert!(store.identity().unwrap() == Some(expected), "it is in the file");
    let next = say(&store, "e2", "x", review(Verdict::Hold), &[]);
    assert_eq!((&next.device, next.device_seq.get()), (&first.device, 2), "the chain goes on");
    assert_eq!(store.own_events(&stream()).unwrap(), [first, next]);
}

#[test]
fn what_was_refused_is_offered_again_and_what_was_sent_is_not() {
    let desk = Desk::new();
    let store = desk.joined();
    for event in ["e1", "e2", "e3"] {
        say(&store, event, "x", review(Verdict::Accept), &[]);
    }
    let refused = Delivery::Rejected { kind: "scope".into() };
    store
        .outbox_settle(&[(id("e1"), Delivery::Sent { seq: sverka_core::numbers::Seq::new(1) }), (id("e2"), refused)])
        .unwrap();
    store.renew_identity("Анна", "http://127.0.0.1:1", "new token").unwrap();
    let waiting = store.outbox_next(9, usize::MAX).unwrap().into_iter().map(|item| item.event);
    assert_eq!(waiting.collect::<Vec<_>>(), [id("e2"), id("e3")]);
}

#[test]
fn who_never_joined_cannot_join_again() {
    let desk = Desk::new();
    let store = desk.open();
    assert!(matches!(store.renew_identity("Анна", "http://127.0.0.1:1", "token"), Err(StoreError::NotJoined)));
    assert!(store.identity().unwrap().is_none());
}
