//! Rows of a table as records of creators.

use super::numbers::{Column, Kind, columns};
use super::{Read, Unused};
use crate::table::{Row, Table, TableError, Torn};
use serde_json::{Map, Value, json};
use std::collections::{BTreeSet, HashSet};
use sverka_core::model::{Creator, key};
use sverka_table::Apart;
use sverka_table::cell::Typed;
use sverka_table::columns::{Columns, Field, Said};
use sverka_table::table::is_total;
use sverka_table::{date, link, text, words};

/// Numbers of a table: column, metric and unit. An average is no median.
const NUMBERS: [(&str, &str, &str); 11] = [
    ("followers", key::FOLLOWERS, "count"),
    ("median_views", key::MEDIAN_VIEWS, "count"),
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
    engaged: Option<Column>,
    /// Columns of numbers, with metric and unit.
    numbers: Vec<(Column, &'static str, &'static str)>,
    countries: Vec<(Column, String)>,
    day_first: Option<bool>,
    /// True when dates with points stand month first in some rows, so that the others may, too.
    points_either_way: bool,
}

/// What is told of cells.
#[derive(Default)]
struct Told {
    unread: Vec<Unused>,
    pointed_at: Vec<Unused>,
}

/// One creator for each row; rows that cannot be used are told. Columns that are not there are missing, and so are empty
/// cells.
///
/// # Errors
/// When no column has the platform, the market or the handle.
pub(super) fn of_table(table: &Table, torn: Vec<Torn>) -> Result<Read, TableError> {
    let places = Places::of(table)?;
    let mut told = Told::default();
    let records: Vec<_> = table.rows.iter().map(|row| (row.number.0, places.record(row, &mut told))).collect();
    let mut read = of_records(records.into_iter());
    read.passed_over = places.passed_over();
    read.refused.extend(torn.into_iter().map(torn_row));
    read.refused.sort_by_key(|refused| refused.row);
    // Of a row that is refused as a whole nothing else matters.
    let refused: HashSet<u32> = read.refused.iter().map(|refused| refused.row).collect();
    let of_kept = |list: Vec<Unused>| list.into_iter().filter(|it| !refused.contains(&it.row)).collect();
    (read.unread, read.pointed_at) = (of_kept(told.unread), of_kept(told.pointed_at));
    Ok(read)
}

