//! Skills and the ladder on people whose worth is known.

use super::ladder::{Closed, ladder};
use super::paired::{Paired, skills};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

fn normal(random: &mut ChaCha8Rng) -> f64 {
    // A sum of twelve uniform numbers is near enough for a replay.
    (0..12).map(|_| (random.next_u64() >> 11) as f64 / (1_u64 << 53) as f64).sum::<f64>() - 6.0
}

/// Differences of people whose skills spread by 0.1 around 0, on shared items, some of them easy for all.
fn records(run: u64, people: usize, items: usize) -> (Vec<f64>, Vec<(String, String, f64)>) {
    let mut random = ChaCha8Rng::seed_from_u64(run);
    let truth: Vec<f64> = (0..people).map(|_| 0.1 * normal(&mut random)).collect();
    let easy: Vec<f64> = (0..items * 2).map(|_| 0.3 * normal(&mut random)).collect();
    let mut rows = Vec::new();
    for (person, skill) in truth.iter().enumerate() {
        for at in 0..items {
            // Half of the items are everybody's, the rest belong to every second person.
            let item = if at % 2 == 0 { at } else { at + items * (person % 2) };
            rows.push((format!("p{person:02}"), format!("i{item}"), skill + easy[item] + 0.3 * normal(&mut random)));
        }
    }
    (truth, rows)
}

fn paired(rows: &[(String, String, f64)]) -> Vec<Paired<'_>> {
    rows.iter().map(|(expert, item, gain)| Paired { expert, item, model: *gain, person: 0.0 }).collect()
}

#[test]
fn the_interval_of_the_one_who_looks_best_holds_the_truth_in_nineteen_runs_of_twenty() {
    let (runs, people, items) = (1000, 12, 12);
    let (mut missed, mut missed_raw, mut missed_all) = (0, 0, 0);
    for run in 0..runs {
        let (truth, rows) = records(run, people, items);
        let found = skills(&paired(&rows));
        let best = found.iter().enumerate().max_by(|one, other| one.1.1.value.total_cmp(&other.1.1.value)).unwrap();
        let (place, (_, skill)) = best;
        let holds = |skill: &super::paired::Skill, truth: f64| truth >= skill.low && truth <= skill.high;
        missed += u32::from(!holds(skill, truth[place]));
        missed_all += found.values().zip(&truth).map(|(skill, truth)| u32::from(!holds(skill, *truth))).sum::<u32>();
        // The negative control: the record with the best mean, by that mean and its standard error.
        let of =
            |place: usize| -> Vec<f64> { rows[place * items..(place + 1) * items].iter().map(|row| row.2).collect() };
        let sum = |place: &usize| of(*place).iter().sum::<f64>();
        let first = (0..people).max_by(|one, other| sum(one).total_cmp(&sum(other))).unwrap();
        let own = of(first);
        let mean = own.iter().sum::<f64>() / items as f64;
        let sd = (own.iter().map(|gain| (gain - mean).powi(2)).sum::<f64>() / (items as f64 - 1.0)).sqrt();
        missed_raw += u32::from((mean - truth[first]).abs() > 1.96 * sd / (items as f64).sqrt());
    }
    let rate = |missed: u32| f64::from(missed) / runs as f64;
    let all = rate(missed_all) / people as f64;
    println!("best {:.4}, all {all:.4}, best by its own mean {:.4}", rate(missed), rate(missed_raw));
    assert!(rate(missed) <= 0.05, "{}", rate(missed));
    assert!(all <= 0.05, "{all}");
    assert!(rate(missed_raw) > 0.10, "{}", rate(missed_raw));
}

#[test]
fn a_thin_record_is_too_early_and_a_long_one_is_not() {
    let (_, rows) = records(1, 12, 8);
    assert!(skills(&paired(&rows)).values().all(|skill| skill.is_too_early()));
    let (_, rows) = records(1, 12, 200);
    let found = skills(&paired(&rows));
    assert!(found.values().all(|skill| !skill.is_too_early()), "{found:?}");
    assert!(skills(&[]).is_empty());
}

