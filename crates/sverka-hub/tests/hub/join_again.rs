//! A laptop whose token ended or that was shut out comes back as the device it was.

use crate::world::{Answer, Laptop, World};
use chrono::Duration;
use sverka_core::ids::{DeviceId, PrincipalId};
use sverka_core::numbers::Seq;
use sverka_hub::Hub;
use sverka_protocol::{EnrolResponse, JoinedBefore, PushStatus, Streams};

fn code_for(hub: &Hub, person: &PrincipalId) -> String {
    hub.enrol_again(person).unwrap().code.reveal()
}

async fn status(world: &World, laptop: &Laptop) -> u16 {
    world.get("/v1/streams", &laptop.token).await.status
}

/// Everything the hub says about its devices; two equal texts mean that nothing changed.
fn devices(world: &World) -> String {
    serde_json::to_string(&world.hub.devices().unwrap()).unwrap()
}

fn refusal(answer: &Answer) -> (u16, String) {
    (answer.status, answer.problem())
}

/// What puts a laptop out.
type PutOut = fn(&World, &Laptop);
const SHUT_OUT: PutOut = |world, laptop| world.hub.revoke_device(&laptop.device).unwrap();
const TOKEN_OVER: PutOut = |world, _| world.pass(Duration::days(91));

#[tokio::test]
async fn a_laptop_that_was_out_comes_back_as_the_same_device_and_its_chain_goes_on() {
    for put_out in [SHUT_OUT, TOKEN_OVER] {
        let world = World::new();
        let stream = world.publish("one", 5);
        let mut laptop = world.person("Anna", &["one"]).await;
        let before = laptop.verdict(&stream, 1);
        world.push(&laptop.token, vec![before.clone()]).await;
        put_out(&world, &laptop);
        let (old, while_out) = (laptop.token.clone(), laptop.verdict(&stream, 2));
        assert_eq!(status(&world, &laptop).await, 401);

        let joined: EnrolResponse =
            world.enrol_again(&code_for(&world.hub, &laptop.principal), &laptop.before()).await.json();
        assert_eq!((&joined.device, &joined.principal), (&laptop.device, &laptop.principal));
        assert_eq!(world.hub.devices().unwrap().len(), 1);
        laptop.token = joined.token;
        let results = world.push(&laptop.token, vec![before, while_out]).await;
        let statuses: Vec<_> = results.iter().map(|result| (result.status, result.seq.map(Seq::get))).collect();
        assert_eq!(statuses, [(PushStatus::Duplicate, Some(1)), (PushStatus::Accepted, Some(2))]);
        assert_eq!(world.get("/v1/streams", &old).await.status, 401, "the earlier token stays ended");
    }
}

#[tokio::test]
async fn without_saying_who_it_was_a_laptop_becomes_another_device_whose_older_work_is_refused() {
    let world = World::new();
    let stream = world.publish("one", 5);
    let mut laptop = world.person("Anna", &["one"]).await;
    let waiting = laptop.verdict(&stream, 1);
    SHUT_OUT(&world, &laptop);
    let joined = world.join(&code_for(&world.hub, &laptop.principal)).await;
    assert_ne!(joined.device, laptop.device);
    let results = world.push(&joined.token, vec![waiting]).await;
    assert_eq!(results[0].status, PushStatus::Rejected);
    assert_eq!(status(&world, &laptop).await, 401, "nobody asked for the first one");
}

#[tokio::test]
async fn a_token_that_still_worked_ends_when_its_laptop_joins_again() {
    let world = World::new();
    world.publish("one", 5);
    let laptop = world.person("Anna", &["one"]).await;
    world.enrol_again(&code_for(&world.hub, &laptop.principal), &laptop.before()).await;
    assert_eq!(status(&world, &laptop).await, 401);
}

