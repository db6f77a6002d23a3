//! One form for everything people can type differently: width, case and the two spellings of ё.

use unicode_normalization::UnicodeNormalization;

/// The text in compatibility composition (NFKC), in lower case, with ё written as е.
///
/// Doing it twice changes nothing, so stored forms can be normalised again without harm.
#[must_use]
pub fn normalise(text: &str) -> String {
    // Lower case can take a letter apart again (İ becomes i and a dot), so composition comes last.
    let lower: String = text.nfkc().flat_map(char::to_lowercase).collect();
    lower.nfkc().map(|letter| if letter == 'ё' { 'е' } else { letter }).collect()
}

#[cfg(test)]
mod tests {
    use super::normalise;
    use proptest::prelude::*;

    #[test]
    fn width_case_ligatures_and_yo_do_not_matter() {
        for (written, normal) in [
            ("ＢＥＡＵＴＹ", "beauty"),
            ("Ёлка", "елка"),
            ("е\u{308}лка", "елка"),
            ("Е\u{308}лка", "елка"),
            ("ﬁtness", "fitness"),
            ("И\u{306}од", "йод"),
            ("50㎖", "50ml"),
        ] {
            assert_eq!(normalise(written), normal, "{written}");
        }
    }

    proptest! {
        #[test]
        fn normalising_twice_is_normalising_once(text in "\\PC{0,40}") {
            let once = normalise(&text);
            prop_assert_eq!(normalise(&once), once);
        }
    }
}
