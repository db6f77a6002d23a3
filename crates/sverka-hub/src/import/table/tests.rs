mod evidence;
mod found;

use super::*;
use chrono::{DateTime, TimeZone, Utc};
use sverka_core::model::{Confidence, Market, Metric, Unit, key};

const CAMPAIGN: &str = include_str!("../../../../../assets/mappings/campaign.example.json");

fn limits() -> Limits {
    let now: DateTime<Utc> = Utc.with_ymd_and_hms(2026, 4, 1, 9, 0, 0).unwrap();
    Limits::new(now)
}

/// The example campaign with a target in Russia only.
fn russian() -> String {
    let mut campaign: serde_json::Value = serde_json::from_str(CAMPAIGN).unwrap();
    campaign["targets"].as_array_mut().unwrap().truncate(1);
    campaign.to_string()
}

fn import(csv: &[u8], mapping: &str) -> Result<Checked, ImportError> {
    from_table(csv, mapping.as_bytes(), CAMPAIGN.as_bytes(), None, &limits())
}

fn shipped(csv: &str, name: &str) -> Checked {
    import(csv.as_bytes(), shipped_mapping(name).unwrap()).unwrap()
}

fn codes(checked: &Checked) -> Vec<(usize, &str)> {
    checked.refusals.iter().map(|refusal| (refusal.row, refusal.code.as_str())).collect()
}

fn known(checked: &Checked, place: usize, name: &str) -> Option<f64> {
    checked.shortlist.candidates[place].creator.metric(name).and_then(Metric::known)
}

#[test]
fn every_shipped_mapping_and_the_example_campaign_can_be_read() {
    for (name, text) in SHIPPED_MAPPINGS {
        assert_eq!(Mapping::read(text.as_bytes()).unwrap().name, name);
    }
    let campaign: sverka_core::model::Campaign = serde_json::from_str(CAMPAIGN).unwrap();
    assert!(!campaign.demo);
}

#[test]
fn the_mapping_in_the_reference_can_be_read() {
    let reference = include_str!("../../../../../docs/import.md");
    let example = reference.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    Mapping::read(example.as_bytes()).unwrap();
    let by_record = ["not-a-number", "withheld-with-value", "wrong-number-of-cells", "same-name", "rows-merged"];
    let of_tables = [
        "inexact-number",
        "ambiguous-number",
        "ambiguous-date",
        "not-whole",
        "contradicting-currency",
        "total-row",
        "not-known",
        "share-scale",
        "grouped",
        "rounded",
        "link-elsewhere",
        "merged-cell",
        "perhaps-total",
        "header",
        "other-table",
        "other-multiple",
    ];
    for code in by_record.into_iter().chain(of_tables) {
        assert!(reference.contains(&format!("`{code}`")), "{code}");
    }
    for (name, _) in SHIPPED_MAPPINGS {
        assert!(reference.contains(&format!("`{name}`")), "{name}");
    }
}

const PANEL: &str = "\
market,platform,id,name,category,followers,eng_auth,eng_avg,views_avg,likes_avg,comments_avg,source,asof,n_waves
RU,instagram,anna.tea,Анна пьёт чай,Lifestyle,8199999.999999999,300000.0,400000.0,,,,panel 2022,2022-w1,
US,youtube,TeaTown,,Food,1100000.0,,,50000.0,2000.0,100.0,panel 2022,2022-09,
EN,twitch,teastream,teastream,,500000.0,,,1200.0,,,twitch list,2020,
US,youtube,TeaTown,Tea Town,Food,1000000.0,,,45000.0,1800.0,90.0,panel 2022,2022-06,
RU,youtube,UCempty,Пусто,,,,,0.0,0.0,0.0,panel 2022,2022-09,
US,instagram,too.good,Too Good,,1000.0,,2000.0,,,,panel 2022,2022-09,
US,instagram,torn
";

#[test]
fn a_panel_of_creators_becomes_records_with_a_report() {
    let checked = shipped(PANEL, "creator-panel");
    assert_eq!(
        codes(&checked),
        [(4, "not-one-of"), (5, "duplicate-account"), (7, "out-of-range"), (8, "wrong-number-of-cells")]
    );
    let names: Vec<_> = checked.shortlist.candidates.iter().map(|c| c.creator.name.as_str()).collect();
    assert_eq!(names, ["Анна пьёт чай", "TeaTown", "Пусто"]);
    assert_eq!(known(&checked, 0, key::FOLLOWERS), Some(8_200_000.0));
    assert_eq!(known(&checked, 0, key::ER_FOLLOWERS), Some(0.04878));
    assert_eq!(known(&checked, 0, "authentic_engagement"), Some(0.75));
    assert_eq!(known(&checked, 1, key::ER_VIEWS), Some(0.042));
    assert_eq!(known(&checked, 1, key::COMMENTS_PER_100_LIKES), Some(5.0));
    assert_eq!(known(&checked, 2, key::ER_VIEWS), None, "0.0 means that nobody counted");
    assert_eq!(checked.shortlist.candidates[0].creator.as_of.to_rfc3339(), "2022-05-01T00:00:00+00:00");
    assert!(checked.refusals[0].detail.contains("EN"));
    assert!(checked.refusals[1].detail.contains("row 3"));
}

