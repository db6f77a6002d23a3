//! Shortlists: from the command line's side and over the network.

use crate::world::{Laptop, START, World, shortlist};
use chrono::DateTime;
use sverka_core::event::payload_hash;
use sverka_core::ids::StreamId;
use sverka_core::model::Candidate;
use sverka_core::numbers::{Rank, ShortlistVersion};
use sverka_hub::demo::DemoOptions;
use sverka_hub::{HubError, PublishError, Published};
use sverka_protocol::{FIRST_PACK, Manifest, PackEntry, Shortlist, Streams, pack, unpack};

async fn manifest(world: &World, stream: &StreamId, laptop: &Laptop) -> Manifest {
    let list: Streams = world.get("/v1/streams", &laptop.token).await.json();
    let answer = world.get(&format!("/v1/streams/{stream}/manifest"), &laptop.token).await;
    let promised = list.streams.into_iter().find(|info| info.id == *stream).unwrap().shortlist.unwrap();
    assert_eq!(payload_hash(&answer.bytes), promised.hash, "the bytes are what the list of streams promised");
    answer.json()
}

async fn candidates(world: &World, stream: &StreamId, laptop: &Laptop) -> Vec<Candidate> {
    let mut all = Vec::new();
    for entry in manifest(world, stream, laptop).await.packs {
        let answer = world.get(&format!("/v1/streams/{stream}/blobs/{}", entry.hash), &laptop.token).await;
        assert_eq!((answer.status, answer.header("content-type")), (200, "application/zstd"));
        assert_eq!(payload_hash(&answer.bytes), entry.hash);
        assert_eq!((answer.bytes.len() as u64, all.len()), (entry.encoded, entry.first.index()));
        let text = unpack(&answer.bytes).unwrap();
        assert_eq!(text.len() as u64, entry.decoded);
        all.extend(text.lines().map(|line| serde_json::from_str::<Candidate>(line).unwrap()));
        assert_eq!(all.len(), entry.first.index() + entry.count as usize);
    }
    all
}

#[tokio::test]
async fn a_published_shortlist_arrives_whole_and_in_order_the_first_hundred_apart() {
    let world = World::new();
    let list = shortlist("one", 1250, 1);
    let published = world.hub.publish(&list).unwrap();
    let laptop = world.person("Expert", &["one"]).await;
    assert_eq!(candidates(&world, &published.stream, &laptop).await, list.candidates);
    let counts: Vec<u32> =
        manifest(&world, &published.stream, &laptop).await.packs.iter().map(|pack| pack.count).collect();
    assert_eq!(counts, [FIRST_PACK as u32, 1000, 150]);
}

#[tokio::test]
async fn the_same_content_is_not_published_twice_and_a_change_is_a_new_version() {
    let world = World::new();
    let versions = |list: &Shortlist| {
        let Published { version, is_new, .. } = world.hub.publish(list).unwrap();
        (version.get(), is_new)
    };
    let mut list = shortlist("one", 30, 1);
    assert_eq!(versions(&list), (1, true));
    assert_eq!(versions(&list), (1, false));
    list.candidates.swap(0, 1);
    assert_eq!(versions(&list), (2, true));
    list.campaign.brief.en.push_str(" More.");
    assert_eq!(versions(&list), (3, true));
    let laptop = world.person("Expert", &["one"]).await;
    for (query, expected) in [("", 3), ("?version=1", 1), ("?version=2", 2)] {
        let answer = world.get(&format!("/v1/streams/campaign:one/manifest{query}"), &laptop.token).await;
        assert_eq!(answer.json::<Manifest>().version.get(), expected);
    }
}

#[tokio::test]
async fn fictional_and_real_work_never_share_a_hub() {
    let real = World::new();
    let options = DemoOptions::new(DateTime::from_timestamp_millis(START).unwrap());
    real.publish("one", 5);
    assert!(matches!(real.hub.fill_with_demo(&options), Err(HubError::Publish(PublishError::Mixed { .. }))));
    let mut fictional = shortlist("two", 5, 1);
    fictional.campaign.demo = true;
    assert!(matches!(real.hub.publish(&fictional), Err(HubError::Publish(PublishError::Mixed { .. }))));
    assert!(!real.hub.identity().unwrap().demo);

    let demo = World::new();
    let report = demo.hub.fill_with_demo(&options).unwrap().unwrap();
    assert_eq!((report.campaigns.len(), report.events > 50), (3, true));
    assert_eq!(demo.hub.fill_with_demo(&options).unwrap(), None, "a second call changes nothing");
    let refused = demo.hub.publish(&shortlist("one", 5, 1));
    assert!(matches!(refused, Err(HubError::Publish(PublishError::Mixed { hub_is_demo: true }))));
    assert!(demo.hub.identity().unwrap().demo);
}

#[tokio::test]
async fn the_demo_has_colleagues_of_both_markets_who_have_decided_some() {
    let world = World::new();
    let options = DemoOptions::new(DateTime::from_timestamp_millis(START).unwrap());
    let report = world.hub.fill_with_demo(&options).unwrap().unwrap();
    let laptop = world.person("Newcomer", &["demo-skincare", "demo-gadgets", "demo-winter"]).await;
    let list: Streams = world.get("/v1/streams", &laptop.token).await.json();
    assert_eq!(list.streams.iter().map(|stream| stream.head_seq.get()).sum::<u64>(), report.events as u64);
    for stream in &list.streams {
        assert_eq!(stream.members.len(), 3);
        assert!(stream.head_seq.get() > 0);
    }
}

