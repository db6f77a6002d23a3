//! Who was right, by the results of all campaigns on this laptop. What the model forecast is taken from the model as it was
//! before any result: from the posts of the shortlist alone. A post published before its creator's record was collected
//! takes no part, because that model may have seen it.

use crate::app::{App, lock};
use crate::desk::Desk;
use crate::dossier::Sight;
use crate::error::UiError;
use crate::forecast::ClosedForecast;
use crate::model_card::interval;
use crate::session::Session;
use crate::view::model_card::Agreement;
use crate::view::scoreboard::{AnchoringView, CaseView, ClosedView, ScoreboardView, ShareView, StepView, StepsView};
use std::collections::{BTreeMap, HashMap};
use sverka_core::expert_skill::anchoring::{Revised, weight_of_advice};
use sverka_core::expert_skill::ladder::{Added, Closed, ladder};
use sverka_core::fold::StandingForecast;
use sverka_core::ids::{CreatorId, PrincipalId};
use sverka_core::model::forecast::{Cause, Outcome};
use sverka_core::model::{Market, PostKind};
use sverka_core::outcomes::KeptResults;
use sverka_core::pooling::weights::START;

/// A number nearer to the model's than this is small.
const SMALL: f64 = 0.1;
/// A share of fewer is too early.
const LEAST: u32 = 20;
/// Posts of the own record that are listed.
const LISTED: usize = 50;

/// One closed post on the scale of errors: common logarithms of views.
struct Item {
    market: Market,
    kind: PostKind,
    creator: CreatorId,
    name: String,
    actual: u64,
    naive: f64,
    model: f64,
    inside: bool,
    /// True when this person has seen the AI's view of the creator: only then a single forecast of it may be shown.
    open: bool,
    said: Vec<Said>,
}

/// A number somebody said about it.
struct Said {
    author: PrincipalId,
    p50: u64,
    sealed: bool,
    cause: Option<Cause>,
    /// The model's, when it was before their eyes.
    seen: Option<u64>,
}

impl App {
    /// What model and people were worth in closed campaigns.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn scoreboard(&self) -> Result<ScoreboardView, UiError> {
        let session = self.session()?;
        let me = session.me()?;
        let (mut items, mut campaigns, mut learning) = (Vec::new(), 0, false);
        for row in session.store.streams()? {
            let Some(campaign) = row.id.campaign() else { continue };
            let kept = session.outcomes(&row.id)?;
            if kept.iter().all(|step| step.withdrawn) {
                continue;
            }
            campaigns += 1;
            let desk = session.desk_of(&campaign)?;
            match session.closed_posts(&lock(&desk), &kept)? {
                Some(of) => items.extend(of),
                None => learning = true,
            }
        }
        Ok(ScoreboardView {
            learning,
            campaigns,
            posts: items.len() as u32,
            steps: [None, Some(Market::Ru), Some(Market::Us)].into_iter().map(|market| steps(&items, market)).collect(),
            own: record(&items, &me),
            closed: closed(&items, &me),
            anchoring: anchoring(&items),
        })
    }
}

impl Session {
    /// Closed posts of a campaign that were within the model's experience; nothing while the model is being learnt.
    fn closed_posts(&self, desk: &Desk, kept: &[KeptResults]) -> Result<Option<Vec<Item>>, UiError> {
        let Some(closed) = self.closed_forecasts(desk, kept)? else { return Ok(None) };
        let me = self.me()?;
        let mut spoken: HashMap<CreatorId, (bool, Vec<StandingForecast>)> = HashMap::new();
        let mut items = Vec::new();
        for ClosedForecast { about, creator, actual, forecast } in closed {
            let Some(row) = desk.place(&creator).and_then(|place| desk.row(place)) else { continue };
            if forecast.outside.is_some() {
                continue;
            }
            if !spoken.contains_key(&creator) {
                let (dossier, _) = self.fold(desk, &creator)?;
                let open = self.sight(desk, &creator, dossier.opinions.get(&me))? == Sight::Open;
                spoken.insert(creator.clone(), (open, dossier.forecasts));
            }
            let (open, forecasts) = &spoken[&creator];
            let is_about = |said: &&StandingForecast| {
                let it = &said.forecast;
                (it.kind, it.market, it.outcome) == (about.kind, about.market, Outcome::Views)
            };
            let said = |said: &StandingForecast| Said {
                author: said.author.clone(),
                p50: said.forecast.p50,
                sealed: said.sealed,
                cause: said.forecast.cause,
                seen: said.forecast.seen.as_ref().map(|seen| seen.p50),
            };
            items.push(Item {
                market: about.market,
                kind: about.kind,
                name: row.name,
                actual,
                naive: log(forecast.base_rate),
                model: log(forecast.p50),
                inside: (forecast.p10..=forecast.p90).contains(&(actual as f64)),
                open: *open,
                said: forecasts.iter().filter(is_about).map(said).collect(),
                creator,
            });
        }
        Ok(Some(items))
    }
}

