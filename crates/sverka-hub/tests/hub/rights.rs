//! Who may do what: every state of a caller, every route, every kind of stream, against one table.

use crate::world::{Answer, Laptop, World};
use chrono::Duration;
use serde_json::json;
use std::collections::HashSet;
use sverka_core::ids::StreamId;
use sverka_hub::{Grant, Role};
use sverka_protocol::{Manifest, PushResponse, PushStatus};

/// A caller and the status of its answers: `(streams list, own stream, other stream, publishing)`.
const TABLE: [(&str, [u16; 4]); 12] = [
    ("nobody", [401, 401, 401, 401]),
    ("garbage token", [401, 401, 401, 401]),
    ("wrong secret", [401, 401, 401, 401]),
    ("token over", [401, 401, 401, 401]),
    ("device revoked", [401, 401, 401, 401]),
    ("expert", [200, 200, 404, 403]),
    ("strategist", [200, 200, 404, 403]),
    ("grant over", [200, 404, 404, 403]),
    ("grant revoked", [200, 404, 404, 403]),
    ("nothing granted", [200, 404, 404, 403]),
    ("publisher", [403, 403, 403, 200]),
    ("publisher revoked", [401, 401, 401, 401]),
];

struct Stage {
    world: World,
    own: StreamId,
    own_pack: String,
    other: StreamId,
    other_pack: String,
    callers: Vec<(&'static str, Option<String>, Option<Laptop>)>,
}

async fn stage() -> Stage {
    let world = World::new();
    let own = world.publish("own", 20);
    let other = world.hub.publish(&crate::world::shortlist("other", 20, 2)).unwrap().stream;
    let reader = world.person("Reads both", &["own", "other"]).await;
    let own_pack = pack_of(&world, &own, &reader).await;
    let other_pack = pack_of(&world, &other, &reader).await;

    // Tokens live for 90 days: this one joined too long ago.
    let early = world.person("Early", &["own"]).await;
    world.pass(Duration::days(91));
    let grant = |laptop: &Laptop, role, expires_at| {
        let principal = laptop.principal.clone();
        let market = sverka_core::model::Market::Us;
        world.hub.grant(&Grant { principal, stream: own.clone(), role, market, expires_at }).unwrap();
    };
    let shut_out = world.person("Shut out", &["own"]).await;
    world.hub.revoke_device(&shut_out.device).unwrap();
    let expert = world.person("Expert", &["own"]).await;
    let strategist = world.person("Strategist", &[]).await;
    grant(&strategist, Role::Strategist, None);
    let over = world.person("Over", &[]).await;
    grant(&over, Role::Expert, Some(world.now() - Duration::seconds(1)));
    let revoked = world.person("Revoked", &["own"]).await;
    world.hub.revoke(&revoked.principal, Some(&own)).unwrap();
    let bare = world.person("Bare", &[]).await;
    let publisher = world.hub.publisher("Discovery", 30).unwrap();
    let former = world.hub.publisher("Former", 30).unwrap();
    world.hub.revoke_device(&former.device).unwrap();

    let mut wrong = expert.token.clone();
    let last = if wrong.ends_with('0') { "1" } else { "0" };
    wrong.replace_range(wrong.len() - 1.., last);
    let person = |name, laptop: Laptop| (name, Some(laptop.token.clone()), Some(laptop));
    let callers = vec![
        ("nobody", None, None),
        ("garbage token", Some("svd1.hello.world".to_owned()), None),
        ("wrong secret", Some(wrong), None),
        person("token over", early),
        person("device revoked", shut_out),
        person("expert", expert),
        person("strategist", strategist),
        person("grant over", over),
        person("grant revoked", revoked),
        person("nothing granted", bare),
        ("publisher", Some(publisher.token), None),
        ("publisher revoked", Some(former.token), None),
    ];
    Stage { world, own, own_pack, other, other_pack, callers }
}

async fn pack_of(world: &World, stream: &StreamId, laptop: &Laptop) -> String {
    let manifest: Manifest = world.get(&format!("/v1/streams/{stream}/manifest"), &laptop.token).await.json();
    manifest.packs[0].hash.clone()
}

#[tokio::test]
async fn every_caller_gets_exactly_what_the_table_says() {
    let stage = stage().await;
    let Stage { world, own, own_pack, other, other_pack, .. } = &stage;
    let named = |version, campaign| {
        let campaign = sverka_core::ids::CampaignId::new(campaign).unwrap();
        world.hub.publish_model(&crate::models::artefact(version, -64), Some(&campaign)).unwrap().named.fingerprint
    };
    let (own_model, other_model) = (named("own", "own"), named("other", "other"));
    let routes: Vec<(usize, String)> = vec![
        (0, "/v1/streams".to_owned()),
        (1, format!("/v1/streams/{own}/events")),
        (1, format!("/v1/streams/{own}/events?after=0&chain=&limit=1")),
        (1, format!("/v1/streams/{own}/manifest")),
        (1, format!("/v1/streams/{own}/manifest?version=1")),
        (1, format!("/v1/streams/{own}/blobs/{own_pack}")),
        (2, format!("/v1/streams/{other}/events")),
        (2, format!("/v1/streams/{other}/events?after=9999&chain=x")),
        (2, format!("/v1/streams/{other}/manifest")),
        (2, format!("/v1/streams/{other}/blobs/{other_pack}")),
        // A pack of another campaign under a stream the caller may see, or not.
        (2, format!("/v1/streams/{own}/blobs/{other_pack}")),
        (2, format!("/v1/streams/{other}/blobs/{own_pack}")),
        (2, "/v1/streams/campaign:nowhere/events".to_owned()),
        (2, "/v1/streams/campaign:nowhere/manifest".to_owned()),
        (2, format!("/v1/streams/campaign:nowhere/blobs/{own_pack}")),
        (1, format!("/v1/streams/{own}/models/{own_model}")),
        (2, format!("/v1/streams/{own}/models/{other_model}")),
        (2, format!("/v1/streams/{other}/models/{own_model}")),
        (2, format!("/v1/streams/{other}/models/{other_model}")),
        (2, format!("/v1/streams/campaign:nowhere/models/{own_model}")),
        (2, "/v1/streams/%20%3Cb%3E/events".to_owned()),
        (2, format!("/v1/streams/{own}/blobs/..%2f..%2fetc")),
        (2, format!("/v1/streams/{own}/manifest?version=77")),
    ];
    let mut answers = 0;
    for ((name, token, _), (row, expected)) in stage.callers.iter().zip(TABLE) {
        assert_eq!(*name, row);
        for (column, path) in &routes {
            let answer = get(world, path, token.as_deref()).await;
            assert_eq!(answer.status, expected[*column], "{name} asks for {path}");
            answers += 1;
        }
        let bytes = sverka_protocol::pack("").unwrap();
        let hash = sverka_core::event::payload_hash(&bytes);
        let put = crate::world::request("PUT", &format!("/v1/blobs/{hash}"), token.as_deref(), bytes.into());
        let status = world.call(put).await.status;
        assert_eq!(if status == 204 { 200 } else { status }, expected[3], "{name} uploads a pack");
        let status = world.send("POST", "/v1/shortlists", token.as_deref(), &json!({})).await.status;
        // The body is not a manifest: whoever may publish is told so.
        assert_eq!(if status == 400 { 200 } else { status }, expected[3], "{name} publishes");
        answers += 2;
    }
    assert_eq!(answers, 300);
}

#[tokio::test]
async fn events_are_taken_only_from_those_who_see_the_stream() {
    let mut stage = stage().await;
    let (own, other) = (stage.own.clone(), stage.other.clone());
    for (name, token, laptop) in &mut stage.callers {
        let events = match laptop {
            Some(laptop) => vec![laptop.verdict(&own, 1), laptop.verdict(&other, 1)],
            None => Vec::new(),
        };
        let answer = stage.world.send("POST", "/v1/events", token.as_deref(), &json!({ "events": events })).await;
        let expected: &[PushStatus] = match *name {
            "expert" | "strategist" => &[PushStatus::Accepted, PushStatus::Rejected],
            "grant over" | "grant revoked" | "nothing granted" => &[PushStatus::Rejected, PushStatus::Rejected],
            "publisher" => {
                assert_eq!(answer.status, 403, "{name}");
                continue;
            }
            _ => {
                assert_eq!(answer.status, 401, "{name}");
                continue;
            }
        };
        let results = answer.json::<PushResponse>().results;
        assert_eq!(results.iter().map(|result| result.status).collect::<Vec<_>>(), expected, "{name}");
    }
}

#[tokio::test]
async fn what_may_not_be_seen_and_what_does_not_exist_are_the_same_bytes() {
    let stage = stage().await;
    let (_, token, _) = stage.callers.iter().find(|(name, ..)| *name == "expert").unwrap();
    let (other, own, pack) = (&stage.other, &stage.own, &stage.other_pack);
    let paths = [
        format!("/v1/streams/{other}/events"),
        format!("/v1/streams/{other}/manifest"),
        format!("/v1/streams/{other}/blobs/{pack}"),
        format!("/v1/streams/{own}/blobs/{pack}"),
        format!("/v1/streams/{own}/blobs/{}", "0".repeat(64)),
        "/v1/streams/campaign:nowhere/events".to_owned(),
        "/v1/streams/campaign:nowhere/manifest".to_owned(),
        "/v1/nothing".to_owned(),
    ];
    let mut bodies = HashSet::new();
    for path in paths {
        let answer = get(&stage.world, &path, token.as_deref()).await;
        assert_eq!(answer.status, 404);
        let mut names: Vec<String> = answer.headers.keys().map(ToString::to_string).collect();
        names.sort();
        bodies.insert((answer.bytes, names));
    }
    assert_eq!(bodies.len(), 1, "a difference tells what exists: {bodies:?}");
}

#[tokio::test]
async fn refusals_say_why_and_every_answer_says_whose_it_is() {
    let stage = stage().await;
    let identity = stage.world.hub.identity().unwrap();
    let mut ids = HashSet::new();
    for (name, token, _) in &stage.callers {
        let answer = get(&stage.world, "/v1/streams", token.as_deref()).await;
        let kind = if answer.status == 200 { String::new() } else { answer.problem() };
        let expected = match *name {
            "nobody" | "garbage token" | "wrong secret" => "token-invalid",
            "token over" => "token-expired",
            "device revoked" | "publisher revoked" => "device-revoked",
            "publisher" => "scope",
            _ => "",
        };
        assert_eq!(kind, expected, "{name}");
        assert_eq!(answer.header("sverka-hub"), identity.hub);
        assert_eq!(answer.header("sverka-epoch"), identity.epoch);
        assert_eq!(answer.header("cache-control"), "no-store");
        assert!(ids.insert(answer.header("x-request-id").to_owned()), "each request has an id of its own");
    }
    for (method, path) in [("GET", "/"), ("GET", "/v1/events"), ("DELETE", "/v1/streams"), ("GET", "/v1/blobs/x")] {
        let answer = stage.world.send(method, path, None, &()).await;
        assert_eq!((answer.status, answer.problem().as_str()), (404, "not-found"), "{method} {path}");
        assert_eq!(answer.header("sverka-hub"), identity.hub);
    }
}

async fn get(world: &World, path: &str, token: Option<&str>) -> Answer {
    world.call(crate::world::request("GET", path, token, axum::body::Body::empty())).await
}
