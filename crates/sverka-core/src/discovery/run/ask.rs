//! One condition, asked of all rows.

use super::mask::{Mask, Truth};
use super::value::{labelled, numbers, state};
use crate::discovery::base::{
    Base, Groups, NO_RANK, NO_SHARE, Num, Part, RANK_WITHHELD, Small, Strings, UNCHECKED, asked, days, share,
    share_number, single,
};
use crate::discovery::query::{Ask, Field, Is, Kind, Op, PLATFORMS, State};
use crate::model::{Market, SizeTier};
use crate::text::normalise;
use chrono::NaiveDate;
use rayon::prelude::*;

/// Where a condition holds and where it does not, on a day: results of checks expire.
pub(super) fn truth(base: &Base, ask: &Ask, today: NaiveDate) -> Truth {
    let field = ask.field;
    match &ask.is {
        Is::Compared { op, value } => {
            let value = single(*value);
            compared(base, field, |number| op.holds(number, value))
        }
        Is::Between { low, high } => {
            let (low, high) = (single(*low), single(*high));
            compared(base, field, |number| low <= number && number <= high)
        }
        Is::InMarkets { op, value, least, reach } => in_markets(base, field, *op, *value, *least, *reach),
        Is::OneOf(values) => one_of(base, field, values, today),
        Is::Words(text) => words(base, text, field == Field::Name),
        Is::State(wanted) => {
            let rows = base.len();
            let mut yes = Mask::empty(rows);
            if field.kind().is_number() {
                let column = numbers(base, field);
                yes = Truth::of(&column, |number| (state(number) == *wanted, false)).yes;
            } else if *wanted != State::Withheld {
                let known = known(base, field, today);
                yes = if *wanted == State::Known { known } else { Truth::decided(known, rows).no };
            }
            Truth::decided(yes, rows)
        }
    }
}

fn compared(base: &Base, field: Field, holds: impl Fn(f32) -> bool + Sync) -> Truth {
    let three = |number: f32| {
        let holds = holds(number);
        (holds, !holds && !number.is_nan())
    };
    let Some((shares, label, other)) = labelled(base, field) else {
        return Truth::of(&numbers(base, field), three);
    };
    // A label that a source does not name has between nothing and all of `other`: decided only if both ends agree.
    let mut truth = Truth::of(other, |other| {
        let (least, most) = (three(0.0), three(share_number(other)));
        (least.0 && most.0, least.1 && most.1)
    });
    if let Some(group) = shares.labels.find(&label) {
        for (row, at) in shares.groups.rows(group).iter().zip(shares.groups.range(group)) {
            truth.set(*row, three(share_number(shares.share[at])));
        }
    }
    truth
}

/// Rows of one task.
const CHUNK: usize = 1 << 14;

fn in_markets(base: &Base, field: Field, op: Op, value: f64, least: u8, reach: f64) -> Truth {
    let countries = &base.countries;
    let (value, is_market) = (single(value), share(reach));
    // For each row, in how many markets it holds and in how many it may.
    let mut counts = vec![(0u8, 0u8); base.len()];
    counts.par_chunks_mut(CHUNK).enumerate().for_each(|(chunk, counts)| {
        let (first, end) = (chunk * CHUNK, chunk * CHUNK + counts.len());
        for group in 0..countries.groups.len() {
            let rows = countries.groups.rows(group);
            let start = countries.groups.range(group).start;
            let from = rows.partition_point(|row| (*row as usize) < first);
            let here = rows[from..].iter().take_while(|row| (**row as usize) < end);
            for (at, row) in (start + from..).zip(here) {
                let share = countries.share[at];
                if share < is_market {
                    continue;
                }
                let rank = countries.rank[at];
                let (holds, unknown) = match field {
                    Field::EngagementRank if rank == NO_RANK || rank == RANK_WITHHELD => (false, true),
                    Field::EngagementRank => (op.holds(f32::from(rank), value), false),
                    _ => (op.holds(share_number(share), value), false),
                };
                let count = &mut counts[*row as usize - first];
                count.0 = count.0.saturating_add(u8::from(holds));
                count.1 = count.1.saturating_add(u8::from(holds || unknown));
            }
        }
    });
    let other = base.share(Part::OtherCountries);
    let all: Vec<(u8, u8, u16)> = counts.iter().zip(other).map(|((sure, may), other)| (*sure, *may, *other)).collect();
    Truth::of(&all, |(sure, may, other)| {
        // `other` can hide markets only if it is as large as one.
        let hidden =
            if other == NO_SHARE { u8::MAX } else { u8::try_from(other / is_market.max(1)).unwrap_or(u8::MAX) };
        (sure >= least, may.saturating_add(hidden) < least)
    })
}

