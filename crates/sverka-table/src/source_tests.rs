use super::*;
use encoding_rs::{IBM866, KOI8_R, WINDOWS_1251, WINDOWS_1252, X_MAC_CYRILLIC};
use proptest::prelude::*;

fn read(bytes: &[u8]) -> Result<Source, BadSource> {
    open(bytes, Given::default(), 50)
}

fn rows(bytes: &[u8]) -> Vec<(u32, Vec<String>)> {
    let source = read(bytes).unwrap_or_else(|error| panic!("{error}"));
    let lines = source.sheets.into_iter().flat_map(|sheet| sheet.lines);
    lines.map(|line| (line.number.0, line.cells.into_iter().map(|cell| cell.text).collect())).collect()
}

fn texts(bytes: &[u8]) -> Vec<Vec<String>> {
    rows(bytes).into_iter().map(|(_, cells)| cells).collect()
}

#[test]
fn one_table_is_the_same_in_every_form() {
    let (russian, ..) = WINDOWS_1251.encode("Автор;Просмотры\nМария;1 200\nОлег;\n");
    let wide = |mark: &[u8]| {
        let mut wide = mark.to_vec();
        wide.extend("Автор\tПросмотры\r\nМария\t1 200\r\nОлег\t\r\n".encode_utf16().flat_map(u16::to_le_bytes));
        wide
    };
    let (marked, bare) = (wide(&[0xFF, 0xFE]), wide(&[]));
    let json = r#"{"rows": [{"Автор": "Мария", "Просмотры": "1 200"}, {"Автор": "Олег", "Просмотры": null}]}"#;
    let lines = "{\"Автор\": \"Мария\", \"Просмотры\": \"1 200\"}\n{\"Автор\": \"Олег\"}\n";
    let forms: [&[u8]; 8] = [
        russian.as_ref(),
        &marked,
        &bare,
        "\u{feff}Автор,Просмотры\nМария,1 200\nОлег,\n".as_bytes(),
        "sep=|\r\nАвтор|Просмотры\r\nМария|1 200\r\nОлег|\r\n".as_bytes(),
        json.as_bytes(),
        lines.as_bytes(),
        include_bytes!("../tests/results.xlsx"),
    ];
    for (form, bytes) in forms.into_iter().enumerate() {
        let mut read = texts(bytes);
        read.iter_mut().for_each(|row| row.resize(2, String::new()));
        assert_eq!(read, [["Автор", "Просмотры"], ["Мария", "1 200"], ["Олег", ""]], "form {form}");
    }
    assert_eq!(read(&russian).unwrap().guessed_encoding, Some("windows-1251"));
    assert_eq!(read(&bare).unwrap().guessed_encoding, Some("UTF-16LE"));
}

#[test]
fn words_without_capitals_and_with_two_are_russian_too() {
    for text in ["name;fake\nпользователь 1;0\nпользователь 2;1\n", "handle;platform\nАнна Дом;ВКонтакте\n"]
    {
        let (bytes, ..) = WINDOWS_1251.encode(text);
        assert_eq!(read(&bytes).unwrap().guessed_encoding, Some("windows-1251"), "{text}");
        assert_eq!(texts(&bytes)[1][0], text.lines().nth(1).unwrap().split(';').next().unwrap());
    }
}

