use super::*;
use crate::fixtures::{Desk, about, at, creator, event_of, id, pulled, review, say, stream};
use crate::{Delivery, Pulled, Stamp};
use proptest::prelude::*;
use sverka_core::event::{Fact, RevealCause};
use sverka_core::ids::{CreatorId, EventId};
use sverka_core::model::{Anchor, Annotation, AnnotationKind, Verdict};
use sverka_core::numbers::Seq;

/// One step of a life with two laptops, a colleague and a hub.
#[derive(Debug, Clone)]
enum Step {
    /// Somebody says something about one of three candidates; `target` picks an earlier event where one is needed.
    Say { who: Who, candidate: u8, what: u8, target: prop::sample::Index, now: i64 },
    /// This laptop pushes so many of its waiting events.
    Push(usize),
    /// This laptop pulls so many events.
    Pull(usize),
    /// The hub comes back from a backup with so many events, and says so.
    Restore(u64),
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Who {
    Here,
    OtherLaptop,
    Colleague,
}

fn step() -> impl Strategy<Value = Step> {
    let who = prop_oneof![3 => Just(Who::Here), 1 => Just(Who::OtherLaptop), 1 => Just(Who::Colleague)];
    prop_oneof![
        6 => (who, 0..3u8, 0..8u8, any::<prop::sample::Index>(), 0..50i64)
            .prop_map(|(who, candidate, what, target, now)| Step::Say { who, candidate, what, target, now }),
        2 => (1..4usize).prop_map(Step::Push),
        2 => (1..4usize).prop_map(Step::Pull),
        1 => (0..6u64).prop_map(Step::Restore),
    ]
}

/// The laptop under test, a hub that keeps events in order, and everything this laptop ever said or was told.
struct World {
    store: Store,
    hub: Vec<Event>,
    known: Vec<Event>,
    said: u64,
}

impl World {
    fn run(&mut self, step: Step) {
        match step {
            Step::Say { who, candidate, what, target, now } => self.say(who, candidate, what, &target, now),
            Step::Push(n) => {
                for item in self.store.outbox_next(n, usize::MAX).unwrap() {
                    if !self.hub.iter().any(|event| event.id == item.event) {
                        self.hub.push(serde_json::from_str(&item.payload).unwrap());
                    }
                    let seq = 1 + self.hub.iter().position(|event| event.id == item.event).unwrap() as u64;
                    self.store.outbox_settle(&[(item.event, Delivery::Sent { seq: Seq::new(seq) })]).unwrap();
                }
            }
            Step::Pull(n) => {
                let from = self.store.cursor(&stream()).unwrap().seq.get();
                let told: Vec<Event> = self.hub.iter().skip(from as usize).take(n).cloned().collect();
                let page: Vec<Pulled> = (from + 1..).zip(&told).map(|(seq, event)| pulled(seq, event)).collect();
                self.known.extend(told);
                self.store.apply_page(&stream(), &page).unwrap();
            }
            Step::Restore(seq) => {
                self.hub.truncate(seq as usize);
                self.store.rewind(&stream(), Seq::new(seq)).unwrap();
                self.store.unsend_after(&stream(), Seq::new(seq)).unwrap();
            }
        }
    }

    fn say(&mut self, who: Who, candidate: u8, what: u8, target: &prop::sample::Index, now: i64) {
        let candidate = format!("c{candidate}");
        let known: Vec<EventId> = self.known_of(&creator(&candidate)).into_iter().map(|event| event.id).collect();
        let target = if known.is_empty() { id("nothing") } else { target.get(&known).clone() };
        let verdict = [Verdict::Accept, Verdict::Hold, Verdict::Reject][what as usize % 3];
        let note = Annotation { anchor: Anchor::Candidate, kind: AnnotationKind::Doubt, text: "?".into() };
        let (fact, supersedes) = match what {
            0 => (review(verdict), vec![]),
            1 | 2 => (review(verdict), vec![target.as_str()]),
            3 => (Fact::ReviewCleared {}, vec![target.as_str()]),
            4 => (Fact::Undone { target: target.clone() }, vec![]),
            5 => (Fact::Redone { target: target.clone() }, vec![]),
            6 => (Fact::AnnotationAdded(note), vec![]),
            _ => (Fact::AiRevealed { cause: RevealCause::Asked }, vec![]),
        };
        self.said += 1;
        if who == Who::Here {
            let stamp = Stamp { id: id(format!("here-{}", self.said)), now: at(now) };
            let made = self.store.append(vec![(stamp, about(&candidate, fact, &supersedes))]).unwrap();
            self.known.extend(made);
        } else {
            let (author, device) = if who == Who::Colleague { ("sam", "desk") } else { ("anna", "home") };
            let mut event = event_of(author, device, self.said, &candidate, fact, now);
            event.supersedes = supersedes.into_iter().map(id).collect();
            self.hub.push(event);
        }
    }

    fn known_of(&self, candidate: &CreatorId) -> Vec<Event> {
        self.known.iter().filter(|event| event.refs.candidate.as_ref() == Some(candidate)).cloned().collect()
    }
}

/// The projections of both files, as text.
fn rows(store: &Store) -> [Vec<String>; 2] {
    [&store.vault, &store.cache].map(|db| {
        db.read(|conn| {
            let mut statement = conn.prepare("select * from mark order by stream, candidate, author")?;
            let rows = statement.query_map([], |row| {
                let values: Result<Vec<_>, _> = (0..5).map(|n| row.get::<_, rusqlite::types::Value>(n)).collect();
                Ok(format!("{:?}", values?))
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
        .unwrap()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn marks_are_the_fold_of_everything_known_and_a_rebuild_gives_the_same_rows(
        steps in prop::collection::vec(step(), 1..60),
    ) {
        let desk = Desk::new();
        let mut world = World { store: desk.joined(), hub: vec![], known: vec![], said: 0 };
        for step in steps {
            world.run(step);
        }
        let marks = world.store.marks(&stream()).unwrap();
        for candidate in ["c0", "c1", "c2"].map(creator) {
            let events = world.known_of(&candidate);
            let mut shown = marks.get(&candidate).cloned().unwrap_or_default();
            shown.values_mut().for_each(|mark| mark.unsent = false);
            let expected: HashMap<PrincipalId, Mark> = fold(&events).into_iter().collect();
            prop_assert_eq!(shown, expected, "{:#?}", events);
        }
        let before = rows(&world.store);
        world.store.rebuild_projections().unwrap();
        prop_assert_eq!(rows(&world.store), before);
    }
}

#[test]
fn a_projection_that_was_tampered_with_is_put_right_by_a_rebuild() {
    let desk = Desk::new();
    let store = desk.joined();
    say(&store, "e1", "x", review(Verdict::Accept), &[]);
    let before = rows(&store);
    store.vault.write(|tx| Ok(tx.execute("update mark set verdict = 'reject'", [])?)).unwrap();
    assert_ne!(rows(&store), before, "the comparison of the property test sees a difference");
    store.rebuild_projections().unwrap();
    assert_eq!(rows(&store), before);
}
