//! Kills a process that writes, again and again, and looks whether anything it acknowledged is missing.
//!
//! ```text
//! sverka-store-kill loop --n 300 [--seed 1] [--dir DIR] [--unsafe-ack]
//! sverka-store-kill child DIR ROUND [--unsafe-ack]
//! sverka-store-kill open DIR
//! ```
//!
//! `loop` starts itself as `child`, kills it (SIGKILL on Unix) at a random moment, opens the folder again and checks:
//! every acknowledged event is there, numbers are dense, the chain of hashes is whole, the pulled stream is exactly a
//! prefix of what the hub would give, and every page of both files passes its checksum. It exits with 1 when anything
//! is lost or damaged. `--unsafe-ack` is the negative control: the child then acknowledges before it writes.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "this program's answer is its output")]

use std::error::Error;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::thread;
use std::time::Duration;
use sverka_core::event::{Event, Fact, Refs, chain, payload_hash};
use sverka_core::hlc::Hlc;
use sverka_core::ids::{CreatorId, DeviceId, EventId, PrincipalId, StreamId};
use sverka_core::model::{Answers, Mode, Pass, Review, Scope, Verdict};
use sverka_core::numbers::{DeviceSeq, Seq, ShortlistVersion};
use sverka_store::{Cost, DbKey, Identity, KeySlots, NewFact, Pulled, Stamp, Store};

type Outcome<T> = Result<T, Box<dyn Error>>;

const PASSPHRASE: &str = "not a secret at all";
const CHEAP: Cost = Cost { memory_kib: 8, passes: 1, lanes: 1 };
/// Events in each pulled page.
const PAGE: u64 = 5;
/// A new folder is begun after so many kills, so that its creation is hit too.
const KILLS_PER_FOLDER: u64 = 10;
/// A backup is written after so many appends.
const BACKUP_EVERY: u64 = 40;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let unsafe_ack = args.contains(&"--unsafe-ack");
    let result = match args.as_slice() {
        ["child", dir, round, ..] => child(Path::new(dir), round, unsafe_ack).map(|()| true),
        ["open", dir] => open(Path::new(dir)).map(|_| true),
        ["loop", rest @ ..] => kill_loop(rest, unsafe_ack),
        _ => Err("usage: loop --n N [--seed S] [--dir DIR] [--unsafe-ack] | child DIR ROUND | open DIR".into()),
    };
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

fn open(dir: &Path) -> Outcome<Store> {
    let key = if KeySlots::exists(dir) {
        KeySlots::unlock_with_passphrase(dir, PASSPHRASE)?
    } else {
        KeySlots::create_with_cost(dir, None, Some(PASSPHRASE), CHEAP)?
    };
    open_with(dir, &key)
}

fn open_with(dir: &Path, key: &DbKey) -> Outcome<Store> {
    let store = Store::open(dir, key)?;
    if store.identity()?.is_none() {
        store.set_identity(&Identity {
            principal: PrincipalId::new("anna")?,
            name: "Anna".into(),
            device: DeviceId::new("laptop")?,
            hub_url: String::new(),
            hub: String::new(),
            epoch: String::new(),
            token: String::new(),
            demo: true,
        })?;
    }
    Ok(store)
}

/// Writes as fast as it can until it is killed: own events and, in between, pulled pages and backups.
fn child(dir: &Path, round: &str, unsafe_ack: bool) -> Outcome<()> {
    let store = open(dir)?;
    let stream = stream_of(round)?;
    let mut out = std::io::stdout().lock();
    for n in 1u64.. {
        let id = format!("{round}-{n}");
        if unsafe_ack {
            writeln!(out, "{id}")?;
            out.flush()?;
        }
        store.append(vec![fact(&stream, &id, n)?])?;
        if !unsafe_ack {
            writeln!(out, "{id}")?;
            out.flush()?;
        }
        if n % 3 == 0 {
            let from = store.cursor(&stream)?.seq.get();
            store.apply_page(&stream, &page(&stream, from)?)?;
        }
        if n % BACKUP_EVERY == 0 {
            store.backup(chrono::DateTime::UNIX_EPOCH)?;
        }
    }
    Ok(())
}

/// Returns true when nothing was lost and nothing damaged.
fn kill_loop(args: &[&str], unsafe_ack: bool) -> Outcome<bool> {
    let kills: u64 = option(args, "--n").ok_or("--n is missing")?.parse()?;
    let seed: u64 = option(args, "--seed").unwrap_or("1").parse()?;
    let dir = match option(args, "--dir") {
        Some(dir) => PathBuf::from(dir),
        None => std::env::temp_dir().join(format!("sverka-store-kill-{}", std::process::id())),
    };
    let mut random = Random(seed);
    let (mut acknowledged, mut lost, mut corrupt) = (0u64, 0u64, 0u64);
    for round in 0..kills {
        let dir = dir.join((round / KILLS_PER_FOLDER).to_string());
        let ids = killed(&dir, round, &mut random, unsafe_ack)?;
        acknowledged += ids.len() as u64;
        match open(&dir).and_then(|store| check(&store, round, &ids)) {
            Ok(missing) => lost += missing,
            Err(error) => {
                eprintln!("round {round}, seed {seed}: {error}");
                corrupt += 1;
            }
        }
    }
    println!("kills {kills} acknowledged {acknowledged} lost {lost} corrupt {corrupt} seed {seed}");
    let whole = lost == 0 && corrupt == 0;
    // What went wrong stays where it is, to be looked at.
    if whole && option(args, "--dir").is_none() {
        std::fs::remove_dir_all(&dir)?;
    }
    Ok(whole)
}

