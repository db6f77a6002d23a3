//! Push: events get their places in a stream.
//!
//! The counter of a stream is read and raised in the transaction that writes the events, and SQLite lets one such
//! transaction run at a time. So within a stream the order in which events become visible is the order of their
//! numbers, and a reader that has seen number n will never be shown a smaller one for the first time.

use crate::access::{Caller, Role, ensure_live, visible_streams};
use crate::db;
use crate::error::HubError;
use crate::events::check::{Checked, check};
use crate::hub::Hub;
use crate::streams;
use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Transaction, named_params};
use sverka_core::event::{Fact, chain};
use sverka_core::ids::{DeviceId, EventId, PrincipalId, StreamId};
use sverka_core::numbers::Seq;
use sverka_protocol::{Problem, ProblemKind, PushResult, PushStatus, Sealed};

/// Whose events they must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Author {
    pub(super) principal: PrincipalId,
    pub(super) device: DeviceId,
}

impl Author {
    pub(crate) fn of(caller: &Caller) -> Self {
        Self { principal: caller.principal().clone(), device: caller.device().clone() }
    }
}

/// Takes events in: one result for each, in order. The events of each stream are one transaction.
pub(crate) fn push(hub: &Hub, author: &Author, events: &[Sealed]) -> Result<Vec<PushResult>, HubError> {
    let now = hub.now();
    let mut results: Vec<Option<PushResult>> = vec![None; events.len()];
    let mut streams: Vec<(StreamId, Vec<(usize, Checked<'_>)>)> = Vec::new();
    for (place, sealed) in events.iter().enumerate() {
        match check(sealed, author) {
            Err(problem) => results[place] = Some(not_applied(id_of(sealed), PushStatus::Rejected, problem)),
            Ok(checked) => match streams.iter_mut().find(|(stream, _)| *stream == checked.event.stream) {
                Some((_, batch)) => batch.push((place, checked)),
                None => streams.push((checked.event.stream.clone(), vec![(place, checked)])),
            },
        }
    }
    for (stream, batch) in &streams {
        match hub.write(|tx| append(tx, now, author, stream, batch)) {
            Ok(done) => batch.iter().zip(done).for_each(|((place, _), result)| results[*place] = Some(result)),
            Err(error) if error.is_busy() => {
                for (place, checked) in batch {
                    let problem = Problem::new(ProblemKind::Busy, "another writer holds the hub");
                    results[*place] = Some(not_applied(Some(checked.event.id.clone()), PushStatus::Deferred, problem));
                }
            }
            Err(error) => return Err(error),
        }
    }
    Ok(results.into_iter().flatten().collect())
}

fn append(
    tx: &Transaction<'_>,
    now: DateTime<Utc>,
    author: &Author,
    stream: &StreamId,
    batch: &[(usize, Checked<'_>)],
) -> Result<Vec<PushResult>, HubError> {
    let refuse =
        |checked: &Checked<'_>, problem| not_applied(Some(checked.event.id.clone()), PushStatus::Rejected, problem);
    let visible = visible_streams(tx, &author.principal, now)?;
    let Some(access) = visible.get(stream) else {
        let unseen = || Problem::new(ProblemKind::NotFound, "");
        return Ok(batch.iter().map(|(_, checked)| refuse(checked, unseen())).collect());
    };
    let is_strategist = access.role == Role::Strategist.as_str();
    let mut head = streams::head(tx, stream)?;
    let mut results = Vec::with_capacity(batch.len());
    for (_, checked) in batch {
        let id = checked.event.id.clone();
        results.push(match standing(tx, stream, checked)? {
            Standing::New if Fact::is_strategists(&checked.event.fact.kind) && !is_strategist => {
                refuse(checked, Problem::new(ProblemKind::Scope, "only a strategist of the campaign decides this"))
            }
            Standing::New => {
                head.seq = head.seq.next();
                head.chain = chain(&head.chain, &checked.sealed.hash);
                insert(tx, now, &head, checked)?;
                applied(id, PushStatus::Accepted, head.seq)
            }
            Standing::Known(seq) => applied(id, PushStatus::Duplicate, seq),
            Standing::Refused(kind) => {
                not_applied(Some(id), PushStatus::Rejected, Problem::new(kind, "the place is taken by another event"))
            }
        });
    }
    tx.execute(
        "UPDATE stream SET head_seq = :seq, head_chain = :chain WHERE id = :id",
        named_params! { ":seq": signed(head.seq.get())?, ":chain": head.chain, ":id": stream.as_str() },
    )?;
    Ok(results)
}

/// How an event stands to those that are already there.
enum Standing {
    New,
    Known(Seq),
    Refused(ProblemKind),
}

fn standing(tx: &Transaction<'_>, stream: &StreamId, checked: &Checked<'_>) -> Result<Standing, HubError> {
    let event = &checked.event;
    let mut by_id = tx.prepare_cached("SELECT seq, hash FROM event WHERE stream = :stream AND id = :id")?;
    let found = by_id
        .query_row(named_params! { ":stream": stream.as_str(), ":id": event.id.as_str() }, |row| {
            Ok((db::seq(row, "seq"), row.get::<_, String>("hash")?))
        })
        .optional()?;
    if let Some((seq, hash)) = found {
        return if hash == checked.sealed.hash {
            seq.map(Standing::Known)
        } else {
            Ok(Standing::Refused(ProblemKind::IdConflict))
        };
    }
    let mut by_device = tx.prepare_cached(
        "SELECT 1 FROM event WHERE stream = :stream AND device = :device AND device_seq = :device_seq",
    )?;
    let taken = by_device.exists(named_params! {
        ":stream": stream.as_str(), ":device": event.device.as_str(), ":device_seq": signed(event.device_seq.get())?,
    })?;
    Ok(if taken { Standing::Refused(ProblemKind::DeviceCloned) } else { Standing::New })
}

fn insert(
    tx: &Transaction<'_>,
    now: DateTime<Utc>,
    head: &streams::Head,
    checked: &Checked<'_>,
) -> Result<(), HubError> {
    let (event, sealed) = (&checked.event, checked.sealed);
    let mut statement = tx.prepare_cached(
        "INSERT INTO event (stream, seq, id, hash, chain, payload, device, device_seq, received_at)
         VALUES (:stream, :seq, :id, :hash, :chain, :payload, :device, :device_seq, :now)",
    )?;
    statement.execute(named_params! {
        ":stream": event.stream.as_str(), ":seq": signed(head.seq.get())?, ":id": event.id.as_str(), ":hash": sealed.hash,
        ":chain": head.chain, ":payload": sealed.payload, ":device": event.device.as_str(),
        ":device_seq": signed(event.device_seq.get())?, ":now": db::millis(now),
    })?;
    Ok(())
}

fn signed(number: u64) -> Result<i64, HubError> {
    i64::try_from(number).map_err(|_| HubError::Stored { what: "number" })
}

/// The id of an event that was refused, when at least that can be read.
fn id_of(sealed: &Sealed) -> Option<EventId> {
    #[derive(serde::Deserialize)]
    struct Named {
        id: EventId,
    }
    serde_json::from_str::<Named>(&sealed.payload).ok().map(|named| named.id)
}

fn applied(id: EventId, status: PushStatus, seq: Seq) -> PushResult {
    PushResult { id: Some(id), status, seq: Some(seq), problem: None }
}

fn not_applied(id: Option<EventId>, status: PushStatus, problem: Problem) -> PushResult {
    PushResult { id, status, seq: None, problem: Some(problem) }
}

impl Hub {
    /// Pushes events of a device by the same code as a request does. The device needs no token for it: this is how
    /// a fictional expert of a demo has already decided some.
    ///
    /// # Errors
    /// [`HubError::Missing`] when the device is not the person's or was shut out.
    pub fn push_as(
        &self,
        principal: &PrincipalId,
        device: &DeviceId,
        events: &[Sealed],
    ) -> Result<Vec<PushResult>, HubError> {
        self.read(|conn| ensure_live(conn, principal, device))?;
        push(self, &Author { principal: principal.clone(), device: device.clone() }, events)
    }
}
