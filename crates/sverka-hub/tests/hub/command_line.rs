//! The binary as an administrator runs it.

use crate::world::shortlist;
use serde_json::Value;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn hub() -> Command {
    Command::new(env!("CARGO_BIN_EXE_sverka-hub"))
}

fn run(args: &[&str]) -> Output {
    hub().args(args).output().unwrap()
}

/// Runs with `--json` and gives exit code and answer.
fn json(args: &[&str]) -> (i32, Value) {
    let output = run(&[&["--json"], args].concat());
    let text = String::from_utf8(output.stdout).unwrap();
    (output.status.code().unwrap(), serde_json::from_str(&text).unwrap_or(Value::String(text)))
}

fn file(dir: &Path, name: &str) -> String {
    dir.join(name).to_str().unwrap().to_owned()
}

#[test]
fn an_administrator_publishes_lets_people_in_and_takes_back() {
    let dir = tempfile::tempdir().unwrap();
    let (db, list) = (file(dir.path(), "hub.db"), file(dir.path(), "list.json"));
    std::fs::write(&list, serde_json::to_vec(&shortlist("one", 30, 1)).unwrap()).unwrap();

    let (code, report) = json(&["publish", "--db", &db, &list]);
    assert_eq!((code, &report["published"]["candidates"]), (0, &30.into()), "{report}");
    let (code, report) = json(&["publish", "--db", &db, &list]);
    assert_eq!((code, &report["published"]["is_new"]), (0, &false.into()));

    let enrol = ["enrol", "--db", &db, "--name", "Анна", "--market", "RU", "--campaign", "one"];
    let (code, invited) = json(&enrol);
    assert_eq!(code, 0, "{invited}");
    let person = invited["person"].as_str().unwrap();
    assert_eq!(json(&["enrol", "--db", &db, "--again", person]).0, 0);
    assert_eq!(json(&["revoke", "--db", &db, "--from", person, "--campaign", "one"]).0, 0);
    assert_eq!(json(&["revoke", "--db", &db, "--from", person, "--campaign", "one"]).0, 3, "nothing left to take");
    assert_eq!(json(&["grant", "--db", &db, "--to", person, "--campaign", "one", "--market", "us"]).0, 0);
    let (code, made) = json(&["publisher", "--db", &db, "--name", "Discovery"]);
    assert_eq!(code, 0);
    assert_eq!(json(&["revoke", "--db", &db, "--device", made["device"].as_str().unwrap()]).0, 0);
    let (_, devices) = json(&["devices", "--db", &db]);
    assert_eq!((devices.as_array().unwrap().len(), devices[0]["revoked_at"].is_string()), (1, true));
    assert_eq!(json(&["backup", "--db", &db, &file(dir.path(), "copy.db")]).0, 0);
    assert_eq!(json(&["backup", "--db", &db, &file(dir.path(), "copy.db")]).0, 3);
    assert_eq!(json(&["restored", "--db", &db]).0, 0);
    let (code, log) = json(&["audit", "--db", &db]);
    assert_eq!((code, log["broken_at"].is_null()), (0, true));
    assert!(json(&["schema"]).1["$defs"].is_object());
}

#[test]
fn an_administrator_publishes_a_model_and_sees_what_it_scores() {
    let dir = tempfile::tempdir().unwrap();
    let (db, list) = (file(dir.path(), "hub.db"), file(dir.path(), "list.json"));
    let (good, bad) = (file(dir.path(), "good.json"), file(dir.path(), "bad.json"));
    std::fs::write(&list, serde_json::to_vec(&shortlist("one", 5, 1)).unwrap()).unwrap();
    std::fs::write(&good, crate::models::artefact("3", -50)).unwrap();
    std::fs::write(&bad, b"{\"version\":\"3\"}").unwrap();
    assert_eq!(json(&["publish", "--db", &db, &list]).0, 0);
    let publish = |model: &str, campaign: &str| json(&["model", "publish", "--db", &db, model, "--campaign", campaign]);
    let (code, report) = publish(&good, "one");
    assert_eq!((code, &report["version"], &report["is_new"]), (0, &"3".into(), &true.into()), "{report}");
    assert_eq!(publish(&good, "one").1["is_new"], false);
    assert_eq!((publish(&good, "two").0, publish(&bad, "one").0), (3, 3));
    let (code, models) = json(&["model", "list", "--db", &db]);
    assert_eq!((code, &models[0]["campaigns"]), (0, &serde_json::json!(["campaign:one"])));
}

