//! Bytes of a table as text: UTF-8, UTF-16 with a mark, or Windows-1251 as Russian spreadsheets write it.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1251};
use std::borrow::Cow;

/// A decoded table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded<'a> {
    /// The text, without a byte order mark.
    pub text: Cow<'a, str>,
    /// Name of the encoding.
    pub name: &'static str,
    /// True when nothing in the file said so.
    pub guessed: bool,
}

/// Why bytes are no text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Undecodable {
    /// The name that was given is not that of an encoding.
    #[error("`{0}` is no known encoding")]
    Unknown(String),
    /// They are not text in any encoding that was named or recognised.
    #[error("the input is not text at byte {at}")]
    NotText {
        /// The first byte that does not fit, from 0.
        at: usize,
    },
}

/// Decodes a table. Without a wanted encoding a byte order mark decides, then whether it is UTF-8, then whether its
/// bytes look like Russian words in Windows-1251.
///
/// # Errors
/// As named in [`Undecodable`].
pub fn decode<'a>(bytes: &'a [u8], wanted: Option<&str>) -> Result<Decoded<'a>, Undecodable> {
    if let Some(label) = wanted {
        let encoding = Encoding::for_label(label.as_bytes()).ok_or_else(|| Undecodable::Unknown(label.to_owned()))?;
        return with(encoding, bytes, false);
    }
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return with(encoding, bytes, false);
    }
    match std::str::from_utf8(bytes) {
        Ok(_) => with(UTF_8, bytes, false),
        Err(_) if looks_russian(bytes) => with(WINDOWS_1251, bytes, true),
        Err(error) => Err(Undecodable::NotText { at: error.valid_up_to() }),
    }
}

fn with<'a>(encoding: &'static Encoding, bytes: &'a [u8], guessed: bool) -> Result<Decoded<'a>, Undecodable> {
    let (text, used, broken) = encoding.decode(bytes);
    if broken || text.contains('\0') {
        let at = text.find(['\u{fffd}', '\0']).unwrap_or(0);
        return Err(Undecodable::NotText { at });
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
