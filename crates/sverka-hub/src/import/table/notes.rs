//! What should be looked at, gathered while rows are read.

use crate::import::check::Warning;
use crate::import::finding::Finding;
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

/// What was noted so far.
#[derive(Debug, Default)]
pub(super) struct Notes(RefCell<Vec<Note>>);

#[derive(Debug)]
struct Note {
    row: usize,
    finding: Finding,
    /// True when it holds for the whole column, and is said once.
    of_column: bool,
}

impl Notes {
    /// Notes something of a row.
    pub(super) fn add(&self, row: usize, finding: Finding) {
        self.0.borrow_mut().push(Note { row, finding, of_column: false });
    }

    /// Notes something that holds for a whole column.
    pub(super) fn add_of_column(&self, row: usize, finding: Finding) {
        self.0.borrow_mut().push(Note { row, finding, of_column: true });
    }

    /// The notes of rows that were kept, each once, in the order of the table.
    pub(super) fn of_kept(&self, who: &HashMap<usize, String>) -> Vec<Warning> {
        let mut notes = self.0.take();
        notes.sort_by_key(|note| note.row);
        let mut seen = HashSet::new();
        let kept = notes.into_iter().filter_map(|note| {
            let name = who.get(&note.row)?;
            let row = if note.of_column { 0 } else { note.row };
            let is_new = seen.insert((row, note.finding.code, note.finding.column.clone()));
            is_new.then(|| Warning::of(note.row, name.clone(), note.finding))
        });
        kept.collect()
    }
}
