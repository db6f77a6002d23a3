//! Push and pull of events.

use crate::events::{Author, Page, page, push as push_events};
use crate::http::Served;
use crate::http::auth::{Reader, Writer};
use crate::http::body;
use crate::http::params::{Asked, InStream};
use crate::http::problem::ApiError;
use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::HeaderMap;
use serde::Deserialize;
use sverka_core::numbers::Seq;
use sverka_protocol::{
    EventPage, MAX_BATCH_BYTES, MAX_BATCH_EVENTS, MAX_PAGE_EVENTS, ProblemKind, PushRequest, PushResponse,
};

/// Payloads are JSON within JSON: their quotation marks and backslashes are doubled on the way.
const MAX_PUSH_BODY: usize = 2 * MAX_BATCH_BYTES + MAX_BATCH_EVENTS * 256;

#[derive(Deserialize)]
pub(super) struct PullParams {
    /// Place of the last event the reader holds.
    #[serde(default)]
    after: Seq,
    /// Chain value the reader holds there.
    #[serde(default)]
    chain: String,
    /// Most events wanted.
    limit: Option<usize>,
}

/// `GET /v1/streams/{id}/events`.
pub(super) async fn pull(
    Reader(session): Reader,
    InStream(stream): InStream,
    Asked(params): Asked<PullParams>,
    State(served): State<Served>,
) -> Result<Json<EventPage>, ApiError> {
    let limit = params.limit.unwrap_or(MAX_PAGE_EVENTS).clamp(1, MAX_PAGE_EVENTS);
    let read = served.hub.blocking(move |hub| {
        let now = hub.now();
        let from = (params.after, params.chain.as_str());
        hub.read(|conn| page(conn, now, &session.caller, &stream, from, limit))
    });
    match read.await? {
        Page::Events(page) => Ok(Json(page)),
        Page::NotVisible => Err(ProblemKind::NotFound.into()),
        Page::Diverged(common_seq) => Err(ApiError::diverged(common_seq)),
    }
}

/// `POST /v1/events`.
pub(super) async fn push(
    Writer(session): Writer,
    State(served): State<Served>,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<PushResponse>, ApiError> {
    let PushRequest { events } = body::json(&headers, body, MAX_PUSH_BODY).await?;
    let bytes: usize = events.iter().map(|sealed| sealed.payload.len()).sum();
    if events.len() > MAX_BATCH_EVENTS || bytes > MAX_BATCH_BYTES {
        return Err(ApiError::new(
            ProblemKind::TooLarge,
            format!("a batch holds at most {MAX_BATCH_EVENTS} events and {MAX_BATCH_BYTES} bytes"),
        ));
    }
    let author = Author::of(&session.caller);
    let results = served.hub.blocking(move |hub| push_events(hub, &author, &events)).await?;
    Ok(Json(PushResponse { results }))
}
