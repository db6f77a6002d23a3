//! The statistical engine: columns of small bins, an additive model fitted to them, whole-number scores.
