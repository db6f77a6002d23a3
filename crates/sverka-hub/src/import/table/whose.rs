//! Whose row it is.

use super::context::Context;
use super::mapping::Field;
use super::read::{Row, Said};
use crate::import::account;
use crate::import::finding::Finding;
use crate::import::printable::printable;
use crate::secret::sha256;
use sverka_core::event::hex;
use sverka_core::ids::CreatorId;
use sverka_core::model::Platform;
use sverka_table::cell::Cell;
use sverka_table::link::{self, Site};
use sverka_table::words;

/// The account of a row.
#[derive(Debug, Clone)]
pub(super) struct Whose {
    pub(super) platform: Platform,
    /// What distinguishes accounts of a platform, in one form.
    pub(super) id: String,
    /// What is compared of it.
    key: String,
}

impl Whose {
    /// What rows of one account share.
    pub(super) fn key(&self) -> (Platform, String) {
        (self.platform, self.key.clone())
    }
}

/// Reads platform and identifier of a row.
pub(super) fn read(row: Row<'_>, context: &Context) -> Result<Whose, Finding> {
    let fields = &context.mapping.creator;
    let platform = platform(row, context)?;
    let written = row.required(&fields.id, "id")?;
    row.must_be_text(&fields.id, "id")?;
    row.must_have_all_digits(&fields.id, "id")?;
    let column = row.column_of(&fields.id);
    let behind = column.and_then(|column| row.raw(column)).and_then(|cell| cell.link.as_deref());
    let id = id(&written, behind);
    leads_somewhere(row, &fields.id, &written, behind)?;
    // A number that a program gave an account is compared as it is; a handle as platforms do.
    let is_handle =
        fields.handle.as_ref().is_none_or(|handle| column.is_some_and(|it| handle.columns.iter().any(|own| own == it)));
    let key = if is_handle || id != written { account::key(&id) } else { id.clone() };
    note_elsewhere(row, context, platform);
    Ok(Whose { platform, id, key })
}

/// What a creator is called: where no name is written but a link or `@leo`, by the handle.
pub(super) fn name(row: Row<'_>, context: &Context) -> Result<String, Finding> {
    let fields = &context.mapping.creator;
    let written = row.required(&fields.name, "name")?;
    row.must_be_text(&fields.name, "name")?;
    let column = row.column_of(&fields.name);
    let of_handles = fields.id.columns.iter().chain(fields.handle.iter().flat_map(|handle| &handle.columns));
    let is_handle = column.is_some_and(|column| of_handles.into_iter().any(|own| own == column));
    Ok(if is_handle { id(&written, None) } else { written })
}

/// An identifier as it has always been written, where it is not a link or a handle with signs around it: records keep
/// their identity from import to import.
fn id(written: &str, behind: Option<&str>) -> String {
    if let Some(account) = account::linked(written, behind) {
        return account.name;
    }
    let handle = account::handle(written);
    if handle.to_lowercase() == written.to_lowercase() { written.to_owned() } else { handle }
}

/// The platform that a row says; where it says none, the one that its links lead to.
fn platform(row: Row<'_>, context: &Context) -> Result<Platform, Finding> {
    let field = &context.mapping.creator.platform;
    let Some(text) = row.text(field) else {
        let absent = || row.required(field, "platform").err().unwrap_or_else(|| Finding::new("missing-field", ""));
        return linked_platform(row, context).ok_or_else(absent);
    };
    let word = words::platform(&text).map_or_else(|| text.to_lowercase(), str::to_owned);
    serde_json::from_value(serde_json::Value::String(word)).map_err(|_| {
        let names = "instagram, youtube, tiktok, telegram, vk, rutube, dzen, twitch";
        let detail = format!(
            "the platform is not one of {names}: {}. If it is, name it under \"values\" in the mapping",
            printable(&text)
        );
        row.at_field(field, "not-one-of", detail)
    })
}

/// The handle of a row as it is published.
pub(super) fn handle(row: Row<'_>, field: Option<&Field>, whose: &Whose) -> Result<String, Finding> {
    let Some(field) = field else { return Ok(account::handle(&whose.id)) };
    let Some(text) = row.text(field) else { return Ok(whose.id.clone()) };
    row.must_be_text(field, "handle")?;
    row.must_have_all_digits(field, "handle")?;
    let behind = row.column_of(field).and_then(|column| row.raw(column)).and_then(|cell| cell.link.as_deref());
    leads_somewhere(row, field, &text, behind)?;
    Ok(account::linked(&text, behind).map_or_else(|| account::handle(&text), |account| account.name))
}

/// Refuses a link in the place of a handle that leads to no account.
fn leads_somewhere(row: Row<'_>, field: &Field, text: &str, behind: Option<&str>) -> Result<(), Finding> {
    if !account::leads_nowhere(text, behind) {
        return Ok(());
    }
    let detail = format!("the link names no account: {}. Write the handle, or a link to the page", printable(text));
    Err(row.at_field(field, "no-account", detail))
}

/// Links of a row to accounts at sites that are known, with their columns.
fn links<'a>(row: Row<'a>, context: &'a Context) -> impl Iterator<Item = (&'a str, &'a Cell, link::Account)> {
    let columns = context.mapping.creator.links().flat_map(|field| &field.columns);
    columns.filter_map(move |column| {
        let Said::Value(cell) = row.cell(column) else { return None };
        let account = account::linked(&cell.text, cell.link.as_deref())?;
        (account.site != Site::Other).then_some((column.as_str(), cell, account))
    })
}

/// The platform to which the links of a row lead; `None` when they lead to several.
pub(super) fn linked_platform(row: Row<'_>, context: &Context) -> Option<Platform> {
    let mut sites = links(row, context).map(|(_, _, account)| account.site);
    let site = sites.next()?;
    sites.all(|other| other == site).then(|| account::platform(site)).flatten()
}

/// Notes a link to an account at another site than the platform of the row.
fn note_elsewhere(row: Row<'_>, context: &Context, platform: Platform) {
    for (column, cell, account) in links(row, context) {
        if account::platform(account.site) != Some(platform) {
            let name = printable(&row.named(column));
            let detail = format!(
                "the link in `{name}` leads to another site than the platform of the row: {}",
                printable(&cell.text)
            );
            row.table.notes.add(row.number, row.finding("link-elsewhere", column, detail));
        }
    }
}

/// An identifier that is the same in every import: the platform and the account's id, or a hash of an id that has
/// other characters than identifiers have.
pub(super) fn identifier(whose: &Whose) -> Result<CreatorId, Finding> {
    let platform = serde_json::to_value(whose.platform).ok();
    let platform = platform.as_ref().and_then(|value| value.as_str()).unwrap_or_default();
    let plain = CreatorId::new(format!("{platform}:{}", whose.id));
    plain
        .or_else(|_| CreatorId::new(format!("{platform}:h-{}", &hex(&sha256(whose.id.as_bytes()))[..24])))
        .map_err(|error| Finding::new("bad-id", error.to_string()))
}
