//! A second reading for inputs that are JSON but for `NaN`, `Infinity` and numbers beyond any machine.
//!
//! Several languages write such words into what they call JSON. They are put in quotes here, so that only the
//! candidates that hold them are refused, not the whole list.

/// The same text with every word that is not a JSON number in quotes; `None` when there is none.
pub(super) fn quote_non_numbers(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let mut out = String::new();
    let mut copied = 0;
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'"' => at = end_of_text(bytes, at),
            b'-' | b'+' | b'.' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => {
                let end = end_of_word(bytes, at);
                let word = &text[at..end];
                if is_not_a_number(word) {
                    out.push_str(&text[copied..at]);
                    out.push('"');
                    out.push_str(word);
                    out.push('"');
                    copied = end;
                }
                at = end;
            }
            _ => at += 1,
        }
    }
    (copied > 0).then(|| out + &text[copied..])
}

/// The place after the closing quote, or the end.
fn end_of_text(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 2,
            b'"' => return at + 1,
            _ => at += 1,
        }
    }
    bytes.len()
}

fn end_of_word(bytes: &[u8], start: usize) -> usize {
    let in_word = |byte: &u8| byte.is_ascii_alphanumeric() || b"+-.".contains(byte);
    bytes[start..].iter().position(|byte| !in_word(byte)).map_or(bytes.len(), |length| start + length)
}

fn is_not_a_number(word: &str) -> bool {
    let bare = word.trim_start_matches(['-', '+']);
    let named = ["nan", "inf", "infinity"].iter().any(|name| bare.eq_ignore_ascii_case(name));
    let digits = bare.starts_with(|letter: char| letter.is_ascii_digit());
    named || (digits && word.parse::<f64>().is_ok_and(f64::is_infinite))
}

#[cfg(test)]
mod tests {
    use super::quote_non_numbers;

    #[test]
    fn only_words_outside_texts_are_quoted() {
        for (text, expected) in [
            (r#"{"a":NaN,"b":"NaN"}"#, Some(r#"{"a":"NaN","b":"NaN"}"#)),
            (r#"[-Infinity, 1e999, 12]"#, Some(r#"["-Infinity", "1e999", 12]"#)),
            (r#"{"a\"NaN":true}"#, None),
            (r#"{"a":1.5e3,"b":null}"#, None),
            (r#"{"торн":"\"#, None),
        ] {
            assert_eq!(quote_non_numbers(text).as_deref(), expected, "{text}");
        }
    }
}
