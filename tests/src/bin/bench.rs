//! `bench verdict | start | pull | scroll | challenge`: measures the release programs beside it and prints machine, n, p50 and p95.
#![allow(clippy::print_stdout, clippy::expect_used, reason = "a program for the terminal, of use only when all works")]

use serde_json::{Value, json};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::Mutex;
use std::time::{Duration, Instant};
use sverka_store::{KeySlots, Store};
use sverka_sync::{Engine, HttpHub, Notice, join};
use sverka_tests::hub_process::HubProcess;
use sverka_tests::window::{DOSSIER, ENTER, Options, PASSPHRASE, Window};
use tempfile::TempDir;

/// Candidates of the large shortlist.
const MANY: u32 = 100_000;

fn main() -> ExitCode {
    let what = std::env::args().nth(1).unwrap_or_default();
    let measure = match what.as_str() {
        "verdict" => verdict,
        "start" => start,
        "pull" => pull,
        "scroll" => scroll,
        "challenge" => challenge,
        _ => {
            println!("usage: bench verdict | start | pull | scroll | challenge");
            return ExitCode::from(2);
        }
    };
    println!("{what}: {}", machine());
    for line in measure() {
        println!("  {line}");
    }
    ExitCode::SUCCESS
}

/// Processor, cores and load: a number without them says nothing.
fn machine() -> String {
    let info = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = info.lines().find_map(|line| line.strip_prefix("model name")?.split(": ").nth(1)).unwrap_or("unknown");
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    format!("{model}, {cores} cores, load {}", load.split(' ').next().unwrap_or("?"))
}

/// Median and 95th percentile, nearest rank.
fn summary(name: &str, unit: &str, mut values: Vec<f64>) -> String {
    values.sort_by(f64::total_cmp);
    let at = |percent: usize| {
        values.get((values.len() * percent).div_ceil(100).saturating_sub(1)).copied().unwrap_or(f64::NAN)
    };
    format!("{name}: n {}, p50 {:.1} {unit}, p95 {:.1} {unit}", values.len(), at(50), at(95))
}

/// Verdict key → next candidate painted, 200 keys in the real window, as the page's own marks tell.
fn verdict() -> Vec<String> {
    let dir = TempDir::new().expect("a folder");
    let hub = HubProcess::with_demo(dir.path(), 300);
    let join = Some((hub.address(), hub.invite("Bench", "RU")));
    let window = Window::open(&Options { join, no_graphics: true, ..Options::new(&dir.path().join("desk")) });
    window.first_run();
    window.press(ENTER);
    window.see(DOSSIER);
    for key in "ahr".chars().cycle().take(220) {
        window.judge(&key.to_string());
    }
    let latency = window
        .js("return window.__sverka.latency.export().filter(m => m.span === 'verdict').map(m => m.ms)", json!([]))
        .expect("the page tells");
    let painted: Vec<f64> = latency.as_array().into_iter().flatten().filter_map(Value::as_f64).skip(20).collect();
    vec![summary("verdict key → next candidate painted", "ms", painted)]
}

/// Process start → usable, with the key of a demo.
fn start() -> Vec<String> {
    let dir = TempDir::new().expect("a folder");
    let hub = HubProcess::with_demo(dir.path(), 60);
    let desk = dir.path().join("desk");
    let join = Some((hub.address(), hub.invite("Bench", "RU")));
    Window::open(&Options { join, ..Options::new(&desk) }).first_run();
    let start = |_| {
        let from = Instant::now();
        Window::open(&Options::new(&desk)).unlock();
        from.elapsed().as_secs_f64() * 1e3
    };
    vec![summary("process start → campaigns (with the driver's start)", "ms", (0..10).map(start).collect())]
}

/// Candidates that a challenge moves, and closed posts it is tested on.
const CHALLENGED: u32 = 5_000;
const CLOSED: u32 = 1_000;

/// A challenge to a whole market is looked at, asked by the page, thirty times with another size.
fn challenge() -> Vec<String> {
    let dir = TempDir::new().expect("a folder");
    let hub = HubProcess::with_demo(dir.path(), CHALLENGED);
    let join = Some((hub.address(), hub.invite("Bench", "RU")));
    let window = Window::open(&Options { join, no_graphics: true, ..Options::new(&dir.path().join("desk")) });
    window.first_run();
    let campaign = window.until("the shortlist is here", || {
        let cards = window.invoke("campaigns", json!({}))?;
        let whole = cards["campaigns"].as_array().into_iter().flatten().find(|card| card["usable"] == CHALLENGED);
        whole.cloned().ok_or_else(|| "not yet".to_owned())
    });
    let (id, market) = (&campaign["campaign"]["id"], &campaign["campaign"]["targets"][0]["market"]);
    let page = json!({ "campaign": id, "filter": "all", "search": "", "from": 0, "count": CLOSED });
    let rows = window.invoke("queue", page).expect("a queue")["rows"].as_array().expect("rows").clone();
    let mut table = "creator_id,post,date,type,market,views\n".to_owned();
    for row in &rows {
        let row = row["id"].as_str().expect("an id");
        table += &format!("{row},p,2027-01-15,video,{},12000\n", market.as_str().expect("a market"));
    }
    let read = json!({ "campaign": id, "name": "bench.csv", "text": table });
    let read = window.invoke("paste_results", read).expect("read");
    window.invoke("keep_results", json!({ "campaign": id, "import": read["import"] })).expect("kept");
    let ask = |percent: i32| {
        let challenge = json!({ "market": market, "percent": percent, "low": percent - 15, "high": percent + 15,
            "cause": "F-AGE", "text": "" });
        window.invoke("preview_challenge", json!({ "campaign": id, "challenge": challenge }))
    };
    let first = window.until("the model is learnt", || {
        let preview = ask(-20)?;
        if preview["learning"] == false { Ok(preview) } else { Err(preview.to_string()) }
    });
    let time = |size: i32| {
        let from = Instant::now();
        ask(-21 - size).expect("a preview");
        from.elapsed().as_secs_f64() * 1e3
    };
    let name = format!("{} candidates, {} closed posts", first["candidates"], first["tested"]["posts"]);
    vec![summary(&name, "ms", (0..30).map(time).collect())]
}

