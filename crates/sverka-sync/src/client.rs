//! The routes of the protocol as typed calls; everything a hub answers is checked here.

use crate::SyncError;
use crate::hub::{Call, Hub, Method, Reply};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::time::Duration;
use sverka_core::event::payload_hash;
use sverka_core::ids::StreamId;
use sverka_core::numbers::{Seq, ShortlistVersion};
use sverka_protocol::{
    EnrolRequest, EnrolResponse, EventPage, MAX_MANIFEST_BYTES, MAX_MODEL_BYTES, MAX_PACK_ENCODED, MAX_PAGE_BYTES,
    MAX_PAGE_EVENTS, Manifest, Meta, Problem, PushRequest, PushResponse, Streams,
};

/// Room for the JSON around the payloads of a page.
const PAGE_ROOM: usize = 3 * MAX_PAGE_BYTES;
const SMALL: usize = 256 * 1024;
const LARGE: usize = 8 * 1024 * 1024;

/// Calls one hub on behalf of one laptop.
pub(crate) struct Client<'a, H> {
    pub(crate) hub: &'a H,
    /// Token of the laptop; none before it joined.
    pub(crate) token: Option<&'a str>,
    /// Identity of the hub that was joined; none before.
    pub(crate) expected: Option<&'a str>,
}

/// An answer with its headers, once it is known to come from the right hub.
pub(crate) struct Answer<T> {
    pub(crate) value: T,
    pub(crate) epoch: Option<String>,
    pub(crate) etag: Option<String>,
}

impl<H: Hub> Client<'_, H> {
    pub(crate) async fn meta(&self) -> Result<Meta, SyncError> {
        json(&self.send(self.get("/v1/meta".into(), SMALL)).await?)
    }

    pub(crate) async fn enrol(&self, request: &EnrolRequest) -> Result<EnrolResponse, SyncError> {
        json(&self.send(self.post("/v1/devices:enrol", request)?).await?)
    }

    /// The visible streams, or `None` when nothing changed since `etag`. With `wait` the hub answers when something
    /// changes.
    pub(crate) async fn streams(
        &self,
        etag: Option<String>,
        wait: Duration,
    ) -> Result<Option<Answer<Streams>>, SyncError> {
        let mut call = self.get(format!("/v1/streams?wait={}", wait.as_secs()), LARGE);
        call.etag = etag;
        let reply = self.send(call).await?;
        if reply.status == 304 {
            return Ok(None);
        }
        Ok(Some(Answer { value: json(&reply)?, epoch: reply.epoch, etag: reply.etag }))
    }

    pub(crate) async fn events(&self, stream: &StreamId, after: Seq, chain: &str) -> Result<EventPage, SyncError> {
        let path = format!("/v1/streams/{stream}/events?after={after}&chain={chain}&limit={MAX_PAGE_EVENTS}");
        json(&self.send(self.get(path, PAGE_ROOM)).await?)
    }

    pub(crate) async fn push(&self, request: &PushRequest) -> Result<PushResponse, SyncError> {
        let response: PushResponse = json(&self.send(self.post("/v1/events", request)?).await?)?;
        if response.results.len() == request.events.len() {
            Ok(response)
        } else {
            Err(SyncError::Broken("a push got another number of results than events".into()))
        }
    }

    /// The manifest and its exact text.
    pub(crate) async fn manifest(
        &self,
        stream: &StreamId,
        version: ShortlistVersion,
        hash: &str,
    ) -> Result<(Manifest, String), SyncError> {
        let path = format!("/v1/streams/{stream}/manifest?version={version}");
        let reply = self.send(self.get(path, MAX_MANIFEST_BYTES)).await?;
        let body = reply.body.clone();
        let manifest = json(&reply)?;
        check_hash(&body, hash)?;
        let text = String::from_utf8(body).map_err(|_| SyncError::Broken("the manifest is not text".into()))?;
        Ok((manifest, text))
    }

    pub(crate) async fn pack(&self, stream: &StreamId, hash: &str) -> Result<Vec<u8>, SyncError> {
        let reply = self.send(self.get(format!("/v1/streams/{stream}/blobs/{hash}"), MAX_PACK_ENCODED)).await?;
        check_hash(&reply.body, hash)?;
        Ok(reply.body)
    }

    /// The bytes of a model; whoever asked checks them.
    pub(crate) async fn model(&self, stream: &StreamId, fingerprint: &str) -> Result<Vec<u8>, SyncError> {
        let path = format!("/v1/streams/{stream}/models/{fingerprint}");
        Ok(self.send(self.get(path, MAX_MODEL_BYTES)).await?.body)
    }

    fn get(&self, path: String, max_bytes: usize) -> Call {
        Call { method: Method::Get, path, token: self.token.map(str::to_owned), etag: None, body: None, max_bytes }
    }

    fn post(&self, path: &str, body: &impl Serialize) -> Result<Call, SyncError> {
        let body = serde_json::to_vec(body).map_err(|error| SyncError::Broken(error.to_string()))?;
        Ok(Call { method: Method::Post, body: Some(body), ..self.get(path.into(), LARGE) })
    }

    /// Sends and turns everything but success and "not modified" into an error.
    async fn send(&self, call: Call) -> Result<Reply, SyncError> {
        let reply = self.hub.call(call).await?;
        let hub = reply.hub.as_deref().ok_or(SyncError::NotAHub)?;
        if self.expected.is_some_and(|expected| expected != hub) {
            return Err(SyncError::OtherHub);
        }
        match reply.status {
            200..=299 | 304 => Ok(reply),
            _ => match serde_json::from_slice::<Problem>(&reply.body) {
                Ok(problem) => {
                    let retry_after = Duration::from_secs(reply.retry_after.unwrap_or(0));
                    Err(SyncError::Problem { problem, retry_after })
                }
                Err(_) => Err(SyncError::Broken(format!("status {} without a problem", reply.status))),
            },
        }
    }
}

fn json<T: DeserializeOwned>(reply: &Reply) -> Result<T, SyncError> {
    serde_json::from_slice(&reply.body).map_err(|error| SyncError::Broken(error.to_string()))
}

fn check_hash(body: &[u8], hash: &str) -> Result<(), SyncError> {
    if payload_hash(body) == hash { Ok(()) } else { Err(SyncError::Broken("the bytes do not match their hash".into())) }
}
