use super::tests::{any_creator, baseline, campaign, creator};
use super::*;
use crate::model::{Gender, Market, Verdict};
use proptest::prelude::*;
use std::collections::BTreeMap;

fn weighting(weights: &[(FeatureName, u16)]) -> Weighting {
    let weights = weights.iter().map(|(feature, weight)| (feature.as_str().to_owned(), *weight)).collect();
    Weighting { weights, ..Weighting::default() }
}

#[test]
fn a_feature_without_weight_has_no_points_and_the_others_keep_theirs() {
    let model = weighting(&[(FeatureName::Price, 0)]).model(&baseline());
    let (before, after) = (baseline().score(&creator(), &campaign()), model.score(&creator(), &campaign()));
    for part in &before.parts {
        let now = after.parts.iter().find(|now| now.feature == part.feature).unwrap().points;
        assert_eq!(now, if part.feature == FeatureName::Price { 0 } else { part.points });
    }
}

#[test]
fn an_audience_that_was_changed_is_scored_and_the_plan_stays_what_it_was() {
    let change = TargetChange { market: Market::Us, ages: vec![], gender: Gender::Any, countries: vec![] };
    let what_if = Weighting { targets: vec![change], ..Weighting::default() };
    let plan = campaign();
    assert_eq!(what_if.campaign(&plan).targets.len(), 2);
    assert_eq!(plan.targets.len(), 1);
    assert!(!what_if.is_as_given() && Weighting::default().is_as_given());
    assert!(weighting(&[(FeatureName::Price, 100)]).is_as_given());
}

#[test]
fn what_is_not_known_and_could_matter_most_is_named() {
    let mut someone = creator();
    someone.accounts[0].metrics.remove(crate::model::key::SUSPICIOUS_SHARE);
    let model = baseline();
    let wanted = model.most_wanted(&model.read(&someone, &campaign())).unwrap();
    assert_eq!(wanted.feature, FeatureName::Authenticity);
    assert!(wanted.best > 0 && wanted.worst < 0);
}

proptest! {
    #[test]
    fn parts_sum_to_the_score_whatever_the_weights(someone in any_creator(), weights in proptest::collection::vec(0u16..=300, 10)) {
        let weights: BTreeMap<String, u16> =
            FeatureName::ALL.iter().zip(weights).map(|(feature, weight)| (feature.as_str().to_owned(), weight)).collect();
        let scored = Weighting { weights, ..Weighting::default() }.model(&baseline()).score(&someone, &campaign());
        prop_assert_eq!(scored.score, scored.base + scored.parts.iter().map(|part| part.points).sum::<i32>());
    }

    #[test]
    fn weights_of_a_hundred_change_nothing(someone in any_creator()) {
        let model = weighting(&FeatureName::ALL.map(|feature| (feature, 100))).model(&baseline());
        prop_assert_eq!(model.score(&someone, &campaign()), baseline().score(&someone, &campaign()));
    }

    #[test]
    fn at_the_value_a_flip_names_the_advice_is_the_one_it_names(someone in any_creator()) {
        let model = baseline();
        let readings = model.read(&someone, &campaign());
        let Some(flip) = model.flip(&someone, &readings) else { return Ok(()) };
        let now = model.score_of(&readings).verdict;
        prop_assert_ne!(Some(flip.verdict), now);
        // History counts collaborations: its value cannot be set to any number.
        let name = match flip.feature {
            FeatureName::Authenticity => crate::model::key::SUSPICIOUS_SHARE,
            FeatureName::Price => crate::model::key::CPV,
            _ => return Ok(()),
        };
        let mut changed = someone.clone();
        // "Below" is the largest number below.
        let to = if flip.at_least { flip.to } else { flip.to.next_down() };
        changed.accounts[0].metrics.get_mut(name).unwrap().value = Some(to);
        prop_assert_eq!(model.score(&changed, &campaign()).verdict, Some(flip.verdict), "{:?}", flip);
    }
}

#[test]
fn a_reason_is_large_and_its_sign_is_sure() {
    let part = |points: i32, sd: Option<u16>, missing: bool| {
        let model = baseline();
        let mut part = model.score(&creator(), &campaign()).parts[0].clone();
        (part.points, part.sd, part.missing) = (points, sd, missing);
        part
    };
    assert!(part(26, Some(20), false).is_reason());
    assert!(!part(25, None, false).is_reason(), "less than a tenth of a logit");
    assert!(!part(60, Some(64), false).is_reason(), "the sign is not sure");
    assert!(!part(-300, Some(20), true).is_reason(), "what is not known is no reason");
    assert_eq!(Verdict::Accept, baseline().advice(1_000));
}

proptest! {
    #[test]
    fn scored_together_everybody_has_the_score_they_have_alone(
        people in proptest::collection::vec(any_creator(), 1..6),
        weights in proptest::collection::vec(0u16..=300, 10),
        ages in proptest::sample::subsequence(crate::model::audience::AGE_BANDS.to_vec(), 0..5),
        gender in 0usize..3,
        countries in proptest::sample::subsequence(vec!["RU", "US", "KZ"], 0..3),
    ) {
        let weights: BTreeMap<String, u16> =
            FeatureName::ALL.iter().zip(weights).map(|(feature, weight)| (feature.as_str().to_owned(), weight)).collect();
        let change = TargetChange {
            market: Market::Ru,
            ages: ages.into_iter().map(str::to_owned).collect(),
            gender: [Gender::Any, Gender::Female, Gender::Male][gender],
            countries: countries.into_iter().map(str::to_owned).collect(),
        };
        let what_if = Weighting { weights, targets: vec![change], ..Weighting::default() };
        let (plan, model) = (campaign(), baseline());
        let mut bins = Bins::of(&model);
        people.iter().for_each(|someone| bins.push(&model, Some(someone), &plan));
        let (weighted, changed) = (what_if.model(&model), what_if.campaign(&plan));
        let mut audience = Vec::new();
        bins.read_audience(&weighted, &changed, &mut audience);
        let together = bins.score(&weighted, Some(&audience));
        for (at, someone) in people.iter().enumerate() {
            let alone = weighted.score(someone, &changed);
            prop_assert_eq!(together.scores[at], alone.score);
            prop_assert_eq!(together.advice(&weighted, at), alone.verdict);
        }
    }
}

#[test]
fn a_record_that_cannot_be_read_has_no_advice_and_keeps_its_place() {
    let model = baseline();
    let mut bins = Bins::of(&model);
    bins.push(&model, None, &campaign());
    bins.push(&model, Some(&creator()), &campaign());
    let scores = bins.score(&model, None);
    assert_eq!(scores.advice(&model, 0), None);
    assert_eq!(scores.scores[1], model.score(&creator(), &campaign()).score);
}