#[test]
fn a_table_is_published_through_a_mapping_and_the_report_says_which_rows_were_refused() {
    let dir = tempfile::tempdir().unwrap();
    let (db, csv, plan) = (file(dir.path(), "hub.db"), file(dir.path(), "list.csv"), file(dir.path(), "plan.json"));
    let mut campaign = shortlist("tea", 1, 1).campaign;
    campaign.targets.truncate(1);
    std::fs::write(&plan, serde_json::to_vec(&campaign).unwrap()).unwrap();
    let rows = "handle,platform,followers,er\nquiet.tea,instagram,12000,3.1\nloud.tea,instagram,many,2\n";
    std::fs::write(&csv, rows).unwrap();
    let args = |mapping| ["publish", "--db", &db, "--csv", &csv, "--mapping", mapping, "--campaign", &plan];
    let (code, report) = json(&args("plain-list"));
    assert_eq!(code, 0, "{report}");
    assert_eq!(report["published"]["candidates"], 1);
    assert_eq!(report["refusals"][0]["row"], 3, "the row as a spreadsheet numbers it");

    let (_, mapping) = json(&["mapping", "plain-list"]);
    let copied = file(dir.path(), "mine.json");
    std::fs::write(&copied, mapping.to_string()).unwrap();
    let (code, report) = json(&args(&copied));
    assert_eq!((code, &report["published"]["candidates"]), (0, &1.into()), "a file does what its original does");
    assert_eq!(json(&args("no-such-mapping")).0, 1);

    std::fs::write(&csv, "handle,platform,followers,er\nloud.tea,instagram,many,2\n").unwrap();
    let (code, report) = json(&args("plain-list"));
    assert_eq!((code, report["published"].is_null(), report["refusals"].as_array().unwrap().len()), (3, true, 1));
}

#[test]
fn a_dry_run_says_what_would_be_published_and_needs_no_hub() {
    let dir = tempfile::tempdir().unwrap();
    let (csv, plan) = (file(dir.path(), "list.csv"), file(dir.path(), "plan.json"));
    let mut campaign = shortlist("tea", 1, 1).campaign;
    campaign.targets.truncate(1);
    std::fs::write(&plan, serde_json::to_vec(&campaign).unwrap()).unwrap();
    let rows = "Username;Площадка;Подписчики;ER;Note\n@Leo;IG;1 000;;\n;;;;\nt.me/anna;TG;-1;3,4;x\nbig;vk;10K+;1;\n";
    std::fs::write(&csv, rows).unwrap();
    let args = ["publish", "--dry-run", "--table", &csv, "--mapping", "plain-list", "--campaign", &plan];
    let output = run(&args);
    let printed: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0));
    let leo = &printed["kept"][0];
    assert_eq!((&leo["row"], &leo["handle"], &leo["platform"]), (&2.into(), &"leo".into(), &"instagram".into()));
    assert_eq!((&leo["followers"], &leo["metrics"]["er_followers"]), (&1000.0.into(), &Value::Null));
    let anna = &printed["kept"][1];
    assert_eq!(
        (&anna["row"], &anna["followers"], &anna["metrics"]["er_followers"]),
        (&4.into(), &Value::Null, &0.034.into())
    );
    let refused = &printed["refused"][0];
    assert_eq!((&refused["row"], &refused["column"]), (&5.into(), &"Подписчики".into()));
    assert_eq!((&refused["code"], &refused["text"]), (&"inexact-number".into(), &"10K+".into()));
    assert_eq!(printed["pointed_at"][0]["code"], "not-known");
    assert_eq!(printed["passed_over"], serde_json::json!([{ "column": "Note", "why": "not-read" }]));
    assert_eq!(json(&args).1["refused"], printed["refused"], "the same with --json");
    assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 2, "no hub was made");

    std::fs::write(&csv, "handle,platform,followers,er\nbig,vk,10K+,1\n").unwrap();
    assert_eq!(run(&args).status.code(), Some(3), "nothing could be published");
    std::fs::write(&csv, "<html></html>").unwrap();
    let output = run(&args);
    let printed: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((output.status.code(), &printed["error"]["code"]), (Some(3), &"table".into()), "{printed}");
    assert_eq!(run(&["publish", "--csv", &csv, "--mapping", "plain-list", "--campaign", &plan]).status.code(), Some(2));
}

