//! Model and people together: where the model can be relied on, what a person's change to it is worth there, and one
//! forecast or chance made of several.
//!
//! Everything here is learnt from closed results alone and takes no part of a row's own result into that row.

pub mod experience;
pub mod group_interval;
mod leverage;
pub mod log_odds;
pub mod regions;
#[cfg(test)]
mod tests;
pub mod weights;
