//! `GET /v1/streams`: what the person sees, at once or when it changes.

use crate::access::authenticate;
use crate::error::HubError;
use crate::http::Served;
use crate::http::auth::{Reader, Session};
use crate::http::params::Asked;
use crate::http::problem::ApiError;
use crate::secret::sha256;
use crate::{hub::Hub, streams};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use std::sync::Arc;
use std::time::Duration;
use sverka_core::event::hex;
use sverka_protocol::MAX_WAIT_SECONDS;
use tokio::time::{Instant, timeout};

/// How often commits of other processes are looked for.
const OTHER_PROCESSES: Duration = Duration::from_secs(1);

#[derive(Deserialize)]
pub(super) struct ListParams {
    /// Seconds to wait for a change when the caller's list is the current one.
    #[serde(default)]
    wait: u64,
}

pub(super) async fn list(
    Reader(session): Reader,
    State(served): State<Served>,
    Asked(params): Asked<ListParams>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let hub = &served.hub;
    let session = Arc::new(session);
    let held = headers.get(header::IF_NONE_MATCH);
    let deadline = Instant::now() + Duration::from_secs(params.wait.min(MAX_WAIT_SECONDS));
    // Listening begins before reading, so a change between the two is heard.
    let mut bell = hub.listen();
    loop {
        bell.mark_unchanged();
        let (json, tag) = render(hub, &session).await?;
        if held != Some(&tag) {
            let json_type = HeaderValue::from_static("application/json");
            return Ok(([(header::CONTENT_TYPE, json_type), (header::ETAG, tag)], json).into_response());
        }
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Ok((StatusCode::NOT_MODIFIED, [(header::ETAG, tag)]).into_response());
            }
            match timeout(left.min(OTHER_PROCESSES), bell.changed()).await {
                Ok(_) => break,
                Err(_) => hub.blocking(Hub::notice_other_processes).await?,
            }
        }
    }
}

/// The list as bytes and its tag. The token is looked at again: it may have been revoked during the wait.
async fn render(hub: &Hub, session: &Arc<Session>) -> Result<(Vec<u8>, HeaderValue), ApiError> {
    let session = Arc::clone(session);
    let read = hub.blocking(move |hub| {
        let now = hub.now();
        hub.read(|conn| {
            let caller = match authenticate(conn, now, &session.token)? {
                Ok(caller) => caller,
                Err(refusal) => return Ok(Err(refusal)),
            };
            let json = serde_json::to_vec(&streams::list(conn, &caller, now)?)?;
            let tag = HeaderValue::from_str(&format!("\"{}\"", hex(&sha256(&json))))
                .map_err(|_| HubError::Stored { what: "tag" })?;
            Ok(Ok((json, tag)))
        })
    });
    Ok(read.await??)
}
