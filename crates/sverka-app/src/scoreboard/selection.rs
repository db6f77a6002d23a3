//! Results exist only for creators who were chosen: what the model's forecasts of all candidates would have been worth.

use super::LEAST;
use super::posts::Item;
use crate::desk::Desk;
use crate::error::UiError;
use crate::session::Session;
use crate::view::scoreboard::{BiasView, SelectionRefusal, SelectionView};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use sverka_core::engine::columns::Cell;
use sverka_core::engine::learn::{Feature, Folds};
use sverka_core::ids::CreatorId;
use sverka_core::model::Market;
use sverka_core::numbers::Rank;
use sverka_core::off_policy::{
    Case, Estimate, LEAST_EFFECTIVE, Refused, correct, expected, of_the_chosen, propensities,
};

/// With fewer candidates passed over than this there is nothing to correct, and nothing to learn choosing from.
const LEAST_PASSED: usize = 10;

/// A candidate of a closed campaign.
pub(super) struct Candidate {
    creator: CreatorId,
    market: Market,
    /// Score and followers, as they were on the list.
    known: [Cell; 2],
    /// Chance of having results.
    propensity: f64,
    /// What came − the model's forecast, in the mean over their posts.
    miss: Option<f64>,
}

impl Session {
    /// The candidates of a campaign with closed posts; nothing while they are still being scored.
    pub(super) fn candidates_of(&self, desk: &Desk, closed: &[Item]) -> Result<Option<Vec<Candidate>>, UiError> {
        if closed.iter().all(|item| !item.is_inside()) {
            return Ok(Some(Vec::new()));
        }
        let scored = self.scored(desk)?;
        if scored.known().0 < desk.counts().total {
            return Ok(None);
        }
        // As the list came: neither results nor anybody's verdict are in it.
        let (scores, followers) = (scored.score(&desk.given, &desk.campaign), scored.followers());
        let misses = misses(closed);
        let candidate = |(creator, rank): (&CreatorId, Rank)| {
            let row = desk.row(desk.place(creator)?)?;
            let score = scores.score(rank).map_or(Cell::Missing, |score| Cell::Known(f64::from(score)));
            let size = followers.get(rank).copied().unwrap_or(Cell::Missing);
            let miss = misses.get(creator).copied();
            Some(Candidate {
                creator: creator.clone(),
                market: row.market,
                known: [score, size],
                propensity: 1.0,
                miss,
            })
        };
        let mut all: Vec<Candidate> = desk.candidates().filter_map(candidate).collect();
        // The order of the queue is each person's own; that of estimates is everybody's.
        all.sort_by(|one, other| (one.market, &one.creator).cmp(&(other.market, &other.creator)));
        all.chunk_by_mut(|one, other| one.market == other.market).for_each(weigh);
        // A market that nobody was chosen for, or whose results are not here yet, says nothing of choosing.
        let closed: BTreeSet<Market> = all.iter().filter(|one| one.miss.is_some()).map(|one| one.market).collect();
        all.retain(|one| closed.contains(&one.market));
        Ok(Some(all))
    }
}

/// The mean miss of each creator.
fn misses(closed: &[Item]) -> HashMap<CreatorId, f64> {
    let mut sums: HashMap<&CreatorId, (f64, f64)> = HashMap::new();
    for item in closed.iter().filter(|item| item.is_inside()) {
        let sum = sums.entry(&item.creator).or_default();
        *sum = (sum.0 + item.actual - item.model.middle, sum.1 + 1.0);
    }
    sums.into_iter().map(|(creator, (sum, count))| (creator.clone(), sum / count)).collect()
}

/// Learns who was chosen on one list in one market. Where there is nothing to learn it from, all had the same chance.
fn weigh(list: &mut [Candidate]) {
    let chosen: Vec<bool> = list.iter().map(|one| one.miss.is_some()).collect();
    let share = chosen.iter().filter(|chosen| **chosen).count() as f64 / chosen.len().max(1) as f64;
    let learnt = propensities(&features(list.iter()), &chosen, Folds::default());
    let all_alike = || vec![share.max(f64::MIN_POSITIVE); list.len()];
    let chances = learnt.unwrap_or_else(|_| all_alike());
    for (one, chance) in list.iter_mut().zip(chances) {
        one.propensity = chance;
    }
}

fn features<'a>(of: impl Iterator<Item = &'a Candidate> + Clone) -> Vec<Feature> {
    let column = |at: usize| of.clone().map(|one| one.known[at]).collect();
    let feature = |(at, name): (usize, &str)| Feature { name: name.to_owned(), cells: column(at) };
    ["score", "followers"].into_iter().enumerate().map(feature).collect()
}

/// By market, where somebody has results.
pub(super) fn view(candidates: &[Candidate]) -> Vec<SelectionView> {
    let mut by_market: BTreeMap<Market, Vec<&Candidate>> = BTreeMap::new();
    for one in candidates {
        by_market.entry(one.market).or_default().push(one);
    }
    by_market.into_values().filter_map(|of| of_market(&of)).collect()
}

