//! What becomes of pushed events.

use crate::world::World;
use sverka_core::event::{Fact, chain};
use sverka_core::ids::{DeviceId, EventId, PrincipalId};
use sverka_core::model::challenge::ForecastVersion;
use sverka_core::model::{Anchor, Annotation, AnnotationKind, Market};
use sverka_core::numbers::{DeviceSeq, Seq};
use sverka_hub::{Grant, Role};
use sverka_protocol::{EventPage, ProblemKind, PushStatus, Sealed, Streams};

#[tokio::test]
async fn events_get_dense_places_and_a_repeated_push_changes_nothing() {
    let world = World::new();
    let stream = world.publish("one", 10);
    let mut laptop = world.person("Expert", &["one"]).await;
    let events: Vec<Sealed> = (0..5).map(|n| laptop.verdict(&stream, n)).collect();

    let first = world.push(&laptop.token, events.clone()).await;
    assert!(first.iter().all(|result| result.status == PushStatus::Accepted));
    assert_eq!(
        first.iter().map(|result| result.seq).collect::<Vec<_>>(),
        (1..=5).map(|seq| Some(Seq::new(seq))).collect::<Vec<_>>()
    );

    let again = world.push(&laptop.token, events.clone()).await;
    assert!(again.iter().all(|result| result.status == PushStatus::Duplicate));
    assert_eq!(
        again.iter().map(|result| result.seq).collect::<Vec<_>>(),
        (1..=5).map(|seq| Some(Seq::new(seq))).collect::<Vec<_>>()
    );

    let streams: Streams = world.get("/v1/streams", &laptop.token).await.json();
    let head = events.iter().fold(String::new(), |before, sealed| chain(&before, &sealed.hash));
    assert_eq!((streams.streams[0].head_seq.get(), &streams.streams[0].head_chain), (5, &head));
}

#[tokio::test]
async fn one_bad_event_does_not_stop_the_others() {
    let world = World::new();
    let stream = world.publish("one", 10);
    let mut laptop = world.person("Expert", &["one"]).await;
    let mut broken = laptop.verdict(&stream, 1);
    broken.payload.push(' ');
    let other_author = |event: &mut sverka_core::event::Event| {
        event.author = PrincipalId::new("prn_somebody").unwrap();
    };
    let other_device = |event: &mut sverka_core::event::Event| {
        event.device = DeviceId::new("dev_other").unwrap();
    };
    let long = Annotation { anchor: Anchor::Candidate, kind: AnnotationKind::Fact, text: "я".repeat(9_000) };
    let not_an_event = "{\"id\":\"e1\"}".to_owned();
    let rows: Vec<(Sealed, Option<ProblemKind>)> = vec![
        (laptop.verdict(&stream, 2), None),
        (broken, Some(ProblemKind::Invalid)),
        (laptop.event(&stream, 3, other_author), Some(ProblemKind::Scope)),
        (laptop.event(&stream, 4, other_device), Some(ProblemKind::Scope)),
        (laptop.event(&stream, 5, |event| event.device_seq = DeviceSeq::new(0)), Some(ProblemKind::Invalid)),
        (laptop.event(&stream, 6, |event| event.device_seq = DeviceSeq::new(u64::MAX)), Some(ProblemKind::Invalid)),
        (laptop.event(&stream, 7, |event| event.fact = Fact::AnnotationAdded(long)), Some(ProblemKind::TooLarge)),
        (sealed(not_an_event), Some(ProblemKind::Malformed)),
        (sealed("[".repeat(60_000)), Some(ProblemKind::Malformed)),
        (sealed(format!("\"{}\"", "x".repeat(70_000))), Some(ProblemKind::TooLarge)),
        (laptop.verdict(&stream, 8), None),
    ];
    let results = world.push(&laptop.token, rows.iter().map(|(sealed, _)| sealed.clone()).collect()).await;
    for ((sealed, expected), result) in rows.iter().zip(&results) {
        let shown = sealed.payload.chars().take(200).collect::<String>();
        assert_eq!(result.problem.as_ref().map(|problem| problem.kind), *expected, "{shown}");
    }
    let applied: Vec<u64> = results.iter().filter_map(|result| result.seq.map(Seq::get)).collect();
    assert_eq!(applied, [1, 2], "places stay dense");
}

#[tokio::test]
async fn a_body_that_does_not_fit_its_type_is_refused_and_an_unknown_type_is_kept_byte_for_byte() {
    let world = World::new();
    let stream = world.publish("one", 10);
    let mut laptop = world.person("Expert", &["one"]).await;
    let good = laptop.verdict(&stream, 1);
    let wrong = sealed(good.payload.replace("\"accept\"", "\"perhaps\""));
    let newer_version = sealed(wrong.payload.replace("\"v\":1", "\"v\":2"));
    let unknown = laptop.verdict(&stream, 2);
    let unknown =
        sealed(unknown.payload.replace("review.recorded", "forecast.sealed").replacen('{', "{ \"x\" : 1, ", 1));
    let results = world.push(&laptop.token, vec![wrong, newer_version.clone(), unknown.clone()]).await;
    let statuses: Vec<PushStatus> = results.iter().map(|result| result.status).collect();
    assert_eq!(statuses, [PushStatus::Rejected, PushStatus::Accepted, PushStatus::Accepted]);

    let page: EventPage = world.get(&format!("/v1/streams/{stream}/events"), &laptop.token).await.json();
    let got: Vec<Sealed> = page.events.into_iter().map(|event| event.sealed).collect();
    assert_eq!(got, [newer_version, unknown]);
}

