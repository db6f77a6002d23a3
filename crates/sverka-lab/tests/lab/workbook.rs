//! The commands on workbooks and other kinds of files.

use crate::{Folder, HEADER, answer, refusal, table, text};
use std::io::Write;

/// A workbook with sheets of these tables; numbers are cells of numbers.
fn workbook(sheets: &[(&str, &str)]) -> Vec<u8> {
    let mut made = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let mut put = |name: &str, content: &str| {
        made.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        made.write_all(content.as_bytes()).unwrap();
    };
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
    put("[Content_Types].xml", &format!(r#"<Types xmlns="{PACKAGE}/content-types"/>"#));
    put(
        "_rels/.rels",
        &format!(
            r#"<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
        ),
    );
    let (mut named, mut related) = (String::new(), String::new());
    for (at, (name, content)) in sheets.iter().enumerate() {
        named += &format!(r#"<sheet name="{name}" sheetId="{at}" r:id="r{at}"/>"#);
        related += &format!(r#"<Relationship Id="r{at}" Type="{OFFICE}/worksheet" Target="worksheets/{at}.xml"/>"#);
        let cell = |cell: &str| match cell.parse::<f64>() {
            Ok(number) => format!("<c><v>{number}</v></c>"),
            Err(_) => format!(r#"<c t="inlineStr"><is><t>{cell}</t></is></c>"#),
        };
        let row = |line: &str| format!("<row>{}</row>", line.split(',').map(cell).collect::<String>());
        let rows: String = content.lines().map(row).collect();
        put(
            &format!("xl/worksheets/{at}.xml"),
            &format!(r#"<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>"#),
        );
    }
    put(
        "xl/workbook.xml",
        &format!(r#"<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{named}</sheets></workbook>"#),
    );
    put(
        "xl/_rels/workbook.xml.rels",
        &format!(r#"<Relationships xmlns="{PACKAGE}/relationships">{related}</Relationships>"#),
    );
    made.finish().unwrap().into_inner()
}

/// The made accounts without names, which have commas in them.
fn accounts(rows: u64, seed: u64) -> String {
    let line = |line: &str| {
        let cells: Vec<&str> = line.split(',').collect();
        let (front, last) = (&cells[..4], cells[cells.len() - 1]);
        format!("{},{last}\n", front.join(","))
    };
    table(rows, seed, HEADER).lines().map(line).collect()
}

#[test]
fn a_model_is_learnt_and_used_on_workbooks_as_on_text() {
    let folder = Folder::new();
    let (train, data) = (accounts(300, 1), accounts(20, 2));
    let of = |train: &str, data: &str| {
        let model = text(&folder.path("m.json"));
        let fitted = answer(&["fit", "--train", train, "--label", "fake", "--out", &model]);
        let scored = answer(&["score", "--model", &model, "--data", data]);
        let checked = answer(&["authenticity", "--train", train, "--test", train, "--label", "fake"]);
        (fitted["model"].clone(), scored["rows"].clone(), checked["auc"].clone())
    };
    let plain = of(&folder.write("t.csv", &train), &folder.write("d.csv", &data));
    let sheets = of(
        &folder.write("t.xlsx", workbook(&[("Accounts", &train)])),
        // The name says nothing, and a sheet without rows neither.
        &folder.write("d.dat", workbook(&[("Notes", ""), ("Accounts", &data)])),
    );
    assert_eq!(plain, sheets);
}

#[test]
fn a_workbook_of_several_tables_is_not_guessed_about() {
    let folder = Folder::new();
    let two = folder.write("two.xlsx", workbook(&[("RU", &accounts(60, 1)), ("US", &accounts(60, 2))]));
    let said = refusal(&["fit", "--train", &two, "--label", "fake", "--out", "/nonexistent/m"]);
    assert!(said.contains("several sheets with rows: RU, US"), "{said}");
}
