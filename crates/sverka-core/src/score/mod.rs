//! The local score: an additive sum of whole numbers whose parts are the reasons shown.
//!
//! A candidate is read into one bin for each feature, each bin has points (1/256 of a logit) in the model artefact,
//! and the score is the base plus these points: nothing is left over that is not shown. Only comparisons, sums and
//! products of given numbers are used, so every machine gives the same score. How the shipped artefact came about,
//! and what it cannot know, is in `docs/scoring.md`.

mod attribution;
pub mod audience;
mod columns;
pub mod fixedpoint;
mod model;
mod peers;
#[cfg(test)]
mod tests;

pub use attribution::{Part, Scored};
pub use columns::{FeatureName, MISSING, Reading, WITHHELD};
pub use model::{BadModel, Feature, Model, Scale, Thresholds};
pub use peers::{PeerCell, PeerMetric, Peers};
