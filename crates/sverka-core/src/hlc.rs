//! Hybrid logical clock: for display and for ties between one person's laptops, never for the hub's order.
//!
//! Source: Kulkarni, Demirbas, Madappa, Avva, Leone, "Logical Physical Clocks", OPODIS 2014.

use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// How far a time received from somebody else may move our own clock, in milliseconds.
const MAX_LEAD_MS: i64 = 5 * 60 * 1000;

/// A time in milliseconds of UTC and a counter within it; written `2026-11-20T10:22:33.123Z/0007`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct Hlc {
    /// Milliseconds since 1970-01-01 UTC.
    pub millis: i64,
    /// Orders events of one millisecond.
    pub counter: u16,
}

/// The text is not a hybrid logical time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a hybrid logical time (expected 2026-11-20T10:22:33.123Z/0007)")]
pub struct BadHlc;

impl Hlc {
    /// Before every real event.
    pub const ZERO: Self = Self { millis: 0, counter: 0 };

    /// The time of the next own event, later than `self` even when the wall clock went back.
    #[must_use]
    pub fn tick(self, now: DateTime<Utc>) -> Self {
        let now = now.timestamp_millis();
        if now > self.millis {
            return Self { millis: now, counter: 0 };
        }
        match self.counter.checked_add(1) {
            Some(counter) => Self { millis: self.millis, counter },
            None => Self { millis: self.millis + 1, counter: 0 },
        }
    }

    /// Learns of somebody else's time; a clock that is far ahead does not drag ours along.
    #[must_use]
    pub fn observe(self, other: Self, now: DateTime<Utc>) -> Self {
        if other.millis > now.timestamp_millis() + MAX_LEAD_MS { self } else { self.max(other) }
    }

    /// The wall-clock part.
    #[must_use]
    pub fn time(self) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(self.millis).unwrap_or(DateTime::UNIX_EPOCH)
    }
}

impl fmt::Display for Hlc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{:04x}", self.time().to_rfc3339_opts(SecondsFormat::Millis, true), self.counter)
    }
}

impl FromStr for Hlc {
    type Err = BadHlc;
    fn from_str(text: &str) -> Result<Self, BadHlc> {
        let (time, counter) = text.split_once('/').ok_or(BadHlc)?;
        let time = DateTime::parse_from_rfc3339(time).map_err(|_| BadHlc)?;
        let counter = u16::from_str_radix(counter, 16).map_err(|_| BadHlc)?;
        Ok(Self { millis: time.timestamp_millis(), counter })
    }
}

impl TryFrom<String> for Hlc {
    type Error = BadHlc;
    fn try_from(text: String) -> Result<Self, BadHlc> {
        text.parse()
    }
}

impl From<Hlc> for String {
    fn from(hlc: Hlc) -> Self {
        hlc.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(ms: i64) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(ms).unwrap_or_default()
    }

    #[test]
    fn a_clock_set_back_still_gives_a_later_time() {
        let first = Hlc::ZERO.tick(at(5_000));
        let second = first.tick(at(1_000));
        assert!(second > first);
        assert_eq!(second, Hlc { millis: 5_000, counter: 1 });
    }

    #[test]
    fn a_clock_from_the_future_does_not_spread() {
        let ours = Hlc { millis: 1_000, counter: 0 };
        let poisoned = Hlc { millis: 1_000 + MAX_LEAD_MS + 1, counter: 0 };
        assert_eq!(ours.observe(poisoned, at(1_000)), ours);
        let near = Hlc { millis: 2_000, counter: 3 };
        assert_eq!(ours.observe(near, at(1_000)), near);
    }

    #[test]
    fn text_and_value_agree() {
        let hlc = Hlc { millis: 1_700_000_000_123, counter: 7 };
        assert_eq!(hlc.to_string().parse(), Ok(hlc));
    }
}
