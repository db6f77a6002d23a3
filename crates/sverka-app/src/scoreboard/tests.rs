//! What is said of posts that were put together by hand.

use super::posts::{Item, Judged, ModelSaid, Said};
use super::weights::Learned;
use super::{record, regret, steps};
use sverka_core::ids::{CreatorId, PrincipalId};
use sverka_core::model::forecast::Cause;
use sverka_core::model::{Market, PostKind, Verdict};
use sverka_core::pooling::experience::Regime;

fn person(name: &str) -> PrincipalId {
    PrincipalId::new(name).unwrap()
}

/// A post of which the model said 10,000 views and one person a fifth more or less, who was right by a part of the way.
fn item(at: usize, regime: Regime, right: f64) -> Item {
    let model = 10_000_f64;
    let p50 = if at.is_multiple_of(2) { 12_000 } else { 8_000 };
    let (model, own) = (super::log(model), super::log(p50 as f64));
    let (low, high) = (model - 0.2, model + 0.2);
    let said_by_model = ModelSaid { naive: model + 0.3, middle: model, low, high, regime };
    let said = Said { author: person("u_anna"), p50, sealed: true, cause: None, seen: None, model: said_by_model };
    Item {
        market: Market::Ru,
        kind: PostKind::Video,
        creator: CreatorId::new(format!("cr_{at:03}")).unwrap(),
        name: format!("Creator {at}"),
        actual: model + right * (own - model) + 0.005 * ((at % 3) as f64 - 1.0),
        model: said_by_model,
        open: true,
        said: vec![said],
        verdicts: Vec::new(),
    }
}

fn both_regimes() -> Vec<Item> {
    let inside = (0..24).map(|at| item(at, Regime::Inside, 0.1));
    inside.chain((24..48).map(|at| item(at, Regime::Outside, 0.9))).collect()
}

#[test]
fn people_weigh_little_where_the_model_knows_and_much_where_it_does_not() {
    let items = both_regimes();
    let learned = Learned::of(&items);
    let view = learned.view(&person("u_anna"));
    let told: Vec<_> = view.iter().map(|cell| (cell.market, cell.outside, cell.posts, cell.creators)).collect();
    let (ru, us) = (Market::Ru, Market::Us);
    assert_eq!(told, [(ru, false, 24, 24), (ru, true, 24, 24), (us, false, 0, 0), (us, true, 0, 0)]);
    let weight = |at: usize| view[at].weight.unwrap();
    assert!(weight(0).value < 0.25 && weight(1).value > 0.75, "{view:?}");
    assert!(weight(0).high < weight(1).low);
    assert!(view[2].weight.is_none() && view[2].own.is_none());
    // The own weight is told to its owner alone.
    assert_eq!(view[0].own.map(|own| (own.posts, own.weight.is_some())), Some((24, true)));
    let others = learned.view(&person("u_sam"));
    assert!(others.iter().all(|cell| cell.own.is_none()));
}

#[test]
fn what_one_person_was_worth_is_told_to_nobody_else() {
    let (anna, sam) = (person("u_anna"), person("u_sam"));
    let told = |items: &[Item], me: &PrincipalId| {
        let learned = Learned::of(items);
        let steps = steps::steps(items, &learned, None, me);
        let pull = record::anchoring(items, me).map(|pull| (pull.one_person, pull.weight.is_some()));
        let weight = learned.view(me)[0];
        ([steps.people, steps.together].map(|step| step.is_some()), weight.one_person, weight.weight.is_some(), pull)
    };
    let mut items = both_regimes();
    for item in &mut items {
        // A second number, after the model's was seen.
        let after = Said { sealed: false, seen: Some(10_000), p50: 10_100, ..item.said[0].clone() };
        item.said.push(after);
    }
    assert_eq!(told(&items, &anna), ([true; 2], false, true, Some((false, true))));
    assert_eq!(told(&items, &sam), ([false; 2], true, false, Some((true, false))));
    // Of two it is the group's.
    for item in items.iter_mut().step_by(2) {
        item.said.iter_mut().for_each(|said| said.author = person("u_vera"));
    }
    assert_eq!(told(&items, &sam), ([true; 2], false, true, Some((false, true))));
}

