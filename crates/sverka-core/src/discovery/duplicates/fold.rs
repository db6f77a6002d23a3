//! One spelling for the many ways of writing a Russian name in Latin letters.

use crate::discovery::base::latin;

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

/// Small Latin letters and digits, in one spelling, without doubled letters: `Мария`, `Mariya` and `Mariia` are one.
/// Different names seldom fall together, and where they do the other clues decide.
pub(super) fn fold(word: &str) -> String {
    let mut word = latin(word);
    for (written, kept) in SPELLINGS {
        word = word.replace(written, kept);
    }
    let mut folded = String::with_capacity(word.len());
    for letter in word.chars() {
        if !folded.ends_with(letter) || letter.is_ascii_digit() {
            folded.push(letter);
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn ways_of_writing_one_name_fall_together_and_other_names_do_not() {
        for (one, other) in [
            ("Мария", "Mariia"),
            ("Мария", "Maria"),
            ("Алексей", "Alexey"),
            ("Ксения", "Xenia"),
            ("Юлия", "Yuliya"),
            ("Эмма", "Ema"),
        ] {
            assert_eq!(fold(one), fold(other), "{one} {other}");
        }
        for (one, other) in [("Иван", "Ivana"), ("Nick", "Nina"), ("a11", "a1"), ("Марина", "Мария")] {
            assert_ne!(fold(one), fold(other), "{one} {other}");
        }
    }
}
