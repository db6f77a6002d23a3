//! The nearest part that goes in one direction only.

use super::Direction;

/// Pools neighbours that go against the direction until none does (weighted least squares). Entries without weight
/// follow their neighbours.
pub(super) fn project(values: &mut [f64], weights: &[f64], direction: Direction) {
    let sign = match direction {
        Direction::Rising => 1.0,
        Direction::Falling => -1.0,
    };
    let signed: Vec<f64> = values.iter().map(|value| sign * value).collect();
    for (value, pooled) in values.iter_mut().zip(rising(&signed, weights)) {
        *value = sign * pooled;
    }
}

/// The nearest rising sequence, by weighted least squares (pool adjacent violators).
fn rising(values: &[f64], weights: &[f64]) -> Vec<f64> {
    /// A run of entries that share one value.
    struct Pool {
        mean: f64,
        weight: f64,
        length: usize,
    }
    let mut pools: Vec<Pool> = Vec::new();
    for (value, weight) in values.iter().zip(weights) {
        let mut last = Pool { mean: *value, weight: weight.max(1e-12), length: 1 };
        while let Some(before) = pools.pop_if(|before| before.mean >= last.mean) {
            let weight = before.weight + last.weight;
            last.mean = (before.mean * before.weight + last.mean * last.weight) / weight;
            last.weight = weight;
            last.length += before.length;
        }
        pools.push(last);
    }
    pools.into_iter().flat_map(|pool| std::iter::repeat_n(pool.mean, pool.length)).collect()
}
