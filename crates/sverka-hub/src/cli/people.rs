//! Commands about people, their campaigns and devices.

use super::args::{Enrol, Grant, Publisher, Revoke};
use super::report::{CommandError, Report};
use serde_json::json;
use std::fmt::Write;
use sverka_core::ids::{CampaignId, StreamId};
use sverka_hub::{Campaigns, Enrolment, Hub, HubError};

pub(super) fn enrol(hub: &Hub, args: Enrol) -> Result<Report, CommandError> {
    let invitation = match (args.again, args.name, args.market, args.which) {
        (Some(person), ..) => hub.enrol_again(&person)?,
        (None, Some(name), Some(market), Some(which)) => {
            let campaigns = if which.all_campaigns { Campaigns::All } else { Campaigns::Only(which.campaigns) };
            hub.enrol(&Enrolment { name, market, role: args.role, campaigns, days: args.days })?
        }
        _ => return Err(CommandError::Refused("a name, a market and campaigns are needed".to_owned())),
    };
    let (code, until) = (invitation.code.reveal(), invitation.expires_at);
    let words = format!(
        "Code: {code}\nIt lets one laptop in, once, until {}. Person: {}",
        until.format("%Y-%m-%d %H:%M UTC"),
        invitation.principal
    );
    Report::done(words, &json!({ "code": code, "person": invitation.principal, "expires_at": until }))
}

pub(super) fn grant(hub: &Hub, args: Grant) -> Result<Report, CommandError> {
    let stream = stream_of(&args.campaign)?;
    let grant =
        sverka_hub::Grant { principal: args.to, stream, role: args.role, market: args.market, expires_at: args.until };
    hub.grant(&grant)?;
    Report::done(format!("{} now sees {}.", grant.principal, args.campaign), &grant)
}

pub(super) fn revoke(hub: &Hub, args: &Revoke) -> Result<Report, CommandError> {
    if let Some(device) = &args.what.device {
        hub.revoke_device(device)?;
        return Report::done(format!("{device} is shut out."), &json!({ "device": device }));
    }
    let Some(person) = &args.what.from else {
        return Err(CommandError::Refused("a person or a device is needed".to_owned()));
    };
    let stream = args.campaign.as_ref().map(stream_of).transpose()?;
    let taken = hub.revoke(person, stream.as_ref())?;
    Report::done(format!("{taken} taken back from {person}."), &json!({ "person": person, "taken": taken }))
}

pub(super) fn campaigns(hub: &Hub) -> Result<Report, CommandError> {
    let campaigns = hub.campaigns()?;
    let mut words = String::new();
    for line in &campaigns {
        let version = line.version.map_or_else(|| "no shortlist".to_owned(), |version| format!("version {version}"));
        // Writing to a String cannot fail.
        let _ = writeln!(words, "{}  {version}  {} facts", line.campaign, line.events);
    }
    Report::done(words, &campaigns)
}

pub(super) fn devices(hub: &Hub) -> Result<Report, CommandError> {
    let devices = hub.devices()?;
    let mut words = String::new();
    for line in &devices {
        let state = if line.revoked_at.is_some() { "shut out" } else { "let in" };
        let since = line.since.format("%Y-%m-%d");
        // Writing to a String cannot fail.
        let _ = writeln!(
            words,
            "{}  {state:8}  since {since}  {} ({}) of {} ({})",
            line.device, line.name, line.kind, line.owner, line.principal
        );
    }
    if devices.is_empty() {
        words.push_str("No device has joined yet.");
    }
    Report::done(words, &devices)
}

pub(super) fn publisher(hub: &Hub, args: &Publisher) -> Result<Report, CommandError> {
    let made = hub.publisher(&args.name, args.days)?;
    let words = format!(
        "Token: {}\nIt is shown once. It publishes and reads nothing, until {}. Device: {}",
        made.token,
        made.expires_at.format("%Y-%m-%d"),
        made.device
    );
    let json = json!({
        "token": made.token, "device": made.device, "publisher": made.principal, "expires_at": made.expires_at,
    });
    Report::done(words, &json)
}

fn stream_of(campaign: &CampaignId) -> Result<StreamId, HubError> {
    StreamId::of_campaign(campaign).map_err(|_| HubError::Missing { what: "campaign", name: campaign.to_string() })
}
