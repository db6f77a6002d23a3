//! A campaign closes: a number is sealed before the AI's is shown, results are pasted, and the scoreboard counts; in the
//! real window with the real hub, offline from the first number on.
#![allow(missing_docs, clippy::expect_used, reason = "tests are named as facts, and one that cannot be set up fails")]

use serde_json::{Value, json};
use sverka_tests::hub_process::HubProcess;
use sverka_tests::window::{AI_VIEW, CAMPAIGN, ENTER, ESCAPE, Options, RESULTS, Window};
use tempfile::TempDir;

const CONTROL: char = '\u{e009}';
const NUMBER: &str = "#forecast-number";

#[test]
fn a_number_is_sealed_the_ais_is_seen_results_come_and_the_scoreboard_counts() {
    let dir = TempDir::new().expect("a folder");
    let mut hub = HubProcess::with_demo(dir.path(), 60);
    let join = Some((hub.address(), hub.invite("Анна", "RU")));
    let window = Window::open(&Options { join, ..Options::new(&dir.path().join("desk")) });
    window.first_run();
    let cards = window.invoke("campaigns", json!({})).expect("campaigns");
    let cards = cards["campaigns"].as_array().expect("cards");
    let both = cards.iter().find(|card| card["campaign"]["blind"]["percent"] == 100).expect("a hidden campaign");
    let campaign = both["campaign"]["id"].as_str().expect("an id").to_owned();
    window.review(&campaign);
    hub.stop();

    let page = json!({ "campaign": campaign, "filter": "all", "search": "", "from": 0, "count": 24 });
    let rows = window.invoke("queue", page).expect("a queue")["rows"].as_array().expect("rows").clone();
    let asked = |row: &Value| {
        let about = json!({ "campaign": campaign, "candidate": row["id"], "kind": null, "market": null });
        window.invoke("forecast", about).expect("a forecast")
    };

    // By keyboard, before anything of the AI was shown.
    window.press("c");
    window.fill(NUMBER, "12345");
    window.press_with(CONTROL, ENTER.chars().next().expect("a key"));
    let first = window.until("the number is kept", || {
        let view = asked(&rows[0]);
        if view["stated"][0]["p50"] == 12345 { Ok(view) } else { Err(view.to_string()) }
    });
    assert_eq!((&first["state"], &first["stated"][0]["sealed"]), (&json!("hidden"), &json!(true)), "{first}");
    assert!(first.get("model").is_none(), "{first}");
    let mut table = "creator_id;post;date;type;market;views\n".to_owned();
    for row in &rows {
        let view = asked(row);
        let (kind, market) = (view["kind"].as_str().expect("a form"), view["market"].as_str().expect("a market"));
        if view["stated"] == json!([]) {
            let args = json!({ "campaign": campaign, "candidate": row["id"], "kind": kind, "market": market,
                "p50": 12_345, "text": "" });
            window.invoke("state_forecast", json!({ "args": args })).expect("kept");
        }
        table += &format!("{};p;2027-01-15;{kind};{market};12000\n", row["id"].as_str().expect("an id"));
    }

    // After the verdict the AI's number stands beside. Keeping a number has closed the sheet.
    window.gone(".sheet");
    window.press("h");
    window.press("k");
    window.see(AI_VIEW);
    window.press("c");
    window.see(".chances");
    assert_eq!(asked(&rows[0])["state"], "ready");
    window.press(ESCAPE);
    window.gone(".sheet");

    // The campaign closes.
    window.press("gc");
    window.see(CAMPAIGN);
    window.click(RESULTS);
    window.see(".sheet textarea");
    // As a paste does: the driver types no line breaks.
    let paste = "const field = document.querySelector('.sheet textarea'); field.value = a[0];
        field.dispatchEvent(new Event('input', { bubbles: true }))";
    window.js(paste, json!([table])).expect("pasted");
    window.click(".sheet form button");
    window.see(".sheet .rows table");
    window.click(".sheet .actions button");
    window.see(".sheet .brought table");
    let board = window.until("the scoreboard counts", || {
        let board = window.invoke("scoreboard", json!({}))?;
        let learnt = board["learning"] == false && board["posts"].as_u64() >= Some(20);
        if learnt { Ok(board) } else { Err(board.to_string()) }
    });
    let all = board["own"].as_array().and_then(|own| own.iter().find(|case| case["what"] == "all")).expect("a record");
    assert!(all["nearer"]["hits"].as_u64() >= Some(20), "she was nearly right each time: {all}");
    assert!(board["steps"][0]["people"]["high"].as_f64() < Some(1.0), "{}", board["steps"][0]);
    let checked = window.invoke("verify", json!({})).expect("checked");
    assert_eq!((&checked["flaws"], &checked["sealed"]), (&json!([]), &json!(24)), "{checked}");
}
