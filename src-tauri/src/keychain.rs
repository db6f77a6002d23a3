//! Where the key of a vault is kept: in the operating system's keychain, where there is one; for the demo, in a file.

use keyring::v1::{Entry, Error};
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
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

/// The secret of a demo, in a file beside its folder: its campaigns are fictional, and nobody should have to make up a
/// passphrase to look at them.
struct DemoKey(PathBuf);

/// The key of the demo in a folder.
pub(crate) fn of_demo(dir: &Path) -> Box<dyn Keychain + Send + Sync> {
    let mut name = dir.file_name().unwrap_or_default().to_owned();
    name.push(".key");
    Box::new(DemoKey(dir.with_file_name(name)))
}

impl Keychain for DemoKey {
    fn get(&self) -> Result<Option<Vec<u8>>, KeychainError> {
        match fs::read(&self.0) {
            Ok(secret) => Ok(Some(secret)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(KeychainError { detail: error.to_string() }),
        }
    }

    fn set(&self, secret: &[u8]) -> Result<(), KeychainError> {
        let mut options = fs::OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let written = options.open(&self.0).and_then(|mut file| file.write_all(secret).and_then(|()| file.sync_all()));
        written.map_err(|error| KeychainError { detail: error.to_string() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_of_a_demo_lies_beside_its_folder_for_its_owner_alone() {
        let folder = std::env::temp_dir().join(format!("sverka-demo-key-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let key = of_demo(&folder.join("anna"));
        assert_eq!(key.get().unwrap(), None);
        key.set(b"secret").unwrap();
        assert_eq!(of_demo(&folder.join("anna")).get().unwrap().as_deref(), Some(b"secret".as_slice()));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(folder.join("anna.key")).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
        fs::remove_dir_all(&folder).unwrap();
    }
}
