//! A laptop for the tests of this crate, with campaigns whose queues are not in the publisher's order.

use crate::app::{App, Setup};
use crate::session::Session;
use crate::view::Locale;
use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use std::sync::Arc;
use sverka_core::event::payload_hash;
use sverka_core::ids::{DeviceId, PrincipalId, StreamId};
use sverka_core::model::{Creator, Market};
use sverka_core::numbers::{Rank, Seq, ShortlistVersion};
use sverka_protocol::{Manifest, PackEntry, pack};
use sverka_store::{CandidateRow, Cost, Identity, KeySlots, MemberRow, PackRow, Store, StreamRow};

/// Words of a publisher's advice, planted where neither discovery nor a blind reviewer must ever look.
pub(crate) const PLANTED: [&str; 3] = ["PLANTED-REASON", "PLANTED-COUNTER", "recommendation"];

pub(crate) struct Laptop {
    pub(crate) app: App,
    _dir: tempfile::TempDir,
}

pub(crate) fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_000_000, 0).unwrap()
}

/// A candidate of a shortlist; the handle is made of the id.
pub(crate) fn creator(id: &str, name: &str, followers: u32, russian: f64) -> Value {
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

/// A campaign in which everybody's AI is hidden, so that its queue is drawn by lot.
pub(crate) fn campaign(id: &str) -> Value {
    json!({ "id": id, "name": { "en": id, "ru": "" }, "brand": "B", "brief": { "en": "skin", "ru": "" },
        "targets": [{ "market": "RU", "gender": "any" }], "touch": "express",
        "blind": { "first": 0, "percent": 100 } })
}

impl Laptop {
    pub(crate) fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let setup = Setup {
            dir: dir.path().to_owned(),
            demo: false,
            clock: now,
            keychain: None,
            invitation: None,
            locale: Locale::En,
            device_name: String::new(),
        };
        let cheap = Cost { memory_kib: 8, passes: 1, lanes: 1 };
        let key = KeySlots::create_with_cost(dir.path(), None, Some("correct horse battery"), cheap).unwrap();
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

    pub(crate) fn store(&self) -> Arc<Store> {
        Arc::clone(&self.app.session().unwrap().store)
    }

    pub(crate) fn stream(&self, id: &str, revoked: bool) -> StreamId {
        let stream = StreamId::new(format!("campaign:{id}")).unwrap();
        let member = |id: &str, name: &str| MemberRow {
            principal: PrincipalId::new(id).unwrap(),
            name: name.into(),
            market: Market::Ru,
        };
        let row = StreamRow {
            id: stream.clone(),
            role: "expert".into(),
            market: Market::Ru,
            members: vec![member("anna", "Anna"), member("sam", "Sam")],
            revoked_at: revoked.then(now),
            head_seq: Seq::default(),
        };
        self.store().put_streams(&[row]).unwrap();
        stream
    }

    /// Brings the next version of a campaign's shortlist, in one pack.
    pub(crate) fn publish(&self, id: &str, candidates: &[Value]) {
        let stream = self.stream(id, false);
        let text: String = candidates.iter().map(|candidate| format!("{candidate}\n")).collect();
        let encoded = pack(&text).unwrap();
        let entry = PackEntry {
            hash: payload_hash(&encoded),
            encoded: encoded.len() as u64,
            decoded: text.len() as u64,
            first: Rank::default(),
            count: candidates.len() as u32,
        };
        let store = self.store();
        let version = store.shortlist(&stream).unwrap().map_or(ShortlistVersion::default(), |list| list.version).next();
        let manifest = Manifest {
            model: None,
            version,
            campaign: serde_json::from_value(campaign(id)).unwrap(),
            run: "r".into(),
            published_at: now(),
            count: entry.count,
            packs: vec![entry.clone()],
        };
        let manifest = serde_json::to_string(&manifest).unwrap();
        let PackEntry { hash, encoded: travels, decoded, first, count } = entry;
        let named = PackRow { hash, encoded: travels, decoded, first, count };
        let ranks = (0..).map(Rank::new);
        let mut offset = 0;
        let rows = ranks.zip(candidates).zip(text.split_inclusive('\n')).map(|((rank, candidate), line)| {
            let creator: Creator = serde_json::from_value(candidate["creator"].clone()).unwrap();
            let at = offset;
            offset += line.len();
            CandidateRow {
                rank,
                id: creator.id,
                name: creator.name,
                handle: creator.accounts[0].handle.clone(),
                platform: creator.accounts[0].platform,
                market: creator.market,
                offset: at as u32,
                len: line.len() as u32,
            }
        });
        let rows: Vec<CandidateRow> = rows.collect();
        let hash = payload_hash(manifest.as_bytes());
        store.begin_shortlist(&stream, version, &hash, &manifest, std::slice::from_ref(&named)).unwrap();
        store.put_pack(&stream, version, &named, &encoded, &rows).unwrap();
    }

    /// A campaign of so many creators: `cr-0`, `cr-1` and so on in the publisher's order.
    pub(crate) fn with_campaign(id: &str, candidates: usize) -> Self {
        let laptop = Self::new();
        let all: Vec<Value> =
            (0..candidates).map(|n| creator(&format!("cr-{n}"), &format!("Имя {n}"), 9_000, 0.5)).collect();
        laptop.publish(id, &all);
        laptop
    }
}