#[test]
fn an_item_that_was_easy_for_all_favours_nobody() {
    // Both are as good; the first had the easy items.
    let mut rows = Vec::new();
    for at in 0..40 {
        let noise = [0.05, -0.05][at % 2];
        let easy = if at < 20 { 1.0 } else { 0.0 };
        for (expert, takes) in [("a", at < 30), ("b", at >= 10), ("c", true)] {
            if takes {
                rows.push((expert.to_owned(), at.to_string(), easy + noise * if expert == "a" { 1.0 } else { -1.0 }));
            }
        }
    }
    let found = skills(&paired(&rows));
    assert!((found["a"].value - found["b"].value).abs() < 0.05, "{found:?}");
}

#[test]
fn the_ladder_gives_the_ratios_it_was_built_with() {
    let mut random = ChaCha8Rng::seed_from_u64(3);
    let series: Vec<String> = (0..60).map(|at| format!("c{at}")).collect();
    let mut closed = Vec::new();
    for (at, series) in series.iter().enumerate() {
        // Sizes differ by orders of magnitude, which must not matter.
        let size = 10_f64.powi(at as i32 % 5);
        for _ in 0..10 {
            let error = normal(&mut random);
            let forecasts = [2.0, 1.0, 0.8, 0.8].map(|part| Some(size * (10.0 + part * error)));
            closed.push(Closed { cell: "RU reels", series, forecasts, actual: size * 10.0 });
        }
    }
    let found = ladder(&closed)["RU reels"];
    for (step, expected) in [0.5, 0.8, 1.0].into_iter().enumerate() {
        let added = found[step].unwrap();
        assert!((added.ratio - expected).abs() < 1e-9 && !added.is_too_early(), "{step}: {added:?}");
    }
    assert!(ladder(&closed[..10])["RU reels"][0].is_none(), "a single series has no interval");
}

#[test]
fn the_interval_of_a_step_holds_its_worth_in_nineteen_runs_of_twenty() {
    let (runs, mut missed, mut missed_items) = (1500_u32, 0, 0);
    let names: Vec<String> = (0..15).map(|at| format!("c{at}")).collect();
    for run in 0..runs {
        let mut random = ChaCha8Rng::seed_from_u64(run.into());
        let mut closed = Vec::new();
        let mut logs: Vec<f64> = Vec::new();
        for series in &names {
            // What the step is worth differs by creator around a tenth.
            let worth = -0.1 + 0.3 * normal(&mut random);
            for _ in 0..8 {
                let error = 1.0 + 0.2 * normal(&mut random).abs();
                let after = error * worth.exp();
                closed.push(Closed {
                    cell: "",
                    series,
                    forecasts: [None, Some(error), Some(after), None],
                    actual: 0.0,
                });
                logs.push(after.ln() - error.ln());
            }
        }
        let added = ladder(&closed)[""][1].unwrap();
        let truth = (-0.1_f64).exp();
        missed += u32::from(truth < added.low || truth > added.high);
        // The negative control: items of one creator taken for independent.
        let mean = logs.iter().sum::<f64>() / logs.len() as f64;
        let sd = (logs.iter().map(|log| (log - mean).powi(2)).sum::<f64>() / logs.len() as f64).sqrt();
        missed_items += u32::from((mean + 0.1).abs() > 1.96 * sd / (logs.len() as f64).sqrt());
    }
    let rate = |missed: u32| f64::from(missed) / f64::from(runs);
    println!("by series {:.4}, by items {:.4}", rate(missed), rate(missed_items));
    // Twice the standard error of the replay itself above nominal.
    assert!(rate(missed) <= 0.05 + 2.0 * (0.05 * 0.95 / f64::from(runs)).sqrt(), "{}", rate(missed));
    assert!(rate(missed_items) > 0.3, "{}", rate(missed_items));
}
