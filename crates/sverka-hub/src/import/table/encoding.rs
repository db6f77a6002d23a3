//! Bytes of a table as text: UTF-8, UTF-16 with a mark, or Windows-1251 as Russian spreadsheets write it.

use crate::import::error::ImportError;
use encoding_rs::{Encoding, UTF_8, WINDOWS_1251};
use std::borrow::Cow;

/// A decoded table.
pub(super) struct Decoded<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) name: &'static str,
    /// True when nothing in the file said so.
    pub(super) guessed: bool,
}

/// Decodes a table. `wanted` is the mapping's word; without it a byte order mark decides, then whether it is UTF-8,
/// then whether its bytes look like Russian words in Windows-1251.
pub(super) fn decode<'a>(bytes: &'a [u8], wanted: Option<&str>) -> Result<Decoded<'a>, ImportError> {
    if let Some(label) = wanted {
        let encoding = Encoding::for_label(label.as_bytes())
            .ok_or_else(|| ImportError::Mapping(format!("`{label}` is no known encoding")))?;
        return with(encoding, bytes, false);
    }
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return with(encoding, bytes, false);
    }
    match std::str::from_utf8(bytes) {
        Ok(_) => with(UTF_8, bytes, false),
        Err(_) if looks_russian(bytes) => with(WINDOWS_1251, bytes, true),
        Err(error) => Err(ImportError::NotText { at: error.valid_up_to() }),
    }
}

fn with<'a>(encoding: &'static Encoding, bytes: &'a [u8], guessed: bool) -> Result<Decoded<'a>, ImportError> {
    let (text, used, broken) = encoding.decode(bytes);
    if broken || text.contains('\0') {
        let at = text.find(['\u{fffd}', '\0']).unwrap_or(0);
        return Err(ImportError::NotText { at });
    }
    Ok(Decoded { text, name: used.name(), guessed })
}

/// In Windows-1251 small Russian letters are the bytes from E0, and words are runs of letters.
fn looks_russian(bytes: &[u8]) -> bool {
    let high = bytes.iter().filter(|byte| **byte >= 0x80).count();
    let letter = |byte: u8| byte >= 0xC0 || byte == 0xA8 || byte == 0xB8;
    let letters = bytes.iter().filter(|byte| letter(**byte)).count();
    let small = bytes.iter().filter(|byte| **byte >= 0xE0).count();
    let in_words = bytes.windows(2).filter(|pair| letter(pair[0]) && letter(pair[1])).count();
    letters * 10 >= high * 8 && small * 2 > letters && in_words * 2 > letters
}
