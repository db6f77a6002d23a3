//! What a row says of whose it is.

use super::Named;
use super::creators::Clues;
use crate::cell::{Cell, is_missing};
use crate::link;

/// Longest text kept of a row's own words, in characters.
const MOST_CHARS: usize = 200;

/// The handle in `Leo (@leo)`, when there is one only.
fn mention(text: &str) -> Option<String> {
    let mut handles = text.split(|letter: char| letter.is_whitespace() || "()[],;/".contains(letter));
    let is_handle = |word: &&str| word.strip_prefix('@').is_some_and(|name| name.chars().any(char::is_alphanumeric));
    let first = handles.find(is_handle)?;
    (handles.find(is_handle).is_none() && text.len() <= MOST_CHARS).then(|| link::handle(first))
}

/// Cells that name a creator.
#[derive(Clone, Copy, Default)]
pub(super) struct Cells<'a> {
    pub(super) id: Option<&'a Cell>,
    pub(super) handle: Option<&'a Cell>,
    pub(super) account: Option<&'a Cell>,
    pub(super) name: Option<&'a Cell>,
    pub(super) link: Option<&'a Cell>,
    pub(super) post: Option<&'a Cell>,
}

impl<'a> Cells<'a> {
    pub(super) fn clues(&self) -> Clues<'a> {
        let text = |cell: Option<&'a Cell>| cell.map(|cell| cell.text.as_str()).filter(|text| !is_missing(text));
        let account = |cell: &Cell| {
            link::of(cell).map_or_else(|| mention(&cell.text), |link| link.account.map(|account| account.name))
        };
        // A post may well be called by somebody else whom it mentions.
        let of_post = self.post.and_then(link::of).and_then(|link| link.account).map(|account| account.name);
        let accounts = [self.account, self.link, self.name].into_iter().flatten().filter_map(account);
        let mut accounts: Vec<String> = accounts.chain(of_post).collect();
        accounts.dedup();
        Clues {
            id: text(self.id),
            handle: text(self.handle),
            accounts,
            name: text(self.name).filter(|text| link::read(text).is_none()),
        }
    }

    /// The same in the row's own words, to be kept.
    pub(super) fn named(&self) -> Named {
        let text = |cell: Option<&Cell>| {
            let text = cell.map(|cell| cell.text.as_str()).filter(|text| !is_missing(text))?;
            Some(text.chars().filter(|letter| !letter.is_control()).take(MOST_CHARS).collect())
        };
        let linked = |cell: &&Cell| link::read(&cell.text).is_some();
        let page = self.account.or(self.link).or_else(|| self.post.filter(linked));
        Named { id: text(self.id), handle: text(self.handle), name: text(self.name), link: text(page) }
    }

    /// What is shown where the row is nobody's.
    pub(super) fn said(&self) -> String {
        let cells = [self.id, self.handle, self.name, self.account, self.link];
        cells.into_iter().flatten().map(|cell| cell.text.clone()).find(|text| !is_missing(text)).unwrap_or_default()
    }
}
