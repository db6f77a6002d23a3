//! How often a device may ask.

use crate::world::{World, call, request};
use axum::body::Body;
use sverka_hub::RateLimit;

#[tokio::test]
async fn a_device_that_asks_too_often_is_told_to_wait_and_others_are_not() {
    let world = World::new();
    let (eager, calm) = (world.person("Eager", &[]).await, world.person("Calm", &[]).await);
    let router = world.limited(RateLimit { per_second: 0.001, burst: 3.0 });
    let ask = |token: &str| call(router.clone(), request("GET", "/v1/streams", Some(token), Body::empty()));
    for _ in 0..3 {
        assert_eq!(ask(&eager.token).await.status, 200);
    }
    let refused = ask(&eager.token).await;
    assert_eq!((refused.status, refused.problem().as_str()), (429, "rate-limited"));
    assert_eq!(refused.header("retry-after"), "1");
    assert_eq!(ask(&calm.token).await.status, 200);
    let path = format!("/v1/streams/campaign:one/blobs/{}", "0".repeat(64));
    let pack = call(router.clone(), request("GET", &path, Some(&eager.token), Body::empty())).await;
    assert_eq!(pack.status, 404, "packs are limited by their size, not by their number");
}
