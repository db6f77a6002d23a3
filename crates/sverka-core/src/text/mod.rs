//! Words of two languages as features: normal forms, stems, letters, and the glossary experts keep.

mod normal;
mod words;

pub use normal::normalise;
pub use words::{Script, script, stem, stems, words};
