//! The same accounts, written as other programs and people write them.

use crate::{Folder, HEADER, answer, refusal, table, text};
use serde_json::Value;

/// Cells of the made table: followers, following, posts, picture, name, fake.
fn cells(rows: u64, seed: u64) -> Vec<Vec<String>> {
    let parted = |line: &str| {
        let (front, back) = line.split_once('"').unwrap();
        let (name, label) = back.split_once('"').unwrap();
        let mut cells: Vec<String> = front.trim_end_matches(',').split(',').map(str::to_owned).collect();
        cells.extend([name.to_owned(), label.trim_start_matches(',').to_owned()]);
        cells
    };
    table(rows, seed, HEADER).lines().skip(1).map(parted).collect()
}

fn written(header: &str, separator: &str, rows: &[Vec<String>]) -> String {
    let lines =
        rows.iter().map(|cells| cells.iter().map(|cell| format!("\"{cell}\"")).collect::<Vec<_>>().join(separator));
    [header.replace(',', separator)].into_iter().chain(lines).collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn checked(folder: &Folder, test: impl AsRef<[u8]>) -> Value {
    let (train, test) = (folder.write("t.csv", table(300, 1, HEADER)), folder.write("u.csv", test));
    answer(&["authenticity", "--train", &train, "--test", &test, "--label", "fake"])
}

fn with(at: usize, change: impl Fn(usize, &str) -> String) -> Vec<Vec<String>> {
    let mut rows = cells(200, 2);
    for (row, cells) in rows.iter_mut().enumerate() {
        cells[at] = change(row, &cells[at]);
    }
    rows
}

fn grouped(digits: &str, mark: &str) -> String {
    let groups: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().map(|group| std::str::from_utf8(group).unwrap()).collect();
    groups.join(mark)
}

#[test]
fn the_same_accounts_in_any_form_give_the_same_figures() {
    let folder = Folder::new();
    let expected = checked(&folder, table(200, 2, HEADER));
    assert!(expected["auc"].as_f64().unwrap() > 0.97, "{expected}");
    let plain = cells(200, 2);
    let label = |no: &str, yes: &str| with(5, |_, label| if label == "1" { yes } else { no }.to_owned());
    let reversed: Vec<Vec<String>> = plain.iter().map(|cells| cells.iter().rev().cloned().collect()).collect();
    let russian = with(4, |row, _| format!("пользователь {row}"));
    let russian = written(HEADER, ";", &russian);
    let (windows, ..) = encoding_rs::WINDOWS_1251.encode(&russian);
    let utf16: Vec<u8> = [0xFEFF]
        .into_iter()
        .chain(written(HEADER, "\t", &plain).encode_utf16().collect::<Vec<_>>())
        .flat_map(u16::to_le_bytes)
        .collect();
    let same: Vec<(&str, Vec<u8>)> = vec![
        ("semicolons", written(HEADER, ";", &plain).into()),
        ("tabs", written(HEADER, "\t", &plain).into()),
        ("byte order mark", format!("\u{feff}{}", written(HEADER, ",", &plain)).into()),
        ("Windows-1251", windows.into_owned()),
        ("UTF-16", utf16),
        ("another order", written("fake,name,picture,posts,following,followers", ",", &reversed).into()),
        ("other case", written("Followers,FOLLOWING,Posts,Picture,Name,Is Fake", ",", &plain).into()),
        ("true and false", written(HEADER, ",", &label("False", "True")).into()),
        ("no and yes", written(HEADER, ",", &label("no", "yes")).into()),
        ("real and fake", written(HEADER, ",", &label("real", "fake")).into()),
        ("grouped by commas", written(HEADER, ",", &with(0, |_, count| grouped(count, ","))).into()),
        ("grouped by spaces", written(HEADER, ";", &with(0, |_, count| grouped(count, "\u{a0}"))).into()),
        ("decimal commas", written(HEADER, ";", &with(1, |_, count| format!("{count},0"))).into()),
    ];
    for (form, content) in same {
        let found = checked(&folder, content);
        for figure in ["n", "auc", "f1", "precision", "recall", "brier", "ece", "model"] {
            assert_eq!(found[figure], expected[figure], "{form}: {figure}");
        }
    }
}

#[test]
fn missing_values_are_missing_however_they_are_spelled() {
    let folder = Folder::new();
    let spelled = |words: &[&str]| {
        let rows =
            with(2, |row, count| if row % 9 == 0 { words[row % words.len()].to_owned() } else { count.to_owned() });
        checked(&folder, written(HEADER, ",", &rows))
    };
    let expected = spelled(&[""]);
    assert_eq!(spelled(&["NA", "N/A", "null", "-", "None", "nan", "#N/A"]), expected);
    // What is no number once is missing there, and told; a column of words is left out.
    let once = with(2, |row, count| if row == 7 { "many".to_owned() } else { count.to_owned() });
    let found = checked(&folder, written(HEADER, ",", &once));
    assert_eq!(found["test"]["unread"][0]["why"], "1 cells are no numbers and count as missing: row 9 is \"many\"");
    let often = checked(&folder, written(HEADER, ",", &with(2, |_, _| "many".to_owned())));
    assert_eq!(often["train"]["not_in_test"][0], "posts");
}

#[test]
fn what_only_names_a_row_or_repeats_the_label_is_not_learnt() {
    let folder = Folder::new();
    let mut rows = cells(300, 5);
    rows.sort_by_key(|cells| cells[5].clone());
    for (row, cells) in rows.iter_mut().enumerate() {
        let copy = if cells[5] == "1" { "7" } else { "3" };
        // Rows sorted by label: their number tells it.
        cells.extend([copy.to_owned(), (row * 3 + 10).to_string(), "5".to_owned(), (row * row).to_string()]);
    }
    let header = format!("{HEADER},kind,ID,constant,rank");
    let train = folder.write("t.csv", written(&header, ",", &rows));
    let found = answer(&["fit", "--train", &train, "--label", "fake", "--out", &text(&folder.path("m"))]);
    let why = |column: &str| {
        let ignored = found["ignored"].as_array().unwrap().iter().find(|it| it["column"] == column);
        ignored.map(|it| it["why"].as_str().unwrap().to_owned())
    };
    assert_eq!(why("kind").as_deref(), Some("it repeats the label"), "{found}");
    assert_eq!(why("ID").as_deref(), Some("it names the rows"));
    assert!(!found["features"].as_array().unwrap().contains(&"constant".into()));
    // Anything else that tells every label is used, and told.
    assert_eq!(found["alone_tell_every_label"][0], "rank");
}

#[test]
fn a_table_to_check_on_without_labels_or_with_one_kind_is_refused_in_one_line() {
    let folder = Folder::new();
    let train = folder.write("t.csv", table(60, 1, HEADER));
    let cases = [
        ("no label", "followers,following\n1,2\n", "has no column \"fake\"; it has followers, following"),
        ("one kind", "followers,fake\n1,1\n2,1\n", "all labels of fake are 1; both kinds are needed"),
        ("empty", "", "has no rows"),
        ("half labelled", "followers,fake\n1,1\n2,\n", "row 3: fake is \"\""),
    ];
    for (name, content, expected) in cases {
        let test = folder.write(name, content);
        let said = refusal(&["authenticity", "--train", &train, "--test", &test, "--label", "fake"]);
        assert!(said.contains(expected) && said.contains(name), "{name}: {said}");
        assert_eq!(said.lines().count(), 1, "{said}");
    }
}