const TRENDING: &str = "\
market,video_id,title,publishedAt,channelId,channelTitle,categoryId,trending_date,tags,view_count,likes,dislikes,\
comment_count,thumbnail_link,comments_disabled,ratings_disabled,description,category
RU,v1,\"Чай, день первый\",2020-08-11T12:00:07Z,UC1,Чай ТВ,22,2020-08-12,[None],1000,50,1,10,x,False,False,\"line
break\",People & Blogs
RU,v1,\"Чай, день первый\",2020-08-11T12:00:07Z,UC1,Чай ТВ,22,2020-08-13,[None],3000,120,1,30,x,False,False,,People & Blogs
RU,v2,Второй,2020-08-12T12:00:00Z,UC1,Чай ТВ,22,2020-08-13,[None],1000,60,1,0,x,True,False,,People & Blogs
RU,v3,Третий,2020-08-13T12:00:00Z,UC2,Другой,22,2020-08-13,[None],many,60,1,0,x,True,False,,
RU,v4,Четвёртый,soon,UC3,Третий,22,2020-08-13,[None],10,1,1,0,x,True,False,,
";

#[test]
fn rows_of_videos_become_posts_of_their_channel_and_repeated_days_are_merged() {
    let checked = shipped(TRENDING, "youtube-trending");
    assert_eq!(codes(&checked), [(5, "not-a-number"), (6, "not-a-date")]);
    assert_eq!(checked.shortlist.candidates.len(), 1);
    let creator = &checked.shortlist.candidates[0].creator;
    assert_eq!(creator.id.as_str(), "youtube:UC1");
    assert_eq!(creator.accounts[0].url, "https://www.youtube.com/channel/UC1");
    let posts: Vec<_> = creator.posts.iter().map(|post| (post.id.as_str(), post.views, post.comments)).collect();
    assert_eq!(posts, [("v2", Some(1000), None), ("v1", Some(3000), Some(30))], "switched off is not zero");
    assert_eq!(known(&checked, 0, key::MEDIAN_VIEWS), Some(2000.0));
    assert_eq!(known(&checked, 0, key::ER_VIEWS), Some(0.05), "of the one video with both counts");
    let er = creator.metric(key::ER_VIEWS).unwrap();
    assert_eq!((er.confidence, er.sample_posts), (Confidence::Low, Some(1)));
    let notes: Vec<_> = checked.warnings.iter().map(|warning| warning.code.as_str()).collect();
    assert_eq!(notes, ["rows-merged"]);
}

#[test]
fn a_typed_list_in_a_russian_spreadsheet_is_read() {
    let text = "Handle;Platform;Followers;ER\r\n@чай_дома;VK;12,5 тыс.;4,5%\r\nteahouse;youtube;1 200 000;3,1\r\n\
                secret;telegram;скрыто;—\r\nword;rutube;много;1\r\n";
    let (bytes, ..) = encoding_rs::WINDOWS_1251.encode(text);
    let mapping = shipped_mapping("plain-list").unwrap();
    let checked = from_table(&bytes, mapping.as_bytes(), russian().as_bytes(), None, &limits()).unwrap();
    assert_eq!(codes(&checked), [(5, "not-a-number")]);
    assert_eq!(checked.warnings[0].code, "encoding-guessed");
    let creator = &checked.shortlist.candidates[0].creator;
    assert_eq!((creator.accounts[0].handle.as_str(), creator.market), ("чай_дома", Market::Ru));
    assert!(creator.id.as_str().starts_with("vk:h-"), "an id of other letters is hashed: {}", creator.id);
    assert_eq!(creator.as_of, limits().now);
    assert_eq!(
        (known(&checked, 0, key::FOLLOWERS), known(&checked, 0, key::ER_FOLLOWERS)),
        (Some(12_500.0), Some(0.045))
    );
    assert_eq!((known(&checked, 1, key::FOLLOWERS), known(&checked, 1, key::ER_FOLLOWERS)), (Some(1.2e6), Some(0.031)));
    let secret = &checked.shortlist.candidates[2].creator.accounts[0].metrics;
    assert_eq!(secret[key::FOLLOWERS].confidence, Confidence::Withheld);
    assert!(!secret.contains_key(key::ER_FOLLOWERS));
}

