//! Parts of addresses. What cannot name anything names nothing: it is answered like what cannot be seen.

use crate::http::Served;
use crate::http::problem::ApiError;
use axum::extract::{FromRequestParts, Path, Query};
use axum::http::request::Parts;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use sverka_core::ids::StreamId;
use sverka_protocol::ProblemKind;

/// `{stream}`.
pub(crate) struct InStream(pub(crate) StreamId);

/// `{hash}`: 64 lower-case hexadecimal digits.
pub(crate) struct ByHash(pub(crate) String);

/// What stands behind the question mark.
pub(crate) struct Asked<T>(pub(crate) T);

#[derive(Deserialize)]
struct StreamPart {
    stream: StreamId,
}

#[derive(Deserialize)]
struct HashPart {
    hash: String,
}

impl FromRequestParts<Served> for InStream {
    type Rejection = ApiError;
    async fn from_request_parts(parts: &mut Parts, served: &Served) -> Result<Self, ApiError> {
        let part: StreamPart = path(parts, served).await?;
        Ok(Self(part.stream))
    }
}

impl FromRequestParts<Served> for ByHash {
    type Rejection = ApiError;
    async fn from_request_parts(parts: &mut Parts, served: &Served) -> Result<Self, ApiError> {
        let HashPart { hash } = path(parts, served).await?;
        let is_hash = hash.len() == 64 && hash.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        if is_hash { Ok(Self(hash)) } else { Err(ProblemKind::NotFound.into()) }
    }
}

impl<T: DeserializeOwned> FromRequestParts<Served> for Asked<T> {
    type Rejection = ApiError;
    async fn from_request_parts(parts: &mut Parts, served: &Served) -> Result<Self, ApiError> {
        let query = Query::<T>::from_request_parts(parts, served).await;
        query
            .map(|Query(asked)| Self(asked))
            .map_err(|_| ApiError::new(ProblemKind::Malformed, "a parameter of the address cannot be read"))
    }
}

async fn path<T: DeserializeOwned + Send>(parts: &mut Parts, served: &Served) -> Result<T, ApiError> {
    let found = Path::<T>::from_request_parts(parts, served).await;
    found.map(|Path(part)| part).map_err(|_| ProblemKind::NotFound.into())
}
