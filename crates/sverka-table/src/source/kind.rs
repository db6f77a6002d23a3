//! What a file is, told by its content: names lie.

use std::io::Cursor;

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Kind {
    /// Text that is no table yet.
    Text,
    /// Cells parted by a sign.
    Delimited,
    /// JSON, or JSON lines.
    Json,
    /// Excel, `.xlsx`.
    Workbook,
    /// Excel, `.xlsb`.
    BinaryWorkbook,
    /// Excel before 2007, `.xls`.
    OldWorkbook,
    /// OpenDocument, `.ods`.
    OpenDocument,
    Archive,
    Html,
    /// XML of any kind, Excel 2003's among them.
    Xml,
    Pdf,
    Word,
    Numbers,
    Picture,
    Gzip,
    Rar,
    SevenZip,
    Database,
    Parquet,
    Rtf,
}

impl Kind {
    /// A stable name, for messages.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Delimited => "csv",
            Self::Json => "json",
            Self::Workbook => "xlsx",
            Self::BinaryWorkbook => "xlsb",
            Self::OldWorkbook => "xls",
            Self::OpenDocument => "ods",
            Self::Archive => "zip",
            Self::Html => "html",
            Self::Xml => "xml",
            Self::Pdf => "pdf",
            Self::Word => "docx",
            Self::Numbers => "numbers",
            Self::Picture => "picture",
            Self::Gzip => "gzip",
            Self::Rar => "rar",
            Self::SevenZip => "sevenzip",
            Self::Database => "sqlite",
            Self::Parquet => "parquet",
            Self::Rtf => "rtf",
        }
    }
}

impl std::fmt::Display for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Text => "a text",
            Self::Delimited => "a CSV table",
            Self::Json => "JSON",
            Self::Workbook | Self::BinaryWorkbook | Self::OldWorkbook => "an Excel workbook",
            Self::OpenDocument => "an OpenDocument spreadsheet",
            Self::Archive => "a ZIP archive",
            Self::Html => "a web page (HTML)",
            Self::Xml => "an XML file",
            Self::Pdf => "a PDF document",
            Self::Word => "a Word document",
            Self::Numbers => "a file of Numbers",
            Self::Picture => "a picture",
            Self::Gzip => "a gzip archive",
            Self::Rar => "a RAR archive",
            Self::SevenZip => "a 7z archive",
            Self::Database => "a database",
            Self::Parquet => "a Parquet file",
            Self::Rtf => "an RTF document",
        })
    }
}

/// First bytes that tell a kind.
const MAGIC: [(&[u8], Kind); 13] = [
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind::OldWorkbook),
    (b"%PDF", Kind::Pdf),
    (b"\x1f\x8b", Kind::Gzip),
    (b"Rar!", Kind::Rar),
    (b"7z\xbc\xaf\x27\x1c", Kind::SevenZip),
    (b"\x89PNG", Kind::Picture),
    (b"\xff\xd8\xff", Kind::Picture),
    (b"GIF8", Kind::Picture),
    (b"SQLite format 3", Kind::Database),
    (b"PAR1", Kind::Parquet),
    (b"{\\rtf", Kind::Rtf),
    // A workbook of Excel 2 to 4 has no frame around it.
    (b"\x09\x08", Kind::OldWorkbook),
    (b"\x09\x04", Kind::OldWorkbook),
];

/// The kind of a file.
pub(super) fn of(bytes: &[u8]) -> Kind {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return of_archive(bytes);
    }
    MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map_or(Kind::Text, |(_, kind)| *kind)
}

fn of_archive(bytes: &[u8]) -> Kind {
    let names = names(bytes);
    let has = |wanted: &str| names.iter().any(|name| name.eq_ignore_ascii_case(wanted));
    let under = |folder: &str| names.iter().any(|name| name.starts_with(folder));
    let ends = |ending: &str| names.iter().any(|name| name.ends_with(ending));
    if has("xl/workbook.bin") {
        Kind::BinaryWorkbook
    } else if has("content.xml") && has("META-INF/manifest.xml") {
        Kind::OpenDocument
    } else if under("word/") {
        Kind::Word
    } else if ends(".iwa") {
        Kind::Numbers
    } else if under("xl/") || (has("[Content_Types].xml") && ends("workbook.xml")) || names.is_empty() {
        // A damaged one is told by the reader.
        Kind::Workbook
    } else {
        Kind::Archive
    }
}

/// Names of what is in an archive, the first of many.
pub(super) fn names(bytes: &[u8]) -> Vec<String> {
    let Ok(archive) = zip::ZipArchive::new(Cursor::new(bytes)) else { return Vec::new() };
    let names = archive.file_names().filter_map(Result::ok).map(|name| name.to_string());
    names.filter(|name| !name.ends_with('/') && !name.starts_with("__MACOSX")).take(2000).collect()
}

/// The kind of a text that is marked up.
pub(super) fn of_text(text: &str) -> Option<Kind> {
    let begin: String = text.trim_start().chars().take(600).collect::<String>().to_lowercase();
    let html = ["<!doctype html", "<html", "<head", "<body", "<table", "<meta", "<div"];
    if html.iter().any(|tag| begin.starts_with(tag)) || (begin.starts_with("<?xml") && begin.contains("<html")) {
        return Some(Kind::Html);
    }
    // A page saved with its parts.
    if begin.starts_with("mime-version:") && begin.contains("multipart/related") {
        return Some(Kind::Html);
    }
    let xml = begin.starts_with("<?xml") || (begin.starts_with('<') && begin.contains("xmlns"));
    xml.then_some(Kind::Xml)
}
