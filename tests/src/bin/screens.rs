//! `screens FOLDER`: pictures of the real window with the real hub, for the documentation and for looking at.
#![allow(clippy::expect_used, reason = "a program for developers, of use only when all works")]

use serde_json::json;
use std::path::{Path, PathBuf};
use sverka_tests::hub_process::HubProcess;
use sverka_tests::window::{AI_VIEW, CAMPAIGN, DOSSIER, ENTER, ESCAPE, Options, PILL, RESULTS, VERSIONS, Window};
use tempfile::TempDir;

/// One look of the window.
struct Look {
    name: &'static str,
    size: (u32, u32),
    locale: &'static str,
    dark: bool,
}

const LOOKS: &[Look] = &[
    Look { name: "1366-en-light", size: (1366, 768), locale: "en_US.UTF-8", dark: false },
    Look { name: "1366-ru-light", size: (1366, 768), locale: "ru_RU.UTF-8", dark: false },
    Look { name: "1366-ru-dark", size: (1366, 768), locale: "ru_RU.UTF-8", dark: true },
    Look { name: "1920-en-dark", size: (1920, 1080), locale: "en_US.UTF-8", dark: true },
    Look { name: "1920-ru-light", size: (1920, 1080), locale: "ru_RU.UTF-8", dark: false },
];

fn main() {
    let out = PathBuf::from(std::env::args().nth(1).expect("a folder for the pictures"));
    std::fs::create_dir_all(&out).expect("the folder can be made");
    for look in LOOKS {
        // A hub of its own: no other person's verdicts on the pictures than the demo's.
        let dir = TempDir::new().expect("a folder");
        let mut hub = HubProcess::with_demo(dir.path(), 60);
        take(&mut hub, &dir.path().join("desk"), look, &out);
    }
}

fn take(hub: &mut HubProcess, desk: &Path, look: &Look, out: &Path) {
    let anna = ["--name", "Анна", "--market", "RU", "--role", "strategist", "--all-campaigns"];
    let join = Some((hub.address(), hub.enrol(&anna).0));
    let window = Window::open(&Options { join, size: look.size, locale: look.locale, ..Options::new(desk) });
    let named = |what: &str| out.join(format!("{what}-{}.png", look.name));
    let picture = |what: &str| window.picture(&named(what));
    first_run(&desk.with_file_name("work"), look, &named("first-run"));
    window.first_run();
    if look.dark {
        let settings = "const start = await window.__TAURI_INTERNALS__.invoke('start');
            await window.__TAURI_INTERNALS__.invoke('save_settings', { settings: { ...start.settings, theme: 'dark' } });
            location.reload()";
        window.js(settings, json!([])).expect("the page is loaded again, dark");
        window.see("[data-theme=dark]");
        window.see(CAMPAIGN);
    }
    window.text_until(PILL, |text| !text.is_empty());
    picture("campaigns");
    window.press(ENTER);
    window.see(DOSSIER);
    picture("review-blind");
    // Three verdicts, then a look at the second candidate, whose AI view is open now.
    for key in ["a", "h", "r"] {
        window.judge(key);
    }
    window.press("kk");
    window.see(AI_VIEW);
    picture("review-decided");
    window.press("c");
    window.see(".chances");
    // A number of one's own, a fifth below the AI's, and why.
    window.press(&"\u{e015}".repeat(20));
    // Digits are the number's while it has the focus; Enter leads on to the causes.
    window.press(ENTER);
    window.press("3");
    picture("forecast");
    window.press(ESCAPE);
    window.gone(".sheet");
    window.press("i");
    window.see(".sheet table");
    picture("model");
    window.press(ESCAPE);
    // The creators of all campaigns, with the question that comes first, and those who may be one.
    window.press("gd");
    window.see(".results [role=status]");
    picture("discovery");
    window.press("]");
    window.see(".pair, .state");
    picture("duplicates");
    window.press("gc");
    window.see(CAMPAIGN);
    close(&window, &picture);
    window.press(ENTER);
    window.see(DOSSIER);
    hub.stop();
    // From the candidate that was looked at last to one without a verdict.
    let before = window.candidate();
    window.press(ENTER);
    window.until("another candidate", || if window.candidate() == before { Err(before.clone()) } else { Ok(()) });
    window.judge("a");
    window.judge("a");
    window.click(PILL);
    picture("offline");
    hub.start();
}

