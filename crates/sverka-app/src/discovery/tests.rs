use super::*;
use crate::app::Setup;
use crate::view::Locale;
use crate::view::discovery::{FoundFormat, MakeShortlist};
use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use sverka_core::event::payload_hash;
use sverka_core::ids::{CreatorId, DeviceId, PrincipalId, StreamId};
use sverka_core::model::{Market, Platform};
use sverka_protocol::{Manifest, PackEntry, Shortlist, pack};
use sverka_store::{CandidateRow, Cost, Identity, KeySlots, PackRow, Store, StreamRow};

/// Words of a publisher's advice, planted where discovery must never look.
const PLANTED: [&str; 3] = ["PLANTED-REASON", "PLANTED-COUNTER", "recommendation"];

struct Laptop {
    app: App,
    _dir: tempfile::TempDir,
}

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_000_000, 0).unwrap()
}

fn creator(id: &str, name: &str, followers: u32, russian: f64) -> Value {
    let metric = json!({ "value": followers, "unit": "count", "definition": "d", "source": "s",
        "as_of": "2026-11-01T00:00:00Z", "method": "api", "confidence": "ready" });
    json!({ "creator": {
        "id": id, "name": name, "market": "RU", "as_of": "2026-11-01T00:00:00Z", "topics": ["skincare"],
        "accounts": [{ "platform": "vk", "handle": format!("{id}-handle"), "metrics": { "followers": metric } }],
        "audiences": [{ "source": "followers", "as_of": "2026-11-01T00:00:00Z",
            "countries": [{ "label": "RU", "share": russian }, { "label": "US", "share": 1.0 - russian }] }],
    }, "recommendation": { "verdict": "accept", "model": "planted", "score": 0.9,
        "reasons": [{ "code": "A-AUD", "text": { "en": PLANTED[0], "ru": "" } }],
        "counter_reasons": [{ "code": "R-GEO", "text": { "en": PLANTED[1], "ru": "" } }] } })
}

fn campaign(id: &str) -> Value {
    json!({ "id": id, "name": { "en": id, "ru": "" }, "brand": "B", "brief": { "en": "skin", "ru": "" },
        "targets": [{ "market": "RU", "gender": "any" }], "touch": "express" })
}

impl Laptop {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let (clock, keychain): (crate::Clock, _) = (now, None);
        let setup = Setup {
            dir: dir.path().to_owned(),
            demo: false,
            clock,
            keychain,
            invitation: None,
            locale: Locale::En,
            device_name: String::new(),
        };
        let key = KeySlots::create_with_cost(
            dir.path(),
            None,
            Some("correct horse battery"),
            Cost { memory_kib: 8, passes: 1, lanes: 1 },
        )
        .unwrap();
        let session = Session::open(Store::open(dir.path(), &key).unwrap(), now()).unwrap();
        let identity = Identity {
            principal: PrincipalId::new("anna").unwrap(),
            name: "Anna".into(),
            device: DeviceId::new("d1").unwrap(),
            hub_url: "http://127.0.0.1:1".into(),
            hub: "h".into(),
            epoch: "e".into(),
            token: "t".into(),
            demo: false,
        };
        session.join(identity).unwrap();
        let app = App::new(setup).unwrap();
        app.put_session(Some(Arc::new(session)));
        Self { app, _dir: dir }
    }

    fn store(&self) -> Arc<Store> {
        Arc::clone(&self.app.session().unwrap().store)
    }

    fn stream(&self, id: &str, revoked: bool) -> StreamId {
        let stream = StreamId::new(format!("campaign:{id}")).unwrap();
        let row = StreamRow {
            id: stream.clone(),
            role: "expert".into(),
            market: Market::Ru,
            members: Vec::new(),
            revoked_at: revoked.then(now),
            head_seq: 0,
        };
        self.store().put_streams(&[row]).unwrap();
        stream
    }

    fn publish(&self, id: &str, candidates: &[Value]) {
        let stream = self.stream(id, false);
        let lines: Vec<String> = candidates.iter().map(Value::to_string).collect();
        let encoded = pack(&lines.join("\n")).unwrap();
        let entry = PackEntry {
            hash: payload_hash(&encoded),
            encoded: encoded.len() as u64,
            decoded: lines.join("\n").len() as u64,
            first: 0,
            count: lines.len() as u32,
        };
        let manifest = Manifest {
            version: 1,
            campaign: serde_json::from_value(campaign(id)).unwrap(),
            run: "r".into(),
            published_at: now(),
            count: entry.count,
            packs: vec![entry.clone()],
        };
        let manifest = serde_json::to_string(&manifest).unwrap();
        let row =
            PackRow { hash: entry.hash, encoded: entry.encoded, decoded: entry.decoded, first: 0, count: entry.count };
        let rows = candidates.iter().zip(0..).map(|(candidate, rank)| CandidateRow {
            rank,
            id: CreatorId::new(candidate["creator"]["id"].as_str().unwrap()).unwrap(),
            name: "n".into(),
            handle: "h".into(),
            platform: Platform::Vk,
            market: Market::Ru,
            offset: 0,
            len: 1,
        });
        let store = self.store();
        store
            .begin_shortlist(&stream, 1, &payload_hash(manifest.as_bytes()), &manifest, std::slice::from_ref(&row))
            .unwrap();
        store.put_pack(&stream, 1, &row, &encoded, &rows.collect::<Vec<_>>()).unwrap();
    }

    /// Waits until nothing is being built.
    fn settled(&self) -> BaseView {
        let until = Instant::now() + Duration::from_secs(20);
        loop {
            let base = self.app.discovery_base().unwrap();
            if !base.building || Instant::now() > until {
                return base;
            }
            std::thread::yield_now();
        }
    }

    fn ask(&self, text: &str) -> Discovered {
        self.app.discover(Question::Text(text.to_owned())).unwrap()
    }

    fn names(&self, text: &str) -> Vec<String> {
        self.ask(text).found.unwrap().hits.into_iter().map(|hit| hit.name).collect()
    }
}

