use super::*;
use crate::model::Market;
use crate::model::challenge::Segment;
use crate::model::forecast::Cause;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

fn challenge(percent: i32, low: i32, high: i32) -> Challenge {
    let segment = Segment { market: Market::Ru, platform: None, kind: None };
    Challenge { segment, percent, low, high, cause: Cause::Age, text: "older".into() }
}

/// Posts of so many creators, two each, that miss by a step and some noise.
fn closed(creators: u64, step: f64, noise: f64, seed: u64) -> Vec<ClosedPost> {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let mut normal = || {
        let sum: f64 = (0..12).map(|_| f64::from(random.next_u32()) / f64::from(u32::MAX)).sum();
        sum - 6.0
    };
    let mut posts = Vec::new();
    for creator in 0..creators {
        let own = noise * normal();
        for _ in 0..2 {
            let actual = 4.0 + step + own + 0.3 * noise * normal();
            posts.push(ClosedPost { creator: format!("c{creator}"), forecast: 4.0, actual });
        }
    }
    posts
}

#[test]
fn a_challenge_that_was_right_lowers_the_error_and_one_that_was_wrong_raises_it() {
    let posts = closed(30, step_of(-30), 0.08, 1);
    let right = back_test(&challenge(-30, -40, -20), &posts);
    assert!(!right.is_too_early() && !right.is_worse(), "{right:?}");
    assert!(right.after < right.before && right.added.is_some_and(|added| added.high < 1.0), "{right:?}");
    assert!((-36..=-24).contains(&right.proposed), "{right:?}");
    // Its author is so sure that posts hardly move it.
    let wrong = back_test(&challenge(100, 98, 102), &posts);
    assert!(wrong.is_worse() && wrong.after > wrong.before, "{wrong:?}");
    assert_eq!(wrong.observed, right.observed);
}

#[test]
fn without_closed_posts_the_authors_own_size_stands_and_it_is_too_early() {
    let none = back_test(&challenge(-20, -30, -10), &[]);
    assert_eq!((none.posts, none.creators, none.proposed, none.observed), (0, 0, -20, None));
    assert!(none.is_too_early() && !none.is_worse() && none.added.is_none());
}

#[test]
fn one_creator_with_many_posts_does_not_speak_for_all() {
    let mut posts = closed(10, 0.0, 0.01, 2);
    let before = back_test(&challenge(-20, -40, 0), &posts);
    posts.extend((0..200).map(|_| ClosedPost { creator: "c0".into(), forecast: 4.0, actual: 4.0 }));
    let after = back_test(&challenge(-20, -40, 0), &posts);
    assert_eq!(before.creators, after.creators);
    assert!((before.proposed - after.proposed).abs() <= 1, "{before:?} {after:?}");
}

#[test]
fn a_post_is_judged_without_the_size_that_was_learnt_from_it() {
    // Two creators who missed by as much in opposite ways: learnt with itself, each would look better.
    let post = |creator: &str, actual| ClosedPost { creator: creator.into(), forecast: 4.0, actual };
    let posts: Vec<ClosedPost> = (0..10).flat_map(|_| [post("up", 4.5), post("down", 3.5)]).collect();
    let tested = back_test(&challenge(5, -90, 900), &posts);
    assert!(tested.after >= tested.before, "{tested:?}");
}

#[test]
fn the_interval_of_what_posts_say_misses_the_true_size_in_a_twentieth_of_a_thousand_replays() {
    let mut misses = 0;
    for seed in 0..1_000 {
        let found = back_test(&challenge(-20, -40, 10), &closed(12, step_of(-30), 0.15, seed)).observed;
        let found = found.map(|it| (it.low..=it.high).contains(&-30));
        misses += u32::from(found == Some(false));
    }
    // Nominal 50; the standard deviation of the replay itself is 7, and whole per cents widen a little.
    assert!((20..=71).contains(&misses), "{misses} of 1,000 intervals missed");
    // Control: residuals of posts taken for independent would miss far more often.
    let mut control = 0;
    for seed in 0..1_000 {
        let mut posts = closed(12, step_of(-30), 0.15, seed);
        posts.iter_mut().enumerate().for_each(|(at, post)| post.creator = format!("p{at}"));
        let found = back_test(&challenge(-20, -40, 10), &posts).observed;
        control += u32::from(found.is_none_or(|it| !(it.low..=it.high).contains(&-30)));
    }
    assert!(control > 100, "{control} of 1,000");
}

#[test]
fn sizes_and_steps_are_each_others_inverse() {
    for percent in [-95, -50, -1, 0, 7, 100, 900] {
        assert_eq!(percent_of(step_of(percent)), percent);
    }
    assert_eq!((usual_miss(0.0), usual_miss(2f64.log10())), (0, 100));
}
