//! A person takes exports as they come into a campaign's results, in the real window: a table of YouTube Studio that names
//! no channel, and one of Meta Business Suite whose dates stand month first.
#![allow(missing_docs, clippy::expect_used, reason = "tests are named as facts, and one that cannot be set up fails")]

use serde_json::json;
use sverka_tests::hub_process::HubProcess;
use sverka_tests::window::{CAMPAIGN, Options, RESULTS, Window};
use tempfile::TempDir;

const YOUTUBE: &str = "\
Content,Video title,Video publish time,Duration,Views,Watch time (hours),Subscribers,Likes,Comments added
Total,,,,3000,40.5,9,130,12
-aQ2kTs8_x1,\"Tea, slowly\",\"Nov 5, 2026\",600,2000,30.5,7,100,10
b7Yt2Wk_e0A,Quiet cup,\"Nov 6, 2026\",45,1000,10,2,30,2
";

fn meta(handle: &str) -> String {
    format!(
        "Post ID,Account ID,Account username,Account name,Description,Duration (sec),Publish time,Permalink,Post type,\
         Data comment,Date,Views,Reach,Likes,Shares,Follows,Comments,Saves\n\
         17900000000000001,17841400000000000,{handle},Some Name,\"Tea,\nslowly\",30,11/05/2026 08:30,\
         https://www.instagram.com/reel/DQaaBBccDDe/?igsh=abc,IG reel,,Lifetime,5200,4100,310,12,3,20,8\n"
    )
}

#[test]
fn an_untouched_youtube_export_and_a_meta_export_come_into_the_results() {
    let dir = TempDir::new().expect("a folder");
    let hub = HubProcess::with_demo(dir.path(), 12);
    let anna = ["--name", "Anna", "--market", "RU", "--all-campaigns"];
    let join = Some((hub.address(), hub.enrol(&anna).0));
    let window = Window::open(&Options { join, size: (1366, 768), ..Options::new(&dir.path().join("desk")) });
    window.first_run();
    window.see(CAMPAIGN);
    let cards = window.invoke("campaigns", json!({})).expect("campaigns");
    let campaign = cards["campaigns"][0]["campaign"]["id"].as_str().expect("an id").to_owned();
    let page = json!({ "campaign": campaign, "filter": "all", "search": "", "from": 0, "count": 12 });
    let rows = window.invoke("queue", page).expect("a queue")["rows"].clone();
    let (channel, other) = (rows[7].clone(), rows[3].clone());

    window.click(RESULTS);
    window.paste_results(YOUTUBE);
    window.see(".sheet .questions select");
    // Nothing can be kept before somebody says whose channel it is.
    assert_eq!(
        window.js("return document.querySelector('.sheet .actions button').disabled", json!([])),
        Ok(json!(true))
    );
    let choose = "const whose = document.querySelector('.sheet .questions select'); whose.value = a[0];
        whose.dispatchEvent(new Event('change', { bubbles: true }))";
    window.js(choose, json!([channel["id"]])).expect("chosen");
    window.text_until(".sheet .rows", |text| text.contains("-aQ2kTs8_x1") && text.contains("2,000"));
    window.click(".sheet .actions button:not(:disabled)");
    window.see(".sheet textarea");

    window.paste_results(&meta(other["handle"].as_str().expect("a handle")));
    window.text_until(".sheet .rows", |text| text.contains("5,200") && text.contains("instagram.com/p/DQaaBBccDDe"));
    window.click(".sheet .actions button:not(:disabled)");
    window.see(".sheet textarea");

    let view = window.invoke("results", json!({ "campaign": campaign })).expect("results");
    let brought = |row: &serde_json::Value| {
        let mut all = view["creators"].as_array().expect("creators").iter();
        let found = all.find(|it| it["id"] == row["id"]).unwrap_or_else(|| panic!("{row} in {view}"));
        (found["name"].clone(), found["brought"]["posts"].clone(), found["brought"]["funnel"]["views"].clone())
    };
    assert_eq!(brought(&channel), (channel["name"].clone(), json!(2), json!(3000)), "the total is not counted");
    assert_eq!(brought(&other), (other["name"].clone(), json!(1), json!(5200)));
    assert_eq!(view["creators"].as_array().map(Vec::len), Some(2));
}
