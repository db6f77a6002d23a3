//! Where a table begins: comments, titles and blank lines stand above the header, and a second header row may stand below
//! or above it.

mod above;
mod groups;

pub(crate) use above::above;

use crate::cell::{Cell, Typed, is_missing, is_withheld};
use crate::columns::{self, Field, Title};
use crate::source::{Line, MOST_ABOVE};
use crate::{date, link, number};
use groups::{fill, is_part, joined};
use std::ops::Range;

/// The header of a sheet.
pub(crate) struct Header {
    pub(crate) titles: Vec<Title>,
    /// Its lines, by their places.
    pub(crate) lines: Range<usize>,
    /// Where another table begins above it.
    pub(crate) other: Option<usize>,
}

/// Finds the header; `None` when there is no line.
pub(crate) fn find(lines: &[Line]) -> Option<Header> {
    let looked = &lines[..lines.len().min(MOST_ABOVE)];
    let judged: Vec<Judged> = looked.iter().map(Judged::of).collect();
    let tables = tables(lines, &judged);
    // The first table of posts, else the first that says whose its rows are: a summary above it says less.
    let of_posts = tables.iter().copied().find(|at| names(&lines[*at], &POSTS));
    let named = of_posts.or_else(|| tables.iter().copied().find(|at| names(&lines[*at], &OWNERS)));
    let richest = || tables.iter().copied().rev().max_by_key(|at| judged[*at].known);
    let at = named.or_else(richest).or_else(|| best(&judged))?;
    let other = tables.first().copied().filter(|first| *first < at);
    let mut names: Vec<String> = lines[at].cells.iter().map(|cell| cell.text.clone()).collect();
    let (mut above, mut below) = (at, at + 1);
    // Groups stand above: their names hold where the header itself says nothing, or the same of several groups.
    let are_groups = |line: &usize| judged[*line].is_labels && judged[*line].filled > 1 && other.is_none();
    if let Some(groups) = at.checked_sub(1).filter(are_groups) {
        fill(&mut names, &lines[groups]);
        above = groups;
    }
    // Parts of a name stand below it: plan and fact.
    if judged.get(at + 1).is_some_and(|next| next.filled > 1) && lines[at + 1].cells.iter().all(is_part) {
        names = joined(&lines[at], &lines[at + 1]);
        below += 1;
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
    Some(Header { titles: names.iter().map(|name| Title::of(name)).collect(), lines: above..below, other })
}

/// The first line of the tables of a sheet: it names two columns at least, and something else stands below it. Of such lines
/// in a row the one that names most, or the last where they contradict each other.
fn tables(lines: &[Line], judged: &[Judged]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < judged.len() {
        // Below the first header a row of words may say something of its post.
        let is_header = |(nth, row): &(usize, &Judged)| {
            if found.is_empty() && *nth == 0 { row.is_header() } else { row.is_another() }
        };
        let run = judged[at..].iter().enumerate().take_while(is_header).count();
        let (first, last) = (at, at + run);
        if run > 0 && last < lines.len() {
            let contradict = lines[first..last].windows(2).any(|pair| contradict(&pair[0], &pair[1]));
            let most = judged[first..last].iter().map(|row| row.known).max();
            let richest = (first..last).find(|at| Some(judged[*at].known) == most).unwrap_or(first);
            found.push(if contradict { last - 1 } else { richest });
        }
        at = last.max(at + 1);
    }
    found
}

/// True for two headers of which a column of numbers is another one in the other.
fn contradict(one: &Line, other: &Line) -> bool {
    let field = |cell: &Cell| Title::of(&cell.text).field();
    one.cells.iter().zip(&other.cells).any(|(one, other)| match (field(one), field(other)) {
        (Some(one), Some(other)) => one != other && (is_number_field(one) || is_number_field(other)),
        _ => false,
    })
}

/// Columns that say which post a row is about.
const POSTS: [Field; 3] = [Field::Link, Field::Post, Field::Title];
/// Columns that say whose a row is.
const OWNERS: [Field; 5] = [Field::CreatorId, Field::Handle, Field::Account, Field::Name, Field::Platform];

/// True when a header has one of some columns.
fn names(line: &Line, fields: &[Field]) -> bool {
    line.cells.iter().filter_map(|cell| Title::of(&cell.text).field()).any(|field| fields.contains(&field))
}

/// True when a line below a header names columns: two at least, numbers among them or all of its cells; or one, whose or what
/// is counted, where words stand in columns of counts.
pub(crate) fn is_header(line: &Line, counts: &[usize]) -> bool {
    // Most rows have a number.
    let is_number =
        |cell: &Cell| cell.typed != Typed::Text || cell.text.starts_with(|first: char| first.is_ascii_digit());
    if line.cells.iter().any(is_number) {
        return false;
    }
    let judged = Judged::of(line);
    let is_word = |cell: &Cell| !is_missing(&cell.text) && !is_withheld(&cell.text);
    let words = || counts.iter().any(|at| line.cells.get(*at).is_some_and(is_word));
    let one = judged.is_labels && judged.known == 1 && judged.filled > 1;
    judged.is_another() || (one && words() && (judged.has_numbers || names(line, &OWNERS)))
}

fn is_number_field(field: Field) -> bool {
    field.is_count() || field == Field::Spend
}

/// True when a line above a header may be a row of its table: as wide, with a number in it.
pub(crate) fn is_row(line: &Line, named: usize) -> bool {
    let filled = line.cells.iter().filter(|cell| !cell.is_empty()).count();
    let counted = || line.cells.iter().any(|cell| number::of(cell).is_ok());
    filled * 2 > named && filled >= named.clamp(2, 3) && counted()
}

/// What a row looks like.
struct Judged {
    /// Cells that say something.
    filled: usize,
    /// Cells that are the name of a column that is known.
    known: usize,
    /// True when one of them is that of counts or money.
    has_numbers: bool,
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
            has_numbers: cells()
                .zip(&known)
                .any(|(cell, known)| *known && Title::of(&cell.text).field().is_some_and(is_number_field)),
            is_labels: cells().zip(&known).all(|(cell, known)| *known || label(&cell.text)),
            is_comment: first.starts_with('#') && !columns::is_known(first) && line.cells.len() <= first.len(),
        }
    }

    fn is_header(&self) -> bool {
        self.is_labels && !self.is_comment && self.known >= 2
    }

    /// The same below a header: what a row says of its post may be the name of a column, too.
    fn is_another(&self) -> bool {
        self.is_header() && (self.known == self.filled || self.has_numbers)
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
