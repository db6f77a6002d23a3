use super::*;
use sverka_core::ids::CampaignId;
use sverka_core::model::{BlindPolicy, Localized, TouchLevel};

fn campaign(blind: BlindPolicy) -> Campaign {
    Campaign {
        id: CampaignId::new("spring").unwrap(),
        name: Localized::default(),
        brand: String::new(),
        brief: Localized::default(),
        values: Vec::new(),
        glossary: Vec::new(),
        targets: Vec::new(),
        formats: Vec::new(),
        due: None,
        touch: TouchLevel::Deep,
        blind,
        demo: false,
    }
}

fn heads(ranks: std::ops::Range<u32>) -> Vec<CandidateHead> {
    let head = |rank| CandidateHead {
        rank: Rank::new(rank),
        id: CreatorId::new(format!("cr-{rank}")).unwrap(),
        name: String::new(),
        handle: String::new(),
        platform: Platform::Vk,
        market: Market::Ru,
    };
    ranks.map(head).collect()
}

fn packs(firsts: &[u32]) -> Vec<Rank> {
    let pack =
        |first: &u32| PackEntry { hash: String::new(), encoded: 0, decoded: 0, first: Rank::new(*first), count: 0 };
    first_ranks(&firsts.iter().map(pack).collect::<Vec<_>>())
}

const HIDDEN: BlindPolicy = BlindPolicy { first: 0, percent: 100 };

/// The order when everything is here at once, and the order when the packs came one by one.
fn both_orders(known: &[Rank]) -> [Vec<Rank>; 2] {
    let campaign = campaign(HIDDEN);
    let ranks = |heads: Vec<CandidateHead>| heads.into_iter().map(|head| head.rank).collect::<Vec<_>>();
    let at_once = ranks(in_queue_order(&campaign, known, heads(0..120)));
    let one_by_one = [0..7, 7..60, 60..61, 61..120].map(|pack| ranks(in_queue_order(&campaign, known, heads(pack))));
    [at_once, one_by_one.concat()]
}

#[test]
fn the_queue_is_the_same_whether_packs_of_any_size_come_at_once_or_one_by_one() {
    let [at_once, one_by_one] = both_orders(&packs(&[60, 0, 61, 7]));
    assert_eq!(at_once, one_by_one);
    // The control: whoever takes other sizes for granted has two queues.
    let [at_once, one_by_one] = both_orders(&packs(&[0, 100]));
    assert_ne!(at_once, one_by_one);
}

#[test]
fn where_nothing_is_hidden_the_order_is_the_publishers() {
    let open = campaign(BlindPolicy { first: 0, percent: 0 });
    let ordered = in_queue_order(&open, &packs(&[0, 7]), heads(0..20));
    assert!(ordered.iter().map(|head| head.rank).eq((0..20).map(Rank::new)));
}
