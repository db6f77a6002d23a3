//! A version of a shortlist: immutable, named by the hash of its bytes.

use crate::ModelRef;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sverka_core::model::Campaign;
use sverka_core::numbers::{Rank, ShortlistVersion};

/// One pack of candidates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackEntry {
    /// SHA-256 of the pack as it travels.
    pub hash: String,
    /// Size as it travels, in bytes.
    pub encoded: u64,
    /// Size once decompressed, in bytes.
    pub decoded: u64,
    /// Rank of its first candidate, from 0.
    pub first: Rank,
    /// Candidates in it.
    pub count: u32,
}

/// The document `GET /v1/streams/{id}/manifest` answers, byte for byte as hashed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// 1, 2, 3 … for each campaign.
    pub version: ShortlistVersion,
    /// Plan of the campaign.
    pub campaign: Campaign,
    /// Name of the discovery run.
    pub run: String,
    /// When it was published.
    pub published_at: DateTime<Utc>,
    /// Candidates in all packs.
    pub count: u32,
    /// Packs in rank order.
    pub packs: Vec<PackEntry>,
    /// The model that scores this campaign. Absent: the one that ships with the program. An older peer reads past it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub model: Option<ModelRef>,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A manifest as the release before models travelled read it.
    #[derive(Deserialize)]
    struct Before {
        version: u32,
        packs: Vec<PackEntry>,
    }

    #[test]
    fn an_older_peer_reads_past_the_model_and_an_older_hub_names_none() -> Result<(), serde_json::Error> {
        let model = r#"{"version":"3","fingerprint":"f","hash":"h"}"#;
        let rest = r#""version":7,"run":"r","published_at":"2026-04-01T00:00:00Z","count":0,"packs":[]"#;
        let campaign = include_str!("../../../assets/mappings/campaign.example.json");
        let before: Before = serde_json::from_str(&format!(r#"{{{rest},"campaign":{campaign},"model":{model}}}"#))?;
        assert_eq!((before.version, before.packs.len()), (7, 0));
        let older: Manifest = serde_json::from_str(&format!(r#"{{{rest},"campaign":{campaign}}}"#))?;
        assert_eq!(older.model, None);
        assert!(!serde_json::to_string(&older)?.contains("model"), "its bytes, and so its hash, stay as they were");
        Ok(())
    }
}
