//! What a hub is to this crate: something that answers calls. HTTP in the program, in-process and faulty in tests.

use std::fmt;
use std::future::Future;

/// HTTP methods in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Read.
    Get,
    /// Write.
    Post,
}

/// A call.
#[derive(Clone)]
pub struct Call {
    /// Method.
    pub method: Method,
    /// Path and query, from `/v1/…`.
    pub path: String,
    /// Bearer token.
    pub token: Option<String>,
    /// Value of `If-None-Match`.
    pub etag: Option<String>,
    /// JSON body.
    pub body: Option<Vec<u8>>,
    /// The largest answer to read, in bytes; a longer one is cut off and refused.
    pub max_bytes: usize,
}

/// Without the token, and without the body, which may hold a code.
impl fmt::Debug for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call").field("method", &self.method).field("path", &self.path).finish_non_exhaustive()
    }
}

/// An answer, not yet believed.
#[derive(Debug, Clone, Default)]
pub struct Reply {
    /// HTTP status.
    pub status: u16,
    /// Value of `sverka-hub`; without it the answer came from something else.
    pub hub: Option<String>,
    /// Value of `sverka-epoch`.
    pub epoch: Option<String>,
    /// Value of `ETag`.
    pub etag: Option<String>,
    /// Value of `Retry-After`, in seconds.
    pub retry_after: Option<u64>,
    /// Body.
    pub body: Vec<u8>,
}

/// No answer, or half of one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the hub cannot be reached: {0}")]
pub struct Unreachable(pub String);

/// Something that answers calls like a hub.
pub trait Hub: Send + Sync + 'static {
    /// Sends a call and waits for the whole answer.
    ///
    /// # Errors
    /// [`Unreachable`] when there was no answer or it broke off.
    fn call(&self, call: Call) -> impl Future<Output = Result<Reply, Unreachable>> + Send;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_in_a_log_shows_no_secret() {
        let call = Call {
            method: Method::Post,
            path: "/v1/devices:enrol".into(),
            token: Some("svd1.secret".into()),
            etag: None,
            body: Some(b"{\"code\":\"SECRET\"}".to_vec()),
            max_bytes: 1,
        };
        let shown = format!("{call:?}");
        assert!(
            shown.contains("enrol") && !shown.to_lowercase().contains("secret") && !shown.contains("83"),
            "{shown}"
        );
    }
}
