//! Empirical Bayes: what a group is like, learnt from its members, and every member pulled towards it by as much as its
//! own data are thin.

use statrs::function::beta::ln_beta;
use statrs::function::gamma::{digamma, ln_gamma};

/// A shrunk value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shrunk {
    /// Mean of the posterior.
    pub mean: f64,
    /// Standard deviation of the posterior.
    pub sd: f64,
    /// How much of the mean is the member's own data, 0–1.
    pub own: f64,
}

/// Why a group cannot be learnt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadGroup {
    /// Nothing to learn from.
    #[error("a group needs two members with data")]
    Small,
    /// A value is out of range.
    #[error("member {0} is out of range")]
    Value(usize),
}

/// A group of means that are normal around the group's mean.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NormalGroup {
    /// The group's mean.
    pub mean: f64,
    /// Variance between members, by Paule and Mandel.
    pub between: f64,
}

impl NormalGroup {
    /// Learns from pairs of a member's mean and the variance of that mean.
    ///
    /// # Errors
    /// [`BadGroup`] with fewer than two members, or values that are not finite, or variances that are not positive.
    pub fn learn(members: &[(f64, f64)]) -> Result<Self, BadGroup> {
        if let Some(at) = members.iter().position(|(m, v)| !(m.is_finite() && v.is_finite() && *v > 0.0)) {
            return Err(BadGroup::Value(at));
        }
        if members.len() < 2 {
            return Err(BadGroup::Small);
        }
        let pooled = |between: f64| {
            let weights = members.iter().map(|(_, variance)| 1.0 / (variance + between));
            let (mut total, mut sum) = (0.0, 0.0);
            for (weight, (mean, _)) in weights.zip(members) {
                total += weight;
                sum += weight * mean;
            }
            sum / total
        };
        // The generalised Q falls as `between` grows; the estimate is where it equals its expectation.
        let excess = |between: f64| {
            let centre = pooled(between);
            let q: f64 = members.iter().map(|(mean, variance)| (mean - centre).powi(2) / (variance + between)).sum();
            q - (members.len() as f64 - 1.0)
        };
        let between = if excess(0.0) <= 0.0 { 0.0 } else { root(&excess) };
        Ok(Self { mean: pooled(between), between })
    }

    /// A member's mean, shrunk.
    #[must_use]
    pub fn shrink(&self, mean: f64, variance: f64) -> Shrunk {
        let own = if self.between > 0.0 { self.between / (self.between + variance) } else { 0.0 };
        Shrunk { mean: self.mean + own * (mean - self.mean), sd: (own * variance).sqrt(), own }
    }
}

/// A group of rates (events ÷ chances) with a beta distribution.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BetaBinomial {
    /// Events the belief is worth.
    pub alpha: f64,
    /// Failures the belief is worth.
    pub beta: f64,
}

impl BetaBinomial {
    /// Learns from pairs of events and chances, by maximum likelihood. A group without differences between its members
    /// ends at a precision of about a million chances.
    ///
    /// # Errors
    /// [`BadGroup`] with fewer than two members that had a chance, or events outside 0 to chances.
    pub fn learn(members: &[(f64, f64)]) -> Result<Self, BadGroup> {
        if let Some(at) = members.iter().position(|(k, n)| !(n.is_finite() && *k >= 0.0 && k <= n)) {
            return Err(BadGroup::Value(at));
        }
        if members.iter().filter(|(_, chances)| *chances > 0.0).count() < 2 {
            return Err(BadGroup::Small);
        }
        let (events, chances) = members.iter().fold((0.0, 0.0), |(k, n), (more_k, more_n)| (k + more_k, n + more_n));
        let rate = ((events + 0.5) / (chances + 1.0)).clamp(1e-9, 1.0 - 1e-9);
        let likelihood = |at: [f64; 2]| {
            let (rate, size) = (logistic(at[0]), at[1].exp());
            let (alpha, beta) = (rate * size, (1.0 - rate) * size);
            members.iter().map(|(k, n)| ln_beta(k + alpha, n - k + beta)).sum::<f64>()
                - members.len() as f64 * ln_beta(alpha, beta)
        };
        let [place, size] = climb([(rate / (1.0 - rate)).ln(), 3.0], &likelihood);
        let (rate, size) = (logistic(place), size.exp());
        Ok(Self { alpha: rate * size, beta: (1.0 - rate) * size })
    }

    /// A member's rate, shrunk.
    #[must_use]
    pub fn shrink(&self, events: f64, chances: f64) -> Shrunk {
        let (alpha, beta) = (self.alpha + events, self.beta + chances - events);
        let size = alpha + beta;
        let own = chances / (chances + self.alpha + self.beta);
        Shrunk { mean: alpha / size, sd: (alpha * beta / (size * size * (size + 1.0))).sqrt(), own }
    }
}

/// A group of intensities (counts ÷ exposure) with a gamma distribution: counts are negative binomial.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NegativeBinomial {
    /// Counts the belief is worth.
    pub shape: f64,
    /// Exposure the belief is worth.
    pub rate: f64,
}

