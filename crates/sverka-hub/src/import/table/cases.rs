//! Inputs of people who do this job, kept outside the repository: what each of them is to give. Skipped, and counted, where
//! they are not beside it.

use super::*;
use chrono::{DateTime, TimeZone, Utc};
use sverka_core::model::{Metric, key};

const CAMPAIGN: &str = include_str!("../../../../../assets/mappings/campaign.example.json");

fn limits() -> Limits {
    let now: DateTime<Utc> = Utc.with_ymd_and_hms(2026, 12, 1, 9, 0, 0).unwrap();
    Limits::new(now)
}

fn input(name: &str) -> Option<Vec<u8>> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/cases/inputs");
    let bytes = std::fs::read(folder.join(name)).ok();
    if bytes.is_none() {
        println!("skipped: 1 input, {name} is not beside the repository");
    }
    bytes
}

fn one_market() -> Vec<u8> {
    let mut campaign: serde_json::Value = serde_json::from_str(CAMPAIGN).unwrap();
    campaign["targets"].as_array_mut().unwrap().truncate(1);
    campaign.to_string().into_bytes()
}

fn read(table: &[u8], mapping: &str) -> Result<Checked, ImportError> {
    let campaign = if mapping == "plain-list" { one_market() } else { CAMPAIGN.into() };
    from_table(table, shipped_mapping(mapping).unwrap().as_bytes(), &campaign, None, &limits())
}

fn number(checked: &Checked, at: usize, name: &str) -> Option<f64> {
    checked.shortlist.candidates[at].creator.metric(name).and_then(Metric::known)
}

