//! Random identifiers, tokens, and comparisons that take the same time whatever they compare.

use crate::error::HubError;
use sha2::{Digest, Sha256};
use sverka_core::event::hex;

/// Random bytes of the operating system.
pub(crate) fn random<const N: usize>() -> Result<[u8; N], HubError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| HubError::NoRandomness)?;
    Ok(bytes)
}

/// A new identifier: a prefix that says what it names, and 96 random bits.
pub(crate) fn new_id(prefix: &str) -> Result<String, HubError> {
    Ok(format!("{prefix}{}", hex(&random::<12>()?)))
}

/// SHA-256 of some bytes.
pub(crate) fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// True when both are equal; does not stop at the first difference.
pub(crate) fn same(left: &[u8], right: &[u8]) -> bool {
    let differing = left.iter().zip(right).fold(0, |acc, (a, b)| std::hint::black_box(acc | (a ^ b)));
    left.len() == right.len() && differing == 0
}

/// A bearer token `svd1.<id>.<secret>`: 96 bits that find it, 256 bits that open it.
pub(crate) struct Token {
    id: String,
    secret: String,
}

impl Token {
    const SCHEME: &'static str = "svd1";
    const ID_DIGITS: usize = 24;
    const SECRET_DIGITS: usize = 64;

    pub(crate) fn new() -> Result<Self, HubError> {
        Ok(Self { id: hex(&random::<12>()?), secret: hex(&random::<32>()?) })
    }

    /// Reads a token; `None` when the text does not have its form.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('.');
        let (scheme, id, secret) = (parts.next()?, parts.next()?, parts.next()?);
        let is_hex = |part: &str, digits| part.len() == digits && part.bytes().all(|b| b.is_ascii_hexdigit());
        let fits = scheme == Self::SCHEME
            && is_hex(id, Self::ID_DIGITS)
            && is_hex(secret, Self::SECRET_DIGITS)
            && parts.next().is_none();
        fits.then(|| Self { id: id.to_owned(), secret: secret.to_owned() })
    }

    /// The part that finds the token; not secret.
    pub(crate) fn id(&self) -> &str {
        &self.id
    }

    /// What the hub keeps. The secret has 256 random bits, so one round of SHA-256 is enough.
    pub(crate) fn secret_hash(&self) -> [u8; 32] {
        sha256(self.secret.as_bytes())
    }

    /// The whole token, for its owner.
    pub(crate) fn reveal(&self) -> String {
        format!("{}.{}.{}", Self::SCHEME, self.id, self.secret)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_read_back_and_anything_else_is_not() -> Result<(), HubError> {
        let token = Token::new()?;
        let text = token.reveal();
        let back = Token::parse(&text).ok_or(HubError::Stored { what: "token" })?;
        assert_eq!(back.id(), token.id());
        assert!(same(&back.secret_hash(), &token.secret_hash()));
        for bad in ["", "svd1", "svd1..", &text[1..], &format!("{text}.x"), &format!("{text}0"), "svd2.a.b"] {
            assert!(Token::parse(bad).is_none(), "{bad}");
        }
        Ok(())
    }

    #[test]
    fn a_prefix_is_not_the_same() {
        assert!(same(b"abc", b"abc"));
        for other in [&b"ab"[..], b"abcd", b"abd", b""] {
            assert!(!same(b"abc", other));
        }
    }
}
