//! A hub with a clock that the test moves, people on it, and requests without a socket.

use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request, header};
use chrono::{DateTime, Duration, Utc};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use sverka_core::event::{Event, FACT_VERSION, Fact, Refs};
use sverka_core::hlc::Hlc;
use sverka_core::ids::{CampaignId, CreatorId, DeviceId, EventId, PrincipalId, StreamId};
use sverka_core::model::{Market, Mode, Pass, Review, Scope, Verdict};
use sverka_core::numbers::{DeviceSeq, ShortlistVersion};
use sverka_hub::demo::{DemoOptions, Theme, generate_one};
use sverka_hub::{Campaigns, Enrolment, Hub, RateLimit, Role};
use sverka_protocol::{EnrolResponse, JoinedBefore, Problem, PushRequest, PushResponse, PushResult, Sealed, Shortlist};
use tower::ServiceExt;

pub(crate) const START: i64 = 1_790_000_000_000;

pub(crate) struct World {
    pub(crate) hub: Hub,
    dir: tempfile::TempDir,
    clock: Arc<AtomicI64>,
}

/// One answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) bytes: Vec<u8>,
}

impl Answer {
    pub(crate) fn json<T: DeserializeOwned>(&self) -> T {
        serde_json::from_slice(&self.bytes)
            .unwrap_or_else(|error| panic!("{error}: {} {}", self.status, String::from_utf8_lossy(&self.bytes)))
    }

    /// The kind of the problem as written on the wire.
    pub(crate) fn problem(&self) -> String {
        assert_eq!(self.headers[header::CONTENT_TYPE], "application/problem+json");
        let problem: Problem = self.json();
        assert_eq!(problem.status, self.status);
        serde_json::to_value(problem.kind).unwrap().as_str().unwrap().to_owned()
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers[name].to_str().unwrap()
    }
}

impl World {
    pub(crate) fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let clock = Arc::new(AtomicI64::new(START));
        let hub = open(dir.path().join("hub.db"), &clock);
        Self { hub, dir, clock }
    }

    pub(crate) fn file(&self) -> PathBuf {
        self.dir.path().join("hub.db")
    }

    pub(crate) fn beside(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// A second hub over a file, as another process would open it.
    pub(crate) fn open_again(&self, file: PathBuf) -> Hub {
        open(file, &self.clock)
    }

    /// Another hub over a copy of a backup, as after a disaster.
    pub(crate) fn restored_from(&self, backup: &str) -> Self {
        let dir = tempfile::tempdir().unwrap();
        std::fs::copy(self.beside(backup), dir.path().join("hub.db")).unwrap();
        let (clock, file) = (Arc::clone(&self.clock), dir.path().join("hub.db"));
        Self { hub: open(file, &clock), dir, clock }
    }

    pub(crate) fn now(&self) -> DateTime<Utc> {
        self.hub.now()
    }

    pub(crate) fn pass(&self, time: Duration) {
        self.clock.fetch_add(time.num_milliseconds(), Ordering::Relaxed);
    }

    pub(crate) fn publish(&self, campaign: &str, candidates: u32) -> StreamId {
        self.hub.publish(&shortlist(campaign, candidates, 1)).unwrap().stream
    }

    /// A person with a laptop that joined.
    pub(crate) async fn person(&self, name: &str, campaigns: &[&str]) -> Laptop {
        let campaigns = campaigns.iter().map(|id| CampaignId::new(*id).unwrap()).collect();
        let enrolment = Enrolment {
            name: name.to_owned(),
            market: Market::Ru,
            role: Role::Expert,
            campaigns: Campaigns::Only(campaigns),
            days: 365,
        };
        let invitation = self.hub.enrol(&enrolment).unwrap();
        self.join(&invitation.code.reveal()).await
    }

    pub(crate) async fn join(&self, code: &str) -> Laptop {
        let answer = self.enrol(code).await;
        assert_eq!(answer.status, 200);
        let joined: EnrolResponse = answer.json();
        let tails = HashMap::new();
        Laptop { principal: joined.principal, device: joined.device, token: joined.token, tails }
    }

    pub(crate) async fn enrol(&self, code: &str) -> Answer {
        let body = serde_json::json!({ "code": code, "device_name": "laptop" });
        self.send("POST", "/v1/devices:enrol", None, &body).await
    }

    /// Asks to let a laptop in again that says who it is.
    pub(crate) async fn enrol_again(&self, code: &str, again: &JoinedBefore) -> Answer {
        let body = serde_json::json!({ "code": code, "device_name": "laptop", "again": again });
        self.send("POST", "/v1/devices:enrol", None, &body).await
    }

    pub(crate) async fn get(&self, path: &str, token: &str) -> Answer {
        self.call(request("GET", path, Some(token), Body::empty())).await
    }

    pub(crate) async fn send(&self, method: &str, path: &str, token: Option<&str>, body: &impl Serialize) -> Answer {
        self.call(request(method, path, token, Body::from(serde_json::to_vec(body).unwrap()))).await
    }

    pub(crate) async fn send_bytes(&self, method: &str, path: &str, token: &str, body: Vec<u8>) -> Answer {
        self.call(request(method, path, Some(token), Body::from(body))).await
    }

    pub(crate) async fn push(&self, token: &str, events: Vec<Sealed>) -> Vec<PushResult> {
        let answer = self.send("POST", "/v1/events", Some(token), &PushRequest { events }).await;
        assert_eq!(answer.status, 200);
        answer.json::<PushResponse>().results
    }

    pub(crate) async fn call(&self, request: Request<Body>) -> Answer {
        call(self.hub.router(), request).await
    }

    pub(crate) fn limited(&self, limit: RateLimit) -> axum::Router {
        self.hub.router_limited(limit)
    }
}

