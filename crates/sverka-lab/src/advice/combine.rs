//! What is learnt of the model and of the people, and the forecast made of both.

use super::figures::Errors;
use super::rounds::{Phase, Round, Rounds};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use sverka_core::pooling::experience::{Experience, Regime, Standing, cells};
use sverka_core::pooling::weights::{Adjustment, Weight, Weights};

/// People are dealt into so many parts; the record of the model for one part is learnt from the others.
const PARTS: usize = 5;
/// The rounds of one table are one group: what parts them (a condition of an experiment) is not to be used.
const GROUP: &str = "all";
const REGIMES: [Regime; 3] = [Regime::Inside, Regime::Outside, Regime::Unseen];
const UNKNOWN: Standing = Standing { regime: Regime::Unseen, correction: 0.0 };

/// Whether what closed results say of the model's misses is added to its forecast before people change it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Forecast {
    Corrected,
    AsItWas,
}

/// Where the record of the model comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Source {
    /// The rounds of the training table.
    Train,
    /// The practice rounds of the table itself.
    Practice,
    /// There is none.
    None,
}

/// Everything learnt.
#[derive(Debug)]
pub(super) struct Lesson {
    names: Vec<String>,
    source: Source,
    experience: Option<Experience>,
    corrected: Shares,
    as_it_was: Shares,
}

/// Weights of the group, and of each person of the test table.
#[derive(Debug)]
struct Shares {
    group: BTreeMap<Regime, Weight>,
    people: BTreeMap<(String, Regime), f64>,
}

impl Lesson {
    /// Learns the group's behaviour from all rounds of `train`, and the model's and the people's records from practice
    /// rounds of `test`.
    pub(super) fn learn(train: &Rounds, test: &Rounds) -> Self {
        let all: Vec<usize> = (0..train.rounds.len()).collect();
        let practice: Vec<usize> = test.of(Phase::Practice).collect();
        let train_standings = unseen_standings(train, &all, &train.names());
        let (names, source, experience, standings) = record(train, test, &practice);
        let shares = |forecast| Shares::learn(train, &train_standings, test, &practice, &standings, forecast);
        let (corrected, as_it_was) = (shares(Forecast::Corrected), shares(Forecast::AsItWas));
        Self { names, source, experience, corrected, as_it_was }
    }

    /// Errors of every final round.
    pub(super) fn finals(&self, test: &Rounds) -> Vec<Errors> {
        let places: Vec<usize> = test.of(Phase::Final).collect();
        let features = test.features_of(&self.names, &places);
        let of = |(row, at): (usize, &usize)| {
            let round = &test.rounds[*at];
            let standing = self.experience.as_ref().map_or(UNKNOWN, |known| known.at(&cells(&features, row)));
            let error = |forecast: f64| (round.actual - forecast).abs();
            Errors {
                person: round.person.clone(),
                in_range: standing.regime == Regime::Inside,
                ai: error(round.ai),
                human: error(round.human),
                half: error(f64::midpoint(round.ai, round.human)),
                combined: error(self.corrected.forecast(round, standing, Forecast::Corrected)),
                weights_only: error(self.as_it_was.forecast(round, standing, Forecast::AsItWas)),
                corrected_ai: error(round.ai + standing.correction),
            }
        };
        places.iter().enumerate().map(of).collect()
    }

    /// What the regimes rest on.
    pub(super) fn regime(&self, test: &Rounds) -> Value {
        let regions = self.experience.as_ref().map(Experience::regions);
        let places: Vec<usize> = test.of(Phase::Final).collect();
        let features = test.features_of(&self.names, &places);
        let is = |row: usize| self.experience.as_ref().map_or(UNKNOWN, |known| known.at(&cells(&features, row))).regime;
        let count = |regime: Regime| (0..places.len()).filter(|row| is(*row) == regime).count();
        json!({
            "learnt_from": match self.source {
                Source::Train => "the rounds of the training table",
                Source::Practice => "the practice rounds of the test table",
                Source::None => "nothing: there are no features, or too few rounds",
            },
            "features": self.names,
            "regions": regions.map(|(all, _)| all),
            "regions_outside": regions.map(|(_, outside)| outside),
            "chance_miss": self.experience.as_ref().map(Experience::noise),
            "inside": count(Regime::Inside),
            "outside": count(Regime::Outside),
            "unseen": count(Regime::Unseen),
        })
    }

    /// Weights of the group.
    pub(super) fn weights(&self) -> Value {
        let shown = |shares: &Shares| {
            let entry = |regime: &Regime| (format!("{regime:?}").to_lowercase(), json!(shares.group[regime].value));
            REGIMES.iter().map(entry).collect::<serde_json::Map<_, _>>()
        };
        json!({ "person_against_corrected_ai": shown(&self.corrected), "person_against_ai": shown(&self.as_it_was) })
    }
}

