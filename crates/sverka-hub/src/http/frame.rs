//! What every answer carries, and the note of what was denied.

use crate::access::Caller;
use crate::audit::{self, Entry, Outcome};
use crate::error::HubError;
use crate::http::Served;
use crate::http::problem::ApiError;
use crate::identity::Identity;
use crate::secret;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::sync::{Arc, OnceLock};
use sverka_protocol::{EPOCH_HEADER, HUB_HEADER, ProblemKind};

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// Longest part of an address that is written in the audit log, in characters.
const MAX_PATH: usize = 160;

/// A request's id and, once known, its caller.
pub(crate) struct RequestNote {
    pub(crate) id: String,
    device: OnceLock<String>,
}

impl RequestNote {
    pub(crate) fn name(&self, caller: &Caller) {
        // A request has one caller; a second call would bring the same.
        let _ = self.device.set(caller.device().to_string());
    }
}

/// Wraps every request.
pub(crate) async fn frame(State(served): State<Served>, mut request: Request, next: Next) -> Response {
    let opened = served.hub.blocking(|hub| Ok((hub.identity()?, secret::new_id("req_")?))).await;
    let (identity, id) = match opened {
        Ok(opened) => opened,
        Err(error) => return ApiError::from(error).into_response(),
    };
    let note = Arc::new(RequestNote { id, device: OnceLock::new() });
    let is_route = request.extensions().get::<MatchedPath>().is_some();
    let asked = format!("{} {}", request.method(), request.uri().path());
    request.extensions_mut().insert(Arc::clone(&note));
    let mut response = next.run(request).await;
    if let Some(kind) = response.extensions().get::<ProblemKind>().copied() {
        tracing::info!(request = note.id, ?kind, "a request was refused");
        if is_route && is_denial(kind) {
            write_denial(&served, &note, &asked, kind).await;
        }
    }
    mark(response.headers_mut(), &identity, &note.id);
    response
}

/// A denial is about rights; a body that cannot be read is only an error.
fn is_denial(kind: ProblemKind) -> bool {
    matches!(kind, ProblemKind::TokenExpired | ProblemKind::DeviceRevoked | ProblemKind::Scope | ProblemKind::NotFound)
}

async fn write_denial(served: &Served, note: &Arc<RequestNote>, asked: &str, kind: ProblemKind) {
    let note = Arc::clone(note);
    let asked: String = asked.chars().filter(|c| !c.is_control()).take(MAX_PATH).collect();
    let written = served.hub.blocking(move |hub| {
        let entry = Entry {
            actor: note.device.get().map_or("nobody", String::as_str),
            action: "request.denied",
            object: &asked,
            outcome: Outcome::Denied,
            detail: &format!("{kind:?}"),
            request: &note.id,
        };
        let now = hub.now();
        hub.record(|tx| audit::append(tx, now, &entry))
    });
    if let Err(error) = written.await {
        tracing::error!(error = &error as &dyn std::error::Error, "a denial could not be written to the audit log");
    }
}

fn mark(headers: &mut HeaderMap, identity: &Identity, id: &str) {
    let values = [
        (HeaderName::from_static(HUB_HEADER), identity.hub.as_str()),
        (HeaderName::from_static(EPOCH_HEADER), identity.epoch.as_str()),
        (REQUEST_ID, id),
        (header::CACHE_CONTROL, "no-store"),
    ];
    for (name, text) in values {
        if let Ok(value) = HeaderValue::from_str(text) {
            headers.insert(name, value);
        }
    }
}

/// The id of a request that needs no token.
pub(crate) struct RequestId(pub(crate) String);

impl axum::extract::FromRequestParts<Served> for RequestId {
    type Rejection = ApiError;
    async fn from_request_parts(parts: &mut axum::http::request::Parts, _served: &Served) -> Result<Self, ApiError> {
        let note = parts.extensions.get::<Arc<RequestNote>>().ok_or(HubError::Stopped)?;
        Ok(Self(note.id.clone()))
    }
}
