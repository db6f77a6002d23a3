//! Tables of creators as other programs write them.

use crate::{Folder, answer, refusal};
use serde_json::{Value, json};

const HEADER: &str = "handle,name,platform,market,followers,er_followers_pct,country_ru,country_us,collected_at";

fn ask(folder: &Folder, name: &str, content: impl AsRef<[u8]>, query: &str) -> Value {
    answer(&["discover", "--data", &folder.write(name, content), "--query", query, "--duplicates"])
}

#[test]
fn creators_are_read_in_any_case_sign_encoding_and_kind_of_file() {
    let folder = Folder::new();
    let question = "followers >= 12345 and audience.RU >= 60% and audience.RU <= 61% and market = RU";
    let semicolons =
        format!("{}\na1;Анна Дом;ВКонтакте;Россия;12 345;5,2;60,5;20;05.11.2026\n", HEADER.replace(',', ";"));
    let (windows, ..) = encoding_rs::WINDOWS_1251.encode(&semicolons);
    for (name, content) in [
        ("capitals.csv", format!("{}\na1,Анна Дом,VK,RU,12345,5.2%,60.5,20,2026-11-05\n", HEADER.to_uppercase()).into_bytes()),
        ("semicolons.csv", semicolons.clone().into_bytes()),
        ("windows.csv", windows.into_owned()),
        ("tabs.txt", semicolons.replace(';', "\t").into_bytes()),
        ("russian.csv", "Ник;Имя;Площадка;Рынок;Подписчики, тыс.;country_ru;country_us\na1;Анна Дом;вк;РФ;12,345;60,5 %;20\n".into()),
        (
            "records.json",
            r#"[{"handle":"a1","name":"Анна Дом","platform":"vk","market":"ru","followers":12345,"country_ru":60.5,"country_us":20}]"#
                .into(),
        ),
    ] {
        let found = ask(&folder, name, content, question);
        assert_eq!(found["found"]["total"], 1, "{name}: {found}");
        assert_eq!((&found["refused"], &found["unread"]), (&json!([]), &json!([])), "{name}");
        assert_eq!(found["found"]["hits"][0]["name"], "Анна Дом", "{name}");
    }
}

#[test]
fn a_row_that_cannot_be_used_costs_itself_alone_and_is_told() {
    let folder = Folder::new();
    let content = format!(
        "{HEADER}\na1,N1,instagram,RU,12345,5,60,20,2026-11-05\nTotal,,,,12345,,,,\na2,N2,myspace,RU,1,,,,\n\
         a3,N3,tiktok,Mars,1,,,,\na4,N4\n,N5,tiktok,RU,1,,,,\n"
    );
    let found = ask(&folder, "t.csv", content, "followers >= 1");
    assert_eq!((&found["creators"], &found["found"]["total"]), (&json!(1), &json!(1)));
    let told: Vec<_> = found["refused"].as_array().unwrap().iter().map(|it| json!([it["row"], it["code"]])).collect();
    assert_eq!(
        told,
        [
            json!([3, "total"]),
            json!([4, "unknown-platform"]),
            json!([5, "unknown-market"]),
            json!([6, "wrong-number-of-cells"]),
            json!([7, "no-creator"])
        ]
    );
    let nobody = folder.write("n.csv", format!("{HEADER}\na2,N2,myspace,RU,1,,,,\n"));
    assert!(refusal(&["discover", "--data", &nobody, "--duplicates"]).contains("row 2: the platform is not known"));
}

#[test]
fn what_cannot_be_read_is_missing_and_told_never_zero() {
    let folder = Folder::new();
    let content = format!("{HEADER}\na1,N1,instagram,RU,many,hidden,about 60,20,soon\n");
    let found = ask(&folder, "t.csv", content, "audience.RU <= 5% or followers <= 5 or audience.US >= 10%");
    assert_eq!((&found["found"]["total"], &found["found"]["undecided"]), (&json!(0), &json!(1)), "{found}");
    let told: Vec<_> = found["unread"].as_array().unwrap().iter().map(|it| json!([it["column"], it["code"]])).collect();
    assert_eq!(
        told,
        [
            json!(["collected_at", "not-a-date"]),
            json!(["followers", "not-a-number"]),
            json!(["er_followers_pct", "withheld"]),
            json!(["country_ru", "not-a-number"])
        ]
    );
}

