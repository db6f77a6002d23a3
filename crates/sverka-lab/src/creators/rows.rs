//! Rows of a table as records of creators.

use super::{Read, Unused};
use crate::numbers::Numbers;
use crate::table::{Row, Table, TableError, Torn};
use serde_json::{Map, Value, json};
use sverka_core::engine::columns::Cell as Number;
use sverka_core::model::{Creator, key};
use sverka_table::columns::{Columns, Field, Said};
use sverka_table::table::is_total;
use sverka_table::{date, link, text, words};

/// Numbers of a table: column, metric, unit, and what makes a share of it.
const NUMBERS: [(&str, &str, &str); 12] = [
    ("followers", key::FOLLOWERS, "count"),
    ("median_views", key::MEDIAN_VIEWS, "count"),
    ("views_avg", key::MEDIAN_VIEWS, "count"),
    ("er_followers_pct", key::ER_FOLLOWERS, "ratio"),
    ("er_views_pct", key::ER_VIEWS, "ratio"),
    ("suspicious_pct", key::SUSPICIOUS_SHARE, "ratio"),
    ("growth_90d_pct", key::GROWTH_90D, "ratio"),
    ("posts_per_week", key::POSTS_PER_WEEK, "per_week"),
    ("ad_share_pct", key::AD_SHARE, "ratio"),
    ("comments_per_100_likes", key::COMMENTS_PER_100_LIKES, "per_hundred"),
    ("price_rub", key::PRICE, "rub"),
    ("price_usd", key::PRICE, "usd"),
];

/// Where a table says what.
struct Places<'a> {
    table: &'a Table,
    id: usize,
    handle: usize,
    name: Option<usize>,
    platform: usize,
    market: usize,
    collected_at: Option<usize>,
    engaged: Option<usize>,
    numbers: Vec<(usize, &'static str, &'static str)>,
    countries: Vec<(usize, String)>,
    written: Vec<Numbers>,
    day_first: Option<bool>,
}

/// One creator for each row; rows that cannot be used are told. Columns that are not there are missing, and so are empty
/// cells.
///
/// # Errors
/// When no column has the platform, the market or the handle.
pub(super) fn of_table(table: &Table, torn: Vec<Torn>) -> Result<Read, TableError> {
    let places = Places::of(table)?;
    let mut unread = Vec::new();
    let records: Vec<_> = table.rows.iter().map(|row| (row.number.0, places.record(row, &mut unread))).collect();
    let mut read = of_records(records.into_iter());
    read.unread = unread;
    read.refused.extend(torn.into_iter().map(|torn| Unused {
        row: torn.row.0,
        column: None,
        code: "wrong-number-of-cells",
        text: format!("{} ≠ {}", torn.has, torn.wants),
        say: format!("there are {} cells, and the header has {}", torn.has, torn.wants),
    }));
    read.refused.sort_by_key(|refused| refused.row);
    // Of a row that is refused as a whole nothing else matters.
    read.unread.retain(|unread| !read.refused.iter().any(|refused| refused.row == unread.row));
    Ok(read)
}

/// Records as creators, by the number of their row.
pub(super) fn of_records(records: impl Iterator<Item = (u32, Result<Value, Unused>)>) -> Read {
    let mut read = Read::default();
    for (row, record) in records {
        let creator = record.and_then(|record| {
            serde_json::from_value::<Creator>(record).map_err(|error| Unused {
                row,
                column: None,
                code: "not-a-creator",
                text: String::new(),
                say: format!("this is no record of a creator: {error}"),
            })
        });
        match creator {
            Ok(creator) => read.creators.push(creator),
            Err(refused) => read.refused.push(refused),
        }
    }
    read
}

