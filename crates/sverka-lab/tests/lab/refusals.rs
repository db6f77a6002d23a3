use crate::{Folder, HEADER, answer, refusal, run, table, text};

#[test]
fn what_cannot_be_used_is_refused_with_its_place() {
    let folder = Folder::new();
    let good = table(60, 1, HEADER);
    let good_path = folder.write("good.csv", &good);
    let mut latin = good.clone().into_bytes();
    latin.extend(b"1,2,3,yes,\x00\xe9\x81,1\n");
    let cases: [(&str, Vec<u8>, &str); 10] = [
        ("empty", Vec::new(), "has no rows"),
        ("header", format!("{HEADER}\n").into(), "has no rows"),
        ("label", "followers,fake\n1,0\n2,maybe\n".into(), "row 3: fake is \"maybe\", and a label must be 0 or 1"),
        ("unlabelled", "followers,fake\n1,0\n2,\n".into(), "row 3: fake is \"\""),
        ("one kind", "followers,fake\n1,0\n2,0\n".into(), "all labels of fake are 0"),
        ("another", "followers,bogus\n1,0\n".into(), "has no column \"fake\"; it has followers, bogus"),
        (
            "torn",
            format!("{good}\"1,2,3,yes,x,1\n").into(),
            "a quotation mark opens in row 62 (line 62) and is not closed",
        ),
        ("uneven", format!("{good}1,2\n").into(), "row 62: there are 2 cells, and the header has 6"),
        ("no text", latin, "the input is not text at byte"),
        ("twice", "a,a,fake\n1,2,0\n1,3,1\n".into(), "has two columns \"a\""),
    ];
    for (name, content, expected) in cases {
        let path = folder.write(name, content);
        for arguments in [
            vec!["fit", "--train", &path, "--label", "fake", "--out", "/nonexistent/m"],
            vec!["authenticity", "--train", &path, "--test", &good_path, "--label", "fake"],
        ] {
            let said = refusal(&arguments);
            assert!(said.contains(expected) && said.contains(name), "{name}: {said}");
        }
    }
}

#[test]
fn tables_without_numbers_or_with_too_few_rows_are_refused() {
    let folder = Folder::new();
    let out = text(&folder.path("m"));
    let words = folder.write("w.csv", "name,fake\na,0\nb,1\nc,1\nd,0\n");
    let said = refusal(&["fit", "--train", &words, "--label", "fake", "--out", &out]);
    assert!(
        said.contains("no column of numbers is left") && said.contains("name: it is text: row 2 is \"a\""),
        "{said}"
    );
    let few = folder.write("f.csv", "followers,fake\n5,0\n2,1\n3,0\n");
    let said = refusal(&["fit", "--train", &few, "--label", "fake", "--out", &out]);
    assert!(said.contains("1 rows of the rarer kind"), "{said}");
}

#[test]
fn a_changed_model_is_refused() {
    let folder = Folder::new();
    let train = folder.write("t.csv", table(60, 1, HEADER));
    let model = text(&folder.path("m.json"));
    answer(&["fit", "--train", &train, "--label", "fake", "--out", &model]);
    answer(&["score", "--model", &model, "--data", &train]);
    let content = std::fs::read_to_string(&model).unwrap();
    let base = content.lines().find(|line| line.contains("\"base\"")).unwrap();
    std::fs::write(&model, content.replace(base, "\"base\": 1,")).unwrap();
    assert!(refusal(&["score", "--model", &model, "--data", &train]).contains("has been changed"));
    std::fs::write(&model, "{}").unwrap();
    assert!(refusal(&["score", "--model", &model, "--data", &train]).contains("is not a model"));
}

#[test]
fn tables_that_share_nothing_and_files_that_are_not_there_are_refused() {
    let folder = Folder::new();
    let train = folder.write("t.csv", table(60, 1, HEADER));
    let other = folder.write("o.csv", "x,fake\n1,0\n2,1\n");
    let said = refusal(&["authenticity", "--train", &train, "--test", &other, "--label", "fake"]);
    assert!(said.contains("has none of the model's columns"), "{said}");
    let said = refusal(&["authenticity", "--train", &train, "--test", "gone.csv", "--label", "fake"]);
    assert!(said.starts_with("sverka-lab: gone.csv: "), "{said}");
    assert_eq!(run(&["fit"]).status.code(), Some(2));
}
