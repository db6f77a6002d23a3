use crate::fixtures::{Desk, creator, event_of, pulled, review, say, stream};
use sverka_core::event::Fact;
use sverka_core::ids::EventId;
use sverka_core::model::{Dispute, Objection, Verdict};

fn objection() -> Fact {
    Fact::ReasonDisputed(Dispute {
        feature: "price".into(),
        objection: Objection::NotTrue,
        text: String::new(),
        points: 1,
        model: "baseline 2".into(),
    })
}

#[test]
fn candidates_are_found_by_what_was_said_about_them_here_and_elsewhere() {
    let desk = Desk::new();
    let store = desk.joined();
    assert_eq!(store.candidates_with(&stream(), "reason.disputed").unwrap(), []);
    let own = say(&store, "e1", "b", objection(), &[]);
    say(&store, "e2", "c", review(Verdict::Accept), &[]);
    // Undoing does not hide the candidate: what still counts is for the fold to say.
    say(&store, "e3", "b", Fact::Undone { target: EventId::new("e1").unwrap() }, &[]);
    let other = event_of("sam", "other", 1, "a", objection(), 5);
    let broken = crate::fixtures::sealed(3, "not json".into());
    store.apply_page(&stream(), &[pulled(1, &own), pulled(2, &other), broken]).unwrap();
    assert_eq!(store.candidates_with(&stream(), "reason.disputed").unwrap(), [creator("a"), creator("b")]);
    assert_eq!(store.candidates_with(&stream(), "review.recorded").unwrap(), [creator("c")]);
}
