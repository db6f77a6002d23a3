//! One condition, asked of all rows.

use super::mask::{Mask, Truth};
use super::value::{Column, labelled, state};
use crate::discovery::base::{
    Base, Groups, NO_SHARE, Num, Part, Small, Strings, UNCHECKED, asked, days, share, share_number, single,
};
use crate::discovery::query::{Ask, Field, Is, Kind, Op, PLATFORMS, State};
use crate::model::{Market, SizeTier};
use crate::text::normalise;
use chrono::NaiveDate;

/// Where a condition holds and where it does not, on a day: results of checks expire.
pub(super) fn truth(base: &Base, ask: &Ask, today: NaiveDate) -> Truth {
    let field = ask.field;
    match &ask.is {
        Is::Compared { op, value } => compared(base, field, between(*op, single(*value))),
        Is::Between { low, high } => compared(base, field, (single(*low), single(*high))),
        Is::InMarkets { op, value, least, reach } => in_markets(base, field, *op, *value, *least, *reach),
        Is::OneOf(values) => one_of(base, field, values, today),
        Is::Words(text) => words(base, text, field == Field::Name),
        Is::State(wanted) => {
            let rows = base.len();
            let mut yes = Mask::empty(rows);
            if field.kind().is_number() {
                yes = Truth::of(&base.values(field), |number| (state(number) == *wanted, false)).yes;
            } else if *wanted != State::Withheld {
                let known = known(base, field, today);
                yes = if *wanted == State::Known { known } else { Truth::decided(known, rows).no };
            }
            Truth::decided(yes, rows)
        }
    }
}

/// A comparison as two ends, both included: asked of a million numbers without choosing a comparison for each.
fn between(op: Op, value: f32) -> (f32, f32) {
    match op {
        Op::AtLeast => (value, f32::INFINITY),
        Op::Above => (value.next_up(), f32::INFINITY),
        Op::AtMost => (f32::NEG_INFINITY, value),
        Op::Below => (f32::NEG_INFINITY, value.next_down()),
        Op::Equal => (value, value),
    }
}

/// The kept whole numbers for which a comparison of what they stand for holds. Comparisons are of one piece, so two
/// ends say all, and rows are asked without a division for each.
#[derive(Clone, Copy)]
struct Ends {
    first: u16,
    last: u16,
    most: u16,
}

impl Ends {
    fn of(most: u16, holds: impl Fn(u16) -> bool) -> Self {
        let mut held = (0..=most).filter(|kept| holds(*kept));
        let first = held.next();
        let last = held.last().or(first);
        // No number is at least 1 and at most 0.
        Self { first: first.unwrap_or(1), last: last.unwrap_or(0), most }
    }

    /// Holds, or does not; neither for what is not known, which is kept above the most.
    fn ask(self, kept: u16) -> (bool, bool) {
        let holds = (self.first <= kept) & (kept <= self.last);
        (holds, !holds & (kept <= self.most))
    }
}

/// Parts of one that a whole share has.
const WHOLE: u16 = 10_000;

fn compared(base: &Base, field: Field, (low, high): (f32, f32)) -> Truth {
    let holds = |number: f32| (low <= number) & (number <= high);
    let shares_that = |most: u16| Ends::of(most, |kept| holds(share_number(kept)));
    let Some((shares, label, other)) = labelled(base, field) else {
        return match Column::of(base, field) {
            Column::Shares(kept) => {
                let ends = shares_that(WHOLE);
                Truth::of(kept, |kept| ends.ask(kept))
            }
            Column::Ranks(kept) => {
                let ends = Ends::of(100, |kept| holds(f32::from(kept)));
                Truth::of(kept, |kept: u8| ends.ask(u16::from(kept)))
            }
            Column::Numbers(numbers) => three(numbers, &holds),
            Column::Made(numbers) => three(&numbers, &holds),
        };
    };
    // A label that a source does not name has between nothing and all of `other`: decided only if both ends agree.
    let ends = shares_that(WHOLE);
    let none = ends.ask(0);
    let mut truth = Truth::of(other, |other| {
        let most = ends.ask(other);
        (none.0 & most.0, none.1 & most.1)
    });
    if let Some(group) = shares.labels.find(&label) {
        let kept = &shares.share[shares.groups.range(group)];
        truth.set_each(shares.groups.rows(group), |at| ends.ask(kept[at]));
    }
    truth
}

fn three(numbers: &[f32], holds: &(impl Fn(f32) -> bool + Sync)) -> Truth {
    Truth::of(numbers, |number: f32| {
        let holds = holds(number);
        (holds, !holds & !number.is_nan())
    })
}

fn in_markets(base: &Base, field: Field, op: Op, value: f64, least: u8, reach: f64) -> Truth {
    let countries = &base.countries;
    let (value, is_market) = (single(value), share(reach));
    let ranks = Ends::of(100, |kept| op.holds(f32::from(kept), value));
    let parts = Ends::of(WHOLE, |kept| op.holds(share_number(kept), value));
    // What a market adds: one to the low byte where it holds, one to the high byte where it may.
    let step = |(holds, fails): (bool, bool)| u16::from(holds) + (u16::from(!fails) << 8);
    let mut by_rank = [0u16; 256];
    (0u16..).zip(&mut by_rank).for_each(|(rank, answer)| *answer = step(ranks.ask(rank)));
    let of_rank = field == Field::EngagementRank;
    let other = base.share(Part::OtherCountries);
    Truth::in_chunks(base.len(), |rows| {
        // For each row, in how many markets it holds (low byte) and in how many it may (high byte); there are fewer
        // than 256 countries.
        let mut counts = vec![0u16; rows.len()];
        for group in 0..countries.groups.len() {
            let (all, start) = (countries.groups.rows(group), countries.groups.range(group).start);
            let from = all.partition_point(|row| (*row as usize) < rows.start);
            let to = from + all[from..].partition_point(|row| (*row as usize) < rows.end);
            let kept = start + from..start + to;
            let shares = &countries.share[kept.clone()];
            let entries = all[from..to].iter().zip(shares).zip(&countries.rank[kept]);
            for ((row, share), rank) in entries {
                let answer = if of_rank { by_rank[usize::from(*rank)] } else { step(parts.ask(*share)) };
                counts[*row as usize - rows.start] += answer * u16::from(*share >= is_market);
            }
        }
        let first = rows.start;
        move |row: usize| {
            let [sure, may] = counts[row - first].to_le_bytes();
            // `other` can hide markets only if it is as large as one.
            let hidden = if other[row] == NO_SHARE { u16::MAX } else { other[row] / is_market.max(1) };
            let may = u16::from(may).saturating_add(hidden);
            (sure >= least, may < u16::from(least))
        }
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