#[test]
fn a_list_without_a_market_needs_a_campaign_with_one() {
    let error =
        import(b"handle,platform,followers,er\na,vk,1,1\n", shipped_mapping("plain-list").unwrap()).unwrap_err();
    assert_eq!(error.code(), "mapping");
}

#[test]
fn a_vendor_export_with_some_of_the_columns_is_read() {
    let csv = "account_id\thandle\tname\tplatform\tmarket\tfollowers\tmedian_views\tsuspicious_pct\tprice_usd\t\
               female\tmale\tcountry_us\ttopics\tcollected_at\n\
               1\t@tea\tTea\tYT\tUnited States\t120K\t30,000\t12%\t$600\t55\t45\t71.5\ttea|calm|tea\t12.03.2026\n\
               2\t@sum\tSum\tIG\tUSA\t10K\t\t\t\t55\t40\t\t\t2026-03-12\n\
               3\t@far\tFar\tMySpace\tUSA\t10K\t\t\t\t\t\t\t\t2026-03-12\n\
               4\t@late\tLate\tIG\tUSA\t10K\t\t\t\t\t\t\t\t2036-03-12\n";
    let checked = shipped(csv, "vendor-export");
    assert_eq!(codes(&checked), [(3, "distribution-does-not-sum"), (4, "not-one-of"), (5, "future-as-of")]);
    let creator = &checked.shortlist.candidates[0].creator;
    assert_eq!(creator.topics, ["tea", "calm"]);
    assert_eq!(known(&checked, 0, key::SUSPICIOUS_SHARE), Some(0.12));
    assert_eq!((known(&checked, 0, key::CPV), creator.metric(key::CPV).unwrap().unit), (Some(0.02), Unit::Usd));
    let countries: Vec<_> = creator.audiences[0].countries.iter().map(|s| (s.label.as_str(), s.share)).collect();
    assert_eq!(countries, [("US", 0.715), ("other", 0.285)]);
    assert_eq!(creator.rates.len(), 1);
}

#[test]
fn utf_16_and_marks_are_read_and_other_bytes_are_refused_with_their_place() {
    let mapping = shipped_mapping("creator-panel").unwrap();
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(PANEL.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(import(&utf16, mapping).unwrap().shortlist.candidates.len(), 3);
    let marked = format!("\u{feff}{PANEL}");
    assert_eq!(import(marked.as_bytes(), mapping).unwrap().shortlist.candidates.len(), 3);
    let mut torn = PANEL.as_bytes().to_vec();
    torn[200] = 0xFF;
    assert_eq!(import(&torn, mapping).unwrap_err().code(), "not-text");
    let without_mark = import(&utf16[2..], mapping).unwrap();
    assert_eq!(
        (without_mark.shortlist.candidates.len(), without_mark.warnings[0].code.as_str()),
        (3, "encoding-guessed")
    );
}

#[test]
fn a_table_or_mapping_that_cannot_be_used_says_why() {
    let (panel, plain) = (shipped_mapping("creator-panel").unwrap(), shipped_mapping("vendor-export").unwrap());
    for (csv, mapping, code, word) in [
        ("<html><body>502</body></html>", panel, "table", "a web page"),
        ("", panel, "table", "no rows"),
        ("a,b\n1,2\n", panel, "table", "`id`"),
        ("handle,Handle,platform\n1,2,vk\n", plain, "table", "twice"),
        ("handle,platform\n\"leo,vk\nanna,vk\n", plain, "table", "row 2"),
        ("{\"a\":[{\"b\":1}],\"c\":[{\"b\":1}]}", plain, "table", "a, c"),
        (PANEL, "{}", "mapping", "version"),
        (PANEL, "not json", "mapping", "line 1"),
        (PANEL, &panel.replace("\"version\": 1", "\"version\": 2"), "mapping", "version 2"),
        (PANEL, &panel.replace("\"duplicates\"", "\"duplicate\""), "mapping", "duplicate"),
        (PANEL, &panel.replace("\"over\": \"followers\"", "\"column\": \"x\""), "mapping", "er_followers"),
        (PANEL, &panel.replace("\"missing\"", "\"encoding\": \"klingon\", \"missing\""), "mapping", "klingon"),
    ] {
        let error = import(csv.as_bytes(), mapping).unwrap_err();
        assert_eq!(error.code(), code, "{error}");
        assert!(error.to_string().contains(word), "{error}");
    }
    let few = Limits { max_candidates: 2, ..limits() };
    let error = from_table(PANEL.as_bytes(), panel.as_bytes(), CAMPAIGN.as_bytes(), None, &few).unwrap_err();
    assert_eq!(error.code(), "too-many");
}

/// Public tables of real creators, kept outside the repository. How many records and refusals they give is known.
#[test]
fn real_exports_are_read_with_a_report() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    for (file, mapping, kept, refused) in [
        ("creators_demo_dev.csv", "creator-panel", 1_666, 582),
        ("yt_us_2020-08.csv", "youtube-trending", 274, 0),
        ("yt_ru_2020-08.csv", "youtube-trending", 371, 0),
    ] {
        let Ok(bytes) = std::fs::read(folder.join(file)) else {
            println!("skipped: {file} is not beside the repository");
            continue;
        };
        let checked = import(&bytes, shipped_mapping(mapping).unwrap()).unwrap();
        let mut by_code = std::collections::BTreeMap::new();
        for refusal in &checked.refusals {
            *by_code.entry(refusal.code.as_str()).or_insert(0) += 1;
        }
        let mut strange = std::collections::BTreeMap::new();
        for warning in &checked.warnings {
            *strange.entry(warning.code.as_str()).or_insert(0) += 1;
        }
        println!("{file}: {} kept; refused {by_code:?}; strange {strange:?}", checked.shortlist.candidates.len());
        assert_eq!((checked.shortlist.candidates.len(), checked.refusals.len()), (kept, refused), "{file}");
    }
}

