//! Whether one forecaster beats another, watched result by result.
//!
//! Choe & Ramdas 2021 ("Comparing sequential forecasters"): with differences of scores `d ∈ [−1, 1]` the process
//! `exp(λ Σ dᵢ − ψ(λ) Σ (dᵢ − d̂ᵢ)²)`, `ψ(λ) = (−ln(1 − cλ) − cλ) ÷ c²`, `c = 2`, is an e-process for "so far, the mean of
//! the expected differences is not above 0", whatever the differences' distribution and however it changes. The guess
//! `d̂ᵢ` is the mean of the past; several λ are mixed, which keeps the guarantee and frees from choosing one.

/// Range of a difference.
const WIDTH: f64 = 2.0;
/// Bets mixed: the greatest as a part of the one that could lose all, each of the others so much less than the one before.
const BETS: i32 = 10;
const GREATEST: f64 = 0.8;
const LESS: f64 = 0.65;

/// A running comparison.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Comparison {
    n: usize,
    sum: f64,
    /// Sum of squared surprises: differences less the mean of those before.
    surprise: f64,
    /// Greatest evidence so far that the mean is above 0, as a logarithm.
    most: f64,
}

/// How much better the first of two forecasters was on one item, between −1 and 1: the difference of the losses in
/// parts of their sum. Neither unit nor difficulty of the item matters. 0 when both were right.
#[must_use]
pub fn difference(loss_of_first: f64, loss_of_second: f64) -> f64 {
    let sum = loss_of_first + loss_of_second;
    if sum > 0.0 && sum.is_finite() { ((loss_of_second - loss_of_first) / sum).clamp(-1.0, 1.0) } else { 0.0 }
}

impl Comparison {
    /// Takes a result in. Differences outside −1 to 1 are cut; what is not a number counts as 0.
    pub fn observe(&mut self, difference: f64) {
        let difference = if difference.is_finite() { difference.clamp(-1.0, 1.0) } else { 0.0 };
        let guess = if self.n == 0 { 0.0 } else { self.sum / self.n as f64 };
        self.n += 1;
        self.sum += difference;
        self.surprise += (difference - guess).powi(2);
        self.most = self.most.max(self.log_evidence(self.sum));
    }

    /// Results so far.
    #[must_use]
    pub fn n(&self) -> usize {
        self.n
    }

    /// Mean difference so far.
    #[must_use]
    pub fn mean(&self) -> f64 {
        if self.n == 0 { 0.0 } else { self.sum / self.n as f64 }
    }

    /// The evidence now that the first is better: an e-value. 20 refutes "not better" at 5 %.
    #[must_use]
    pub fn evidence(&self) -> f64 {
        self.log_evidence(self.sum).exp()
    }

    /// Whether the evidence that the first is better has ever reached `1 ÷ alpha`.
    #[must_use]
    pub fn is_better(&self, alpha: f64) -> bool {
        self.n > 0 && self.most >= -alpha.ln()
    }

    /// The interval in which the mean of the expected differences lies, at all times at once with chance `1 − alpha`.
    #[must_use]
    pub fn interval(&self, alpha: f64) -> (f64, f64) {
        let reach = self.reach(-(alpha / 2.0).ln());
        ((self.mean() - reach).max(-1.0), (self.mean() + reach).min(1.0))
    }

    /// Logarithm of the mixed bet on this sum.
    fn log_evidence(&self, sum: f64) -> f64 {
        let exponent = |bet: i32| {
            let part = GREATEST * LESS.powi(bet);
            let psi = (-(1.0 - part).ln() - part) / (WIDTH * WIDTH);
            part / WIDTH * sum - psi * self.surprise
        };
        let exponents: Vec<f64> = (0..BETS).map(exponent).collect();
        let top = exponents.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let mean = exponents.iter().map(|exponent| (exponent - top).exp()).sum::<f64>() / f64::from(BETS);
        top + mean.ln()
    }

    /// How far from the mean the evidence reaches this level.
    fn reach(&self, level: f64) -> f64 {
        if self.n == 0 {
            return 2.0;
        }
        let (mut low, mut high) = (0.0, 2.0);
        for _ in 0..60 {
            let middle = f64::midpoint(low, high);
            if self.log_evidence(middle * self.n as f64) < level { low = middle } else { high = middle }
        }
        high
    }
}
