//! Forecasts of outcomes (views, clicks …) from what is known before them.
//!
//! Two learners: a shrunk hierarchy (market, words, numbers, creator) and boosted trees on the same facts and the
//! creator's record. Their blend is learnt by how much history a creator has; a model of spread says how far off it usually
//! is; and a conformal layer ([`crate::conformal`]) turns both into a band with the coverage promised. Everything above
//! the learners is learnt from forecasts that were made walking forward in time, never from rows that were fitted.
//!
//! The same observations give the same bytes, in any order and with any number of threads.

mod blend;
mod experience;
mod fit;
pub mod funnel;
mod hierarchy;
mod history;
mod inputs;
mod learners;
mod model;
mod observation;
mod rows;
mod spread;
#[cfg(test)]
mod tests;
mod trees;

pub use experience::OutsideExperience;
pub use fit::{BadObservations, Mix, Settings, fit, fit_mixes};
pub use model::{BadModel, Forecast, ForecastModel, Part, Scale, Schema};
pub use observation::{Case, Observation};
