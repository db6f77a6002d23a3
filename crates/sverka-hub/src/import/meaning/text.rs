//! Texts: neither endless nor able to drive a terminal.

use crate::import::finding::Findings;

/// Where a text stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// On one line.
    Line,
    /// On any number of lines.
    Lines,
}

/// Checks length (bytes of UTF-8) and control characters.
pub(super) fn check_text(field: &str, text: &str, kind: Kind, most: usize, found: &mut Findings) {
    found.require(text.len() <= most, "too-long", || format!("the {field} has {} bytes, more than {most}", text.len()));
    let allowed = |letter: char| kind == Kind::Lines && matches!(letter, '\n' | '\r' | '\t');
    if let Some(letter) = text.chars().find(|letter| letter.is_control() && !allowed(*letter)) {
        let code = letter.escape_unicode();
        found.add("control-characters", format!("the {field} holds the control character {code}"));
    }
}
