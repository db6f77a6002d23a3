use super::*;
use encoding_rs::WINDOWS_1251;
use proptest::prelude::*;

fn cells(sheet: &Sheet) -> Vec<Vec<String>> {
    sheet.rows.iter().map(|row| row.cells.clone().unwrap()).collect()
}

#[test]
fn one_table_is_the_same_in_every_form() {
    let (russian, ..) = WINDOWS_1251.encode("Автор;Просмотры\nМария;1 200\nОлег;\n");
    let mut wide = vec![0xFF, 0xFE];
    wide.extend("Автор\tПросмотры\r\nМария\t1 200\r\nОлег\t\r\n".encode_utf16().flat_map(u16::to_le_bytes));
    let json = r#"{"rows": [{"Автор": "Мария", "Просмотры": "1 200"}, {"Автор": "Олег", "Просмотры": null}]}"#;
    let workbook = include_bytes!("../tests/results.xlsx");
    let forms: [&[u8]; 5] = [
        russian.as_ref(),
        &wide,
        "\u{feff}Автор,Просмотры\nМария,1 200\nОлег,\n".as_bytes(),
        json.as_bytes(),
        workbook,
    ];
    for (form, bytes) in forms.into_iter().enumerate() {
        let sheet = read(bytes, 10).unwrap_or_else(|error| panic!("form {form}: {error}"));
        assert_eq!(sheet.columns, ["Автор", "Просмотры"], "form {form}");
        assert_eq!(cells(&sheet), [["Мария", "1 200"], ["Олег", ""]], "form {form}");
        assert_eq!(sheet.find(&["views", "просмотры"]), Some(1));
    }
    assert_eq!(read(&russian, 10).unwrap().guessed_encoding, Some("windows-1251"));
}

#[test]
fn what_is_no_table_is_refused_with_a_reason() {
    let long = format!("a\n{}\n", "x".repeat(MAX_CELL_CHARS + 1));
    let wide = format!("{}\n1\n", (0..=MAX_COLUMNS).map(|at| at.to_string()).collect::<Vec<_>>().join(","));
    for (bytes, expected) in [
        (&b""[..], BadTable::Empty),
        (b"a,b\n", BadTable::Empty),
        (b"a,A\n1,2\n", BadTable::Twice("A".into())),
        (b"a\n1\n2\n3\n", BadTable::TooLarge { what: "rows", limit: 2 }),
        (long.as_bytes(), BadTable::TooLarge { what: "characters in a cell", limit: MAX_CELL_CHARS }),
        (wide.as_bytes(), BadTable::TooLarge { what: "columns", limit: MAX_COLUMNS }),
        (b"\xff\xfe\xfd\x00\xd8", BadTable::Text(Undecodable::NotText { at: 2 })),
    ] {
        assert_eq!(read(bytes, 2).map(|_| ()).unwrap_err(), expected);
    }
    for broken in [&b"[1, 2]"[..], b"[{\"a\": 1}", b"{\"a\": 1}", b"PK\x03\x04 and nothing else"] {
        assert!(matches!(read(broken, 2), Err(BadTable::Broken(_))), "{broken:?}");
    }
}

/// A workbook with one sheet of these cells.
fn workbook(cells: &str, padding: usize) -> Vec<u8> {
    use std::io::Write;
    const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>"#;
    let sheet = format!(
        r#"{HEAD}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{cells}</sheetData></worksheet>"#
    );
    let mut given = zip::ZipArchive::new(std::io::Cursor::new(include_bytes!("../tests/results.xlsx"))).unwrap();
    let mut made = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for at in 0..given.len() {
        let mut entry = given.by_index(at).unwrap();
        let name = entry.name().unwrap().into_owned();
        made.start_file(name.clone(), options).unwrap();
        if name.ends_with("sheet2.xml") {
            made.write_all(sheet.as_bytes()).unwrap();
        } else {
            std::io::copy(&mut entry, &mut made).unwrap();
        }
    }
    made.start_file("padding", options).unwrap();
    let zeros = vec![0; 1 << 20];
    for _ in 0..padding {
        made.write_all(&zeros).unwrap();
    }
    made.finish().unwrap().into_inner()
}

#[test]
fn a_workbook_that_claims_the_whole_memory_is_refused() {
    let cell = |at: &str| format!(r#"<c r="{at}" t="inlineStr"><is><t>x</t></is></c>"#);
    let row = |number: u32, cells: &str| format!(r#"<row r="{number}">{cells}</row>"#);
    let corners = row(1, &cell("A1")) + &row(1_048_576, &cell("XFD1048576"));
    let sheet = read(&workbook(&corners, 0), 10).unwrap();
    assert_eq!((sheet.columns.len(), sheet.rows.len(), sheet.rows[0].number), (1, 1, 1_048_576));
    let wide = row(1, &(cell("A1") + &cell("XFD1")));
    let columns = BadTable::TooLarge { what: "columns", limit: MAX_COLUMNS };
    assert_eq!(read(&workbook(&wide, 0), 10).unwrap_err(), columns);
    let bomb = workbook(&row(1, &cell("A1")), 300);
    assert!(bomb.len() < 1 << 20, "small when packed");
    assert!(matches!(read(&bomb, 10), Err(BadTable::TooLarge { what: "MB when unpacked", .. })));
}

#[test]
fn a_torn_row_is_told_by_its_number_and_the_others_are_read() {
    let sheet = read(b"a,b\n1,2\n3\n4,5\n", 10).unwrap();
    let torn: Vec<_> = sheet.rows.iter().map(|row| (row.number, row.cells.as_ref().err().copied())).collect();
    assert_eq!(torn, [(2, None), (3, Some(1)), (4, None)]);
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = read(&bytes, 20);
    }

    #[test]
    fn a_damaged_workbook_is_read_or_refused(at in 0usize..4000, byte in any::<u8>()) {
        let mut bytes = include_bytes!("../tests/results.xlsx").to_vec();
        let at = at % bytes.len();
        bytes[at] = byte;
        let _ = read(&bytes, 20);
    }
}
