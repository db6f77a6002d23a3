//! A hub over HTTP. Redirects are not followed: a token goes to the address that was joined and nowhere else.

use crate::SyncError;
use crate::hub::{Call, Hub, Method, Reply, Unreachable};
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, ETAG, HeaderMap, IF_NONE_MATCH, RETRY_AFTER};
use reqwest::{Client, Url, redirect::Policy};
use std::time::Duration;
use sverka_protocol::{EPOCH_HEADER, HUB_HEADER, MAX_WAIT_SECONDS};

const CONNECT: Duration = Duration::from_secs(5);
/// Without a byte for so long the connection counts as dead; longer than any long poll.
const SILENCE: Duration = Duration::from_secs(MAX_WAIT_SECONDS + 15);

/// A hub at an address.
#[derive(Debug, Clone)]
pub struct HttpHub {
    client: Client,
    base: Url,
}

/// Checks the address of a hub: `https://…`, or `http://` on this computer only.
///
/// # Errors
/// [`SyncError::BadAddress`].
pub fn check_address(address: &str) -> Result<Url, SyncError> {
    let bad = || SyncError::BadAddress(address.to_owned());
    let url: Url = address.trim().parse().map_err(|_| bad())?;
    let host = url.host_str().ok_or_else(bad)?;
    let loopback = matches!(host, "127.0.0.1" | "localhost" | "[::1]");
    let plain = url.username().is_empty() && url.password().is_none() && url.query().is_none();
    match url.scheme() {
        "https" if plain => Ok(url),
        "http" if plain && loopback => Ok(url),
        _ => Err(bad()),
    }
}

impl HttpHub {
    /// Prepares to call a hub; no call is made yet.
    ///
    /// # Errors
    /// [`SyncError::BadAddress`] as in [`check_address`], or when TLS cannot be set up.
    pub fn new(address: &str) -> Result<Self, SyncError> {
        let base = check_address(address)?;
        let client = Client::builder()
            .connect_timeout(CONNECT)
            .read_timeout(SILENCE)
            .redirect(Policy::none())
            .no_proxy()
            .user_agent(concat!("sverka/", env!("CARGO_PKG_VERSION")))
            .build()
            .map_err(|error| SyncError::BadAddress(error.to_string()))?;
        Ok(Self { client, base })
    }
}

impl Hub for HttpHub {
    async fn call(&self, call: Call) -> Result<Reply, Unreachable> {
        let url = self.base.join(&call.path).map_err(|error| Unreachable(error.to_string()))?;
        let mut request = match call.method {
            Method::Get => self.client.get(url),
            Method::Post => self.client.post(url),
        };
        if let Some(token) = &call.token {
            request = request.header(AUTHORIZATION, format!("Bearer {token}"));
        }
        if let Some(etag) = &call.etag {
            request = request.header(IF_NONE_MATCH, etag);
        }
        if let Some(body) = call.body {
            request = request.header(CONTENT_TYPE, "application/json").body(body);
        }
        let mut response = request.send().await.map_err(|error| unreachable(&error))?;
        let headers = response.headers().clone();
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(|error| unreachable(&error))? {
            if body.len() + chunk.len() > call.max_bytes {
                return Err(Unreachable(format!("the answer is longer than {} bytes", call.max_bytes)));
            }
            body.extend_from_slice(&chunk);
        }
        Ok(Reply {
            status: response.status().as_u16(),
            hub: text(&headers, HUB_HEADER),
            epoch: text(&headers, EPOCH_HEADER),
            etag: text(&headers, ETAG.as_str()),
            retry_after: text(&headers, RETRY_AFTER.as_str()).and_then(|seconds| seconds.parse().ok()),
            body,
        })
    }
}

fn text(headers: &HeaderMap, name: &str) -> Option<String> {
    Some(headers.get(name)?.to_str().ok()?.to_owned())
}

/// The error without the address: it may end in a log.
fn unreachable(error: &reqwest::Error) -> Unreachable {
    let kind = if error.is_timeout() {
        "timeout"
    } else if error.is_connect() {
        "no connection"
    } else {
        "broken off"
    };
    Unreachable(kind.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_never_travels_in_the_open() {
        for good in ["https://hub.example.com", "http://127.0.0.1:7878", "http://localhost:1/", "http://[::1]:2"] {
            assert!(check_address(good).is_ok(), "{good}");
        }
        for bad in [
            "http://hub.example.com",
            "http://127.0.0.1.example.com",
            "https://user:word@hub.example.com",
            "file:///etc/passwd",
            "ftp://hub",
            "hub",
            "",
            "https://hub/?q=1",
        ] {
            assert!(check_address(bad).is_err(), "{bad}");
        }
    }
}