#[test]
fn russian_encodings_are_told_by_the_words_they_make() {
    for text in [
        "Автор;Пост;Просмотры\nАнна Дом;Осенний чай;500\n",
        "АВТОР;ПОСТ;ПРОСМОТРЫ\nАННА ДОМ;П1;500\n",
        "Handle;Post;Views\nleo;Уютный вечер с чаем;500\n",
        "Handle;Post;Views\nleo;чайник;500\n",
        "Handle;Post;Views\nleo;ЧАЙНИК;500\n",
        "Handle;Post;Views\nАнна;Утро;500\n",
    ] {
        for encoding in [WINDOWS_1251, KOI8_R, IBM866, X_MAC_CYRILLIC] {
            let (bytes, ..) = encoding.encode(text);
            match read(&bytes) {
                Ok(source) => {
                    let lines = source.sheets[0].lines.iter();
                    let cells: String =
                        lines.flat_map(|line| line.cells.iter().map(|cell| cell.text.as_str())).collect();
                    assert_eq!(cells, text.replace([';', '\n'], ""), "{text} as {}", encoding.name());
                }
                Err(error) => assert!(matches!(error, BadSource::Text(_)), "{text} as {}: {error}", encoding.name()),
            }
        }
        let (bytes, ..) = WINDOWS_1251.encode(text);
        assert!(read(&bytes).is_ok(), "{text}");
    }
    // Small letters are the same in Mac Cyrillic, and a dash alone would be a letter there.
    let small = "Handle;Views\nчай_дома;12,5 тыс.\nleo;—\nword;много\n";
    let (bytes, ..) = WINDOWS_1251.encode(small);
    assert_eq!(texts(&bytes)[2][1], "—");
    let (french, ..) = WINDOWS_1252.encode("Handle;Post;Views\nleo;Café à Montréal, déjà vu;500\n");
    assert_eq!(texts(&french)[1][1], "Café à Montréal, déjà vu");
    assert!(matches!(read(b"\xff\xfe\xfd\x00\xd8"), Err(BadSource::Text(_))));
}