#[test]
fn what_cannot_be_done_is_said_with_its_exit_code_and_changes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let (db, real) = (file(dir.path(), "demo.db"), file(dir.path(), "list.json"));
    std::fs::write(&real, serde_json::to_vec(&shortlist("one", 3, 1)).unwrap()).unwrap();
    let not_json = file(dir.path(), "torn.json");
    std::fs::write(&not_json, b"{\"schema\":").unwrap();
    assert_eq!(json(&["demo", "--db", &db, "--candidates", "12", "--seed", "7"]).0, 0);
    let missing = file(dir.path(), "missing.db");
    let rows: [(&[&str], i32); 8] = [
        (&["publish", "--db", &db, &real], 3),
        (&["publish", "--db", &db, &not_json], 3),
        (&["publish", "--db", &db, &missing], 1),
        (&["enrol", "--db", &db, "--name", "A", "--market", "RU", "--campaign", "nowhere"], 3),
        (&["enrol", "--db", &db, "--name", "A", "--market", "FR", "--all-campaigns"], 2),
        (&["enrol", "--db", &db, "--name", "A", "--market", "RU"], 2),
        (&["devices", "--db", &missing], 1),
        (&["serve", "--db", &db, "--listen", "0.0.0.0:0"], 3),
    ];
    for (args, expected) in rows {
        let output = run(args);
        assert_eq!(output.status.code(), Some(expected), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
        assert!(!output.stdout.is_empty() || !output.stderr.is_empty(), "{args:?} says why");
    }
    assert!(!Path::new(&missing).exists(), "a mistyped name makes no file");
}

#[test]
fn the_server_keeps_what_it_acknowledged_and_its_log_holds_no_secret() {
    let dir = tempfile::tempdir().unwrap();
    let db = file(dir.path(), "hub.db");
    assert_eq!(json(&["demo", "--db", &db, "--candidates", "12"]).0, 0);
    let (_, invited) = json(&["enrol", "--db", &db, "--name", "A", "--market", "US", "--all-campaigns"]);
    let code = invited["code"].as_str().unwrap().to_owned();
    let mut server = hub()
        .args(["serve", "--db", &db, "--listen", "127.0.0.1:0"])
        .env("RUST_LOG", "trace")
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(server.stderr.take().unwrap()).lines();
    let first = lines.by_ref().map(Result::unwrap).find(|line| line.contains("the hub listens")).unwrap();
    let address = first.rsplit("address=").next().unwrap().trim().to_owned();

    let body = format!("{{\"code\":\"{code}\",\"device_name\":\"laptop\"}}");
    let joined = exchange(&address, "POST /v1/devices:enrol", "", &body);
    assert!(joined.starts_with("HTTP/1.1 200"), "{joined}");
    let joined: Value = serde_json::from_str(joined.split("\r\n\r\n").nth(1).unwrap()).unwrap();
    let token = joined["token"].as_str().unwrap();
    let listed = exchange(&address, "GET /v1/streams", &format!("Authorization: Bearer {token}\r\n"), "");
    assert!(listed.starts_with("HTTP/1.1 200") && listed.contains("campaign:demo-skincare"));
    let denied =
        exchange(&address, "GET /v1/streams/campaign:x/manifest", &format!("Authorization: Bearer {token}\r\n"), "");
    assert!(denied.starts_with("HTTP/1.1 404"));
    let pushed =
        exchange(&address, "POST /v1/events", &format!("Authorization: Bearer {token}\r\n"), &push_of(&joined));
    assert!(pushed.contains("\"accepted\""), "{pushed}");

    // The next thing that happens to the process after the answer is a kill that it cannot see coming.
    server.kill().unwrap();
    server.wait().unwrap();
    let log: String = lines.map(|line| line.unwrap() + "\n").collect();
    assert!(log.contains("a request was refused"));
    let kept: i64 = rusqlite::Connection::open(&db)
        .unwrap()
        .query_row("SELECT count(*) AS n FROM event WHERE id = 'pushed-before-the-kill'", [], |row| row.get("n"))
        .unwrap();
    assert_eq!(kept, 1, "what was acknowledged is on disk");
    let secret = token.rsplit('.').next().unwrap();
    for hidden in [code.as_str(), secret] {
        assert!(!log.contains(hidden), "a secret is in the log");
    }
}

fn push_of(joined: &Value) -> String {
    let payload = serde_json::json!({
        "id": "pushed-before-the-kill", "stream": "campaign:demo-skincare", "v": 1, "author": joined["principal"],
        "device": joined["device"], "device_seq": 1, "prev": "", "hlc": "2026-11-20T10:22:33.123Z/0007",
        "type": "review.cleared", "body": {},
    });
    let payload = payload.to_string();
    let hash = sverka_core::event::payload_hash(payload.as_bytes());
    serde_json::json!({ "events": [{ "payload": payload, "hash": hash }] }).to_string()
}

fn exchange(address: &str, line: &str, headers: &str, body: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    let length = body.len();
    write!(
        stream,
        "{line} HTTP/1.1\r\nHost: hub\r\nConnection: close\r\n{headers}Content-Length: {length}\r\n\r\n{body}"
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}
