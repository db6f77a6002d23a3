//! Prints how long the store takes for a shortlist of 100,000 candidates and for a thousand verdicts.
//!
//! `cargo run --release -p sverka-store --example measure`

#![allow(clippy::print_stdout, reason = "this program's answer is its output")]
#![allow(clippy::disallowed_methods, reason = "a measurement needs a clock")]

use std::error::Error;
use std::time::{Duration, Instant};
use sverka_core::event::{Event, Fact, Refs, payload_hash};
use sverka_core::hlc::Hlc;
use sverka_core::ids::{CreatorId, DeviceId, EventId, PrincipalId, StreamId};
use sverka_core::model::{Market, Platform};
use sverka_core::numbers::{DeviceSeq, Rank, Seq, ShortlistVersion};
use sverka_store::{CandidateRow, Cost, Delivery, Identity, KeySlots, NewFact, PackRow, Pulled, Stamp, Store};

const CANDIDATES: u32 = 100_000;
const PACK: u32 = 1_000;
/// A pack of a thousand candidates as it travels, in bytes.
const ENCODED: usize = 340_000;
const EVENTS: u64 = 1_000;

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let dir = std::env::temp_dir().join(format!("sverka-store-measure-{}", std::process::id()));
    let cheap = Cost { memory_kib: 8, passes: 1, lanes: 1 };
    let key = KeySlots::create_with_cost(&dir, None, Some("not a secret"), cheap)?;
    let store = Store::open(&dir, &key)?;
    store.set_identity(&identity()?)?;
    shortlist(&store)?;
    verdicts(&store)?;
    drop(store);
    let (took, store) = timed(|| Ok(Store::open(&dir, &key)?))?;
    say("open again", took);
    drop(store);
    std::fs::remove_dir_all(dir)?;
    Ok(())
}

fn shortlist(store: &Store) -> Outcome<()> {
    let stream = stream()?;
    let packs = (0..CANDIDATES / PACK).map(pack).collect::<Outcome<Vec<_>>>()?;
    let named: Vec<PackRow> = packs.iter().map(|(pack, ..)| pack.clone()).collect();
    store.begin_shortlist(&stream, ShortlistVersion::new(1), "hash", "manifest", &named)?;
    let (took, ()) = timed(|| {
        for (pack, encoded, rows) in &packs {
            store.put_pack(&stream, ShortlistVersion::new(1), pack, encoded, rows)?;
        }
        Ok(())
    })?;
    say("keep 100 packs of 1,000", took);
    for _ in 0..2 {
        let (took, heads) = timed(|| Ok(store.candidates(&stream, ShortlistVersion::new(1), Rank::new(0))?))?;
        say(&format!("read {} queue rows", heads.len()), took);
    }
    let (took, _) = timed(|| Ok(store.candidates(&stream, ShortlistVersion::new(1), Rank::new(CANDIDATES - PACK))?))?;
    say("read the last 1,000 queue rows", took);
    let (took, _) = timed(|| Ok(store.shortlist(&stream)?))?;
    say("count what is usable", took);
    let (took, _) = timed(|| Ok(store.record(&stream, ShortlistVersion::new(1), &creator(77_777)?)?))?;
    say("find a record", took);
    let (took, _) = timed(|| Ok(store.pack(&packs[50].0.hash)?))?;
    say("read a pack", took);
    Ok(())
}

fn verdicts(store: &Store) -> Outcome<()> {
    let stream = stream()?;
    let mut slowest = Vec::new();
    let (took, ()) = timed(|| {
        for n in 0..EVENTS {
            let (took, _) = timed(|| Ok(store.append(vec![fact(n)?])?))?;
            slowest.push(took);
        }
        Ok(())
    })?;
    slowest.sort();
    say(&format!("append {EVENTS} verdicts one by one"), took);
    say("  one, p50", slowest[slowest.len() / 2]);
    say("  one, p95", slowest[slowest.len() * 95 / 100]);
    let (took, ()) = timed(|| {
        for n in 0..EVENTS / 500 {
            let batch = store.outbox_next(500, usize::MAX)?;
            let sent =
                (n * 500 + 1..).zip(batch).map(|(seq, item)| (item.event, Delivery::Sent { seq: Seq::new(seq) }));
            store.outbox_settle(&sent.collect::<Vec<_>>())?;
        }
        Ok(())
    })?;
    say("take and settle them in two batches", took);
    let pages = (0..20).map(|n| page(n * 500, 500)).collect::<Outcome<Vec<_>>>()?;
    let (took, ()) = timed(|| {
        for page in &pages {
            store.apply_page(&stream, page)?;
        }
        Ok(())
    })?;
    say("apply 20 pages of 500 events", took);
    let (took, marks) = timed(|| Ok(store.marks(&stream)?))?;
    say(&format!("marks of {} candidates", marks.len()), took);
    for n in 0..EVENTS {
        store.append(vec![fact(EVENTS + n)?])?;
    }
    let (took, _) = timed(|| Ok(store.marks(&stream)?))?;
    say("marks, 1,000 of them unsent", took);
    let (took, own) = timed(|| Ok(store.own_events(&stream)?))?;
    say(&format!("{} own events", own.len()), took);
    let (took, _) = timed(|| Ok(store.backup(chrono::DateTime::UNIX_EPOCH)?))?;
    say("backup", took);
    Ok(())
}