#[test]
fn an_account_is_the_same_however_its_link_was_pasted() {
    let folder = Folder::new();
    let rows = ["leo", "@LEO", "https://www.instagram.com/leo/?igsh=1", "instagram.com/leo"];
    let rows: String =
        rows.iter().map(|handle| format!("{handle},Leo Tea,instagram,US,12345,5,,60,2026-11-05\n")).collect();
    let found = ask(&folder, "t.csv", format!("{HEADER}\n{rows}"), "followers >= 1");
    let pairs = found["duplicates"]["pairs"].as_array().unwrap();
    assert_eq!(pairs.len(), 6, "{found}");
    assert!(
        pairs.iter().all(|pair| pair["parts"].as_array().unwrap().iter().any(|part| part["code"] == "same-account"))
    );
}

/// Row, column and code of each entry.
fn told<'a>(found: &'a Value, list: &str) -> Vec<(u64, &'a str, &'a str)> {
    let text = |it: &'a Value, name: &str| it[name].as_str().unwrap_or_default();
    let told = found[list].as_array().unwrap().iter();
    told.map(|it| (it["row"].as_u64().unwrap(), text(it, "column"), text(it, "code"))).collect()
}

#[test]
fn yes_and_no_rates_other_currencies_and_minus_one_are_no_numbers_of_a_creator() {
    let folder = Folder::new();
    let content = "handle,platform,market,followers,er_followers_pct,price_rub,price_usd,suspicious_pct,growth_90d_pct\n\
        leo,instagram,US,нет,3.4,нет,15 000 ₽,5,-1\nmila,instagram,US,-1,5%,€300,no,-1,2\n\
        anna,instagram,RU,5%,4,да,,,\nivan,instagram,RU,1.2K,5,\"1,5 млн\",,,\nzoe,instagram,RU,300 ₽,105,100,,,\n";
    let found = ask(&folder, "t.csv", content, "followers <= 5 or price.rub >= 1");
    assert_eq!(
        told(&found, "unread"),
        [
            (2, "followers", "not-a-number"),
            (2, "price_rub", "not-a-number"),
            (2, "price_usd", "contradicting-currency"),
            (3, "followers", "not-known"),
            (3, "suspicious_pct", "not-known"),
            (3, "price_rub", "contradicting-currency"),
            (3, "price_usd", "not-a-number"),
            (4, "followers", "not-a-number"),
            (4, "price_rub", "not-a-number"),
            (6, "followers", "not-a-number"),
            (6, "er_followers_pct", "out-of-range"),
        ]
    );
    assert_eq!(found["found"]["total"], 2, "{found}");
    let kept = ask(&folder, "t.csv", content, "followers 1200..1200");
    assert_eq!(kept["found"]["hits"][0]["name"], "ivan", "{kept}");
}

#[test]
fn a_number_that_is_two_is_decided_by_what_it_can_be_or_not_read() {
    let folder = Folder::new();
    let content = "handle,platform,market,followers,er_followers_pct,posts_per_week\n\
        leo,instagram,US,\"1,000\",\"3,125\",\"1,500\"\nmila,instagram,US,\"12,000\",\"2,250\",\"2,125\"\n";
    let found = ask(&folder, "t.csv", content, "followers 1000..1000 and engagement.followers 3.1%..3.2%");
    assert_eq!(found["found"]["total"], 1, "{found}");
    assert_eq!(
        told(&found, "unread"),
        [(2, "posts_per_week", "ambiguous-number"), (3, "posts_per_week", "ambiguous-number")]
    );
    assert_eq!(told(&found, "pointed_at"), [(2, "followers", "grouped"), (3, "followers", "grouped")]);
}

