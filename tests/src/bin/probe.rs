//! probe
#![allow(clippy::expect_used, clippy::print_stdout, missing_docs)]
use serde_json::json;
use sverka_tests::{hub_process::HubProcess, window::*};
fn main() {
    let dir = tempfile::TempDir::new().expect("dir");
    let hub = HubProcess::with_demo(dir.path(), 60);
    let w = Window::open(&Options { join: Some((hub.address(), hub.invite("Анна", "RU"))), ..Options::new(&dir.path().join("d")) });
    w.first_run();
    w.js("window.__e=[]; addEventListener('error', e => window.__e.push(String(e.error && e.error.stack || e.message))); addEventListener('unhandledrejection', e => window.__e.push('rej '+String(e.reason && e.reason.stack || JSON.stringify(e.reason)))); const ce = console.error; console.error = (...x) => { window.__e.push(x.map(String).join(' ')); };", json!([])).expect("js");
    w.press(ENTER);
    std::thread::sleep(std::time::Duration::from_secs(3));
    println!("{}", w.js("return window.__e", json!([])).expect("js"));
    println!("{}", w.js("return document.body.innerHTML.length + document.body.innerText.slice(0, 1500)", json!([])).expect("js"));
    w.picture(std::path::Path::new("/tmp/w/probe.png"));
}
