//! Pull: which streams there are, and their events page by page.

use crate::client::Client;
use crate::{Hub, Notice, SyncError};
use std::collections::BTreeMap;
use std::sync::Arc;
use sverka_core::ids::StreamId;
use sverka_core::numbers::Seq;
use sverka_protocol::{ProblemKind, StreamInfo, Streams};
use sverka_store::{MemberRow, PageError, Pulled, Store, StreamRow};

/// Writes down what the hub says about streams. A stream it does not mention stays as it is; the end of an access to
/// a stream that never was here is no news. One where this person wrote something was here, even if the cache lost it.
pub(crate) fn keep_streams(store: &Store, answer: &Streams, notify: &impl Fn(Notice)) -> Result<(), SyncError> {
    let known: BTreeMap<StreamId, bool> =
        store.streams()?.into_iter().map(|row| (row.id, row.revoked_at.is_none())).collect();
    store.put_streams(&answer.streams.iter().map(stream_row).collect::<Vec<_>>())?;
    for revoked in &answer.revoked {
        let news = match known.get(&revoked.id) {
            Some(open) => *open,
            None => store.has_work(&revoked.id)?,
        };
        if !news {
            continue;
        }
        store.revoke_stream(&revoked.id, revoked.at)?;
        notify(Notice::Revoked { stream: revoked.id.clone(), at: revoked.at });
    }
    Ok(())
}

/// Pulls the events of one stream up to its head.
pub(crate) async fn pull_events<H: Hub>(
    client: &Client<'_, H>,
    store: &Arc<Store>,
    stream: &StreamInfo,
    notify: &impl Fn(Notice),
) -> Result<(), SyncError> {
    let mut restarted = false;
    loop {
        let cursor = store.cursor(&stream.id)?;
        if cursor.seq == stream.head_seq && cursor.chain == stream.head_chain {
            return Ok(());
        }
        let page = match client.events(&stream.id, cursor.seq, &cursor.chain).await {
            Ok(page) => page,
            Err(error) if error.problem() == Some(ProblemKind::HistoryDiverged) && !restarted => {
                start_over(store, &stream.id)?;
                restarted = true;
                continue;
            }
            Err(error) => return Err(error),
        };
        if page.events.is_empty() {
            return Ok(());
        }
        let pulled: Vec<Pulled> = page
            .events
            .into_iter()
            .map(|event| Pulled { seq: event.seq, payload: event.sealed.payload, hash: event.sealed.hash })
            .collect();
        match store.apply_page(&stream.id, &pulled) {
            Ok(applied) => {
                notify(Notice::Pulled { stream: stream.id.clone(), candidates: applied.candidates });
                if applied.cursor.seq >= page.head_seq {
                    return Ok(());
                }
            }
            Err(PageError::Store(error)) => return Err(error.into()),
            Err(error) if restarted => return Err(SyncError::Broken(error.to_string())),
            Err(_) => {
                start_over(store, &stream.id)?;
                restarted = true;
            }
        }
    }
}

/// The hub's history is not ours: it was restored from an older state. Nothing is forgotten: what others wrote stays
/// until it is pulled again, and every own event is offered once more; the hub recognises those it has.
fn start_over(store: &Store, stream: &StreamId) -> Result<(), SyncError> {
    tracing::warn!(%stream, "the hub has another history; pulling and offering everything again");
    store.rewind(stream, Seq::default())?;
    store.unsend_after(stream, Seq::default())?;
    Ok(())
}

fn stream_row(info: &StreamInfo) -> StreamRow {
    let members = info.members.iter().map(|member| MemberRow {
        principal: member.principal.clone(),
        name: member.name.clone(),
        market: member.market,
    });
    StreamRow {
        id: info.id.clone(),
        role: info.access.role.clone(),
        market: info.access.market,
        members: members.collect(),
        revoked_at: None,
        head_seq: info.head_seq,
    }
}
