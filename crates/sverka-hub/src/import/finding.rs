//! One thing that is wrong with a record, or strange about it.

/// A stable code and a sentence, and where in a table it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Finding {
    pub(crate) code: &'static str,
    pub(crate) detail: String,
    /// The column of the cell, when one cell is meant.
    pub(crate) column: Option<String>,
    /// What the cell says.
    pub(crate) text: String,
}

impl Finding {
    pub(crate) fn new(code: &'static str, detail: impl Into<String>) -> Self {
        Self { code, detail: detail.into(), column: None, text: String::new() }
    }

    /// The same, of a cell.
    pub(crate) fn at(self, column: impl Into<String>, text: impl Into<String>) -> Self {
        Self { column: Some(column.into()), text: text.into(), ..self }
    }
}

/// What is wrong with one record, in the order in which it was found.
#[derive(Debug, Default)]
pub(crate) struct Findings(Vec<Finding>);

impl Findings {
    pub(crate) fn add(&mut self, code: &'static str, detail: impl Into<String>) {
        self.0.push(Finding::new(code, detail));
    }

    /// Adds the finding when the fact does not hold.
    pub(crate) fn require(&mut self, holds: bool, code: &'static str, detail: impl FnOnce() -> String) {
        if !holds {
            self.add(code, detail());
        }
    }

    /// One finding for all: the first, with the number of the others.
    pub(crate) fn into_one(mut self) -> Option<Finding> {
        let others = self.0.len().checked_sub(1)?;
        let mut first = self.0.swap_remove(0);
        match others {
            0 => {}
            1 => first.detail.push_str(" (and one more problem)"),
            n => first.detail.push_str(&format!(" (and {n} more problems)")),
        }
        Some(first)
    }
}
