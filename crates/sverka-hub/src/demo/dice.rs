//! The generator's only source of chance: seeded, one independent stream for each candidate.

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// Draws that depend on the seed and the stream alone.
pub(super) struct Dice(ChaCha8Rng);

impl Dice {
    /// Dice of one candidate, so that candidate 7 is the same person in a list of 60 and of 100,000.
    pub(super) fn new(seed: u64, stream: u64) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        rng.set_stream(stream);
        Self(rng)
    }

    /// Uniform in `[0, 1)`.
    pub(super) fn unit(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// Uniform in `[from, to)`.
    pub(super) fn between(&mut self, from: f64, to: f64) -> f64 {
        from + (to - from) * self.unit()
    }

    /// A whole number from `from` to `to`, both included.
    pub(super) fn whole(&mut self, from: i64, to: i64) -> i64 {
        let width = (to - from + 1).max(1) as f64;
        from + (self.unit() * width) as i64
    }

    /// True with probability `p`.
    pub(super) fn chance(&mut self, p: f64) -> bool {
        self.unit() < p
    }

    /// A standard normal draw (Box–Muller).
    pub(super) fn normal(&mut self) -> f64 {
        let radius = (-2.0 * (1.0 - self.unit()).ln()).sqrt();
        radius * (std::f64::consts::TAU * self.unit()).cos()
    }

    /// A factor around 1: the exponential of a normal draw with this deviation.
    pub(super) fn factor(&mut self, deviation: f64) -> f64 {
        (self.normal() * deviation).exp()
    }

    /// One of `items`, all alike. The first when the list is empty would be nobody, so lists are never empty.
    pub(super) fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        let at = (self.unit() * items.len() as f64) as usize;
        &items[at.min(items.len() - 1)]
    }

    /// One of `items` by weight; the last one takes what rounding leaves.
    pub(super) fn weighted<'a, T>(&mut self, items: &'a [(T, f64)]) -> &'a T {
        let total: f64 = items.iter().map(|(_, weight)| weight).sum();
        let mut left = self.unit() * total;
        for (item, weight) in items {
            if left < *weight {
                return item;
            }
            left -= weight;
        }
        &items[items.len() - 1].0
    }
}
