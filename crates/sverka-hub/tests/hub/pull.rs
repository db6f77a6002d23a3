//! Pages of events.

use crate::world::World;
use sverka_core::event::chain;
use sverka_core::numbers::Seq;
use sverka_protocol::{EventPage, MAX_PAGE_BYTES, Problem, ProblemKind, Sealed, StoredEvent};

#[tokio::test]
async fn pages_follow_each_other_without_a_gap_and_the_reader_can_prove_it() {
    let world = World::new();
    let stream = world.publish("one", 10);
    let mut laptop = world.person("Expert", &["one"]).await;
    let events: Vec<Sealed> = (0..57).map(|n| laptop.verdict(&stream, n)).collect();
    world.push(&laptop.token, events.clone()).await;

    let (mut after, mut at) = (0, String::new());
    let mut got: Vec<StoredEvent> = Vec::new();
    loop {
        let path = format!("/v1/streams/{stream}/events?after={after}&chain={at}&limit=10");
        let page: EventPage = world.get(&path, &laptop.token).await.json();
        assert_eq!(page.head_seq.get(), 57);
        if page.events.is_empty() {
            break;
        }
        for event in page.events {
            assert_eq!(event.seq.get(), after + 1);
            after = event.seq.get();
            at = chain(&at, &event.sealed.hash);
            got.push(event);
        }
    }
    assert_eq!(got.into_iter().map(|event| event.sealed).collect::<Vec<_>>(), events);
}

#[tokio::test]
async fn a_page_is_limited_in_bytes_too_and_never_empty_before_the_end() {
    let world = World::new();
    let stream = world.publish("one", 10);
    let mut laptop = world.person("Expert", &["one"]).await;
    for batch in 0..5 {
        let big = |n| {
            laptop.event(&stream, n, |event| {
                event.supersedes = (0..600)
                    .map(|k| sverka_core::ids::EventId::new(format!("{k}-{}", "x".repeat(88))).unwrap())
                    .collect();
            })
        };
        let events = (batch * 10..batch * 10 + 10).map(big).collect();
        world.push(&laptop.token, events).await;
    }
    let page: EventPage = world.get(&format!("/v1/streams/{stream}/events"), &laptop.token).await.json();
    let bytes: usize = page.events.iter().map(|event| event.sealed.payload.len()).sum();
    assert!(bytes <= MAX_PAGE_BYTES && bytes > MAX_PAGE_BYTES - 64 * 1024, "{bytes}");
    assert!(page.events.len() < 50);
}

#[tokio::test]
async fn a_history_that_is_not_the_hubs_is_noticed() {
    let world = World::new();
    let stream = world.publish("one", 10);
    let mut laptop = world.person("Expert", &["one"]).await;
    let events: Vec<Sealed> = (0..3).map(|n| laptop.verdict(&stream, n)).collect();
    world.push(&laptop.token, events.clone()).await;
    let chains: Vec<String> = events
        .iter()
        .scan(String::new(), |at, event| {
            *at = chain(at, &event.hash);
            Some(at.clone())
        })
        .collect();
    let rows = [
        (0, String::new(), None),
        (3, chains[2].clone(), None),
        (2, chains[1].clone(), None),
        (4, chains[2].clone(), Some(3)),
        (999, "x".to_owned(), Some(3)),
        (3, chains[1].clone(), Some(2)),
        (2, String::new(), Some(1)),
        (1, "0".repeat(64), Some(0)),
        (0, "0".repeat(64), Some(0)),
    ];
    for (after, at, common) in rows {
        let answer = world.get(&format!("/v1/streams/{stream}/events?after={after}&chain={at}"), &laptop.token).await;
        match common {
            None => assert_eq!(answer.status, 200, "{after} {at}"),
            Some(common) => {
                let problem: Problem = answer.json();
                assert_eq!(problem.kind, ProblemKind::HistoryDiverged);
                assert_eq!((answer.status, problem.common_seq.map(Seq::get)), (409, Some(common)), "{after} {at}");
            }
        }
    }
}

#[tokio::test]
async fn parameters_that_cannot_be_read_are_malformed() {
    let world = World::new();
    let stream = world.publish("one", 10);
    let laptop = world.person("Expert", &["one"]).await;
    for query in ["after=-1", "after=x", "limit=x", "after=99999999999999999999999"] {
        let answer = world.get(&format!("/v1/streams/{stream}/events?{query}"), &laptop.token).await;
        assert_eq!((answer.status, answer.problem().as_str()), (400, "malformed"), "{query}");
    }
    for query in ["limit=0", "limit=100000", "unknown=1"] {
        let answer = world.get(&format!("/v1/streams/{stream}/events?{query}"), &laptop.token).await;
        assert_eq!(answer.status, 200, "{query}");
    }
}
