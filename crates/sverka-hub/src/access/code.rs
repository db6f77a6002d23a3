//! Enrolment codes: ten characters of Crockford's base 32 and a check character, easy to read out over a telephone.
//!
//! Source: Douglas Crockford, "Base 32", <https://www.crockford.com/base32.html>.

use crate::error::HubError;
use crate::secret;
use std::fmt;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// The five symbols that only a check character may be.
const CHECK_ONLY: &[u8; 5] = b"*~$=U";
const LENGTH: usize = 10;
/// The first characters find the code in the table; 30 random bits remain, with few tries to guess them.
const SELECTOR: usize = 4;

/// A code that lets one laptop join. Its text is a secret until it is used.
#[derive(Clone, PartialEq, Eq)]
pub struct EnrolCode {
    symbols: String,
}

impl EnrolCode {
    pub(crate) fn new() -> Result<Self, HubError> {
        loop {
            let symbols = secret::random::<LENGTH>()?.iter().map(|byte| symbol(usize::from(byte % 32))).collect();
            let code = Self { symbols };
            // Nobody should have to find `~` on a keyboard or say it over a telephone.
            if value(code.check()).is_some() {
                return Ok(code);
            }
        }
    }

    /// Reads a code as people type it: in any case, with spaces and dashes, O for 0, I and L for 1.
    ///
    /// `None` when it cannot be one: the check character catches any single wrong character and any two that
    /// changed places.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let typed: Vec<char> = text
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{2010}'..='\u{2015}'))
            .map(|c| match c.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            })
            .take(LENGTH + 2)
            .collect();
        let (check, symbols) = typed.split_last()?;
        let known = symbols.iter().all(|c| value(*c).is_some());
        let code = Self { symbols: symbols.iter().collect() };
        (known && symbols.len() == LENGTH && code.check() == *check).then_some(code)
    }

    pub(crate) fn selector(&self) -> &str {
        self.symbols.get(..SELECTOR).unwrap_or_default()
    }

    pub(crate) fn hash(&self, pepper: &str) -> [u8; 32] {
        secret::sha256(format!("{pepper}\n{}", self.symbols).as_bytes())
    }

    /// The code as it is given to a person.
    #[must_use]
    pub fn reveal(&self) -> String {
        let (left, right) = self.symbols.split_at(LENGTH / 2);
        format!("{left}-{right}-{}", self.check())
    }

    /// The number the symbols write, modulo 37.
    fn check(&self) -> char {
        let rest = self.symbols.chars().filter_map(value).fold(0, |acc, digit| (acc * 32 + digit) % 37);
        symbol(rest)
    }
}

impl fmt::Debug for EnrolCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EnrolCode(…)")
    }
}

fn symbol(value: usize) -> char {
    ALPHABET.iter().chain(CHECK_ONLY).nth(value).map_or('0', |byte| char::from(*byte))
}

fn value(symbol: char) -> Option<usize> {
    ALPHABET.iter().position(|byte| char::from(*byte) == symbol)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_is_typed() -> Result<(), HubError> {
        for _ in 0..200 {
            let code = EnrolCode::new()?;
            let shown = code.reveal();
            assert_eq!(shown.len(), 13);
            assert!(shown.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'), "{shown}");
            let typed = [shown.clone(), shown.to_lowercase(), shown.replace('-', ""), shown.replace('-', " – ")];
            for text in typed {
                assert_eq!(EnrolCode::parse(&text).as_ref(), Some(&code), "{text}");
            }
            let mistaken = shown.replacen('0', "o", 1).replacen('1', "L", 1);
            assert_eq!(EnrolCode::parse(&mistaken), Some(code), "{mistaken}");
        }
        Ok(())
    }

    #[test]
    fn one_wrong_character_or_two_swapped_are_noticed() -> Result<(), HubError> {
        let shown = EnrolCode::new()?.reveal().replace('-', "");
        let letters: Vec<char> = shown.chars().collect();
        for place in 0..LENGTH {
            for other in ALPHABET.iter().map(|b| char::from(*b)).filter(|c| *c != letters[place]) {
                let mut wrong = letters.clone();
                wrong[place] = other;
                assert_eq!(EnrolCode::parse(&wrong.iter().collect::<String>()), None);
            }
            if place + 1 < LENGTH && letters[place] != letters[place + 1] {
                let mut swapped = letters.clone();
                swapped.swap(place, place + 1);
                assert_eq!(EnrolCode::parse(&swapped.iter().collect::<String>()), None);
            }
        }
        Ok(())
    }

    #[test]
    fn what_is_not_a_code_is_not_read() {
        for bad in ["", "-", "0", "ABCDE-FGHJK", "ABCDE-FGHJK-AA", "ЖЖЖЖЖ-ЖЖЖЖЖ-Ж", &"A".repeat(10_000)] {
            assert_eq!(EnrolCode::parse(bad), None);
        }
    }
}
