//! Bodies that are too large, too deep, cut, compressed or nonsense.

use crate::world::{World, request};
use axum::body::Body;
use axum::http::HeaderValue;
use sverka_core::event::payload_hash;
use sverka_protocol::{MAX_BATCH_BYTES, MAX_BATCH_EVENTS, MAX_MANIFEST_BYTES, MAX_PACK_ENCODED, PushRequest, Sealed};

#[tokio::test]
async fn a_hostile_push_is_a_clear_problem() {
    let world = World::new();
    let laptop = world.person("Expert", &[]).await;
    let tiny = Sealed { payload: String::new(), hash: String::new() };
    let many = PushRequest { events: vec![tiny; MAX_BATCH_EVENTS + 1] };
    let large = Sealed { payload: "x".repeat(60_000), hash: String::new() };
    let heavy = PushRequest { events: vec![large; 20] };
    let rows: Vec<(&str, Vec<u8>, u16, &str)> = vec![
        ("nothing", Vec::new(), 400, "malformed"),
        ("not JSON", b"<html>".to_vec(), 400, "malformed"),
        ("not UTF-8", b"{\"events\":[\"\xff\"]}".to_vec(), 400, "malformed"),
        ("another shape", b"{\"events\":{}}".to_vec(), 400, "malformed"),
        ("cut", b"{\"events\":[{\"payload\":\"".to_vec(), 400, "malformed"),
        ("deep", "[".repeat(500_000).into_bytes(), 400, "malformed"),
        ("deep objects", "{\"events\":".repeat(50_000).into_bytes(), 400, "malformed"),
        ("too many", serde_json::to_vec(&many).unwrap(), 413, "too-large"),
        ("too heavy", serde_json::to_vec(&heavy).unwrap(), 413, "too-large"),
        ("huge", vec![b' '; 3 * MAX_BATCH_BYTES], 413, "too-large"),
    ];
    for (name, body, status, kind) in rows {
        let answer = world.send_bytes("POST", "/v1/events", &laptop.token, body).await;
        assert_eq!((answer.status, answer.problem().as_str()), (status, kind), "{name}");
    }
}

#[tokio::test]
async fn a_hostile_enrolment_is_a_clear_problem() {
    let world = World::new();
    for (body, status, kind) in [
        ("[".repeat(4_000), 400, "malformed"),
        ("{\"code\":1}".to_owned(), 400, "malformed"),
        (format!("{{\"code\":\"{}\",\"device_name\":\"x\"}}", "0".repeat(5_000)), 413, "too-large"),
        (format!("{{\"code\":\"{}\",\"device_name\":\"x\"}}", "0".repeat(3_000)), 422, "invalid"),
    ] {
        let answer = world.call(request("POST", "/v1/devices:enrol", None, Body::from(body))).await;
        assert_eq!((answer.status, answer.problem().as_str()), (status, kind));
    }
}

#[tokio::test]
async fn a_hostile_pack_is_refused_and_not_kept() {
    let world = World::new();
    let token = world.hub.publisher("Discovery", 30).unwrap().token;
    let bomb = zstd::bulk::compress(&vec![b'\n'; 256 * 1024 * 1024], 1).unwrap();
    let good = sverka_protocol::pack("{}\n").unwrap();
    let not_text = zstd::bulk::compress(&[0xff, 0xfe, 0xfd], 1).unwrap();
    let not_json = sverka_protocol::pack("{}\n{\"a\":\n").unwrap();
    let rows: Vec<(&str, Vec<u8>, u16, &str)> = vec![
        ("a bomb", bomb, 422, "invalid"),
        ("not zstd", b"PK\x03\x04".to_vec(), 422, "invalid"),
        ("torn", good[..good.len() - 1].to_vec(), 422, "invalid"),
        ("not text", not_text, 422, "invalid"),
        ("not lines of JSON", not_json, 422, "invalid"),
        ("too large", vec![0; MAX_PACK_ENCODED + 1], 413, "too-large"),
    ];
    for (name, bytes, status, kind) in rows {
        let path = format!("/v1/blobs/{}", payload_hash(&bytes));
        let answer = world.send_bytes("PUT", &path, &token, bytes).await;
        assert_eq!((answer.status, answer.problem().as_str()), (status, kind), "{name}");
    }
    let other_name = format!("/v1/blobs/{}", "0".repeat(64));
    let answer = world.send_bytes("PUT", &other_name, &token, good).await;
    assert_eq!((answer.status, answer.problem().as_str()), (422, "invalid"), "another hash");
    let kept: i64 = rusqlite::Connection::open(world.file())
        .unwrap()
        .query_row("SELECT count(*) AS n FROM blob", [], |row| row.get("n"))
        .unwrap();
    assert_eq!(kept, 0);
}

#[tokio::test]
async fn a_hostile_manifest_is_a_clear_problem() {
    let world = World::new();
    let token = world.hub.publisher("Discovery", 30).unwrap().token;
    for (name, body, status, kind) in [
        ("deep", "{\"campaign\":".repeat(50_000).into_bytes(), 400, "malformed"),
        ("empty", b"{}".to_vec(), 400, "malformed"),
        ("huge", vec![b' '; MAX_MANIFEST_BYTES + 1], 413, "too-large"),
    ] {
        let answer = world.send_bytes("POST", "/v1/shortlists", &token, body).await;
        assert_eq!((answer.status, answer.problem().as_str()), (status, kind), "{name}");
    }
}

#[tokio::test]
async fn a_compressed_body_is_not_opened() {
    let world = World::new();
    let laptop = world.person("Expert", &[]).await;
    for (encoding, status) in [("gzip", 400), ("zstd", 400), ("identity", 200)] {
        let mut request = request("POST", "/v1/events", Some(&laptop.token), Body::from("{\"events\":[]}"));
        request.headers_mut().insert("content-encoding", HeaderValue::from_static(encoding));
        assert_eq!(world.call(request).await.status, status, "{encoding}");
    }
}
