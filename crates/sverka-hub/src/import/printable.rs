//! Names made safe for a terminal, a log and a table.

/// Longest printed name, in characters.
const MOST: usize = 60;

/// A text without anything that could move a cursor, turn text round or hide: such characters are shown as `\u{..}`.
#[must_use]
pub fn printable(text: &str) -> String {
    shortened(text, MOST)
}

/// The same for a sentence, which may be longer.
pub(crate) fn safe(text: &str) -> String {
    shortened(text, 400)
}

fn shortened(text: &str, most: usize) -> String {
    let mut out = String::with_capacity(text.len().min(4 * most));
    for (count, letter) in text.chars().enumerate() {
        if count == most {
            out.push('…');
            break;
        }
        if letter.is_control() || is_invisible(letter) {
            out.extend(letter.escape_unicode());
        } else {
            out.push(letter);
        }
    }
    out
}

/// Marks that turn the direction of text.
pub(crate) fn is_direction_mark(letter: char) -> bool {
    matches!(letter, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Characters that take no room.
pub(crate) fn is_zero_width(letter: char) -> bool {
    matches!(letter, '\u{00AD}' | '\u{180E}' | '\u{200B}'..='\u{200D}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}')
}

fn is_invisible(letter: char) -> bool {
    is_direction_mark(letter)
        || is_zero_width(letter)
        || matches!(letter, '\u{2028}' | '\u{2029}' | '\u{E0000}'..='\u{E0FFF}' | '\u{FFF9}'..='\u{FFFB}')
}

#[cfg(test)]
mod tests {
    use super::printable;

    #[test]
    fn what_could_mislead_a_terminal_is_shown_as_a_number() {
        for (text, shown) in [
            ("Вера про уход", "Вера про уход"),
            ("\u{1b}[31mred", "\\u{1b}[31mred"),
            ("a\u{202e}b", "a\\u{202e}b"),
            ("a\nb\u{0}", "a\\u{a}b\\u{0}"),
            ("zero\u{200b}width", "zero\\u{200b}width"),
        ] {
            assert_eq!(printable(text), shown);
        }
        assert_eq!(printable(&"x".repeat(200)).chars().count(), 61);
    }
}
