//! Publishing over the network: packs first, then the manifest that names them.
//!
//! Nothing a publisher claims is believed: packs are decompressed within limits and every record is checked again.

use crate::error::HubError;
use crate::hub::Hub;
use crate::publish::PublishError;
use crate::publish::store::{self, Published};
use crate::secret::sha256;
use rusqlite::{Connection, OptionalExtension, named_params};
use std::collections::HashSet;
use sverka_core::event::hex;
use sverka_core::model::Candidate;
use sverka_protocol::{MAX_RECORD_BYTES, Manifest, PackEntry, unpack};

/// Keeps a pack whose bytes are what its name says and which can be decompressed.
pub(crate) fn receive_pack(hub: &Hub, hash: &str, bytes: &[u8]) -> Result<(), HubError> {
    if hex(&sha256(bytes)) != hash {
        return Err(invalid("the bytes do not match the hash in the address"));
    }
    let text = unpack(bytes).map_err(|error| invalid(error.to_string()))?;
    read_lines(&text)?;
    let now = hub.now();
    hub.write(|tx| store::keep_blob(tx, now, hash, bytes))
}

/// Checks a manifest against its packs and publishes it as the next version.
pub(crate) fn receive_manifest(
    hub: &Hub,
    actor: &str,
    request: &str,
    manifest: Manifest,
) -> Result<Published, HubError> {
    hub.read(|conn| check(conn, &manifest))?;
    let now = hub.now();
    hub.write(|tx| store::publish_version(tx, now, manifest, actor, request))
}

/// Checks the packs one after the other, so that only one is in memory.
fn check(conn: &Connection, manifest: &Manifest) -> Result<(), HubError> {
    let mut next = 0;
    let mut seen = HashSet::new();
    for entry in &manifest.packs {
        if entry.first != next {
            return Err(invalid(format!("the pack at rank {} should begin at rank {next}", entry.first)));
        }
        for candidate in candidates_of(conn, entry)? {
            let id = candidate.creator.id;
            if seen.contains(&id) {
                return Err(invalid(format!("creator {id} is there twice")));
            }
            seen.insert(id);
        }
        next = next.checked_add(entry.count).ok_or_else(|| invalid("the counts are too large"))?;
    }
    if next != manifest.count {
        return Err(invalid(format!("the packs hold {next} candidates, the manifest says {}", manifest.count)));
    }
    Ok(())
}

fn candidates_of(conn: &Connection, entry: &PackEntry) -> Result<Vec<Candidate>, HubError> {
    let mut statement = conn.prepare_cached("SELECT bytes FROM blob WHERE hash = :hash")?;
    let bytes: Vec<u8> = statement
        .query_row(named_params! { ":hash": entry.hash }, |row| row.get("bytes"))
        .optional()?
        .ok_or_else(|| PublishError::MissingPack(entry.hash.clone()))?;
    let text = unpack(&bytes).map_err(|error| invalid(error.to_string()))?;
    let candidates = read_lines(&text)?;
    let measured = (bytes.len() as u64, text.len() as u64, candidates.len());
    if measured != (entry.encoded, entry.decoded, entry.count as usize) {
        return Err(invalid(format!("pack {} is not of the sizes the manifest says", entry.hash)));
    }
    Ok(candidates)
}

fn read_lines(text: &str) -> Result<Vec<Candidate>, HubError> {
    text.lines()
        .enumerate()
        .map(|(place, line)| {
            if line.len() > MAX_RECORD_BYTES {
                return Err(invalid(format!("line {}: larger than {MAX_RECORD_BYTES} bytes", place + 1)));
            }
            serde_json::from_str(line).map_err(|error| invalid(format!("line {}: {error}", place + 1)))
        })
        .collect()
}

fn invalid(detail: impl Into<String>) -> HubError {
    PublishError::Invalid(detail.into()).into()
}
