//! Key slots: ways to the database key that can be changed without touching the databases.

use crate::keys::{
    Cost, DbKey, KEY_BYTES, KeyError, Keychain, MIN_PASSPHRASE_CHARS, NONCE_BYTES, random, stretch, unwrap, wrap,
};
use crate::slots_file::{self, Slot, Slots};
use std::path::Path;
use zeroize::Zeroizing;

const FOR_KEYCHAIN: &str = "sverka key slot: keychain";
const FOR_PASSPHRASE: &str = "sverka key slot: passphrase";

/// The key slots of a data folder.
#[derive(Debug)]
pub struct KeySlots;

impl KeySlots {
    /// True when the folder has key slots, whole or damaged.
    #[must_use]
    pub fn exists(dir: &Path) -> bool {
        slots_file::exists(dir)
    }

    /// Makes a new database key and wraps it for everything that was given.
    ///
    /// # Errors
    /// [`KeyError::Exists`], [`KeyError::WeakPassphrase`], [`KeyError::NothingToWrapWith`]; a failing keychain is an
    /// error only when no passphrase was given.
    pub fn create(dir: &Path, keychain: Option<&dyn Keychain>, passphrase: Option<&str>) -> Result<DbKey, KeyError> {
        Self::create_with_cost(dir, keychain, passphrase, Cost::default())
    }

    /// As [`KeySlots::create`], with another price for guessing the passphrase.
    ///
    /// # Errors
    /// As [`KeySlots::create`].
    pub fn create_with_cost(
        dir: &Path,
        keychain: Option<&dyn Keychain>,
        passphrase: Option<&str>,
        cost: Cost,
    ) -> Result<DbKey, KeyError> {
        if Self::exists(dir) || dir.join("vault.db").exists() {
            return Err(KeyError::Exists);
        }
        let key = DbKey::generate()?;
        let mut slots = Vec::new();
        if let Some(passphrase) = passphrase {
            slots.push(passphrase_slot(&key, passphrase, cost)?);
        }
        if let Some(keychain) = keychain {
            match keychain_slot(&key, keychain) {
                Ok(slot) => slots.push(slot),
                Err(error) if slots.is_empty() => return Err(error),
                Err(error) => tracing::warn!(%error, "only the passphrase will open the vault"),
            }
        }
        if slots.is_empty() {
            return Err(KeyError::NothingToWrapWith);
        }
        crate::files::make_private_dir(dir)?;
        slots_file::write(dir, &Slots { fingerprint: key.fingerprint(), slots })?;
        Ok(key)
    }

    /// Opens the slot of the keychain.
    ///
    /// # Errors
    /// [`KeyError::NoSlot`], [`KeyError::Keychain`] and [`KeyError::KeychainForgot`] mean: ask for the passphrase.
    pub fn unlock_with_keychain(dir: &Path, keychain: &dyn Keychain) -> Result<DbKey, KeyError> {
        let file = slots_file::read(dir)?;
        let slot = file.slots.iter().find_map(|slot| match slot {
            Slot::Keychain { nonce, wrapped } => Some((nonce, wrapped)),
            Slot::Passphrase { .. } => None,
        });
        let (nonce, wrapped) = slot.ok_or(KeyError::NoSlot)?;
        let secret = Zeroizing::new(keychain.get()?.ok_or(KeyError::KeychainForgot)?);
        let secret = as_key(&secret).ok_or(KeyError::KeychainForgot)?;
        let key = unwrap(&secret, &as_nonce(nonce)?, FOR_KEYCHAIN, wrapped).ok_or(KeyError::KeychainForgot)?;
        checked(key, &file)
    }

    /// Opens the slot of the passphrase.
    ///
    /// # Errors
    /// [`KeyError::WrongPassphrase`]; [`KeyError::NoSlot`] when no passphrase was set; [`KeyError::Damaged`].
    pub fn unlock_with_passphrase(dir: &Path, passphrase: &str) -> Result<DbKey, KeyError> {
        let file = slots_file::read(dir)?;
        let slot = file.slots.iter().find_map(|slot| match slot {
            Slot::Passphrase { salt, cost, nonce, wrapped } => Some((salt, *cost, nonce, wrapped)),
            Slot::Keychain { .. } => None,
        });
        let (salt, cost, nonce, wrapped) = slot.ok_or(KeyError::NoSlot)?;
        let with = stretch(passphrase, salt, cost)?;
        let key = unwrap(&with, &as_nonce(nonce)?, FOR_PASSPHRASE, wrapped).ok_or(KeyError::WrongPassphrase)?;
        checked(key, &file)
    }

