//! What each step of the forecast was worth, from the average to model and people together.

use super::posts::{Item, ModelSaid};
use super::weights::Learned;
use super::{is_of_one, log, share};
use crate::view::scoreboard::{StepView, StepsView};
use sverka_core::expert_skill::ladder::{Added, Closed, ladder};
use sverka_core::ids::PrincipalId;
use sverka_core::model::Market;

/// The steps in one market, or in all. A model that refused to forecast is not judged by what it would have said, and
/// people are not set beside it: those posts count for both together alone.
pub(super) fn steps(items: &[Item], weights: &Learned<'_>, market: Option<Market>, me: &PrincipalId) -> StepsView {
    let of = || items.iter().filter(move |item| market.is_none_or(|market| item.market == market));
    let inside = || of().filter(|item| item.is_inside());
    // A post counts once for the model, and once for each person who spoke of it for people.
    let posts: Vec<Closed<'_>> = inside().map(|item| closed(item, &item.model, None, None)).collect();
    let numbers: Vec<Closed<'_>> = of()
        .flat_map(|item| {
            let number = |(author, said): (_, &super::posts::Said)| {
                let person = log(said.p50 as f64);
                let model = &said.model;
                let together = model.middle + weights.judging(item, author, model.regime) * (person - model.middle);
                closed(item, model, Some(person), Some(together))
            };
            item.last().into_iter().map(number).collect::<Vec<_>>()
        })
        .collect();
    let [model, ..] = ladder(&posts).remove("").unwrap_or_default();
    // People are judged inside the model's experience alone, both together everywhere.
    let is_of_one = |inside: bool| {
        let said = of().flat_map(|item| item.last()).filter(|(_, said)| !inside || said.model.is_inside());
        is_of_one(said.map(|(author, _)| author.as_str()), me)
    };
    let one_person = is_of_one(true) || is_of_one(false);
    let [_, people, together] = ladder(&numbers).remove("").filter(|_| !one_person).unwrap_or_default();
    let covered = share(inside().filter(|item| item.model.covers(item.actual)).count(), inside().count());
    StepsView {
        market,
        model: model.map(step),
        people: people.map(step),
        together: together.map(step),
        one_person,
        covered,
    }
}

fn closed<'a>(item: &'a Item, model: &ModelSaid, person: Option<f64>, together: Option<f64>) -> Closed<'a> {
    Closed {
        cell: "",
        series: item.creator.as_str(),
        forecasts: [Some(model.naive), model.is_inside().then_some(model.middle), person, together],
        actual: item.actual,
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
