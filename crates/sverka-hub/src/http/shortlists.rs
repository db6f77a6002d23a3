//! Manifests, packs and models, always under a stream the caller sees.

use crate::http::Served;
use crate::http::auth::Reader;
use crate::http::params::{Asked, ByHash, InStream};
use crate::http::problem::ApiError;
use crate::publish::{self, Document};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use sverka_core::numbers::ShortlistVersion;
use sverka_protocol::ProblemKind;

#[derive(Deserialize)]
pub(super) struct ManifestParams {
    /// Which version; the newest when absent.
    version: Option<ShortlistVersion>,
}

/// `GET /v1/streams/{id}/manifest`.
pub(super) async fn manifest(
    Reader(session): Reader,
    InStream(stream): InStream,
    Asked(params): Asked<ManifestParams>,
    State(served): State<Served>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let found = served.hub.blocking(move |hub| {
        let now = hub.now();
        hub.record(|tx| publish::manifest(tx, now, &session.caller, &stream, params.version, &session.request))
    });
    answer(found.await?, &headers, "application/json")
}

/// `GET /v1/streams/{id}/blobs/{sha256}`.
pub(super) async fn blob(
    Reader(session): Reader,
    InStream(stream): InStream,
    ByHash(hash): ByHash,
    State(served): State<Served>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let found = served.hub.blocking(move |hub| {
        let now = hub.now();
        hub.read(|conn| publish::blob(conn, now, &session.caller, &stream, &hash))
    });
    answer(found.await?, &headers, "application/zstd")
}

/// `GET /v1/streams/{id}/models/{fingerprint}`.
pub(super) async fn model(
    Reader(session): Reader,
    InStream(stream): InStream,
    ByHash(fingerprint): ByHash,
    State(served): State<Served>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let found = served.hub.blocking(move |hub| {
        let now = hub.now();
        hub.read(|conn| publish::model(conn, now, &session.caller, &stream, &fingerprint))
    });
    answer(found.await?, &headers, "application/json")
}

fn answer(found: Option<Document>, headers: &HeaderMap, kind: &'static str) -> Result<Response, ApiError> {
    let document = found.ok_or(ProblemKind::NotFound)?;
    let tag = format!("\"{}\"", document.hash);
    let is_held = headers.get(header::IF_NONE_MATCH).is_some_and(|held| held == tag.as_str());
    let tag = HeaderValue::from_str(&tag).map_err(|_| ProblemKind::NotFound)?;
    if is_held {
        return Ok((StatusCode::NOT_MODIFIED, [(header::ETAG, tag)]).into_response());
    }
    let kind = HeaderValue::from_static(kind);
    Ok(([(header::CONTENT_TYPE, kind), (header::ETAG, tag)], document.bytes).into_response())
}
