//! Why a shortlist is not published.

use sverka_core::ids::CampaignId;

/// Why nothing was published.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PublishError {
    /// No candidate is left.
    #[error("the shortlist has no candidates")]
    Empty,
    /// Real work on a demo hub, or fictional work on a real one.
    #[error("{}", if *.hub_is_demo {
        "this hub is a demo: real work is published on a hub of its own"
    } else {
        "this campaign is fictional: it is published on a hub that was made by `demo`"
    })]
    Mixed {
        /// What the hub is.
        hub_is_demo: bool,
    },
    /// The campaign's name is too long for a stream.
    #[error("the id of campaign {0} is too long")]
    CampaignId(CampaignId),
    /// A record is larger than the limits allow.
    #[error("the record of rank {rank} does not fit in a pack")]
    RecordTooLarge {
        /// Its rank, from 0.
        rank: sverka_core::numbers::Rank,
    },
    /// The manifest is larger than the limits allow.
    #[error("the manifest is larger than {} bytes", sverka_protocol::MAX_MANIFEST_BYTES)]
    ManifestTooLarge,
    /// No score may rest on the model.
    #[error("the model is refused: {0}")]
    Model(String),
    /// Another model has this version.
    #[error("version {0} is that of another model: what changed gets a new version")]
    ModelVersion(String),
    /// A manifest names a pack that was not uploaded.
    #[error("pack {0} was not uploaded")]
    MissingPack(String),
    /// A pack or a manifest does not hold what it claims.
    #[error("{0}")]
    Invalid(String),
}
