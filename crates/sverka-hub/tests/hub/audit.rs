//! The audit log.

use crate::world::World;
use sverka_core::event::Fact;
use sverka_core::model::{Anchor, Annotation, AnnotationKind};

#[tokio::test]
async fn what_was_done_and_what_was_denied_is_in_the_log_and_no_secret_is() {
    let world = World::new();
    let stream = world.publish("one", 5);
    world.publish("two", 5);
    let publisher = world.hub.publisher("Discovery", 30).unwrap();
    let invitation = world
        .hub
        .enrol(&sverka_hub::Enrolment {
            name: "Анна".to_owned(),
            market: sverka_core::model::Market::Ru,
            role: sverka_hub::Role::Expert,
            campaigns: sverka_hub::Campaigns::Only(vec![sverka_core::ids::CampaignId::new("one").unwrap()]),
            days: 30,
        })
        .unwrap();
    let code = invitation.code.reveal();
    let mut laptop = world.join(&code).await;
    world.enrol(&code).await;
    let note = Annotation {
        anchor: Anchor::Candidate, kind: AnnotationKind::Fact, text: "тайная заметка".into()
    };
    let event = laptop.event(&stream, 1, |event| event.fact = Fact::AnnotationAdded(note));
    world.push(&laptop.token, vec![event]).await;
    world.get(&format!("/v1/streams/{stream}/manifest"), &laptop.token).await;
    world.get("/v1/streams/campaign:two/manifest", &laptop.token).await;
    world.get("/v1/streams", &publisher.token).await;
    world.hub.revoke(&laptop.principal, None).unwrap();
    world.hub.revoke_device(&laptop.device).unwrap();
    world.get("/v1/streams", &laptop.token).await;
    world.hub.restored().unwrap();

    let log = world.hub.audit().unwrap();
    assert_eq!(log.broken_at, None);
    let mut actions: Vec<&str> = log.lines.iter().map(|line| line.action.as_str()).collect();
    let in_order = actions.clone();
    actions.sort_unstable();
    actions.dedup();
    let expected = [
        "device.revoked",
        "enrolment.created",
        "enrolment.failed",
        "enrolment.used",
        "grant.given",
        "grant.revoked",
        "hub.restored",
        "manifest.disclosed",
        "request.denied",
        "shortlist.published",
        "token.issued",
    ];
    assert_eq!(actions, expected);
    assert_eq!(in_order.iter().filter(|action| **action == "request.denied").count(), 3, "{in_order:?}");

    let text = serde_json::to_string(&log).unwrap();
    let bare = code.replace('-', "");
    let secrets = [&code, &bare, &laptop.token, &publisher.token, "тайная"];
    let parts = [&laptop.token, &publisher.token].map(|token| token.rsplit('.').next().unwrap().to_owned());
    for secret in secrets.into_iter().chain(parts.iter().map(String::as_str)) {
        assert!(!text.contains(secret), "{secret} is in the log");
    }
    // Nor anywhere else in the file, apart from the note, which is what the file is for.
    let mut bytes = std::fs::read(world.file()).unwrap();
    bytes.extend(std::fs::read(world.beside("hub.db-wal")).unwrap_or_default());
    for secret in [bare.as_str(), parts[0].as_str(), parts[1].as_str()] {
        let found = bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
        assert!(!found, "a secret is in the file in clear");
    }
}

#[test]
fn a_line_that_was_changed_or_removed_is_noticed() {
    for tampering in [
        "UPDATE audit SET actor = 'nobody' WHERE seq = 3",
        "UPDATE audit SET at = at + 1 WHERE seq = 3",
        "UPDATE audit SET object = object || 'x', detail = '' WHERE seq = 3",
        "DELETE FROM audit WHERE seq = 3",
    ] {
        let world = World::new();
        (0..6).for_each(|n| drop(world.hub.publisher(&format!("System {n}"), 1).unwrap()));
        assert_eq!(world.hub.audit().unwrap().broken_at, None);
        rusqlite::Connection::open(world.file()).unwrap().execute(tampering, []).unwrap();
        let broken = world.hub.audit().unwrap().broken_at;
        assert!(broken.is_some_and(|seq| seq == 3 || seq == 4), "{tampering}: {broken:?}");
    }
}
