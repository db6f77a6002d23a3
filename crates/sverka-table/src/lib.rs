//! Reads the tables of other programs as rows of text, and cells as numbers and dates; guesses nothing in silence.
//!
//! A file is CSV (UTF-8, UTF-16 with a mark, or Windows-1251 as Russian spreadsheets write it; parted by commas,
//! semicolons, tabs or bars), the first sheet of an Excel workbook, or JSON: a list of flat objects.

pub mod date;
mod encoding;
mod json;
pub mod number;
mod sheet;
mod workbook;

pub use encoding::{Decoded, Undecodable, decode};
pub use number::Decimal;
pub use sheet::{BadTable, Format, MAX_CELL_CHARS, MAX_COLUMNS, MISSING, Row, Sheet, delimiter, read};
