//! Words of a creator, and the index from a word to creators.

use super::column::{Groups, Strings};
use crate::model::Creator;
use crate::text::{fold_word, latin, normalise, stem, words};
use std::collections::HashMap;

/// Words before this letter are whole words of names and handles; the letter occurs in no normalised text.
const NAME: char = '\u{1}';
/// The most words kept of one creator, the name first and old posts last.
const MOST_WORDS: usize = 96;
/// Longest word kept, bytes; longer ones are addresses and noise.
const LONGEST: usize = 48;

/// Words that stand in nearly every text and say nothing about it.
const EMPTY: [&str; 60] = [
    "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "how", "i", "in", "is", "it", "my", "of", "on",
    "or", "our", "that", "the", "this", "to", "we", "with", "you", "your", "а", "без", "в", "во", "вы", "для", "до",
    "же", "за", "и", "из", "или", "к", "как", "мой", "мы", "на", "не", "но", "о", "об", "от", "по", "при", "про", "с",
    "со", "так", "то", "у", "что", "это",
];

/// The words of a question, without those that stand everywhere, and for each the ways it may stand in the index: as
/// any word of the text, or as a whole word of the name in either alphabet and any spelling of it. A word with `*` begins another.
pub(crate) fn asked(text: &str, only_name: bool) -> Vec<Vec<String>> {
    let normal = normalise(text);
    let pieces = normal.split_whitespace().flat_map(|piece| {
        let begins = piece.ends_with('*');
        words(piece).filter(move |word| begins || !EMPTY.contains(word)).map(move |word| (word, begins))
    });
    let ways = pieces.map(|(word, begins)| {
        let star = if begins { "*" } else { "" };
        let mut ways: Vec<String> = spellings(word).map(|form| format!("{form}{star}")).collect();
        if !only_name {
            ways.push(if begins { format!("{word}*") } else { stem(word) });
        }
        ways
    });
    ways.collect()
}

/// A word of a name as it is written, in Latin letters, and in the one spelling of all ways to write it. The middle one
/// is for beginnings: `kse*` begins `kseniya`, and not `xenia`.
fn spellings(word: &str) -> impl Iterator<Item = String> {
    let mut forms = vec![word.to_owned(), latin(word), fold_word(word)];
    forms.dedup();
    forms.into_iter().filter(|form| !form.is_empty()).map(|form| format!("{NAME}{form}"))
}

/// The terms of a creator, the same word many times; the caller stops when it has enough.
pub(super) fn terms(creator: &Creator, stems: &mut Stems, mut add: impl FnMut(&str) -> bool) {
    let handles = creator.accounts.iter().map(|account| account.handle.as_str());
    for text in std::iter::once(creator.name.as_str()).chain(handles) {
        for word in words(&normalise(text)).filter(|word| word.len() <= LONGEST) {
            if !spellings(word).all(|form| add(&form)) || !add(stems.of(word)) {
                return;
            }
        }
    }
    let posts = creator.posts.iter().map(|post| post.text.as_str());
    let texts = creator.topics.iter().map(String::as_str).chain([creator.bio.as_str()]).chain(posts);
    for text in texts {
        for word in words(&normalise(text)).filter(|word| word.len() <= LONGEST && !EMPTY.contains(word)) {
            if !add(stems.of(word)) {
                return;
            }
        }
    }
}

/// True while a row has room for more words.
pub(super) fn has_room(words: usize) -> bool {
    words < MOST_WORDS
}

/// Stems seen before; texts of many creators repeat few words.
#[derive(Debug, Default)]
pub(super) struct Stems(HashMap<Box<str>, Box<str>>);

impl Stems {
    fn of(&mut self, word: &str) -> &str {
        self.0.entry(word.into()).or_insert_with(|| stem(word).into())
    }
}

/// From a term to the rows that have it: differences of rising rows, seven bits a byte, the last byte below 128.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Index {
    pub(super) terms: Strings,
    pub(super) ends: Vec<u32>,
    pub(super) bytes: Vec<u8>,
}

impl Index {
    pub(super) fn new(terms: Strings, groups: &Groups) -> Self {
        let mut bytes = Vec::new();
        let ends = (0..groups.len()).map(|group| {
            let mut before = 0;
            for row in groups.rows(group) {
                let mut rest = row - before;
                before = *row;
                while rest >= 128 {
                    bytes.push((rest & 127) as u8 | 128);
                    rest >>= 7;
                }
                bytes.push(rest as u8);
            }
            u32::try_from(bytes.len()).unwrap_or(u32::MAX)
        });
        let ends = ends.collect();
        Self { terms, ends, bytes }
    }

    /// Visits the rows of a term; an end `*` stands for any letters.
    pub(crate) fn visit(&self, term: &str, visit: &mut impl FnMut(u32)) {
        if let Some(begin) = term.strip_suffix('*') {
            let from = self.terms.lower_bound(begin);
            let same = (from..self.terms.len()).take_while(|place| self.terms.get(*place).starts_with(begin));
            same.for_each(|place| self.rows(place, visit));
        } else if let Some(place) = self.terms.find(term) {
            self.rows(place, visit);
        }
    }

    fn rows(&self, place: usize, visit: &mut impl FnMut(u32)) {
        let start = if place == 0 { 0 } else { self.ends[place - 1] as usize };
        let (mut row, mut part, mut shift) = (0u32, 0u32, 0);
        for byte in &self.bytes[start..self.ends[place] as usize] {
            part |= u32::from(byte & 127) << shift;
            if *byte < 128 {
                row = row.wrapping_add(part);
                visit(row);
                (part, shift) = (0, 0);
            } else {
                shift = (shift + 7).min(28);
            }
        }
    }
}
