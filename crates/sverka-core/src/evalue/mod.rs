//! Evidence that may be looked at at any time: e-processes and confidence sequences.
//!
//! An e-value is a bet against a claim that cannot be expected to win while the claim is true, so the chance that it
//! ever exceeds `1 ÷ α` is at most `α`, however often and for whatever reason one looks (Ville 1939).

pub mod comparison;
pub mod discoveries;
#[cfg(test)]
mod replay_tests;
