//! Bearer tokens: issued once, kept as a hash, looked up at every request, so that a revocation holds at once.

use crate::access::devices::{new_device, new_principal};
use crate::audit::{self, Entry};
use crate::db;
use crate::error::HubError;
use crate::hub::Hub;
use crate::secret::{Token, same};
use chrono::{DateTime, Duration, Utc};
use rusqlite::{Connection, OptionalExtension, Transaction, named_params};
use sverka_core::ids::{DeviceId, PrincipalId};
use sverka_protocol::ProblemKind;

/// Who stands behind a token. Only [`authenticate`] makes one, and whatever a request may read or write asks for one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Caller {
    principal: PrincipalId,
    device: DeviceId,
    kind: CallerKind,
}

impl Caller {
    pub(crate) fn principal(&self) -> &PrincipalId {
        &self.principal
    }

    pub(crate) fn device(&self) -> &DeviceId {
        &self.device
    }

    pub(crate) fn kind(&self) -> CallerKind {
        self.kind
    }
}

/// A laptop of a person reads and writes; a publisher publishes and reads nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CallerKind {
    Person,
    Publisher,
}

/// Why a token does not open the door.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TokenRefusal {
    Unknown,
    Expired,
    DeviceRevoked,
}

impl TokenRefusal {
    pub(crate) fn problem(self) -> ProblemKind {
        match self {
            Self::Unknown => ProblemKind::TokenInvalid,
            Self::Expired => ProblemKind::TokenExpired,
            Self::DeviceRevoked => ProblemKind::DeviceRevoked,
        }
    }
}

/// A new publisher; its token is shown once and kept nowhere.
pub struct PublisherToken {
    /// The publisher.
    pub principal: PrincipalId,
    /// What a later `revoke_device` takes.
    pub device: DeviceId,
    /// The token.
    pub token: String,
    /// When its time is over.
    pub expires_at: DateTime<Utc>,
}

impl Hub {
    /// Makes a token that publishes and reads nothing, for `days` days.
    ///
    /// # Errors
    /// [`HubError::Refused`] when the name is empty.
    pub fn publisher(&self, name: &str, days: u32) -> Result<PublisherToken, HubError> {
        let now = self.now();
        let expires_at = now + Duration::days(i64::from(days));
        self.write(|tx| {
            let principal = new_principal(tx, now, name, "publisher")?;
            let device = new_device(tx, now, &principal, name)?;
            let token = issue(tx, now, &device, expires_at)?;
            audit::append(tx, now, &Entry::by_admin("token.issued", device.as_str(), "publisher"))?;
            Ok(PublisherToken { principal, device, token: token.reveal(), expires_at })
        })
    }
}

/// Makes a token for a device.
pub(super) fn issue(
    tx: &Transaction<'_>,
    now: DateTime<Utc>,
    device: &DeviceId,
    expires_at: DateTime<Utc>,
) -> Result<Token, HubError> {
    let token = Token::new()?;
    tx.execute(
        "INSERT INTO token (id, device, secret_hash, created_at, expires_at)
         VALUES (:id, :device, :secret_hash, :now, :expires_at)",
        named_params! {
            ":id": token.id(), ":device": device.as_str(), ":secret_hash": token.secret_hash(),
            ":now": db::millis(now), ":expires_at": db::millis(expires_at),
        },
    )?;
    Ok(token)
}

/// Finds who stands behind a token. A wrong secret and an unknown token are not told apart.
pub(crate) fn authenticate(
    conn: &Connection,
    now: DateTime<Utc>,
    token: &Token,
) -> Result<Result<Caller, TokenRefusal>, HubError> {
    let mut statement = conn.prepare_cached(
        "SELECT t.secret_hash AS secret_hash, t.expires_at AS expires_at, d.id AS device, d.revoked_at AS revoked_at,
                p.id AS principal, p.kind AS kind
         FROM token t JOIN device d ON d.id = t.device JOIN principal p ON p.id = d.principal WHERE t.id = :id",
    )?;
    let found = statement
        .query_row(named_params! { ":id": token.id() }, |row| {
            let secret_hash: Vec<u8> = row.get("secret_hash")?;
            let expires_at: i64 = row.get("expires_at")?;
            let revoked_at: Option<i64> = row.get("revoked_at")?;
            let kind: String = row.get("kind")?;
            let caller = db::parsed(row, "principal").and_then(|principal| {
                let kind = if kind == "publisher" { CallerKind::Publisher } else { CallerKind::Person };
                Ok(Caller { principal, device: db::parsed(row, "device")?, kind })
            });
            Ok((secret_hash, expires_at, revoked_at, caller))
        })
        .optional()?;
    let Some((secret_hash, expires_at, revoked_at, caller)) = found else {
        return Ok(Err(TokenRefusal::Unknown));
    };
    if !same(&secret_hash, &token.secret_hash()) {
        return Ok(Err(TokenRefusal::Unknown));
    }
    if revoked_at.is_some() {
        return Ok(Err(TokenRefusal::DeviceRevoked));
    }
    if expires_at <= db::millis(now) {
        return Ok(Err(TokenRefusal::Expired));
    }
    caller.map(Ok)
}
