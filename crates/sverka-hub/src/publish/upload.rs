//! Publishing over the network: packs first, then the manifest that names them.
//!
//! Nothing a publisher claims is believed: packs are decompressed within limits and every record is checked again.

use crate::error::HubError;
use crate::hub::Hub;
use crate::import::{self, Limits};
use crate::publish::PublishError;
use crate::publish::store::{self, Published};
use crate::secret::sha256;
use rusqlite::{Connection, OptionalExtension, named_params};
use serde::Serialize;
use serde_json::value::RawValue;
use std::collections::HashSet;
use sverka_core::event::hex;
use sverka_core::model::{Campaign, Candidate};
use sverka_core::numbers::Rank;
use sverka_protocol::{Manifest, PackEntry, SCHEMA, unpack};

/// Keeps a pack whose bytes are what its name says and which can be decompressed.
pub(crate) fn receive_pack(hub: &Hub, hash: &str, bytes: &[u8]) -> Result<(), HubError> {
    if hex(&sha256(bytes)) != hash {
        return Err(invalid("the bytes do not match the hash in the address"));
    }
    let text = unpack(bytes).map_err(|error| invalid(error.to_string()))?;
    lines(&text)?;
    let now = hub.now();
    hub.record(|tx| store::keep_blob(tx, now, hash, bytes))
}

/// Checks a manifest against its packs and publishes it as the next version.
pub(crate) fn receive_manifest(
    hub: &Hub,
    actor: &str,
    request: &str,
    manifest: Manifest,
) -> Result<Published, HubError> {
    let now = hub.now();
    hub.read(|conn| check(conn, &manifest, &Limits::new(now)))?;
    hub.write(|tx| store::publish_version(tx, now, manifest, actor, request))
}

/// Checks the packs one after the other, so that only one is in memory.
fn check(conn: &Connection, manifest: &Manifest, limits: &Limits) -> Result<(), HubError> {
    let mut next = Rank::default();
    let mut seen = HashSet::new();
    for entry in &manifest.packs {
        if entry.first != next {
            return Err(invalid(format!("the pack at rank {} should begin at rank {next}", entry.first)));
        }
        let text = text_of(conn, entry)?;
        for candidate in records(manifest, &text, limits)? {
            if !seen.insert(candidate.creator.id.clone()) {
                return Err(invalid(format!("creator {} is there twice", candidate.creator.id)));
            }
            next = next.next();
        }
        if next.get() - entry.first.get() != entry.count {
            return Err(invalid(format!("pack {} does not hold {} candidates", entry.hash, entry.count)));
        }
    }
    if next.get() != manifest.count {
        return Err(invalid(format!("the packs hold {next} candidates, the manifest says {}", manifest.count)));
    }
    Ok(())
}

fn text_of(conn: &Connection, entry: &PackEntry) -> Result<String, HubError> {
    let mut statement = conn.prepare_cached("SELECT bytes FROM blob WHERE hash = :hash")?;
    let bytes: Vec<u8> = statement
        .query_row(named_params! { ":hash": entry.hash }, |row| row.get("bytes"))
        .optional()?
        .ok_or_else(|| PublishError::MissingPack(entry.hash.clone()))?;
    let text = unpack(&bytes).map_err(|error| invalid(error.to_string()))?;
    if (bytes.len() as u64, text.len() as u64) != (entry.encoded, entry.decoded) {
        return Err(invalid(format!("pack {} is not of the sizes the manifest says", entry.hash)));
    }
    Ok(text)
}

/// The records of a pack, after the same check as a file on the command line; one bad record refuses the pack.
fn records(manifest: &Manifest, text: &str, limits: &Limits) -> Result<Vec<Candidate>, HubError> {
    #[derive(Serialize)]
    struct Frame<'a> {
        schema: &'a str,
        run: &'a str,
        campaign: &'a Campaign,
        candidates: Vec<&'a RawValue>,
    }
    let (run, campaign) = (&manifest.run, &manifest.campaign);
    let frame = Frame { schema: SCHEMA, run, campaign, candidates: lines(text)? };
    let checked = import::check(&serde_json::to_vec(&frame)?, limits).map_err(|error| invalid(error.to_string()))?;
    match checked.refusals.first() {
        None => Ok(checked.shortlist.candidates),
        Some(refusal) => {
            let (row, code, detail) = (refusal.row, &refusal.code, &refusal.detail);
            Err(invalid(format!("line {row} of a pack: {code}: {detail}")))
        }
    }
}

/// Each line is one value of JSON; what it means is checked when the campaign is known.
fn lines(text: &str) -> Result<Vec<&RawValue>, HubError> {
    let mut values = Vec::new();
    for (place, line) in text.lines().enumerate() {
        let value = serde_json::from_str(line);
        values.push(value.map_err(|error| invalid(format!("line {} of the pack: {error}", place + 1)))?);
    }
    Ok(values)
}

fn invalid(detail: impl Into<String>) -> HubError {
    PublishError::Invalid(detail.into()).into()
}
