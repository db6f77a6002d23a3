//! One form for everything people can type differently: marks nobody sees, composition, width, case, spaces and the
//! two spellings of ё.

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

/// The dots of ё where they stand alone.
const DIAERESIS: char = '\u{308}';

/// The text without marks nobody sees ([`is_invisible`]), in compatibility composition (NFKC), in lower case, with ё
/// written as е, one space for any gap and none at the ends.
///
/// Doing it twice changes nothing, so stored forms can be normalised again without harm.
#[must_use]
pub fn normalise(text: &str) -> String {
    if text.is_ascii() {
        return spaced(text.chars().map(|letter| letter.to_ascii_lowercase()), text.len());
    }
    let visible: String = text.chars().filter(|letter| !is_invisible(*letter)).collect();
    // Lower case can take a letter apart again (İ becomes i and a dot), so composition comes last.
    let lower = composed(composed(visible).chars().flat_map(char::to_lowercase).collect());
    spaced(without_yo(lower.chars()), lower.len())
}

/// Nearly all texts are composed already, and to see it is much quicker than to do it.
fn composed(text: String) -> String {
    if is_nfkc_quick(text.chars()) == IsNormalized::Yes { text } else { text.nfkc().collect() }
}

/// True for a character that takes no room and changes no letter: soft hyphens, joiners and spaces without width,
/// marks of direction, byte order marks, variation selectors. Copied text is full of them.
#[must_use]
pub fn is_invisible(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
}

/// Dots are left out wherever they belong to a е: behind it or behind other marks on it.
fn without_yo(letters: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    let mut on_ye = false;
    letters.filter_map(move |letter| {
        let is_mark = canonical_combining_class(letter) != 0;
        on_ye = matches!(letter, 'е' | 'ё') || (on_ye && is_mark);
        match letter {
            'ё' => Some('е'),
            DIAERESIS if on_ye => None,
            letter => Some(letter),
        }
    })
}

fn spaced(letters: impl Iterator<Item = char>, room: usize) -> String {
    let mut text = String::with_capacity(room);
    let mut gap = false;
    for letter in letters {
        if letter.is_whitespace() {
            gap = !text.is_empty();
            continue;
        }
        if gap {
            text.push(' ');
            gap = false;
        }
        text.push(letter);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{is_invisible, normalise};
    use proptest::prelude::*;

    #[test]
    fn width_case_composition_spaces_yo_and_marks_nobody_sees_do_not_matter() {
        // The window's page has a small twin for the words it filters by itself; the same table keeps both.
        let table: Vec<[String; 2]> = serde_json::from_str(include_str!("normal.json")).unwrap();
        for [written, normal] in table {
            assert_eq!(normalise(&written), normal, "{written:?}");
        }
    }

    proptest! {
        #[test]
        fn normalising_twice_is_normalising_once(
            text in "(\\PC|[\u{ad}\u{200b}-\u{200f}\u{308}\u{306}\u{323}еёЁİ \u{a0}\u{feff}]){0,40}"
        ) {
            let once = normalise(&text);
            prop_assert_eq!(normalise(&once), once.clone());
            prop_assert!(!once.chars().any(is_invisible) && !once.contains("  ") && once.trim() == once);
        }

        #[test]
        fn letters_of_ascii_are_normalised_like_all_others(text in "[ -~\t\n]{0,40}") {
            // The mark takes the short way and leaves nothing behind.
            prop_assert_eq!(normalise(&format!("{text}\u{200b}")), normalise(&text));
        }
    }
}
