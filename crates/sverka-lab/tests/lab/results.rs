//! What the window would make of a table of results.

use crate::{Folder, answer, refusal, run};
use serde_json::{Value, json};

const CREATORS: &str = "id,handle,name,market\nc1,anna.home,Анна Дом,Russia\nc2,leo,Leo,US\n";

fn read(folder: &Folder, table: &str, more: &[&str]) -> Value {
    let creators = folder.write("creators.csv", CREATORS);
    let table = folder.write("table.csv", table);
    answer(&[&["results", "--creators", &creators, "--table", &table], more].concat())
}

#[test]
fn kept_and_refused_rows_are_told_with_their_numbers_and_reasons() {
    let folder = Folder::new();
    let found = read(
        &folder,
        "Handle;Post;Date;Views;Cost, ₽;Note\nleo;p1;05.11.2026;1 200;15 000,50;x\nnobody;p2;;5;;\nИтого;;;1 205;;\n",
        &[],
    );
    let kept = json!([{ "row": 2, "creator": "c2", "post": "p1", "day": "2026-11-05", "views": 1200, "reach": null,
        "engagements": null, "clicks": null, "conversions": null, "spend": { "amount": 15000.5, "currency": "RUB" } }]);
    assert_eq!(found["kept"], kept);
    let refused: Vec<_> = found["refused"].as_array().unwrap().iter().map(|it| (&it["row"], &it["code"])).collect();
    assert_eq!(refused, [(&json!(3), &json!("unknown-creator")), (&json!(4), &json!("total"))]);
    assert_eq!(found["refused"][0]["text"], "nobody");
    assert!(found["refused"][0]["say"].as_str().unwrap().contains("nobody among the creators"));
    assert_eq!(found["passed_over"], json!([{ "column": "Note", "why": "not-known" }]));
    assert_eq!(found["columns"][0], json!({ "field": "handle", "column": "Handle" }));
    assert_eq!((&found["sheet"], &found["asks_whose"]), (&Value::Null, &json!(false)));
}

#[test]
fn what_a_person_says_of_the_file_is_heard() {
    let folder = Folder::new();
    let table = "Video,Date,Seen,Cost\nv1,05/11/2026,\"1,234\",\"2,500\"\n";
    let found = read(&folder, table, &["--column", "Seen=views"]);
    assert_eq!((&found["asks_whose"], &found["refused"][0]["code"]), (&json!(true), &json!("no-creator")));
    let all =
        ["--creator", "c1", "--day-first", "true", "--decimal", ".", "--currency", "USD", "--column", "Seen=views"];
    let found = read(&folder, table, &all);
    assert_eq!(found["kept"][0]["day"], "2026-11-05");
    assert_eq!(found["kept"][0]["views"], 1234);
    assert_eq!(found["kept"][0]["spend"], json!({ "amount": 2500, "currency": "USD" }));
    let found = read(&folder, table, &[&all[..], &["--column", "Cost="]].concat());
    assert_eq!(found["kept"][0]["spend"], Value::Null);
}

#[test]
fn a_file_that_is_refused_as_a_whole_says_so_in_the_answer_and_beside_it() {
    let folder = Folder::new();
    let creators = folder.write("creators.csv", CREATORS);
    for (content, row, code, words) in [
        ("<html><table></table></html>", Value::Null, "not-a-table", "a web page"),
        ("Handle;Title;Views\nleo;\"open;5\nleo;x;6\n", json!(2), "open-quote", "a quotation mark opens in row 2"),
        ("Landing,Sessions\na,5\n", Value::Null, "no-creator-column", "the columns are: Landing, Sessions"),
        ("", Value::Null, "empty", "no rows"),
    ] {
        let table = folder.write("table", content);
        let output = run(&["results", "--creators", &creators, "--table", &table]);
        assert_eq!(output.status.code(), Some(1));
        let found: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!((found["kept"].as_array().unwrap().len(), found["refused"].as_array().unwrap().len()), (0, 1));
        assert_eq!((&found["refused"][0]["row"], &found["refused"][0]["code"]), (&row, &json!(code)));
        assert!(found["refused"][0]["say"].as_str().unwrap().contains(words), "{found}");
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains(words) && said.lines().count() == 1, "{said}");
    }
}

#[test]
fn creators_options_and_columns_that_are_wrong_are_named() {
    let folder = Folder::new();
    let (good, table) = (folder.write("c.csv", CREATORS), folder.write("t.csv", "Handle,Views\nleo,5\n"));
    let asked = |creators: &str, more: &[&str]| {
        refusal(&[&["results", "--creators", creators, "--table", &table], more].concat())
    };
    let abroad = folder.write("a.csv", "id,handle,name,market\nc1,leo,Leo,France\n");
    assert!(asked(&abroad, &[]).contains("row 2: market is \"France\""));
    assert!(asked(&good, &["--creator", "c9"]).contains("has no creator \"c9\""));
    assert!(asked(&good, &["--currency", "shells"]).contains("\"shells\" is no currency"));
    for wrong in ["Views=seen", "Views"] {
        assert_eq!(run(&["results", "--creators", &good, "--table", &table, "--column", wrong]).status.code(), Some(2));
    }
}
