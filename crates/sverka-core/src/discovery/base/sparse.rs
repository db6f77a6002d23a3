//! Lists of a row turned into rows of a label.

use super::column::{Groups, Strings};
use std::collections::HashMap;

/// Lists with one entry for each label of a row, in the order rows were added.
#[derive(Debug, Default)]
pub(super) struct Lists<V> {
    names: HashMap<Box<str>, u32>,
    ends: Vec<usize>,
    entries: Vec<(u32, V)>,
}

impl<V: Copy> Lists<V> {
    pub(super) fn push(&mut self, label: &str, value: V) {
        let id = match self.names.get(label) {
            Some(id) => *id,
            None => {
                let id = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
                self.names.insert(label.into(), id);
                id
            }
        };
        self.entries.push((id, value));
    }

    /// Ends the current row.
    pub(super) fn end_row(&mut self) {
        self.ends.push(self.entries.len());
    }

    /// The entries of the row as far as it is written.
    pub(super) fn open_row(&self) -> usize {
        self.entries.len() - self.ends.last().copied().unwrap_or(0)
    }

    fn row(&self, row: usize) -> &[(u32, V)] {
        let start = if row == 0 { 0 } else { self.ends[row - 1] };
        &self.entries[start..self.ends[row]]
    }

    /// The labels in order, and for each the rows that have it, in the new order of rows, with their values.
    /// A label a row has twice counts once, with the first value.
    pub(super) fn by_label(&self, order: &[u32]) -> (Strings, Groups, Vec<V>) {
        let mut labels: Vec<(&str, u32)> = self.names.iter().map(|(name, id)| (&**name, *id)).collect();
        labels.sort_unstable();
        let mut place = vec![0u32; labels.len()];
        for (new, (_, id)) in labels.iter().enumerate() {
            place[*id as usize] = u32::try_from(new).unwrap_or(u32::MAX);
        }
        let mut seen = vec![u32::MAX; labels.len()];
        let mut each = |visit: &mut dyn FnMut(usize, u32, V)| {
            seen.fill(u32::MAX);
            for (new, old) in (0u32..).zip(order) {
                for (id, value) in self.row(*old as usize) {
                    let label = place[*id as usize] as usize;
                    if seen[label] != new {
                        seen[label] = new;
                        visit(label, new, *value);
                    }
                }
            }
        };
        let mut ends = vec![0u32; labels.len()];
        each(&mut |label, _, _| ends[label] += 1);
        let mut sum = 0;
        let mut next: Vec<u32> = ends
            .iter_mut()
            .map(|count| {
                let start = sum;
                sum += *count;
                *count = sum;
                start
            })
            .collect();
        let mut rows = vec![0u32; sum as usize];
        let mut values: Vec<V> = Vec::new();
        if let Some((_, first)) = self.entries.first() {
            values.resize(sum as usize, *first);
        }
        each(&mut |label, row, value| {
            let at = next[label] as usize;
            next[label] += 1;
            rows[at] = row;
            values[at] = value;
        });
        // Labels that only replaced rows had are left out.
        let kept: Vec<usize> = (0..labels.len()).filter(|label| ends[*label] > start_of(&ends, *label)).collect();
        let names = kept.iter().map(|label| labels[*label].0).collect();
        let ends = kept.iter().map(|label| ends[*label]).collect();
        (names, Groups { ends, rows }, values)
    }
}

fn start_of(ends: &[u32], group: usize) -> u32 {
    if group == 0 { 0 } else { ends[group - 1] }
}
