//! What changed from one model to another, and whether it helped.

use super::learnt::{Crossed, Learned};
use crate::view::forecast_versions::MovedPart;
use std::collections::BTreeSet;
use sverka_core::correction::usual_miss;
use sverka_core::expert_skill::ladder::{LEAST_ITEMS, LEAST_SERIES};
use sverka_core::forecast::Scale;
use sverka_core::model::Market;
use sverka_core::model::challenge::Tested;

/// Effects that are told.
const PARTS: usize = 6;
/// An effect that moves by less is told of nobody: a per cent.
const SMALL: f64 = 0.0043;

/// The usual miss of both models on posts that neither had learnt: of all, then by market; and whether there is too little
/// to tell better from worse.
pub(super) fn tested(before: &Learned, after: &Learned) -> (Vec<Tested>, bool) {
    let of = |market: Option<Market>| {
        let posts = || after.crossed.iter().filter(|post| market.is_none_or(|market| post.about.market == market));
        let count = posts().count();
        let mean = |middle: &dyn Fn(&Crossed) -> f64| {
            let error = |post: &Crossed| (scale(post.actual as f64) - scale(middle(post))).abs();
            usual_miss(posts().map(error).sum::<f64>() / count as f64)
        };
        (count > 0).then(|| Tested {
            market,
            posts: count as u32,
            creators: posts().map(|post| &post.creator).collect::<BTreeSet<_>>().len() as u32,
            before: mean(&|post| before.forecast(&post.case, post.about).p50),
            after: mean(&|post| post.middle),
        })
    };
    let tested: Vec<Tested> = [None, Some(Market::Ru), Some(Market::Us)].into_iter().filter_map(of).collect();
    let enough =
        tested.first().is_some_and(|all| all.posts as usize >= LEAST_ITEMS && all.creators as usize >= LEAST_SERIES);
    (tested, !enough)
}

fn scale(views: f64) -> f64 {
    Scale::Log10.of(views)
}

/// Effects that moved most, as factors.
pub(super) fn parts(before: &Learned, after: &Learned) -> Vec<MovedPart> {
    let (old, new) = (before.model.effects(), after.model.effects());
    let names: BTreeSet<&(String, String)> = old.keys().chain(new.keys()).collect();
    let mut moved: Vec<(f64, MovedPart)> = names
        .into_iter()
        .map(|key| {
            let (was, is) = (old.get(key).copied().unwrap_or(0.0), new.get(key).copied().unwrap_or(0.0));
            let (part, name) = key.clone();
            ((is - was).abs(), MovedPart { part, name, before: 10f64.powf(was), after: 10f64.powf(is) })
        })
        .filter(|(by, _)| *by >= SMALL)
        .collect();
    moved.sort_by(|a, b| b.0.total_cmp(&a.0));
    moved.into_iter().take(PARTS).map(|(_, part)| part).collect()
}
