//! How often each reason was borne out, and who was accepted and fell short.

use super::posts::Item;
use super::{LEAST, share, views};
use crate::view::scoreboard::{ReasonLineView, RegretView, RegrettedView};
use std::collections::HashMap;
use sverka_core::expert_skill::regret::{Accepted, Given, Regretted, ledger, regretted};
use sverka_core::model::Verdict;

/// Regretted creators that are listed.
const LISTED: usize = 5;

/// The ledger over posts the model had a forecast of.
pub(super) fn view(items: &[Item]) -> RegretView {
    let inside = || items.iter().enumerate().filter(|(_, item)| item.is_inside());
    let given = inside().flat_map(|(post, item)| {
        item.verdicts.iter().flat_map(move |judged| {
            judged.reasons.iter().map(move |code| Given {
                code: code.as_str(),
                verdict: judged.verdict,
                creator: item.creator.as_str(),
                post,
                beyond: item.actual - item.model.middle,
            })
        })
    });
    // Of fewer posts not even the reason is named: it would tell what somebody said of a single creator.
    let mut reasons: Vec<ReasonLineView> = ledger(given)
        .into_iter()
        .filter(|(_, line)| line.posts as u32 >= LEAST)
        .map(|(code, line)| ReasonLineView {
            code: code.to_owned(),
            verdict: line.verdict,
            posts: line.posts as u32,
            creators: line.creators as u32,
            // So few that a hit would tell what somebody said of a single creator.
            right: (line.posts as u32 >= LEAST).then(|| share(line.right, line.posts)),
        })
        .collect();
    reasons.sort_by(|one, other| (one.verdict, other.posts, &one.code).cmp(&(other.verdict, one.posts, &other.code)));
    let accepted =
        || inside().map(|(_, item)| item).filter(|item| item.verdicts.iter().any(|it| it.verdict == Verdict::Accept));
    RegretView {
        reached: share(inside().filter(|(_, item)| item.actual >= item.model.middle).count(), inside().count()),
        fell: share(accepted().filter(|item| item.actual < item.model.low).count(), accepted().count()),
        regretted: listed(accepted().filter(|item| item.open)),
        reasons,
    }
}

/// The worst of those whose forecasts this person may see.
fn listed<'a>(accepted: impl Iterator<Item = &'a Item> + Clone) -> Vec<RegrettedView> {
    let posts = accepted.clone().map(|item| Accepted {
        creator: item.creator.as_str(),
        above_low: item.actual - item.model.low,
        beyond: item.actual - item.model.middle,
    });
    let found = regretted(posts);
    let mut worst: HashMap<&str, &Item> = HashMap::new();
    for item in accepted.filter(|item| item.actual < item.model.low) {
        let of = worst.entry(item.creator.as_str()).or_insert(item);
        if item.actual - item.model.middle < of.actual - of.model.middle {
            *of = item;
        }
    }
    let view = |one: &Regretted<'_>| {
        let item = worst.get(one.creator)?;
        Some(RegrettedView {
            name: item.name.clone(),
            market: item.market,
            posts: one.posts as u32,
            below: one.below as u32,
            actual: views(item.actual),
            low: views(item.model.low),
            model: views(item.model.middle),
        })
    };
    found.iter().take(LISTED).filter_map(view).collect()
}
