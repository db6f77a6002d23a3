use super::audience::{market_share, target_share};
use super::*;
use crate::ids::{CampaignId, CreatorId};
use crate::model::*;
use chrono::{DateTime, Utc};
use proptest::prelude::*;

pub(super) fn baseline() -> Model {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/models/baseline-2.json");
    serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap()
}

fn at() -> DateTime<Utc> {
    DateTime::from_timestamp(1_770_000_000, 0).unwrap()
}

fn metric(value: Option<f64>, unit: Unit) -> Metric {
    Metric {
        value,
        unit,
        definition: "x.v1".to_owned(),
        window_days: None,
        sample_posts: None,
        source: "test".to_owned(),
        as_of: at(),
        method: Method::Api,
        confidence: if value.is_some() { Confidence::Ready } else { Confidence::Withheld },
    }
}

fn shares(list: &[(&str, f64)]) -> Vec<Share> {
    list.iter().map(|(label, share)| Share { label: (*label).to_owned(), share: *share }).collect()
}

fn watched(source: AudienceSource, young: f64) -> Audience {
    Audience {
        source,
        as_of: at(),
        ages: shares(&[("18-24", young), ("35-44", 1.0 - young)]),
        genders: shares(&[("female", 0.75), ("male", 0.25)]),
        countries: shares(&[("RU", 0.5), ("US", 0.25), ("other", 0.25)]),
        languages: Vec::new(),
        age_gender: Vec::new(),
    }
}

/// A Russian creator on VK of whom everything is known.
pub(super) fn creator() -> Creator {
    let metrics = [
        (key::FOLLOWERS, 50_000.0, Unit::Count),
        (key::ER_FOLLOWERS, 0.006, Unit::Ratio),
        (key::ER_VIEWS, 0.04, Unit::Ratio),
        (key::SUSPICIOUS_SHARE, 0.07, Unit::Ratio),
        (key::CPV, 0.8, Unit::Rub),
    ];
    Creator {
        id: CreatorId::new("cr").unwrap(),
        name: "Creator".to_owned(),
        market: Market::Ru,
        languages: Vec::new(),
        topics: Vec::new(),
        bio: String::new(),
        accounts: vec![Account {
            platform: Platform::Vk,
            handle: "creator".to_owned(),
            url: String::new(),
            channel: ChannelType::Person,
            verified: false,
            metrics: metrics.map(|(name, value, unit)| (name.to_owned(), metric(Some(value), unit))).into(),
            growth: Vec::new(),
        }],
        audiences: vec![watched(AudienceSource::Followers, 0.6)],
        posts: Vec::new(),
        collaborations: vec![work(true, CollaborationResult::Met)],
        rates: Vec::new(),
        compliance: Vec::new(),
        as_of: at(),
    }
}

fn work(ours: bool, result: CollaborationResult) -> Collaboration {
    let (brand, format, note) = ("Brand".to_owned(), "post".to_owned(), String::new());
    Collaboration { brand, date: at().date_naive(), format, ours, result, views: None, note }
}

fn target(market: Market, ages: &[&str], gender: Gender) -> MarketTarget {
    let ages = ages.iter().map(|band| (*band).to_owned()).collect();
    MarketTarget { market, ages, gender, countries: Vec::new(), min_reach: None, budget: None }
}

pub(super) fn campaign() -> Campaign {
    Campaign {
        id: CampaignId::new("c").unwrap(),
        name: Localized::new("c", "к"),
        brand: "Brand".to_owned(),
        brief: Localized::new("b", "б"),
        values: Vec::new(),
        glossary: Vec::new(),
        targets: vec![target(Market::Ru, &["18-24"], Gender::Female)],
        formats: Vec::new(),
        due: None,
        touch: TouchLevel::Deep,
        blind: BlindPolicy::default(),
        demo: false,
    }
}

fn part(scored: &Scored, feature: FeatureName) -> Part {
    scored.parts.iter().find(|part| part.feature == feature).unwrap().clone()
}

#[test]
fn the_shipped_artefact_is_valid_and_has_not_changed_unnoticed() {
    let model = baseline();
    model.validate().unwrap();
    assert_eq!(model.fingerprint(), "7e159a3db98613aebe0ff276d69d4e9bf8626938a444dc9c3d66d27ef90def34");
    let again: Model = serde_json::from_str(&serde_json::to_string(&model).unwrap()).unwrap();
    assert_eq!(again.fingerprint(), model.fingerprint());
}

