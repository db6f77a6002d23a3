use crate::{Folder, HEADER, answer, table, text};
use serde_json::Value;

#[test]
fn a_model_learnt_on_one_table_tells_the_fakes_of_another() {
    let folder = Folder::new();
    let (train, test) = (folder.write("t.csv", table(400, 1, HEADER)), folder.write("u.csv", table(300, 2, HEADER)));
    let found = answer(&["authenticity", "--train", &train, "--test", &test, "--label", "fake"]);
    let number = |name: &str| found[name].as_f64().unwrap();
    assert_eq!(found["n"], 300);
    assert!(number("auc") > 0.98 && number("f1") > 0.9, "{found}");
    assert!(number("brier") < 0.06 && number("ece") < 0.06, "{found}");
    assert!(number("precision") > 0.85 && number("recall") > 0.85, "{found}");
    assert_eq!(found["train"]["ignored"][0]["column"], "name");
    assert!(found["features"].as_array().unwrap().contains(&Value::from("following ÷ followers")), "{found}");
    // The same files give the same bytes.
    assert_eq!(answer(&["authenticity", "--train", &train, "--test", &test, "--label", "fake"]), found);
}

#[test]
fn names_are_matched_and_columns_of_one_table_alone_are_left_out() {
    let folder = Folder::new();
    let train = folder.write("t.csv", table(400, 1, HEADER));
    let other = "userFollowerCount,#follows,mediaCount,avatar,name,isFake";
    let test = folder.write("u.csv", table(300, 2, other));
    let found = answer(&["authenticity", "--train", &train, "--test", &test, "--label", "fake"]);
    assert_eq!(found["test"]["label"], "isFake");
    assert_eq!(found["train"]["not_in_test"][0], "picture");
    assert!(found["auc"].as_f64().unwrap() > 0.98);
    let renamed = ["--rename", "avatar=>picture"];
    let found =
        answer(&[&["authenticity", "--train", &train, "--test", &test, "--label", "fake"], &renamed[..]].concat());
    assert_eq!(found["train"]["not_in_test"].as_array().unwrap().len(), 0);
}

#[test]
fn base_and_parts_sum_to_the_score_exactly() {
    let folder = Folder::new();
    let train = folder.write("t.csv", table(400, 3, HEADER));
    let data = folder.write("d.csv", "followers,following,posts\n5,2000,0\n,100,50\nwithheld,100,50\n900,100,50\n");
    let model = text(&folder.path("m.json"));
    let fitted = answer(&["fit", "--train", &train, "--label", "fake", "--out", &model]);
    let scored = answer(&["score", "--model", &model, "--data", &data]);
    assert_eq!(scored["model"], fitted["model"]);
    assert_eq!(scored["missing_columns"][0], "picture");
    for row in scored["rows"].as_array().unwrap() {
        let parts: i64 = row["parts"].as_object().unwrap().values().map(|part| part.as_i64().unwrap()).sum();
        assert_eq!(scored["base"].as_i64().unwrap() + parts, row["score"].as_i64().unwrap());
    }
    let rows = &scored["rows"];
    assert_eq!((&rows[0]["positive"], &rows[3]["positive"]), (&Value::from(true), &Value::from(false)));
    assert_eq!(rows[1]["parts"]["followers"], 0, "training never saw a missing value");
    assert!(rows[1]["sd"].as_u64() > rows[3]["sd"].as_u64(), "what is not known makes uncertain");
}

#[test]
fn repeated_rows_count_once_and_the_order_of_rows_does_not_change_the_parts() {
    let folder = Folder::new();
    let content = table(200, 4, HEADER);
    let mut lines: Vec<&str> = content.lines().collect();
    lines.extend_from_within(1..50);
    let repeated = folder.write("r.csv", lines.join("\n"));
    let once = folder.write("o.csv", &content);
    let fit = |train: &str| answer(&["fit", "--train", train, "--label", "fake", "--out", &text(&folder.path("m"))]);
    let (repeated, once) = (fit(&repeated), fit(&once));
    assert_eq!((&repeated["repeated_rows_dropped"], &once["repeated_rows_dropped"]), (&49.into(), &0.into()));
    assert_eq!(repeated["model"], once["model"]);
}

/// Public accounts of others, which are not part of the project.
#[test]
fn published_accounts_are_told_apart_within_and_across_sets() {
    let shared = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    if !shared.is_dir() {
        eprintln!("skipped: there is no ../shared/data beside the repository");
        return;
    }
    let folder = Folder::new();
    let read = |name: &str| std::fs::read_to_string(shared.join(name)).unwrap();
    // Every third row is kept back; the files are sorted by label.
    let parted = |name: &str| {
        let content = read(name);
        let mut lines = content.lines();
        let header = lines.next().unwrap();
        let (mut train, mut test) = (vec![header], vec![header]);
        for (row, line) in lines.enumerate() {
            if row % 3 == 2 { &mut test } else { &mut train }.push(line);
        }
        [folder.write("train.csv", train.join("\n")), folder.write("test.csv", test.join("\n"))]
    };
    let checked = |train: &str, test: &str, label: &str| {
        let found = answer(&["authenticity", "--train", train, "--test", test, "--label", label]);
        (found["auc"].as_f64().unwrap(), found["f1"].as_f64().unwrap())
    };
    let [insta, kaggle] = ["instafake_70.csv", "insta_kaggle_train576.csv"];
    let [train, test] = parted(insta);
    let (auc, f1) = checked(&train, &test, "isFake");
    assert!(auc > 0.97 && f1 > 0.82, "{auc} {f1}");
    let [train, test] = parted(kaggle);
    let (auc, f1) = checked(&train, &test, "fake");
    assert!(auc > 0.96 && f1 > 0.88, "{auc} {f1}");
    let [insta, kaggle] = [insta, kaggle].map(|name| text(&shared.join(name)));
    let (auc, _) = checked(&kaggle, &insta, "fake");
    assert!(auc > 0.975, "{auc}");
    let (auc, _) = checked(&insta, &kaggle, "isFake");
    assert!(auc > 0.965, "{auc}");
}
