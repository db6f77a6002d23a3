//! One thing that is wrong with a record.

/// A stable code and a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Finding {
    pub(crate) code: &'static str,
    pub(crate) detail: String,
}

/// What is wrong with one record, in the order in which it was found.
#[derive(Debug, Default)]
pub(crate) struct Findings(Vec<Finding>);

impl Findings {
    pub(crate) fn add(&mut self, code: &'static str, detail: impl Into<String>) {
        self.0.push(Finding { code, detail: detail.into() });
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
