//! Joining a hub with the code its admin gave, and joining it again when the token ended.

use crate::client::Client;
use crate::{Hub, SyncError};
use sverka_protocol::{EnrolRequest, EnrolResponse, JoinedBefore, Meta, PROTOCOL, ProblemKind};
use sverka_store::Identity;

/// Joins a hub and answers the identity to keep in the vault; nothing is stored here.
///
/// `demo` says what the data folder is for: a demo hub is never joined for real work, nor the other way round.
///
/// # Errors
/// [`SyncError::DemoMix`], [`SyncError::Protocol`], or what the hub says of the code.
pub async fn join<H: Hub>(
    hub: &H,
    address: &str,
    code: &str,
    device_name: &str,
    demo: bool,
) -> Result<Identity, SyncError> {
    let meta = suitable(hub, None, demo).await?;
    let enrolled = enrol(hub, &meta, code, device_name, None).await?;
    Ok(Identity {
        principal: enrolled.principal,
        name: enrolled.name,
        device: enrolled.device,
        hub_url: address.trim().to_owned(),
        hub: meta.hub,
        epoch: meta.epoch,
        token: enrolled.token,
        demo,
    })
}

/// What joining again gives; the rest of the identity stays as it is.
#[derive(Clone, PartialEq, Eq)]
pub struct Rejoined {
    /// The person's name as the hub knows it now.
    pub name: String,
    /// The new token.
    pub token: String,
}

/// Joins the hub of `identity` again, as the same person and the same device, wherever the hub lives by now; nothing
/// is stored here. So everything the laptop wrote can still be sent.
///
/// # Errors
/// [`SyncError::OtherHub`] when another hub answers, [`SyncError::OtherPerson`] when the code is for somebody else,
/// [`SyncError::NotTakenBack`] when the hub made another device of this laptop; otherwise as [`join`].
pub async fn rejoin<H: Hub>(
    hub: &H,
    identity: &Identity,
    code: &str,
    device_name: &str,
) -> Result<Rejoined, SyncError> {
    let meta = suitable(hub, Some(&identity.hub), identity.demo).await?;
    let before = JoinedBefore { principal: identity.principal.clone(), device: identity.device.clone() };
    let enrolled = enrol(hub, &meta, code, device_name, Some(before)).await?;
    // A hub that does not know the question has made a new device. With its token nothing written here could be sent.
    if enrolled.principal != identity.principal {
        return Err(SyncError::OtherPerson);
    }
    if enrolled.device != identity.device {
        return Err(SyncError::NotTakenBack);
    }
    Ok(Rejoined { name: enrolled.name, token: enrolled.token })
}

/// What the hub says of itself, once it is known to be one this laptop can talk to.
async fn suitable<H: Hub>(hub: &H, expected: Option<&str>, demo: bool) -> Result<Meta, SyncError> {
    let meta = Client { hub, token: None, expected }.meta().await?;
    if meta.demo != demo {
        return Err(SyncError::DemoMix);
    }
    if !(meta.proto.min..=meta.proto.max).contains(&PROTOCOL) {
        return Err(SyncError::Protocol { min: meta.proto.min, max: meta.proto.max });
    }
    Ok(meta)
}

async fn enrol<H: Hub>(
    hub: &H,
    meta: &Meta,
    code: &str,
    device_name: &str,
    again: Option<JoinedBefore>,
) -> Result<EnrolResponse, SyncError> {
    let request = EnrolRequest { code: code.trim().to_owned(), device_name: device_name.to_owned(), again };
    let answer = Client { hub, token: None, expected: Some(&meta.hub) }.enrol(&request).await;
    answer.map_err(|error| match error.problem() {
        Some(ProblemKind::OtherPerson) => SyncError::OtherPerson,
        _ => error,
    })
}
