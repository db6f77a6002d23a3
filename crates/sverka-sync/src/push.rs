//! Push: what people wrote goes to the hub, oldest first; each event has its own result.

use crate::client::Client;
use crate::{Hub, SyncError};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use sverka_protocol::{MAX_BATCH_BYTES, MAX_BATCH_EVENTS, PushRequest, PushStatus, Sealed};
use sverka_store::{Delivery, Store};

/// What a push did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Pushed {
    /// At the hub now.
    pub(crate) sent: u32,
    /// Refused; kept and shown.
    pub(crate) rejected: u32,
    /// To be tried again later.
    pub(crate) deferred: u32,
}

/// Half the limit: JSON escapes quotes inside the payloads, which are JSON themselves.
const BATCH_BYTES: usize = MAX_BATCH_BYTES / 2;

/// Pushes until the outbox is empty or everything left has to wait. `answered` counts the batches the hub answered,
/// each before it is written down.
pub(crate) async fn push<H: Hub>(
    client: &Client<'_, H>,
    store: &Arc<Store>,
    answered: &AtomicU64,
) -> Result<Pushed, SyncError> {
    let mut total = Pushed::default();
    loop {
        let batch = store.outbox_next(MAX_BATCH_EVENTS, BATCH_BYTES)?;
        if batch.is_empty() {
            return Ok(total);
        }
        let events = batch.iter().map(|item| Sealed { payload: item.payload.clone(), hash: item.hash.clone() });
        let response = client.push(&PushRequest { events: events.collect() }).await?;
        let mut deferred = 0;
        let settled = batch.into_iter().zip(response.results).map(|(item, result)| {
            let delivery = match (result.status, result.seq) {
                (PushStatus::Accepted | PushStatus::Duplicate, Some(seq)) => {
                    total.sent += 1;
                    Delivery::Sent { seq }
                }
                (PushStatus::Rejected, _) => {
                    total.rejected += 1;
                    Delivery::Rejected { kind: kind_of(result.problem) }
                }
                _ => {
                    deferred += 1;
                    Delivery::Deferred
                }
            };
            (item.event, delivery)
        });
        let settled: Vec<_> = settled.collect();
        answered.fetch_add(1, Ordering::Relaxed);
        store.outbox_settle(&settled)?;
        total.deferred += deferred;
        if deferred > 0 {
            return Ok(total);
        }
    }
}

/// The problem's kind as the window's message `problem-<kind>` names it.
fn kind_of(problem: Option<sverka_protocol::Problem>) -> String {
    let kind = problem.map_or(sverka_protocol::ProblemKind::Unknown, |problem| problem.kind);
    match serde_json::to_value(kind) {
        Ok(serde_json::Value::String(kind)) => kind,
        _ => "unknown".to_owned(),
    }
}
