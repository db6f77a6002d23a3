//! The hub itself: one writer, some readers, a clock, and a bell that rings when something changed.

use crate::db;
use crate::error::HubError;
use crate::identity::{self, Identity};
use chrono::{DateTime, Utc};
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::watch;

/// A hub over one file. Clones share it.
#[derive(Clone)]
pub struct Hub {
    shared: Arc<Shared>,
}

struct Shared {
    path: PathBuf,
    clock: Box<dyn Fn() -> DateTime<Utc> + Send + Sync>,
    writer: Mutex<Connection>,
    idle_readers: Mutex<Vec<Connection>>,
    watcher: Mutex<Watcher>,
    bell: watch::Sender<u64>,
}

/// Notices changes made by other processes, such as the command line of an administrator.
struct Watcher {
    conn: Connection,
    /// Moves with every commit of another connection; asking for it reads no page.
    data_version: i64,
    /// The last change for which the bell was rung.
    change: i64,
}

/// Connections kept for the next reader.
const IDLE_READERS: usize = 8;

impl Hub {
    /// Opens the file of a hub and makes it when there is none. `clock` is asked for the time of everything.
    ///
    /// # Errors
    /// [`HubError::TooNew`] when a newer release wrote the file, [`HubError::Database`] when it cannot be used.
    pub fn open(path: &Path, clock: impl Fn() -> DateTime<Utc> + Send + Sync + 'static) -> Result<Self, HubError> {
        let mut writer = db::open_writer(path)?;
        let tx = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        identity::ensure(&tx)?;
        tx.commit()?;
        let watcher = Watcher { conn: db::open_reader(path)?, data_version: 0, change: 0 };
        let shared = Shared {
            path: path.to_owned(),
            clock: Box::new(clock),
            writer: Mutex::new(writer),
            idle_readers: Mutex::new(Vec::new()),
            watcher: Mutex::new(watcher),
            bell: watch::Sender::new(0),
        };
        Ok(Self { shared: Arc::new(shared) })
    }

    /// Who this hub is.
    ///
    /// # Errors
    /// [`HubError::Database`].
    pub fn identity(&self) -> Result<Identity, HubError> {
        self.read(identity::load)
    }

    /// The time by the clock this hub was given.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        (self.shared.clock)()
    }

    /// Where the file is.
    pub(crate) fn path(&self) -> &Path {
        &self.shared.path
    }

    /// Reads one consistent state.
    pub(crate) fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T, HubError>) -> Result<T, HubError> {
        let idle = lock(&self.shared.idle_readers).pop();
        let conn = match idle {
            Some(conn) => conn,
            None => db::open_reader(&self.shared.path)?,
        };
        let result = conn.unchecked_transaction().map_err(HubError::from).and_then(|tx| work(&tx));
        let mut idle = lock(&self.shared.idle_readers);
        if idle.len() < IDLE_READERS {
            idle.push(conn);
        }
        result
    }

    /// Does all of `work` or nothing of it, alone, and rings the bell.
    pub(crate) fn write<T>(&self, work: impl FnOnce(&Transaction<'_>) -> Result<T, HubError>) -> Result<T, HubError> {
        let (value, change) = self.record(|tx| Ok((work(tx)?, identity::count_change(tx)?)))?;
        lock(&self.shared.watcher).change = change;
        self.ring();
        Ok(value)
    }

    /// As [`Hub::write`], for what changes nobody's list of streams: nobody is woken.
    pub(crate) fn record<T>(&self, work: impl FnOnce(&Transaction<'_>) -> Result<T, HubError>) -> Result<T, HubError> {
        let mut conn = lock(&self.shared.writer);
        let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let value = work(&tx)?;
        tx.commit()?;
        Ok(value)
    }

    /// Runs blocking work away from the threads that answer requests.
    pub(crate) async fn blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Self) -> Result<T, HubError> + Send + 'static,
    ) -> Result<T, HubError> {
        let hub = self.clone();
        tokio::task::spawn_blocking(move || work(&hub)).await.map_err(|_| HubError::Stopped)?
    }

    /// Listens to the bell; what changed before this call is not heard.
    pub(crate) fn listen(&self) -> watch::Receiver<u64> {
        self.shared.bell.subscribe()
    }

    /// Rings the bell when another process changed something since the last call.
    pub(crate) fn notice_other_processes(&self) -> Result<(), HubError> {
        let mut watcher = lock(&self.shared.watcher);
        let data_version: i64 = watcher.conn.pragma_query_value(None, "data_version", |row| row.get(0))?;
        if data_version == watcher.data_version {
            return Ok(());
        }
        let change = identity::last_change(&watcher.conn)?;
        watcher.data_version = data_version;
        if change != watcher.change {
            watcher.change = change;
            self.ring();
        }
        Ok(())
    }

    fn ring(&self) {
        self.shared.bell.send_modify(|rung| *rung = rung.wrapping_add(1));
    }
}

/// A panic while the lock was held rolled its transaction back, so what is behind the lock is whole.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
