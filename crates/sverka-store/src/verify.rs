//! Whether the log is as it was written: every payload fits its hash, and every entry names the hash of the one before.
//!
//! It shows what was changed by hand in a file. It cannot show that the very last entry of a device was changed together
//! with its hash, unless the copy that came back from the hub is here: that copy is compared, too.

use crate::column::Column;
use crate::error::StoreError;
use crate::open::Store;
use rusqlite::{Connection, named_params};
use std::collections::BTreeMap;
use sverka_core::event::{Event, UnknownFact, payload_hash};
use sverka_core::ids::{DeviceId, StreamId};
use sverka_core::numbers::DeviceSeq;

/// What is wrong with an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// The payload is not the one that was hashed.
    Payload,
    /// It does not name the entry that stands before it.
    Chain,
    /// The entry before it is not here.
    Missing,
    /// The copy from the hub is another one.
    Copies,
    /// The entry says another device or number than the file does.
    Place,
}

/// A check of one stream.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Checked {
    /// Entries, each counted once.
    pub entries: u32,
    /// Those that are not as they were written: device, its number, and what is wrong.
    pub flaws: Vec<(DeviceId, DeviceSeq, Flaw)>,
}

struct Entry {
    payload: String,
    hash: String,
    differs: bool,
}

impl Store {
    /// Checks every entry of a stream, the own ones and those that were pulled.
    ///
    /// # Errors
    /// As the files can fail.
    pub fn verify_log(&self, stream: &StreamId) -> Result<Checked, StoreError> {
        let mut entries = BTreeMap::new();
        self.vault.read(|vault| collect(vault, stream, &mut entries))?;
        self.cache.read(|cache| collect(cache, stream, &mut entries))?;
        let mut checked = Checked { entries: entries.len() as u32, flaws: Vec::new() };
        let mut before: Option<(&DeviceId, DeviceSeq, &str)> = None;
        for ((device, number), entry) in &entries {
            let previous = before.filter(|(known, at, _)| *known == device && at.next() == *number);
            if let Some(flaw) = flaw(device, *number, entry, previous.map(|(.., hash)| hash)) {
                checked.flaws.push((device.clone(), *number, flaw));
            }
            before = Some((device, *number, &entry.hash));
        }
        Ok(checked)
    }
}

fn flaw(device: &DeviceId, number: DeviceSeq, entry: &Entry, previous: Option<&str>) -> Option<Flaw> {
    if payload_hash(entry.payload.as_bytes()) != entry.hash {
        return Some(Flaw::Payload);
    }
    if entry.differs {
        return Some(Flaw::Copies);
    }
    let Ok(event) = serde_json::from_str::<Event<UnknownFact>>(&entry.payload) else { return Some(Flaw::Place) };
    if event.device != *device || event.device_seq != number {
        return Some(Flaw::Place);
    }
    match previous {
        Some(hash) => (event.prev != hash).then_some(Flaw::Chain),
        None if number > DeviceSeq::new(1) => Some(Flaw::Missing),
        None => (!event.prev.is_empty()).then_some(Flaw::Chain),
    }
}

/// Entries of a file by device and number; one that is in both files is compared. What has no envelope takes no part.
fn collect(
    file: &Connection,
    stream: &StreamId,
    entries: &mut BTreeMap<(DeviceId, DeviceSeq), Entry>,
) -> Result<(), StoreError> {
    let mut statement = file.prepare_cached(
        "select device, device_seq, payload, hash from event
         where stream = :stream and device is not null and device_seq is not null order by position",
    )?;
    let mut rows = statement.query(named_params! { ":stream": stream.as_str() })?;
    while let Some(row) = rows.next()? {
        let device = DeviceId::new(row.get::<_, String>("device")?).map_err(|_| StoreError::Unreadable("event"))?;
        let number = row.get::<_, Column<DeviceSeq>>("device_seq")?.0;
        let (payload, hash): (String, String) = (row.get("payload")?, row.get("hash")?);
        entries
            .entry((device, number))
            .and_modify(|known| known.differs |= known.hash != hash || known.payload != payload)
            .or_insert(Entry { payload, hash, differs: false });
    }
    Ok(())
}

#[cfg(test)]
#[path = "verify_tests.rs"]
mod tests;
