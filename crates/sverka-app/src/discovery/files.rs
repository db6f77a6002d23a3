//! Files made of an answer: a table, the answer as JSON, and a shortlist for the hub.

use crate::app::{App, lock};
use crate::error::{Code, UiError};
use crate::export::{Table, writer};
use crate::view::Locale;
use crate::view::discovery::{FoundFormat, MakeShortlist};
use serde_json::json;
use sverka_core::discovery::{self, Found, Hit, Query, Seen, State};
use sverka_core::ids::CampaignId;
use sverka_core::model::{Campaign, Candidate, Localized};
use sverka_protocol::{SCHEMA, Shortlist};
use sverka_table::cell::guarded;

/// Longest name of a campaign, in bytes.
const MAX_NAME_BYTES: usize = 400;

impl App {
    /// The creators of an answer with the values that made them match, as CSV (UTF-8 with a byte-order mark; `;` in
    /// Russian, `,` in English) or JSON. Columns are named as in a question, so that the file can be asked again.
    ///
    /// # Errors
    /// [`Code::NotFound`] while there is no base; [`Code::ExportFailed`] for a question that cannot be answered.
    pub fn found_table(&self, query: &Query, format: FoundFormat) -> Result<Table, UiError> {
        let found = self.ask(query)?;
        let today = self.now().format("%Y-%m-%d").to_string();
        let bytes = match format {
            FoundFormat::Json => {
                let whole = json!({ "question": query.to_string(), "day": today, "answer": found });
                serde_json::to_vec_pretty(&whole).map_err(failed)?
            }
            FoundFormat::Csv => table(&found, self.settings().locale)?,
        };
        let ending = if format == FoundFormat::Csv { "csv" } else { "json" };
        Ok(Table { name: format!("sverka-creators-{today}.{ending}"), bytes, rows: found.hits.len() as u32 })
    }

    /// A shortlist of the creators of an answer, in its order, that `sverka-hub publish` takes: for a campaign, or for
    /// a new one with the plan of another. What a publisher advised about a creator elsewhere is not in it.
    ///
    /// # Errors
    /// [`Code::NotFound`] for an unknown or closed campaign, or while there is no base; [`Code::TooLong`] for a name
    /// that is empty or too long; [`Code::ExportFailed`] for a question that cannot be answered.
    pub fn shortlist_of_found(&self, args: &MakeShortlist) -> Result<Table, UiError> {
        let session = self.session()?;
        let desk = session.desk(&args.campaign)?;
        let (stream, campaign) = {
            let desk = lock(&desk);
            (desk.stream.clone(), desk.campaign.clone())
        };
        // The plan of a campaign that was closed to this person goes nowhere.
        if session.store.streams()?.iter().any(|row| row.id == stream && row.revoked_at.is_some()) {
            return Err(Code::Revoked.into());
        }
        let today = self.now().format("%Y-%m-%d").to_string();
        let campaign = match &args.name {
            Some(name) => renamed(campaign, name, &self.now().format("%Y%m%d-%H%M%S").to_string())?,
            None => campaign,
        };
        let built = session.built()?;
        let found = discovery::run(&built.base, &args.query, self.now().date_naive()).map_err(failed)?;
        let creators = built.creators(&session.store, found.hits.iter().map(|hit| &hit.id))?;
        let candidates: Vec<Candidate> =
            creators.into_iter().map(|creator| Candidate { creator, recommendation: None }).collect();
        let rows = candidates.len() as u32;
        let name = format!("sverka-shortlist-{}-{today}.json", campaign.id);
        let run = format!("discovery {today}: {}", args.query);
        let shortlist = Shortlist { schema: SCHEMA.to_owned(), run: short(run), campaign, candidates };
        Ok(Table { name, bytes: serde_json::to_vec(&shortlist).map_err(failed)?, rows })
    }

    fn ask(&self, query: &Query) -> Result<Found, UiError> {
        let built = self.session()?.built()?;
        discovery::run(&built.base, query, self.now().date_naive()).map_err(failed)
    }
}

/// A new campaign with the plan of another; nobody promised its day.
fn renamed(plan: Campaign, name: &str, now: &str) -> Result<Campaign, UiError> {
    let name = name.trim();
    if name.is_empty() || name.len() > MAX_NAME_BYTES {
        return Err(Code::TooLong.into());
    }
    let id = CampaignId::new(format!("discovery-{now}")).map_err(|_| Code::NotFound)?;
    let name = Localized { en: name.to_owned(), ru: name.to_owned() };
    Ok(Campaign { id, name, due: None, ..plan })
}

/// The name of a run as the hub takes it.
fn short(mut run: String) -> String {
    const MOST: usize = 200;
    if run.len() > MOST {
        let cut = (0..=MOST - '…'.len_utf8()).rev().find(|at| run.is_char_boundary(*at)).unwrap_or(0);
        run.truncate(cut);
        run.push('…');
    }
    run
}

fn table(found: &Found, locale: Locale) -> Result<Vec<u8>, UiError> {
    let mut writer = writer(locale);
    // Every creator of an answer has the same fields, in the same order.
    let fields = found.hits.first().map(|hit| hit.seen.as_slice()).unwrap_or_default();
    let head = ["id", "name", "handle", "platform"].map(str::to_owned);
    let head = head.into_iter().chain(fields.iter().map(|seen| seen.field.to_string()));
    writer.write_record(head).map_err(failed)?;
    for hit in &found.hits {
        writer.write_record(cells(hit).map(|cell| guarded(&cell))).map_err(failed)?;
    }
    writer.into_inner().map_err(failed)
}

fn cells(hit: &Hit) -> impl Iterator<Item = String> {
    let platform = hit.platform.and_then(|platform| serde_json::to_value(platform).ok());
    let platform = platform.as_ref().and_then(|name| name.as_str()).unwrap_or_default().to_owned();
    let head = [hit.id.to_string(), hit.name.clone(), hit.handle.clone(), platform];
    head.into_iter().chain(hit.seen.iter().map(value))
}

/// A value as text; withheld is told apart from nobody knowing.
fn value(seen: &Seen) -> String {
    let market = |place: &discovery::InMarket| {
        let rank = place.rank.map(|rank| format!(" {rank}")).unwrap_or_default();
        format!("{} {:.2}{rank}", place.country, place.share)
    };
    match seen.state {
        _ if !seen.markets.is_empty() => seen.markets.iter().map(market).collect::<Vec<_>>().join("; "),
        State::Withheld => "withheld".to_owned(),
        State::Missing => String::new(),
        State::Known => seen.value.map(|value| value.to_string()).unwrap_or_else(|| seen.names.join("; ")),
    }
}

fn failed(error: impl std::fmt::Display) -> UiError {
    UiError::new(Code::ExportFailed).with("detail", error)
}
