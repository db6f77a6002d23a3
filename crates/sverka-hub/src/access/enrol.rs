//! Letting a person's laptop in: an administrator makes a code, the laptop turns it into a token.

use crate::access::code::EnrolCode;
use crate::access::devices::{Returned, may_return, new_device, new_principal, take_back};
use crate::access::grants::{self, Grant, Role};
use crate::access::tokens;
use crate::audit::{self, Entry, Outcome};
use crate::db;
use crate::error::HubError;
use crate::hub::Hub;
use crate::identity;
use crate::secret::same;
use chrono::{DateTime, Duration, Utc};
use rusqlite::{OptionalExtension, Transaction, named_params};
use sverka_core::ids::{CampaignId, PrincipalId, StreamId};
use sverka_core::model::Market;
use sverka_protocol::{EnrolRequest, EnrolResponse};

/// How long a code may wait for its laptop.
const CODE_HOURS: i64 = 24;
/// How often a code may be guessed wrongly before it is void.
const TRIES: i64 = 5;
/// Longest life of a laptop's token, in days; after it the laptop is enrolled again and keeps its work.
pub const MAX_DAYS: u32 = 90;

/// Which campaigns a person gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Campaigns {
    /// Every campaign that is on the hub now; a later one is granted when it comes.
    All,
    /// These.
    Only(Vec<CampaignId>),
}

/// A person to be let in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enrolment {
    /// Name as the other people see it.
    pub name: String,
    /// The market the person speaks for.
    pub market: Market,
    /// What the person does.
    pub role: Role,
    /// Where.
    pub campaigns: Campaigns,
    /// For how many days from now.
    pub days: u32,
}

/// A code for one laptop of one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// The person.
    pub principal: PrincipalId,
    /// The code; shown once and kept nowhere.
    pub code: EnrolCode,
    /// Until when it works.
    pub expires_at: DateTime<Utc>,
}

/// Why a code does not let a laptop in. Used, void, timed out and unknown are not told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EnrolRefusal {
    /// The text is not a code: mistyped.
    Mistyped,
    /// It opens nothing.
    NotValid,
    /// The laptop holds the work of another person than the one the code is for. The code stays good.
    OtherPerson,
}

impl Hub {
    /// Makes a person with grants, and a code for the first laptop.
    ///
    /// # Errors
    /// [`HubError::Missing`] when a campaign is not on the hub, [`HubError::Refused`] when the name is empty.
    pub fn enrol(&self, enrolment: &Enrolment) -> Result<Invitation, HubError> {
        let now = self.now();
        self.write(|tx| {
            let principal = add_person(tx, now, enrolment)?;
            invite(tx, now, principal)
        })
    }

    /// Makes a person with grants and no laptop, such as a fictional expert of a demo.
    ///
    /// # Errors
    /// As for [`Hub::enrol`].
    pub fn add_person(&self, enrolment: &Enrolment) -> Result<PrincipalId, HubError> {
        let now = self.now();
        self.write(|tx| add_person(tx, now, enrolment))
    }

    /// Makes a code for another laptop of a person, or for one that has to join again.
    ///
    /// # Errors
    /// [`HubError::Missing`] when there is no such person.
    pub fn enrol_again(&self, principal: &PrincipalId) -> Result<Invitation, HubError> {
        let now = self.now();
        self.write(|tx| {
            grants::need_person(tx, principal)?;
            invite(tx, now, principal.clone())
        })
    }
}

fn add_person(tx: &Transaction<'_>, now: DateTime<Utc>, enrolment: &Enrolment) -> Result<PrincipalId, HubError> {
    let principal = new_principal(tx, now, &enrolment.name, "person")?;
    let expires_at = Some(now + Duration::days(i64::from(enrolment.days)));
    for stream in wanted(tx, &enrolment.campaigns)? {
        let (role, market) = (enrolment.role, enrolment.market);
        grants::give(tx, now, &Grant { principal: principal.clone(), stream, role, market, expires_at })?;
    }
    Ok(principal)
}