#[tokio::test]
async fn a_code_for_another_person_changes_nothing_and_stays_good() {
    let world = World::new();
    world.publish("one", 5);
    let (anna, boris) = (world.person("Anna", &["one"]).await, world.person("Boris", &["one"]).await);
    let publisher = world.hub.publisher("Discovery", 30).unwrap();
    SHUT_OUT(&world, &anna);
    let code = code_for(&world.hub, &boris.principal);
    let unknown = DeviceId::new("dev_0123456789abcdef01234567").unwrap();
    let claims = [
        anna.before(),
        // The device alone does not decide, nor does the person alone.
        JoinedBefore { principal: boris.principal.clone(), device: anna.device.clone() },
        JoinedBefore { principal: anna.principal.clone(), device: boris.device.clone() },
        JoinedBefore { principal: anna.principal.clone(), device: unknown.clone() },
        JoinedBefore { principal: boris.principal.clone(), device: publisher.device.clone() },
    ];
    let before = devices(&world);
    let mut told = Vec::new();
    for claim in &claims {
        let answer = world.enrol_again(&code, claim).await;
        assert_eq!(refusal(&answer), (409, "other-person".to_owned()), "{claim:?}");
        told.push(answer.bytes);
    }
    assert_eq!(devices(&world), before);
    assert!(told.iter().all(|bytes| *bytes == told[0]), "shut out, unknown and of a publisher are the same bytes");
    assert!(!String::from_utf8_lossy(&told[0]).contains("Anna"));
    assert_eq!((status(&world, &anna).await, status(&world, &boris).await), (401, 200));
    assert_eq!(world.get("/v1/streams", &publisher.token).await.status, 403, "the publisher's token is untouched");
    let refused = world.hub.audit().unwrap().lines.into_iter().filter(|line| line.action == "enrolment.refused");
    assert_eq!(refused.count(), claims.len());
    assert_eq!(world.enrol_again(&code, &boris.before()).await.status, 200);
}

#[tokio::test]
async fn without_a_good_code_nothing_is_said_about_any_device() {
    let world = World::new();
    world.publish("one", 5);
    let (anna, boris) = (world.person("Anna", &["one"]).await, world.person("Boris", &["one"]).await);
    let used = code_for(&world.hub, &anna.principal);
    world.join(&used).await;
    SHUT_OUT(&world, &anna);
    let before = devices(&world);
    let unknown = JoinedBefore { device: DeviceId::new("dev_nowhere").unwrap(), ..anna.before() };
    let mut told = Vec::new();
    for claim in [anna.before(), boris.before(), unknown] {
        let answer = world.enrol_again(&used, &claim).await;
        assert_eq!(refusal(&answer), (401, "token-invalid".to_owned()));
        told.push(answer.bytes);
    }
    assert!(told.iter().all(|bytes| *bytes == told[0]));
    assert_eq!(devices(&world), before);
}

#[tokio::test]
async fn a_hub_restored_from_before_a_laptop_joined_takes_it_in_under_its_own_id() {
    let world = World::new();
    let stream = world.publish("one", 5);
    let first = world.person("Anna", &["one"]).await;
    world.hub.backup(&world.beside("backup.db")).unwrap();
    let mut later = world.join(&code_for(&world.hub, &first.principal)).await;
    let event = later.verdict(&stream, 1);
    world.push(&later.token, vec![event.clone()]).await;

    let restored = world.restored_from("backup.db");
    assert_eq!(restored.get("/v1/streams", &later.token).await.status, 401);
    let code = code_for(&restored.hub, &later.principal);
    let joined: EnrolResponse = restored.enrol_again(&code, &later.before()).await.json();
    assert_eq!(joined.device, later.device);
    assert_eq!(restored.push(&joined.token, vec![event]).await[0].status, PushStatus::Accepted);
}

#[tokio::test]
async fn a_campaign_that_was_taken_back_stays_taken_back() {
    let world = World::new();
    let (kept, taken) = (world.publish("kept", 5), world.publish("taken", 5));
    let mut laptop = world.person("Anna", &["kept", "taken"]).await;
    world.hub.revoke(&laptop.principal, Some(&taken)).unwrap();
    SHUT_OUT(&world, &laptop);
    let events = vec![laptop.verdict(&kept, 1), laptop.verdict(&taken, 1)];
    let joined: EnrolResponse =
        world.enrol_again(&code_for(&world.hub, &laptop.principal), &laptop.before()).await.json();
    let list: Streams = world.get("/v1/streams", &joined.token).await.json();
    assert_eq!(list.streams.iter().map(|stream| &stream.id).collect::<Vec<_>>(), [&kept]);
    assert_eq!(list.revoked.iter().map(|stream| &stream.id).collect::<Vec<_>>(), [&taken]);
    let statuses = world.push(&joined.token, events).await.into_iter().map(|result| result.status);
    assert_eq!(statuses.collect::<Vec<_>>(), [PushStatus::Accepted, PushStatus::Rejected]);
}
