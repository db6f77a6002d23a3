//! Skill from paired differences: the model's loss less the person's, on the same item.
//!
//! `d = expert + item + noise`: an item on which everybody beats the model says little about each of them, so its part is
//! taken out, as far as more than one person forecast it. Skills are shrunk to the group (empirical Bayes): the best of
//! many records is mostly luck (Aldous 2021).

use crate::engine::shrinkage::NormalGroup;
use statrs::distribution::{ContinuousCDF, StudentsT};
use std::collections::{BTreeMap, BTreeSet};

/// One blind forecast of one person, with the model's on the same item.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Paired<'a> {
    /// Who.
    pub expert: &'a str,
    /// What was forecast.
    pub item: &'a str,
    /// The model's loss (a proper score, lower is better).
    pub model: f64,
    /// The person's loss in the same unit.
    pub person: f64,
}

/// What can be said of a person.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Skill {
    /// Mean of model's loss less person's, shrunk; positive: better than the model. In the loss's unit.
    pub value: f64,
    /// Lower end of its 95 % interval.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// How much of it is the person's own record, 0–1.
    pub reliability: f64,
    /// Items.
    pub n: usize,
}

impl Skill {
    /// Whether the record is too thin to be spoken of.
    #[must_use]
    pub fn is_too_early(&self) -> bool {
        self.n < LEAST || self.reliability < RELIABLE
    }
}

/// Items a record needs.
pub const LEAST: usize = 10;
/// Part of a value that must be the person's own record.
pub const RELIABLE: f64 = 0.7;
/// Rounds of taking items and people out in turn, at most.
const ROUNDS: usize = 200;
/// A round that moves no item by more than this, in the loss's unit, is the last.
const STILL: f64 = 1e-9;

/// Skills by person. Losses that are not numbers take no part. Empty with fewer than two people: there is no group to
/// compare with.
#[must_use]
pub fn skills(records: &[Paired<'_>]) -> BTreeMap<String, Skill> {
    let rows: Vec<(&str, &str, f64)> = records
        .iter()
        .map(|row| (row.expert, row.item, row.model - row.person))
        .filter(|(.., difference)| difference.is_finite())
        .collect();
    let places = |names: BTreeSet<&'_ str>| -> BTreeMap<String, usize> {
        names.into_iter().enumerate().map(|(at, name)| (name.to_owned(), at)).collect()
    };
    let people = places(rows.iter().map(|row| row.0).collect());
    let items = places(rows.iter().map(|row| row.1).collect());
    let rows: Vec<(usize, usize, f64)> =
        rows.iter().map(|(expert, item, difference)| (people[*expert], items[*item], *difference)).collect();
    let table = Table::new(rows, people.len(), items.len());
    let found = table.separate();
    if found.free <= 0.0 {
        return BTreeMap::new();
    }
    // One spread for all: that of a short record alone would be a guess.
    let noise = (found.squares / found.free).max(f64::MIN_POSITIVE);
    let members: Vec<(f64, f64)> =
        found.people.iter().zip(&found.information).map(|(mean, information)| (*mean, noise / information)).collect();
    let Ok(group) = NormalGroup::learn(&members) else { return BTreeMap::new() };
    // The group's mean is itself learnt; what that adds to the variance is as in Morris 1983.
    let weights: f64 = members.iter().map(|(_, variance)| 1.0 / (variance + group.between)).sum();
    // Few items tell little of how items differ; few forecasts, of the noise.
    let freedom = if found.common > 0.0 { found.free.min(found.shared - 1.0) } else { found.free };
    let Ok(student) = StudentsT::new(0.0, 1.0, freedom.max(1.0)) else { return BTreeMap::new() };
    let reach = student.inverse_cdf(0.975);
    let skill = |((expert, place), n): ((&String, &usize), &usize)| {
        let (own, variance) = members[*place];
        let shrunk = group.shrink(own, variance);
        let unsure = between_unsure(&group, members.len(), own, variance);
        let spread = (shrunk.sd.powi(2) + (1.0 - shrunk.own).powi(2) / weights + unsure + found.common).sqrt();
        let (low, high) = (shrunk.mean - reach * spread, shrunk.mean + reach * spread);
        (expert.clone(), Skill { value: shrunk.mean, low, high, reliability: shrunk.own, n: *n })
    };
    people.iter().zip(&found.counts).map(skill).collect()
}