#[test]
fn a_file_that_is_no_table_is_called_what_it_is() {
    for (bytes, expected) in [
        (&b"<html><body><table>"[..], BadSource::Kind(Kind::Html)),
        (b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn\">", BadSource::Kind(Kind::Xml)),
        (b"%PDF-1.7 and more", BadSource::Kind(Kind::Pdf)),
        (b"\x89PNG\r\n", BadSource::Kind(Kind::Picture)),
        (b"\x1f\x8b\x08", BadSource::Kind(Kind::Gzip)),
        (b"", BadSource::Empty),
        (b"\n\n ,\n", BadSource::Empty),
    ] {
        assert_eq!(read(bytes).map(|_| ()), Err(expected));
    }
    for broken in [&b"[1, 2]"[..], b"[{\"a\": 1}", b"{\"a\": 1}"] {
        assert!(matches!(read(broken), Err(BadSource::Broken(_))), "{broken:?}: {:?}", read(broken));
    }
    for damaged in [&b"PK\x03\x04 and nothing else"[..], b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"] {
        assert!(matches!(read(damaged), Err(BadSource::Damaged(_))), "{damaged:?}: {:?}", read(damaged));
    }
    let two = br#"{"posts": [{"a": 1}], "stories": [{"a": 1}]}"#;
    assert_eq!(read(two).unwrap_err(), BadSource::Lists(vec!["posts".into(), "stories".into()]));
    assert_eq!(rows(br#"{"data":[{"a":1}],"errors":[]}"#).len(), 2);
}

#[test]
fn an_archive_says_what_is_in_it() {
    use std::io::Write;
    let mut made = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    made.start_file("stats/october.csv", zip::write::SimpleFileOptions::default()).unwrap();
    made.write_all(b"a,b\n").unwrap();
    let bytes = made.finish().unwrap().into_inner();
    assert_eq!(read(&bytes).unwrap_err(), BadSource::Archive(vec!["stats/october.csv".into()]));
}

#[test]
fn rows_are_counted_as_a_spreadsheet_counts_them() {
    let text = "Handle,Post,Views\n\n\"leo\",\"two\nlines\",5\r\n\r\nanna,p2,6\n";
    let numbers: Vec<u32> = rows(text.as_bytes()).into_iter().map(|(number, _)| number).collect();
    assert_eq!(numbers, [1, 3, 5]);
    assert_eq!(rows(b"Handle,Views\rleo,5\rleo,6\r").len(), 3);
    assert_eq!(rows(b"sep=;\nHandle;Views\nleo;5\n")[0].0, 1, "the line of the delimiter is not shown");
}

#[test]
fn the_delimiter_is_the_one_that_fits_the_rows() {
    for (text, cells) in [
        ("Handle;Title, short, or, long, or, none;Views\nleo;a, b, c;12\n", 3),
        ("Handle;Post;Views;Cost\nleo;p1;1,234;$2,500\nleo;p2;12,500;$2,500.00\n", 4),
        ("a;b;c\n1,5;2,5;1\n", 3),
        ("a\tb\n1,5\t2;5\n", 2),
        ("\"a,b\";c\n1;2\n", 2),
        ("a|b,c\n1|2\n3|4\n", 2),
        ("a\n1\n2\n", 1),
        ("Report: likes, views, clicks\n\nHandle;Views\nleo;5\nanna;6\n", 2),
    ] {
        assert_eq!(texts(text.as_bytes()).last().unwrap().len(), cells, "{text}");
    }
}

#[test]
fn quotation_marks_are_part_of_a_cell_or_are_refused_with_their_place() {
    let read_cells = |text: &str| texts(text.as_bytes())[1].clone();
    assert_eq!(read_cells("id;title;label\nr0;\"Quoted\" tea;1\n"), ["r0", "\"Quoted\" tea", "1"]);
    assert_eq!(read_cells("id;title;label\nr0;\"a \"\"b\"\" c\";1\n"), ["r0", "a \"b\" c", "1"]);
    assert_eq!(read_cells("id, title, label\nr0, \"a, b\", 1\n"), ["r0", "a, b", "1"]);
    for (text, row, line) in [
        ("Handle;Title;Views\nleo;\"ok\" words;1\nleo;\"One of the core;200\nanna;ok;300\n", 3, 3),
        ("Handle;Title;Views\nleo;\"One;2\nanna;\"ok\";300\n", 2, 2),
        ("Handle;Title;Views\nleo;\"One;2\nanna;ok\";300\nleo;x;1\n", 2, 2),
        ("Handle;Title;Views\nleo;\"two\nlines\";1\nleo;\"open;2\n", 3, 4),
    ] {
        let expected = BadSource::OpenQuote { row: RowNumber(row), line };
        assert_eq!(read(text.as_bytes()).map(|_| ()), Err(expected), "{text}");
    }
}

#[test]
fn what_is_too_large_is_refused() {
    let long = format!("a\n{}\n", "x".repeat(MAX_CELL_CHARS + 1));
    let wide = format!("{}\n1\n", (0..=MAX_COLUMNS).map(|at| at.to_string()).collect::<Vec<_>>().join(","));
    let tall = "a\n".repeat(200);
    for (bytes, what) in [(long, "characters in a cell"), (wide, "columns"), (tall, "rows")] {
        assert!(matches!(read(bytes.as_bytes()), Err(BadSource::TooLarge { what: it, .. }) if it == what), "{what}");
    }
}

#[test]
fn objects_of_many_names_do_not_take_the_memory() {
    let object = |at: usize| format!(r#"{{"username": "leo", "k{at}": {at}}}"#);
    let names: Vec<String> = (0..9000).map(object).collect();
    let list = format!("[{}]", names.join(","));
    let columns = Err(BadSource::TooLarge { what: "columns", limit: MAX_COLUMNS });
    assert_eq!(open(list.as_bytes(), Given::default(), 9000).map(|_| ()), columns);
    assert_eq!(open(names.join("\n").as_bytes(), Given::default(), 9000).map(|_| ()), columns);
    // Few names of many rows each are cells by the million, too.
    let sparse: Vec<String> = (0..60_000).map(|at| format!(r#"{{"k{}":1}}"#, at % 400)).collect();
    let sparse = open(format!("[{}]", sparse.join(",")).as_bytes(), Given::default(), 60_000);
    assert_eq!(sparse.map(|_| ()), Err(BadSource::TooLarge { what: "columns", limit: 333 }));
    assert_eq!(cells_fit(60_000, 400), Err(BadSource::TooLarge { what: "columns", limit: 333 }));
    assert_eq!(cells_fit(200_000, 100), Ok(()));
    let rows = open(list.as_bytes(), Given::default(), 50);
    assert_eq!(rows.map(|_| ()), Err(BadSource::TooLarge { what: "rows", limit: 50 }));
}

#[test]
fn a_line_of_json_that_is_broken_is_named() {
    let text =
        "{\"username\":\"leo\",\"views\":1}\n{\"username\":\"leo\",\"views\":2\n{\"username\":\"leo\",\"views\":3}\n";
    let Err(BadSource::Broken(why)) = read(text.as_bytes()) else { panic!("read") };
    assert!(why.contains("object in line 2"), "{why}");
    let text = "{\"username\":\"leo\",\"views\":1}\n{\"username\":,\"views\":2}\n";
    let Err(BadSource::Broken(why)) = read(text.as_bytes()) else { panic!("read") };
    assert!(why.contains("object in line 2"), "{why}");
}

#[test]
fn numbers_of_json_keep_all_of_their_digits() {
    let source = read(br#"[{"username":"leo","id":17900000000000001,"views":1.2e6}]"#).unwrap();
    let cells = &source.sheets[0].lines[1].cells;
    let id = cells.iter().find(|cell| cell.text == "17900000000000001").unwrap();
    assert!(!id.has_lost_digits());
    for (text, lost) in
        [("1.79E+16", true), ("1,79e+16", true), ("17900000000000001", false), ("1e5", false), ("E+5", false)]
    {
        assert_eq!(Cell::of_text(text).has_lost_digits(), lost, "{text}");
    }
}

#[test]
fn blank_lines_do_not_cut_a_table() {
    let text = format!("Handle,Views\nleo,1\n{}leo,2\n", ",\n".repeat(300));
    let read = rows(text.as_bytes());
    assert_eq!(read.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [1, 2, 303]);
}

#[test]
fn a_quotation_that_swallowed_a_row_is_refused() {
    let text = "Creator,Views,Title\nLeo,100,\"one\nMaker Lab,200,two, and more\"\nLeo,300,x\n";
    assert_eq!(read(text.as_bytes()).map(|_| ()), Err(BadSource::OpenQuote { row: RowNumber(2), line: 2 }));
    // Words over several lines are words, and so is counting.
    for text in ["tea\n1, 2, 3, go", "tea\n1,2,3", "tea\n1, then 2, 3"] {
        let text = format!("id,text,label\n1,\"{text}\",0\n2,ok,1\n");
        assert_eq!(rows(text.as_bytes()).len(), 3, "{text}");
    }
    let text = "Creator,Views,Title\nLeo,100,\"tea, cups, and\nslow, warm, evenings\"\nLeo,300,x\n";
    assert_eq!(rows(text.as_bytes()).len(), 3);
}

#[test]
fn objects_in_objects_and_numbers_of_the_graph_api_are_columns() {
    let text = r#"{"data":[{"owner":{"username":"leo"},"like_count":30,"tags":["a","b"],
        "insights":{"data":[{"name":"reach","values":[{"value":900}]}]}}],"paging":{"next":"x"}}"#;
    let read = texts(text.as_bytes());
    let pairs: std::collections::BTreeMap<_, _> = read[0].iter().zip(&read[1]).collect();
    for (name, value) in [("owner.username", "leo"), ("like_count", "30"), ("tags", "a, b"), ("insights.reach", "900")]
    {
        assert_eq!(pairs.get(&name.to_owned()).map(|it| it.as_str()), Some(value), "{name}: {pairs:?}");
    }
}

/// A workbook with one sheet of these cells.
fn workbook(cells: &str, padding: usize) -> Vec<u8> {
    workbook_with(cells, "", padding)
}

/// The same with something behind its cells.
fn workbook_with(cells: &str, behind: &str, padding: usize) -> Vec<u8> {
    use std::io::Write;
    const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>"#;
    let sheet = format!(
        r#"{HEAD}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{cells}</sheetData>{behind}</worksheet>"#
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

/// Cells of one column with these formats.
fn formatted(cells: &[(&str, &str)]) -> Vec<Cell> {
    use std::io::Write;
    let escaped =
        |code: &str| code.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
    let formats: String = cells
        .iter()
        .zip(164..)
        .map(|((_, code), id)| format!(r#"<numFmt numFmtId="{id}" formatCode="{}"/>"#, escaped(code)))
        .collect();
    let styles: String =
        (164..164 + cells.len()).map(|id| format!(r#"<xf numFmtId="{id}" applyNumberFormat="1"/>"#)).collect();
    let styles = format!(
        r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="{0}">{formats}</numFmts><cellStyleXfs><xf/></cellStyleXfs><cellXfs count="{0}">{styles}</cellXfs></styleSheet>"#,
        cells.len()
    );
    let rows: String = cells
        .iter()
        .enumerate()
        .map(|(at, (value, _))| format!(r#"<row r="{0}"><c r="A{0}" s="{at}"><v>{value}</v></c></row>"#, at + 1))
        .collect();
    let bytes = workbook(&rows, 0);
    let mut given = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut made = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for at in 0..given.len() {
        let mut entry = given.by_index(at).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut text = String::new();
        std::io::Read::read_to_string(&mut entry, &mut text).unwrap();
        let told = r#"<Relationship Id="rIdS" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;
        if name.ends_with("workbook.xml.rels") {
            text = text.replace("</Relationships>", told);
        }
        made.start_file(name, options).unwrap();
        made.write_all(text.as_bytes()).unwrap();
    }
    made.start_file("xl/styles.xml", options).unwrap();
    made.write_all(styles.as_bytes()).unwrap();
    let read = read(&made.finish().unwrap().into_inner()).unwrap();
    read.sheets.into_iter().flat_map(|sheet| sheet.lines).map(|line| line.cells[0].clone()).collect()
}

#[test]
fn a_number_in_a_workbook_is_the_amount_that_its_format_shows() {
    let cells = formatted(&[
        ("1000", "[$-419]#,##0.00"),
        ("1000", "[$₽-419]#,##0.00"),
        ("1000", "#,##0.00\\ [$zł-415]"),
        ("15", "#,##0 \"тыс. руб.\""),
        ("15000", "[>999]#,##0,\"тыс. ₽\";0"),
        ("0.05", "0.00%"),
    ]);
    let read: Vec<_> = cells.iter().map(|cell| crate::number::of(cell).unwrap()).collect();
    let told: Vec<_> = read.iter().map(|it| (it.only(), it.currency, it.own_multiple)).collect();
    assert_eq!(
        told,
        [
            (Some(1000.0), None, None),
            (Some(1000.0), Some("RUB"), None),
            (Some(1000.0), Some("XXX"), None),
            (Some(15_000.0), Some("RUB"), Some(1e3)),
            (Some(15_000.0), Some("RUB"), Some(1e3)),
            (Some(5.0), None, None),
        ]
    );
}

#[test]
fn a_workbook_that_claims_the_whole_memory_is_refused() {
    let cell = |at: &str| format!(r#"<c r="{at}" t="inlineStr"><is><t>x</t></is></c>"#);
    let row = |number: u32, cells: &str| format!(r#"<row r="{number}">{cells}</row>"#);
    let wide = row(1, &(cell("A1") + &cell("XFD1")));
    let columns = BadSource::TooLarge { what: "columns", limit: MAX_COLUMNS };
    assert_eq!(read(&workbook(&wide, 0)).unwrap_err(), columns);
    let corners = row(1, &cell("A1")) + &row(1_048_576, &cell("XFD1048576"));
    assert_eq!(read(&workbook(&corners, 0)).unwrap_err(), columns);
    let bomb = workbook(&row(1, &cell("A1")), 300);
    assert!(bomb.len() < 1 << 20, "small when packed");
    assert!(matches!(read(&bomb), Err(BadSource::TooLarge { what: "MB when unpacked", .. })));
}

#[test]
fn a_cell_merged_over_columns_stays_in_its_first_and_over_rows_goes_on() {
    let cell = |at: &str| format!(r#"<c r="{at}" t="inlineStr"><is><t>{at}</t></is></c>"#);
    let rows = format!(
        r#"<row r="1">{}</row><row r="2">{}</row><row r="3">{}</row>"#,
        cell("A1"),
        cell("A2") + &cell("B2"),
        cell("B3")
    );
    let merged = r#"<mergeCells count="3"><mergeCell ref="A1:C1"/><mergeCell ref="A2:A3"/><mergeCell ref="B3:B9"/></mergeCells>"#;
    let read = read(&workbook_with(&rows, merged, 0)).unwrap();
    let sheet = read.sheets.iter().find(|sheet| sheet.lines.iter().any(|line| line.cells[0].text == "A1")).unwrap();
    let told: Vec<Vec<(&str, bool)>> = sheet
        .lines
        .iter()
        .map(|line| line.cells.iter().map(|cell| (cell.text.as_str(), cell.continued)).collect())
        .collect();
    assert_eq!(told, [vec![("A1", false)], vec![("A2", false), ("B2", false)], vec![("A2", true), ("B3", false)]]);
}

/// A table written in a dialect.
fn written(rows: &[Vec<String>], delimiter: u8, quote_all: bool, ends: csv::Terminator) -> Vec<u8> {
    let style = if quote_all { csv::QuoteStyle::Always } else { csv::QuoteStyle::Necessary };
    let mut writer =
        csv::WriterBuilder::new().delimiter(delimiter).quote_style(style).terminator(ends).from_writer(Vec::new());
    rows.iter().for_each(|row| writer.write_record(row).unwrap());
    writer.into_inner().unwrap()
}

proptest! {
    /// Any table written in any dialect is read back as itself.
    #[test]
    fn a_table_is_itself_in_any_dialect(
        body in proptest::collection::vec(proptest::collection::vec("[a-zа-яё0-9 ,;.|'\"\n-]{0,12}", 3), 1..12),
        dialect in 0usize..4, quote_all in any::<bool>(), crlf in any::<bool>(), utf16 in any::<bool>(),
    ) {
        let ends = if crlf { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
        let header = ["Handle", "Post", "Views"].map(str::to_owned).to_vec();
        let table: Vec<Vec<String>> = std::iter::once(header).chain(body).collect();
        let mut bytes = written(&table, [b',', b';', b'\t', b'|'][dialect], quote_all, ends);
        if utf16 {
            let text = String::from_utf8(bytes).unwrap();
            bytes = [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        }
        let expected: Vec<Vec<String>> = table
            .iter()
            .map(|row| row.iter().map(|cell| Cell::of_text(cell).text).collect::<Vec<_>>())
            .filter(|row: &Vec<String>| row.iter().any(|cell| !cell.is_empty()))
            .collect();
        match read(&bytes) {
            Ok(_) => prop_assert_eq!(texts(&bytes), expected),
            // A cell over several lines that looks like rows of its own is refused, never torn apart.
            Err(BadSource::OpenQuote { .. }) => prop_assert!(table.iter().flatten().any(|cell| cell.contains('\n'))),
            Err(error) => prop_assert!(false, "{}", error),
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = read(&bytes);
    }

    #[test]
    fn a_damaged_workbook_is_read_or_refused(at in 0usize..4000, byte in any::<u8>()) {
        let mut bytes = include_bytes!("../tests/results.xlsx").to_vec();
        let at = at % bytes.len();
        bytes[at] = byte;
        let _ = read(&bytes);
    }
}
