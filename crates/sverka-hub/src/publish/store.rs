//! Writing a version of a shortlist.

use crate::audit::{self, Entry};
use crate::db;
use crate::error::HubError;
use crate::hub::Hub;
use crate::identity;
use crate::publish::packs::{self, Packed};
use crate::publish::{PublishError, model};
use crate::secret::sha256;
use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Transaction, named_params};
use serde::Serialize;
use sverka_core::event::hex;
use sverka_core::ids::StreamId;
use sverka_core::numbers::ShortlistVersion;
use sverka_protocol::{MAX_MANIFEST_BYTES, Manifest, ModelRef, Shortlist};

/// What is on the hub after publishing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Published {
    /// The campaign's stream.
    pub stream: StreamId,
    /// 1, 2, 3 … for each campaign.
    pub version: ShortlistVersion,
    /// SHA-256 of the manifest.
    pub hash: String,
    /// Candidates.
    pub candidates: u32,
    /// False when the newest version already had this content, and nothing was written.
    pub is_new: bool,
}

impl Hub {
    /// Publishes a shortlist as the next version of its campaign. The same content is not published twice.
    ///
    /// # Errors
    /// [`HubError::Publish`] with the reason; nothing has changed then.
    pub fn publish(&self, shortlist: &Shortlist) -> Result<Published, HubError> {
        let now = self.now();
        let packs = packs::cut(&shortlist.candidates)?;
        let plan = Manifest {
            version: ShortlistVersion::default(),
            campaign: shortlist.campaign.clone(),
            run: shortlist.run.clone(),
            published_at: now,
            count: packs::count(shortlist.candidates.len())?,
            packs: packs.iter().map(|packed| packed.entry.clone()).collect(),
            model: None,
        };
        self.write(|tx| {
            packs.iter().try_for_each(|packed| keep_pack(tx, now, packed))?;
            publish_version(tx, now, plan, "admin", "")
        })
    }
}

/// Writes a manifest whose packs are there; version, time and model are given here.
pub(super) fn publish_version(
    tx: &Transaction<'_>,
    now: DateTime<Utc>,
    mut manifest: Manifest,
    actor: &str,
    request: &str,
) -> Result<Published, HubError> {
    let campaign = &manifest.campaign;
    if manifest.count == 0 {
        return Err(PublishError::Empty.into());
    }
    let hub_is_demo = identity::load(tx)?.demo;
    if campaign.demo != hub_is_demo {
        return Err(PublishError::Mixed { hub_is_demo }.into());
    }
    let stream = StreamId::of_campaign(&campaign.id).map_err(|_| PublishError::CampaignId(campaign.id.clone()))?;
    let candidates = manifest.count;
    let last = newest(tx, &stream)?;
    let is_same = |last: &Manifest| {
        last.campaign == manifest.campaign && last.run == manifest.run && last.packs == manifest.packs
    };
    if let Some((last, hash)) = last.as_ref().filter(|(last, _)| is_same(last)) {
        return Ok(Published { stream, version: last.version, hash: hash.clone(), candidates, is_new: false });
    }
    // Which model scores a campaign is the administrator's to say, not the publisher's.
    manifest.model = match &last {
        Some((last, _)) => last.model.clone(),
        None => model::for_new_campaigns(tx)?,
    };
    let (version, hash) = write_next(tx, now, &stream, manifest, last.map(|(last, _)| last.version))?;
    let object = format!("{stream} version {version}");
    let detail = format!("{candidates} candidates, manifest {hash}");
    let entry = Entry { actor, action: "shortlist.published", request, ..Entry::by_admin("", &object, &detail) };
    audit::append(tx, now, &entry)?;
    Ok(Published { stream, version, hash, candidates, is_new: true })
}

/// Lets the next version of a campaign's manifest name another model; its candidates stay. False when it names this
/// one already, or nothing was published yet.
pub(super) fn name_model(
    tx: &Transaction<'_>,
    now: DateTime<Utc>,
    stream: &StreamId,
    model: &ModelRef,
) -> Result<bool, HubError> {
    let Some((last, _)) = newest(tx, stream)?.filter(|(last, _)| last.model.as_ref() != Some(model)) else {
        return Ok(false);
    };
    let version = last.version;
    write_next(tx, now, stream, Manifest { model: Some(model.clone()), ..last }, Some(version))?;
    Ok(true)
}

