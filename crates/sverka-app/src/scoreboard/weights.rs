//! How far to go from the model to people, learnt from closed posts by market, and by whether the model knew such posts.

use super::posts::Item;
use super::{LEAST, is_of_one, log};
use crate::view::scoreboard::{OwnWeightView, WeightInterval, WeightView};
use std::collections::{BTreeMap, BTreeSet};
use sverka_core::expert_skill::ladder::LEAST_SERIES;
use sverka_core::ids::PrincipalId;
use sverka_core::model::Market;
use sverka_core::model::forecast::Cause;
use sverka_core::pooling::experience::Regime;
use sverka_core::pooling::group_interval::group_interval;
use sverka_core::pooling::weights::{Adjustment, MOST, Weight, Weights};

/// Creators are left out one at a time; when there are more, in so many groups.
const GROUPS: usize = 50;
/// 97.5th per cent of the normal distribution.
const NORMAL: f64 = 1.96;

/// What closed posts teach about the worth of changes to the model's number.
pub(super) struct Learned<'a> {
    /// With the creator each is about.
    changes: Vec<(&'a str, Adjustment<'a>)>,
    all: Weights,
    /// By creator, of the posts of other creators alone.
    without: BTreeMap<&'a str, usize>,
    folds: Vec<Weights>,
}

impl<'a> Learned<'a> {
    /// Learns from the last number of each person about each post. A number that rests on a feeling teaches nothing.
    pub(super) fn of(items: &'a [Item]) -> Self {
        let mut changes = Vec::new();
        for item in items {
            for (author, said) in item.last() {
                let (moved, needed) = (log(said.p50 as f64) - said.model.middle, item.actual - said.model.middle);
                if said.cause != Some(Cause::Feeling) && moved != 0.0 {
                    let (expert, group) = (author.as_str(), group(item.market));
                    let change = Adjustment { expert, group, regime: said.model.regime, moved, needed };
                    changes.push((item.creator.as_str(), change));
                }
            }
        }
        let creators: BTreeSet<&str> = changes.iter().map(|(creator, _)| *creator).collect();
        let without: BTreeMap<&str, usize> =
            creators.into_iter().enumerate().map(|(at, creator)| (creator, at % GROUPS)).collect();
        let others = |fold: usize| {
            Weights::learn(changes.iter().filter(|(of, _)| without[of] != fold).map(|(_, change)| *change))
        };
        let folds = (0..without.len().min(GROUPS)).map(others).collect();
        let all = Weights::learn(changes.iter().map(|(_, change)| *change));
        Self { changes, all, without, folds }
    }

    /// The weight a person's number about a post is judged with: nothing of its creator taught it.
    pub(super) fn judging(&self, item: &Item, author: &PrincipalId, regime: Regime) -> f64 {
        let of = self.without.get(item.creator.as_str()).and_then(|fold| self.folds.get(*fold)).unwrap_or(&self.all);
        of.of(author.as_str(), group(item.market), regime).value
    }

    /// The weight of each market and regime, with the own one beside it.
    pub(super) fn view(&self, me: &PrincipalId) -> Vec<WeightView> {
        let cells = [Market::Ru, Market::Us].map(|market| [(market, Regime::Inside), (market, Regime::Outside)]);
        cells.into_iter().flatten().map(|(market, regime)| self.cell(market, regime, me)).collect()
    }

    fn cell(&self, market: Market, regime: Regime, me: &PrincipalId) -> WeightView {
        let name = group(market);
        let of = || self.changes.iter().filter(|(_, change)| change.group == name && change.regime == regime);
        let creators: BTreeSet<&str> = of().map(|(creator, _)| *creator).collect();
        let (posts, creators) = (of().count() as u32, creators.len() as u32);
        let one_person = is_of_one(of().map(|(_, change)| change.expert), me);
        let known = !one_person && posts >= LEAST && creators as usize >= LEAST_SERIES;
        let interval = if known { group_interval(&self.changes, name, regime) } else { None };
        let weight = self.all.of_group(name, regime).value;
        let own = self.all.of(me.as_str(), name, regime);
        WeightView {
            market,
            outside: regime != Regime::Inside,
            posts,
            creators,
            one_person,
            // The weight is drawn to the other market's, its interval is not.
            weight: interval.map(|(low, high)| WeightInterval {
                value: weight,
                low: low.min(weight),
                high: high.max(weight),
            }),
            own: (own.n > 0).then(|| own_view(own)),
        }
    }
}

fn own_view(own: Weight) -> OwnWeightView {
    let (posts, reach) = (own.n as u32, NORMAL * own.sd);
    let [low, value, high] = [own.value - reach, own.value, own.value + reach].map(|weight| weight.clamp(0.0, MOST));
    OwnWeightView { posts, weight: (posts >= LEAST).then_some(WeightInterval { value, low, high }) }
}

fn group(market: Market) -> &'static str {
    match market {
        Market::Ru => "RU",
        Market::Us => "US",
    }
}
