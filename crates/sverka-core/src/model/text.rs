//! Text that a publisher gives in one or both languages.

use serde::{Deserialize, Serialize};

/// The same text in English and Russian; either may be missing, never both in a checked shortlist.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS, schemars::JsonSchema)]
pub struct Localized {
    /// English.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[ts(as = "Option<String>", optional)]
    pub en: String,
    /// Russian.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[ts(as = "Option<String>", optional)]
    pub ru: String,
}

impl Localized {
    /// Both languages at once.
    #[must_use]
    pub fn new(en: impl Into<String>, ru: impl Into<String>) -> Self {
        Self { en: en.into(), ru: ru.into() }
    }

    /// True when neither language has a text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.en.is_empty() && self.ru.is_empty()
    }
}
