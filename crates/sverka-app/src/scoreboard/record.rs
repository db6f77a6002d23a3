//! The own record, and how strongly the model pulled everybody.

use super::posts::{Item, Said};
use super::{is_of_one, log, share, views};
use crate::view::scoreboard::{AnchoringView, CaseView, ClosedView, WeightInterval};
use std::collections::BTreeMap;
use sverka_core::expert_skill::anchoring::{Revised, weight_of_advice};
use sverka_core::ids::PrincipalId;

/// A number nearer to the model's than this is small.
const SMALL: f64 = 0.1;
/// Posts of the own record that are listed.
const LISTED: usize = 50;

/// Posts this person spoke of that the model had a forecast of, with what they said last.
fn spoken<'a>(items: &'a [Item], me: &PrincipalId) -> Vec<(&'a Item, &'a Said)> {
    let own = items.iter().filter_map(|item| Some((item, item.last().remove(me)?)));
    own.filter(|(_, said)| said.model.is_inside()).collect()
}

/// How often the own number was nearer than the model's: in all, by direction, by time, and by cause.
pub(super) fn record(items: &[Item], me: &PrincipalId) -> Vec<CaseView> {
    let mut cases: BTreeMap<(u8, String), (usize, usize)> = BTreeMap::new();
    for (item, said) in spoken(items, me) {
        let own = log(said.p50 as f64);
        let nearer = usize::from((own - item.actual).abs() < (said.model.middle - item.actual).abs());
        let moved = own - said.model.middle;
        let way = if moved.abs() < log_ratio(SMALL) {
            "small"
        } else if moved > 0.0 {
            "up"
        } else {
            "down"
        };
        let sealed = if said.sealed { "sealed" } else { "after" };
        let cause = said.cause.and_then(|cause| serde_json::to_value(cause).ok());
        let cause = cause.as_ref().and_then(|code| code.as_str()).map(|code| (2, code.to_owned()));
        let all = [Some((0, "all".to_owned())), Some((1, way.to_owned())), Some((1, sealed.to_owned())), cause];
        for key in all.into_iter().flatten() {
            let (hits, of) = cases.entry(key).or_default();
            *hits += nearer;
            *of += 1;
        }
    }
    cases.into_iter().map(|((_, what), (hits, of))| CaseView { what, nearer: share(hits, of) }).collect()
}

/// How far a share of a number is on the scale of errors.
fn log_ratio(share: f64) -> f64 {
    (1.0 + share).log10()
}

/// Posts of the own record whose forecasts this person may see, the latest first.
pub(super) fn closed(items: &[Item], me: &PrincipalId) -> Vec<ClosedView> {
    let view = |(item, said): (&Item, &Said)| ClosedView {
        name: item.name.clone(),
        market: item.market,
        kind: item.kind,
        actual: views(item.actual),
        model: views(said.model.middle),
        own: said.p50,
        sealed: said.sealed,
    };
    let seen = spoken(items, me).into_iter().filter(|(item, _)| item.open);
    seen.rev().take(LISTED).map(view).collect()
}

/// Of everybody who said a number before the model's and another one after.
pub(super) fn anchoring(items: &[Item], me: &PrincipalId) -> Option<AnchoringView> {
    let (mut revised, mut authors) = (Vec::new(), Vec::new());
    for item in items {
        for after in item.said.iter().filter(|said| !said.sealed) {
            let before = item.said.iter().find(|said| said.sealed && said.author == after.author);
            if let (Some(before), Some(seen)) = (before, after.seen) {
                let of = |views: u64| log(views as f64);
                if before.p50 != seen {
                    authors.push(after.author.as_str());
                }
                revised.push(Revised { first: of(before.p50), model: of(seen), last: of(after.p50) });
            }
        }
    }
    let meter = weight_of_advice(&revised)?;
    let one_person = is_of_one(authors.into_iter(), me);
    let told = !one_person && !meter.is_too_early();
    Some(AnchoringView {
        weight: told.then_some(WeightInterval { value: meter.value, low: meter.low, high: meter.high }),
        of: meter.n as u32,
        one_person,
    })
}
