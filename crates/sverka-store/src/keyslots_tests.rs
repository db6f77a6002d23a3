use super::*;
use crate::fixtures::{CHEAP, PASSPHRASE};
use crate::keys::KeychainError;
use std::cell::RefCell;
use std::fs;
use tempfile::{TempDir, tempdir};

/// A keychain in memory.
#[derive(Default)]
struct Memory {
    secret: RefCell<Option<Vec<u8>>>,
    broken: bool,
    forgetful: bool,
}

impl Keychain for Memory {
    fn get(&self) -> Result<Option<Vec<u8>>, KeychainError> {
        if self.broken { Err(KeychainError { detail: "locked".into() }) } else { Ok(self.secret.borrow().clone()) }
    }

    fn set(&self, secret: &[u8]) -> Result<(), KeychainError> {
        if !self.forgetful {
            *self.secret.borrow_mut() = Some(secret.to_vec());
        }
        if self.broken { Err(KeychainError { detail: "locked".into() }) } else { Ok(()) }
    }
}

fn made(keychain: Option<&dyn Keychain>, passphrase: Option<&str>) -> (TempDir, Result<DbKey, KeyError>) {
    let dir = tempdir().unwrap();
    let key = KeySlots::create_with_cost(dir.path(), keychain, passphrase, CHEAP);
    (dir, key)
}

#[test]
fn either_slot_gives_the_same_key() {
    let keychain = Memory::default();
    let (dir, key) = made(Some(&keychain), Some(PASSPHRASE));
    let print = key.unwrap().fingerprint();
    assert!(KeySlots::has_passphrase(dir.path()) && KeySlots::has_keychain_slot(dir.path()));
    assert_eq!(KeySlots::unlock_with_keychain(dir.path(), &keychain).unwrap().fingerprint(), print);
    assert_eq!(KeySlots::unlock_with_passphrase(dir.path(), PASSPHRASE).unwrap().fingerprint(), print);
}

#[test]
fn a_wrong_passphrase_is_told_apart_from_a_damaged_file() {
    let (dir, _) = made(None, Some(PASSPHRASE));
    let wrong = KeySlots::unlock_with_passphrase(dir.path(), "другие буквы");
    assert!(matches!(wrong, Err(KeyError::WrongPassphrase)));
    let places = [dir.path().join("keyslots.json"), dir.path().join("backups/keyslots.json")];
    let whole = fs::read(&places[0]).unwrap();
    for at in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        for place in &places {
            fs::write(place, &bytes).unwrap();
        }
        match KeySlots::unlock_with_passphrase(dir.path(), PASSPHRASE) {
            Err(KeyError::Damaged | KeyError::NewerRelease) => {}
            // White space between the fields says nothing.
            Ok(_) if whole[at].is_ascii_whitespace() => {}
            other => panic!("byte {at} of {}: {other:?}", String::from_utf8_lossy(&bytes)),
        }
    }
}

#[test]
fn a_damaged_or_lost_file_is_replaced_by_its_copy() {
    let (dir, key) = made(None, Some(PASSPHRASE));
    let print = key.unwrap().fingerprint();
    let file = dir.path().join("keyslots.json");
    fs::write(&file, "{").unwrap();
    assert_eq!(KeySlots::unlock_with_passphrase(dir.path(), PASSPHRASE).unwrap().fingerprint(), print);
    fs::remove_file(&file).unwrap();
    assert!(KeySlots::exists(dir.path()));
    assert_eq!(KeySlots::unlock_with_passphrase(dir.path(), PASSPHRASE).unwrap().fingerprint(), print);
}

#[test]
fn opening_the_store_makes_both_copies_whole_again() {
    let (dir, key) = made(None, Some(PASSPHRASE));
    let key = key.unwrap();
    let places = [dir.path().join("keyslots.json"), dir.path().join("backups/keyslots.json")];
    let whole = fs::read(&places[0]).unwrap();
    for place in &places {
        fs::write(place, "{").unwrap();
        crate::Store::open(dir.path(), &key).unwrap();
        assert_eq!(fs::read(place).unwrap(), whole);
        fs::remove_file(place).unwrap();
        crate::Store::open(dir.path(), &key).unwrap();
        assert_eq!(fs::read(place).unwrap(), whole);
    }
}

#[test]
fn a_keychain_that_fails_asks_for_the_passphrase_and_changes_nothing() {
    let keychain = Memory::default();
    let (dir, _) = made(Some(&keychain), Some(PASSPHRASE));
    let before = fs::read(dir.path().join("keyslots.json")).unwrap();
    let broken = Memory { broken: true, ..Memory::default() };
    assert!(matches!(KeySlots::unlock_with_keychain(dir.path(), &broken), Err(KeyError::Keychain(_))));
    let empty = Memory::default();
    assert!(matches!(KeySlots::unlock_with_keychain(dir.path(), &empty), Err(KeyError::KeychainForgot)));
    let other = Memory { secret: RefCell::new(Some(vec![7; 32])), ..Memory::default() };
    assert!(matches!(KeySlots::unlock_with_keychain(dir.path(), &other), Err(KeyError::KeychainForgot)));
    assert_eq!(fs::read(dir.path().join("keyslots.json")).unwrap(), before);
    assert!(KeySlots::unlock_with_passphrase(dir.path(), PASSPHRASE).is_ok());
}

