//! What is strange about a record, but no reason to refuse it: it is kept as it came, and said.

use super::account;
use super::finding::Finding;
use super::printable::{is_direction_mark, is_zero_width, printable};
use std::collections::HashMap;
use sverka_core::model::{Candidate, Creator, Evidence};
use sverka_core::text::fold;
use unicode_security::MixedScript;
use unicode_security::confusable_detection::skeleton;

/// Handles and names seen so far.
#[derive(Default)]
pub(super) struct Across {
    /// Skeleton of UTS #39 → the handle and its row.
    looks: HashMap<String, (String, usize)>,
    /// Name in whatever alphabet and spelling → its row.
    names: HashMap<String, usize>,
}

impl Across {
    /// What is strange about a creator, alone and beside those before.
    pub(super) fn look(&mut self, creator: &Creator, row: usize) -> Vec<Finding> {
        let mut found = Vec::new();
        let mut add = |code: &'static str, detail: String| found.push(Finding::new(code, detail));
        let texts = [("name", creator.name.as_str()), ("bio", creator.bio.as_str())];
        let handles = creator.accounts.iter().map(|account| ("handle", account.handle.as_str()));
        let posts = creator.posts.iter().map(|post| ("post", post.text.as_str()));
        for (field, text) in texts.into_iter().chain(handles.clone()).chain(posts) {
            if text.contains(is_direction_mark) {
                add("direction-mark", format!("the {field} holds a mark that turns text round: {}", printable(text)));
            }
            if hides_characters(text) {
                add("zero-width", format!("the {field} holds characters that take no room: {}", printable(text)));
            }
            if has_markup(text) {
                add("markup", format!("the {field} holds markup, kept as text: {}", printable(text)));
            }
        }
        for (_, handle) in handles {
            if handle.split(|letter: char| !letter.is_alphanumeric()).any(|word| !word.is_single_script()) {
                add("mixed-scripts", format!("the handle mixes alphabets: {}", printable(handle)));
            }
            let handle = account::key(handle);
            let look: String = skeleton(&handle).collect();
            match self.looks.get(&look) {
                Some((other, first)) if *other != handle => {
                    let (own, other) = (printable(&handle), printable(other));
                    add("look-alike", format!("the handle {own} looks like {other} in row {first}"));
                }
                Some(_) => {}
                None => {
                    self.looks.insert(look, (handle, row));
                }
            }
        }
        if creator.name.split_whitespace().any(mixes_latin_and_cyrillic) {
            add("mixed-scripts", format!("a word of the name mixes alphabets: {}", printable(&creator.name)));
        }
        let name = fold(&creator.name);
        match self.names.get(&name) {
            Some(first) => {
                add(
                    "same-name",
                    format!("the name is also in row {first}: perhaps the same person, with another account"),
                );
            }
            None => drop(self.names.insert(name, row)),
        }
        found.dedup_by(|a, b| a.code == b.code);
        found
    }
}

/// Reasons that rest on something the record does not have. They are shown all the same, and nobody can check them.
pub(super) fn dangling(candidate: &Candidate) -> Option<Finding> {
    let advice = candidate.recommendation.as_ref()?;
    let named = advice.reasons.iter().chain(&advice.counter_reasons).filter_map(|reason| reason.evidence.as_deref());
    let absent = |text: &&str| Evidence::parse(text).is_some_and(|evidence| !evidence.is_in(&candidate.creator));
    let text = named.into_iter().find(absent)?;
    let detail = format!("a reason rests on {}, which the record does not have", printable(text));
    Some(Finding::new("evidence-missing", detail))
}

/// Zero-width characters that are not part of an emoji: a joiner between pictures is ordinary.
fn hides_characters(text: &str) -> bool {
    let mut before = ' ';
    for letter in text.chars() {
        let joins_pictures = letter == '\u{200D}' && !before.is_alphanumeric();
        if is_zero_width(letter) && !joins_pictures {
            return true;
        }
        before = letter;
    }
    false
}

/// An opening `<` followed by a letter, `/` or `!`, and a `>` later.
fn has_markup(text: &str) -> bool {
    text.char_indices().any(|(at, letter)| {
        letter == '<' && {
            let mut rest = text[at + 1..].chars();
            rest.next().is_some_and(|next| next.is_ascii_alphabetic() || next == '/' || next == '!')
                && rest.any(|later| later == '>')
        }
    })
}

fn mixes_latin_and_cyrillic(word: &str) -> bool {
    let latin = |letter: char| letter.is_ascii_alphabetic();
    let cyrillic = |letter: char| matches!(letter, '\u{0400}'..='\u{052F}');
    // Parts joined by a hyphen or a stroke are words of their own: «IT-блог».
    word.split(|letter: char| !letter.is_alphanumeric()).any(|part| part.contains(latin) && part.contains(cyrillic))
}