#[test]
fn a_multiple_above_a_column_and_in_its_cell_is_taken_once() {
    let folder = Folder::new();
    let content = "handle;platform;market;Followers, тыс.;eng_avg\nleo;instagram;US;12K;600\n\
        mila;instagram;US;12;600\nanna;tiktok;RU;1,2 млн;60000\n";
    let found = ask(&folder, "t.csv", content, "followers 12000..12000 and engagement.followers 4.9%..5.1%");
    assert_eq!(found["found"]["total"], 2, "{found}");
    let found = ask(&folder, "t.csv", content, "followers 1200000..1200000 and engagement.followers 4.9%..5.1%");
    assert_eq!((&found["found"]["total"], &found["unread"]), (&json!(1), &json!([])), "{found}");
    assert_eq!(told(&found, "pointed_at"), [(4, "Followers, тыс.", "other-multiple")]);
}

#[test]
fn an_average_is_no_median_and_columns_that_are_not_read_are_named() {
    let folder = Folder::new();
    let content = "handle,platform,market,followers,views_avg,note\nleo,instagram,US,1000,5000,x\n";
    let found = ask(&folder, "t.csv", content, "views >= 1");
    assert_eq!(found["found"]["total"], 0, "{found}");
    assert_eq!(found["passed_over"], json!(["views_avg", "note"]));
}

#[test]
fn what_names_nobody_is_refused_and_a_name_of_totals_is_pointed_at() {
    let folder = Folder::new();
    let json = r#"[{"handle":true,"platform":"vk","market":"RU","followers":1},
        {"handle":"1.79E+16","platform":"vk","market":"RU","followers":1},
        {"handle":"leo","name":"Total","platform":"vk","market":"RU","followers":1}]"#;
    let found = ask(&folder, "t.json", json, "followers >= 1");
    assert_eq!(told(&found, "refused"), [(1, "handle", "not-text"), (2, "handle", "inexact-number")]);
    assert_eq!(told(&found, "pointed_at"), [(3, "name", "perhaps-total")]);
}

#[test]
fn dates_with_points_that_stand_month_first_make_the_others_two_days() {
    let folder = Folder::new();
    let content = "handle,platform,market,collected_at\nleo,vk,RU,11.13.2026\nmila,vk,RU,11.05.2026\n";
    let found = ask(&folder, "t.csv", content, "market = RU");
    assert_eq!(told(&found, "unread"), [(2, "collected_at", "not-a-date"), (3, "collected_at", "not-a-date")]);
}

#[test]
fn shares_that_are_more_than_the_whole_and_shares_that_are_perhaps_fractions_are_told() {
    let folder = Folder::new();
    let content = "handle,platform,market,followers,er_followers_pct,country_ru,country_us\n\
        leo,vk,RU,10,0.05,80,70\nmila,vk,RU,10,0.03,10,80\nanna,vk,RU,10,1.3,20,30\n";
    let found = ask(&folder, "t.csv", content, "audience.RU >= 1%");
    assert_eq!(told(&found, "unread"), [(2, "country_ru", "distribution-does-not-sum")]);
    let scale = "share-scale";
    let column = "er_followers_pct";
    assert_eq!(told(&found, "pointed_at"), [(2, column, scale), (3, column, scale), (4, column, scale)]);
    assert_eq!(found["found"]["total"], 2, "{found}");
}

#[test]
fn rows_of_a_second_table_are_refused_with_where_it_begins() {
    let folder = Folder::new();
    let content = "handle,platform,market,followers,median_views\nleo,vk,RU,1000,500\n\n\
        handle,platform,market,median_views,followers\nmila,vk,RU,700,9000\n";
    let found = ask(&folder, "t.csv", content, "followers <= 1000");
    assert_eq!(told(&found, "refused"), [(4, "", "other-table"), (5, "", "other-table")]);
    assert_eq!(found["found"]["total"], 1);
    let said =
        refusal(&["authenticity", "--train", &folder.write("a.csv", content), "--test", "x", "--label", "market"]);
    assert!(said.contains("row 4: another header begins here"), "{said}");
}