#[test]
fn a_keychain_that_fails_at_the_start_needs_a_passphrase() {
    for keychain in [Memory { broken: true, ..Memory::default() }, Memory { forgetful: true, ..Memory::default() }] {
        let (dir, key) = made(Some(&keychain), None);
        assert!(key.is_err());
        assert!(!KeySlots::exists(dir.path()), "nothing is left behind");
        let (dir, key) = made(Some(&keychain), Some(PASSPHRASE));
        assert!(key.is_ok());
        assert!(!KeySlots::has_keychain_slot(dir.path()));
    }
    assert!(matches!(made(None, None).1, Err(KeyError::NothingToWrapWith)));
}

#[test]
fn a_secret_of_another_folder_is_shared_not_overwritten() {
    let keychain = Memory::default();
    let (first, _) = made(Some(&keychain), None);
    let (second, _) = made(Some(&keychain), None);
    assert!(KeySlots::unlock_with_keychain(first.path(), &keychain).is_ok());
    assert!(KeySlots::unlock_with_keychain(second.path(), &keychain).is_ok());
}

#[test]
fn existing_slots_and_an_existing_vault_are_never_overwritten() {
    let (dir, _) = made(None, Some(PASSPHRASE));
    let again = || KeySlots::create_with_cost(dir.path(), None, Some(PASSPHRASE), CHEAP);
    assert!(matches!(again(), Err(KeyError::Exists)));
    fs::remove_file(dir.path().join("keyslots.json")).unwrap();
    fs::remove_dir_all(dir.path().join("backups")).unwrap();
    fs::write(dir.path().join("vault.db"), "something").unwrap();
    assert!(matches!(again(), Err(KeyError::Exists)));
}

#[test]
fn a_new_passphrase_has_at_least_so_many_characters_of_any_script() {
    for (sign, spare, strong) in [("ы", 0, true), ("k", 0, true), ("ы", 1, false), ("k", 1, false)] {
        let passphrase = sign.repeat(MIN_PASSPHRASE_CHARS - spare);
        let passphrase = passphrase.as_str();
        let (dir, key) = made(None, Some(passphrase));
        assert_eq!(key.is_ok(), strong, "{passphrase}");
        assert_eq!(KeySlots::exists(dir.path()), strong);
        if !strong {
            assert!(matches!(key, Err(KeyError::WeakPassphrase)));
        }
    }
}

#[test]
fn a_vault_made_with_a_shorter_passphrase_by_an_earlier_release_still_opens() {
    let (dir, key) = made(None, Some(PASSPHRASE));
    let (key, short, salt, nonce) = (key.unwrap(), "12345678", [1; 16], [2; NONCE_BYTES]);
    let wrapped = wrap(&stretch(short, &salt, CHEAP).unwrap(), &nonce, FOR_PASSPHRASE, &key).unwrap();
    let slot = Slot::Passphrase { salt: salt.to_vec(), cost: CHEAP, nonce: nonce.to_vec(), wrapped };
    slots_file::write(dir.path(), &Slots { fingerprint: key.fingerprint(), slots: vec![slot] }).unwrap();
    assert!(KeySlots::unlock_with_passphrase(dir.path(), short).is_ok());
}

#[test]
fn a_passphrase_can_be_added_and_changed_with_the_key_only() {
    let keychain = Memory::default();
    let (dir, key) = made(Some(&keychain), None);
    let key = key.unwrap();
    assert!(matches!(KeySlots::unlock_with_passphrase(dir.path(), PASSPHRASE), Err(KeyError::NoSlot)));
    let stranger = made(None, Some(PASSPHRASE)).1.unwrap();
    assert!(matches!(KeySlots::add_passphrase(dir.path(), &stranger, PASSPHRASE), Err(KeyError::OtherKey)));
    for passphrase in [PASSPHRASE, "second passphrase"] {
        KeySlots::add_passphrase(dir.path(), &key, passphrase).unwrap();
        assert!(KeySlots::unlock_with_passphrase(dir.path(), passphrase).is_ok());
    }
    assert!(matches!(KeySlots::unlock_with_passphrase(dir.path(), PASSPHRASE), Err(KeyError::WrongPassphrase)));
    assert!(KeySlots::unlock_with_keychain(dir.path(), &keychain).is_ok());
}

#[test]
fn a_file_that_asks_for_all_memory_is_not_believed() {
    let huge = Cost { memory_kib: u32::MAX, passes: 1, lanes: 1 };
    assert!(matches!(stretch(PASSPHRASE, &[0; 16], huge), Err(KeyError::Damaged)));
}

#[cfg(unix)]
#[test]
fn only_the_owner_can_read_the_slots() {
    use std::os::unix::fs::PermissionsExt;
    let (dir, _) = made(None, Some(PASSPHRASE));
    for file in ["keyslots.json", "backups/keyslots.json"] {
        assert_eq!(fs::metadata(dir.path().join(file)).unwrap().permissions().mode() & 0o777, 0o600, "{file}");
    }
}

#[test]
fn a_key_shows_nothing_of_itself() {
    let key = made(None, Some(PASSPHRASE)).1.unwrap();
    assert_eq!(format!("{key:?}"), "DbKey(…)");
}
