//! What changed from one model to another, and whether it helped.

use super::learnt::Learned;
use crate::view::forecast_versions::MovedPart;
use std::collections::BTreeSet;
use sverka_core::correction::usual_misses;
use sverka_core::expert_skill::ladder::{Closed, ladder};
use sverka_core::forecast::Scale;
use sverka_core::model::Market;
use sverka_core::model::challenge::Tested;

/// Effects that are told.
const PARTS: usize = 6;
/// An effect that moves by less is told of nobody: a per cent.
const SMALL: f64 = 0.0043;

/// The usual miss of both models on posts that neither had learnt: of all, then by market, wherever there are enough to speak
/// of. Of fewer nothing is told: a figure could tell what the model says of a single one.
pub(super) fn tested(before: &Learned, after: &Learned) -> Vec<Tested> {
    let of = |market: Option<Market>| {
        let posts = || after.crossed.iter().filter(|post| market.is_none_or(|market| post.about.market == market));
        let judged: Vec<Closed<'_>> = posts()
            .map(|post| Closed {
                cell: "",
                series: post.creator.as_str(),
                forecasts: [
                    Some(scale(before.forecast(&post.case, post.about).p50)),
                    Some(scale(post.middle)),
                    None,
                    None,
                ],
                actual: scale(post.actual as f64),
            })
            .collect();
        let [added, ..] = ladder(&judged).remove("").unwrap_or_default();
        let added = added.filter(|added| !added.is_too_early())?;
        let [before, after] = usual_misses(&judged);
        let sure = added.high < 1.0 || added.low > 1.0;
        let (posts, creators) = (added.n as u32, added.series as u32);
        Some(Tested { market, posts, creators, before, after, sure })
    };
    [None, Some(Market::Ru), Some(Market::Us)].into_iter().filter_map(of).collect()
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
