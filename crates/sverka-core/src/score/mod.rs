//! The local score: an additive sum of whole numbers whose parts are the reasons shown.
//!
//! A candidate is read into one bin for each feature, each bin has points (1/256 of a logit) in the model artefact,
//! and the score is the base plus these points: nothing is left over that is not shown. Only comparisons, sums and
//! products of given numbers are used, so every machine gives the same score. How the shipped artefact came about,
//! and what it cannot know, is in `docs/scoring.md`.

mod attribution;
pub mod audience;
mod audience_kept;
mod bins;
mod columns;
mod counterfactual;
mod features;
pub mod fixedpoint;
mod joint;
mod model;
mod peers;
#[cfg(test)]
mod reference_tests;
pub mod signals;
#[cfg(test)]
mod tests;
mod weighting;
#[cfg(test)]
mod what_if_tests;

pub use attribution::{Part, Scored};
pub use audience_kept::AudienceKept;
pub use bins::{Bins, Scores};
pub use columns::{MISSING, Reading, WITHHELD};
pub use counterfactual::{Flip, NotKnown};
pub use features::{FeatureName, Group};
pub use model::{BadModel, Feature, Model, Scale, Thresholds};
pub use peers::{PeerCell, PeerMetric, Peers};
pub use weighting::{TargetChange, Weighting};
