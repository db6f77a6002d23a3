//! Limits, checked on encoded and on decoded bytes by both sides.

/// One event, sealed, in bytes.
pub const MAX_EVENT_BYTES: usize = 64 * 1024;
/// Events in one push.
pub const MAX_BATCH_EVENTS: usize = 500;
/// A pushed batch, in bytes.
pub const MAX_BATCH_BYTES: usize = 1024 * 1024;
/// Events in one pulled page.
pub const MAX_PAGE_EVENTS: usize = 500;
/// Payload bytes in one pulled page.
pub const MAX_PAGE_BYTES: usize = 1024 * 1024;
/// A pack as it travels, in bytes.
pub const MAX_PACK_ENCODED: usize = 2 * 1024 * 1024;
/// A pack once decompressed, in bytes.
pub const MAX_PACK_DECODED: usize = 16 * 1024 * 1024;
/// How many times larger a pack may become when decompressed.
pub const MAX_PACK_RATIO: usize = 64;
/// A manifest, in bytes.
pub const MAX_MANIFEST_BYTES: usize = 4 * 1024 * 1024;
/// A model artefact, in bytes.
pub const MAX_MODEL_BYTES: usize = 1024 * 1024;
/// One candidate record, in bytes of JSON.
pub const MAX_RECORD_BYTES: usize = 256 * 1024;
/// Candidates in the first pack: what is usable while the rest arrives.
pub const FIRST_PACK: usize = 100;
/// Candidates in every later pack.
pub const LATER_PACK: usize = 1000;
/// Longest wait of a long poll, in seconds.
pub const MAX_WAIT_SECONDS: u64 = 25;
/// Base-two logarithm of the largest zstd window accepted (8 MiB).
pub const MAX_WINDOW_LOG: u32 = 23;
