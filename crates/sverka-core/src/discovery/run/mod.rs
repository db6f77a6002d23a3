//! Answers: which creators, why each of them, and which condition leaves too few.

mod ask;
mod mask;
#[cfg(test)]
pub(super) mod tests;
mod value;

use super::base::{Base, PLATFORMS, Small, asked, rank_number, share, share_number, single};
use super::query::{Ask, BadQuery, Expr, Field, Is, Kind, Op, Order, Query, State};
use crate::ids::CreatorId;
use crate::model::Platform;
use chrono::NaiveDate;
use mask::{Mask, Truth};
use serde::Serialize;
use std::borrow::Cow;
use value::{number, state};

/// An answer.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Found {
    /// Creators that match, listed or not.
    pub total: u32,
    /// Creators that would match if something about them were known.
    pub undecided: u32,
    /// The conditions that must all hold, in the order of the question.
    pub terms: Vec<TermCount>,
    /// The first creators of the order, up to the limit.
    pub hits: Vec<Hit>,
}

/// What one of the joined conditions does to the answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct TermCount {
    /// The condition, as printed.
    pub text: String,
    /// Creators it holds for.
    pub holds: u32,
    /// Creators it does not hold for.
    pub fails: u32,
    /// Creators of whom this is not known.
    pub unknown: u32,
    /// Creators that would match without this condition.
    pub without: u32,
}

/// A creator of an answer.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Hit {
    /// Who.
    pub id: CreatorId,
    /// Name as shown.
    pub name: String,
    /// Handle of the main account.
    pub handle: String,
    /// Platform of the main account.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub platform: Option<Platform>,
    /// What was asked about, each field once.
    pub seen: Vec<Seen>,
}

/// The value of a field in a hit.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Seen {
    /// The field.
    pub field: Field,
    /// Whether there is a value.
    pub state: State,
    /// The number, in the unit of the field.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub value: Option<f32>,
    /// The names, for a field with names.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<String>>", optional)]
    pub names: Vec<String>,
    /// The markets in which it holds, for a condition in markets; the largest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<InMarket>>", optional)]
    pub markets: Vec<InMarket>,
}

/// One market of a creator's audience.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct InMarket {
    /// ISO 3166.
    pub country: String,
    /// Its part of the audience.
    pub share: f32,
    /// Rank of the engagement there, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub rank: Option<f32>,
}

/// Answers a question on a day; the day matters to results of checks, which expire.
///
/// The same base, question and day give the same answer on every machine and with any number of threads.
///
/// # Errors
/// [`BadQuery`] when a built question breaks a rule the parser keeps.
pub fn run(base: &Base, query: &Query, today: NaiveDate) -> Result<Found, BadQuery> {
    query.check()?;
    for ask in query.asks() {
        if let Is::Words(text) = &ask.is
            && asked(text, ask.field == Field::Name).is_empty()
        {
            return Err(BadQuery::new("query-words", text, "a word"));
        }
    }
    let parts: Vec<&Expr> = match &query.filter {
        None => Vec::new(),
        Some(Expr::And(all)) => all.iter().collect(),
        Some(one) => vec![one],
    };
    let truths: Vec<Truth> = parts.iter().map(|part| truth(base, part, today)).collect();
    let mut all = Truth { yes: Mask::all(base.len()), no: Mask::empty(base.len()) };
    truths.iter().for_each(|truth| all.and(truth));
    let rows = base.len();
    let terms = without_each(rows, &truths).into_iter().zip(&truths).zip(&parts);
    let terms = terms.map(|((without, truth), part)| {
        let (holds, fails) = (truth.yes.count(), truth.no.count());
        let unknown = u32::try_from(rows).unwrap_or(u32::MAX) - holds - fails;
        TermCount { text: part.to_string(), holds, fails, unknown, without }
    });
    let terms = terms.collect();
    let total = all.yes.count();
    let undecided = u32::try_from(rows).unwrap_or(u32::MAX) - total - all.no.count();
    let first = sorted(base, &all.yes, &query.sort, query.limit as usize);
    let hits = first.into_iter().filter_map(|row| hit(base, query, row as usize, today)).collect();
    Ok(Found { total, undecided, terms, hits })
}

fn truth(base: &Base, expr: &Expr, today: NaiveDate) -> Truth {
    let joined = |all: &[Expr], join: fn(&mut Truth, &Truth), start: Truth| {
        all.iter().fold(start, |mut sum, one| {
            join(&mut sum, &truth(base, one, today));
            sum
        })
    };
    let (all, none) = (Mask::all(base.len()), Mask::empty(base.len()));
    match expr {
        Expr::And(parts) => joined(parts, Truth::and, Truth { yes: all, no: none }),
        Expr::Or(parts) => joined(parts, Truth::or, Truth { yes: none, no: all }),
        Expr::Not(one) => truth(base, one, today).not(),
        Expr::Ask(ask) => ask::truth(base, ask, today),
    }
}

