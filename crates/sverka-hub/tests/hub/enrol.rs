//! Codes and what they open.

use crate::world::World;
use chrono::Duration;
use sverka_core::ids::CampaignId;
use sverka_core::model::Market;
use sverka_hub::{Campaigns, EnrolCode, Enrolment, HubError, Invitation, Role};
use sverka_protocol::{EnrolResponse, Streams};

fn invite(world: &World) -> Invitation {
    world.hub.enrol(&enrolment("Анна Ёлкина", Campaigns::All)).unwrap()
}

fn enrolment(name: &str, campaigns: Campaigns) -> Enrolment {
    Enrolment { name: name.to_owned(), market: Market::Ru, role: Role::Expert, campaigns, days: 30 }
}

/// A code with the same first characters and another end.
fn wrong_guess(code: &EnrolCode, nth: usize) -> String {
    let shown = code.reveal().replace('-', "");
    let alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U";
    (0..)
        .map(|n: usize| format!("{}{:06}", &shown[..4], n + nth * 1000))
        .flat_map(|symbols| alphabet.chars().map(move |check| format!("{symbols}{check}")))
        .find(|guess| EnrolCode::parse(guess).is_some_and(|guessed| guessed != *code))
        .unwrap()
}

#[tokio::test]
async fn a_code_lets_one_laptop_in_once() {
    let world = World::new();
    world.publish("one", 5);
    let code = invite(&world).code.reveal();
    let answer = world.enrol(&code.to_lowercase().replace('-', " ")).await;
    let joined: EnrolResponse = answer.json();
    assert_eq!(joined.name, "Анна Ёлкина");
    let streams: Streams = world.get("/v1/streams", &joined.token).await.json();
    assert_eq!(streams.streams.len(), 1);
    assert_eq!(streams.streams[0].members[0].principal, joined.principal);

    let again = world.enrol(&code).await;
    assert_eq!((again.status, again.problem().as_str()), (401, "token-invalid"));
}

#[tokio::test]
async fn five_wrong_guesses_void_a_code_and_four_do_not() {
    for (guesses, expected) in [(4, 200), (5, 401)] {
        let world = World::new();
        let invitation = invite(&world);
        for nth in 0..guesses {
            let answer = world.enrol(&wrong_guess(&invitation.code, nth)).await;
            assert_eq!((answer.status, answer.problem().as_str()), (401, "token-invalid"));
        }
        assert_eq!(world.enrol(&invitation.code.reveal()).await.status, expected, "after {guesses} guesses");
    }
}

#[tokio::test]
async fn a_mistyped_code_costs_nothing() {
    let world = World::new();
    let code = invite(&world).code.reveal();
    for mistyped in ["", "ABC", &code[1..], &format!("{code}0"), "ZZZZZ-ZZZZZ-0"] {
        for _ in 0..3 {
            let answer = world.enrol(mistyped).await;
            assert_eq!((answer.status, answer.problem().as_str()), (422, "invalid"), "{mistyped}");
        }
    }
    assert_eq!(world.enrol(&code).await.status, 200);
}

#[tokio::test]
async fn a_code_waits_for_a_day() {
    for (hours, expected) in [(23, 200), (24, 401)] {
        let world = World::new();
        let code = invite(&world).code.reveal();
        world.pass(Duration::hours(hours));
        assert_eq!(world.enrol(&code).await.status, expected, "after {hours} hours");
    }
}

#[tokio::test]
async fn a_person_may_have_two_laptops() {
    let world = World::new();
    world.publish("one", 5);
    let first = world.person("Expert", &["one"]).await;
    let code = world.hub.enrol_again(&first.principal).unwrap().code.reveal();
    let second = world.join(&code).await;
    assert_eq!(first.principal, second.principal);
    assert_ne!(first.device, second.device);
    world.hub.revoke_device(&first.device).unwrap();
    assert_eq!(world.get("/v1/streams", &first.token).await.status, 401);
    assert_eq!(world.get("/v1/streams", &second.token).await.status, 200);
}

#[tokio::test]
async fn a_campaign_that_is_not_there_is_not_granted_and_leaves_no_person_behind() {
    let world = World::new();
    let nowhere = Campaigns::Only(vec![CampaignId::new("nowhere").unwrap()]);
    assert!(matches!(world.hub.enrol(&enrolment("Somebody", nowhere)), Err(HubError::Missing { .. })));
    assert!(matches!(world.hub.enrol(&enrolment(" \u{202e}", Campaigns::All)), Err(HubError::Refused(_))));
    assert!(world.hub.audit().unwrap().lines.is_empty(), "nothing was done");
}
