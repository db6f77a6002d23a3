//! What evidence says before it becomes a feature: growth, comments, geography, audience, fit and price.

pub mod comments;
pub mod fit;
pub mod geography;
pub mod growth;
pub mod price;
#[cfg(test)]
mod tests;