#[test]
fn a_few_changes_are_too_early_for_a_weight() {
    let items: Vec<Item> = both_regimes().into_iter().skip(10).take(30).collect();
    let view = Learned::of(&items).view(&person("u_anna"));
    assert_eq!((view[0].posts, view[0].weight, view[0].own.and_then(|own| own.weight)), (14, None, None));
    assert_eq!((view[1].posts, view[1].weight), (16, None));
}

#[test]
fn nothing_of_a_creator_sets_the_weight_they_are_judged_with() {
    let before = both_regimes();
    let mut after = both_regimes();
    after[3].actual += 5.0;
    let (anna, judged) = (person("u_anna"), |items: &[Item], at: usize| {
        Learned::of(items).judging(&items[at], &person("u_anna"), items[at].model.regime)
    });
    assert!((judged(&before, 3) - judged(&after, 3)).abs() < 1e-12);
    // The negative control: the weight of all, which the post did teach, is another one.
    assert!((judged(&before, 4) - judged(&after, 4)).abs() > 1e-6);
    assert!(Learned::of(&after).judging(&after[30], &anna, Regime::Outside) > 0.7);
}

#[test]
fn a_feeling_teaches_nothing() {
    let mut items = both_regimes();
    items.iter_mut().for_each(|item| item.said[0].cause = Some(Cause::Feeling));
    assert!(Learned::of(&items).view(&person("u_anna")).iter().all(|cell| cell.posts == 0 && cell.own.is_none()));
}

#[test]
fn a_post_the_model_refused_counts_for_both_together_alone() {
    let items = both_regimes();
    let steps = steps::steps(&items, &Learned::of(&items), None, &person("u_anna"));
    assert_eq!((steps.covered.of, steps.covered.hits), (24, 24));
    let posts = |step: Option<crate::view::scoreboard::StepView>| step.map(|step| step.posts);
    assert_eq!((posts(steps.model), posts(steps.people), posts(steps.together)), (Some(24), Some(24), Some(48)));
    // Half and half would leave more of the errors of both.
    assert!(steps.together.is_some_and(|step| step.high < 0.9), "{:?}", steps.together);
}

#[test]
fn reasons_and_regrets_are_of_posts_the_model_had_a_forecast_of() {
    let judged = |verdict, code: &str| Judged { verdict, reasons: vec![code.to_owned()] };
    let mut items = both_regimes();
    for (at, item) in items.iter_mut().enumerate() {
        item.verdicts.push(judged(Verdict::Accept, "A-ENG"));
        if at < 10 {
            item.verdicts.push(judged(Verdict::Reject, "R-LOWER"));
        }
        if at % 4 == 1 {
            item.actual = item.model.middle - 1.0 - at as f64 / 100.0;
        }
        item.open = at > 5;
    }
    let view = regret::view(&items);
    let lines: Vec<_> = view.reasons.iter().map(|line| (line.code.as_str(), line.posts, line.creators)).collect();
    // Of ten posts not even the reason is named.
    assert_eq!(lines, [("A-ENG", 24, 24)]);
    // Even places came above the middle; of the odd ones none did.
    assert_eq!(view.reasons[0].right.map(|right| (right.hits, right.of)), Some((12, 24)));
    assert_eq!((view.reached.hits, view.fell.hits, view.fell.of), (12, 6, 24));
    let names: Vec<&str> = view.regretted.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(
        names,
        ["Creator 21", "Creator 17", "Creator 13", "Creator 9"],
        "the worst first, and none that is hidden"
    );
    assert!(view.regretted.iter().all(|one| one.actual < one.low && one.low < one.model));
}
