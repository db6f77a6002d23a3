//! `GET /v1/meta`: who is there. The only route besides enrolment that needs no token.

use crate::http::Served;
use crate::http::problem::ApiError;
use axum::Json;
use axum::extract::State;
use sverka_protocol::{Meta, PROTOCOL, ProtocolRange};

pub(super) async fn meta(State(served): State<Served>) -> Result<Json<Meta>, ApiError> {
    let identity = served.hub.blocking(|hub| hub.identity()).await?;
    Ok(Json(Meta {
        hub: identity.hub,
        epoch: identity.epoch,
        proto: ProtocolRange { min: PROTOCOL, max: PROTOCOL },
        time: served.hub.now(),
        demo: identity.demo,
    }))
}
