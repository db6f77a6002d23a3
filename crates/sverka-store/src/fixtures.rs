//! What the tests of this crate share.

use crate::{Cost, DbKey, Identity, KeySlots, NewFact, Pulled, Stamp, Store};
use chrono::{DateTime, Utc};
use sverka_core::event::{Event, FACT_VERSION, Fact, Refs, payload_hash};
use sverka_core::hlc::Hlc;
use sverka_core::ids::{CreatorId, DeviceId, EventId, PrincipalId, StreamId};
use sverka_core::model::{Answers, Mode, Pass, Review, Scope, Verdict};
use sverka_core::numbers::{DeviceSeq, Seq, ShortlistVersion};
use tempfile::TempDir;

pub(crate) const PASSPHRASE: &str = "двенадцать букв";
pub(crate) const CHEAP: Cost = Cost { memory_kib: 8, passes: 1, lanes: 1 };

/// A data folder of its own, joined as Anna on her laptop.
pub(crate) struct Desk {
    pub(crate) dir: TempDir,
    pub(crate) key: DbKey,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let key = KeySlots::create_with_cost(dir.path(), None, Some(PASSPHRASE), CHEAP).unwrap();
        Self { dir, key }
    }

    pub(crate) fn open(&self) -> Store {
        Store::open(self.dir.path(), &self.key).unwrap()
    }

    pub(crate) fn joined(&self) -> Store {
        let store = self.open();
        store.set_identity(&anna("laptop")).unwrap();
        store
    }
}

pub(crate) fn anna(device: &str) -> Identity {
    Identity {
        principal: PrincipalId::new("anna").unwrap(),
        name: "Анна".into(),
        device: DeviceId::new(device).unwrap(),
        hub_url: "http://127.0.0.1:1".into(),
        hub: "hub".into(),
        epoch: "1".into(),
        token: "secret token".into(),
        demo: false,
    }
}

pub(crate) fn stream() -> StreamId {
    StreamId::new("campaign:spring").unwrap()
}

pub(crate) fn creator(name: &str) -> CreatorId {
    CreatorId::new(name).unwrap()
}

pub(crate) fn id(text: impl Into<String>) -> EventId {
    EventId::new(text).unwrap()
}

pub(crate) fn at(ms: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(ms).unwrap()
}

pub(crate) fn stamp(event: &str, ms: i64) -> Stamp {
    Stamp { id: id(event), now: at(ms) }
}

pub(crate) fn review(verdict: Verdict) -> Fact {
    Fact::ReviewRecorded(Review {
        verdict,
        confidence: None,
        reasons: vec![],
        scope: Scope::Campaign,
        answers: Answers::default(),
        text: String::new(),
        mode: Mode::Unaided,
        pass: Pass::Fast,
        model: None,
        took_ms: 0,
        placement: None,
    })
}

pub(crate) fn about(candidate: &str, fact: Fact, supersedes: &[&str]) -> NewFact {
    NewFact {
        stream: stream(),
        refs: Refs { candidate: Some(creator(candidate)), shortlist_version: Some(ShortlistVersion::new(1)) },
        supersedes: supersedes.iter().map(|event| id(*event)).collect(),
        fact,
    }
}

/// Appends one fact about a candidate; the time is the number at the end of the event's name.
pub(crate) fn say(store: &Store, event: &str, candidate: &str, fact: Fact, supersedes: &[&str]) -> Event {
    let ms = event.trim_start_matches(|c: char| !c.is_ascii_digit()).parse().unwrap_or(1);
    store.append(vec![(stamp(event, ms), about(candidate, fact, supersedes))]).unwrap().remove(0)
}

/// An event somebody made elsewhere.
pub(crate) fn event_of(author: &str, device: &str, seq: u64, candidate: &str, fact: Fact, ms: i64) -> Event {
    Event {
        id: id(format!("{author}-{device}-{seq}")),
        stream: stream(),
        v: FACT_VERSION,
        author: PrincipalId::new(author).unwrap(),
        device: DeviceId::new(device).unwrap(),
        device_seq: DeviceSeq::new(seq),
        prev: String::new(),
        hlc: Hlc { millis: ms, counter: 0 },
        refs: Refs { candidate: Some(creator(candidate)), shortlist_version: None },
        supersedes: vec![],
        fact,
    }
}

pub(crate) fn pulled(seq: u64, event: &Event) -> Pulled {
    sealed(seq, serde_json::to_string(event).unwrap())
}

pub(crate) fn sealed(seq: u64, payload: String) -> Pulled {
    Pulled { seq: Seq::new(seq), hash: payload_hash(payload.as_bytes()), payload }
}
