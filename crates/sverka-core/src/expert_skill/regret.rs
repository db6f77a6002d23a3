//! The regret ledger: how often each reason that people gave for a verdict was borne out by what came, and who was
//! accepted and fell short.
//!
//! A reason to accept is right when the post came at or above the model's middle, a reason to reject when the creator ran
//! all the same and it fell short of it. The middle halves what may come, so a reason that says nothing is right half the
//! time. What rejected creators would have brought who did not run nobody knows: they take no part.

use crate::model::Verdict;
use crate::reasons;
use std::collections::{BTreeMap, BTreeSet};

/// A reason somebody gave before a post went out that is closed now.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Given<'a> {
    /// Its code.
    pub code: &'a str,
    /// The verdict it was given for.
    pub verdict: Verdict,
    /// Whose post.
    pub creator: &'a str,
    /// Names the post among those of all campaigns.
    pub post: usize,
    /// What came − the model's middle from before the results, on the scale of errors.
    pub beyond: f64,
}

/// A line of the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// The verdict the reason speaks for.
    pub verdict: Verdict,
    /// Posts; one counts once for a reason, however many people gave it.
    pub posts: usize,
    /// Creators they belong to.
    pub creators: usize,
    /// Posts that bore the reason out.
    pub right: usize,
}

/// A post of an accepted creator that is closed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Accepted<'a> {
    /// Whose.
    pub creator: &'a str,
    /// What came − the lower end of the model's band.
    pub above_low: f64,
    /// What came − the model's middle.
    pub beyond: f64,
}

/// An accepted creator of whom a post fell below the model's band.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Regretted<'a> {
    /// Who.
    pub creator: &'a str,
    /// Their posts that are closed.
    pub posts: usize,
    /// Those below the band.
    pub below: usize,
    /// The worst of them: what came − the model's middle.
    pub worst: f64,
}

/// Reasons of the calendar and the purse: they say nothing of how a post will do.
const NOT_OF_RESULTS: [&str; 5] = ["R-SLOT", "R-BUDGET", "R-DUP", "R-TERMS", "R-CANNOT"];

/// The verdict a reason speaks for, when results can bear it out: neither a rule of law nor a full calendar is wrong
/// because a post did well.
fn speaks_for(code: &str) -> Option<Verdict> {
    let reason = reasons::find(code)?;
    let of_results = !reason.blocking && !NOT_OF_RESULTS.contains(&code) && reason.speaks_for != Verdict::Hold;
    of_results.then_some(reason.speaks_for)
}

/// Lines by code. Reasons that stand with a verdict they do not speak for, and those results cannot bear out, take no
/// part.
#[must_use]
pub fn ledger<'a>(given: impl IntoIterator<Item = Given<'a>>) -> BTreeMap<&'a str, Line> {
    let mut posts: BTreeMap<&str, BTreeMap<usize, Given<'_>>> = BTreeMap::new();
    for one in given.into_iter().filter(|one| one.beyond.is_finite() && speaks_for(one.code) == Some(one.verdict)) {
        posts.entry(one.code).or_default().insert(one.post, one);
    }
    let line = |(code, posts): (&'a str, BTreeMap<usize, Given<'a>>)| {
        let first = posts.values().next()?;
        let creators: BTreeSet<&str> = posts.values().map(|one| one.creator).collect();
        let is_right = |one: &&Given<'_>| (one.beyond >= 0.0) == (one.verdict == Verdict::Accept);
        let right = posts.values().filter(is_right).count();
        Some((code, Line { verdict: first.verdict, posts: posts.len(), creators: creators.len(), right }))
    };
    posts.into_iter().filter_map(line).collect()
}