/// Writes a manifest as the version after the last one; answers its number and hash.
fn write_next(
    tx: &Transaction<'_>,
    now: DateTime<Utc>,
    stream: &StreamId,
    mut manifest: Manifest,
    last: Option<ShortlistVersion>,
) -> Result<(ShortlistVersion, String), HubError> {
    manifest.version = last.unwrap_or_default().next();
    manifest.published_at = now;
    let bytes = serde_json::to_vec(&manifest)?;
    if bytes.len() > MAX_MANIFEST_BYTES {
        return Err(PublishError::ManifestTooLarge.into());
    }
    let hash = hex(&sha256(&bytes));
    insert(tx, now, stream, &manifest, &hash, &bytes)?;
    Ok((manifest.version, hash))
}

fn newest(tx: &Transaction<'_>, stream: &StreamId) -> Result<Option<(Manifest, String)>, HubError> {
    let found = tx
        .query_row(
            "SELECT bytes, hash FROM manifest WHERE stream = :stream ORDER BY version DESC LIMIT 1",
            named_params! { ":stream": stream.as_str() },
            |row| Ok((row.get::<_, Vec<u8>>("bytes")?, row.get::<_, String>("hash")?)),
        )
        .optional()?;
    found
        .map(|(bytes, hash)| {
            let manifest = serde_json::from_slice(&bytes).map_err(|_| HubError::Stored { what: "manifest" })?;
            Ok((manifest, hash))
        })
        .transpose()
}

fn insert(
    tx: &Transaction<'_>,
    now: DateTime<Utc>,
    stream: &StreamId,
    manifest: &Manifest,
    hash: &str,
    bytes: &[u8],
) -> Result<(), HubError> {
    let now = db::millis(now);
    tx.execute(
        "INSERT INTO stream (id, created_at) VALUES (:id, :now) ON CONFLICT (id) DO NOTHING",
        named_params! { ":id": stream.as_str(), ":now": now },
    )?;
    tx.execute(
        "INSERT INTO manifest (stream, version, hash, bytes, published_at, model)
         VALUES (:stream, :version, :hash, :bytes, :now, :model)",
        named_params! {
            ":stream": stream.as_str(), ":version": manifest.version.get(), ":hash": hash, ":bytes": bytes, ":now": now,
            ":model": manifest.model.as_ref().map(|model| &model.fingerprint),
        },
    )?;
    let mut statement = tx.prepare(
        "INSERT INTO manifest_pack (stream, version, hash) VALUES (:stream, :version, :hash)
         ON CONFLICT DO NOTHING",
    )?;
    for pack in &manifest.packs {
        statement.execute(named_params! {
            ":stream": stream.as_str(), ":version": manifest.version.get(), ":hash": pack.hash,
        })?;
    }
    Ok(())
}

/// Keeps a pack; one that is there already is the same, because its name is the hash of its bytes.
pub(super) fn keep_pack(tx: &Transaction<'_>, now: DateTime<Utc>, packed: &Packed) -> Result<(), HubError> {
    keep_blob(tx, now, &packed.entry.hash, &packed.bytes)
}

pub(super) fn keep_blob(tx: &Transaction<'_>, now: DateTime<Utc>, hash: &str, bytes: &[u8]) -> Result<(), HubError> {
    tx.execute(
        "INSERT INTO blob (hash, bytes, received_at) VALUES (:hash, :bytes, :now) ON CONFLICT (hash) DO NOTHING",
        named_params! { ":hash": hash, ":bytes": bytes, ":now": db::millis(now) },
    )?;
    Ok(())
}

/// Makes an empty hub, or one that is a demo already, a demo for good.
pub(crate) fn mark_demo(tx: &Transaction<'_>, now: DateTime<Utc>) -> Result<(), HubError> {
    if identity::load(tx)?.demo {
        return Ok(());
    }
    let campaigns: i64 = tx.query_row("SELECT count(*) AS n FROM stream", [], |row| row.get("n"))?;
    if campaigns > 0 {
        return Err(PublishError::Mixed { hub_is_demo: false }.into());
    }
    identity::mark_demo(tx)?;
    audit::append(tx, now, &Entry::by_admin("hub.marked-demo", "hub", ""))
}