fn one_of(base: &Base, field: Field, values: &[String], today: NaiveDate) -> Truth {
    // Places of the wanted names as bits; every closed list is shorter than 32.
    let wanted: u32 = match field.kind() {
        Kind::Choice(names) => {
            let places = (0u32..).zip(names).filter(|(_, name)| values.iter().any(|value| value == *name));
            places.fold(0, |bits, (place, _)| bits | 1 << place)
        }
        _ => 0,
    };
    let is_wanted = |place: u8| (wanted >> place.min(31)) & 1 == 1;
    let of_small = |column| {
        Truth::of(base.small(column), |place: u8| {
            let (known, wanted) = (place != u8::MAX, is_wanted(place));
            (known && wanted, known && !wanted)
        })
    };
    match field {
        Field::Market => of_small(Small::Market),
        Field::MainPlatform => of_small(Small::MainPlatform),
        Field::Channel => of_small(Small::Channel),
        Field::Verified => of_small(Small::Verified),
        Field::Platform => {
            debug_assert!(PLATFORMS.len() <= 8);
            Truth::of(base.small(Small::Platforms), |bits: u8| {
                let has = u32::from(bits) & wanted != 0;
                (has, !has)
            })
        }
        Field::Size => Truth::of(base.number(Num::Followers), |followers| {
            let wanted = is_wanted(SizeTier::of(f64::from(followers)) as u8);
            (wanted && !followers.is_nan(), !wanted && !followers.is_nan())
        }),
        Field::Compliance(market) => {
            let truth = of_small(if market == Market::Ru { Small::RuChecks } else { Small::UsChecks });
            let valid = valid(base, market, today);
            let keep = |mut mask: Mask| {
                mask.and(&valid);
                mask
            };
            Truth { yes: keep(truth.yes), no: keep(truth.no) }
        }
        Field::Language => of_labels(base, &base.languages, values),
        Field::Topic => of_labels(base, &base.topics, values),
        _ => Truth { yes: Mask::empty(base.len()), no: Mask::empty(base.len()) },
    }
}

/// Rows whose result of checks of a market is known on a day.
fn valid(base: &Base, market: Market, today: NaiveDate) -> Mask {
    let (checks, until) =
        if market == Market::Ru { (Small::RuChecks, Num::RuUntil) } else { (Small::UsChecks, Num::UsUntil) };
    let today = days(today);
    let mut valid = Truth::of(base.number(until), |until| (until >= today, false)).yes;
    valid.and(&Truth::of(base.small(checks), |result: u8| (result != UNCHECKED, false)).yes);
    valid
}

fn of_labels(base: &Base, (names, groups): &(Strings, Groups), values: &[String]) -> Truth {
    let mut yes = Mask::empty(base.len());
    for value in values {
        if let Some(group) = names.find(&normalise(value)) {
            groups.rows(group).iter().for_each(|row| yes.set(*row));
        }
    }
    let mut no = any_label(base, groups);
    no.without(&yes);
    Truth { yes, no }
}

fn any_label(base: &Base, groups: &Groups) -> Mask {
    let mut any = Mask::empty(base.len());
    (0..groups.len()).flat_map(|group| groups.rows(group)).for_each(|row| any.set(*row));
    any
}

/// Rows in which a field without numbers has a value.
fn known(base: &Base, field: Field, today: NaiveDate) -> Mask {
    match field {
        Field::Size => Truth::of(base.number(Num::Followers), |followers: f32| (!followers.is_nan(), false)).yes,
        Field::Language => any_label(base, &base.languages.1),
        Field::Topic => any_label(base, &base.topics.1),
        Field::Compliance(market) => valid(base, market, today),
        _ => Mask::all(base.len()),
    }
}

fn words(base: &Base, text: &str, only_name: bool) -> Truth {
    let mut yes = Mask::all(base.len());
    for ways in asked(text, only_name) {
        let mut has = Mask::empty(base.len());
        for way in ways {
            base.words.visit(&way, &mut |row| has.set(row));
        }
        yes.and(&has);
    }
    Truth::decided(yes, base.len())
}