/// Starts a child, kills it, and returns what it had acknowledged.
fn killed(dir: &Path, round: u64, random: &mut Random, unsafe_ack: bool) -> Outcome<Vec<String>> {
    let mut command = Command::new(std::env::current_exe()?);
    command.arg("child").arg(dir).arg(round.to_string()).args(unsafe_ack.then_some("--unsafe-ack"));
    let mut child = command.stdout(Stdio::piped()).spawn()?;
    let mut out = BufReader::new(child.stdout.take().ok_or("the child has no output")?);
    let mut acknowledged = String::new();
    // The first kill of a folder and every fourth of the others hit the opening: creation, migration, recovery of the
    // log. The rest hit the writing.
    let micros = if (round % KILLS_PER_FOLDER).is_multiple_of(4) {
        random.below(30_000)
    } else {
        out.read_line(&mut acknowledged)?;
        random.below(40_000)
    };
    thread::sleep(Duration::from_micros(micros));
    child.kill()?;
    child.wait()?;
    out.read_to_string(&mut acknowledged)?;
    // A line without its end was not said to anybody.
    let whole = acknowledged.rfind('\n').map_or("", |end| &acknowledged[..end]);
    Ok(whole.lines().map(str::to_owned).collect())
}

/// Checks the folder after a kill; returns how many acknowledged events are missing.
fn check(store: &Store, round: u64, acknowledged: &[String]) -> Outcome<u64> {
    let stream = stream_of(&round.to_string())?;
    let events = store.own_events(&stream)?;
    let mut prev = String::new();
    for (n, event) in (1..).zip(&events) {
        if event.device_seq.get() != n || event.prev != prev {
            return Err(format!("event {} does not follow the one before", event.id).into());
        }
        prev = payload_hash(serde_json::to_string(event)?.as_bytes());
    }
    let waiting = store.outbox_counts()?.waiting;
    let known: std::collections::BTreeSet<&str> = events.iter().map(|event| event.id.as_str()).collect();
    if (waiting as usize) < known.len() {
        return Err(format!("{} events, but only {waiting} in the outbox", known.len()).into());
    }
    let cursor = store.cursor(&stream)?;
    let mut value = String::new();
    for pulled in
        (0..cursor.seq.get()).step_by(PAGE as usize).map(|from| page(&stream, from)).collect::<Outcome<Vec<_>>>()?
    {
        value = pulled.iter().fold(value, |value, event| chain(&value, &event.hash));
    }
    if cursor.seq.get() % PAGE != 0 || cursor.chain != value {
        return Err(format!("the pulled stream stands at {} without its events", cursor.seq).into());
    }
    let marks = store.marks(&stream)?;
    store.rebuild_projections()?;
    if marks != store.marks(&stream)? {
        return Err("the projection is not the fold of its events".into());
    }
    if let Some(problem) = store.verify()?.first() {
        return Err(problem.clone().into());
    }
    Ok(acknowledged.iter().filter(|id| !known.contains(id.as_str())).count() as u64)
}

fn stream_of(round: &str) -> Outcome<StreamId> {
    Ok(StreamId::new(format!("campaign:round-{round}"))?)
}

fn fact(stream: &StreamId, id: &str, n: u64) -> Outcome<(Stamp, NewFact)> {
    let stamp = Stamp { id: EventId::new(id)?, now: chrono::DateTime::UNIX_EPOCH };
    let refs = Refs {
        candidate: Some(CreatorId::new(format!("cr_{}", n % 7))?),
        shortlist_version: Some(ShortlistVersion::new(1)),
    };
    Ok((stamp, NewFact { stream: stream.clone(), refs, supersedes: Vec::new(), fact: review(n) }))
}

/// The page a hub would give after a place: always the same one.
fn page(stream: &StreamId, from: u64) -> Outcome<Vec<Pulled>> {
    let pulled = |seq: u64| -> Outcome<Pulled> {
        let event = Event {
            id: EventId::new(format!("{stream}-theirs-{seq}"))?,
            stream: stream.clone(),
            v: 1,
            author: PrincipalId::new("sam")?,
            device: DeviceId::new("desk")?,
            device_seq: DeviceSeq::new(seq),
            prev: String::new(),
            hlc: Hlc { millis: seq as i64, counter: 0 },
            refs: Refs { candidate: Some(CreatorId::new(format!("cr_{}", seq % 5))?), shortlist_version: None },
            supersedes: Vec::new(),
            fact: review(seq),
        };
        let payload = serde_json::to_string(&event)?;
        Ok(Pulled { seq: Seq::new(seq), hash: payload_hash(payload.as_bytes()), payload })
    };
    (from + 1..=from + PAGE).map(pulled).collect()
}

fn review(n: u64) -> Fact {
    Fact::ReviewRecorded(Review {
        verdict: [Verdict::Accept, Verdict::Hold, Verdict::Reject][(n % 3) as usize],
        confidence: None,
        reasons: vec!["audience".into()],
        scope: Scope::Campaign,
        answers: Answers::default(),
        text: "слово ".repeat((n % 40) as usize),
        mode: Mode::Unaided,
        pass: Pass::Fast,
        model: None,
        took_ms: 900,
        placement: None,
    })
}

fn option<'a>(args: &[&'a str], name: &str) -> Option<&'a str> {
    args.iter().position(|arg| *arg == name).and_then(|at| args.get(at + 1)).copied()
}

/// SplitMix64 (Steele, Lea, Flood, OOPSLA 2014): small, and the same on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % limit
    }
}