impl<'a> Places<'a> {
    fn of(table: &'a Table) -> Result<Self, TableError> {
        use Field as F;
        let wanted = [F::CreatorId, F::Handle, F::Account, F::Name, F::Platform, F::Market, F::Followers];
        let known = Columns::of(&table.titles, &wanted, &Said::new());
        let at = |names: &[&str]| names.iter().find_map(|name| table.titles.iter().position(|title| title.is(name)));
        let either = |names: &[&str], field: F| at(names).or_else(|| known.place(field));
        let needed = |name: &'static str, field: F| either(&[name], field).map_or_else(|| table.column(name), Ok);
        let id = either(&["account_id", "id", "handle"], F::Handle).or_else(|| known.place(F::Account));
        let id = id.map_or_else(|| table.column("handle"), Ok)?;
        let mut numbers: Vec<_> =
            NUMBERS.into_iter().filter_map(|(column, metric, unit)| Some((at(&[column])?, metric, unit))).collect();
        if at(&["followers"]).is_none() {
            numbers.extend(known.place(F::Followers).map(|at| (at, key::FOLLOWERS, "count")));
        }
        let country = |(at, name): (usize, &String)| {
            let code = text::key(name).strip_prefix("country").filter(|code| code.len() == 2)?.to_uppercase();
            Some((at, code))
        };
        let collected_at = at(&["collected_at"]);
        let dates: Vec<date::Reading> = collected_at
            .into_iter()
            .flat_map(|at| table.rows.iter().filter_map(move |row| date::read(row.text(at))))
            .collect();
        Ok(Self {
            table,
            id,
            handle: either(&["handle"], F::Handle).or_else(|| known.place(F::Account)).unwrap_or(id),
            name: either(&["name"], F::Name),
            platform: needed("platform", F::Platform)?,
            market: needed("market", F::Market)?,
            collected_at,
            engaged: at(&["eng_avg"]),
            numbers,
            countries: table.columns.iter().enumerate().filter_map(country).collect(),
            written: (0..table.columns.len()).map(|at| Numbers::of(table, at)).collect(),
            day_first: date::day_first(&dates),
        })
    }

    fn record(&self, row: &Row, unread: &mut Vec<Unused>) -> Result<Value, Unused> {
        let cell = |at: usize| row.text(at);
        let text = |at: Option<usize>| at.map(cell).filter(|text| !text.is_empty());
        let named = |name: &str| self.table.titles.iter().position(|title| title.is(name));
        let list = |name: &str| {
            let list = text(named(name)).map(|all| all.split('|').map(str::trim).filter(|one| !one.is_empty()));
            list.map(Iterator::collect::<Vec<_>>).unwrap_or_default()
        };
        let refuse = |at: usize, code: &'static str, say: &str| self.unused(row, Some(at), code, say);
        let handle = account(cell(self.handle));
        if let Some(first) = row.cells.iter().position(|cell| !cell.is_empty())
            && is_total(cell(first))
            && cell(self.platform).is_empty()
        {
            return Err(refuse(first, "total", "the row sums up others; it is not kept, and nothing is lost"));
        }
        if handle.is_empty() {
            return Err(refuse(self.handle, "no-creator", "the row names no creator; write a handle into it"));
        }
        let platform = words::platform(cell(self.platform)).ok_or_else(|| {
            refuse(self.platform, "unknown-platform", "the platform is not known; write instagram, youtube, tiktok …")
        })?;
        // Some panels call every English-speaking market EN.
        let market = words::market(cell(self.market)).or_else(|| (cell(self.market) == "EN").then_some("US"));
        let market = market.ok_or_else(|| {
            refuse(self.market, "unknown-market", "the market is neither Russia nor the United States; write RU or US")
        })?;
        let as_of = self.as_of(row, unread);
        let mut metrics = Map::new();
        let mut put = |key: &str, value: f64, unit: &str| {
            let metric = json!({ "value": value, "unit": unit, "definition": "table", "source": "table", "as_of": as_of,
                                 "method": "self_reported", "confidence": "ready" });
            metrics.insert(key.to_owned(), metric);
        };
        for (at, metric, unit) in &self.numbers {
            if let Some(value) = self.number(row, *at, *unit == "ratio", unread) {
                put(metric, value, unit);
            }
        }
        let followers = self.numbers.iter().find(|(_, metric, _)| *metric == key::FOLLOWERS);
        let followers =
            followers.and_then(|(at, ..)| self.written[*at].known(&row.cells[*at])).filter(|count| *count > 0.0);
        let engaged = self.engaged.and_then(|at| self.number(row, at, false, unread));
        if let (Some(engaged), Some(followers)) = (engaged, followers) {
            put(key::ER_FOLLOWERS, engaged / followers, "ratio");
        }
        let countries = self.countries(row, unread);
        let topics = [list("topics"), text(named("category")).into_iter().collect()].concat();
        // The row keeps apart accounts that a table lists more than once: finding those is a question of its own.
        let plain: String = account(cell(self.id)).chars().filter(char::is_ascii_alphanumeric).take(60).collect();
        let own = format!("{plain}.{}", row.number.0.saturating_sub(2));
        let bio = text(named("bio")).or_else(|| text(named("description"))).unwrap_or_default();
        Ok(json!({
            "id": own.trim_start_matches('.'),
            "name": text(self.name).unwrap_or_else(|| cell(self.id)),
            "market": market,
            "languages": list("languages"), "topics": topics, "bio": bio,
            "accounts": [{ "platform": platform, "handle": handle, "metrics": metrics }],
            "audiences": if countries.is_empty() { json!([]) } else {
                json!([{ "source": "followers", "as_of": as_of, "countries": countries }])
            },
            "as_of": as_of,
        }))
    }

