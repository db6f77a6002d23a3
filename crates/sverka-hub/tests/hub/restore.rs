//! A hub that was restored from a backup.

use crate::world::{World, call, request};
use axum::body::Body;
use sverka_core::event::chain;
use sverka_core::numbers::Seq;
use sverka_hub::HubError;
use sverka_protocol::{Meta, Problem, PushStatus, Sealed};

#[tokio::test]
async fn a_restored_hub_is_noticed_and_what_it_lost_can_be_pushed_again() {
    let world = World::new();
    let stream = world.publish("one", 5);
    let mut laptop = world.person("Expert", &["one"]).await;
    let events: Vec<Sealed> = (0..6).map(|n| laptop.verdict(&stream, n)).collect();
    world.push(&laptop.token, events[..4].to_vec()).await;
    let copy = world.beside("backup.db");
    world.hub.backup(&copy).unwrap();
    world.push(&laptop.token, events[4..].to_vec()).await;
    let head = events.iter().fold(String::new(), |at, event| chain(&at, &event.hash));

    let restored = world.open_again(copy);
    let before = restored.identity().unwrap();
    assert_eq!(before, world.hub.identity().unwrap(), "the backup is of this hub");
    let epoch = restored.restored().unwrap();
    let ask = |path: &str| {
        let request = request("GET", path, Some(&laptop.token), Body::empty());
        call(restored.router(), request)
    };
    let meta: Meta = ask("/v1/meta").await.json();
    assert_eq!((&meta.hub, &meta.epoch), (&before.hub, &epoch));
    assert_ne!(epoch, before.epoch);
    let answer = ask(&format!("/v1/streams/{stream}/events?after=6&chain={head}")).await;
    assert_eq!((answer.status, answer.json::<Problem>().common_seq.map(Seq::get)), (409, Some(4)));

    let results = restored.push_as(&laptop.principal, &laptop.device, &events).unwrap();
    let statuses: Vec<PushStatus> = results.iter().map(|result| result.status).collect();
    use PushStatus::{Accepted, Duplicate};
    assert_eq!(statuses, [Duplicate, Duplicate, Duplicate, Duplicate, Accepted, Accepted]);
    assert_eq!(ask(&format!("/v1/streams/{stream}/events?after=6&chain={head}")).await.status, 200);
}

#[test]
fn a_backup_never_replaces_a_file() {
    let world = World::new();
    let copy = world.beside("backup.db");
    world.hub.backup(&copy).unwrap();
    let before = std::fs::read(&copy).unwrap();
    world.publish("one", 5);
    assert!(matches!(world.hub.backup(&copy), Err(HubError::Refused(_))));
    assert_eq!(std::fs::read(&copy).unwrap(), before);
}