fn two_campaigns() -> Laptop {
    let laptop = Laptop::new();
    laptop.publish("spring", &[creator("cr-1", "Mila", 60_000, 0.6), creator("cr-2", "Leo", 900_000, 0.9)]);
    laptop.publish("summer", &[creator("cr-2", "Leo", 900_000, 0.9), creator("cr-3", "Tanya", 5_000, 0.2)]);
    laptop
}

#[test]
fn the_base_holds_each_creator_of_every_open_campaign_once() {
    let laptop = two_campaigns();
    let base = laptop.settled();
    assert_eq!((base.ready, base.creators, base.campaigns), (true, 3, 2));
    assert_eq!(laptop.names("followers >= 1 sort by followers desc"), ["Leo", "Mila", "Tanya"]);
    laptop.publish("autumn", &[creator("cr-4", "Zoe", 1, 0.5)]);
    assert!(laptop.app.discovery_base().unwrap().ready, "the base of before answers while the next is built");
    assert_eq!(laptop.settled().creators, 4);
}

#[test]
fn creators_of_a_closed_campaign_are_forgotten_at_once() {
    let laptop = two_campaigns();
    laptop.settled();
    assert_eq!(laptop.names("name ~ tanya"), ["Tanya"], "the control: she is found while it is open");
    laptop.stream("summer", true);
    let answer = laptop.ask("name ~ tanya");
    assert!(answer.found.is_none() && !answer.base.ready, "the old base does not answer a single question more");
    laptop.settled();
    assert!(laptop.names("name ~ tanya").is_empty());
    assert_eq!(laptop.names("name ~ leo"), ["Leo"], "who is in an open campaign too stays");
}