/// Row, handle, followers and engagement rate of each record; row and code of each refusal; and of what is pointed at.
type Expected = (
    &'static str,
    &'static str,
    Vec<(usize, &'static str, Option<f64>, Option<f64>)>,
    Vec<(usize, &'static str)>,
    Vec<(usize, &'static str)>,
);

#[test]
#[allow(clippy::too_many_lines, reason = "a table of cases")]
fn lists_of_colleagues_and_vendors_give_what_they_say() {
    let (f, k) = (Some(1000.0), Some(0.05));
    let (first, second) = ("UCabcdefghijklmnopqrstuv", "UCABCDEFGHIJKLMNOPQRSTUV");
    let dup = "duplicate-account";
    let cases: Vec<Expected> = vec![
        ("h01_sep.csv", "plain-list", vec![(2, "leo", f, k)], vec![], vec![]),
        (
            "h02_links_as_handles.csv",
            "plain-list",
            vec![(2, "leo", f, k), (5, "chaynaya_kniga", Some(900.0), k)],
            vec![(3, dup), (4, dup), (6, dup), (7, dup)],
            vec![],
        ),
        (
            "h03_yt_forms.csv",
            "plain-list",
            vec![(2, "leo", f, k), (5, first, Some(7.0), k), (7, "id77", Some(5.0), k), (9, second, Some(8.0), k)],
            vec![(3, dup), (4, dup), (6, dup), (8, dup)],
            vec![],
        ),
        (
            "h04_numbers.csv",
            "plain-list",
            vec![
                (2, "a1", Some(1e5), k),
                (3, "a2", Some(1200.0), Some(0.052)),
                (4, "a3", Some(1.2e6), Some(0.052)),
                (6, "a5", Some(1234.0), k),
                (7, "a6", Some(1234.0), k),
                (8, "a7", Some(2.5e6), k),
                (10, "a9", Some(12_345.0), k),
                (11, "a10", Some(3400.0), k),
                (12, "a11", None, k),
                (13, "a12", Some(1234.0), k),
                (14, "a13", f, None),
                (15, "a14", Some(1.2e6), k),
                (16, "a15", f, None),
                (17, "a16", f, None),
                (18, "a17", Some(0.0), Some(0.0)),
            ],
            vec![(5, "inexact-number"), (9, "inexact-number")],
            vec![(10, "grouped"), (12, "not-known"), (14, "not-known")],
        ),
        (
            "h05_semicolon_mixed.csv",
            "plain-list",
            vec![
                (2, "b1", Some(12_345.0), Some(0.034)),
                (3, "b2", Some(12_345.0), Some(0.034)),
                (4, "b3", Some(12_345.0), Some(0.034)),
                (5, "b4", Some(1_234_567.0), Some(0.0005)),
            ],
            vec![],
            vec![(2, "grouped"), (3, "grouped"), (5, "share-scale")],
        ),
        (
            "h06_total_blank.csv",
            "plain-list",
            vec![(2, "b1", Some(12_000.0), Some(0.034))],
            vec![(4, "total-row")],
            vec![],
        ),
        ("h08_dupe_unused_columns.csv", "plain-list", vec![(2, "b1", Some(12_000.0), Some(0.03))], vec![], vec![]),
        ("h11_utf16_tab.csv", "plain-list", vec![(2, "b1", Some(12_500.0), Some(0.034))], vec![], vec![]),
        ("h13_preamble.csv", "plain-list", vec![(5, "leo", f, k)], vec![], vec![]),
        (
            "h15_vendor_fractions.csv",
            "vendor-export",
            vec![(3, "f2", f, k), (4, "f3", f, Some(0.0005)), (5, "f4", f, k)],
            vec![(2, "distribution-does-not-sum")],
            vec![(4, "share-scale")],
        ),
        (
            "h16_vendor_money.csv",
            "vendor-export",
            vec![(2, "g1", f, None), (3, "g2", f, None), (5, "g4", f, None)],
            vec![
                (4, "contradicting-currency"),
                (6, "contradicting-currency"),
                (7, "contradicting-currency"),
                (8, "inexact-number"),
                (9, "inexact-number"),
            ],
            vec![(5, "grouped")],
        ),
        ("h18_vendor_upper.csv", "vendor-export", vec![(2, "j1", Some(10.0), k)], vec![], vec![]),
        (
            "h20_nfd_dupe.csv",
            "plain-list",
            vec![(2, "чайной", Some(10.0), k), (4, "leo", Some(5.0), k)],
            vec![(3, dup), (5, dup)],
            vec![],
        ),
        ("h21_cr.csv", "plain-list", vec![(2, "leo", Some(10.0), k), (3, "anna", Some(11.0), k)], vec![], vec![]),
        ("h22_ok.csv", "plain-list", vec![(2, "leo", f, k)], vec![], vec![]),
        (
            "h25_trailing_delims.csv",
            "plain-list",
            vec![(2, "b1", Some(12_000.0), Some(0.034)), (3, "b2", Some(12_000.0), Some(0.034))],
            vec![(4, "wrong-number-of-cells")],
            vec![],
        ),
    ];
    // What is said of names and handles as such is tested elsewhere.
    let of_cells = |code: &&(usize, &str)| !["look-alike", "mixed-scripts", "same-name"].contains(&code.1);
    for (name, mapping, kept, refused, pointed) in cases {
        let Some(bytes) = input(name) else { continue };
        let checked = read(&bytes, mapping).unwrap_or_else(|error| panic!("{name}: {error}"));
        let refusals: Vec<_> = checked.refusals.iter().map(|one| (one.row, one.code.as_str())).collect();
        assert_eq!(refusals, refused, "{name}");
        let warnings: Vec<_> = checked.warnings.iter().map(|one| (one.row, one.code.as_str())).collect();
        let warnings: Vec<_> = warnings.iter().filter(of_cells).copied().collect();
        assert_eq!(warnings, pointed, "{name}");
        let records = checked.rows.iter().zip(&checked.shortlist.candidates).enumerate().map(|(at, (row, one))| {
            let handle = one.creator.accounts[0].handle.as_str();
            (*row, handle, number(&checked, at, key::FOLLOWERS), number(&checked, at, key::ER_FOLLOWERS))
        });
        assert_eq!(records.collect::<Vec<_>>(), kept, "{name}");
    }
}

#[test]
fn platforms_are_known_by_the_words_of_colleagues() {
    let Some(bytes) = input("h09_platform_words.csv") else { return };
    let checked = read(&bytes, "plain-list").unwrap();
    let refused: Vec<_> = checked.refusals.iter().map(|one| (one.row, one.code.as_str(), one.text.as_str())).collect();
    assert_eq!(refused, [(12, "not-one-of", "X (Twitter)")]);
    let platforms = checked.shortlist.candidates.iter().map(|one| one.creator.accounts[0].platform);
    let platforms = serde_json::to_value(platforms.collect::<Vec<_>>()).unwrap();
    let expected = serde_json::json!([
        "instagram",
        "vk",
        "vk",
        "telegram",
        "telegram",
        "youtube",
        "youtube",
        "instagram",
        "dzen",
        "tiktok",
        "vk",
        "dzen",
        "rutube"
    ]);
    assert_eq!(platforms, expected);
}

#[test]
fn a_date_is_a_moment_or_the_row_is_refused() {
    let Some(bytes) = input("h14_vendor_dates.csv") else { return };
    let checked = read(&bytes, "vendor-export").unwrap();
    let refused: Vec<_> = checked.refusals.iter().map(|one| (one.row, one.code.as_str())).collect();
    assert_eq!(refused, [(4, "not-a-date"), (5, "not-a-date"), (6, "ambiguous-date"), (10, "not-a-date")]);
    assert_eq!(checked.refusals[2].column.as_deref(), Some("collected_at"));
    assert!(checked.refusals[2].detail.contains("day_first"), "it says what to set");
    let dates = checked.shortlist.candidates.iter().map(|one| one.creator.as_of.format("%m-%d %H:%M").to_string());
    let expected =
        ["11-05 10:00", "11-05 00:00", "11-05 07:00", "11-05 10:00", "11-05 10:00", "11-05 10:00", "11-01 00:00"];
    assert_eq!(dates.collect::<Vec<_>>(), expected);
}

#[test]
fn prices_shares_names_and_the_moment_of_the_import_are_as_they_are_written() {
    if let Some(bytes) = input("h16_vendor_money.csv") {
        let checked = read(&bytes, "vendor-export").unwrap();
        let prices = checked.shortlist.candidates.iter().flat_map(|one| &one.creator.rates).map(|rate| &rate.price);
        let prices: Vec<_> = prices.map(|price| (price.amount, price.currency.as_str())).collect();
        assert_eq!(prices, [(15_000.0, "RUB"), (15_000.0, "RUB"), (1200.0, "USD")]);
    }
    if let Some(bytes) = input("h15_vendor_fractions.csv") {
        let checked = read(&bytes, "vendor-export").unwrap();
        let countries = |at: usize| checked.shortlist.candidates[at].creator.audiences[0].countries[0].share;
        let near = |at: usize, share: f64| (countries(at) - share).abs() < 1e-9;
        assert!(near(0, 0.45) && near(1, 0.0045) && near(2, 0.45));
        let pointed: Vec<_> = checked.warnings.iter().filter_map(|one| one.column.as_deref()).collect();
        assert_eq!(pointed, ["country_ru"], "the row with 0.45 among 45s");
    }
    if let Some(bytes) = input("h17_vendor_names.csv") {
        let checked = read(&bytes, "vendor-export").unwrap();
        let refused: Vec<_> = checked.refusals.iter().map(|one| (one.row, one.code.as_str())).collect();
        assert_eq!(refused, [(3, "control-characters")], "a cell with a line break is in one row");
        let account = |at: usize| &checked.shortlist.candidates[at].creator.accounts[0];
        assert_eq!(account(3).url, "https://instagram.com/i5");
        assert_eq!((account(5).handle.as_str(), checked.rows[5]), ("i7", 8));
        assert!(checked.warnings.iter().any(|one| one.code == "direction-mark" && one.row == 4));
    }
    if let Some(bytes) = input("h18_vendor_upper.csv") {
        let checked = read(&bytes, "vendor-export").unwrap();
        assert_eq!(checked.shortlist.candidates[0].creator.as_of, limits().now);
    }
    if let Some(bytes) = input("h08_dupe_unused_columns.csv") {
        let passed = read(&bytes, "plain-list").unwrap().table.unwrap().passed_over;
        let passed: Vec<_> = passed.iter().map(|one| (one.column.as_str(), one.why)).collect();
        assert_eq!(passed, [("Note", "not-read"), ("note", "not-read")]);
    }
}

#[test]
fn a_quotation_that_is_never_closed_is_named_with_row_and_line() {
    let Some(bytes) = input("h19_quotes.csv") else { return };
    let error = read(&bytes, "plain-list").unwrap_err();
    assert_eq!(error.code(), "table");
    assert!(error.to_string().contains("row 2 (line 2)"), "{error}");
}

#[test]
fn two_channels_whose_numbers_differ_in_capitals_are_two() {
    let Some(bytes) = input("h24_trending_case.csv") else { return };
    let checked = read(&bytes, "youtube-trending").unwrap();
    let refused: Vec<_> = checked.refusals.iter().map(|one| (one.row, one.code.as_str())).collect();
    assert_eq!(refused, [(2, "not-a-date")]);
    let handles = checked.shortlist.candidates.iter().map(|one| one.creator.accounts[0].handle.as_str());
    assert_eq!(handles.collect::<Vec<_>>(), ["UCABCDEFGHIJKLMNOPQRSTUV", "UCabcdefghijklmnopqrstuv"]);
}

#[test]
fn mappings_and_campaigns_are_read_as_editors_save_them() {
    let table = b"handle,platform,followers,er\nleo,instagram,1000,5\n";
    let (plain, campaign) = (shipped_mapping("plain-list").unwrap().as_bytes().to_vec(), one_market());
    let mappings = ["m1_mapping_utf16.json", "m2_mapping_bom.json"].map(|name| (name, input(name), None));
    let campaigns = ["m3_campaign_bom.json", "m4_campaign_utf16.json"].map(|name| (name, None, input(name)));
    for (name, own_mapping, own_campaign) in mappings.into_iter().chain(campaigns) {
        let (mapping, plan) = (own_mapping.as_ref().unwrap_or(&plain), own_campaign.as_ref().unwrap_or(&campaign));
        let checked =
            from_table(table, mapping, plan, None, &limits()).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(checked.rows, [2], "{name}");
    }
    let (in_1251, ..) = encoding_rs::WINDOWS_1251.encode(CAMPAIGN);
    let error = from_table(table, &plain, &in_1251, None, &limits()).unwrap_err();
    assert_eq!(error.code(), "not-text", "JSON in another encoding is not guessed");
}
