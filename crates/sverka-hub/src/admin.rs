//! What only an administrator does to the hub as a whole.

use crate::audit::{self, AuditLog, Entry};
use crate::error::HubError;
use crate::hub::Hub;
use crate::{identity, publish};
use rusqlite::named_params;
use std::path::Path;

impl Hub {
    /// Marks an empty hub as a demo: from then on it takes fictional campaigns only.
    ///
    /// # Errors
    /// [`HubError::Publish`] when the hub has real campaigns.
    pub fn mark_demo(&self) -> Result<(), HubError> {
        let now = self.now();
        self.write(|tx| publish::mark_demo(tx, now))
    }

    /// Begins a new epoch. Run after the file was restored from a backup: laptops then compare their histories and
    /// push again what the restored hub lacks. Returns the epoch.
    ///
    /// # Errors
    /// [`HubError::Database`].
    pub fn restored(&self) -> Result<String, HubError> {
        let now = self.now();
        self.write(|tx| {
            let epoch = identity::begin_epoch(tx)?;
            audit::append(tx, now, &Entry::by_admin("hub.restored", &epoch, ""))?;
            Ok(epoch)
        })
    }

    /// Writes a copy of the whole hub into a new file, while the hub goes on.
    ///
    /// # Errors
    /// [`HubError::Refused`] when the file is there already, [`HubError::File`] when it cannot be written.
    pub fn backup(&self, to: &Path) -> Result<(), HubError> {
        if to.try_exists()? {
            return Err(HubError::Refused(format!("{} is there already", to.display())));
        }
        // The name is taken at the end, so a file of that name is always a whole copy.
        let mut half = to.as_os_str().to_owned();
        half.push(".part");
        let half = Path::new(&half);
        if half.try_exists()? {
            std::fs::remove_file(half)?;
        }
        crate::db::make_private(half)?;
        let target = half.to_str().ok_or_else(|| HubError::Refused("the name is not UTF-8".to_owned()))?;
        crate::db::open_reader(self.path())?.execute("VACUUM INTO :to", named_params! { ":to": target })?;
        std::fs::File::open(half)?.sync_all()?;
        std::fs::rename(half, to)?;
        let now = self.now();
        self.record(|tx| audit::append(tx, now, &Entry::by_admin("backup.made", "hub", "")))
    }

    /// The audit log, checked line by line.
    ///
    /// # Errors
    /// [`HubError::Database`].
    pub fn audit(&self) -> Result<AuditLog, HubError> {
        self.read(audit::read)
    }
}
