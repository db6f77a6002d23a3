//! Words of two languages as features: normal forms, stems, letters, and the glossary experts keep.

mod bm25;
mod brand_fit;
mod fold;
mod glossary;
mod hashtag;
mod letters;
mod normal;
mod tokens;
mod words;

pub use bm25::Collection;
pub use brand_fit::{BrandFit, BriefText, CreatorWords, Fit, MatchedBy, MatchedWord};
pub use fold::{fold, spellings};
pub(crate) use fold::{fold_word, latin};
pub use glossary::Glossary;
pub use hashtag::split_hashtags;
pub use letters::LetterRuns;
pub use normal::{is_invisible, normalise};
pub use tokens::{Token, tokens};
pub use words::{Script, script, stem, stems, words};

#[cfg(test)]
mod tests;
