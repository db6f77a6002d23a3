//! Shortlists: the manifest, then its packs in rank order, each written with its rows in one transaction.

use crate::client::Client;
use crate::{Hub, Notice, SyncError};
use serde::Deserialize;
use std::sync::Arc;
use sverka_core::ids::{CreatorId, StreamId};
use sverka_core::model::{Market, Platform};
use sverka_core::numbers::{Rank, ShortlistVersion};
use sverka_protocol::{ManifestRef, unpack};
use sverka_store::{CandidateRow, PackRow, Store};

/// Begins the newest version of a stream's shortlist if it is not known yet.
pub(crate) async fn begin<H: Hub>(
    client: &Client<'_, H>,
    store: &Arc<Store>,
    stream: &StreamId,
    newest: &ManifestRef,
) -> Result<(), SyncError> {
    if store.begun_shortlist(stream)?.is_some_and(|begun| begun == newest.hash) {
        return Ok(());
    }
    let (manifest, text) = client.manifest(stream, newest.version, &newest.hash).await?;
    if manifest.version != newest.version || StreamId::of_campaign(&manifest.campaign.id).as_ref() != Ok(stream) {
        return Err(SyncError::Broken("the manifest is of another campaign or version".into()));
    }
    let packs: Vec<PackRow> = manifest
        .packs
        .iter()
        .map(|pack| PackRow {
            hash: pack.hash.clone(),
            encoded: pack.encoded,
            decoded: pack.decoded,
            first: pack.first,
            count: pack.count,
        })
        .collect();
    store.begin_shortlist(stream, manifest.version, &newest.hash, &text, &packs)?;
    Ok(())
}

/// Checks a downloaded pack and writes it down with its queue rows.
pub(crate) async fn keep_pack(
    store: &Arc<Store>,
    stream: &StreamId,
    version: ShortlistVersion,
    pack: PackRow,
    encoded: Vec<u8>,
    notify: &impl Fn(Notice),
) -> Result<(), SyncError> {
    let (store_, stream_) = (Arc::clone(store), stream.clone());
    // Decompressing and writing take milliseconds: not on a thread that serves the network.
    let kept = tokio::task::spawn_blocking(move || -> Result<(), SyncError> {
        let rows = rows_of(&encoded, pack.first)?;
        store_.put_pack(&stream_, version, &pack, &encoded, &rows)?;
        Ok(())
    });
    kept.await.map_err(|error| SyncError::Broken(error.to_string()))??;
    if let Some(shortlist) = store.shortlist(stream)? {
        notify(Notice::QueueGrew { stream: stream.clone(), usable: shortlist.usable, expected: shortlist.expected });
    }
    Ok(())
}

/// The few fields of a candidate that the queue shows; the rest is read when the candidate is opened.
#[derive(Deserialize)]
struct Line {
    creator: Head,
}

#[derive(Deserialize)]
struct Head {
    id: CreatorId,
    name: String,
    market: Market,
    accounts: Vec<AccountHead>,
}

#[derive(Deserialize)]
struct AccountHead {
    platform: Platform,
    handle: String,
}

/// Reads the queue rows out of a pack. A line that cannot be read is left out of the queue; its rank stays free.
fn rows_of(encoded: &[u8], first: Rank) -> Result<Vec<CandidateRow>, SyncError> {
    let text = unpack(encoded).map_err(|error| SyncError::Broken(error.to_string()))?;
    let mut rows = Vec::new();
    let mut offset = 0;
    let ranks = std::iter::successors(Some(first), |rank| Some(rank.next()));
    for (rank, line) in ranks.zip(text.split_inclusive('\n')) {
        let len = line.len();
        match serde_json::from_str::<Line>(line) {
            Ok(Line { creator }) => {
                if let Some(account) = creator.accounts.into_iter().next() {
                    rows.push(CandidateRow {
                        rank,
                        id: creator.id,
                        name: creator.name,
                        handle: account.handle,
                        platform: account.platform,
                        market: creator.market,
                        offset: offset as u32,
                        len: len as u32,
                    });
                }
            }
            Err(error) => tracing::warn!(%rank, %error, "a candidate cannot be read and is left out"),
        }
        offset += len;
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use sverka_protocol::pack;

    #[test]
    fn a_broken_line_is_left_out_and_the_others_keep_their_ranks() {
        let good = r#"{"creator":{"id":"a","name":"А","market":"RU","accounts":[{"platform":"vk","handle":"a"}]}}"#;
        let text = format!("{good}\n{{broken\n{good}\n");
        let rows = rows_of(&pack(&text).unwrap(), Rank::new(100)).unwrap();
        assert_eq!(rows.iter().map(|row| row.rank.get()).collect::<Vec<_>>(), [100, 102]);
        let second = &text[rows[1].offset as usize..][..rows[1].len as usize];
        assert_eq!(second.trim_end(), good);
    }

    #[test]
    fn a_bomb_is_refused() {
        let bomb = zstd::bulk::compress(&vec![b'\n'; 64 << 20], 1).unwrap();
        assert!(matches!(rows_of(&bomb, Rank::new(0)), Err(SyncError::Broken(_))));
    }
}
