//! Laptops of people, and systems that publish: what a token belongs to.

use crate::access::grants::need_person;
use crate::audit::{self, Entry};
use crate::db;
use crate::error::HubError;
use crate::hub::Hub;
use crate::secret;
use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Transaction, named_params};
use serde::Serialize;
use sverka_core::ids::{DeviceId, PrincipalId};
use sverka_protocol::JoinedBefore;

/// Longest name of a person or a device, in characters.
const MAX_NAME: usize = 80;

/// A device as an administrator sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DeviceLine {
    /// Identity.
    pub device: DeviceId,
    /// Name of the device.
    pub name: String,
    /// Whose it is.
    pub principal: PrincipalId,
    /// The owner's name.
    pub owner: String,
    /// `person` or `publisher`.
    pub kind: String,
    /// When it joined.
    pub since: DateTime<Utc>,
    /// When it was shut out.
    pub revoked_at: Option<DateTime<Utc>>,
}

impl Hub {
    /// All devices, the oldest first.
    ///
    /// # Errors
    /// [`HubError::Database`].
    pub fn devices(&self) -> Result<Vec<DeviceLine>, HubError> {
        self.read(all_devices)
    }

    /// Shuts a device out at once. What it pushed stays.
    ///
    /// # Errors
    /// [`HubError::Missing`] when there is no such device that is still let in.
    pub fn revoke_device(&self, device: &DeviceId) -> Result<(), HubError> {
        let now = self.now();
        self.write(|tx| {
            let changed = tx.execute(
                "UPDATE device SET revoked_at = :now WHERE id = :id AND revoked_at IS NULL",
                named_params! { ":now": db::millis(now), ":id": device.as_str() },
            )?;
            if changed == 0 {
                return Err(HubError::Missing { what: "device", name: device.to_string() });
            }
            audit::append(tx, now, &Entry::by_admin("device.revoked", device.as_str(), ""))
        })
    }

    /// Gives a person a device without a token: a fictional expert of a demo works on one.
    ///
    /// # Errors
    /// [`HubError::Missing`] when there is no such person.
    pub fn add_device(&self, principal: &PrincipalId, name: &str) -> Result<DeviceId, HubError> {
        let now = self.now();
        self.write(|tx| {
            need_person(tx, principal)?;
            new_device(tx, now, principal, name)
        })
    }
}

pub(crate) fn new_device(
    tx: &Transaction<'_>,
    now: DateTime<Utc>,
    principal: &PrincipalId,
    name: &str,
) -> Result<DeviceId, HubError> {
    let id = DeviceId::new(secret::new_id("dev_")?).map_err(|_| HubError::Stored { what: "device" })?;
    register(tx, now, &id, principal, name)?;
    Ok(id)
}

fn register(
    tx: &Transaction<'_>,
    now: DateTime<Utc>,
    id: &DeviceId,
    principal: &PrincipalId,
    name: &str,
) -> Result<(), HubError> {
    tx.execute(
        "INSERT INTO device (id, principal, name, created_at) VALUES (:id, :principal, :name, :now)",
        named_params! {
            ":id": id.as_str(), ":principal": principal.as_str(), ":name": printable(name), ":now": db::millis(now),
        },
    )?;
    Ok(())
}

/// True when a laptop that says who it is may be let in again as that person's: it is theirs, or this hub has
/// forgotten it.
pub(super) fn may_return(conn: &Connection, principal: &PrincipalId, before: &JoinedBefore) -> Result<bool, HubError> {
    let owner = conn
        .query_row(
            "SELECT principal FROM device WHERE id = :id",
            named_params! { ":id": before.device.as_str() },
            |row| Ok(db::parsed::<PrincipalId>(row, "principal")),
        )
        .optional()?
        .transpose()?;
    Ok(before.principal == *principal && owner.is_none_or(|owner| owner == *principal))
}

/// How a laptop came back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Returned {
    /// Its token ended or was lost.
    Known,
    /// It had been shut out.
    ShutOut,
    /// This hub was restored from before it joined.
    Forgotten,
}

/// Lets a laptop in again under its own id, so that the chain of its events goes on. Its earlier tokens end: who had
/// been shut out with one of them stays outside.
pub(super) fn take_back(
    tx: &Transaction<'_>,
    now: DateTime<Utc>,
    before: &JoinedBefore,
    name: &str,
) -> Result<Returned, HubError> {
    let device = before.device.as_str();
    let known: Option<Option<i64>> = tx
        .query_row("SELECT revoked_at FROM device WHERE id = :id", named_params! { ":id": device }, |row| {
            row.get("revoked_at")
        })
        .optional()?;
    let Some(revoked_at) = known else {
        register(tx, now, &before.device, &before.principal, name)?;
        return Ok(Returned::Forgotten);
    };
    tx.execute("DELETE FROM token WHERE device = :id", named_params! { ":id": device })?;
    tx.execute("UPDATE device SET revoked_at = NULL WHERE id = :id", named_params! { ":id": device })?;
    Ok(if revoked_at.is_some() { Returned::ShutOut } else { Returned::Known })
}

/// Refuses a device that is unknown, revoked, or somebody else's.
pub(crate) fn ensure_live(conn: &Connection, principal: &PrincipalId, device: &DeviceId) -> Result<(), HubError> {
    conn.query_row(
        "SELECT 1 FROM device WHERE id = :id AND principal = :principal AND revoked_at IS NULL",
        named_params! { ":id": device.as_str(), ":principal": principal.as_str() },
        |_| Ok(()),
    )
    .optional()?
    .ok_or_else(|| HubError::Missing { what: "device", name: device.to_string() })
}

pub(super) fn new_principal(
    tx: &Transaction<'_>,
    now: DateTime<Utc>,
    name: &str,
    kind: &str,
) -> Result<PrincipalId, HubError> {
    let name = printable(name);
    if name.is_empty() {
        return Err(HubError::Refused("a name is needed".to_owned()));
    }
    let id = PrincipalId::new(secret::new_id("prn_")?).map_err(|_| HubError::Stored { what: "principal" })?;
    tx.execute(
        "INSERT INTO principal (id, name, kind, created_at) VALUES (:id, :name, :kind, :now)",
        named_params! { ":id": id.as_str(), ":name": name, ":kind": kind, ":now": db::millis(now) },
    )?;
    Ok(id)
}

/// A name without characters that could disturb a terminal or change the direction of a line.
fn printable(name: &str) -> String {
    let hidden = |c: &char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    let shown: String = name.chars().filter(|c| !hidden(c)).take(MAX_NAME).collect();
    shown.trim().to_owned()
}

fn all_devices(conn: &Connection) -> Result<Vec<DeviceLine>, HubError> {
    let mut statement = conn.prepare(
        "SELECT d.id AS device, d.name AS name, d.principal AS principal, p.name AS owner, p.kind AS kind,
                d.created_at AS created_at, d.revoked_at AS revoked_at
         FROM device d JOIN principal p ON p.id = d.principal ORDER BY d.created_at, d.id",
    )?;
    let mut rows = statement.query([])?;
    let mut devices = Vec::new();
    while let Some(row) = rows.next()? {
        let revoked_at: Option<i64> = row.get("revoked_at")?;
        devices.push(DeviceLine {
            device: db::parsed(row, "device")?,
            name: row.get("name")?,
            principal: db::parsed(row, "principal")?,
            owner: row.get("owner")?,
            kind: row.get("kind")?,
            since: db::time(row.get("created_at")?)?,
            revoked_at: revoked_at.map(db::time).transpose()?,
        });
    }
    Ok(devices)
}
