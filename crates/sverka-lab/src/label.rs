//! Labels: 0 and 1, −1 and 1, or a pair of words.

const FALSE: [&str; 11] =
    ["false", "no", "n", "f", "нет", "real", "genuine", "human", "authentic", "legitimate", "настоящий"];
const TRUE: [&str; 11] = ["true", "yes", "y", "t", "да", "fake", "bot", "spam", "spammer", "фейк", "бот"];

/// The label that a cell says; `None` when it says none.
pub(crate) fn read(text: &str) -> Option<bool> {
    let plain = sverka_table::text::normalise(text);
    match plain.parse::<f64>() {
        Ok(1.0) => Some(true),
        Ok(0.0 | -1.0) => Some(false),
        Ok(_) => None,
        Err(_) if TRUE.contains(&plain.as_str()) => Some(true),
        Err(_) => FALSE.contains(&plain.as_str()).then_some(false),
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn labels_are_read_as_numbers_or_words() {
        for (no, yes) in
            [("0", "1"), ("0.0", "1.0"), ("-1", "1"), ("False", "TRUE"), ("no", "Yes"), ("real", "fake"), ("нет", "да")]
        {
            assert_eq!((read(no), read(yes)), (Some(false), Some(true)), "{no} {yes}");
        }
        for text in ["", "2", "0.5", "maybe", "nan"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
