//! How long to wait before trying again.
//!
//! Full jitter: Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.

use rand::{Rng, RngExt};
use std::time::Duration;

/// First ceiling.
const BASE: Duration = Duration::from_secs(1);
/// Highest ceiling.
const CAP: Duration = Duration::from_secs(60);

/// Counts failures in a row.
#[derive(Debug, Clone, Default)]
pub struct Backoff {
    failures: u32,
}

impl Backoff {
    /// All is well again.
    pub fn reset(&mut self) {
        self.failures = 0;
    }

    /// The ceiling of the next wait.
    #[must_use]
    pub fn ceiling(&self) -> Duration {
        BASE.saturating_mul(1 << self.failures.min(16)).min(CAP)
    }

    /// One more failure; answers how long to wait, evenly between nothing and the ceiling, but not less than the
    /// hub asked for.
    pub fn next(&mut self, random: &mut impl Rng, at_least: Duration) -> Duration {
        let ceiling = self.ceiling();
        self.failures = self.failures.saturating_add(1);
        ceiling.mul_f64(random.random::<f64>()).max(at_least)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::SeedableRng;

    #[test]
    fn waits_grow_up_to_a_minute_and_spread_evenly() {
        let mut random = rand_chacha::ChaCha8Rng::seed_from_u64(1);
        let mut backoff = Backoff::default();
        let ceilings: Vec<u64> = (0..8)
            .map(|_| {
                let ceiling = backoff.ceiling().as_secs();
                assert!(backoff.next(&mut random, Duration::ZERO) <= Duration::from_secs(ceiling));
                ceiling
            })
            .collect();
        assert_eq!(ceilings, [1, 2, 4, 8, 16, 32, 60, 60]);
        backoff.reset();
        assert_eq!(backoff.ceiling(), BASE);
        let waits: f64 = (0..1000)
            .map(|_| {
                backoff.reset();
                backoff.next(&mut random, Duration::ZERO).as_secs_f64()
            })
            .sum();
        assert!((waits / 1000.0 - 0.5).abs() < 0.05);
    }

    #[test]
    fn what_the_hub_asks_for_is_honoured() {
        let mut random = rand_chacha::ChaCha8Rng::seed_from_u64(1);
        let wait = Backoff::default().next(&mut random, Duration::from_secs(90));
        assert_eq!(wait, Duration::from_secs(90));
    }
}
