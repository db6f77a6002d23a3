//! The bytes of a file as text, and the sign between its cells.

use encoding_rs::{Encoding, WINDOWS_1251};
use std::borrow::Cow;

/// Decodes a file: a byte order mark decides, then UTF-8, then Windows-1251 where it makes Russian words.
///
/// # Errors
/// The line of the first byte that is no text.
pub(crate) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, usize> {
    let line = |at: usize| 1 + bytes[..at.min(bytes.len())].iter().filter(|byte| **byte == b'\n').count();
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, broken) = encoding.decode_without_bom_handling(&bytes[mark..]);
        return if broken { Err(line(mark)) } else { Ok(text) };
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Cow::Borrowed(text)),
        Err(error) => {
            let (text, broken) = WINDOWS_1251.decode_without_bom_handling(bytes);
            if broken || !has_russian_words(&text) { Err(line(error.valid_up_to())) } else { Ok(text) }
        }
    }
}

/// Whether most letters that are not Latin stand beside another one and most are small: other encodings, read as
/// Windows-1251, give single letters and capitals.
fn has_russian_words(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    let russian = |letter: char| matches!(letter, 'А'..='я' | 'ё' | 'Ё');
    let foreign = letters.iter().filter(|letter| !letter.is_ascii()).count();
    let small = letters.iter().filter(|letter| matches!(letter, 'а'..='я' | 'ё')).count();
    let in_words = letters.windows(2).filter(|pair| russian(pair[0]) && russian(pair[1])).count();
    small * 2 > foreign && in_words * 2 > foreign
}

/// The sign between cells: the one that the first line has most of, outside quotation marks.
pub(crate) fn separator(text: &str) -> u8 {
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0), (b'|', 0)];
    let mut quoted = false;
    for byte in text.bytes() {
        quoted ^= byte == b'"';
        if byte == b'\n' && !quoted {
            break;
        }
        if let Some((_, count)) = counts.iter_mut().find(|(sign, _)| *sign == byte && !quoted) {
            *count += 1;
        }
    }
    // The first of equals: a comma when there is none at all.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(sign, _)| *sign)
}

#[cfg(test)]
mod tests {
    use super::*;

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
            assert_eq!(separator(text), sign, "{text}");
        }
    }
}