/// The record of the model that stands for `test`, and where it puts each practice round when it has not seen its person.
fn record(
    train: &Rounds,
    test: &Rounds,
    practice: &[usize],
) -> (Vec<String>, Source, Option<Experience>, Vec<Standing>) {
    let own = test.names();
    let of_practice = learn(test, practice, &own);
    let own_standings = unseen_standings(test, practice, &own);
    // The training table's record can stand for another table only when it has seen the same features.
    let shared = !own.is_empty() && own.iter().all(|name| train.names().contains(name));
    let all: Vec<usize> = (0..train.rounds.len()).collect();
    let of_train = if shared { learn(train, &all, &own) } else { None };
    let Some(of_train) = of_train else {
        let source = if of_practice.is_some() { Source::Practice } else { Source::None };
        return (own, source, of_practice, own_standings);
    };
    let features = test.features_of(&own, practice);
    let train_standings: Vec<Standing> = (0..practice.len()).map(|row| of_train.at(&cells(&features, row))).collect();
    // The same names may mean another task; practice rounds tell which record is right about this one.
    let left = |standings: &[Standing]| -> f64 {
        practice.iter().zip(standings).map(|(at, standing)| (test.miss(*at) - standing.correction).abs()).sum()
    };
    if of_practice.is_some() && left(&own_standings) < left(&train_standings) {
        (own, Source::Practice, of_practice, own_standings)
    } else {
        (own, Source::Train, Some(of_train), train_standings)
    }
}

fn learn(rounds: &Rounds, rows: &[usize], names: &[String]) -> Option<Experience> {
    if names.is_empty() {
        return None;
    }
    let misses: Vec<f64> = rows.iter().map(|at| rounds.miss(*at)).collect();
    Experience::learn(&rounds.features_of(names, rows), &misses).ok()
}

/// Where each of the rows stands by a record that has not seen its person.
fn unseen_standings(rounds: &Rounds, rows: &[usize], names: &[String]) -> Vec<Standing> {
    let people = rounds.people();
    // With few people, rows are dealt instead.
    let part = |row: usize| {
        let person = people.get(rounds.rounds[rows[row]].person.as_str()).copied().unwrap_or(0);
        if people.len() >= PARTS { person % PARTS } else { row % PARTS }
    };
    let features = rounds.features_of(names, rows);
    let mut standings = vec![UNKNOWN; rows.len()];
    for held in 0..PARTS {
        let seen: Vec<usize> = (0..rows.len()).filter(|row| part(*row) != held).map(|row| rows[row]).collect();
        let Some(record) = learn(rounds, &seen, names) else { continue };
        for row in (0..rows.len()).filter(|row| part(*row) == held) {
            standings[row] = record.at(&cells(&features, row));
        }
    }
    standings
}

impl Shares {
    fn learn(
        train: &Rounds,
        train_standings: &[Standing],
        test: &Rounds,
        practice: &[usize],
        standings: &[Standing],
        forecast: Forecast,
    ) -> Self {
        let changes = |phase: Option<Phase>| {
            let rows =
                (0..train.rounds.len()).filter(move |at| phase.is_none_or(|phase| train.rounds[*at].phase == phase));
            rows.flat_map(|at| adjustments(&train.rounds[at], train_standings[at], forecast)).collect::<Vec<_>>()
        };
        let has_final = train.of(Phase::Final).next().is_some();
        let has_practice = train.of(Phase::Practice).next().is_some();
        // People learn while they practise, so that the group's weight is that of the phase it is used in.
        let later = Weights::learn(changes(has_final.then_some(Phase::Final)));
        let earlier = Weights::learn(changes(has_practice.then_some(Phase::Practice)));
        let group: BTreeMap<Regime, Weight> =
            REGIMES.into_iter().map(|regime| (regime, later.of_group(GROUP, regime))).collect();
        let mut people = BTreeMap::new();
        let mut records: BTreeMap<&str, Vec<Adjustment<'_>>> = BTreeMap::new();
        for (at, standing) in practice.iter().zip(standings) {
            let round = &test.rounds[*at];
            records.entry(&round.person).or_default().extend(adjustments(round, *standing, forecast));
        }
        for (person, record) in records {
            for regime in REGIMES {
                let own = earlier.with_record(GROUP, regime, record.iter().copied());
                // How far this person was from the group in practice.
                let apart = own.value - earlier.of_group(GROUP, regime).value;
                let value = (group[&regime].value + apart).clamp(0.0, sverka_core::pooling::weights::MOST);
                people.insert((person.to_owned(), regime), value);
            }
        }
        Self { group, people }
    }

    fn forecast(&self, round: &Round, standing: Standing, forecast: Forecast) -> f64 {
        let base = base(round, standing, forecast);
        let key = (round.person.clone(), standing.regime);
        let weight = self.people.get(&key).copied().unwrap_or(self.group[&standing.regime].value);
        base + weight * (round.human - base)
    }
}

fn base(round: &Round, standing: Standing, forecast: Forecast) -> f64 {
    round.ai + if forecast == Forecast::Corrected { standing.correction } else { 0.0 }
}

/// What a closed round says of the person, for the regime it is in. One outside also tells what a person is worth where
/// nobody has seen anything: against a model that is wrong and has not been corrected yet.
fn adjustments(round: &Round, standing: Standing, forecast: Forecast) -> impl Iterator<Item = Adjustment<'_>> {
    let of = move |regime: Regime, base: f64| Adjustment {
        expert: &round.person,
        group: GROUP,
        regime,
        moved: round.human - base,
        needed: round.actual - base,
    };
    let unseen = (standing.regime != Regime::Inside).then(|| of(Regime::Unseen, round.ai));
    let seen = (standing.regime != Regime::Unseen).then(|| of(standing.regime, base(round, standing, forecast)));
    seen.into_iter().chain(unseen)
}
