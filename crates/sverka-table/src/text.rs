//! Texts of other programs, made comparable: invisible marks, composition, width, case and the two spellings of ё.

use unicode_normalization::UnicodeNormalization;

/// True for characters that take no room: marks of direction, joiners, soft hyphens, byte order marks.
#[must_use]
pub fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// The text of a cell without invisible marks at its ends and without the spaces around it. Marks that turn text round
/// stay: somebody put them there, and they are evidence.
#[must_use]
pub fn trimmed(text: &str) -> &str {
    let turns = |letter: char| matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.trim_matches(|letter: char| letter.is_whitespace() || (is_invisible(letter) && !turns(letter)))
}

/// What is compared of a text: compatibility composition (NFKC), lower case, ё as е, single spaces, nothing invisible.
#[must_use]
pub fn normalise(text: &str) -> String {
    let seen = text.chars().filter(|letter| !is_invisible(*letter));
    let lower: String = seen.nfkc().flat_map(char::to_lowercase).collect();
    let letters: String = lower.nfkc().map(|letter| if letter == 'ё' { 'е' } else { letter }).collect();
    letters.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Letters and digits of a text as [`normalise`] has them: what is compared of names of columns and of fixed words.
#[must_use]
pub fn key(text: &str) -> String {
    normalise(text).chars().filter(|letter| letter.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::{key, normalise, trimmed};

    #[test]
    fn what_people_cannot_see_does_not_matter() {
        for (one, other) in [
            ("Чайной", "Чайнои\u{306}"),
            ("Пётр  Ёлкин", "Петр Елкин"),
            ("\u{200e}leo", "LEO"),
            ("ｌｅｏ", "leo"),
            ("Анна\u{a0}Дом", "анна дом"),
        ] {
            assert_eq!(normalise(one), normalise(other), "{one} {other}");
        }
        assert_eq!(key("Кол-во просмотров"), "колвопросмотров");
        assert_eq!(trimmed(" \u{feff}a b\u{200e} "), "a b");
        assert_eq!(trimmed(" \u{202e}gnp.leo"), "\u{202e}gnp.leo");
    }
}
