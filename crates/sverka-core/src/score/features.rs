//! The names of what a score is made of.

use crate::engine::bgam::Direction;
use serde::{Deserialize, Serialize};

/// What features are about; a person weighs groups, and reads reasons by group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Group {
    Audience,
    Engagement,
    Authenticity,
    BrandFit,
    Price,
    History,
}

impl Group {
    /// All groups, in the order in which they are shown.
    pub const ALL: [Self; 6] =
        [Self::Audience, Self::Engagement, Self::Authenticity, Self::BrandFit, Self::Price, Self::History];

    /// Name in records and messages.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Audience => "audience",
            Self::Engagement => "engagement",
            Self::Authenticity => "authenticity",
            Self::BrandFit => "brand_fit",
            Self::Price => "price",
            Self::History => "history",
        }
    }
}

/// The features, in the order in which parts of equal size are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FeatureName {
    /// Part of the audience that is the campaign's target, in the market where it fits best; 0–1.
    AudienceMatch,
    /// Engagement rate against peers.
    Engagement,
    /// Share of suspicious followers; 0–1.
    Authenticity,
    /// Followers gained in jumps that nothing published explains ÷ followers; 0–1.
    Growth,
    /// Comments for every 100 likes.
    Comments,
    /// Part of sampled comments that repeat another one; 0–1.
    RepeatedComments,
    /// Part of the audience in countries that no language of the content explains; 0–1.
    ForeignAudience,
    /// Likeness of the creator's words and the brief's; 0–1.
    BrandFit,
    /// Price of a view against peers, in the market's currency.
    Price,
    /// Part of our measured collaborations that met the plan or did better; 0–1.
    History,
}

impl FeatureName {
    /// All features.
    pub const ALL: [Self; 10] = [
        Self::AudienceMatch,
        Self::Engagement,
        Self::Authenticity,
        Self::Growth,
        Self::Comments,
        Self::RepeatedComments,
        Self::ForeignAudience,
        Self::BrandFit,
        Self::Price,
        Self::History,
    ];

    /// Where more can only be better, or only worse, whatever a fit says: the points follow the value in this
    /// direction. `None` where either end is bad, as with a price far below all peers.
    #[must_use]
    pub fn direction(self) -> Option<Direction> {
        match self {
            Self::AudienceMatch | Self::BrandFit | Self::History => Some(Direction::Rising),
            Self::Authenticity | Self::Growth | Self::RepeatedComments | Self::ForeignAudience => {
                Some(Direction::Falling)
            }
            Self::Engagement | Self::Comments | Self::Price => None,
        }
    }

    /// Name in records and messages.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AudienceMatch => "audience_match",
            Self::Engagement => "engagement",
            Self::Authenticity => "authenticity",
            Self::Growth => "growth",
            Self::Comments => "comments",
            Self::RepeatedComments => "repeated_comments",
            Self::ForeignAudience => "foreign_audience",
            Self::BrandFit => "brand_fit",
            Self::Price => "price",
            Self::History => "history",
        }
    }

    /// The feature of a name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|feature| feature.as_str() == name)
    }

    /// What it is about.
    #[must_use]
    pub fn group(self) -> Group {
        match self {
            Self::AudienceMatch => Group::Audience,
            Self::Engagement => Group::Engagement,
            Self::Authenticity | Self::Growth | Self::Comments | Self::RepeatedComments | Self::ForeignAudience => {
                Group::Authenticity
            }
            Self::BrandFit => Group::BrandFit,
            Self::Price => Group::Price,
            Self::History => Group::History,
        }
    }
}
