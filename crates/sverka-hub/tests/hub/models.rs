//! Score models: published by the administrator, served to those who see a campaign that names them.

use crate::world::{Laptop, World, shortlist};
use serde_json::{Value, json};
use sverka_core::event::payload_hash;
use sverka_core::ids::{CampaignId, StreamId};
use sverka_core::numbers::ShortlistVersion;
use sverka_hub::demo::DemoOptions;
use sverka_hub::{HubError, PublishError};
use sverka_protocol::{Manifest, ModelRef};

const SHIPPED: &[u8] = include_bytes!("../../../../assets/models/baseline-2.json");

/// The shipped model under another version and with another base.
pub(crate) fn artefact(version: &str, base: i32) -> Vec<u8> {
    let mut artefact: Value = serde_json::from_slice(SHIPPED).unwrap();
    artefact["version"] = json!(version);
    artefact["base"] = json!(base);
    serde_json::to_vec(&artefact).unwrap()
}

fn campaign(id: &str) -> CampaignId {
    CampaignId::new(id).unwrap()
}

async fn manifest(world: &World, stream: &StreamId, laptop: &Laptop) -> Manifest {
    world.get(&format!("/v1/streams/{stream}/manifest"), &laptop.token).await.json()
}

async fn named(world: &World, stream: &StreamId, laptop: &Laptop) -> Option<ModelRef> {
    manifest(world, stream, laptop).await.model
}

#[tokio::test]
async fn the_next_manifest_names_a_published_model_and_its_candidates_stay() {
    let world = World::new();
    let (one, two) = (world.publish("one", 12), world.publish("two", 12));
    let laptop = world.person("Expert", &["one", "two"]).await;
    let before = manifest(&world, &one, &laptop).await;
    assert_eq!((before.version.get(), before.model), (1, None), "a hub without a model names none");

    let bytes = artefact("3", -50);
    let published = world.hub.publish_model(&bytes, Some(&campaign("one"))).unwrap();
    assert_eq!((published.is_new, published.campaigns), (true, vec![one.clone()]));
    let after = manifest(&world, &one, &laptop).await;
    assert_eq!((after.version.get(), &after.packs, &after.model), (2, &before.packs, &Some(published.named.clone())));
    assert_eq!(named(&world, &two, &laptop).await, None, "another campaign keeps what it had");
    let served = world.get(&format!("/v1/streams/{one}/models/{}", published.named.fingerprint), &laptop.token).await;
    assert_eq!(
        (served.status, &served.bytes, payload_hash(&served.bytes)),
        (200, &bytes, published.named.hash.clone())
    );

    // The next shortlist of the campaign keeps the model, and a first one gets what is for all.
    world.hub.publish(&shortlist("one", 14, 2)).unwrap();
    assert_eq!(named(&world, &one, &laptop).await, Some(published.named));
    let for_all = world.hub.publish_model(&artefact("4", -40), None).unwrap();
    assert_eq!(for_all.campaigns, [one.clone(), two]);
    let three = world.publish("three", 5);
    let newcomer = world.person("Newcomer", &["three"]).await;
    assert_eq!(named(&world, &three, &newcomer).await, Some(for_all.named.clone()));
    let lines = world.hub.models().unwrap();
    assert_eq!(lines.iter().map(|line| line.campaigns.len()).collect::<Vec<_>>(), [0, 3]);
    assert_eq!(lines.iter().map(|line| line.for_new_campaigns).collect::<Vec<_>>(), [false, true]);
    assert!(world.hub.audit().unwrap().lines.iter().any(|line| line.action == "model.published"));
}

#[tokio::test]
async fn the_same_model_again_changes_nothing_and_a_version_has_one_content() {
    let world = World::new();
    let stream = world.publish("one", 5);
    let laptop = world.person("Expert", &["one"]).await;
    let first = world.hub.publish_model(&artefact("3", -50), None).unwrap();
    let version = manifest(&world, &stream, &laptop).await.version;
    // Laid out otherwise it is the same model, and what was published first stays.
    let pretty: Value = serde_json::from_slice(&artefact("3", -50)).unwrap();
    let again = world.hub.publish_model(&serde_json::to_vec_pretty(&pretty).unwrap(), None).unwrap();
    assert_eq!((again.is_new, again.campaigns, again.named), (false, Vec::new(), first.named));
    assert_eq!(manifest(&world, &stream, &laptop).await.version, version);
    for (version, base) in [("3", -51), ("2", -51)] {
        let refused = world.hub.publish_model(&artefact(version, base), None);
        assert!(matches!(refused, Err(HubError::Publish(PublishError::ModelVersion(_)))), "{version}");
    }
    // The control: what ships may be published as it is.
    assert!(world.hub.publish_model(SHIPPED, None).is_ok());
}

#[tokio::test]
async fn a_model_that_no_score_may_rest_on_is_refused_and_nothing_changes() {
    let world = World::new();
    world.publish("one", 5);
    let with = |pointer: &str, value: Value| {
        let mut artefact: Value = serde_json::from_slice(&artefact("3", -50)).unwrap();
        *artefact.pointer_mut(pointer).unwrap() = value;
        serde_json::to_vec(&artefact).unwrap()
    };
    let bad = [
        with("/features/0/points/0", json!(40_000)),
        with("/features/0/name", json!("horoscope")),
        with("/features/0/scale/cuts/0", json!(0.2)),
        with("/features/2/points/7", json!(200)),
        b"{".to_vec(),
    ];
    for bytes in bad {
        let refused = world.hub.publish_model(&bytes, None);
        assert!(matches!(refused, Err(HubError::Publish(PublishError::Model(_)))), "{refused:?}");
    }
    let missing = world.hub.publish_model(&artefact("3", -50), Some(&campaign("nowhere")));
    assert!(matches!(missing, Err(HubError::Missing { .. })));
    assert_eq!(world.hub.models().unwrap(), []);
    assert_eq!(world.hub.campaigns().unwrap()[0].version.map(ShortlistVersion::get), Some(1));
}

#[tokio::test]
async fn a_publisher_can_neither_read_a_model_nor_choose_one() {
    let world = World::new();
    let stream = world.publish("one", 5);
    let laptop = world.person("Expert", &["one"]).await;
    let model = world.hub.publish_model(&artefact("3", -50), None).unwrap().named;
    let publisher = world.hub.publisher("Discovery", 30).unwrap().token;
    let path = format!("/v1/streams/{stream}/models/{}", model.fingerprint);
    assert_eq!(world.get(&path, &publisher).await.status, 403);
    let mut manifest = manifest(&world, &stream, &laptop).await;
    manifest.run = "another run".into();
    manifest.model = Some(ModelRef { fingerprint: "0".repeat(64), ..model.clone() });
    let answer = world.send("POST", "/v1/shortlists", Some(&publisher), &manifest).await;
    assert_eq!(answer.status, 200);
    assert_eq!(named(&world, &stream, &laptop).await, Some(model));
}

#[tokio::test]
async fn the_demo_is_scored_by_a_model_that_came_the_same_way() {
    let world = World::new();
    let report = world.hub.fill_with_demo(&DemoOptions { candidates: 20, ..DemoOptions::new(world.now()) }).unwrap();
    let lines = world.hub.models().unwrap();
    assert_eq!((lines.len(), lines[0].campaigns.len()), (1, 3));
    assert!(report.unwrap().campaigns.iter().all(|published| published.version.get() == 1));
}
