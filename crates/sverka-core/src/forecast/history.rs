//! What a creator's earlier outcomes say, and how fast that ages.

use serde::{Deserialize, Serialize};

/// What an outcome is worth a week later (science: a discount of 0.98 a week).
const WEEKLY: f64 = 0.98;
/// Outcomes' worth of belief that a creator varies as others do.
const ALIKE: f64 = 4.0;

/// How much creators differ from each other, and a creator's posts among themselves; variances on the model's scale.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(super) struct Variances {
    pub(super) between: f64,
    pub(super) within: f64,
}

/// A creator's record: outcomes as distances from what was to be expected without knowing the creator.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub(super) struct Record {
    pub(super) outcomes: u32,
    weight: f64,
    sum: f64,
    /// Sum of squared surprises.
    square: f64,
    last: f64,
    at: f64,
}

/// What is known of a creator at a moment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Known {
    pub(super) outcomes: u32,
    /// Posterior mean and variance of the creator's level.
    pub(super) mean: f64,
    pub(super) variance: f64,
    /// Logarithm of the spread of the creator's outcomes.
    pub(super) spread: f64,
    /// Distance and days of the latest outcome.
    pub(super) last: Option<(f64, f64)>,
}

impl Record {
    /// What is known at a day.
    pub(super) fn known(&self, day: f64, variances: Variances) -> Known {
        let Variances { between, within } = variances;
        let aged = WEEKLY.powf(((day - self.at) / 7.0).max(0.0));
        let (weight, sum) = (self.weight * aged, self.sum * aged);
        let count = f64::from(self.outcomes);
        Known {
            outcomes: self.outcomes,
            mean: between * sum / (between * weight + within),
            variance: between * within / (between * weight + within),
            spread: ((ALIKE * within + self.square) / (ALIKE + count)).ln() / 2.0,
            last: (self.outcomes > 0).then(|| (self.last, (day - self.at).max(0.0))),
        }
    }

    /// Takes in an outcome.
    pub(super) fn learn(&mut self, day: f64, distance: f64, variances: Variances) {
        let known = self.known(day, variances);
        let aged = WEEKLY.powf(((day - self.at) / 7.0).max(0.0));
        if self.outcomes > 0 {
            // A surprise is as large as the spread and what was not known of the level together.
            let share = variances.within / (variances.within + known.variance);
            self.square += (distance - known.mean).powi(2) * share;
        } else {
            self.square += variances.within;
        }
        self.weight = self.weight * aged + 1.0;
        self.sum = self.sum * aged + distance;
        self.outcomes += 1;
        self.last = distance;
        self.at = day;
    }
}

/// How a market moves: the mean of what its latest outcomes had beyond what was to be expected.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub(super) struct Drift {
    weight: f64,
    sum: f64,
    at: f64,
}

/// Days after which an outcome says half as much about where a market stands.
const HALF_LIFE: f64 = 10.0;
/// Outcomes' worth of belief that a market stands still.
const STILL: f64 = 20.0;

impl Drift {
    fn aged(&self, day: f64) -> f64 {
        0.5_f64.powf(((day - self.at) / HALF_LIFE).max(0.0))
    }

    /// How far the market has moved at a day.
    pub(super) fn of(&self, day: f64) -> f64 {
        let aged = self.aged(day);
        self.sum * aged / (self.weight * aged + STILL)
    }

    /// Takes in what an outcome had beyond the expected.
    pub(super) fn learn(&mut self, day: f64, beyond: f64) {
        let aged = self.aged(day);
        self.weight = self.weight * aged + 1.0;
        self.sum = self.sum * aged + beyond;
        self.at = day;
    }
}
