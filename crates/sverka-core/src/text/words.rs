//! Words of a text, the alphabet each is written in, and its stem.

use frostem::{Algorithm, Stemmer};

/// Alphabet of a word. Between Russian and English it decides the language exactly, so nothing is guessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Script {
    /// Only Cyrillic letters (digits may stand among them).
    Cyrillic,
    /// Only Latin letters (digits may stand among them).
    Latin,
    /// Letters of both: a lookalike letter, or a brand written half and half.
    Mixed,
    /// No letter of either.
    Other,
}

/// Alphabet of a word.
#[must_use]
pub fn script(word: &str) -> Script {
    let (mut cyrillic, mut latin) = (false, false);
    for letter in word.chars() {
        match letter {
            'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{24f}' => latin = true,
            '\u{400}'..='\u{52f}' => cyrillic = true,
            _ => {}
        }
    }
    match (cyrillic, latin) {
        (true, false) => Script::Cyrillic,
        (false, true) => Script::Latin,
        (true, true) => Script::Mixed,
        (false, false) => Script::Other,
    }
}

/// Words of an already normalised text: runs of letters and digits. An apostrophe between letters belongs to the word,
/// because the English stemmer knows what to do with it.
pub fn words(normal: &str) -> impl Iterator<Item = &str> {
    normal
        .split(|letter: char| !(letter.is_alphanumeric() || is_apostrophe(letter)))
        .map(|word| word.trim_matches(is_apostrophe))
        .filter(|word| !word.is_empty())
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '\u{2019}')
}

/// Stem of a normalised word: Snowball's Russian for Cyrillic, its English for Latin, the word itself otherwise.
#[must_use]
pub fn stem(word: &str) -> String {
    let algorithm = match script(word) {
        Script::Cyrillic => Algorithm::Russian,
        Script::Latin => Algorithm::English,
        Script::Mixed | Script::Other => return word.to_owned(),
    };
    Stemmer::new(algorithm).stem(word).into_owned()
}

/// Stems of a text as people write it, in order.
#[must_use]
pub fn stems(text: &str) -> Vec<String> {
    words(&super::normalise(text)).map(stem).collect()
}
