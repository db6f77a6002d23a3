//! The operating system's keychain, where there is one.

use keyring::v1::{Entry, Error};
use std::path::Path;
use sverka_app::{Keychain, KeychainError};

/// One secret in the keychain: the key of the vault in one folder.
struct SystemKeychain(Entry);

/// The keychain entry of a folder. `None` without a keychain: then a passphrase opens the vault, and nothing is ever
/// kept in the clear instead.
pub(crate) fn find(dir: &Path) -> Option<Box<dyn Keychain + Send + Sync>> {
    match Entry::new("Sverka", &dir.to_string_lossy()) {
        Ok(entry) => Some(Box::new(SystemKeychain(entry))),
        Err(error) => {
            tracing::info!(%error, "no keychain here; a passphrase opens the vault");
            None
        }
    }
}

impl Keychain for SystemKeychain {
    fn get(&self) -> Result<Option<Vec<u8>>, KeychainError> {
        match self.0.get_secret() {
            Ok(secret) => Ok(Some(secret)),
            Err(Error::NoEntry) => Ok(None),
            Err(error) => Err(KeychainError { detail: error.to_string() }),
        }
    }

    fn set(&self, secret: &[u8]) -> Result<(), KeychainError> {
        self.0.set_secret(secret).map_err(|error| KeychainError { detail: error.to_string() })
    }
}
