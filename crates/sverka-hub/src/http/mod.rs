//! The hub over HTTP. The authority is docs/sync-protocol.md.

mod auth;
mod body;
mod enrol;
mod events;
mod frame;
mod meta;
mod params;
mod problem;
mod publish;
mod rate;
mod shortlists;
mod streams;

pub use rate::RateLimit;

use crate::hub::Hub;
use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post, put};
use axum::serve::ListenerExt;
use problem::ApiError;
use rate::Buckets;
use std::future::Future;
use std::sync::Arc;
use sverka_protocol::ProblemKind;
use tokio::net::TcpListener;

/// What every handler is given.
#[derive(Clone)]
pub(crate) struct Served {
    pub(crate) hub: Hub,
    buckets: Option<Arc<Buckets>>,
}

impl Hub {
    /// All routes of this hub, without a limit on the rate of requests.
    pub fn router(&self) -> Router {
        routes(Served { hub: self.clone(), buckets: None })
    }

    /// All routes, with a limit on the requests of each device.
    pub fn router_limited(&self, limit: RateLimit) -> Router {
        routes(Served { hub: self.clone(), buckets: Some(Arc::new(Buckets::new(limit))) })
    }
}

/// Serves a hub until the task is dropped. What was acknowledged is on disk, so that may happen at any moment.
///
/// # Errors
/// When the listener fails.
pub async fn serve(listener: TcpListener, hub: Hub) -> std::io::Result<()> {
    serve_until(listener, hub.router(), std::future::pending()).await
}

/// Serves a router of a hub until `stop` is over.
///
/// # Errors
/// When the listener fails.
pub async fn serve_until(
    listener: TcpListener,
    router: Router,
    stop: impl Future<Output = ()> + Send,
) -> std::io::Result<()> {
    // An answer is one small write after another; none of them waits for the reader's acknowledgement.
    let listener = listener.tap_io(|stream| {
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "a connection keeps its delay");
        }
    });
    tokio::select! {
        result = async { axum::serve(listener, router).await } => result,
        () = stop => Ok(()),
    }
}

fn routes(served: Served) -> Router {
    let nothing = || async { ApiError::from(ProblemKind::NotFound) };
    Router::new()
        .route("/v1/meta", get(meta::meta))
        .route("/v1/devices:enrol", post(enrol::enrol))
        .route("/v1/streams", get(streams::list))
        .route("/v1/streams/{stream}/events", get(events::pull))
        .route("/v1/streams/{stream}/manifest", get(shortlists::manifest))
        .route("/v1/streams/{stream}/blobs/{hash}", get(shortlists::blob))
        .route("/v1/streams/{stream}/models/{hash}", get(shortlists::model))
        .route("/v1/events", post(events::push))
        .route("/v1/blobs/{hash}", put(publish::pack))
        .route("/v1/shortlists", post(publish::shortlist))
        .fallback(nothing)
        .method_not_allowed_fallback(nothing)
        .layer(from_fn_with_state(served.clone(), frame::frame))
        .with_state(served)
}