/// A pull of 100,000 candidates over loopback into the encrypted store, five times from nothing.
fn pull() -> Vec<String> {
    let dir = TempDir::new().expect("a folder");
    let hub = HubProcess::with_demo(dir.path(), MANY.div_ceil(3));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let (mut first, mut all, mut sizes) = (Vec::new(), Vec::new(), Vec::new());
    let mut count = 0;
    for round in 0..5 {
        let code = std::fs::read_to_string(hub.invite(&format!("Bench {round}"), "RU")).expect("a code");
        let desk = dir.path().join(format!("desk-{round}"));
        std::fs::create_dir_all(&desk).expect("a folder");
        let key = KeySlots::create(&desk, None, Some(PASSPHRASE)).expect("a key");
        let store = Arc::new(Store::open(&desk, &key).expect("a store"));
        let http = HttpHub::new(&hub.address()).expect("an address");
        let identity = runtime.block_on(join(&http, &hub.address(), &code, "bench", true)).expect("joined");
        store.set_identity(&identity).expect("kept");
        let engine = Engine::new(Arc::clone(&store), http, identity);
        let from = Instant::now();
        let usable: Mutex<Option<Duration>> = Mutex::new(None);
        let notify = |notice: Notice| {
            if let Notice::QueueGrew { usable: rows, .. } = notice
                && rows >= 100
            {
                usable.lock().expect("nobody panicked").get_or_insert(from.elapsed());
            }
        };
        runtime.block_on(engine.pull_once(&notify)).expect("pulled");
        all.push(from.elapsed().as_secs_f64());
        first.push(usable.lock().expect("nobody panicked").expect("a hundred came").as_secs_f64() * 1e3);
        let streams = store.streams().expect("streams");
        count = streams.iter().filter_map(|row| store.shortlist(&row.id).ok()?).map(|list| list.usable).sum();
        drop(engine);
        drop(store);
        sizes.push(std::fs::metadata(desk.join("cache.db")).map_or(0, |file| file.len()) as f64 / 1e6);
    }
    let rate: Vec<f64> = all.iter().map(|seconds| f64::from(count) / seconds).collect();
    vec![
        format!("{count} candidates in three campaigns, encrypted, {:.0} MB on disk", sizes[0]),
        summary("first 100 usable", "ms", first),
        summary("everything here", "s", all),
        summary("candidates a second", "", rate),
    ]
}

/// Frames while the queue of 100,000 candidates is scrolled by 400 pixels a frame, in the real window; and a search in
/// it, from the key to the painted rows.
fn scroll() -> Vec<String> {
    let dir = TempDir::new().expect("a folder");
    let hub = HubProcess::with_demo(dir.path(), MANY.div_ceil(3));
    let join = Some((hub.address(), hub.invite("Bench", "RU")));
    let window = Window::open(&Options { join, no_graphics: true, ..Options::new(&dir.path().join("desk")) });
    window.first_run();
    window.until("everything is here", || match window.invoke("sync_state", json!({})) {
        Ok(state) if state["have"] == state["expected"] && state["state"] == "synced" => Ok(()),
        other => Err(format!("{other:?}")),
    });
    window.press(ENTER);
    window.see(DOSSIER);
    let frames = window
        .js(
            "const list = document.querySelector('.queue [role=listbox]'); const deltas = []; let last = 0; let step = 0; \
             await new Promise(done => { const frame = now => { if (last) deltas.push(now - last); last = now; \
             list.scrollTop += 400; if (++step < 600) requestAnimationFrame(frame); else done(); }; \
             requestAnimationFrame(frame); }); return deltas",
            json!([]),
        )
        .expect("scrolled");
    let frames: Vec<f64> = frames.as_array().into_iter().flatten().filter_map(Value::as_f64).skip(10).collect();
    let slow = frames.iter().filter(|ms| **ms > 25.0).count() as f64 * 100.0 / frames.len() as f64;
    let mut searched = Vec::new();
    for _ in 0..30 {
        let from = Instant::now();
        let answer = window.invoke(
            "queue",
            json!({ "campaign": "demo-skincare", "filter": "undecided", "search": "лена", "from": 0, "count": 200 }),
        );
        answer.expect("rows");
        searched.push(from.elapsed().as_secs_f64() * 1e3);
    }
    vec![
        format!("queue of {} candidates", MANY.div_ceil(3)),
        format!("{}, over 25 ms: {slow:.1} %", summary("frame while scrolling 400 px a frame", "ms", frames)),
        summary("filter and search, answered to the page (with the driver)", "ms", searched),
    ]
}
