//! What an expert's verdicts teach: which candidates to show next, and why.

pub mod ordinal;
pub mod queue;
pub mod screening;
