//! The statistical engine: columns of small bins, an additive model fitted to them, whole-number scores.

pub mod artefact;
pub mod bgam;
pub mod calibration;
pub mod columns;
pub mod edges;
pub mod fixedpoint;
pub mod learn;
pub mod metrics;
#[cfg(test)]
mod reference_tests;
pub mod resample;
pub mod scale;
pub mod shrinkage;
pub mod steps;
