//! The key of the databases, and how it is wrapped.

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use std::fmt;
use sverka_core::event::{hex, payload_hash};
use zeroize::Zeroizing;

/// Fewest characters of a new passphrase; the window asks for the same number. A vault made with a shorter one by an
/// earlier release still opens.
pub const MIN_PASSPHRASE_CHARS: usize = 12;

/// Bytes of a key.
pub(crate) const KEY_BYTES: usize = 32;

/// Bytes of a nonce of XChaCha20-Poly1305.
pub(crate) const NONCE_BYTES: usize = 24;

/// The key of both databases: 32 random bytes, wiped from memory when dropped, never shown.
#[derive(Clone)]
pub struct DbKey(Zeroizing<[u8; KEY_BYTES]>);

impl fmt::Debug for DbKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DbKey(…)")
    }
}

impl DbKey {
    /// A new key.
    pub(crate) fn generate() -> Result<Self, KeyError> {
        Ok(Self(random()?))
    }

    /// The key as SQLCipher takes a raw one, without quotes around it.
    pub(crate) fn as_pragma(&self) -> Zeroizing<String> {
        let digits = Zeroizing::new(hex(&*self.0));
        Zeroizing::new(format!("x'{}'", *digits))
    }

    /// Recognises the key without telling anything about it: it has 256 random bits, so nobody can guess it back.
    pub(crate) fn fingerprint(&self) -> String {
        let mut text = Zeroizing::new(b"sverka database key\n".to_vec());
        text.extend_from_slice(&*self.0);
        payload_hash(&text)
    }
}

/// A keychain could not be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the keychain cannot be used: {detail}")]
pub struct KeychainError {
    /// What it said, for the log.
    pub detail: String,
}

/// One secret in the operating system's keychain.
pub trait Keychain {
    /// Reads the secret; `None` when there is none.
    ///
    /// # Errors
    /// [`KeychainError`] when the keychain is locked, absent or broken.
    fn get(&self) -> Result<Option<Vec<u8>>, KeychainError>;

    /// Keeps the secret, in place of an earlier one.
    ///
    /// # Errors
    /// [`KeychainError`] when the keychain is locked, absent or broken.
    fn set(&self, secret: &[u8]) -> Result<(), KeychainError>;
}

/// Why there is no key. Nothing was changed on disk.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// There are key slots or a vault already; they are never overwritten.
    #[error("this folder already has a vault")]
    Exists,
    /// No keychain and no passphrase: nothing would open the vault again.
    #[error("neither a keychain nor a passphrase was given")]
    NothingToWrapWith,
    /// There are no key slots here.
    #[error("there are no key slots here")]
    Missing,
    /// There is no slot of this kind; ask for the other one.
    #[error("there is no key slot of this kind")]
    NoSlot,
    /// The keychain cannot be used now; ask for the passphrase.
    #[error(transparent)]
    Keychain(#[from] KeychainError),
    /// The keychain works and does not hold the secret of this vault; ask for the passphrase.
    #[error("the keychain does not hold the secret of this vault")]
    KeychainForgot,
    /// The passphrase is shorter than [`MIN_PASSPHRASE_CHARS`] characters.
    #[error("the passphrase is shorter than {MIN_PASSPHRASE_CHARS} characters")]
    WeakPassphrase,
    /// The passphrase does not open the vault.
    #[error("the passphrase does not open the vault")]
    WrongPassphrase,
    /// The key is not the one in the slots.
    #[error("the key does not belong to these key slots")]
    OtherKey,
    /// The file of the key slots and its copy are damaged.
    #[error("the key slots are damaged")]
    Damaged,
    /// The key slots were written by a newer release.
    #[error("the key slots were written by a newer release")]
    NewerRelease,
    /// The computer cannot derive the key: no random numbers, or not enough memory.
    #[error("the key cannot be derived: {0}")]
    Unable(String),
    /// Reading or writing the file failed.
    #[error(transparent)]
    Io(#[from] std::io::Error),
}

/// What a guess of the passphrase costs. It is kept in the slot, so it can be raised later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Cost {
    /// Memory, in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

impl Default for Cost {
    /// 64 MiB, 3 passes, 1 lane: RFC 9106 section 4, second recommended choice, with one lane instead of four.
    fn default() -> Self {
        Self { memory_kib: 64 * 1024, passes: 3, lanes: 1 }
    }
}

impl Cost {
    /// Most that is believed of a file: a hostile one must not take all memory.
    fn is_sane(self) -> bool {
        self.memory_kib <= 1024 * 1024 && self.passes <= 64 && self.lanes <= 16
    }
}

/// Derives the wrapping key of a passphrase with argon2id.
pub(crate) fn stretch(passphrase: &str, salt: &[u8], cost: Cost) -> Result<Zeroizing<[u8; KEY_BYTES]>, KeyError> {
    if !cost.is_sane() {
        return Err(KeyError::Damaged);
    }
    let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(KEY_BYTES)).map_err(unable)?;
    let mut key = Zeroizing::new([0; KEY_BYTES]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase.as_bytes(), salt, &mut *key)
        .map_err(unable)?;
    Ok(key)
}

/// Wraps the database key; `purpose` binds the result to its kind of slot.
pub(crate) fn wrap(
    with: &[u8; KEY_BYTES],
    nonce: &[u8; NONCE_BYTES],
    purpose: &str,
    key: &DbKey,
) -> Result<Vec<u8>, KeyError> {
    let payload = Payload { msg: &*key.0, aad: purpose.as_bytes() };
    cipher(with).encrypt(&XNonce::from(*nonce), payload).map_err(unable)
}

/// Unwraps the database key; `None` when `with` is not what it was wrapped with.
pub(crate) fn unwrap(
    with: &[u8; KEY_BYTES],
    nonce: &[u8; NONCE_BYTES],
    purpose: &str,
    wrapped: &[u8],
) -> Option<DbKey> {
    let payload = Payload { msg: wrapped, aad: purpose.as_bytes() };
    let opened = Zeroizing::new(cipher(with).decrypt(&XNonce::from(*nonce), payload).ok()?);
    let key: [u8; KEY_BYTES] = opened.as_slice().try_into().ok()?;
    Some(DbKey(Zeroizing::new(key)))
}

fn cipher(with: &[u8; KEY_BYTES]) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(with.into())
}

/// Random bytes of the operating system.
pub(crate) fn random<const N: usize>() -> Result<Zeroizing<[u8; N]>, KeyError> {
    let mut bytes = Zeroizing::new([0; N]);
    getrandom::fill(&mut *bytes).map_err(unable)?;
    Ok(bytes)
}

fn unable(error: impl fmt::Display) -> KeyError {
    KeyError::Unable(error.to_string())
}