    /// True when a passphrase opens the vault.
    #[must_use]
    pub fn has_passphrase(dir: &Path) -> bool {
        has(dir, |slot| matches!(slot, Slot::Passphrase { .. }))
    }

    /// True when the keychain opens the vault, as long as it keeps the secret.
    #[must_use]
    pub fn has_keychain_slot(dir: &Path) -> bool {
        has(dir, |slot| matches!(slot, Slot::Keychain { .. }))
    }

    /// Sets the passphrase, in place of an earlier one.
    ///
    /// # Errors
    /// [`KeyError::WeakPassphrase`]; [`KeyError::OtherKey`] when the key is not the one in the slots.
    pub fn add_passphrase(dir: &Path, key: &DbKey, passphrase: &str) -> Result<(), KeyError> {
        let mut file = slots_file::read(dir)?;
        if file.fingerprint != key.fingerprint() {
            return Err(KeyError::OtherKey);
        }
        let slot = passphrase_slot(key, passphrase, Cost::default())?;
        file.slots.retain(|slot| !matches!(slot, Slot::Passphrase { .. }));
        file.slots.push(slot);
        slots_file::write(dir, &file)
    }

    /// Makes sure that the file and its copy are both whole.
    pub(crate) fn repair(dir: &Path) -> Result<(), KeyError> {
        slots_file::repair(dir)
    }

    /// Whether a key belongs to this folder; `None` when the slots cannot tell.
    pub(crate) fn recognises(dir: &Path, key: &DbKey) -> Option<bool> {
        slots_file::read(dir).ok().map(|file| file.fingerprint == key.fingerprint())
    }
}

fn has(dir: &Path, kind: fn(&Slot) -> bool) -> bool {
    slots_file::read(dir).is_ok_and(|file| file.slots.iter().any(kind))
}

fn passphrase_slot(key: &DbKey, passphrase: &str, cost: Cost) -> Result<Slot, KeyError> {
    if passphrase.chars().count() < MIN_PASSPHRASE_CHARS {
        return Err(KeyError::WeakPassphrase);
    }
    let salt = random::<16>()?;
    let nonce = random::<NONCE_BYTES>()?;
    let wrapped = wrap(&*stretch(passphrase, &*salt, cost)?, &nonce, FOR_PASSPHRASE, key)?;
    Ok(Slot::Passphrase { salt: salt.to_vec(), cost, nonce: nonce.to_vec(), wrapped })
}

/// Takes the secret the keychain already has: another data folder of this person may depend on it.
fn keychain_slot(key: &DbKey, keychain: &dyn Keychain) -> Result<Slot, KeyError> {
    let found = keychain.get()?.map(Zeroizing::new);
    let secret = match found.as_ref().and_then(|bytes| as_key(bytes)) {
        Some(secret) => secret,
        None => {
            let secret = random::<KEY_BYTES>()?;
            keychain.set(&*secret)?;
            // Some keychains accept a secret and forget it; better to learn that now than at the next start.
            let kept = keychain.get()?.map(Zeroizing::new);
            if kept.as_ref().is_none_or(|kept| kept.as_slice() != secret.as_slice()) {
                return Err(KeyError::KeychainForgot);
            }
            secret
        }
    };
    let nonce = random::<NONCE_BYTES>()?;
    let wrapped = wrap(&secret, &nonce, FOR_KEYCHAIN, key)?;
    Ok(Slot::Keychain { nonce: nonce.to_vec(), wrapped })
}

fn checked(key: DbKey, file: &Slots) -> Result<DbKey, KeyError> {
    if key.fingerprint() == file.fingerprint { Ok(key) } else { Err(KeyError::Damaged) }
}

fn as_key(bytes: &[u8]) -> Option<Zeroizing<[u8; KEY_BYTES]>> {
    bytes.try_into().ok().map(Zeroizing::new)
}

fn as_nonce(bytes: &[u8]) -> Result<[u8; NONCE_BYTES], KeyError> {
    bytes.try_into().map_err(|_| KeyError::Damaged)
}

#[cfg(test)]
#[path = "keyslots_tests.rs"]
mod tests;
