//! Reading the frame of a shortlist; candidates stay unread text, so that one broken candidate spoils no other.

use super::check::Limits;
use super::error::ImportError;
use super::lenient::quote_non_numbers;
use serde::Deserialize;
use serde::de::{Deserializer as _, Error as _, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;

/// The frame with its parts unread.
#[derive(Deserialize)]
pub(super) struct Frame<'a> {
    #[serde(borrow, default)]
    pub(super) schema: Option<&'a RawValue>,
    #[serde(borrow, default)]
    pub(super) run: Option<&'a RawValue>,
    #[serde(borrow, default)]
    pub(super) campaign: Option<&'a RawValue>,
    #[serde(borrow, default)]
    pub(super) candidates: Option<&'a RawValue>,
}

/// The text of an input, with a byte order mark taken away and non-numbers in quotes.
pub(super) fn text<'a>(input: &'a [u8], limits: &Limits) -> Result<Cow<'a, str>, ImportError> {
    if input.len() > limits.max_bytes {
        return Err(ImportError::TooLarge { bytes: input.len(), limit: limits.max_bytes });
    }
    let text = decoded(input)?;
    if serde_json::from_str::<&RawValue>(&text).is_ok() {
        return Ok(text);
    }
    Ok(match quote_non_numbers(&text) {
        Some(quoted) => Cow::Owned(quoted),
        None => text,
    })
}

/// JSON is UTF-8, or UTF-16 as some editors save it; nothing else is guessed, for a wrong guess would be published.
pub(super) fn decoded(input: &[u8]) -> Result<Cow<'_, str>, ImportError> {
    let decoded = sverka_table::source::decode(input, None)?;
    if decoded.guessed && !decoded.name.starts_with("UTF-16") {
        let at = std::str::from_utf8(input).err().map_or(0, |error| error.valid_up_to());
        return Err(ImportError::NotText { at });
    }
    // Some programs write the mark twice.
    Ok(match decoded.text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim_start_matches('\u{feff}')),
        Cow::Owned(text) => Cow::Owned(text.trim_start_matches('\u{feff}').to_owned()),
    })
}

/// A text as JSON of any kind, unread.
pub(super) fn whole(text: &str) -> Result<&RawValue, ImportError> {
    serde_json::from_str(text).map_err(|error| not_json(&error))
}

/// Reads the frame.
pub(super) fn frame(text: &str) -> Result<Frame<'_>, ImportError> {
    // A list or a number is JSON, but not a shortlist.
    let whole = whole(text)?;
    if !whole.get().starts_with('{') {
        return Err(envelope("not-an-object", "a shortlist is an object with schema, run, campaign and candidates"));
    }
    serde_json::from_str(text).map_err(|error| envelope("unreadable", &error.to_string()))
}

/// The candidates, unread, at most as many as allowed.
pub(super) fn elements<'a>(list: &'a RawValue, limits: &Limits) -> Result<Vec<&'a RawValue>, ImportError> {
    if !list.get().starts_with('[') {
        return Err(envelope("not-a-list", "`candidates` is a list"));
    }
    let mut reader = serde_json::Deserializer::from_str(list.get());
    reader.deserialize_seq(Bounded(limits.max_candidates)).map_err(|error| {
        if error.is_data() { ImportError::TooMany { limit: limits.max_candidates } } else { not_json(&error) }
    })
}

/// Collects at most so many elements: a list of millions of small values must not fill the memory.
struct Bounded(usize);

impl<'de> Visitor<'de> for Bounded {
    type Value = Vec<&'de RawValue>;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "a list of at most {} elements", self.0)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut elements = Vec::new();
        while let Some(element) = list.next_element()? {
            if elements.len() == self.0 {
                return Err(A::Error::custom("too many elements"));
            }
            elements.push(element);
        }
        Ok(elements)
    }
}

fn not_json(error: &serde_json::Error) -> ImportError {
    ImportError::NotJson { line: error.line(), column: error.column(), detail: error.to_string() }
}

pub(super) fn envelope(code: &'static str, detail: &str) -> ImportError {
    ImportError::Envelope { code, detail: detail.to_owned() }
}
