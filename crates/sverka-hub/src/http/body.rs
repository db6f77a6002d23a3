//! Bodies, within limits of size and time.

use crate::http::problem::ApiError;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, header};
use http_body_util::LengthLimitError;
use serde::de::DeserializeOwned;
use std::error::Error;
use std::time::Duration;
use sverka_protocol::ProblemKind;

/// How long a body may take to arrive.
const PATIENCE: Duration = Duration::from_secs(30);

/// Reads a body of at most `limit` bytes. Only plain bodies are taken, so what is counted is what is decoded.
pub(crate) async fn read(headers: &HeaderMap, body: Body, limit: usize) -> Result<Vec<u8>, ApiError> {
    let encoding = headers.get(header::CONTENT_ENCODING);
    if encoding.is_some_and(|encoding| encoding != "identity") {
        return Err(ApiError::new(ProblemKind::Malformed, "bodies are sent without Content-Encoding"));
    }
    let arrived = tokio::time::timeout(PATIENCE, to_bytes(body, limit)).await;
    let read = arrived.map_err(|_| ApiError::new(ProblemKind::Malformed, "the body did not arrive in time"))?;
    match read {
        Ok(bytes) => Ok(bytes.into()),
        Err(error) if error.source().is_some_and(|source| source.is::<LengthLimitError>()) => {
            Err(ApiError::new(ProblemKind::TooLarge, format!("the body is larger than {limit} bytes")))
        }
        Err(_) => Err(ApiError::new(ProblemKind::Malformed, "the body was cut off")),
    }
}

/// Reads a body of JSON.
pub(crate) async fn json<T: DeserializeOwned>(headers: &HeaderMap, body: Body, limit: usize) -> Result<T, ApiError> {
    let bytes = read(headers, body, limit).await?;
    serde_json::from_slice(&bytes)
        .map_err(|error| ApiError::new(ProblemKind::Malformed, format!("the JSON cannot be read: {error}")))
}
