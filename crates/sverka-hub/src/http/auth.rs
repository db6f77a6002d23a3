//! Extractors of the three rights. A handler that does not name one of them has no caller to ask the hub with.

use crate::access::{Caller, CallerKind, TokenRefusal, authenticate};
use crate::http::Served;
use crate::http::frame::RequestNote;
use crate::http::problem::ApiError;
use crate::secret::Token;
use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;
use std::sync::Arc;
use sverka_protocol::ProblemKind;

/// May read what it sees.
pub(crate) struct Reader(pub(crate) Session);

/// May push events to what it sees.
pub(crate) struct Writer(pub(crate) Session);

/// May publish, and read nothing.
pub(crate) struct Publisher(pub(crate) Session);

/// An authenticated caller with the token that proved it.
pub(crate) struct Session {
    pub(crate) caller: Caller,
    pub(crate) token: Arc<Token>,
    pub(crate) request: String,
}

impl FromRequestParts<Served> for Reader {
    type Rejection = ApiError;
    async fn from_request_parts(parts: &mut Parts, served: &Served) -> Result<Self, ApiError> {
        session(parts, served, CallerKind::Person).await.map(Self)
    }
}

impl FromRequestParts<Served> for Writer {
    type Rejection = ApiError;
    async fn from_request_parts(parts: &mut Parts, served: &Served) -> Result<Self, ApiError> {
        session(parts, served, CallerKind::Person).await.map(Self)
    }
}

impl FromRequestParts<Served> for Publisher {
    type Rejection = ApiError;
    async fn from_request_parts(parts: &mut Parts, served: &Served) -> Result<Self, ApiError> {
        session(parts, served, CallerKind::Publisher).await.map(Self)
    }
}

async fn session(parts: &Parts, served: &Served, wanted: CallerKind) -> Result<Session, ApiError> {
    let token = bearer(parts).ok_or(ProblemKind::TokenInvalid)?;
    let token = Arc::new(token);
    let looked_up = Arc::clone(&token);
    let found = served.hub.blocking(move |hub| {
        let now = hub.now();
        hub.read(|conn| authenticate(conn, now, &looked_up))
    });
    let found = found.await?;
    if let (Some(buckets), Err(TokenRefusal::Expired | TokenRefusal::DeviceRevoked)) = (&served.buckets, &found) {
        // These refusals are written in the audit log; their number is limited like that of other requests.
        buckets.take(token.id(), parts.uri.path())?;
    }
    let caller = found?;
    let note = parts.extensions.get::<Arc<RequestNote>>();
    if let Some(note) = note {
        note.name(&caller);
    }
    if let Some(buckets) = &served.buckets {
        buckets.take(caller.device().as_str(), parts.uri.path())?;
    }
    // The right is looked at before anything the address names, so the answer says nothing about it.
    if caller.kind() != wanted {
        return Err(ProblemKind::Scope.into());
    }
    Ok(Session { caller, token, request: note.map(|note| note.id.clone()).unwrap_or_default() })
}

fn bearer(parts: &Parts) -> Option<Token> {
    let value = parts.headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    if scheme.eq_ignore_ascii_case("bearer") { Token::parse(token.trim()) } else { None }
}