/// The first page of real work, where a passphrase keeps the key.
fn first_run(desk: &Path, look: &Look, out: &Path) {
    let work = Window::open(&Options { demo: false, size: look.size, locale: look.locale, ..Options::new(desk) });
    work.see("input[aria-describedby=strength]");
    if look.dark {
        let dark = "[...document.querySelectorAll('[role=radio]')].at(-1).click()";
        work.js(dark, json!([])).expect("the last choice of the theme is dark");
    }
    work.picture(out);
}

/// An export of YouTube Studio as it comes: it names no channel.
const EXPORT: &str = "\
Content,Video title,Video publish time,Duration,Views,Watch time (hours),Subscribers,Likes,Comments added
Total,,,,3000,40.5,9,130,12
-aQ2kTs8_x1,\"Tea, slowly\",\"Nov 5, 2026\",600,2000,30.5,7,100,10
b7Yt2Wk_e0A,Quiet cup,\"Nov 6, 2026\",45,1000,10,2,30,2
";

/// Posts that the campaign is closed with.
const CLOSED: usize = 40;

/// Results come: what they brought, what they would teach, and who was right.
fn close(window: &Window, picture: &impl Fn(&str)) {
    let cards = window.invoke("campaigns", json!({})).expect("campaigns");
    let campaign = cards["campaigns"][0]["campaign"]["id"].as_str().expect("an id").to_owned();
    let page = json!({ "campaign": campaign, "filter": "all", "search": "", "from": 0, "count": CLOSED });
    let rows = window.invoke("queue", page).expect("a queue")["rows"].as_array().expect("rows").clone();
    let mut table = "creator_id;post;date;type;market;views;reach;engagements;clicks;conversions\n".to_owned();
    for (at, row) in rows.iter().enumerate() {
        let candidate = json!({ "campaign": campaign, "candidate": row["id"] });
        let dossier = window.invoke("dossier", candidate).expect("a dossier");
        let posts = dossier["creator"]["posts"].as_array().expect("posts");
        let mut views: Vec<u64> = posts.iter().filter_map(|post| post["views"].as_u64()).collect();
        views.sort_unstable();
        let usual = views.get(views.len() / 2).copied().unwrap_or(10_000);
        let about = json!({ "campaign": campaign, "candidate": row["id"], "kind": null, "market": null });
        let asked = window.invoke("forecast", about).expect("a forecast");
        let (kind, market) = (asked["kind"].as_str().expect("a form"), asked["market"].as_str().expect("a market"));
        // A campaign of its own kind: Russian posts bring less than records say, and people have seen some of it coming.
        let brought = usual * [52, 88, 61, 47, 95, 70, 58, 120][at % 8] / if market == "RU" { 100 } else { 80 };
        let own = usual * [70, 90, 80, 60][at % 4] / 100;
        let args = json!({ "campaign": campaign, "candidate": row["id"], "kind": kind, "market": market,
            "p50": own.max(1), "text": "", "cause": "F-AGE" });
        window.invoke("state_forecast", json!({ "args": args })).expect("kept");
        table += &format!(
            "{};p;2027-01-{:02};{kind};{market};{brought};{};{};{};{}\n",
            row["id"].as_str().expect("an id"),
            1 + at % 28,
            brought * 8 / 10,
            brought / 22,
            brought / 130,
            brought / 1_900
        );
    }
    window.click(RESULTS);
    window.paste_results(EXPORT);
    window.see(".sheet .questions select");
    picture("results-look");
    window.click(".sheet .actions button:nth-of-type(2)");
    window.see(".sheet textarea");
    window.press(ESCAPE);
    window.gone(".sheet");
    window.bring_results(&table);
    picture("results");
    window.press(ESCAPE);
    window.gone(".sheet");
    window.click(VERSIONS);
    window.see("#take-offered");
    picture("forecast-model");
    window.press(ESCAPE);
    window.gone(".sheet");
    window.press("i");
    window.see(".sheet table");
    window.click("#show-scoreboard");
    window.until("the scoreboard counts", || {
        let board = window.invoke("scoreboard", json!({}))?;
        if board["learning"] == false { Ok(()) } else { Err(board.to_string()) }
    });
    window.see(".sheet ul");
    picture("scoreboard");
    window.press(ESCAPE);
    window.press(ESCAPE);
    window.gone(".sheet");
}
