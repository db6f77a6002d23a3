//! One spelling for the many ways of writing a name: with invisible marks, in either form of й, in either alphabet.

use super::normal::normalise;
use super::words::words;

/// Written one way here; the longer groups first.
const SPELLINGS: [(&str, &str); 12] = [
    ("shch", "sch"),
    ("ph", "f"),
    ("kh", "h"),
    ("ck", "k"),
    ("ks", "x"),
    ("ts", "c"),
    ("zh", "j"),
    ("ff", "f"),
    ("w", "v"),
    ("q", "k"),
    ("y", "i"),
    ("z", "s"),
];

/// A name in small Latin letters and digits, in one spelling and without doubled letters: `Мария`, `Mariya` and `Mariia`
/// are one, and so are `Пётр  Ёлкин` and `petr elkin`.
///
/// Each word is folded for itself and one space stands between them, so `Анна Дом` never meets `Аннадом`; whatever is
/// neither letter nor digit divides words (`anna_dom` is two), but an apostrophe inside one is left out. A name without
/// any letter stays as [`normalise`] has it, so that two names of pictures do not become one empty name. Different names
/// seldom fall together; where that matters other clues must decide.
#[must_use]
pub fn fold(text: &str) -> String {
    let normal = normalise(text);
    let folded = by_words(&normal, fold_word);
    if folded.is_empty() { normal } else { folded }
}

/// A name in the three forms it is looked for in: normalised, in Latin letters, and folded. The last two have only words
/// and may be empty. Whoever types a beginning needs the middle one: `Mik` begins `mikhail`, and not `mihail`.
#[must_use]
pub fn spellings(text: &str) -> [String; 3] {
    let normal = normalise(text);
    let (latin, folded) = (by_words(&normal, latin), by_words(&normal, fold_word));
    [normal, latin, folded]
}

fn by_words(normal: &str, form: fn(&str) -> String) -> String {
    let mut all = String::with_capacity(normal.len());
    for word in words(normal).map(form).filter(|word| !word.is_empty()) {
        if !all.is_empty() {
            all.push(' ');
        }
        all.push_str(&word);
    }
    all
}

/// One normalised word folded; signs in it are left out.
pub(crate) fn fold_word(normal: &str) -> String {
    let mut word = latin(normal);
    for (written, kept) in SPELLINGS {
        // A copy is made only where something changes: names of a hundred thousand people are folded at once.
        if word.as_bytes().windows(written.len()).any(|letters| letters == written.as_bytes()) {
            word = word.replace(written, kept);
        }
    }
    let mut folded = String::with_capacity(word.len());
    for letter in word.chars() {
        if !folded.ends_with(letter) || letter.is_ascii_digit() {
            folded.push(letter);
        }
    }
    folded
}

/// Small Latin letters and digits of a normalised text, nothing between them.
pub(crate) fn latin(normal: &str) -> String {
    let mut letters = any_ascii::any_ascii(normal);
    letters.retain(|letter| letter.is_ascii_alphanumeric());
    letters.make_ascii_lowercase();
    letters
}

#[cfg(test)]
mod tests {
    use super::fold;
    use proptest::prelude::*;

    #[test]
    fn ways_of_writing_one_name_fall_together_and_other_names_do_not() {
        for (one, other) in [
            ("Мария", "Mariia"),
            ("Мария", "Maria"),
            ("Мария", "Mariya"),
            ("Алексей", "Alexey"),
            ("Ксения", "Xenia"),
            ("Юлия", "Yuliya"),
            ("Эмма", "Ema"),
            ("Анна Дом", "anna  dom"),
            ("Анна\u{a0}Дом", "\u{200e}ANNA DOM"),
            ("Пётр Ёлкин", "Петр Елкин"),
            ("Пётр Ёлкин", "petr elkin"),
            ("Чайная книга", "Чаи\u{306}ная книга"),
            ("O'Neill", "O’Neil"),
            ("Анна-Мария", "Anna Mariya"),
        ] {
            assert_eq!(fold(one), fold(other), "{one} {other}");
        }
        for (one, other) in [
            ("Иван", "Ivana"),
            ("Nick", "Nina"),
            ("a11", "a1"),
            ("Марина", "Мария"),
            ("Анна Дом", "Аннадом"),
            ("🍵", "🌸"),
            ("", "-"),
        ] {
            assert_ne!(fold(one), fold(other), "{one} {other}");
        }
    }

    proptest! {
        #[test]
        fn spaces_marks_and_case_around_words_never_matter(words in prop::collection::vec("[а-яёa-z0-9]{1,9}", 1..4)) {
            let folded = fold(&words.join(" "));
            prop_assert_eq!(fold(&format!("\u{feff} {}\u{200b} ", words.join("\u{a0} ").to_uppercase())), folded);
        }
    }
}