pub(crate) async fn call(router: axum::Router, request: Request<Body>) -> Answer {
    let response = router.oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let bytes = to_bytes(body, usize::MAX).await.unwrap().to_vec();
    Answer { status: parts.status.as_u16(), headers: parts.headers, bytes }
}

pub(crate) fn request(method: &str, path: &str, token: Option<&str>, body: Body) -> Request<Body> {
    let mut request = Request::builder().method(Method::from_bytes(method.as_bytes()).unwrap()).uri(path);
    if let Some(token) = token {
        request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
    }
    request.body(body).unwrap()
}

fn open(file: PathBuf, clock: &Arc<AtomicI64>) -> Hub {
    let clock = Arc::clone(clock);
    Hub::open(&file, move || DateTime::from_timestamp_millis(clock.load(Ordering::Relaxed)).unwrap()).unwrap()
}

/// A laptop that makes events in order.
#[derive(Clone)]
pub(crate) struct Laptop {
    pub(crate) principal: PrincipalId,
    pub(crate) device: DeviceId,
    pub(crate) token: String,
    tails: HashMap<StreamId, (DeviceSeq, String)>,
}

impl Laptop {
    /// Who this laptop says it is when it joins again.
    pub(crate) fn before(&self) -> JoinedBefore {
        JoinedBefore { principal: self.principal.clone(), device: self.device.clone() }
    }

    /// The next verdict of this laptop in a stream.
    pub(crate) fn verdict(&mut self, stream: &StreamId, candidate: usize) -> Sealed {
        self.event(stream, candidate, |_| {})
    }

    /// The next event, changed before it is sealed.
    pub(crate) fn event(&mut self, stream: &StreamId, candidate: usize, change: impl FnOnce(&mut Event)) -> Sealed {
        let (device_seq, prev) = self.tails.entry(stream.clone()).or_default();
        *device_seq = device_seq.next();
        let mut event = Event {
            id: EventId::new(format!("{}-{stream}-{device_seq}", self.device).replace(':', ".")).unwrap(),
            stream: stream.clone(),
            v: FACT_VERSION,
            author: self.principal.clone(),
            device: self.device.clone(),
            device_seq: *device_seq,
            prev: prev.clone(),
            hlc: Hlc { millis: START + i64::try_from(device_seq.get()).unwrap(), counter: 0 },
            refs: Refs {
                candidate: Some(CreatorId::new(format!("cr-{candidate}")).unwrap()),
                shortlist_version: Some(ShortlistVersion::new(1)),
            },
            supersedes: Vec::new(),
            fact: Fact::ReviewRecorded(review()),
        };
        change(&mut event);
        let sealed = Sealed::seal(&event).unwrap();
        prev.clone_from(&sealed.hash);
        sealed
    }
}

pub(crate) fn review() -> Review {
    Review {
        verdict: Verdict::Accept,
        confidence: None,
        reasons: Vec::new(),
        scope: Scope::Campaign,
        answers: Default::default(),
        text: String::new(),
        mode: Mode::Unaided,
        pass: Pass::Fast,
        model: None,
        took_ms: 1200,
        placement: None,
    }
}

/// A real shortlist, made of the demo's people.
pub(crate) fn shortlist(campaign: &str, candidates: u32, seed: u64) -> Shortlist {
    let now = DateTime::from_timestamp_millis(START).unwrap();
    let mut shortlist = generate_one(&DemoOptions { seed, candidates, now, finished: false }, Theme::Gadgets).unwrap();
    shortlist.campaign.id = CampaignId::new(campaign).unwrap();
    shortlist.campaign.demo = false;
    shortlist
}
