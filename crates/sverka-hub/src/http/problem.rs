//! Errors as `application/problem+json`.

use crate::access::TokenRefusal;
use crate::error::HubError;
use crate::publish::PublishError;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use std::error::Error;
use sverka_protocol::{Problem, ProblemKind};

/// Seconds after which a refused request may be tried again.
const RETRY_AFTER: HeaderValue = HeaderValue::from_static("1");

/// A problem on its way out.
#[derive(Debug)]
pub(crate) struct ApiError(Problem);

impl ApiError {
    pub(crate) fn new(kind: ProblemKind, detail: impl Into<String>) -> Self {
        Self(Problem::new(kind, detail))
    }

    /// The reader's history is not this hub's.
    pub(crate) fn diverged(common_seq: sverka_core::numbers::Seq) -> Self {
        let mut problem = Problem::new(ProblemKind::HistoryDiverged, "the history is not this hub's");
        problem.common_seq = Some(common_seq);
        Self(problem)
    }
}

impl From<ProblemKind> for ApiError {
    /// Without a detail: what may not be seen and what does not exist must be the same bytes.
    fn from(kind: ProblemKind) -> Self {
        Self::new(kind, "")
    }
}

impl From<TokenRefusal> for ApiError {
    fn from(refusal: TokenRefusal) -> Self {
        refusal.problem().into()
    }
}

impl From<HubError> for ApiError {
    fn from(error: HubError) -> Self {
        match &error {
            HubError::Publish(PublishError::MissingPack(_)) => Self::new(ProblemKind::MissingPack, error.to_string()),
            HubError::Publish(PublishError::ManifestTooLarge | PublishError::RecordTooLarge { .. }) => {
                Self::new(ProblemKind::TooLarge, error.to_string())
            }
            HubError::Publish(_) => Self::new(ProblemKind::Invalid, error.to_string()),
            _ if error.is_busy() => Self::new(ProblemKind::Busy, "another writer holds the hub"),
            _ if error.is_full() => Self::new(ProblemKind::Quota, "the hub has no room"),
            _ => {
                tracing::error!(error = &error as &dyn Error, "a request failed inside the hub");
                Self::new(ProblemKind::Internal, "the hub failed")
            }
        }
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let Self(problem) = self;
        let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let json = HeaderValue::from_static("application/problem+json");
        let mut response = (status, [(header::CONTENT_TYPE, json)], to_json(&problem)).into_response();
        if status == StatusCode::UNAUTHORIZED {
            response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        if matches!(problem.kind, ProblemKind::RateLimited | ProblemKind::Busy) {
            response.headers_mut().insert(header::RETRY_AFTER, RETRY_AFTER);
        }
        response.extensions_mut().insert(problem.kind);
        response
    }
}

/// A problem is plain text and numbers; writing it cannot fail, and an empty body would still carry the status.
fn to_json(problem: &Problem) -> Vec<u8> {
    serde_json::to_vec(problem).unwrap_or_default()
}
