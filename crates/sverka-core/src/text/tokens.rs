//! A text as the tokens it is compared by: concepts of the glossary, else stems. Each keeps the words as written.

use super::glossary::Glossary;
use super::hashtag::split_hashtags;
use super::normal::normalise;
use super::words::{Script, script, stem, words};

/// One word or phrase of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// What it is compared by: a stem, or a concept that several phrases share.
    pub key: String,
    /// The words of the text, in lower case.
    pub written: String,
    /// Whether the glossary knows it.
    pub from_glossary: bool,
}

/// Words that carry grammar and no meaning, in order. They are left out of briefs and of creators' texts.
const GRAMMAR: &[&str] = &[
    "a",
    "about",
    "all",
    "an",
    "and",
    "any",
    "are",
    "as",
    "at",
    "be",
    "but",
    "by",
    "can",
    "do",
    "for",
    "from",
    "has",
    "have",
    "how",
    "i",
    "if",
    "in",
    "into",
    "is",
    "it",
    "its",
    "me",
    "my",
    "no",
    "not",
    "of",
    "on",
    "or",
    "our",
    "so",
    "that",
    "the",
    "their",
    "this",
    "to",
    "us",
    "was",
    "we",
    "what",
    "who",
    "will",
    "with",
    "you",
    "your",
    "без",
    "был",
    "была",
    "были",
    "быть",
    "в",
    "вам",
    "вас",
    "ваш",
    "во",
    "вот",
    "все",
    "вы",
    "где",
    "для",
    "до",
    "его",
    "ее",
    "если",
    "есть",
    "еще",
    "же",
    "за",
    "и",
    "из",
    "или",
    "их",
    "к",
    "как",
    "ко",
    "кто",
    "ли",
    "мне",
    "мой",
    "моя",
    "мы",
    "на",
    "наш",
    "не",
    "но",
    "ну",
    "о",
    "об",
    "он",
    "она",
    "они",
    "от",
    "по",
    "под",
    "при",
    "с",
    "со",
    "так",
    "то",
    "только",
    "ты",
    "у",
    "уже",
    "что",
    "чтобы",
    "это",
    "я",
];

/// Tokens of a text as people write it.
#[must_use]
pub fn tokens(text: &str, glossary: &Glossary) -> Vec<Token> {
    let normal = normalise(&split_hashtags(text));
    let written: Vec<&str> = words(&normal).collect();
    let stems: Vec<String> = written.iter().map(|word| stem(word)).collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < written.len() {
        if let Some((length, concept)) = glossary.longest_phrase(stems[at..].iter().map(String::as_str)) {
            let written = written[at..at + length].join(" ");
            tokens.push(Token { key: concept.to_owned(), written, from_glossary: true });
            at += length;
            continue;
        }
        let says_something = script(written[at]) != Script::Other && GRAMMAR.binary_search(&written[at]).is_err();
        if says_something {
            tokens.push(Token { key: stems[at].clone(), written: written[at].to_owned(), from_glossary: false });
        }
        at += 1;
    }
    tokens
}

#[cfg(test)]
mod tests {
    #[test]
    fn words_of_grammar_stand_in_order() {
        assert!(super::GRAMMAR.is_sorted());
    }
}
