//! Many writers and many readers at once: a reader that follows the numbers misses nothing.

use crate::world::{Laptop, World, call, request};
use axum::body::Body;
use rusqlite::{Connection, named_params};
use std::collections::HashSet;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::thread;
use sverka_core::event::chain;
use sverka_core::ids::StreamId;
use sverka_protocol::{EventPage, PushStatus};

const WRITERS: usize = 8;
const READERS: usize = 3;
const PUSHES: usize = 40;

/// Runs all writers and readers; `poll` returns the events after a place as `(seq, id)`. Gives back how many events
/// each reader missed, of how many written.
fn race(
    write: impl Fn(usize, usize, &AtomicU64) -> Vec<String> + Sync,
    poll: impl Fn(usize, u64) -> Vec<(u64, String)> + Sync,
) -> Vec<usize> {
    let running = AtomicUsize::new(WRITERS);
    // Where the slowest reader stands.
    let passed: Vec<AtomicU64> = (0..READERS).map(|_| AtomicU64::new(0)).collect();
    thread::scope(|scope| {
        let writers: Vec<_> = (0..WRITERS)
            .map(|writer| {
                let (write, running, passed) = (&write, &running, &passed);
                scope.spawn(move || {
                    let ids: Vec<String> =
                        (0..PUSHES).flat_map(|push| write(writer, push, &passed[writer % READERS])).collect();
                    running.fetch_sub(1, Ordering::SeqCst);
                    ids
                })
            })
            .collect();
        let readers: Vec<_> = (0..READERS)
            .map(|reader| {
                let (poll, running, passed) = (&poll, &running, &passed);
                scope.spawn(move || {
                    let mut seen = HashSet::new();
                    loop {
                        // Asked before polling: what was written until then is in the last poll.
                        let over = running.load(Ordering::SeqCst) == 0;
                        let after = passed[reader].load(Ordering::SeqCst);
                        let page = poll(reader, after);
                        if let Some((last, _)) = page.last() {
                            passed[reader].store(*last, Ordering::SeqCst);
                        } else if over {
                            return seen;
                        }
                        seen.extend(page.into_iter().map(|(_, id)| id));
                        thread::yield_now();
                    }
                })
            })
            .collect();
        let written: HashSet<String> = writers.into_iter().flat_map(|writer| writer.join().unwrap()).collect();
        readers.into_iter().map(|reader| written.difference(&reader.join().unwrap()).count()).collect()
    })
}

async fn stage() -> (World, StreamId, Vec<Laptop>) {
    let world = World::new();
    let stream = world.publish("one", 10);
    let mut laptops = Vec::new();
    for writer in 0..WRITERS {
        laptops.push(world.person(&format!("Writer {writer}"), &["one"]).await);
    }
    (world, stream, laptops)
}

#[tokio::test]
async fn readers_miss_nothing_however_writers_interleave() {
    let (world, stream, laptops) = stage().await;
    let token = laptops[0].token.clone();
    let laptops: Vec<_> = laptops.into_iter().map(std::sync::Mutex::new).collect();
    let write = |writer: usize, push: usize, _: &AtomicU64| {
        let mut laptop = laptops[writer].lock().unwrap();
        let events: Vec<_> = (0..1 + push % 3).map(|n| laptop.verdict(&stream, n)).collect();
        let results = world.hub.push_as(&laptop.principal, &laptop.device, &events).unwrap();
        assert!(results.iter().all(|result| result.status == PushStatus::Accepted));
        results.into_iter().filter_map(|result| result.id).map(String::from).collect()
    };
    let chains: Vec<_> = (0..READERS).map(|_| std::sync::Mutex::new(String::new())).collect();
    let poll = |reader: usize, after: u64| {
        let mut at = chains[reader].lock().unwrap();
        let path = format!("/v1/streams/{stream}/events?after={after}&chain={at}&limit=7");
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let answer = runtime.block_on(call(world.hub.router(), request("GET", &path, Some(&token), Body::empty())));
        assert_eq!(answer.status, 200, "the reader's chain is the hub's");
        let page: EventPage = answer.json();
        for (event, expected) in page.events.iter().zip(after + 1..) {
            assert_eq!(event.seq.get(), expected, "numbers are dense");
            *at = chain(&at, &event.sealed.hash);
        }
        let id = |event: &sverka_protocol::StoredEvent| String::from(event.sealed.open().unwrap().id);
        page.events.iter().map(|event| (event.seq.get(), id(event))).collect()
    };
    assert_eq!(race(write, poll), [0; READERS]);
}

/// The negative control: the same race, with numbers drawn in a transaction of their own.
#[tokio::test]
async fn a_number_drawn_outside_of_the_transaction_loses_events() {
    let (world, stream, laptops) = stage().await;
    let file = world.file();
    let held_back = AtomicBool::new(false);
    let write = |writer: usize, push: usize, passed: &AtomicU64| {
        let conn = Connection::open(&file).unwrap();
        conn.busy_timeout(std::time::Duration::from_secs(60)).unwrap();
        let seq = draw_number(&conn, &stream);
        if writer == 0 && push == 0 {
            held_back.store(true, Ordering::SeqCst);
            // Any delay between the two transactions will do; this one lasts until a reader has gone by.
            while passed.load(Ordering::SeqCst) <= seq {
                thread::yield_now();
            }
        } else {
            // The others begin when a number is held back, so the reader has something to go by to.
            while !held_back.load(Ordering::SeqCst) {
                thread::yield_now();
            }
        }
        let id = format!("event-{writer}-{push}");
        let device = laptops[writer].device.as_str();
        insert_numbered(&conn, &stream, seq, &id, device, push);
        vec![id]
    };
    let poll = |_: usize, after: u64| {
        let conn = Connection::open(&file).unwrap();
        let sql = "SELECT seq, id FROM event WHERE stream = :stream AND seq > :after ORDER BY seq LIMIT 7";
        let mut statement = conn.prepare(sql).unwrap();
        let after = i64::try_from(after).unwrap();
        let rows = statement
            .query_map(named_params! { ":stream": stream.as_str(), ":after": after }, |row| {
                Ok((u64::try_from(row.get::<_, i64>("seq")?).unwrap(), row.get("id")?))
            })
            .unwrap();
        rows.collect::<Result<_, _>>().unwrap()
    };
    let missed = race(write, poll);
    assert!(missed.iter().any(|count| *count > 0), "the test must be able to fail: {missed:?}");
}

fn draw_number(conn: &Connection, stream: &StreamId) -> u64 {
    let sql = "UPDATE stream SET head_seq = head_seq + 1 WHERE id = :id RETURNING head_seq";
    let number: i64 = conn.query_row(sql, named_params! { ":id": stream.as_str() }, |row| row.get("head_seq")).unwrap();
    u64::try_from(number).unwrap()
}

fn insert_numbered(conn: &Connection, stream: &StreamId, seq: u64, id: &str, device: &str, push: usize) {
    conn.execute(
        "INSERT INTO event (stream, seq, id, hash, chain, payload, device, device_seq, received_at)
         VALUES (:stream, :seq, :id, '', '', '', :device, :device_seq, 0)",
        named_params! {
            ":stream": stream.as_str(), ":seq": i64::try_from(seq).unwrap(), ":id": id, ":device": device,
            ":device_seq": i64::try_from(push).unwrap() + 1,
        },
    )
    .unwrap();
}