/// Turns a code into a device and its token. A laptop that joins again stays the device it was.
pub(crate) fn redeem(
    tx: &Transaction<'_>,
    now: DateTime<Utc>,
    asked: &EnrolRequest,
    request: &str,
) -> Result<Result<EnrolResponse, EnrolRefusal>, HubError> {
    let Some(code) = EnrolCode::parse(&asked.code) else {
        return Ok(Err(EnrolRefusal::Mistyped));
    };
    let denied = |action, object, detail| {
        audit::append(tx, now, &Entry { actor: "nobody", action, object, outcome: Outcome::Denied, detail, request })
    };
    // The code comes first: without a good one nothing is said about any device.
    let Some(principal) = opened_by(tx, now, &code)? else {
        denied("enrolment.failed", code.selector(), "")?;
        return Ok(Err(EnrolRefusal::NotValid));
    };
    if let Some(before) = &asked.again
        && !may_return(tx, &principal, before)?
    {
        denied("enrolment.refused", before.device.as_str(), &format!("the code is for {principal}"))?;
        return Ok(Err(EnrolRefusal::OtherPerson));
    }
    use_up(tx, now, &code)?;
    let name = grants::need_person(tx, &principal)?;
    let (device, detail) = match &asked.again {
        None => (new_device(tx, now, &principal, &asked.device_name)?, "token issued"),
        Some(before) => {
            let detail = match take_back(tx, now, before, &asked.device_name)? {
                Returned::Known => "token issued again",
                Returned::ShutOut => "token issued again, device let in again",
                Returned::Forgotten => "token issued again, device registered again",
            };
            (before.device.clone(), detail)
        }
    };
    let expires_at = now + Duration::days(i64::from(MAX_DAYS));
    let token = tokens::issue(tx, now, &device, expires_at)?;
    let entry = Entry {
        actor: device.as_str(),
        action: "enrolment.used",
        object: principal.as_str(),
        outcome: Outcome::Done,
        detail,
        request,
    };
    audit::append(tx, now, &entry)?;
    Ok(Ok(EnrolResponse { principal, name, device, token: token.reveal(), expires_at }))
}

/// The person a code was made for; a wrong guess costs the code one of its tries.
fn opened_by(tx: &Transaction<'_>, now: DateTime<Utc>, code: &EnrolCode) -> Result<Option<PrincipalId>, HubError> {
    let found = tx
        .query_row(
            "SELECT code_hash, principal FROM enrolment
             WHERE selector = :selector AND used_at IS NULL AND tries_left > 0 AND expires_at > :now",
            named_params! { ":selector": code.selector(), ":now": db::millis(now) },
            |row| Ok((row.get::<_, Vec<u8>>("code_hash")?, db::parsed::<PrincipalId>(row, "principal"))),
        )
        .optional()?;
    let Some((code_hash, principal)) = found else {
        return Ok(None);
    };
    if same(&code_hash, &code.hash(&identity::pepper(tx)?)) {
        return principal.map(Some);
    }
    tx.execute(
        "UPDATE enrolment SET tries_left = tries_left - 1 WHERE selector = :selector",
        named_params! { ":selector": code.selector() },
    )?;
    Ok(None)
}

/// A code works once.
fn use_up(tx: &Transaction<'_>, now: DateTime<Utc>, code: &EnrolCode) -> Result<(), HubError> {
    tx.execute(
        "UPDATE enrolment SET used_at = :now WHERE selector = :selector",
        named_params! { ":now": db::millis(now), ":selector": code.selector() },
    )?;
    Ok(())
}

fn invite(tx: &Transaction<'_>, now: DateTime<Utc>, principal: PrincipalId) -> Result<Invitation, HubError> {
    // A code that can no longer be used only blocks its first characters.
    tx.execute(
        "DELETE FROM enrolment WHERE expires_at <= :now OR used_at IS NOT NULL",
        named_params! { ":now": db::millis(now) },
    )?;
    let expires_at = now + Duration::hours(CODE_HOURS);
    let pepper = identity::pepper(tx)?;
    let code = loop {
        let code = EnrolCode::new()?;
        let inserted = tx.execute(
            "INSERT INTO enrolment (selector, code_hash, principal, created_at, expires_at, tries_left)
             VALUES (:selector, :code_hash, :principal, :now, :expires_at, :tries)
             ON CONFLICT (selector) DO NOTHING",
            named_params! {
                ":selector": code.selector(), ":code_hash": code.hash(&pepper), ":principal": principal.as_str(),
                ":now": db::millis(now), ":expires_at": db::millis(expires_at), ":tries": TRIES,
            },
        )?;
        if inserted == 1 {
            break code;
        }
    };
    audit::append(tx, now, &Entry::by_admin("enrolment.created", principal.as_str(), code.selector()))?;
    Ok(Invitation { principal, code, expires_at })
}

fn wanted(tx: &Transaction<'_>, campaigns: &Campaigns) -> Result<Vec<StreamId>, HubError> {
    match campaigns {
        Campaigns::All => grants::all_streams(tx),
        Campaigns::Only(ids) => ids
            .iter()
            .map(|id| {
                StreamId::of_campaign(id).map_err(|_| HubError::Missing { what: "campaign", name: id.to_string() })
            })
            .collect(),
    }
}