#[tokio::test]
async fn the_same_id_with_other_bytes_and_a_copied_device_are_refused() {
    let world = World::new();
    let stream = world.publish("one", 10);
    let mut laptop = world.person("Expert", &["one"]).await;
    let first = laptop.verdict(&stream, 1);
    world.push(&laptop.token, vec![first.clone()]).await;

    let other_bytes = sealed(first.payload.replace("\"took_ms\":1200", "\"took_ms\":1201"));
    let mut copy = laptop.clone();
    let next = laptop.verdict(&stream, 2);
    let of_copy = copy.event(&stream, 3, |event| event.id = EventId::new("another-id").unwrap());
    let results = world.push(&laptop.token, vec![other_bytes, next, of_copy]).await;
    let kinds: Vec<_> = results.iter().map(|result| result.problem.as_ref().map(|problem| problem.kind)).collect();
    assert_eq!(kinds, [Some(ProblemKind::IdConflict), None, Some(ProblemKind::DeviceCloned)]);
}

#[tokio::test]
async fn events_that_arrive_out_of_order_are_taken() {
    let world = World::new();
    let stream = world.publish("one", 10);
    let mut laptop = world.person("Expert", &["one"]).await;
    let (first, second) = (laptop.verdict(&stream, 1), laptop.verdict(&stream, 2));
    for (event, place) in [(second, 1), (first, 2)] {
        assert_eq!(world.push(&laptop.token, vec![event]).await[0].seq.map(Seq::get), Some(place));
    }
}

#[tokio::test]
async fn a_push_that_another_process_keeps_waiting_is_deferred_and_succeeds_later() {
    let world = World::new();
    let stream = world.publish("one", 10);
    let mut laptop = world.person("Expert", &["one"]).await;
    let event = laptop.verdict(&stream, 1);
    let other = rusqlite::Connection::open(world.file()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let results = world.hub.push_as(&laptop.principal, &laptop.device, std::slice::from_ref(&event)).unwrap();
    assert_eq!((results[0].status, results[0].seq), (PushStatus::Deferred, None));
    assert!(results[0].problem.as_ref().is_some_and(|problem| problem.kind.is_retryable()));
    other.execute_batch("ROLLBACK").unwrap();
    assert_eq!(world.push(&laptop.token, vec![event]).await[0].status, PushStatus::Accepted);
}

#[tokio::test]
async fn an_expert_of_a_demo_pushes_by_the_same_code_and_only_as_oneself() {
    let world = World::new();
    let stream = world.publish("one", 10);
    let mut laptop = world.person("Expert", &["one"]).await;
    let stranger = world.person("Stranger", &["one"]).await;
    let event = laptop.verdict(&stream, 1);
    assert!(world.hub.push_as(&stranger.principal, &laptop.device, std::slice::from_ref(&event)).is_err());
    let results = world.hub.push_as(&laptop.principal, &laptop.device, &[event]).unwrap();
    assert_eq!(results[0].status, PushStatus::Accepted);
    world.hub.revoke_device(&laptop.device).unwrap();
    assert!(world.hub.push_as(&laptop.principal, &laptop.device, &[]).is_err());
}

fn sealed(payload: String) -> Sealed {
    let hash = sverka_core::event::payload_hash(payload.as_bytes());
    Sealed { payload, hash }
}

#[tokio::test]
async fn only_a_strategist_decides_which_forecasts_are_in_force() {
    let world = World::new();
    let stream = world.publish("one", 10);
    let decisions = || {
        let declined = Fact::ChallengeDeclined { target: EventId::new("e1").unwrap(), text: "no".into() };
        [Fact::ForecastVersionKept(ForecastVersion::default()), declined]
    };
    let mut expert = world.person("Expert", &["one"]).await;
    let mut strategist = world.person("Strategist", &[]).await;
    let who = strategist.principal.clone();
    let grant = |role| {
        let (principal, market) = (who.clone(), Market::Ru);
        world.hub.grant(&Grant { principal, stream: stream.clone(), role, market, expires_at: None }).unwrap();
    };
    grant(Role::Strategist);
    for fact in decisions() {
        let by_expert = expert.event(&stream, 1, |event| event.fact = fact.clone());
        let [result] = &world.push(&expert.token, vec![by_expert]).await[..] else { panic!("one result") };
        assert_eq!(result.status, PushStatus::Rejected);
        assert_eq!(result.problem.as_ref().map(|problem| problem.kind), Some(ProblemKind::Scope));
    }
    let said: Vec<Sealed> =
        decisions().into_iter().map(|fact| strategist.event(&stream, 1, |event| event.fact = fact)).collect();
    assert!(world.push(&strategist.token, said.clone()).await.iter().all(|it| it.status == PushStatus::Accepted));
    // What was taken once stays taken, whatever the person may do now.
    grant(Role::Expert);
    assert!(world.push(&strategist.token, said).await.iter().all(|it| it.status == PushStatus::Duplicate));
    // An expert's own work is not held up by what was refused.
    let verdict = expert.verdict(&stream, 2);
    assert_eq!(world.push(&expert.token, vec![verdict]).await[0].status, PushStatus::Accepted);
}
