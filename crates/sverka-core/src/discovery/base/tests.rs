use super::column::NO_RANK;
use super::*;
use crate::discovery::fixture::{base, creator, crowd, no_reference, shares};
use crate::score::{PeerCell, PeerMetric};
use serde_json::json;

/// Everything in a base; numbers by their bits, because missing ones equal nothing.
fn all_of(base: &Base) -> (Vec<u32>, String) {
    (base.numbers.iter().flatten().map(|number| number.to_bits()).collect(), format!("{base:?}"))
}

#[test]
fn neither_the_order_of_arrival_nor_the_threads_change_a_byte() {
    let mut creators = crowd("RU", &json!({ "RU": 0.6, "KZ": 0.3, "other": 0.1 }));
    creators.extend(crowd("US", &json!({ "US": 0.9, "other": 0.1 })));
    let one = all_of(&base(&creators));
    creators.reverse();
    let single = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    assert_eq!(all_of(&single.install(|| base(&creators))), one);
    // Negative control: another creator is another base.
    creators.pop();
    assert_ne!(all_of(&base(&creators)), one);
}

#[test]
fn of_two_records_of_a_creator_the_newer_counts_whichever_comes_first() {
    let old =
        creator("a", json!({ "metrics": { "followers": 1 }, "as_of": "2026-01-01T00:00:00Z", "topics": ["old"] }));
    let new =
        creator("a", json!({ "metrics": { "followers": 2 }, "as_of": "2026-02-01T00:00:00Z", "topics": ["new"] }));
    for creators in [[old.clone(), new.clone()], [new, old]] {
        let base = base(&creators);
        assert_eq!((base.len(), base.number(Num::Followers)), (1, [2.0].as_slice()));
        assert_eq!(base.topics().collect::<Vec<_>>(), [("new", 1)]);
    }
}

#[test]
fn a_rank_is_the_part_of_the_peers_below() {
    let base = base(&crowd("RU", &json!({ "RU": 1.0 })));
    let ranks: Vec<u8> = [0, 49, 99].map(|row| base.small(Small::EngagementRank)[row]).to_vec();
    assert_eq!(ranks, [0, 49, 99]);
    // Every price is 100 roubles more than the one before, for as many views.
    assert_eq!(base.small(Small::CpvRank)[99], 99);
}

#[test]
fn a_few_creators_are_ranked_by_the_reference_of_the_model() {
    let cell = |levels: &[f64]| PeerCell {
        metric: PeerMetric::ErFollowers,
        market: Some(crate::model::Market::Ru),
        platform: None,
        tier: None,
        levels: levels.to_vec(),
    };
    let reference = Peers { ranks: vec![10, 50, 90], cells: vec![cell(&[0.01, 0.02, 0.04])] };
    let ask = |rate: f64| {
        let metrics = json!({ "followers": 5_000, "er_followers": rate });
        Base::of([&creator("a", json!({ "metrics": metrics }))], &reference).small(Small::EngagementRank)[0]
    };
    assert_eq!([0.001, 0.01, 0.015, 0.03, 0.5].map(ask), [5, 10, 30, 70, 90]);
    let nobody = Base::of([&creator("a", json!({ "metrics": { "er_followers": 0.1 } }))], &no_reference());
    assert_eq!(nobody.small(Small::EngagementRank)[0], NO_RANK);
}

#[test]
fn engaged_people_of_a_country_lift_the_rank_there() {
    let mut creators = crowd("RU", &json!({ "RU": 0.5, "US": 0.5 }));
    let audiences = json!([
        { "source": "followers", "as_of": "2026-11-01T00:00:00Z", "countries": shares(&json!({ "RU": 0.5, "US": 0.5 })) },
        { "source": "engaged", "as_of": "2026-11-01T00:00:00Z", "countries": shares(&json!({ "RU": 0.9, "US": 0.1 })) },
    ]);
    let metrics = json!({ "followers": 50_000, "er_followers": 0.05 });
    creators.push(creator("z", json!({ "audiences": audiences, "metrics": metrics })));
    let base = base(&creators);
    let rank = |country: &str| {
        let group = base.countries.labels.find(country).unwrap();
        let last = base.countries.groups.range(group).end - 1;
        base.countries.rank[last]
    };
    // 5 % × 0.9 ÷ 0.5 = 9 % in Russia, 5 % × 0.1 ÷ 0.5 = 1 % in the US.
    assert!((88..=89).contains(&rank("RU")) && (9..=10).contains(&rank("US")));
}