/// What not knowing the spread between people adds to the variance of a shrunk value (Morris 1983).
fn between_unsure(group: &NormalGroup, members: usize, own: f64, variance: f64) -> f64 {
    let rest = variance / (variance + group.between);
    2.0 / (members as f64 - 3.0).max(1.0) * rest * rest * (own - group.mean).powi(2)
}

/// Differences by person and item.
struct Table {
    rows: Vec<(usize, usize, f64)>,
    people: usize,
    /// People by item.
    sharing: Vec<usize>,
}

/// People with the items taken out.
struct Separated {
    /// Mean difference by person.
    people: Vec<f64>,
    /// Forecasts by person.
    counts: Vec<usize>,
    /// Forecasts by person, less what taking the items out costs.
    information: Vec<f64>,
    /// Sum of squares left, and its degrees of freedom.
    squares: f64,
    free: f64,
    /// Items of several people.
    shared: f64,
    /// Variance that the choice of these items gives to what all people have in common: other items would have been
    /// easier or harder for all of them.
    common: f64,
}

impl Table {
    fn new(rows: Vec<(usize, usize, f64)>, people: usize, items: usize) -> Self {
        let mut of: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); items];
        for (person, item, _) in &rows {
            of[*item].insert(*person);
        }
        Self { rows, people, sharing: of.iter().map(BTreeSet::len).collect() }
    }

    /// Takes people and items out of the differences in turn until nothing moves. An item of a single person has no
    /// part. Items are centred, so that what all people do better than the model stays with the people.
    fn separate(&self) -> Separated {
        let is_shared = |item: usize| self.sharing[item] > 1;
        let mut counts = vec![0_usize; self.people];
        let mut sizes = vec![0.0; self.sharing.len()];
        let mut information = vec![0.0; self.people];
        for (person, item, _) in &self.rows {
            counts[*person] += 1;
            sizes[*item] += 1.0;
            // An item's part is learnt from its people; with k of them each keeps 1 − 1 ÷ k of a forecast.
            information[*person] += if is_shared(*item) { 1.0 - 1.0 / self.sharing[*item] as f64 } else { 1.0 };
        }
        let (mut people, mut items) = (vec![0.0; self.people], vec![0.0; self.sharing.len()]);
        for _ in 0..ROUNDS {
            let mut sums = vec![0.0; self.people];
            self.rows.iter().for_each(|(person, item, value)| sums[*person] += value - items[*item]);
            people = sums.iter().zip(&counts).map(|(sum, count)| sum / *count as f64).collect();
            let mut next = vec![0.0; items.len()];
            let shared = self.rows.iter().filter(|(_, item, _)| is_shared(*item));
            shared.for_each(|(person, item, value)| next[*item] += (value - people[*person]) / sizes[*item]);
            let (sum, count) = (0..next.len())
                .filter(|item| is_shared(*item))
                .fold((0.0, 0.0), |(sum, count), item| (sum + next[item] * sizes[item], count + sizes[item]));
            let centre = if count > 0.0 { sum / count } else { 0.0 };
            (0..next.len()).filter(|item| is_shared(*item)).for_each(|item| next[item] -= centre);
            let moved = next.iter().zip(&items).map(|(one, other)| (one - other).abs()).fold(0.0, f64::max);
            items = next;
            if moved < STILL {
                break;
            }
        }
        let left = |(person, item, value): &(usize, usize, f64)| (value - people[*person] - items[*item]).powi(2);
        let squares = self.rows.iter().map(left).sum();
        let shared = self.sharing.iter().filter(|people| **people > 1).count() as f64;
        let free = self.rows.len() as f64 - self.people as f64 - (shared - 1.0).max(0.0);
        let of_shared = || (0..items.len()).filter(|item| is_shared(*item)).map(|item| (items[item], sizes[item]));
        let size: f64 = of_shared().map(|(_, size)| size).sum();
        let spread = of_shared().map(|(part, size)| size * part * part).sum::<f64>() / size.max(1.0);
        let weight = of_shared().map(|(_, size)| size * size).sum::<f64>() / (size * size).max(1.0);
        let common = if shared > 1.0 { spread * weight * shared / (shared - 1.0) } else { 0.0 };
        Separated { people, counts, information, squares, free, shared, common }
    }
}