/// Views on the scale of errors.
fn log(views: f64) -> f64 {
    (1.0 + views).log10()
}

/// The last number of each person: what counted.
fn last(item: &Item) -> BTreeMap<&PrincipalId, &Said> {
    item.said.iter().map(|said| (&said.author, said)).collect()
}

fn steps(items: &[Item], market: Option<Market>) -> StepsView {
    let of = || items.iter().filter(|item| market.is_none_or(|market| item.market == market));
    // A post counts once for the model, and once for each person who spoke of it for people.
    let posts: Vec<Closed<'_>> = of().map(|item| closed_item(item, None)).collect();
    let numbers: Vec<Closed<'_>> = of()
        .flat_map(|item| {
            last(item).into_values().map(|said| closed_item(item, Some(log(said.p50 as f64)))).collect::<Vec<_>>()
        })
        .collect();
    let [model, ..] = ladder(&posts).remove("").unwrap_or_default();
    let [_, people, together] = ladder(&numbers).remove("").unwrap_or_default();
    let covered = share(of().filter(|item| item.inside).count(), of().count());
    StepsView { market, model: model.map(step), people: people.map(step), together: together.map(step), covered }
}

/// An item with its forecasts. Model and person are taken half and half until there is a record to weigh them by (Blattberg &
/// Hoch 1990).
fn closed_item(item: &Item, person: Option<f64>) -> Closed<'_> {
    let together = person.map(|person| item.model + START * (person - item.model));
    Closed {
        cell: "",
        series: item.creator.as_str(),
        forecasts: [Some(item.naive), Some(item.model), person, together],
        actual: log(item.actual as f64),
    }
}

fn step(added: Added) -> StepView {
    StepView {
        ratio: added.ratio,
        low: added.low,
        high: added.high,
        posts: added.n as u32,
        creators: added.series as u32,
        too_early: added.is_too_early(),
    }
}

fn share(hits: usize, of: usize) -> ShareView {
    let (hits, of) = (hits as u32, of as u32);
    if of == 0 {
        return ShareView { of, hits, low: 0, high: 100, too_early: true };
    }
    let Agreement { low, high, .. } = interval(hits, of);
    ShareView { of, hits, low, high, too_early: of < LEAST }
}

/// Posts this person spoke of, with what they said last.
fn spoken<'a>(items: &'a [Item], me: &PrincipalId) -> Vec<(&'a Item, &'a Said)> {
    items.iter().filter_map(|item| Some((item, last(item).remove(me)?))).collect()
}

fn record(items: &[Item], me: &PrincipalId) -> Vec<CaseView> {
    let mut cases: BTreeMap<(u8, String), (usize, usize)> = BTreeMap::new();
    for (item, said) in spoken(items, me) {
        let own = log(said.p50 as f64);
        let actual = log(item.actual as f64);
        let nearer = usize::from((own - actual).abs() < (item.model - actual).abs());
        let moved = own - item.model;
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

fn closed(items: &[Item], me: &PrincipalId) -> Vec<ClosedView> {
    let view = |(item, said): (&Item, &Said)| ClosedView {
        name: item.name.clone(),
        market: item.market,
        kind: item.kind,
        actual: item.actual,
        model: (10f64.powf(item.model) - 1.0).round().max(0.0) as u64,
        own: said.p50,
        sealed: said.sealed,
    };
    let seen = spoken(items, me).into_iter().filter(|(item, _)| item.open);
    seen.rev().take(LISTED).map(view).collect()
}

/// Of everybody who said a number before the model's and another one after.
fn anchoring(items: &[Item]) -> Option<AnchoringView> {
    let mut revised = Vec::new();
    for item in items {
        for after in item.said.iter().filter(|said| !said.sealed) {
            let before = item.said.iter().find(|said| said.sealed && said.author == after.author);
            if let (Some(before), Some(seen)) = (before, after.seen) {
                let of = |views: u64| log(views as f64);
                revised.push(Revised { first: of(before.p50), model: of(seen), last: of(after.p50) });
            }
        }
    }
    let meter = weight_of_advice(&revised)?;
    Some(AnchoringView {
        weight: meter.value,
        low: meter.low,
        high: meter.high,
        of: meter.n as u32,
        too_early: meter.is_too_early(),
    })
}
