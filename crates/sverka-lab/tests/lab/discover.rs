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
