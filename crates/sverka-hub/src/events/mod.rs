//! The events of streams: checked, numbered, kept as exact bytes, and given out in pages.

mod append;
mod check;
mod page;

pub(crate) use append::{Author, push};
pub(crate) use page::{Page, page};
