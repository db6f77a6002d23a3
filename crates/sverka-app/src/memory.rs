//! Campaigns and candidates as the vault remembers them, once the shortlist is no longer on this laptop.

use crate::desk::Desk;
use crate::error::{Code, UiError};
use crate::record::Record;
use crate::view::QueueRow;
use chrono::{DateTime, Utc};
use serde_json::json;
use sverka_core::ids::{CreatorId, StreamId};
use sverka_core::model::{Campaign, Candidate};
use sverka_core::numbers::Rank;
use sverka_store::{CandidateHead, KnownCampaign, KnownCreator};

/// The plan of a campaign; where it was never kept, its name alone.
pub(crate) fn campaign(stream: &StreamId, known: Option<KnownCampaign>) -> Result<Campaign, UiError> {
    let plan = known.and_then(|known| serde_json::from_str(&known.plan_json).ok());
    let id = stream.as_str().strip_prefix("campaign:").ok_or(Code::NotFound)?;
    let bare = || json!({ "id": id, "name": { "en": id, "ru": id }, "brand": "", "brief": {}, "targets": [], "touch": "deep" });
    plan.map_or_else(|| serde_json::from_value(bare()), Ok).map_err(|_| Code::BadRecord.into())
}

/// What a queue shows of a creator.
pub(crate) fn head(id: CreatorId, known: KnownCreator) -> CandidateHead {
    let KnownCreator { name, handle, platform, market } = known;
    CandidateHead { rank: Rank::default(), id, name, handle, platform, market }
}

/// A record without evidence: who it is, and nothing else.
pub(crate) fn record(row: &QueueRow, as_of: DateTime<Utc>) -> Result<Record, UiError> {
    let creator = json!({
        "id": row.id, "name": row.name, "market": row.market, "as_of": as_of,
        "accounts": [{ "platform": row.platform, "handle": row.handle }],
    });
    let candidate: Candidate =
        serde_json::from_value(json!({ "creator": creator })).map_err(|_| UiError::new(Code::BadRecord))?;
    Ok(Record { rank: Rank::default(), candidate })
}

impl Desk {
    /// The record of somebody on a desk from memory.
    pub(crate) fn remembered(&self, creator: &CreatorId, as_of: DateTime<Utc>) -> Result<Record, UiError> {
        let row = self.place(creator).and_then(|place| self.row(place)).ok_or(Code::NotFound)?;
        record(&row, as_of)
    }
}
