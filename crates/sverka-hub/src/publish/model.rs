//! Score models: the administrator publishes one, and the next manifest of a campaign names it.

use crate::access::{Caller, visible_streams};
use crate::audit::{self, Entry};
use crate::db;
use crate::error::HubError;
use crate::hub::Hub;
use crate::identity;
use crate::publish::read::Document;
use crate::publish::{PublishError, store};
use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, Transaction, named_params};
use serde::Serialize;
use sverka_core::ids::{CampaignId, StreamId};
use sverka_core::score::Model;
use sverka_protocol::{ModelRef, read_model};

/// The model that ships with the program.
pub(crate) const SHIPPED: &[u8] = include_bytes!("../../../../assets/models/baseline-2.json");

/// What is on the hub after a model was published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PublishedModel {
    /// Name.
    pub name: String,
    /// Version, fingerprint and hash.
    #[serde(flatten)]
    pub named: ModelRef,
    /// Campaigns whose manifest names it since this call.
    pub campaigns: Vec<StreamId>,
    /// False when the hub had this content already.
    pub is_new: bool,
}

/// A model on the hub.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ModelLine {
    /// Name.
    pub name: String,
    /// Version, fingerprint and hash.
    #[serde(flatten)]
    pub named: ModelRef,
    /// When it was published first.
    pub published_at: DateTime<Utc>,
    /// Campaigns that it scores now.
    pub campaigns: Vec<StreamId>,
    /// True when a campaign published for the first time gets it.
    pub for_new_campaigns: bool,
}

impl Hub {
    /// Publishes a model for one campaign, or for all that are on the hub and those to come. Whoever scores a campaign
    /// with it already is not told again.
    ///
    /// # Errors
    /// [`PublishError::Model`] when no score may rest on it, [`PublishError::ModelVersion`] when its version is that
    /// of another content, [`HubError::Missing`] for an unknown campaign; nothing has changed then.
    pub fn publish_model(&self, bytes: &[u8], campaign: Option<&CampaignId>) -> Result<PublishedModel, HubError> {
        let model = read_model(bytes).map_err(|error| PublishError::Model(error.to_string()))?;
        let now = self.now();
        self.write(|tx| {
            let (named, is_new) = keep(tx, now, &model, bytes)?;
            let streams = match campaign {
                Some(campaign) => vec![known_stream(tx, campaign)?],
                None => {
                    identity::set_model(tx, &named.fingerprint)?;
                    streams(tx)?
                }
            };
            let mut campaigns = Vec::new();
            for stream in streams {
                if store::name_model(tx, now, &stream, &named)? {
                    campaigns.push(stream);
                }
            }
            let object = format!("{} {}", model.name, model.version);
            let detail = format!("{} for {} campaigns", named.fingerprint, campaigns.len());
            audit::append(tx, now, &Entry::by_admin("model.published", &object, &detail))?;
            Ok(PublishedModel { name: model.name.clone(), named, campaigns, is_new })
        })
    }

    /// All models on this hub, in the order in which they were published.
    ///
    /// # Errors
    /// [`HubError::Database`].
    pub fn models(&self) -> Result<Vec<ModelLine>, HubError> {
        self.read(lines)
    }
}

/// Keeps a model under its fingerprint; one that is there already stays as it was laid out.
fn keep(tx: &Transaction<'_>, now: DateTime<Utc>, model: &Model, bytes: &[u8]) -> Result<(ModelRef, bool), HubError> {
    let fresh = ModelRef::of(model, bytes);
    if let Some(kept) = named(tx, &fresh.fingerprint)? {
        return Ok((kept, false));
    }
    let taken = "SELECT 1 FROM model WHERE version = :version";
    let is_taken = tx.prepare_cached(taken)?.exists(named_params! { ":version": fresh.version })?;
    // Reviews record the version alone, also those that rest on what ships with the program.
    let shipped = read_model(SHIPPED).map_err(|_| HubError::Stored { what: "model that ships" })?;
    if is_taken || (shipped.version == fresh.version && shipped.fingerprint() != fresh.fingerprint) {
        return Err(PublishError::ModelVersion(fresh.version).into());
    }
    tx.execute(
        "INSERT INTO model (fingerprint, version, name, hash, bytes, published_at)
         VALUES (:fingerprint, :version, :name, :hash, :bytes, :now)",
        named_params! {
            ":fingerprint": fresh.fingerprint, ":version": fresh.version, ":name": model.name, ":hash": fresh.hash,
            ":bytes": bytes, ":now": db::millis(now),
        },
    )?;
    Ok((fresh, true))
}

