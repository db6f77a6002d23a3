//! The order in which candidates are shown: mostly the best, some that teach, some at random.
//!
//! At each place of the queue a slice is drawn: 80 % show the highest expected utility, 10 % the verdict that would teach
//! most, 10 % the next of a random order fixed at the start of the campaign. The random slice makes every candidate
//! possible at every place, so what is learnt about the shown can be weighed back to all; for that each showing carries
//! its propensity. Two near-duplicates never follow each other while anything else is left.
//!
//! Randomness comes from `ChaCha8` seeded with the campaign and the version of the model: every machine draws the same.

mod information;

pub use information::information;

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Why a candidate is shown at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Slice {
    /// Highest expected utility of those left.
    Best,
    /// Highest expected information of those left.
    Teaching,
    /// Next of the random order.
    Random,
}

impl Slice {
    /// Share of the places that show this slice.
    #[must_use]
    pub fn share(self) -> f64 {
        match self {
            Self::Best => 0.8,
            Self::Teaching | Self::Random => 0.1,
        }
    }
}

/// A candidate that waits.
#[derive(Debug, Clone, Copy)]
pub struct Waiting<'a> {
    /// Stable identifier; decides ties and the place in the random order.
    pub id: &'a str,
    /// Expected utility, in 1/256 logit.
    pub mean: i32,
    /// Its variance, in 1/256 logit².
    pub variance: u32,
}

/// A candidate at its place in the queue.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shown {
    /// Index among the waiting.
    pub candidate: usize,
    /// Why here.
    pub slice: Slice,
    /// Chance that this candidate is shown at this place, given those before it. Never zero.
    pub propensity: f64,
}

/// The dice of one campaign under one version of the model.
#[derive(Debug, Clone)]
pub struct Dice {
    campaign: String,
    model: String,
}

impl Dice {
    /// Dice for a campaign and a version of the model.
    #[must_use]
    pub fn new(campaign: &str, model: &str) -> Self {
        Self { campaign: campaign.to_owned(), model: model.to_owned() }
    }

    fn roll(&self, what: &str, which: &[u8]) -> u64 {
        let mut hash = Sha256::new();
        for part in [self.campaign.as_bytes(), self.model.as_bytes(), what.as_bytes(), which] {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
        ChaCha8Rng::from_seed(hash.finalize().into()).next_u64()
    }

    /// Place in the random order: lower comes first. It stays when others join or leave.
    #[must_use]
    pub fn random_place(&self, candidate: &str) -> u64 {
        self.roll("permutation", candidate.as_bytes())
    }

    /// The slice shown at a place of the queue, counted from the first candidate of the campaign.
    #[must_use]
    pub fn slice(&self, place: u64) -> Slice {
        match self.roll("slice", &place.to_le_bytes()) % 10 {
            0 => Slice::Random,
            1 => Slice::Teaching,
            _ => Slice::Best,
        }
    }
}

/// The next `places` of the waiting candidates. `shown` is how many of the campaign were shown before, `last` the one on screen, and
/// `near_duplicates` says of two whether one tells what the other does (the last and every waiting one are asked, at every place).
#[must_use]
pub fn order<'a>(
    dice: &Dice,
    waiting: &[Waiting<'a>],
    shown: u64,
    last: Option<&'a str>,
    places: usize,
    near_duplicates: impl Fn(&str, &str) -> bool,
) -> Vec<Shown> {
    let mut lines = Lines::new(dice, waiting);
    let mut last = last;
    let mut order = Vec::with_capacity(places.min(waiting.len()));
    for place in (shown..).take(places) {
        let too_like = |candidate: usize| last.is_some_and(|last| near_duplicates(last, waiting[candidate].id));
        let Some(next) = lines.next(dice.slice(place), too_like) else { break };
        last = Some(waiting[next.candidate].id);
        order.push(next);
    }
    order
}

/// The three orders to take from, each with the place up to which all are taken.
struct Lines {
    lines: [(Slice, Vec<usize>, usize); 3],
    taken: Vec<bool>,
    left: usize,
}

impl Lines {
    fn new(dice: &Dice, waiting: &[Waiting<'_>]) -> Self {
        let sorted = |key: &dyn Fn(usize) -> u64| {
            let mut line: Vec<(u64, usize)> = (0..waiting.len()).map(|at| (key(at), at)).collect();
            line.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| waiting[a.1].id.cmp(waiting[b.1].id)));
            line.into_iter().map(|(_, at)| at).collect::<Vec<_>>()
        };
        let best = sorted(&|at| (i64::from(i32::MAX) - i64::from(waiting[at].mean)) as u64);
        // In whole millionths of a bit, so that the last digit of a logarithm decides nothing.
        let teaching = sorted(&|at| {
            let (mean, variance) = (f64::from(waiting[at].mean) / 256.0, f64::from(waiting[at].variance) / 256.0);
            u64::MAX - (information(mean, variance) * 1e6).round() as u64
        });
        let random = sorted(&|at| dice.random_place(waiting[at].id));
        let lines = [(Slice::Best, best, 0), (Slice::Teaching, teaching, 0), (Slice::Random, random, 0)];
        Self { lines, taken: vec![false; waiting.len()], left: waiting.len() }
    }

    fn next(&mut self, drawn: Slice, too_like: impl Fn(usize) -> bool) -> Option<Shown> {
        for (_, line, start) in &mut self.lines {
            while line.get(*start).is_some_and(|at| self.taken[*at]) {
                *start += 1;
            }
        }
        let head = |slice: Slice, may: &dyn Fn(usize) -> bool| {
            let (_, line, start) = self.lines.iter().find(|line| line.0 == slice)?;
            line[*start..].iter().copied().find(|at| !self.taken[*at] && may(*at))
        };
        // When only near-duplicates of the last one are left, one of them is next after all.
        let apart = head(Slice::Best, &|at| !too_like(at)).is_some();
        let may: &dyn Fn(usize) -> bool = if apart { &|at| !too_like(at) } else { &|_| true };
        let candidate = head(drawn, may)?;
        let allowed = if apart {
            let likes = (0..self.taken.len()).filter(|at| !self.taken[*at] && too_like(*at)).count();
            self.left - likes
        } else {
            self.left
        };
        let surely: f64 = [Slice::Best, Slice::Teaching]
            .into_iter()
            .filter(|slice| head(*slice, may) == Some(candidate))
            .map(Slice::share)
            .sum();
        self.taken[candidate] = true;
        self.left -= 1;
        Some(Shown { candidate, slice: drawn, propensity: surely + Slice::Random.share() / allowed as f64 })
    }
}

#[cfg(test)]
mod tests;