fn pack(n: u32) -> Outcome<(PackRow, Vec<u8>, Vec<CandidateRow>)> {
    let encoded: Vec<u8> =
        (0..ENCODED as u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8 ^ n as u8).collect();
    let rows = (n * PACK..(n + 1) * PACK).map(|rank| {
        Ok(CandidateRow {
            rank: Rank::new(rank),
            id: creator(rank)?,
            name: format!("Имя Фамилия {rank}"),
            handle: format!("@handle_{rank}"),
            platform: Platform::Instagram,
            market: Market::Ru,
            offset: rank % PACK * 1_300,
            len: 1_300,
        })
    });
    let rows = rows.collect::<Outcome<Vec<_>>>()?;
    let hash = payload_hash(&encoded);
    Ok((
        PackRow { hash, encoded: ENCODED as u64, decoded: 1_300_000, first: Rank::new(n * PACK), count: PACK },
        encoded,
        rows,
    ))
}

fn fact(n: u64) -> Outcome<(Stamp, NewFact)> {
    let stamp = Stamp { id: EventId::new(format!("own-{n}"))?, now: chrono::DateTime::UNIX_EPOCH };
    let refs = Refs { candidate: Some(creator(n as u32 % 1_000)?), shortlist_version: Some(ShortlistVersion::new(1)) };
    Ok((stamp, NewFact { stream: stream()?, refs, supersedes: vec![], fact: review()? }))
}

fn page(from: u64, count: u64) -> Outcome<Vec<Pulled>> {
    let pulled = |seq: u64| {
        let event = Event {
            id: EventId::new(format!("theirs-{seq}"))?,
            stream: stream()?,
            v: 1,
            author: PrincipalId::new("sam")?,
            device: DeviceId::new("desk")?,
            device_seq: DeviceSeq::new(seq),
            prev: String::new(),
            hlc: Hlc { millis: seq as i64, counter: 0 },
            refs: Refs { candidate: Some(creator(seq as u32)?), shortlist_version: None },
            supersedes: vec![],
            fact: review()?,
        };
        let payload = serde_json::to_string(&event)?;
        Ok(Pulled { seq: Seq::new(seq), hash: payload_hash(payload.as_bytes()), payload })
    };
    (from + 1..=from + count).map(pulled).collect()
}

fn review() -> Outcome<Fact> {
    Ok(serde_json::from_str(
        r#"{"type":"review.recorded","body":{"verdict":"accept","scope":"campaign","mode":"unaided","pass":"fast",
            "reasons":["audience"],"text":"Хорошо знает тему, аудитория подходит.","took_ms":1200}}"#,
    )?)
}

fn identity() -> Outcome<Identity> {
    Ok(Identity {
        principal: PrincipalId::new("anna")?,
        name: "Anna".into(),
        device: DeviceId::new("laptop")?,
        hub_url: String::new(),
        hub: String::new(),
        epoch: String::new(),
        token: String::new(),
        demo: true,
    })
}

fn stream() -> Outcome<StreamId> {
    Ok(StreamId::new("campaign:measure")?)
}

fn creator(n: u32) -> Outcome<CreatorId> {
    Ok(CreatorId::new(format!("cr_{:08x}_{n}", n.wrapping_mul(2_654_435_761)))?)
}

fn timed<T>(work: impl FnOnce() -> Outcome<T>) -> Outcome<(Duration, T)> {
    let from = Instant::now();
    let out = work()?;
    Ok((from.elapsed(), out))
}

fn say(what: &str, took: Duration) {
    println!("{what:<40} {:>10.2} ms", took.as_secs_f64() * 1_000.0);
}
