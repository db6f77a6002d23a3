//! Joining a hub with the code its admin gave.

use crate::client::Client;
use crate::{Hub, SyncError};
use sverka_protocol::{EnrolRequest, PROTOCOL};
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
    let client = Client { hub, token: None, expected: None };
    let meta = client.meta().await?;
    if meta.demo != demo {
        return Err(SyncError::DemoMix);
    }
    if !(meta.proto.min..=meta.proto.max).contains(&PROTOCOL) {
        return Err(SyncError::Protocol { min: meta.proto.min, max: meta.proto.max });
    }
    let request = EnrolRequest { code: code.trim().to_owned(), device_name: device_name.to_owned() };
    let enrolled = Client { expected: Some(&meta.hub), ..client }.enrol(&request).await?;
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
