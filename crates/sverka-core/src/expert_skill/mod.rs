//! How good a person's forecasts are beside the model's: on the same items, in small numbers, and without a league table.

pub mod anchoring;
pub mod ladder;
pub mod paired;
pub mod regret;
#[cfg(test)]
mod replay_tests;