/// What is wrong with a row that has no cells of the table.
fn torn_row(torn: Torn) -> Unused {
    let Torn { row, has, wants, apart } = torn;
    let (code, text, say) = match apart {
        None => {
            let say = format!("there are {has} cells, and the header has {wants}");
            ("wrong-number-of-cells", format!("{has} ≠ {wants}"), say)
        }
        Some(Apart::Header) => ("header", String::new(), "the row names the columns again".to_owned()),
        Some(Apart::OtherTable(begins)) => {
            let say = format!("the row belongs to another table, which begins in row {}", begins.0);
            ("other-table", begins.0.to_string(), say)
        }
    };
    Unused { row: row.0, column: None, code, text, say }
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
        let countries: Vec<(usize, String)> = table.columns.iter().enumerate().filter_map(country).collect();
        let engaged = at(&["eng_avg"]);
        let kinds = numbers.iter().map(|(at, metric, unit)| (*at, Kind::of(metric, unit)));
        let kinds = kinds.chain(countries.iter().map(|(at, _)| (*at, Kind::Share)));
        let kinds: Vec<(usize, Kind)> = kinds.chain(engaged.map(|at| (at, Kind::Amount))).collect();
        let mut columns = columns(table, &kinds).into_iter();
        let numbers = numbers.into_iter().zip(columns.by_ref()).map(|((_, metric, unit), it)| (it, metric, unit));
        let numbers = numbers.collect();
        let countries = countries.into_iter().zip(columns.by_ref()).map(|((_, country), it)| (it, country)).collect();
        let collected_at = at(&["collected_at"]);
        let days = || collected_at.into_iter().flat_map(|at| table.rows.iter().map(move |row| row.text(at)));
        let dates: Vec<date::Reading> = days().filter_map(date::read).collect();
        Ok(Self {
            table,
            id,
            handle: either(&["handle"], F::Handle).or_else(|| known.place(F::Account)).unwrap_or(id),
            name: either(&["name"], F::Name),
            platform: needed("platform", F::Platform)?,
            market: needed("market", F::Market)?,
            collected_at,
            engaged: columns.next(),
            numbers,
            countries,
            day_first: date::day_first(&dates),
            points_either_way: days().any(date::is_month_first_with_points),
        })
    }

    fn record(&self, row: &Row, told: &mut Told) -> Result<Value, Unused> {
        let cell = |at: usize| row.text(at);
        let text = |at: Option<usize>| at.map(cell).filter(|text| !text.is_empty());
        let named = |name: &str| self.named(name);
        let list = |name: &str| {
            let list = text(named(name)).map(|all| all.split('|').map(str::trim).filter(|one| !one.is_empty()));
            list.map(Iterator::collect::<Vec<_>>).unwrap_or_default()
        };
        let refuse = |at: usize, code: &'static str, say: &str| self.unused(row, Some(at), code, say);
        let handle = account(cell(self.handle));
        let names =
            row.cells.iter().position(|cell| !cell.is_empty()).into_iter().chain([self.handle]).chain(self.name);
        if let Some(at) = names.into_iter().find(|at| is_total(cell(*at))) {
            if cell(self.platform).is_empty() {
                return Err(refuse(at, "total", "the row sums up others; it is not kept, and nothing is lost"));
            }
            let say = "the row is called as rows are that sum up others; it was kept";
            told.pointed_at.push(self.unused(row, Some(at), "perhaps-total", say));
        }
        if handle.is_empty() {
            return Err(refuse(self.handle, "no-creator", "the row names no creator; write a handle into it"));
        }
        for at in [Some(self.handle), Some(self.id), self.name].into_iter().flatten() {
            if matches!(row.cells[at].typed, Typed::Moment(_) | Typed::Flag(_)) {
                return Err(refuse(at, "not-text", "this is a date, or true or false, and no name; write it as text"));
            }
        }
        if row.cells[self.handle].has_lost_digits() {
            return Err(refuse(
                self.handle,
                "inexact-number",
                "a spreadsheet has shortened this; write all of its digits",
            ));
        }
        let platform = words::platform(cell(self.platform)).ok_or_else(|| {
            refuse(self.platform, "unknown-platform", "the platform is not known; write instagram, youtube, tiktok …")
        })?;
        // Some panels call every English-speaking market EN.
        let market = words::market(cell(self.market)).or_else(|| (cell(self.market) == "EN").then_some("US"));
        let market = market.ok_or_else(|| {
            refuse(self.market, "unknown-market", "the market is neither Russia nor the United States; write RU or US")
        })?;
        let as_of = self.as_of(row, told);
        let mut metrics = Map::new();
        let mut put = |key: &str, value: f64, unit: &str| {
            let metric = json!({ "value": value, "unit": unit, "definition": "table", "source": "table", "as_of": as_of,
                                 "method": "self_reported", "confidence": "ready" });
            metrics.insert(key.to_owned(), metric);
        };
        let mut followers = None;
        for (column, metric, unit) in &self.numbers {
            if let Some(value) = self.number(row, column, told) {
                put(metric, value, unit);
                followers = followers.or((*metric == key::FOLLOWERS).then_some(value));
            }
        }
        if let Some(column) = &self.engaged
            && let Some(engaged) = self.number(row, column, told)
            && let Some(followers) = followers.filter(|count| *count > 0.0)
        {
            if engaged <= followers {
                put(key::ER_FOLLOWERS, engaged / followers, "ratio");
            } else {
                let say = "this is more than all followers, so the rate is missing";
                told.unread.push(self.unused(row, Some(column.at), "out-of-range", say));
            }
        }
        let countries = self.countries(row, told);
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
    fn countries(&self, row: &Row, told: &mut Told) -> Vec<Value> {
        let before = told.unread.len();
        let mut shares = Vec::new();
        for (column, country) in &self.countries {
            shares.extend(self.number(row, column, told).map(|share| (country, share)));
        }
        let sum: f64 = shares.iter().map(|(_, share)| share).sum();
        if let Some((column, _)) = self.countries.first().filter(|_| sum > 1.01) {
            let say = "the shares of this row are more than the whole";
            told.unread.push(self.unused(row, Some(column.at), "distribution-does-not-sum", say));
        }
        let unread = &mut told.unread[before..];
        if !unread.is_empty() {
            for unread in unread {
                unread.say.push_str("; the countries of this creator's audience are missing");
            }
            shares.clear();
        }
        shares.into_iter().map(|(country, share)| json!({ "label": country, "share": share })).collect()
    }

    /// The number of a cell, or a word why there is none.
    fn number(&self, row: &Row, column: &Column, told: &mut Told) -> Option<f64> {
        let unused = |(code, say)| self.unused(row, Some(column.at), code, say);
        match column.read(&row.cells[column.at]) {
            Ok(known) => {
                told.pointed_at.extend(known.and_then(|known| known.look).map(unused));
                known.map(|known| known.value)
            }
            Err(said) => {
                told.unread.push(unused(said));
                None
            }
        }
    }

    /// The day of a row; the first day of all where it says none.
    fn as_of(&self, row: &Row, told: &mut Told) -> String {
        const NEVER: &str = "1970-01-01T00:00:00Z";
        let Some(at) = self.collected_at.filter(|at| !sverka_table::cell::is_missing(row.text(*at))) else {
            return NEVER.to_owned();
        };
        let text = row.text(at);
        let is_two = self.points_either_way && text.contains('.') && !text.contains('-');
        let reading = date::read(text).filter(|_| !is_two);
        match reading.and_then(|reading| reading.moment(self.day_first)) {
            Some(moment) => format!("{}T00:00:00Z", moment.day),
            None => {
                told.unread.push(self.unused(
                    row,
                    Some(at),
                    "not-a-date",
                    "this is not read as one date; write it as 2026-11-05",
                ));
                NEVER.to_owned()
            }
        }
    }

    fn named(&self, name: &str) -> Option<usize> {
        self.table.titles.iter().position(|title| title.is(name))
    }

    /// Names of the columns that are not read.
    fn passed_over(&self) -> Vec<String> {
        let texts = ["topics", "category", "bio", "description", "languages"].map(|name| self.named(name));
        let texts = texts.into_iter().chain([self.name, self.collected_at]).flatten();
        let numbers = self.numbers.iter().map(|(column, ..)| column).chain(&self.engaged);
        let numbers = numbers.chain(self.countries.iter().map(|(column, _)| column)).map(|column| column.at);
        let read: BTreeSet<usize> =
            texts.chain(numbers).chain([self.id, self.handle, self.platform, self.market]).collect();
        let unread = self.table.columns.iter().enumerate().filter(|(at, name)| !read.contains(at) && !name.is_empty());
        unread.map(|(_, name)| name.clone()).collect()
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
