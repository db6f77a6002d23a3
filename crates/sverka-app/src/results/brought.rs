//! Sums over posts, by creator and by market, beside the plan.

use crate::desk::Desk;
use crate::dossier::author;
use crate::error::UiError;
use crate::session::Session;
use crate::view::results::{Brought, CreatorBrought, MarketBrought, ResultsStep, ResultsView};
use std::collections::{BTreeMap, HashSet};
use sverka_core::ids::CreatorId;
use sverka_core::model::Market;
use sverka_core::model::outcome::{PostResult, Spend};
use sverka_core::outcomes;

pub(super) fn view(session: &Session, desk: &Desk) -> Result<ResultsView, UiError> {
    let kept = session.outcomes(&desk.stream)?;
    let results = outcomes::in_force(&kept);
    let me = session.me()?;
    let people = session.store.people(&desk.stream)?;
    let steps = kept.iter().rev().map(|step| ResultsStep {
        import: step.import.clone(),
        file: step.file.clone(),
        who: author(&people, &step.author),
        own: step.author == me,
        at: step.hlc.time().to_rfc3339(),
        results: step.results.len() as u32,
        withdrawn: step.withdrawn,
    });
    Ok(ResultsView { markets: markets(desk, &results), creators: creators(desk, &results), steps: steps.collect() })
}

fn markets(desk: &Desk, results: &[&PostResult]) -> Vec<MarketBrought> {
    let mut targets = desk.campaign.targets.clone();
    targets.sort_by_key(|target| target.market);
    let market = |target: sverka_core::model::MarketTarget| {
        let of = || results.iter().copied().filter(|result| result.market == target.market);
        let creators = of().map(|result| &result.creator).collect::<HashSet<_>>().len() as u32;
        MarketBrought { creators, brought: sum(of()), target: target.clone() }
    };
    targets.into_iter().map(market).collect()
}

fn creators(desk: &Desk, results: &[&PostResult]) -> Vec<CreatorBrought> {
    let mut by: BTreeMap<(&CreatorId, Market), Vec<&PostResult>> = BTreeMap::new();
    for result in results {
        by.entry((&result.creator, result.market)).or_default().push(result);
    }
    let planned = |market: Market| desk.campaign.targets.iter().find(|it| it.market == market)?.min_reach;
    let mut creators: Vec<CreatorBrought> = by
        .into_iter()
        .map(|((id, market), posts)| CreatorBrought {
            id: id.to_string(),
            name: desk.place(id).and_then(|place| desk.row(place)).map_or_else(|| id.to_string(), |row| row.name),
            market,
            brought: sum(posts.into_iter()),
            planned_reach: planned(market),
        })
        .collect();
    let most = |it: &CreatorBrought| it.brought.funnel.reach.or(it.brought.funnel.views);
    creators.sort_by(|a, b| most(b).cmp(&most(a)).then_with(|| a.name.cmp(&b.name)));
    creators
}

fn sum<'a>(results: impl Iterator<Item = &'a PostResult>) -> Brought {
    let mut brought = Brought::default();
    let mut spend: BTreeMap<&str, u64> = BTreeMap::new();
    for result in results {
        brought.posts += 1;
        let add = |to: &mut Option<u64>, more: Option<u64>| {
            if let Some(more) = more {
                *to = Some(to.unwrap_or_default().saturating_add(more));
            }
        };
        let (to, from) = (&mut brought.funnel, &result.funnel);
        add(&mut to.reach, from.reach);
        add(&mut to.views, from.views);
        add(&mut to.engagements, from.engagements);
        add(&mut to.clicks, from.clicks);
        add(&mut to.conversions, from.conversions);
        if let Some(paid) = &result.spend {
            let sum = spend.entry(&paid.currency).or_default();
            *sum = sum.saturating_add(paid.minor);
        }
    }
    brought.spend = spend.into_iter().map(|(currency, minor)| Spend { minor, currency: currency.to_owned() }).collect();
    brought
}
