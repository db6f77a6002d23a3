//! Packs: candidates as lines of JSON, compressed with zstd, in rank order.

use crate::limits::{MAX_PACK_DECODED, MAX_PACK_ENCODED, MAX_PACK_RATIO, MAX_WINDOW_LOG};
use std::io::Read;

/// Why a pack cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum PackError {
    /// Larger than allowed before or after decompression.
    #[error("the pack is larger than allowed")]
    TooLarge,
    /// Not zstd, or torn.
    #[error("the pack cannot be decompressed: {0}")]
    Broken(#[from] std::io::Error),
    /// Not UTF-8.
    #[error("the pack is not text")]
    NotText,
}

/// Level of compression: packs are made once and read many times.
const LEVEL: i32 = 6;

/// Compresses lines of JSON.
///
/// # Errors
/// [`PackError::TooLarge`] when the result is over the limits, [`PackError::Broken`] when zstd fails.
pub fn pack(lines: &str) -> Result<Vec<u8>, PackError> {
    let encoded = zstd::bulk::compress(lines.as_bytes(), LEVEL)?;
    let fits = lines.len() <= MAX_PACK_DECODED
        && encoded.len() <= MAX_PACK_ENCODED
        && lines.len() <= encoded.len().saturating_mul(MAX_PACK_RATIO);
    if fits { Ok(encoded) } else { Err(PackError::TooLarge) }
}

/// Decompresses a pack, never beyond the limits, whatever its header claims.
///
/// # Errors
/// As named in [`PackError`].
pub fn unpack(encoded: &[u8]) -> Result<String, PackError> {
    if encoded.len() > MAX_PACK_ENCODED {
        return Err(PackError::TooLarge);
    }
    let limit = MAX_PACK_DECODED.min(encoded.len().saturating_mul(MAX_PACK_RATIO));
    let mut decoder = zstd::stream::read::Decoder::new(encoded)?;
    decoder.window_log_max(MAX_WINDOW_LOG)?;
    let mut decoded = Vec::new();
    decoder.take(limit as u64 + 1).read_to_end(&mut decoded)?;
    if decoded.len() > limit {
        return Err(PackError::TooLarge);
    }
    String::from_utf8(decoded).map_err(|_| PackError::NotText)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pack_comes_back_as_it_went() -> Result<(), PackError> {
        let lines: String = (0..100).map(|n| format!("{{\"n\":{n},\"noise\":\"{:x}\"}}\n", n * 7919)).collect();
        assert_eq!(unpack(&pack(&lines)?)?, lines);
        Ok(())
    }

    #[test]
    fn a_bomb_is_stopped_at_the_limit() -> Result<(), PackError> {
        let bomb = zstd::bulk::compress(&vec![b'0'; 512 * 1024 * 1024], 1)?;
        assert!(bomb.len() < MAX_PACK_ENCODED);
        assert!(matches!(unpack(&bomb), Err(PackError::TooLarge)));
        Ok(())
    }

    #[test]
    fn a_torn_pack_is_an_error() -> Result<(), PackError> {
        let lines: String = (0..100).map(|n| format!("{n} {}\n", n * 31)).collect();
        let whole = pack(&lines)?;
        assert!(matches!(unpack(&whole[..whole.len() / 2]), Err(PackError::Broken(_))));
        Ok(())
    }
}
