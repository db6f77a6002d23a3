//! What an expert's verdicts teach: which candidates to show next, and why.

pub mod screening;
