//! Links to accounts and posts, each in one form whichever way it was pasted.

mod address;
mod site;

use crate::cell::Cell;
use crate::text::{is_invisible, normalise, trimmed};
use address::Address;
pub use site::Site;

/// An account at a site.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Account {
    /// Where.
    pub site: Site,
    /// Its handle or number as [`handle`] writes it.
    pub name: String,
}

/// What a link leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Whose page or post it is, when the site puts that into its links.
    pub account: Option<Account>,
    /// The post in one form, when it is one and not the page of an account.
    pub post: Option<String>,
}

/// Reads a text as a link; `None` when it is none. The scheme may be missing where the site is known.
#[must_use]
pub fn read(text: &str) -> Option<Link> {
    Address::read(of_formula(trimmed(text)))?.link()
}

/// Reads a text as a link, also one that stands among words, as in `[reel](https://…)`, when it is the only one and its
/// site is known.
#[must_use]
pub fn read_within(text: &str) -> Option<Link> {
    let among_words = || Address::read(among_words(text)?).filter(|address| address.site != Site::Other)?.link();
    read(text).or_else(among_words)
}

/// Where a cell links to, else what its text is as a link, also among words.
#[must_use]
pub fn of(cell: &Cell) -> Option<Link> {
    cell.link.as_deref().and_then(read).or_else(|| read_within(&cell.text))
}

/// True for the address of a post at a site that is known; any other page may be what posts lead to.
pub(crate) fn is_post(text: &str) -> bool {
    let address = Address::read(text).filter(|address| address.site != Site::Other);
    address.and_then(|address| address.link()).is_some_and(|link| link.post.is_some())
}

/// The only address with a scheme in a text.
fn among_words(text: &str) -> Option<&str> {
    let mut found = ["https://", "http://"].iter().flat_map(|scheme| text.match_indices(scheme)).map(|(at, _)| at);
    let at = found.next().filter(|_| found.next().is_none())?;
    let ends = |letter: char| letter.is_whitespace() || matches!(letter, ')' | ']' | '>' | '"' | '»' | ',' | ';');
    let rest = &text[at..];
    Some(rest[..rest.find(ends).unwrap_or(rest.len())].trim_end_matches(['.', '!', '?']))
}

/// The address in `=HYPERLINK("address","words")`, or the text.
fn of_formula(text: &str) -> &str {
    let inside = text.get(..11).filter(|begin| begin.eq_ignore_ascii_case("=hyperlink(")).and(text.get(11..));
    let quoted = inside.and_then(|rest| rest.trim_start().strip_prefix('"')).and_then(|rest| rest.split('"').next());
    quoted.unwrap_or(text)
}

/// A handle in one form: the account of a link, or the text without `@`, marks and spaces around it, in small letters.
/// The number that YouTube gives a channel is kept as it is: `UCa…` and `UCA…` are two channels.
#[must_use]
pub fn handle(text: &str) -> String {
    if let Some(account) = read(text).and_then(|link| link.account) {
        return account.name;
    }
    plain_handle(text)
}

fn plain_handle(text: &str) -> String {
    let seen: String = text.chars().filter(|letter| !is_invisible(*letter)).collect();
    let bare = seen.trim().trim_matches('/').trim_start_matches('@');
    if is_channel_number(bare) { bare.to_owned() } else { site::community(&normalise(bare)) }
}

/// The number of a channel at YouTube: `UC` and 22 letters, digits, dashes and underscores.
#[must_use]
pub fn is_channel_number(text: &str) -> bool {
    text.strip_prefix("UC").is_some_and(|rest| {
        rest.len() == 22 && rest.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
    })
}

#[cfg(test)]
#[path = "link_tests.rs"]
mod tests;
