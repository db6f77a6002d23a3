//! What the remote discovery system said. Never shown before the expert's own verdict in blind review.

use super::{Creator, Localized, Verdict};
use serde::{Deserialize, Serialize};

/// A reason in words, for or against, tied to a piece of evidence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS, schemars::JsonSchema)]
pub struct StatedReason {
    /// Code of the reason, as in [`crate::reasons`], where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub code: Option<String>,
    /// In words.
    pub text: Localized,
    /// What it rests on, in one of the forms of [`Evidence`]:
    ///
    /// - `metric:<key>` — a number of an account, such as `metric:er_followers`;
    /// - `post:<id>` — a post of the record;
    /// - `audience:<part>` — `ages`, `genders`, `countries` or `languages`;
    /// - `history:ours` — past work for us, its absence included; `history:others` — for other brands;
    /// - `compliance:<rule>` — a check of law or rules in the record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub evidence: Option<String>,
}

/// The recommendation of a discovery run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS, schemars::JsonSchema)]
pub struct Recommendation {
    /// Model that made it.
    pub model: String,
    /// Its version.
    pub version: String,
    /// What it advises.
    pub verdict: Verdict,
    /// Its own score, 0–1.
    pub score: f64,
    /// Why.
    #[serde(default)]
    pub reasons: Vec<StatedReason>,
    /// What speaks against it.
    #[serde(default)]
    pub counter_reasons: Vec<StatedReason>,
}

/// What a reason rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Evidence<'a> {
    /// A number of an account, by its key.
    Metric(&'a str),
    /// A post, by identifier.
    Post(&'a str),
    /// A distribution of the audience: `ages`, `genders`, `countries`, `languages`.
    Audience(&'a str),
    /// Past work: for us, or for other brands. That there is none can be a reason as well.
    History {
        /// For us.
        ours: bool,
    },
    /// A check of law or rules, by its rule.
    Compliance(&'a str),
}

impl<'a> Evidence<'a> {
    /// Reads a reference; `None` when it has no known form.
    #[must_use]
    pub fn parse(text: &'a str) -> Option<Self> {
        let (kind, what) = text.split_once(':').filter(|(_, what)| !what.trim().is_empty())?;
        match (kind, what) {
            ("metric", key) => Some(Self::Metric(key)),
            ("post", id) => Some(Self::Post(id)),
            ("audience", "ages" | "genders" | "countries" | "languages") => Some(Self::Audience(what)),
            ("history", "ours") => Some(Self::History { ours: true }),
            ("history", "others") => Some(Self::History { ours: false }),
            ("compliance", rule) => Some(Self::Compliance(rule)),
            _ => None,
        }
    }

    /// True when the record has what the reference names. Past work always is there to be looked at.
    #[must_use]
    pub fn is_in(&self, creator: &Creator) -> bool {
        match self {
            Self::Metric(key) => creator.accounts.iter().any(|account| account.metrics.contains_key(*key)),
            Self::Post(id) => creator.posts.iter().any(|post| post.id == *id),
            Self::Audience(part) => creator.audiences.iter().any(|audience| match *part {
                "ages" => !audience.ages.is_empty(),
                "genders" => !audience.genders.is_empty(),
                "countries" => !audience.countries.is_empty(),
                _ => !audience.languages.is_empty(),
            }),
            Self::History { .. } => true,
            Self::Compliance(rule) => creator.compliance.iter().any(|check| check.rule == *rule),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_to_evidence_has_a_known_form_or_none() {
        let known = [
            ("metric:er_followers", Evidence::Metric("er_followers")),
            ("post:p12", Evidence::Post("p12")),
            ("post:urn:li:1", Evidence::Post("urn:li:1")),
            ("audience:ages", Evidence::Audience("ages")),
            ("history:ours", Evidence::History { ours: true }),
            ("history:others", Evidence::History { ours: false }),
            ("compliance:ru_erid_ready", Evidence::Compliance("ru_erid_ready")),
        ];
        for (text, evidence) in known {
            assert_eq!(Evidence::parse(text), Some(evidence));
        }
        for text in ["", "er_followers", "metric:", "metric: ", "audience:mood", "history:mine", "gossip:x", ":x"] {
            assert_eq!(Evidence::parse(text), None, "{text:?}");
        }
    }
}
