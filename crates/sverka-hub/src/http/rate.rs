//! A token bucket for each device, and one for attempts to join.

use crate::http::problem::ApiError;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use sverka_protocol::ProblemKind;
use tokio::time::Instant;

/// Buckets kept before full ones are dropped.
const MAX_BUCKETS: usize = 10_000;

/// Attempts to join, of everybody together.
const ENROLMENTS: RateLimit = RateLimit { per_second: 0.2, burst: 20.0 };

/// How many requests a device may make.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RateLimit {
    /// Requests a second in the long run.
    pub per_second: f64,
    /// Requests at once after a rest.
    pub burst: f64,
}

impl Default for RateLimit {
    fn default() -> Self {
        Self { per_second: 20.0, burst: 60.0 }
    }
}

pub(super) struct Buckets {
    limit: RateLimit,
    by_name: Mutex<HashMap<String, Bucket>>,
}

struct Bucket {
    left: f64,
    at: Instant,
}

impl Buckets {
    pub(super) fn new(limit: RateLimit) -> Self {
        Self { limit, by_name: Mutex::new(HashMap::new()) }
    }

    /// Takes one attempt to join out of the bucket that all attempts share: who joins is not known yet, and behind
    /// a proxy the address says nothing.
    pub(super) fn take_enrolment(&self) -> Result<(), ApiError> {
        self.take_from(ENROLMENTS, "", Instant::now())
    }

    /// Takes one request out of a device's bucket. Packs are free: a download of 100,000 candidates is a hundred of
    /// them, and they are limited by their size.
    pub(super) fn take(&self, device: &str, path: &str) -> Result<(), ApiError> {
        if path.contains("/blobs/") {
            return Ok(());
        }
        self.take_from(self.limit, device, Instant::now())
    }

    fn take_from(&self, limit: RateLimit, name: &str, now: Instant) -> Result<(), ApiError> {
        let RateLimit { per_second, burst } = limit;
        let refill = |bucket: &Bucket| (bucket.left + (now - bucket.at).as_secs_f64() * per_second).min(burst);
        let mut by_name = self.by_name.lock().unwrap_or_else(PoisonError::into_inner);
        if by_name.len() >= MAX_BUCKETS {
            by_name.retain(|_, bucket| refill(bucket) < burst);
        }
        let bucket = by_name.entry(name.to_owned()).or_insert(Bucket { left: burst, at: now });
        let left = refill(bucket);
        *bucket = Bucket { left: (left - 1.0).max(0.0), at: now };
        if left < 1.0 { Err(ApiError::new(ProblemKind::RateLimited, "too many requests")) } else { Ok(()) }
    }
}