fn of_market(candidates: &[&Candidate]) -> Option<SelectionView> {
    let market = candidates.first()?.market;
    let clusters: Vec<&str> = candidates.iter().map(|one| one.creator.as_str()).collect();
    let outcomes: Vec<Option<f64>> = candidates.iter().map(|one| one.miss).collect();
    let chosen = outcomes.iter().flatten().count();
    if chosen == 0 {
        return None;
    }
    let features = features(candidates.iter().copied());
    let expected = expected(&features, &clusters, &outcomes, Folds::default());
    let case = |at: usize| Case {
        cluster: clusters[at],
        propensity: candidates[at].propensity,
        expected: expected[at],
        outcome: outcomes[at],
    };
    let cases: Vec<Case<'_>> = (0..candidates.len()).map(case).collect();
    let (corrected, refused, effective) = if candidates.len() - chosen < LEAST_PASSED {
        (None, Some(SelectionRefusal::Everybody), chosen as f64)
    } else {
        match correct(&cases) {
            Ok(found) => (Some(found.doubly_robust), None, found.effective),
            Err(Refused::Few { effective }) => (None, Some(SelectionRefusal::Few), effective),
            Err(Refused::Apart { .. } | Refused::Value(_)) => (None, Some(SelectionRefusal::Apart), chosen as f64),
        }
    };
    let known = chosen >= LEAST as usize;
    Some(SelectionView {
        market,
        candidates: candidates.len() as u32,
        chosen: chosen as u32,
        seen: of_the_chosen(&cases).filter(|_| known).map(bias),
        corrected: corrected.map(bias),
        refused,
        effective: effective.floor() as u32,
        needed: LEAST_EFFECTIVE as u32,
    })
}

/// A mean miss in logarithms as the multiple of what came that was forecast.
fn bias(miss: Estimate) -> BiasView {
    let ratio = |miss: f64| 10f64.powf(-miss);
    BiasView { ratio: ratio(miss.value), low: ratio(miss.high), high: ratio(miss.low) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The larger a creator, the likelier to be chosen, and the more the model forecast too low: by half of the
    /// logarithm for the largest and nothing for the smallest.
    fn list(of: usize, chosen: impl Fn(usize, f64) -> bool) -> Vec<Candidate> {
        let candidate = |at: usize| {
            let size = at as f64 / of as f64;
            // Errors of chance that even out.
            let chance = 0.1 * ((at * 7) % 5) as f64 - 0.2;
            Candidate {
                creator: CreatorId::new(format!("cr_{at:04}")).unwrap(),
                market: Market::Ru,
                known: [Cell::Known(((at * 37) % of) as f64), Cell::Known(3.0 + 3.0 * size)],
                propensity: 1.0,
                miss: chosen(at, size).then_some(0.5 * size + chance),
            }
        };
        let mut list: Vec<Candidate> = (0..of).map(candidate).collect();
        weigh(&mut list);
        list
    }

    /// A number from 0 to 1 that looks drawn.
    fn drawn(at: usize) -> f64 {
        ((at * 7919 + 13) % 1009) as f64 / 1009.0
    }

    #[test]
    fn the_whole_list_is_spoken_for_by_those_who_were_chosen() {
        let view = view(&list(400, |at, size| drawn(at) < 0.1 + 0.6 * size * size));
        let [ru] = view.as_slice() else { panic!("one market: {view:?}") };
        assert_eq!((ru.market, ru.candidates, ru.refused), (Market::Ru, 400, None));
        let (seen, corrected) = (ru.seen.unwrap(), ru.corrected.unwrap());
        // The mean over everybody is a quarter of the logarithm.
        let truth = 10f64.powf(-0.25);
        assert!(corrected.low < truth && truth < corrected.high, "{corrected:?}");
        assert!((corrected.ratio / truth - 1.0).abs() < 0.1, "{corrected:?}");
        // The negative control: the chosen alone say that the model was farther off, and are sure of it.
        assert!(seen.high < truth, "{seen:?}");
        assert!(ru.effective >= ru.needed && ru.effective < ru.chosen, "{ru:?}");
    }

    #[test]
    fn with_few_results_or_without_comparable_ones_nothing_is_said() {
        let few = view(&list(400, |at, _| at % 40 == 0));
        assert_eq!((few[0].refused, few[0].corrected, few[0].seen), (Some(SelectionRefusal::Few), None, None));
        assert!(few[0].effective < few[0].needed && few[0].chosen == 10, "{few:?}");
        // Only the largest quarter was chosen, all of it: nobody speaks for the small ones.
        let apart = view(&list(400, |_, size| size >= 0.75));
        assert!(apart[0].corrected.is_none() && apart[0].seen.is_some(), "{apart:?}");
        let everybody = view(&list(60, |at, _| at > 4));
        assert_eq!(everybody[0].refused, Some(SelectionRefusal::Everybody));
        assert!(view(&list(60, |_, _| false)).is_empty());
    }
}