#[test]
fn any_changed_point_level_or_threshold_changes_the_fingerprint() {
    let changes: [fn(&mut Model); 6] = [
        |model| model.base += 1,
        |model| model.thresholds.hold -= 1,
        |model| model.features[0].points[0] += 1,
        |model| model.features[1].withheld += 1,
        |model| model.peers.cells[3].levels[2] *= 1.000_001,
        |model| model.version.push('x'),
    ];
    for change in changes {
        let mut model = baseline();
        change(&mut model);
        assert_ne!(model.fingerprint(), baseline().fingerprint());
    }
    let mut turned = baseline();
    turned.features.reverse();
    turned.peers.cells.reverse();
    assert_eq!(turned.fingerprint(), baseline().fingerprint());
}

#[test]
fn a_broken_artefact_is_refused() {
    let breaks: [fn(&mut Model); 9] = [
        |model| model.name.clear(),
        |model| model.thresholds.hold = model.thresholds.accept + 1,
        |model| model.features[2].sd.truncate(3),
        |model| model.features.push(model.features[0].clone()),
        |model| model.features[0].points.truncate(7),
        |model| model.features[1].scale = Scale::Fixed { cuts: vec![1.0], usual: None },
        |model| model.peers.cells[0].levels.swap(0, 1),
        |model| model.peers.cells[0].levels[0] = f64::NAN,
        |model| model.peers.cells.push(model.peers.cells[0].clone()),
    ];
    for (number, change) in breaks.into_iter().enumerate() {
        let mut model = baseline();
        change(&mut model);
        assert!(model.validate().is_err(), "break {number}");
    }
}

#[test]
fn audiences_are_multiplied_as_if_independent_and_the_panel_is_believed_first() {
    let mut creator = creator();
    let wanted = target(Market::Ru, &["18-24"], Gender::Female);
    assert_eq!(target_share(&creator, &wanted), Some(0.5 * 0.6 * 0.75));
    assert_eq!(market_share(&creator, Market::Us), Some(0.25));
    creator.audiences.push(watched(AudienceSource::Panel, 0.2));
    assert_eq!(target_share(&creator, &wanted), Some(0.5 * 0.2 * 0.75));
    creator.audiences[1].ages.clear();
    assert_eq!(target_share(&creator, &wanted), Some(0.5 * 0.6 * 0.75));
    creator.audiences[0].ages.clear();
    assert_eq!(target_share(&creator, &wanted), None, "hiding the ages must not help");
    assert_eq!(target_share(&creator, &target(Market::Ru, &[], Gender::Any)), Some(0.5));
    creator.audiences.clear();
    assert_eq!(market_share(&creator, Market::Ru), None);
}

#[test]
fn a_bridge_creator_is_scored_in_the_market_where_it_fits_best() {
    let mut plan = campaign();
    plan.targets = vec![target(Market::Us, &[], Gender::Any), target(Market::Ru, &[], Gender::Any)];
    assert_eq!(part(&baseline().score(&creator(), &plan), FeatureName::AudienceMatch).value, Some(0.5));
}

#[test]
fn missing_withheld_and_zero_are_three_different_things() {
    let model = baseline();
    let mut zero = creator();
    let mut withheld = creator();
    let mut missing = creator();
    let name = key::SUSPICIOUS_SHARE;
    zero.accounts[0].metrics.insert(name.to_owned(), metric(Some(0.0), Unit::Ratio));
    withheld.accounts[0].metrics.insert(name.to_owned(), metric(None, Unit::Ratio));
    missing.accounts[0].metrics.remove(name);
    let of = |creator: &Creator| part(&model.score(creator, &campaign()), FeatureName::Authenticity);
    let (zero, withheld, missing) = (of(&zero), of(&withheld), of(&missing));
    assert!(zero.points > missing.points && missing.points > withheld.points);
    assert_eq!((zero.missing, zero.value), (false, Some(0.0)));
    assert_eq!((withheld.missing, withheld.value, withheld.evidence), (true, None, Some(name)));
    assert_eq!((missing.missing, missing.value, missing.evidence), (true, None, None));
}

#[test]
fn nothing_is_advised_on_less_than_two_known_features() {
    let model = baseline();
    let mut creator = creator();
    creator.collaborations.clear();
    creator.audiences.clear();
    creator.accounts[0].metrics.retain(|name, _| name == key::CPV || name == key::SUSPICIOUS_SHARE);
    assert!(model.score(&creator, &campaign()).verdict.is_some());
    creator.accounts[0].metrics.remove(key::CPV);
    assert_eq!(model.score(&creator, &campaign()).verdict, None);
    creator.accounts.clear();
    assert_eq!(model.score(&creator, &campaign()).verdict, None);
}

