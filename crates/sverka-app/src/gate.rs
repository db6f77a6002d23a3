//! From the first start to an open vault that has joined a hub.

use crate::app::{App, Invitation};
use crate::error::{Code, UiError};
use crate::session::Session;
use crate::sync::wait_for;
use crate::view::{Gate, StartView};
use std::sync::Arc;
use sverka_store::{DbKey, KeyError, KeySlots, Keychain, MIN_PASSPHRASE_CHARS, Notice, Store, StoreError};
use sverka_sync::{HttpHub, join, rejoin};

impl App {
    /// Where the program stands. Opens the vault when the keychain can. The demo makes its vault and accepts its
    /// invitation without being asked.
    ///
    /// # Errors
    /// When there is a vault and it cannot be opened for another reason than a missing passphrase.
    pub fn start(&self) -> Result<StartView, UiError> {
        let standing = self.open_with_keychain()?;
        if !self.setup.demo {
            return Ok(standing);
        }
        let standing = match standing.gate {
            Gate::FirstRun if standing.keychain => self.create_vault(None)?,
            _ => standing,
        };
        if standing.gate == Gate::NotJoined && standing.invitation.is_some() {
            match self.accept_invitation() {
                Ok(joined) => return Ok(joined),
                // The window offers to try once more, and says what is wrong then.
                Err(error) => tracing::warn!(?error, "the invitation could not be accepted"),
            }
        }
        Ok(standing)
    }

    fn open_with_keychain(&self) -> Result<StartView, UiError> {
        if !self.has_session()
            && KeySlots::exists(&self.setup.dir)
            && let Some(keychain) = self.keychain()
        {
            match KeySlots::unlock_with_keychain(&self.setup.dir, keychain) {
                Ok(key) => self.open_vault(key)?,
                // The passphrase is the other way in; a keychain that fails is no reason to make a new vault.
                Err(error) => tracing::warn!(%error, "the keychain does not open the vault"),
            }
        }
        Ok(self.standing())
    }

    /// Makes a vault. Without a keychain a passphrase is needed.
    ///
    /// # Errors
    /// [`Code::WeakPassphrase`], or when the folder cannot be written to.
    pub fn create_vault(&self, passphrase: Option<&str>) -> Result<StartView, UiError> {
        let key = KeySlots::create(&self.setup.dir, self.keychain(), passphrase)?;
        self.open_vault(key)?;
        Ok(self.standing())
    }

    /// Opens the vault with its passphrase.
    ///
    /// # Errors
    /// [`Code::WrongPassphrase`], or what is wrong with the files.
    pub fn unlock(&self, passphrase: &str) -> Result<StartView, UiError> {
        let key = KeySlots::unlock_with_passphrase(&self.setup.dir, passphrase).map_err(|error| match error {
            KeyError::NoSlot => UiError::new(Code::WrongPassphrase),
            other => other.into(),
        })?;
        self.open_vault(key)?;
        Ok(self.standing())
    }

    /// Joins a hub with the code its admin gave. A laptop that has joined before joins the same hub again, as the same
    /// person and the same device, so that all it wrote can be sent; a refusal changes nothing.
    ///
    /// # Errors
    /// [`Code::BadAddress`], [`Code::HubUnreachable`], [`Code::NotAHub`], [`Code::BadCode`], [`Code::DemoMix`]; for a
    /// laptop that has joined before [`Code::OtherHub`], [`Code::OtherPerson`] and [`Code::HubTooOld`] too.
    pub fn join(&self, hub: &str, code: &str) -> Result<StartView, UiError> {
        let session = self.session()?;
        let http = HttpHub::new(hub)?;
        let name = &self.setup.device_name;
        match session.identity() {
            Err(_) => session.join(wait_for(join(&http, hub, code, name, self.setup.demo))??)?,
            Ok(identity) => {
                let rejoined = wait_for(rejoin(&http, &identity, code, name))?.map_err(|error| {
                    // Whose work it is helps to ask for the right code.
                    UiError::from(error).with("name", &identity.name)
                })?;
                session.rejoin(hub, &rejoined)?;
            }
        }
        session.start_sync(self.listener(), self.setup.clock)?;
        Ok(self.standing())
    }

    /// Joins the hub given on the command line.
    ///
    /// # Errors
    /// As [`App::join`]; [`Code::NotFound`] when nothing was given.
    pub fn accept_invitation(&self) -> Result<StartView, UiError> {
        let Some(Invitation { hub, code }) = &self.setup.invitation else { return Err(Code::NotFound.into()) };
        self.join(hub, code)
    }

    fn keychain(&self) -> Option<&dyn Keychain> {
        self.setup.keychain.as_deref().map(|keychain| keychain as &dyn Keychain)
    }

    /// Puts the newest whole backup in the place of a damaged vault, which is kept beside it. What the backup lacks
    /// and the hub has is pulled again.
    ///
    /// # Errors
    /// [`Code::NotFound`] when no vault turned out to be damaged; otherwise as files can fail.
    pub fn restore_backup(&self) -> Result<StartView, UiError> {
        let (key, backup) = self.damaged().ok_or(Code::NotFound)?;
        Store::restore_vault(&self.setup.dir, &key, &backup)?;
        self.put_damaged(None);
        self.open_vault(key)?;
        Ok(self.standing())
    }

    fn open_vault(&self, key: DbKey) -> Result<(), UiError> {
        let store = match Store::open(&self.setup.dir, &key) {
            Ok(store) => store,
            Err(error) => {
                if let StoreError::Damaged { backup: Some(backup), .. } = &error {
                    self.put_damaged(Some((key, backup.clone())));
                }
                return Err(error.into());
            }
        };
        let session = Arc::new(Session::open(store, self.now())?);
        if let Err(error) = session.start_sync(self.listener(), self.setup.clock) {
            // A network is optional: the work is there without it, and the pill says what is wrong.
            tracing::error!(%error, "the loops to the hub cannot be started");
        }
        self.put_session(Some(session));
        Ok(())
    }

    fn standing(&self) -> StartView {
        let gate = match self.session() {
            Ok(session) if session.has_identity() => Gate::Ready,
            Ok(_) => Gate::NotJoined,
            Err(_) if KeySlots::exists(&self.setup.dir) => Gate::Locked,
            Err(_) => Gate::FirstRun,
        };
        StartView {
            gate,
            keychain: self.setup.keychain.is_some(),
            passphrase_min: MIN_PASSPHRASE_CHARS as u32,
            demo: self.setup.demo,
            invitation: self.setup.invitation.as_ref().map(|invitation| invitation.hub.clone()),
            resume: self.open_when_ended(),
            notices: self.notices(),
            settings: self.settings(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        }
    }

    /// The campaign that was open when the program ended. A place that cannot be read is no reason not to start.
    fn open_when_ended(&self) -> Option<String> {
        let session = self.session().ok().filter(|session| session.has_identity())?;
        let stream = session.store.open_position().ok()??;
        let here = session.store.streams().ok()?.iter().any(|row| row.id == stream);
        here.then(|| stream.campaign().map(|campaign| campaign.to_string()))?
    }

    /// What happened when the vault was opened, as messages `notice-<…>`.
    fn notices(&self) -> Vec<String> {
        let Ok(session) = self.session() else { return Vec::new() };
        let told = session.store.opened_with().iter().map(|notice| match notice {
            Notice::CacheRebuilt { .. } => "cache-rebuilt".to_owned(),
        });
        told.collect()
    }
}
