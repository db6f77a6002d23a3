//! Where a table begins: comments, titles and blank lines stand above the header, and a second header row may stand below
//! or above it.

use crate::columns::{self, Title};
use crate::source::{Line, MOST_ABOVE};
use crate::{date, link, number};

/// The header of a sheet.
pub(crate) struct Header {
    pub(crate) titles: Vec<Title>,
    /// The first row below it, by its place among the lines.
    pub(crate) below: usize,
}

/// Finds the header; `None` when there is no line.
pub(crate) fn find(lines: &[Line]) -> Option<Header> {
    let looked = &lines[..lines.len().min(MOST_ABOVE)];
    let judged: Vec<Judged> = looked.iter().map(Judged::of).collect();
    let at = best(&judged)?;
    let mut names: Vec<String> = lines[at].cells.iter().map(|cell| cell.text.clone()).collect();
    let mut below = at + 1;
    // Groups stand above: their names hold where the header itself says nothing.
    if let Some(above) = at.checked_sub(1).filter(|above| judged[*above].is_labels && judged[*above].filled > 1) {
        fill(&mut names, &lines[above]);
    }
    // Or the header's first row has the groups, and names stand below them.
    if let Some(next) = judged.get(at + 1).filter(|next| next.is_labels && next.known > 0) {
        let unknown = |cell: &str| !columns::is_known(cell);
        let complements = lines[at + 1].cells.iter().enumerate().all(|(place, cell)| {
            cell.is_empty() || cell.continued || names.get(place).is_none_or(|name| unknown(name))
        });
        if complements && next.known + judged[at].known > judged[at].known {
            let mut lower: Vec<String> = lines[at + 1].cells.iter().map(|cell| cell.text.clone()).collect();
            lower.resize(lower.len().max(names.len()), String::new());
            fill(&mut lower, &lines[at]);
            names = lower;
            below += 1;
        }
    }
    Some(Header { titles: names.iter().map(|name| Title::of(name)).collect(), below })
}

fn fill(names: &mut [String], from: &Line) {
    for (name, above) in names.iter_mut().zip(&from.cells) {
        if name.is_empty() {
            name.clone_from(&above.text);
        }
    }
}

/// What a row looks like.
struct Judged {
    /// Cells that say something.
    filled: usize,
    /// Cells that are the name of a column that is known.
    known: usize,
    /// True when no cell is a number, a date or a link.
    is_labels: bool,
    is_comment: bool,
}

impl Judged {
    fn of(line: &Line) -> Self {
        let cells = || line.cells.iter().filter(|cell| !cell.is_empty());
        let label = |text: &str| {
            text.chars().any(char::is_alphabetic)
                && text.len() <= 200
                && number::read(text).is_err()
                && date::read(text).is_none()
                && link::read(text).is_none()
        };
        let first = cells().next().map_or("", |cell| cell.text.as_str());
        // The name of a column is no number, no date and no link.
        let known: Vec<bool> = cells().map(|cell| columns::is_known(&cell.text)).collect();
        Self {
            filled: known.len(),
            known: known.iter().filter(|known| **known).count(),
            is_labels: cells().zip(&known).all(|(cell, known)| *known || label(&cell.text)),
            is_comment: first.starts_with('#') && !columns::is_known(first) && line.cells.len() <= first.len(),
        }
    }
}

/// The row that is the header: the first that names most known columns, else the first that is as wide as the table.
fn best(judged: &[Judged]) -> Option<usize> {
    let known = judged.iter().map(|row| row.known).max()?;
    let widest = judged.iter().map(|row| row.filled).max()?;
    let by_names = judged.iter().position(|row| row.known == known && row.is_labels);
    if let Some(at) = by_names.filter(|at| known >= 2 || (known == 1 && judged[*at].filled * 2 >= widest)) {
        return Some(at);
    }
    let plain = |row: &Judged| !row.is_comment && row.filled * 2 > widest;
    let titled = judged.iter().position(|row| plain(row) && row.is_labels);
    titled.or_else(|| judged.iter().position(plain)).or(Some(0))
}
