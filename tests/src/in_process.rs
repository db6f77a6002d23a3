//! The real hub without a socket: its router is called directly.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request};
use sverka_protocol::{EPOCH_HEADER, HUB_HEADER};
use sverka_sync::{Call, Hub, Method, Reply, Unreachable};
use tower::ServiceExt;

/// A hub in this process.
#[derive(Clone)]
pub struct InProcess {
    /// Its routes.
    pub router: Router,
}

impl Hub for InProcess {
    async fn call(&self, call: Call) -> Result<Reply, Unreachable> {
        let failed = |error: &dyn std::fmt::Display| Unreachable(error.to_string());
        let method = match call.method {
            Method::Get => "GET",
            Method::Post => "POST",
        };
        let mut request = Request::builder().method(method).uri(&call.path).header("content-type", "application/json");
        if let Some(token) = &call.token {
            request = request.header("authorization", format!("Bearer {token}"));
        }
        if let Some(etag) = &call.etag {
            request = request.header("if-none-match", etag);
        }
        let request = request.body(Body::from(call.body.unwrap_or_default())).map_err(|error| failed(&error))?;
        let response = self.router.clone().oneshot(request).await.map_err(|error| failed(&error))?;
        let (head, body) = response.into_parts();
        let body = to_bytes(body, call.max_bytes).await.map_err(|error| failed(&error))?;
        Ok(Reply {
            status: head.status.as_u16(),
            hub: text(&head.headers, HUB_HEADER),
            epoch: text(&head.headers, EPOCH_HEADER),
            etag: text(&head.headers, "etag"),
            retry_after: None,
            body: body.to_vec(),
        })
    }
}

fn text(headers: &HeaderMap, name: &str) -> Option<String> {
    Some(headers.get(name)?.to_str().ok()?.to_owned())
}