    /// Shares by country. Where one of them is written and cannot be read the others are no distribution: what it does not
    /// name would count as zero.
    fn countries(&self, row: &Row, unread: &mut Vec<Unused>) -> Vec<Value> {
        let before = unread.len();
        let mut shares = Vec::new();
        for (at, country) in &self.countries {
            let share = self.number(row, *at, true, unread);
            shares.extend(share.map(|share| json!({ "label": country, "share": share })));
        }
        if unread.len() > before {
            for unread in &mut unread[before..] {
                unread.say.push_str("; the countries of this creator's audience are missing");
            }
            shares.clear();
        }
        shares
    }

    /// A number, or part of one where a column is in per cent.
    fn number(&self, row: &Row, at: usize, percent: bool, unread: &mut Vec<Unused>) -> Option<f64> {
        let cell = &row.cells[at];
        let times = self.table.titles[at].unit.times.unwrap_or(1.0);
        let read = if percent { self.written[at].parts(cell) } else { self.written[at].read(cell) };
        match read {
            Some(Number::Known(value)) => return Some(value * times),
            Some(Number::Missing) => {}
            Some(Number::Withheld) => {
                unread.push(self.unused(row, Some(at), "withheld", "the source keeps this number back"))
            }
            None => unread.push(self.unused(
                row,
                Some(at),
                "not-a-number",
                "this is not read as a number, so it is missing",
            )),
        }
        None
    }

    /// The day of a row; the first day of all where it says none.
    fn as_of(&self, row: &Row, unread: &mut Vec<Unused>) -> String {
        const NEVER: &str = "1970-01-01T00:00:00Z";
        let Some(at) = self.collected_at.filter(|at| !sverka_table::cell::is_missing(row.text(*at))) else {
            return NEVER.to_owned();
        };
        match date::read(row.text(at)).and_then(|reading| reading.moment(self.day_first)) {
            Some(moment) => format!("{}T00:00:00Z", moment.day),
            None => {
                unread.push(self.unused(
                    row,
                    Some(at),
                    "not-a-date",
                    "this is not read as one date; write it as 2026-11-05",
                ));
                NEVER.to_owned()
            }
        }
    }

    fn unused(&self, row: &Row, at: Option<usize>, code: &'static str, say: &str) -> Unused {
        Unused {
            row: row.number.0,
            column: at.map(|at| self.table.columns[at].clone()),
            code,
            text: at.map(|at| row.text(at).chars().take(120).collect()).unwrap_or_default(),
            say: say.to_owned(),
        }
    }
}

/// The handle in a cell: of a link its account, else the text without the sign before it.
fn account(text: &str) -> String {
    match link::read(text) {
        Some(_) => link::handle(text),
        None => text.trim_start_matches('@').to_owned(),
    }
}
