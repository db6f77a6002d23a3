//! The glossary of a campaign: phrases that its experts hold to mean the same.

use serde::Serialize;
use sverka_core::model::Localized;
use ts_rs::TS;

/// A pair of phrases.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TermView {
    /// One phrase in each language.
    pub phrase: Localized,
    /// Who kept it; nobody when it came with the plan of the campaign, which cannot be changed here.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub who: Option<String>,
    /// Since when, RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub at: Option<String>,
}

/// Answer of `glossary` and `keep_term`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct GlossaryView {
    /// Those kept by people, the latest first, then those of the plan.
    pub terms: Vec<TermView>,
    /// True while more can be added.
    pub room: bool,
}
