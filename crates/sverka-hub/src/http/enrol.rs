//! `POST /v1/devices:enrol`: a code becomes a device and its token, or a new token for a device that was there.

use crate::access::{EnrolRefusal, redeem};
use crate::http::Served;
use crate::http::body;
use crate::http::frame::RequestId;
use crate::http::problem::ApiError;
use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::HeaderMap;
use sverka_protocol::{EnrolRequest, EnrolResponse, ProblemKind};

/// The body is a code and a name.
const MAX_BODY: usize = 4 * 1024;

pub(super) async fn enrol(
    State(served): State<Served>,
    RequestId(request): RequestId,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<EnrolResponse>, ApiError> {
    if let Some(buckets) = &served.buckets {
        buckets.take_enrolment()?;
    }
    let asked: EnrolRequest = body::json(&headers, body, MAX_BODY).await?;
    let answer = served.hub.blocking(move |hub| {
        let now = hub.now();
        // A refusal is committed too: it costs the code one of its tries and is in the audit log.
        hub.write(|tx| redeem(tx, now, &asked, &request))
    });
    answer.await?.map(Json).map_err(|refusal| match refusal {
        EnrolRefusal::Mistyped => ApiError::new(ProblemKind::Invalid, "the code is mistyped"),
        EnrolRefusal::OtherPerson => {
            ApiError::new(ProblemKind::OtherPerson, "the laptop holds the work of another person")
        }
        EnrolRefusal::NotValid => ApiError::new(ProblemKind::TokenInvalid, "the code is not valid"),
    })
}