#[test]
fn nothing_of_the_advice_is_in_an_answer_or_a_file() {
    let laptop = two_campaigns();
    laptop.settled();
    let all: Query = "sort by followers desc".parse().unwrap();
    let make = MakeShortlist { query: all.clone(), campaign: "spring".into(), name: None };
    let texts = [
        serde_json::to_string(&laptop.app.discover(Question::Built(all.clone())).unwrap()).unwrap(),
        serde_json::to_string(&laptop.app.discovery().unwrap()).unwrap(),
        serde_json::to_string(&laptop.app.duplicates().unwrap()).unwrap(),
        String::from_utf8(laptop.app.found_table(&all, FoundFormat::Csv).unwrap().bytes).unwrap(),
        String::from_utf8(laptop.app.found_table(&all, FoundFormat::Json).unwrap().bytes).unwrap(),
        String::from_utf8(laptop.app.shortlist_of_found(&make).unwrap().bytes).unwrap(),
    ];
    for (text, planted) in texts.iter().flat_map(|text| PLANTED.iter().map(move |planted| (text, planted))) {
        assert!(!text.contains(planted), "{planted} in {text}");
    }
    // The negative control: the advice is in the packs the base was made of, and the same check would see it there.
    let known = creator("cr-1", "Mila", 60_000, 0.6).to_string();
    assert!(PLANTED.iter().all(|planted| known.contains(planted)));
    for field in ["score", "chance", "verdict", "rank", "advice", "ai.score"] {
        let answer = laptop.ask(&format!("followers >= 1 sort by {field}"));
        assert_eq!(answer.wrong.unwrap().code, "query-field", "{field}");
    }
}

#[test]
fn a_mistake_says_where_it_is_and_what_was_meant() {
    let laptop = two_campaigns();
    laptop.settled();
    let answer = laptop.ask("audience.RU >= 15% and folowers >= 50k");
    let wrong = answer.wrong.unwrap();
    assert_eq!((wrong.at, wrong.length, wrong.suggestion.as_deref()), (23, 8, Some("followers")));
    assert!(answer.query.is_none() && answer.found.is_none());
    let built: Query = "audience.RU >= 15% and followers >= 50k".parse().unwrap();
    let answer = laptop.app.discover(Question::Built(built)).unwrap();
    assert!(answer.text.starts_with("audience.RU >= 15% and followers >= 50k"), "{}", answer.text);
    assert_eq!(answer.found.unwrap().terms.len(), 2);
}

#[test]
fn a_shortlist_keeps_the_order_of_the_answer_and_the_plan_of_the_campaign() {
    let laptop = two_campaigns();
    laptop.settled();
    let query: Query = "followers >= 1k sort by followers".parse().unwrap();
    let make = |name: Option<&str>| MakeShortlist {
        query: query.clone(),
        campaign: "summer".into(),
        name: name.map(str::to_owned),
    };
    let read = |name| {
        let table = laptop.app.shortlist_of_found(&make(name)).unwrap();
        serde_json::from_slice::<Shortlist>(&table.bytes).unwrap()
    };
    let same = read(None);
    let names: Vec<&str> = same.candidates.iter().map(|candidate| candidate.creator.name.as_str()).collect();
    assert_eq!(names, ["Tanya", "Mila", "Leo"]);
    assert_eq!(same.campaign, serde_json::from_value(campaign("summer")).unwrap());
    let new = read(Some("Осень"));
    assert_ne!(new.campaign.id, same.campaign.id);
    assert_eq!((new.campaign.name.ru.as_str(), new.campaign.brand), ("Осень", same.campaign.brand));
    assert!(laptop.app.shortlist_of_found(&make(Some(" "))).is_err());
    laptop.stream("summer", true);
    assert!(laptop.app.shortlist_of_found(&make(None)).is_err(), "the plan of a closed campaign goes nowhere");
}

#[test]
fn own_questions_and_judged_pairs_are_kept() {
    let laptop = two_campaigns();
    laptop.publish(
        "twins",
        &[creator("cr-8", "Arina Belova", 70_000, 0.5), creator("cr-9", "Арина Белова", 80_000, 0.5)],
    );
    laptop.settled();
    assert!(laptop.app.save_question("  ", "followers >= 1").is_err());
    laptop.app.save_question(" mid ", "followers 50k..500k").unwrap();
    assert_eq!(laptop.app.discovery().unwrap().saved[0].name, "mid");
    let pairs = laptop.app.duplicates().unwrap().pairs;
    let pair = pairs.iter().find(|pair| pair.first.id == "cr-8" && pair.second.id == "cr-9").unwrap();
    assert_eq!((pair.same, pair.odds > 1, pair.clues.is_empty()), (None, true, false));
    laptop.app.judge_pair("cr-9", "cr-8", Some(true)).unwrap();
    let said = |laptop: &Laptop| laptop.app.duplicates().unwrap().pairs[0].same;
    assert_eq!(said(&laptop), Some(true));
    laptop.app.judge_pair("cr-8", "cr-9", None).unwrap();
    assert_eq!(said(&laptop), None);
}