/// Accepted creators of whom a post fell below the band, the worst first.
#[must_use]
pub fn regretted<'a>(posts: impl IntoIterator<Item = Accepted<'a>>) -> Vec<Regretted<'a>> {
    let mut by_creator: BTreeMap<&str, Regretted<'_>> = BTreeMap::new();
    for post in posts {
        let fresh = Regretted { creator: post.creator, posts: 0, below: 0, worst: f64::INFINITY };
        let of = by_creator.entry(post.creator).or_insert(fresh);
        of.posts += 1;
        if post.above_low < 0.0 {
            of.below += 1;
            of.worst = of.worst.min(post.beyond);
        }
    }
    let mut found: Vec<Regretted<'_>> = by_creator.into_values().filter(|one| one.below > 0).collect();
    found.sort_by(|one, other| one.worst.total_cmp(&other.worst).then_with(|| one.creator.cmp(other.creator)));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand_chacha::ChaCha8Rng;
    use rand_chacha::rand_core::{Rng, SeedableRng};

    fn given(code: &'static str, verdict: Verdict, post: usize, beyond: f64) -> Given<'static> {
        let creator = ["a", "b", "c"][post % 3];
        Given { code, verdict, creator, post, beyond }
    }

    #[test]
    fn a_reason_is_right_when_the_post_went_its_way() {
        use Verdict::{Accept, Reject};
        let found = ledger([
            given("A-ENG", Accept, 0, 0.2),
            given("A-ENG", Accept, 1, 0.0),
            given("A-ENG", Accept, 2, -0.1),
            given("A-ENG", Accept, 3, -0.4),
            // Somebody else gave the same reason for the same post.
            given("A-ENG", Accept, 3, -0.4),
            given("R-FAKE", Reject, 3, -0.4),
            given("R-FAKE", Reject, 0, 0.2),
            given("R-FAKE", Reject, 1, 0.0),
        ]);
        assert_eq!(found["A-ENG"], Line { verdict: Accept, posts: 4, creators: 3, right: 2 });
        assert_eq!(found["R-FAKE"], Line { verdict: Reject, posts: 3, creators: 2, right: 1 });
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn reasons_that_say_nothing_of_results_have_no_line() {
        use Verdict::{Accept, Hold, Reject};
        let found = ledger([
            given("R-SLOT", Reject, 0, -0.5),
            given("RU-RKN", Reject, 0, -0.5),
            given("D-2ND", Hold, 0, -0.5),
            given("A-ENG", Reject, 0, -0.5),
            given("R-NONE-SUCH", Reject, 0, -0.5),
            given("A-VAL", Accept, 0, f64::NAN),
        ]);
        assert!(found.is_empty(), "{found:?}");
    }

    #[test]
    fn a_reason_that_says_nothing_is_right_half_the_time_and_one_that_knows_is_not() {
        let mut random = ChaCha8Rng::seed_from_u64(7);
        let mut all = Vec::new();
        for post in 0..4_000 {
            let beyond = (random.next_u64() >> 11) as f64 / (1_u64 << 53) as f64 - 0.5;
            all.push(given(if random.next_u64() % 2 == 0 { "A-ENG" } else { "A-VAL" }, Verdict::Accept, post, beyond));
            if beyond > -0.2 {
                all.push(given("A-PREV", Verdict::Accept, post, beyond));
            }
        }
        let found = ledger(all);
        let rate = |code: &str| found[code].right as f64 / found[code].posts as f64;
        assert!((rate("A-ENG") - 0.5).abs() < 0.03 && (rate("A-VAL") - 0.5).abs() < 0.03, "{found:?}");
        assert!(rate("A-PREV") > 0.65, "{found:?}");
    }

    #[test]
    fn who_fell_below_the_band_is_regretted_the_worst_first() {
        let post = |creator, above_low: f64, beyond| Accepted { creator, above_low, beyond };
        let found = regretted([
            post("a", 0.1, -0.2),
            post("b", -0.1, -0.6),
            post("c", -0.4, -0.9),
            post("b", 0.3, 0.1),
            post("b", -0.05, -0.5),
            post("d", 0.0, -0.4),
        ]);
        assert_eq!(
            found,
            [
                Regretted { creator: "c", posts: 1, below: 1, worst: -0.9 },
                Regretted { creator: "b", posts: 3, below: 2, worst: -0.6 },
            ]
        );
        assert!(regretted([]).is_empty());
    }
}
