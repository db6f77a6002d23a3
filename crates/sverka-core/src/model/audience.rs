//! Who watches: shares by age, gender, country and so on.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Whose audience was counted; followers and engaged people differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AudienceSource {
    /// All followers.
    Followers,
    /// People who liked or commented.
    Engaged,
    /// The platform's own statistics.
    Native,
    /// A panel of people who agreed to be counted.
    Panel,
}

/// A label and its share (0–1).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS, schemars::JsonSchema)]
pub struct Share {
    /// Age band (`25-34`), gender (`female`), ISO 3166 country (`RU`), ISO 639-1 language, city or interest.
    pub label: String,
    /// Part of the whole, 0–1.
    pub share: f64,
}

/// Part of an audience of one age band and one gender.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS, schemars::JsonSchema)]
pub struct AgeGender {
    /// Age band, as in [`AGE_BANDS`].
    pub age: String,
    /// `female` or `male`.
    pub gender: String,
    /// Part of the whole, 0–1.
    pub share: f64,
}

/// Distributions of one audience; each sums to 1 ± 0.01 or is empty, and empty means not known.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS, schemars::JsonSchema)]
pub struct Audience {
    /// Whose audience this is.
    pub source: AudienceSource,
    /// When it was counted.
    #[ts(type = "string")]
    pub as_of: DateTime<Utc>,
    /// Bands `13-17 18-24 25-34 35-44 45-54 55-64 65+`.
    #[serde(default)]
    pub ages: Vec<Share>,
    /// `female`, `male`.
    #[serde(default)]
    pub genders: Vec<Share>,
    /// ISO 3166 alpha-2, `other` for the rest.
    #[serde(default)]
    pub countries: Vec<Share>,
    /// ISO 639-1, `other` for the rest.
    #[serde(default)]
    pub languages: Vec<Share>,
    /// Ages by gender, where the source has them together; sums to 1 ± 0.01 or is empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<AgeGender>>", optional)]
    pub age_gender: Vec<AgeGender>,
}

/// The age bands in order.
pub const AGE_BANDS: [&str; 7] = ["13-17", "18-24", "25-34", "35-44", "45-54", "55-64", "65+"];
