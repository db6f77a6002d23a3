//! The list of streams, and waiting for it to change.

use crate::world::{Answer, World, call, request};
use axum::body::Body;
use axum::http::HeaderValue;
use chrono::Duration;
use sverka_core::model::Market;
use sverka_hub::{Grant, Hub, Role};
use sverka_protocol::{Revoked, Streams};

async fn wait(hub: &Hub, token: &str, tag: &str) -> Answer {
    let mut request = request("GET", "/v1/streams?wait=25", Some(token), Body::empty());
    request.headers_mut().insert("if-none-match", HeaderValue::from_str(tag).unwrap());
    call(hub.router(), request).await
}

#[tokio::test]
async fn a_list_that_is_current_is_not_sent_again() {
    let world = World::new();
    let stream = world.publish("one", 5);
    let mut laptop = world.person("Expert", &["one"]).await;
    let first = world.get("/v1/streams", &laptop.token).await;
    let ask = || {
        let mut request = request("GET", "/v1/streams", Some(&laptop.token), Body::empty());
        request.headers_mut().insert("if-none-match", first.headers["etag"].clone());
        request
    };
    let second = world.call(ask()).await;
    assert_eq!((second.status, second.bytes.len()), (304, 0));
    let ask_again = ask();
    let event = laptop.verdict(&stream, 1);
    world.push(&laptop.token, vec![event]).await;
    assert_eq!(world.call(ask_again).await.status, 200);
}

#[tokio::test]
async fn waiting_ends_when_somebody_pushes_publishes_or_grants() {
    let world = World::new();
    let stream = world.publish("one", 5);
    world.publish("two", 5);
    let mut laptop = world.person("Expert", &["one"]).await;
    let event = laptop.verdict(&stream, 1);
    let principal = laptop.principal.clone();
    let two = sverka_core::ids::StreamId::new("campaign:two").unwrap();
    let grant = Grant { principal, stream: two, role: Role::Expert, market: Market::Us, expires_at: None };
    let hub = world.hub.clone();
    let changes: Vec<Box<dyn Fn() + Send>> = vec![
        Box::new({
            let (hub, laptop, event) = (hub.clone(), laptop.clone(), event.clone());
            move || drop(hub.push_as(&laptop.principal, &laptop.device, std::slice::from_ref(&event)).unwrap())
        }),
        Box::new({
            let hub = hub.clone();
            move || drop(hub.publish(&crate::world::shortlist("one", 6, 1)).unwrap())
        }),
        Box::new(move || hub.grant(&grant).unwrap()),
    ];
    for change in changes {
        let tag = world.get("/v1/streams", &laptop.token).await.header("etag").to_owned();
        let (hub, token) = (world.hub.clone(), laptop.token.clone());
        let waiting = tokio::spawn(async move { wait(&hub, &token, &tag).await });
        change();
        assert_eq!(waiting.await.unwrap().status, 200);
    }
}

#[tokio::test]
async fn waiting_ends_when_another_process_changes_the_file() {
    let world = World::new();
    world.publish("one", 5);
    let laptop = world.person("Expert", &["one"]).await;
    let tag = world.get("/v1/streams", &laptop.token).await.header("etag").to_owned();
    let (hub, token) = (world.hub.clone(), laptop.token.clone());
    let waiting = tokio::spawn(async move { wait(&hub, &token, &tag).await });
    tokio::task::yield_now().await;
    world.open_again(world.file()).revoke(&laptop.principal, None).unwrap();
    let list: Streams = waiting.await.unwrap().json();
    assert!(list.streams.is_empty());
}

#[tokio::test]
async fn a_device_that_is_revoked_while_it_waits_gets_nothing() {
    let world = World::new();
    world.publish("one", 5);
    let laptop = world.person("Expert", &["one"]).await;
    let tag = world.get("/v1/streams", &laptop.token).await.header("etag").to_owned();
    let (hub, token) = (world.hub.clone(), laptop.token.clone());
    let waiting = tokio::spawn(async move { wait(&hub, &token, &tag).await });
    tokio::task::yield_now().await;
    world.hub.revoke_device(&laptop.device).unwrap();
    let answer = waiting.await.unwrap();
    assert_eq!((answer.status, answer.problem().as_str()), (401, "device-revoked"));
}

#[tokio::test]
async fn a_closed_stream_is_named_with_the_time_it_was_closed_and_comes_back_when_granted_again() {
    let world = World::new();
    let (one, two) = (world.publish("one", 5), world.publish("two", 5));
    let laptop = world.person("Expert", &["one"]).await;
    let list = async || world.get("/v1/streams", &laptop.token).await.json::<Streams>();
    assert!(list().await.revoked.is_empty(), "a stream that was never granted is not named");

    world.pass(Duration::hours(1));
    let closed_at = world.now();
    world.hub.revoke(&laptop.principal, Some(&one)).unwrap();
    let until = world.now() + Duration::hours(1);
    let mut grant = Grant {
        principal: laptop.principal.clone(),
        stream: two.clone(),
        role: Role::Strategist,
        market: Market::Us,
        expires_at: Some(until),
    };
    world.hub.grant(&grant).unwrap();
    let mixed = list().await;
    assert_eq!(mixed.streams.iter().map(|stream| &stream.id).collect::<Vec<_>>(), [&two]);
    assert_eq!((mixed.streams[0].access.role.as_str(), mixed.streams[0].access.market), ("strategist", Market::Us));
    assert_eq!(mixed.revoked, [Revoked { id: one.clone(), at: closed_at }]);

    world.pass(Duration::hours(1));
    let none = list().await;
    assert!(none.streams.is_empty(), "a grant ends by itself at its minute");
    assert_eq!(none.revoked, [Revoked { id: one.clone(), at: closed_at }, Revoked { id: two, at: until }]);

    grant.stream = one.clone();
    grant.expires_at = None;
    world.hub.grant(&grant).unwrap();
    let back = list().await;
    assert_eq!(back.streams.len(), 1);
    assert!(back.revoked.iter().all(|revoked| revoked.id != one));
}

#[tokio::test]
async fn members_are_those_who_see_the_stream_now() {
    let world = World::new();
    world.publish("one", 5);
    let first = world.person("Первая", &["one"]).await;
    let second = world.person("Second", &["one"]).await;
    let names = async || {
        let list: Streams = world.get("/v1/streams", &first.token).await.json();
        let mut names: Vec<String> = list.streams[0].members.iter().map(|member| member.name.clone()).collect();
        names.sort();
        names
    };
    assert_eq!(names().await, ["Second", "Первая"]);
    world.hub.revoke(&second.principal, None).unwrap();
    assert_eq!(names().await, ["Первая"]);
}
