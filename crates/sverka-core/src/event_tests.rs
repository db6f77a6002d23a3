//! Events for the tests of folds.

use super::{Event, FACT_VERSION, Fact, Refs};
use crate::hlc::Hlc;
use crate::ids::{BadId, DeviceId, EventId, PrincipalId, StreamId};
use crate::numbers::DeviceSeq;

/// What somebody said on their device in a campaign, as its `n`-th event.
pub(crate) fn said(n: u64, (author, device): (&str, &str), millis: i64, fact: Fact) -> Result<Event, BadId> {
    Ok(Event {
        id: EventId::new(format!("e{n}"))?,
        stream: StreamId::new("campaign:c")?,
        v: FACT_VERSION,
        author: PrincipalId::new(author)?,
        device: DeviceId::new(device)?,
        device_seq: DeviceSeq::new(n),
        prev: String::new(),
        hlc: Hlc { millis, counter: 0 },
        refs: Refs::default(),
        supersedes: vec![],
        fact,
    })
}
