//! Hashtags taken apart into words.

use super::normal::is_invisible;

/// The text with every hashtag written as words: at capitals, underscores, and where letters meet digits.
///
/// A tag in one run of small letters stays one word: any cut would be a guess.
#[must_use]
pub fn split_hashtags(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut in_tag = false;
    let mut before: Option<char> = None;
    // A mark nobody sees would end a tag in the middle of a word.
    let mut letters = text.chars().filter(|letter| !is_invisible(*letter)).peekable();
    while let Some(letter) = letters.next() {
        if letter == '#' {
            in_tag = true;
            out.push(' ');
            before = None;
            continue;
        }
        if in_tag && !(letter.is_alphanumeric() || letter == '_') {
            in_tag = false;
        }
        if in_tag {
            if letter == '_' {
                out.push(' ');
                before = None;
                continue;
            }
            let after = letters.peek().copied();
            if before.is_some_and(|before| is_seam(before, letter, after)) {
                out.push(' ');
            }
            before = Some(letter);
        }
        out.push(letter);
    }
    out
}

/// Between `a|B`, `1|a`, `a|1`, and before the last capital of `SPF|Cream`.
fn is_seam(before: char, letter: char, after: Option<char>) -> bool {
    (before.is_lowercase() && letter.is_uppercase())
        || (before.is_numeric() != letter.is_numeric())
        || (before.is_uppercase() && letter.is_uppercase() && after.is_some_and(char::is_lowercase))
}

#[cfg(test)]
mod tests {
    use super::split_hashtags;

    #[test]
    fn tags_are_cut_where_their_author_marked_words() {
        for (tag, words) in [
            ("#BeautyBlogger", " Beauty Blogger"),
            ("#уходЗаКожей 2024", " уход За Кожей 2024"),
            ("#skin_care#spf50", " skin care spf 50"),
            ("#SPFCream!", " SPF Cream!"),
            ("#Beauty\u{200b}Blog", " Beauty Blog"),
            ("#beautyblogger", " beautyblogger"),
            ("iPhone is no tag", "iPhone is no tag"),
            ("#", " "),
        ] {
            assert_eq!(split_hashtags(tag), words, "{tag}");
        }
    }
}