/// Packs and manifest of a shortlist as a publisher would make them.
fn upload(list: &Shortlist) -> (Vec<Vec<u8>>, Manifest) {
    let mut packs = Vec::new();
    let mut entries = Vec::new();
    let mut first = 0;
    for part in list.candidates.chunks(20) {
        let text: String = part.iter().map(|one| serde_json::to_string(one).unwrap() + "\n").collect();
        let bytes = pack(&text).unwrap();
        let count = part.len() as u32;
        let (encoded, decoded) = (bytes.len() as u64, text.len() as u64);
        entries.push(PackEntry { hash: payload_hash(&bytes), encoded, decoded, first: Rank::new(first), count });
        first += count;
        packs.push(bytes);
    }
    let published_at = DateTime::from_timestamp_millis(START).unwrap();
    let (campaign, run) = (list.campaign.clone(), list.run.clone());
    (
        packs,
        Manifest {
            version: ShortlistVersion::new(99),
            campaign,
            run,
            published_at,
            count: first,
            packs: entries,
            model: None,
        },
    )
}

async fn put(world: &World, token: &str, bytes: &[u8]) -> u16 {
    let path = format!("/v1/blobs/{}", payload_hash(bytes));
    world.send_bytes("PUT", &path, token, bytes.to_vec()).await.status
}

#[tokio::test]
async fn a_publisher_uploads_packs_and_then_the_manifest() {
    let world = World::new();
    let token = world.hub.publisher("Discovery", 30).unwrap().token;
    let list = shortlist("one", 50, 1);
    let (packs, plan) = upload(&list);
    for bytes in packs.iter().skip(1) {
        assert_eq!(put(&world, &token, bytes).await, 204);
    }
    let early = world.send("POST", "/v1/shortlists", Some(&token), &plan).await;
    assert_eq!((early.status, early.problem().as_str()), (409, "missing-pack"));
    assert_eq!(put(&world, &token, &packs[0]).await, 204);
    assert_eq!(put(&world, &token, &packs[0]).await, 204, "a repeated upload changes nothing");
    let answer = world.send("POST", "/v1/shortlists", Some(&token), &plan).await;
    let answer: serde_json::Value = answer.json();
    assert_eq!((&answer["version"], &answer["is_new"]), (&1.into(), &true.into()), "the hub gives the version");

    let laptop = world.person("Expert", &["one"]).await;
    let stream = StreamId::new("campaign:one").unwrap();
    assert_eq!(candidates(&world, &stream, &laptop).await, list.candidates);
}

#[tokio::test]
async fn a_manifest_that_lies_or_names_bad_records_publishes_nothing() {
    let world = World::new();
    let token = world.hub.publisher("Discovery", 30).unwrap().token;
    let list = shortlist("one", 50, 1);
    let (packs, plan) = upload(&list);
    let mut twice = list.clone();
    twice.candidates[45] = twice.candidates[0].clone();
    let mut implausible = list.clone();
    let metric = implausible.candidates[3].creator.accounts[0].metrics.get_mut("followers").unwrap();
    metric.value = Some(1e15);
    let (packs_twice, plan_twice) = upload(&twice);
    let (packs_implausible, plan_implausible) = upload(&implausible);
    for bytes in packs.iter().chain(&packs_twice).chain(&packs_implausible) {
        assert_eq!(put(&world, &token, bytes).await, 204);
    }
    type Change = fn(&mut Manifest);
    let lies: [(&str, Change); 7] = [
        ("count", |plan| plan.count = 51),
        ("count of a pack", |plan| plan.packs[0].count = 21),
        ("first rank", |plan| plan.packs[1].first = Rank::new(19)),
        ("size", |plan| plan.packs[0].encoded += 1),
        ("decoded size", |plan| plan.packs[2].decoded -= 1),
        ("the same pack twice", |plan| {
            let mut again = plan.packs[0].clone();
            again.first = Rank::new(50);
            plan.packs.push(again);
            plan.count = 70;
        }),
        ("no packs", |plan| {
            plan.packs.clear();
            plan.count = 0;
        }),
    ];
    let mut plans: Vec<(&str, Manifest)> = lies
        .iter()
        .map(|(name, lie)| {
            (*name, {
                let mut plan = plan.clone();
                lie(&mut plan);
                plan
            })
        })
        .collect();
    plans.push(("a creator twice", plan_twice));
    plans.push(("an implausible number", plan_implausible));
    let mut fictional = plan.clone();
    fictional.campaign.demo = true;
    plans.push(("a fictional campaign", fictional));
    for (name, plan) in plans {
        let answer = world.send("POST", "/v1/shortlists", Some(&token), &plan).await;
        assert_eq!((answer.status, answer.problem().as_str()), (422, "invalid"), "{name}");
    }
    assert!(world.hub.streams().unwrap().is_empty());
}
