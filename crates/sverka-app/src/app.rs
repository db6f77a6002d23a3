//! The program without its window.

use crate::error::{Code, UiError};
use crate::session::Session;
use crate::signal::Signal;
use crate::view::{Locale, Settings};
use crate::{settings, words};
use chrono::{DateTime, Utc};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use sverka_core::ids::EventId;
use sverka_store::{DbKey, Keychain, Stamp};

/// Tells the time; brought in by the shell.
pub type Clock = fn() -> DateTime<Utc>;

/// Where signals to the window go.
pub(crate) type Listener = Arc<dyn Fn(Signal) + Send + Sync>;

/// An invitation given on the command line.
#[derive(Clone)]
pub struct Invitation {
    /// Address of the hub.
    pub hub: String,
    /// The code the admin gave.
    pub code: String,
}

/// What the shell brings.
pub struct Setup {
    /// Folder of the vault; made when missing.
    pub dir: PathBuf,
    /// True when the folder is for the demo: fictional campaigns only.
    pub demo: bool,
    /// Clock.
    pub clock: Clock,
    /// What keeps the key without a passphrase, where there is such a thing: the operating system's keychain, or for
    /// the demo a file beside its folder.
    pub keychain: Option<Box<dyn Keychain + Send + Sync>>,
    /// An invitation given on the command line.
    pub invitation: Option<Invitation>,
    /// Language of the operating system, for the first start.
    pub locale: Locale,
    /// Name of this laptop, for the admin of the hub.
    pub device_name: String,
}

/// The program without its window.
pub struct App {
    pub(crate) setup: Setup,
    settings: Mutex<Settings>,
    session: Mutex<Option<Arc<Session>>>,
    listener: Mutex<Listener>,
    /// Key and newest whole backup of a vault that turned out to be damaged, until the person says what to do.
    damaged: Mutex<Option<(DbKey, PathBuf)>>,
}

impl App {
    /// Prepares the folder; opens no vault yet.
    ///
    /// # Errors
    /// [`Code::ReadOnly`] or [`Code::Storage`] when the folder cannot be made.
    pub fn new(setup: Setup) -> Result<Self, UiError> {
        make_private(&setup.dir)?;
        let fresh = Settings { locale: setup.locale, ..Settings::default() };
        let settings = settings::load(&setup.dir, fresh);
        Ok(Self {
            settings: Mutex::new(settings),
            session: Mutex::new(None),
            listener: Mutex::new(Arc::new(|_| {})),
            damaged: Mutex::new(None),
            setup,
        })
    }

    /// Where signals to the window go from now on.
    pub fn listen(&self, listener: impl Fn(Signal) + Send + Sync + 'static) {
        *lock(&self.listener) = Arc::new(listener);
    }

    pub(crate) fn listener(&self) -> Listener {
        Arc::clone(&lock(&self.listener))
    }

    /// The settings.
    #[must_use]
    pub fn settings(&self) -> Settings {
        *lock(&self.settings)
    }

    /// Keeps the settings.
    ///
    /// # Errors
    /// As a file can fail; the window keeps the choice until it is closed all the same.
    pub fn save_settings(&self, chosen: Settings) -> Result<(), UiError> {
        *lock(&self.settings) = chosen;
        settings::save(&self.setup.dir, &chosen)
    }

    /// The words of the chosen language.
    #[must_use]
    pub fn words(&self) -> &'static words::Words {
        words::of(self.settings().locale)
    }

    /// The open vault.
    pub(crate) fn session(&self) -> Result<Arc<Session>, UiError> {
        lock(&self.session).clone().ok_or_else(|| Code::Locked.into())
    }

    pub(crate) fn has_session(&self) -> bool {
        lock(&self.session).is_some()
    }

    pub(crate) fn put_session(&self, session: Option<Arc<Session>>) {
        let before = std::mem::replace(&mut *lock(&self.session), session);
        if let Some(session) = before {
            session.close((self.setup.clock)());
        }
    }

    pub(crate) fn put_damaged(&self, damaged: Option<(DbKey, PathBuf)>) {
        *lock(&self.damaged) = damaged;
    }

    pub(crate) fn damaged(&self) -> Option<(DbKey, PathBuf)> {
        lock(&self.damaged).clone()
    }

    pub(crate) fn now(&self) -> DateTime<Utc> {
        (self.setup.clock)()
    }

    /// Closes the vault: stops the loops and makes a last backup. The program can be ended at any time without it.
    pub fn close(&self) {
        self.put_session(None);
    }
}

/// Identity and time of a new event.
pub(crate) fn stamp(now: DateTime<Utc>) -> Result<Stamp, UiError> {
    let id = EventId::new(uuid::Uuid::now_v7().to_string()).map_err(|_| UiError::new(Code::Storage))?;
    Ok(Stamp { id, now })
}

/// A lock whose holder panicked still guards whole data: every change inside is made in one step.
pub(crate) fn lock<T: ?Sized>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Makes a folder that only its owner can enter.
fn make_private(dir: &Path) -> Result<(), UiError> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(dir).map_err(|error| UiError::from_io(&error))
}