/// How many match when each condition in turn is left out.
fn without_each(rows: usize, truths: &[Truth]) -> Vec<u32> {
    // What all conditions after this one leave.
    let mut after = vec![Mask::all(rows)];
    for truth in truths.iter().rev() {
        let mut left = after[after.len() - 1].clone();
        left.and(&truth.yes);
        after.push(left);
    }
    let mut before = Mask::all(rows);
    let counts = truths.iter().enumerate().map(|(place, truth)| {
        let mut left = before.clone();
        left.and(&after[truths.len() - 1 - place]);
        before.and(&truth.yes);
        left.count()
    });
    counts.collect()
}

/// The first rows of an order.
fn sorted(base: &Base, of: &Mask, keys: &[Order], limit: usize) -> Vec<u32> {
    let Some((first, others)) = keys.split_first() else { return of.rows().take(limit).collect() };
    // A share of a label is slow to look up for one row and quick to lay out for all.
    let column = |key: &Order| value::labelled(base, key.by).map(|_| base.values(key.by));
    let place = |key: &Order, column: &Option<Cow<'_, [f32]>>, row: u32| {
        let look = || number(base, key.by, row as usize);
        rising(column.as_ref().map_or_else(look, |column| column[row as usize]), key.descending)
    };
    let of_first = column(first);
    let mut rows: Vec<u64> =
        of.rows().map(|row| u64::from(place(first, &of_first, row)) << 32 | u64::from(row)).collect();
    // By the first key alone: all who may be among the first, and those equal to the last of them.
    if rows.len() > limit {
        let (_, last, _) = rows.select_nth_unstable(limit);
        let last = *last >> 32;
        rows.retain(|row| row >> 32 <= last);
    }
    let of_others: Vec<_> = others.iter().map(column).collect();
    let mut rows: Vec<(u128, u32)> = rows
        .into_iter()
        .map(|kept| {
            // The lower half of a kept number is the row; at most four keys fill the whole.
            let row = (kept & u64::from(u32::MAX)) as u32;
            let next = others.iter().zip(&of_others);
            (
                next.fold(u128::from(kept >> 32), |all, (key, column)| all << 32 | u128::from(place(key, column, row))),
                row,
            )
        })
        .collect();
    rows.sort_unstable();
    rows.into_iter().take(limit).map(|(_, row)| row).collect()
}

/// A number as bits that rise with the place in the order; what is not known comes last either way.
fn rising(value: f32, descending: bool) -> u32 {
    if value.is_nan() {
        return u32::MAX;
    }
    // Both zeros are one number.
    let bits = (value + 0.0).to_bits();
    let rising = if bits >> 31 == 1 { !bits } else { bits | 1 << 31 };
    if descending { !rising } else { rising }
}

fn hit(base: &Base, query: &Query, row: usize, today: NaiveDate) -> Option<Hit> {
    let mut seen: Vec<Seen> = Vec::new();
    for ask in query.asks() {
        let markets = markets(base, ask, row);
        match seen.iter_mut().find(|seen| seen.field == ask.field) {
            Some(seen) if seen.markets.is_empty() => seen.markets = markets,
            Some(_) => {}
            None => seen.push(Seen { markets, ..look(base, ask.field, row, today) }),
        }
    }
    for key in &query.sort {
        if seen.iter().all(|seen| seen.field != key.by) {
            seen.push(look(base, key.by, row, today));
        }
    }
    let main = base.small(Small::MainPlatform)[row];
    Some(Hit {
        // Identifiers were checked when the record came in.
        id: CreatorId::new(base.ids.get(row)).ok()?,
        name: base.names.get(row).to_owned(),
        handle: base.handles.get(row).to_owned(),
        platform: PLATFORMS.get(usize::from(main)).copied(),
        seen,
    })
}

fn look(base: &Base, field: Field, row: usize, today: NaiveDate) -> Seen {
    if field.kind().is_number() {
        let value = number(base, field, row);
        let known = (!value.is_nan()).then_some(value);
        return Seen { field, state: state(value), value: known, names: Vec::new(), markets: Vec::new() };
    }
    let names = value::names(base, field, row, today);
    let known = !names.is_empty() || field.kind() == Kind::Words;
    Seen { field, state: if known { State::Known } else { State::Missing }, value: None, names, markets: Vec::new() }
}

/// The markets in which a condition in markets holds for a creator.
fn markets(base: &Base, ask: &Ask, row: usize) -> Vec<InMarket> {
    let Is::InMarkets { op, value, reach, .. } = ask.is else { return Vec::new() };
    let holds = |op: Op, number: f32| op.holds(number, single(value));
    let countries = &base.countries;
    let mut found = Vec::new();
    for group in 0..countries.groups.len() {
        let rows = countries.groups.rows(group);
        let at = rows.partition_point(|here| (*here as usize) < row);
        if rows.get(at).is_none_or(|here| *here as usize != row) {
            continue;
        }
        let at = countries.groups.range(group).start + at;
        let (part, rank) = (countries.share[at], rank_number(countries.rank[at]));
        let asked = if ask.field == Field::EngagementRank { rank } else { share_number(part) };
        if part >= share(reach) && holds(op, asked) {
            let rank = (!rank.is_nan()).then_some(rank);
            found.push((
                part,
                InMarket { country: countries.labels.get(group).to_owned(), share: share_number(part), rank },
            ));
        }
    }
    found.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.country.cmp(&b.1.country)));
    found.into_iter().map(|(_, market)| market).collect()
}