fn named(conn: &Connection, fingerprint: &str) -> Result<Option<ModelRef>, HubError> {
    let mut statement =
        conn.prepare_cached("SELECT fingerprint, version, hash FROM model WHERE fingerprint = :fingerprint")?;
    Ok(statement.query_row(named_params! { ":fingerprint": fingerprint }, model_ref).optional()?)
}

fn model_ref(row: &Row<'_>) -> rusqlite::Result<ModelRef> {
    Ok(ModelRef { version: row.get("version")?, fingerprint: row.get("fingerprint")?, hash: row.get("hash")? })
}

/// What a campaign gets with its first shortlist.
pub(super) fn for_new_campaigns(conn: &Connection) -> Result<Option<ModelRef>, HubError> {
    match identity::model(conn)? {
        Some(fingerprint) => named(conn, &fingerprint),
        None => Ok(None),
    }
}

fn streams(conn: &Connection) -> Result<Vec<StreamId>, HubError> {
    let mut statement = conn.prepare_cached("SELECT id FROM stream ORDER BY id")?;
    let mut rows = statement.query([])?;
    let mut streams = Vec::new();
    while let Some(row) = rows.next()? {
        streams.push(stream_id(row.get("id")?)?);
    }
    Ok(streams)
}

fn stream_id(text: String) -> Result<StreamId, HubError> {
    StreamId::new(text).map_err(|_| HubError::Stored { what: "stream" })
}

fn known_stream(conn: &Connection, campaign: &CampaignId) -> Result<StreamId, HubError> {
    let missing = || HubError::Missing { what: "campaign", name: campaign.to_string() };
    let stream = StreamId::of_campaign(campaign).map_err(|_| missing())?;
    let published = conn
        .prepare_cached("SELECT 1 FROM manifest WHERE stream = :stream")?
        .exists(named_params! { ":stream": stream.as_str() })?;
    if published { Ok(stream) } else { Err(missing()) }
}

fn lines(conn: &Connection) -> Result<Vec<ModelLine>, HubError> {
    let first = identity::model(conn)?;
    let mut scored = conn.prepare_cached(
        "SELECT stream FROM manifest AS newest WHERE model = :fingerprint AND NOT EXISTS (
             SELECT 1 FROM manifest WHERE stream = newest.stream AND version > newest.version) ORDER BY stream",
    )?;
    let mut statement =
        conn.prepare_cached("SELECT fingerprint, version, name, hash, published_at FROM model ORDER BY rowid")?;
    let mut rows = statement.query([])?;
    let mut lines = Vec::new();
    while let Some(row) = rows.next()? {
        let named = model_ref(row)?;
        let mut campaigns = Vec::new();
        let mut streams = scored.query(named_params! { ":fingerprint": named.fingerprint })?;
        while let Some(row) = streams.next()? {
            campaigns.push(stream_id(row.get("stream")?)?);
        }
        lines.push(ModelLine {
            name: row.get("name")?,
            published_at: db::time(row.get("published_at")?)?,
            campaigns,
            for_new_campaigns: first.as_ref() == Some(&named.fingerprint),
            named,
        });
    }
    Ok(lines)
}

/// A model that a manifest of the stream names; `None` when it cannot be seen there.
pub(crate) fn model(
    conn: &Connection,
    now: DateTime<Utc>,
    caller: &Caller,
    stream: &StreamId,
    fingerprint: &str,
) -> Result<Option<Document>, HubError> {
    if !visible_streams(conn, caller.principal(), now)?.contains_key(stream) {
        return Ok(None);
    }
    let mut statement = conn.prepare_cached(
        "SELECT hash, bytes FROM model WHERE fingerprint = :fingerprint AND EXISTS (
             SELECT 1 FROM manifest AS naming WHERE naming.stream = :stream AND naming.model = model.fingerprint)",
    )?;
    Ok(statement
        .query_row(named_params! { ":stream": stream.as_str(), ":fingerprint": fingerprint }, |row| {
            Ok(Document { hash: row.get("hash")?, bytes: row.get("bytes")? })
        })
        .optional()?)
}
