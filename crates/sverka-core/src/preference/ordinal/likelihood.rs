//! The cumulative-logit likelihood of one verdict (McCullagh, "Regression Models for Ordinal Data", JRSS B 42, 1980).

use crate::model::Verdict;

/// The utilities, in logits, between which a verdict is more likely than not: `reject < low < hold < high < accept`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cuts {
    /// Between reject and hold.
    pub low: f64,
    /// Between hold and accept.
    pub high: f64,
}

impl Cuts {
    fn around(self, verdict: Verdict) -> (f64, f64) {
        match verdict {
            Verdict::Reject => (f64::NEG_INFINITY, self.low),
            Verdict::Hold => (self.low, self.high),
            Verdict::Accept => (self.high, f64::INFINITY),
        }
    }

    /// Logarithm of the probability of a verdict.
    #[must_use]
    pub fn log_likelihood(self, verdict: Verdict, utility: f64) -> f64 {
        let (below, above) = self.around(verdict);
        // σ(a) − σ(b) as a product keeps its digits where both are near one.
        match verdict {
            Verdict::Reject => -softplus(utility - above),
            Verdict::Accept => -softplus(below - utility),
            Verdict::Hold => -softplus(utility - above) - softplus(below - utility) + (-(below - above).exp_m1()).ln(),
        }
    }

    /// First derivative of the log-likelihood by the utility, and minus the second, which is positive.
    #[must_use]
    pub fn slope(self, verdict: Verdict, utility: f64) -> (f64, f64) {
        let (below, above) = self.around(verdict);
        let (below, above) = (sigmoid(below - utility), sigmoid(above - utility));
        (below + above - 1.0, below * (1.0 - below) + above * (1.0 - above))
    }
}

/// `ln(1 + e^x)` without overflow.
fn softplus(x: f64) -> f64 {
    x.max(0.0) + (-x.abs()).exp().ln_1p()
}

pub(super) fn sigmoid(x: f64) -> f64 {
    if x >= 0.0 { 1.0 / (1.0 + (-x).exp()) } else { x.exp() / (1.0 + x.exp()) }
}

#[cfg(test)]
mod tests {
    use super::Cuts;
    use crate::model::Verdict;

    const CUTS: Cuts = Cuts { low: -0.4, high: 0.9 };
    const ALL: [Verdict; 3] = [Verdict::Reject, Verdict::Hold, Verdict::Accept];

    #[test]
    fn the_three_verdicts_share_one_probability() {
        for utility in [-30.0, -2.0, 0.0, 0.7, 5.0, 30.0] {
            let sum: f64 = ALL.iter().map(|verdict| CUTS.log_likelihood(*verdict, utility).exp()).sum();
            assert!((sum - 1.0).abs() < 1e-12, "{utility}: {sum}");
        }
    }

    #[test]
    fn the_slopes_are_the_differences_of_the_likelihood() {
        let step = 1e-5;
        for verdict in ALL {
            for utility in [-3.0, -0.4, 0.2, 0.9, 4.0] {
                let at = |by: f64| CUTS.log_likelihood(verdict, utility + by);
                let (slope, bend) = CUTS.slope(verdict, utility);
                assert!((slope - (at(step) - at(-step)) / (2.0 * step)).abs() < 1e-6, "{verdict:?} {utility}");
                let second =
                    (CUTS.slope(verdict, utility + step).0 - CUTS.slope(verdict, utility - step).0) / (2.0 * step);
                assert!((bend + second).abs() < 1e-6, "{verdict:?} {utility}");
            }
        }
    }
}