#[test]
fn the_nearest_peers_are_used_and_the_currency_must_be_the_markets() {
    let model = baseline();
    let score = |creator: &Creator| model.score(creator, &campaign());
    let whole = creator();
    let engagement = part(&score(&whole), FeatureName::Engagement);
    let cell = model.peers.cell(PeerMetric::ErFollowers, Market::Ru, &whole.accounts[0]).unwrap();
    assert_eq!(cell.tier, Some(SizeTier::Micro));
    assert_eq!(engagement.peer, model.peers.median(cell));
    assert_eq!(engagement.evidence, Some(key::ER_FOLLOWERS));

    let mut unsized_creator = creator();
    unsized_creator.accounts[0].metrics.remove(key::FOLLOWERS);
    let cell = model.peers.cell(PeerMetric::ErViews, Market::Ru, &unsized_creator.accounts[0]).unwrap();
    assert_eq!((cell.platform, cell.tier), (Some(Platform::Vk), None));
    unsized_creator.accounts[0].platform = Platform::Twitch;
    let cell = model.peers.cell(PeerMetric::ErViews, Market::Ru, &unsized_creator.accounts[0]).unwrap();
    assert_eq!((cell.market, cell.platform), (Some(Market::Ru), None));

    let mut by_views = creator();
    by_views.accounts[0].metrics.remove(key::ER_FOLLOWERS);
    assert_eq!(part(&score(&by_views), FeatureName::Engagement).evidence, Some(key::ER_VIEWS));

    let mut dollars = creator();
    dollars.accounts[0].metrics.insert(key::CPV.to_owned(), metric(Some(0.02), Unit::Usd));
    assert!(part(&score(&dollars), FeatureName::Price).missing);
}

#[test]
fn only_our_own_measured_work_is_history() {
    let model = baseline();
    let value = |works: Vec<Collaboration>| {
        let creator = Creator { collaborations: works, ..creator() };
        part(&model.score(&creator, &campaign()), FeatureName::History).value
    };
    use CollaborationResult::{Above, Below, Met, Unknown};
    assert_eq!(value(vec![]), None);
    assert_eq!(value(vec![work(false, Above), work(true, Unknown)]), None);
    assert_eq!(value(vec![work(true, Above), work(true, Below), work(false, Met)]), Some(0.5));
}

/// Any record of the five features, with any of them known, withheld or missing.
pub(super) fn any_creator() -> impl Strategy<Value = Creator> {
    let state = |top: f64| prop_oneof![Just(None), Just(Some(None)), (0.0..top).prop_map(|value| Some(Some(value)))];
    let works = proptest::collection::vec(prop_oneof![Just(true), Just(false)], 0..4);
    (state(4e6), state(0.2), state(0.4), state(1.0), state(5.0), proptest::option::of(0.0..1.0), works).prop_map(
        |(followers, er, er_views, fake, cpv, young, works)| {
            let mut creator = creator();
            let values = [
                (key::FOLLOWERS, followers, Unit::Count),
                (key::ER_FOLLOWERS, er, Unit::Ratio),
                (key::ER_VIEWS, er_views, Unit::Ratio),
                (key::SUSPICIOUS_SHARE, fake, Unit::Ratio),
                (key::CPV, cpv, Unit::Rub),
            ];
            let known =
                values.into_iter().filter_map(|(name, value, unit)| Some((name.to_owned(), metric(value?, unit))));
            creator.accounts[0].metrics = known.collect();
            creator.audiences = young.map(|young| watched(AudienceSource::Panel, young)).into_iter().collect();
            let result = |good: bool| if good { CollaborationResult::Met } else { CollaborationResult::Below };
            creator.collaborations = works.into_iter().map(|good| work(true, result(good))).collect();
            creator
        },
    )
}

proptest! {
    #[test]
    fn the_parts_and_the_base_sum_to_the_score(creator in any_creator()) {
        let scored = baseline().score(&creator, &campaign());
        prop_assert_eq!(scored.score, scored.base + scored.parts.iter().map(|part| part.points).sum::<i32>());
        prop_assert_eq!(scored.parts.len(), FeatureName::ALL.len());
        prop_assert!(scored.parts.is_sorted_by(|a, b| a.points.abs() >= b.points.abs()));
        prop_assert_eq!(scored.chance, fixedpoint::percent(scored.score));
    }

    #[test]
    fn deleting_a_metric_moves_the_score_by_the_change_of_its_own_part(creator in any_creator(), which in 0usize..4) {
        let (name, feature) = [
            (key::ER_FOLLOWERS, FeatureName::Engagement),
            (key::ER_VIEWS, FeatureName::Engagement),
            (key::SUSPICIOUS_SHARE, FeatureName::Authenticity),
            (key::CPV, FeatureName::Price),
        ][which];
        let model = baseline();
        let before = model.score(&creator, &campaign());
        let mut without = creator.clone();
        without.accounts[0].metrics.remove(name);
        let after = model.score(&without, &campaign());
        let moved = part(&after, feature).points - part(&before, feature).points;
        prop_assert_eq!(after.score - before.score, moved);
        for other in FeatureName::ALL.into_iter().filter(|other| *other != feature) {
            prop_assert_eq!(part(&after, other), part(&before, other));
        }
    }
}
