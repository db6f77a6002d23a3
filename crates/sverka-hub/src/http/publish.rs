//! Publishing by a system: packs, then the manifest that names them.

use crate::http::Served;
use crate::http::auth::Publisher;
use crate::http::body;
use crate::http::params::ByHash;
use crate::http::problem::ApiError;
use crate::publish::{Published, receive_manifest, receive_pack};
use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use sverka_protocol::{MAX_MANIFEST_BYTES, MAX_PACK_ENCODED, Manifest};

/// `PUT /v1/blobs/{sha256}`.
pub(super) async fn pack(
    Publisher(_session): Publisher,
    ByHash(hash): ByHash,
    State(served): State<Served>,
    headers: HeaderMap,
    body: Body,
) -> Result<StatusCode, ApiError> {
    let bytes = body::read(&headers, body, MAX_PACK_ENCODED).await?;
    served.hub.blocking(move |hub| receive_pack(hub, &hash, &bytes)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `POST /v1/shortlists`.
pub(super) async fn shortlist(
    Publisher(session): Publisher,
    State(served): State<Served>,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<Published>, ApiError> {
    let manifest: Manifest = body::json(&headers, body, MAX_MANIFEST_BYTES).await?;
    let published = served
        .hub
        .blocking(move |hub| receive_manifest(hub, session.caller.device().as_str(), &session.request, manifest))
        .await?;
    Ok(Json(published))
}
