//! Who writes on this laptop, and to which hub.

use crate::error::StoreError;
use crate::open::Store;
use crate::outbox;
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use std::fmt;
use sverka_core::ids::{DeviceId, PrincipalId};

/// What joining a hub gave this laptop.
#[derive(Clone, PartialEq, Eq)]
pub struct Identity {
    /// The person.
    pub principal: PrincipalId,
    /// Their name.
    pub name: String,
    /// This laptop.
    pub device: DeviceId,
    /// Address of the hub.
    pub hub_url: String,
    /// The hub's own id, wherever it lives.
    pub hub: String,
    /// Changes when the hub's data is replaced.
    pub epoch: String,
    /// Opens the hub for this laptop.
    pub token: String,
    /// Fictional campaigns only.
    pub demo: bool,
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Identity")
            .field("principal", &self.principal)
            .field("device", &self.device)
            .field("hub_url", &self.hub_url)
            .field("hub", &self.hub)
            .field("epoch", &self.epoch)
            .field("demo", &self.demo)
            .finish_non_exhaustive()
    }
}

impl Store {
    /// Who writes here; `None` before a hub was joined.
    ///
    /// # Errors
    /// As the vault can fail.
    pub fn identity(&self) -> Result<Option<Identity>, StoreError> {
        self.vault.read(read)
    }

    /// Keeps what joining a hub gave.
    ///
    /// # Errors
    /// As the vault can fail.
    pub fn set_identity(&self, identity: &Identity) -> Result<(), StoreError> {
        self.vault.write(|tx| {
            tx.execute(
                "insert or replace into identity
                     (only_one, principal, name, device, hub_url, hub, epoch, token, demo)
                 values (1, :principal, :name, :device, :hub_url, :hub, :epoch, :token, :demo)",
                named_params! {
                    ":principal": identity.principal.as_str(),
                    ":name": identity.name,
                    ":device": identity.device.as_str(),
                    ":hub_url": identity.hub_url,
                    ":hub": identity.hub,
                    ":epoch": identity.epoch,
                    ":token": identity.token,
                    ":demo": identity.demo,
                },
            )?;
            Ok(())
        })
    }

    /// Keeps what joining the same hub again gave: the new token in the place of the old one, the hub's address and
    /// the person's name as they are now. Everything the hub refused is offered once more, for the token may have
    /// been the reason. Person, device and epoch stay: they are what the own events are signed with, and how a
    /// restored hub is recognised.
    ///
    /// # Errors
    /// [`StoreError::NotJoined`] before a hub was joined; nothing was changed then. Otherwise as the vault can fail.
    pub fn renew_identity(&self, name: &str, hub_url: &str, token: &str) -> Result<Identity, StoreError> {
        self.vault.write(|tx| {
            tx.execute(
                "update identity set name = :name, hub_url = :hub_url, token = :token",
                named_params! { ":name": name, ":hub_url": hub_url, ":token": token },
            )?;
            outbox::retry_rejected(tx)?;
            read(tx)?.ok_or(StoreError::NotJoined)
        })
    }

    /// Keeps the epoch the hub named last.
    ///
    /// # Errors
    /// [`StoreError::NotJoined`] before a hub was joined.
    pub fn set_epoch(&self, epoch: &str) -> Result<(), StoreError> {
        if read_of(self)?.epoch == epoch {
            return Ok(());
        }
        self.vault.write(|tx| {
            tx.execute("update identity set epoch = :epoch", named_params! { ":epoch": epoch })?;
            Ok(())
        })
    }
}

fn read_of(store: &Store) -> Result<Identity, StoreError> {
    store.identity()?.ok_or(StoreError::NotJoined)
}

/// The identity in the vault.
pub(crate) fn read(conn: &Connection) -> Result<Option<Identity>, StoreError> {
    conn.prepare_cached("select principal, name, device, hub_url, hub, epoch, token, demo from identity")?
        .query_row([], |row| Ok(from_row(row)))
        .optional()?
        .transpose()
}

fn from_row(row: &Row<'_>) -> Result<Identity, StoreError> {
    let unreadable = |_| StoreError::Unreadable("identity");
    Ok(Identity {
        principal: PrincipalId::new(row.get::<_, String>("principal")?).map_err(unreadable)?,
        name: row.get("name")?,
        device: DeviceId::new(row.get::<_, String>("device")?).map_err(unreadable)?,
        hub_url: row.get("hub_url")?,
        hub: row.get("hub")?,
        epoch: row.get("epoch")?,
        token: row.get("token")?,
        demo: row.get("demo")?,
    })
}

#[cfg(test)]
#[path = "identity_tests.rs"]
mod tests;
