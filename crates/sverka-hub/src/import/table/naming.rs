//! What names somebody or something in a row is text, with all of its characters.

use super::mapping::Field;
use super::read::{Row, Said};
use crate::import::finding::Finding;
use crate::import::printable::printable;
use sverka_table::cell::{Cell, Typed};

impl<'a> Row<'a> {
    /// Refuses a date, or true or false, in the place of a name: spreadsheets make them of texts that look alike.
    pub(super) fn must_be_text(self, field: &Field, what: &str) -> Result<(), Finding> {
        let Some((column, cell)) = self.written(field) else { return Ok(()) };
        let is = match cell.typed {
            Typed::Moment(_) => "a date",
            Typed::Flag(_) => "true or false",
            _ => return Ok(()),
        };
        let detail = format!("the {what} is {is} in the file: {}. Write it as text", printable(&cell.text));
        Err(self.finding("not-text", column, detail))
    }

    /// Refuses the digits that spreadsheets leave of a long number: `1.79E+16`.
    pub(super) fn must_have_all_digits(self, field: &Field, what: &str) -> Result<(), Finding> {
        let Some((column, cell)) = self.written(field).filter(|(_, cell)| cell.has_lost_digits()) else {
            return Ok(());
        };
        let text = printable(&cell.text);
        let detail = format!("a spreadsheet has shortened the {what}: {text}. Write all of its digits, as text");
        Err(self.finding("inexact-number", column, detail))
    }

    /// The cell that a field is read from, unless the mapping translates it.
    fn written<'f>(self, field: &'f Field) -> Option<(&'f str, &'a Cell)> {
        let column = self.column_of(field)?;
        let Said::Value(cell) = self.cell(column) else { return None };
        (self.text(field).as_deref() == Some(&cell.text)).then_some((column, cell))
    }
}
