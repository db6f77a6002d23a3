//! The bytes of a file as text.

use std::borrow::Cow;
use sverka_table::Undecodable;

/// Decodes a file, see [`sverka_table::decode`].
///
/// # Errors
/// The line of the first byte that is no text.
pub(crate) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, usize> {
    sverka_table::decode(bytes, None).map(|decoded| decoded.text).map_err(|error| {
        let at = if let Undecodable::NotText { at } = error { at } else { 0 };
        1 + bytes[..at.min(bytes.len())].iter().filter(|byte| **byte == b'\n').count()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::WINDOWS_1251;
    use sverka_table::delimiter;

    #[test]
    fn texts_of_usual_programs_are_read() {
        let (russian, ..) = WINDOWS_1251.encode("имя;подписчики\nМария;5\n");
        assert_eq!(decode(&russian).unwrap(), "имя;подписчики\nМария;5\n");
        assert_eq!(decode(b"\xef\xbb\xbfa,b").unwrap(), "a,b");
        assert_eq!(decode(b"\xff\xfea\0,\0b\0").unwrap(), "a,b");
        assert_eq!(decode(b"a,b\n\xe9t\xe9,1\n"), Err(2));
    }

    #[test]
    fn the_sign_between_cells_is_found() {
        for (text, sign) in
            [("a,b", b','), ("a;b;c\n1,5;2,5;1", b';'), ("a\tb", b'\t'), ("\"a,b\";c", b';'), ("a", b',')]
        {
            assert_eq!(delimiter(text), sign, "{text}");
        }
    }
}
