//! What the order promises, on many small campaigns.

use super::{Dice, Shown, Slice, Waiting, order};
use proptest::prelude::*;

fn names(count: usize) -> Vec<String> {
    (0..count).map(|at| format!("creator-{at:03}")).collect()
}

fn waiting<'a>(names: &'a [String], utilities: &[(i32, u32)]) -> Vec<Waiting<'a>> {
    names.iter().zip(utilities).map(|(id, (mean, variance))| Waiting { id, mean: *mean, variance: *variance }).collect()
}

fn spread(count: usize) -> Vec<(i32, u32)> {
    (0..count as i32).map(|at| ((at * 7_919) % 2_000 - 1_000, (at * 104_729 % 800) as u32)).collect()
}

#[test]
fn four_of_five_places_show_the_best_one_in_ten_teaches_one_in_ten_is_random() {
    let dice = Dice::new("c-1", "model-1");
    let count = |slice| (0..10_000).filter(|place| dice.slice(*place) == slice).count();
    for (slice, share) in [(Slice::Best, 8_000), (Slice::Teaching, 1_000), (Slice::Random, 1_000)] {
        assert!(count(slice).abs_diff(share) < 130, "{slice:?}: {}", count(slice));
    }
}

#[test]
fn each_slice_shows_the_first_of_its_own_order() {
    let names = names(40);
    let waiting = waiting(&names, &spread(40));
    let dice = Dice::new("c-2", "model-1");
    let mut left: Vec<usize> = (0..40).collect();
    for Shown { candidate, slice, .. } in order(&dice, &waiting, 0, None, 99, |_, _| false) {
        let first = match slice {
            Slice::Best => left.iter().max_by_key(|at| waiting[**at].mean).unwrap(),
            Slice::Random => left.iter().min_by_key(|at| dice.random_place(waiting[**at].id)).unwrap(),
            Slice::Teaching => {
                let bits = |at: usize| {
                    super::information(f64::from(waiting[at].mean) / 256.0, f64::from(waiting[at].variance) / 256.0)
                };
                assert!(left.iter().all(|other| bits(*other) <= bits(candidate) + 1e-6));
                &candidate
            }
        };
        assert_eq!(*first, candidate, "{slice:?}");
        left.retain(|other| *other != candidate);
    }
}

#[test]
fn another_campaign_and_another_model_draw_otherwise() {
    let draws = |dice: Dice| (0..64).map(|place| dice.slice(place)).collect::<Vec<_>>();
    let same = draws(Dice::new("c", "m"));
    assert_eq!(same, draws(Dice::new("c", "m")));
    assert_ne!(same, draws(Dice::new("c2", "m")));
    assert_ne!(same, draws(Dice::new("c", "m2")));
    assert_ne!(draws(Dice::new("c", "dm")), draws(Dice::new("cd", "m")), "the seam between the names counts");
}

#[test]
fn the_random_order_stays_when_others_join() {
    let dice = Dice::new("c-3", "model-1");
    let random = |names: &[String]| {
        let mut names: Vec<String> = names.to_vec();
        names.sort_by_key(|name| dice.random_place(name));
        names
    };
    let (few, many) = (names(20), names(30));
    let kept: Vec<String> = random(&many).into_iter().filter(|name| few.contains(name)).collect();
    assert_eq!(kept, random(&few));
}

#[test]
fn the_propensity_is_the_frequency_over_many_campaigns() {
    // The first place of many campaigns with the same three candidates.
    let names = names(3);
    let waiting = waiting(&names, &[(500, 10), (0, 900), (-900, 10)]);
    let mut times = [0_u32; 3];
    let mut propensity = [0.0_f64; 3];
    for campaign in 0..6_000 {
        let first = order(&Dice::new(&format!("c-{campaign}"), "m"), &waiting, 0, None, 99, |_, _| false)[0];
        times[first.candidate] += 1;
        propensity[first.candidate] = first.propensity;
    }
    for (times, propensity) in times.into_iter().zip(propensity) {
        assert!((f64::from(times) / 6_000.0 - propensity).abs() < 0.02, "{times} {propensity}");
    }
    assert!((propensity.iter().sum::<f64>() - 1.0).abs() < 1e-9, "{propensity:?}");
}

#[test]
fn only_near_duplicates_left_are_shown_all_the_same() {
    let names = names(5);
    let shown = order(&Dice::new("c", "m"), &waiting(&names, &spread(5)), 0, Some("creator-x"), 99, |_, _| true);
    assert_eq!(shown.len(), 5);
}

proptest! {
    #[test]
    fn everybody_is_shown_once_and_near_duplicates_stay_apart(
        utilities in prop::collection::vec((-2_000_i32..2_000, 0_u32..1_500), 0..60),
        campaign in "[a-z]{1,6}",
        kinds in 2_usize..6,
    ) {
        let names = names(utilities.len());
        let waiting = waiting(&names, &utilities);
        let kind = |id: &str| id[8..].parse::<usize>().unwrap() % kinds;
        let shown = order(&Dice::new(&campaign, "m"), &waiting, 3, None, 99, |one, other| kind(one) == kind(other));
        let mut seen: Vec<usize> = shown.iter().map(|shown| shown.candidate).collect();
        for (at, pair) in shown.windows(2).enumerate() {
            prop_assert!(pair[1].propensity > 0.0 && pair[1].propensity <= 1.0 + 1e-12);
            let last = kind(waiting[pair[0].candidate].id);
            let only_alike_left = shown[at + 1..].iter().all(|later| kind(waiting[later.candidate].id) == last);
            prop_assert!(kind(waiting[pair[1].candidate].id) != last || only_alike_left);
        }
        seen.sort_unstable();
        prop_assert_eq!(seen, (0..utilities.len()).collect::<Vec<_>>());
    }

    #[test]
    fn the_order_does_not_depend_on_the_order_it_was_asked_in(
        utilities in prop::collection::vec((-2_000_i32..2_000, 0_u32..1_500), 1..40),
    ) {
        let names = names(utilities.len());
        let forward = waiting(&names, &utilities);
        let backward: Vec<Waiting<'_>> = forward.iter().rev().copied().collect();
        let dice = Dice::new("c", "m");
        let ids = |waiting: &[Waiting<'_>]| {
            let shown = order(&dice, waiting, 0, None, 99, |_, _| false);
            shown.iter().map(|shown| waiting[shown.candidate].id.to_owned()).collect::<Vec<_>>()
        };
        prop_assert_eq!(ids(&forward), ids(&backward));
    }
}