proptest::proptest! {
    /// Whatever the bytes, the answer is a report or an error, and every row is in exactly one of its lists.
    #[test]
    fn any_bytes_give_a_report_or_an_error(bytes in proptest::collection::vec(proptest::arbitrary::any::<u8>(), 0..400)) {
        let mut table = b"handle,platform,followers,er\n".to_vec();
        table.extend(&bytes);
        let mapping = shipped_mapping("plain-list").unwrap();
        let _ = from_table(&table, mapping.as_bytes(), russian().as_bytes(), None, &limits());
    }

    #[test]
    fn every_row_is_kept_or_refused(cells in proptest::collection::vec("[a-z0-9а-я%.,; \"-]{0,8}", 4..40)) {
        let rows = cells.chunks_exact(4).map(|row| format!("h{},youtube,\"{}\",\"{}\"\n",
            row[0].replace(['"', ','], ""), row[2].replace('"', ""), row[3].replace('"', "")));
        let table = format!("handle,platform,followers,er\n{}", rows.collect::<String>());
        let mapping = shipped_mapping("plain-list").unwrap();
        let checked = from_table(table.as_bytes(), mapping.as_bytes(), russian().as_bytes(), None, &limits()).unwrap();
        let all = checked.shortlist.candidates.len() + checked.refusals.len();
        proptest::prop_assert_eq!(all, cells.len() / 4);
    }

    /// Also rows that are blank, torn, totals, repeated or of several alphabets are each in one list, by their number.
    #[test]
    fn every_row_with_something_in_it_is_kept_or_refused_by_its_number(
        rows in proptest::collection::vec(proptest::sample::select(ROWS.to_vec()), 1..30),
    ) {
        let table = format!("handle;platform;followers;er\n{}\n", rows.join("\n"));
        let mapping = shipped_mapping("plain-list").unwrap();
        let checked = from_table(table.as_bytes(), mapping.as_bytes(), russian().as_bytes(), None, &limits()).unwrap();
        let mut named: Vec<usize> = checked.rows.to_vec();
        named.extend(checked.refusals.iter().map(|refused| refused.row));
        named.sort_unstable();
        let filled = rows.iter().enumerate().filter(|(_, row)| !row.chars().all(|sign| sign == ';'));
        proptest::prop_assert_eq!(named, filled.map(|(place, _)| place + 2).collect::<Vec<_>>());
        for warning in &checked.warnings {
            proptest::prop_assert!(warning.row == 1 || checked.rows.contains(&warning.row), "{:?}", warning);
        }
    }
}

/// Rows of all kinds.
const ROWS: [&str; 14] = [
    "leo;instagram;1000;5",
    "@LEO;Инстаграм;1 000;5 %",
    "https://t.me/s/leo?x=1;TG;12,5 тыс.;0,05",
    "",
    ";;;",
    "Итого;;12000;3,4",
    "total;vk;5;1",
    "anna;vk;-1;-1",
    "torn;vk",
    "long;vk;1;1;;",
    "more;vk;1;1;1",
    "UCabcdefghijklmnopqrstuv;youtube;10K+;5",
    ";vk;5;5",
    "far;MySpace;5;5",
];
