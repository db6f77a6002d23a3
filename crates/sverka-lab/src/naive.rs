//! What can be said of an outcome without any model: the rivals every forecast is measured against.

use std::collections::BTreeMap;
use sverka_core::forecast::{Case, Observation, Scale};
use sverka_core::scoring_rules::crps_normal;

/// What the rivals' forecasts of one outcome cost, on the model's scale.
#[derive(Clone, Copy)]
pub(crate) struct Naive {
    /// The normal distribution of all outcomes before.
    pub(crate) crps: f64,
    /// The median of all outcomes before.
    pub(crate) error: f64,
    /// The normal distribution of the market's outcomes before.
    pub(crate) market_crps: f64,
    /// The median of the creator's outcomes before, or else of the market's.
    pub(crate) own_error: f64,
}

/// What was known before, without a model: all outcomes, those of a market, those of a creator.
pub(crate) struct Background {
    all: Spread,
    markets: BTreeMap<String, Spread>,
    creators: BTreeMap<String, f64>,
}

#[derive(Clone, Copy)]
struct Spread {
    mean: f64,
    sd: f64,
    median: f64,
}

impl Spread {
    fn new(mut values: Vec<f64>) -> Self {
        let count = values.len().max(1) as f64;
        let mean = values.iter().sum::<f64>() / count;
        let sd = (values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (count - 1.0).max(1.0)).sqrt();
        values.sort_unstable_by(f64::total_cmp);
        let median = values.get(values.len() / 2).copied().unwrap_or_default();
        Self { mean, sd, median }
    }
}

impl Background {
    pub(crate) fn new(known: &[Observation], scale: Scale) -> Self {
        let mut markets: BTreeMap<String, Vec<f64>> = BTreeMap::new();
        let mut creators: BTreeMap<String, Vec<f64>> = BTreeMap::new();
        for row in known {
            let outcome = scale.of(row.outcome);
            markets.entry(row.case.market.clone()).or_default().push(outcome);
            creators.entry(row.case.creator.clone()).or_default().push(outcome);
        }
        creators.remove("");
        Self {
            all: Spread::new(known.iter().map(|row| scale.of(row.outcome)).collect()),
            markets: markets.into_iter().map(|(name, values)| (name, Spread::new(values))).collect(),
            creators: creators.into_iter().map(|(name, values)| (name, Spread::new(values).median)).collect(),
        }
    }

    pub(crate) fn naive(&self, case: &Case, outcome: f64) -> Naive {
        let market = self.markets.get(&case.market).copied().unwrap_or(self.all);
        let own = self.creators.get(&case.creator).copied().unwrap_or(market.median);
        Naive {
            crps: crps_normal(self.all.mean, self.all.sd, outcome),
            error: (self.all.median - outcome).abs(),
            market_crps: crps_normal(market.mean, market.sd, outcome),
            own_error: (own - outcome).abs(),
        }
    }
}