impl NegativeBinomial {
    /// Learns from pairs of count and exposure, by maximum likelihood. A group without differences between its members
    /// ends at a shape of about a million.
    ///
    /// # Errors
    /// [`BadGroup`] with fewer than two members, no counts at all, negative counts or exposure that is not positive.
    pub fn learn(members: &[(f64, f64)]) -> Result<Self, BadGroup> {
        let wrong = |(count, exposure): &(f64, f64)| {
            !(count.is_finite() && *count >= 0.0 && exposure.is_finite() && *exposure > 0.0)
        };
        if let Some(at) = members.iter().position(wrong) {
            return Err(BadGroup::Value(at));
        }
        let (counts, exposure) = members.iter().fold((0.0, 0.0), |(c, e), (more_c, more_e)| (c + more_c, e + more_e));
        if members.len() < 2 || counts <= 0.0 {
            return Err(BadGroup::Small);
        }
        let likelihood = |at: [f64; 2]| {
            let (mean, shape) = (at[0].exp(), at[1].exp());
            let rate = shape / mean;
            let one = |(count, exposure): &(f64, f64)| {
                ln_gamma(shape + count) - ln_gamma(shape)
                    + shape * (rate / (rate + exposure)).ln()
                    + count * (exposure / (rate + exposure)).ln()
            };
            members.iter().map(one).sum::<f64>()
        };
        let [mean, shape] = climb([(counts / exposure).ln(), 0.5], &likelihood);
        let (mean, shape) = (mean.exp(), shape.exp());
        Ok(Self { shape, rate: shape / mean })
    }

    /// A member's intensity, shrunk.
    #[must_use]
    pub fn shrink(&self, count: f64, exposure: f64) -> Shrunk {
        let (shape, rate) = (self.shape + count, self.rate + exposure);
        Shrunk { mean: shape / rate, sd: shape.sqrt() / rate, own: exposure / rate }
    }

    /// Mean of the logarithm of a member's intensity.
    #[must_use]
    pub fn mean_log(&self, count: f64, exposure: f64) -> f64 {
        digamma(self.shape + count) - (self.rate + exposure).ln()
    }
}

fn logistic(value: f64) -> f64 {
    1.0 / (1.0 + (-value).exp())
}

/// Where a function that falls from above zero reaches it.
fn root(falls: &dyn Fn(f64) -> f64) -> f64 {
    let mut high = 1.0;
    while falls(high) > 0.0 && high < f64::MAX / 4.0 {
        high *= 2.0;
    }
    let mut low = 0.0;
    for _ in 0..200 {
        let middle = low + (high - low) / 2.0;
        if falls(middle) > 0.0 { low = middle } else { high = middle }
    }
    low + (high - low) / 2.0
}

/// Greatest logarithm of a precision that is looked for.
const LARGEST: f64 = 14.0;

/// The top of a smooth hill: Newton's steps on differences, with half steps uphill when that overshoots.
fn climb(mut at: [f64; 2], hill: &dyn Fn([f64; 2]) -> f64) -> [f64; 2] {
    const H: f64 = 1e-4;
    let mut height = hill(at);
    for _ in 0..200 {
        let shifted = |i: f64, j: f64| hill([at[0] + i * H, at[1] + j * H]);
        let (right, left, up, down) = (shifted(1.0, 0.0), shifted(-1.0, 0.0), shifted(0.0, 1.0), shifted(0.0, -1.0));
        let slope = [(right - left) / (2.0 * H), (up - down) / (2.0 * H)];
        let bend = [(right - 2.0 * height + left) / (H * H), (up - 2.0 * height + down) / (H * H)];
        let cross = (shifted(1.0, 1.0) - shifted(1.0, -1.0) - shifted(-1.0, 1.0) + shifted(-1.0, -1.0)) / (4.0 * H * H);
        let determinant = bend[0] * bend[1] - cross * cross;
        let newton = bend[0] < 0.0 && determinant > 0.0;
        let step = if newton {
            [
                (cross * slope[1] - bend[1] * slope[0]) / determinant,
                (cross * slope[0] - bend[0] * slope[1]) / determinant,
            ]
        } else {
            slope.map(|slope| slope.signum() * 0.5)
        };
        let mut part = 1.0_f64.min(2.0 / step[0].abs().max(step[1].abs()).max(1e-300));
        let mut better = None;
        for _ in 0..40 {
            let next = [at[0] + part * step[0], (at[1] + part * step[1]).min(LARGEST)];
            let reached = hill(next);
            if reached > height {
                better = Some((next, reached));
                break;
            }
            part /= 2.0;
        }
        let Some((next, reached)) = better else { break };
        let moved = (next[0] - at[0]).abs().max((next[1] - at[1]).abs());
        (at, height) = (next, reached);
        if moved < 1e-9 {
            break;
        }
    }
    at
}
