use super::*;
use crate::Delivery;
use crate::fixtures::{Desk, creator, event_of, id, pulled, review, say, stream};
use sverka_core::event::Fact;

/// What both ways of asking answer: for the whole campaign, and for one candidate.
fn mark(store: &Store, candidate: &str, author: &str) -> Option<Mark> {
    let author = PrincipalId::new(author).unwrap();
    let of_all = store.marks(&stream()).unwrap().remove(&creator(candidate)).unwrap_or_default();
    assert_eq!(store.marks_of(&stream(), &creator(candidate)).unwrap(), of_all);
    of_all.get(&author).copied()
}

const fn shown(verdict: Option<Verdict>, conflict: bool, unsent: bool) -> Option<Mark> {
    Some(Mark { verdict, conflict, unsent })
}

#[test]
fn a_verdict_is_shown_at_once_and_stays_unsent_until_the_hub_has_it() {
    let desk = Desk::new();
    let store = desk.joined();
    let event = say(&store, "e1", "x", review(Verdict::Accept), &[]);
    assert_eq!(mark(&store, "x", "anna"), shown(Some(Verdict::Accept), false, true));
    store.outbox_settle(&[(id("e1"), Delivery::Rejected { kind: "quota".into() })]).unwrap();
    assert_eq!(mark(&store, "x", "anna"), shown(Some(Verdict::Accept), false, true), "refused is not sent");
    store.outbox_settle(&[(id("e1"), Delivery::Sent { seq: Seq::new(1) })]).unwrap();
    assert_eq!(mark(&store, "x", "anna"), shown(Some(Verdict::Accept), false, false));
    store.apply_page(&stream(), &[pulled(1, &event)]).unwrap();
    assert_eq!(mark(&store, "x", "anna"), shown(Some(Verdict::Accept), false, false));
}

#[test]
fn an_undo_here_outweighs_what_was_pulled_before() {
    let desk = Desk::new();
    let store = desk.joined();
    let event = say(&store, "e1", "x", review(Verdict::Accept), &[]);
    store.outbox_settle(&[(id("e1"), Delivery::Sent { seq: Seq::new(1) })]).unwrap();
    store.apply_page(&stream(), &[pulled(1, &event)]).unwrap();
    say(&store, "e2", "x", Fact::Undone { target: id("e1") }, &[]);
    assert_eq!(mark(&store, "x", "anna"), shown(None, false, true));
}

#[test]
fn a_decision_on_another_laptop_outweighs_an_unrelated_event_here() {
    let desk = Desk::new();
    let store = desk.joined();
    let first = say(&store, "e1", "x", review(Verdict::Accept), &[]);
    store.outbox_settle(&[(id("e1"), Delivery::Sent { seq: Seq::new(1) })]).unwrap();
    let mut there = event_of("anna", "home", 1, "x", review(Verdict::Reject), 2);
    there.supersedes = vec![id("e1")];
    store.apply_page(&stream(), &[pulled(1, &first), pulled(2, &there)]).unwrap();
    // The vault alone would say "accept", and its last event is the latest of all.
    say(&store, "e9", "x", Fact::AiRevealed { cause: sverka_core::event::RevealCause::Asked }, &[]);
    assert_eq!(mark(&store, "x", "anna"), shown(Some(Verdict::Reject), false, true));
}

#[test]
fn decisions_on_two_laptops_that_do_not_know_each_other_are_a_conflict() {
    let desk = Desk::new();
    let store = desk.joined();
    say(&store, "e1", "x", review(Verdict::Accept), &[]);
    let there = event_of("anna", "home", 1, "x", review(Verdict::Reject), 2);
    store.apply_page(&stream(), &[pulled(1, &there)]).unwrap();
    assert_eq!(mark(&store, "x", "anna"), shown(Some(Verdict::Reject), true, true));
    say(&store, "e3", "x", review(Verdict::Accept), &["e1", "anna-home-1"]);
    assert_eq!(mark(&store, "x", "anna"), shown(Some(Verdict::Accept), false, true));
}

#[test]
fn other_people_and_other_campaigns_do_not_mix() {
    let desk = Desk::new();
    let store = desk.joined();
    say(&store, "e1", "x", review(Verdict::Accept), &[]);
    store.apply_page(&stream(), &[pulled(1, &event_of("sam", "d", 1, "x", review(Verdict::Hold), 2))]).unwrap();
    assert_eq!(mark(&store, "x", "anna"), shown(Some(Verdict::Accept), false, true));
    assert_eq!(mark(&store, "x", "sam"), shown(Some(Verdict::Hold), false, false));
    assert!(store.marks(&StreamId::new("campaign:autumn").unwrap()).unwrap().is_empty());
}

#[test]
fn an_empty_cache_does_not_hide_what_was_sent_long_ago() {
    let desk = Desk::new();
    let store = desk.joined();
    let event = say(&store, "e1", "x", review(Verdict::Accept), &[]);
    store.outbox_settle(&[(id("e1"), Delivery::Sent { seq: Seq::new(1) })]).unwrap();
    store.apply_page(&stream(), &[pulled(1, &event)]).unwrap();
    drop(store);
    std::fs::write(desk.dir.path().join("cache.db"), "").unwrap();
    assert_eq!(mark(&desk.open(), "x", "anna"), shown(Some(Verdict::Accept), false, false));
}
