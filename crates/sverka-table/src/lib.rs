//! The one reader of other people's tables: what a file is, where its table begins, what a column holds, and what a cell
//! says. Nothing is guessed in silence: what can be read two ways says both, and what was passed over is named.
//!
//! Storeys, each knowing those before it: `text` → `cell`, `number`, `date`, `link`, `words` → `columns` → `source`,
//! `header` → `table` → `results`.

pub mod cell;
pub mod columns;
pub mod date;
mod header;
pub mod link;
pub mod number;
pub mod results;
pub mod source;
pub mod table;
pub mod text;
pub mod words;

pub use number::Decimal;
pub use source::{BadSource, Given, RowNumber, Source, open};
pub use table::{Apart, Row, Table};
