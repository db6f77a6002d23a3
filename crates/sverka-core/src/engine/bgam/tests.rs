use super::*;
use crate::engine::columns::{MISSING, WITHHELD};
use crate::engine::metrics::auc;

fn scrambled(state: &mut u64) -> u64 {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    *state
}

fn uniform(state: &mut u64) -> f64 {
    (scrambled(state) >> 11) as f64 / (1u64 << 53) as f64
}

/// Bins of some features and a response that rises with the first, falls with the second and ignores the rest.
fn world(rows: usize, features: usize, seed: u64) -> (Columns, Vec<f64>) {
    let mut state = seed;
    let column = |_| (0..rows).map(|_| 2 + (scrambled(&mut state) % 14) as u8).collect::<Vec<u8>>();
    let columns = Columns::new(&(0..features).map(column).collect::<Vec<_>>()).unwrap();
    let response = (0..rows)
        .map(|row| {
            let [one, other] = [0, 1].map(|feature| f64::from(columns.bin(row, feature)) - 8.5);
            f64::from(u8::from(uniform(&mut state) < chance(0.4 * one - 0.3 * other)))
        })
        .collect();
    (columns, response)
}

fn plain<'a>(columns: &'a Columns, response: &'a [f64]) -> Training<'a> {
    Training { columns, response, weights: None, offset: None, places: None }
}

fn bytes(fit: &Fit) -> Vec<u8> {
    let parts = fit.parts.iter().chain(&fit.sds).flatten();
    let all = parts.chain(&fit.lambdas).chain([&fit.base, &fit.base_sd, &fit.effective, &fit.dependence]);
    all.flat_map(|number| number.to_bits().to_le_bytes()).collect()
}

#[test]
fn one_thread_and_many_fit_the_same_bytes() {
    let (columns, response) = world(5000, 6, 11);
    let with = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| fit(&plain(&columns, &response), &Settings::new(Link::Logit)).unwrap())
    };
    let one = bytes(&with(1));
    for threads in [2, 5] {
        assert_eq!(bytes(&with(threads)), one);
    }
    // Negative control: another row is another model.
    let mut other = response.clone();
    other[0] = 1.0 - other[0];
    assert_ne!(bytes(&fit(&plain(&columns, &other), &Settings::new(Link::Logit)).unwrap()), one);
}

#[test]
fn features_that_say_nothing_get_nothing() {
    let (columns, response) = world(3000, 4, 3);
    let fit = fit(&plain(&columns, &response), &Settings::new(Link::Logit)).unwrap();
    let size = |feature: usize| fit.parts[feature].iter().fold(0.0_f64, |most, part| most.max(part.abs()));
    assert!(size(0) > 2.0 && size(1) > 1.4, "{} {}", size(0), size(1));
    assert!(size(2) < 0.4 && size(3) < 0.4, "{} {}", size(2), size(3));
    assert!(fit.parts[0][3..].windows(2).filter(|pair| pair[0] < pair[1]).count() >= 11);
}

/// Mean area under the curve of models of thirty rows.
fn after_thirty_rows(settings: &Settings) -> f64 {
    let (others, truth) = world(2000, 6, 77);
    let truth: Vec<bool> = truth.iter().map(|value| *value > 0.5).collect();
    let areas = (1..=10).map(|seed| {
        let (columns, response) = world(30, 6, seed * 101);
        auc(&fit(&plain(&columns, &response), settings).unwrap().sums(&others), &truth).unwrap()
    });
    areas.sum::<f64>() / 10.0
}

#[test]
fn trend_and_hyperprior_keep_thirty_rows_useful() {
    let with = Settings::new(Link::Logit);
    let loose = Hyperprior { shape: 1e-3, rate: 1e-3 };
    let without = Settings { smoothness: loose, trend: None, ..with.clone() };
    let [with, without] = [with, without].map(|settings| after_thirty_rows(&settings));
    assert!(with > 0.79 && with > without + 0.01, "{with} {without}");
}

#[test]
fn nine_of_ten_true_parts_lie_within_their_intervals() {
    let (mut inside, mut all) = (0.0, 0.0);
    for seed in 1..=12 {
        let (columns, response) = world(800, 3, seed * 31);
        let fit = fit(&plain(&columns, &response), &Settings::new(Link::Logit)).unwrap();
        for (feature, slope) in [(0, 0.4), (1, -0.3), (2, 0.0)] {
            let shares =
                |bin: usize| columns.column(feature).iter().filter(|b| usize::from(**b) == bin).count() as f64 / 800.0;
            let mean: f64 = (2..BINS).map(|bin| slope * (bin as f64 - 8.5) * shares(bin)).sum();
            for bin in 2..BINS {
                let truth = slope * (bin as f64 - 8.5) - mean;
                let off = (fit.parts[feature][bin] - truth).abs();
                inside += f64::from(u8::from(off < 1.645 * fit.sds[feature][bin]));
                all += 1.0;
            }
        }
    }
    let covered = inside / all;
    assert!((0.84..=0.99).contains(&covered), "{covered}");
}

#[test]
fn an_unknown_value_that_training_never_saw_moves_nothing_and_is_uncertain() {
    let (columns, response) = world(1000, 2, 9);
    let fit = fit(&plain(&columns, &response), &Settings::new(Link::Logit)).unwrap();
    for bin in [MISSING, WITHHELD].map(usize::from) {
        assert_eq!(fit.parts[0][bin], 0.0);
        assert!(fit.sds[0][bin] > fit.sds[0][8]);
    }
}

#[test]
fn withheld_values_get_a_part_of_their_own() {
    let (columns, response) = world(2000, 2, 13);
    let mut bins: Vec<Vec<u8>> = (0..2).map(|feature| columns.column(feature)).collect();
    // Who is positive hides the first feature.
    for row in (0..2000).filter(|row| response[*row] > 0.5).step_by(3) {
        bins[0][row] = WITHHELD;
    }
    let columns = Columns::new(&bins).unwrap();
    let fit = fit(&plain(&columns, &response), &Settings::new(Link::Logit)).unwrap();
    assert!(fit.parts[0][usize::from(WITHHELD)] > 1.5, "{:?}", fit.parts[0]);
}

#[test]
fn a_part_held_in_one_direction_goes_in_no_other() {
    for direction in [Direction::Rising, Direction::Falling] {
        let (columns, response) = world(400, 3, 21);
        let free = Settings::new(Link::Logit);
        let held = Settings { monotone: vec![(2, direction)], ..free.clone() };
        let [free, held] = [free, held].map(|settings| fit(&plain(&columns, &response), &settings).unwrap());
        let goes = |fit: &Fit| {
            fit.parts[2][2..].windows(2).all(|pair| match direction {
                Direction::Rising => pair[0] <= pair[1],
                Direction::Falling => pair[0] >= pair[1],
            })
        };
        assert!(!goes(&free) && goes(&held));
        assert!((free.parts[0][15] - held.parts[0][15]).abs() < 0.3);
    }
}

#[test]
fn a_row_of_weight_two_is_a_row_twice_and_an_offset_is_not_learnt() {
    let (columns, response) = world(300, 2, 17);
    let twice: Vec<usize> = (0..300).flat_map(|row| std::iter::repeat_n(row, 1 + row % 2)).collect();
    let weights: Vec<f64> = (0..300).map(|row| (1 + row % 2) as f64).collect();
    let repeated = columns.select(&twice);
    let responses: Vec<f64> = twice.iter().map(|row| response[*row]).collect();
    let settings = Settings::new(Link::Logit);
    let one = fit(&plain(&repeated, &responses), &settings).unwrap();
    let training = Training { weights: Some(&weights), ..plain(&columns, &response) };
    let other = fit(&training, &settings).unwrap();
    assert!((one.parts[0][15] - other.parts[0][15]).abs() < 1e-6);

    let offset = vec![1.5; 300];
    let moved = fit(&Training { offset: Some(&offset), ..training }, &settings).unwrap();
    assert!((moved.base + 1.5 - other.base).abs() < 1e-3);
    assert!((moved.parts[1][4] - other.parts[1][4]).abs() < 1e-3);
}

#[test]
fn dependence_is_the_ratio_of_exact_to_separate_variances() {
    let (columns, response) = world(600, 3, 23);
    let fit = fit(&plain(&columns, &response), &Settings::new(Link::Logit)).unwrap();
    let (mut exact, mut apart) = (0.0, 0.0);
    for row in 0..600 {
        let mean = chance(fit.sum(columns.row(row)));
        let weight = mean * (1.0 - mean);
        exact += weight * fit.variance(columns.row(row));
        let parts = columns.row(row).enumerate().map(|(feature, bin)| fit.sds[feature][usize::from(bin)].powi(2));
        apart += weight * (fit.base_sd.powi(2) + parts.sum::<f64>());
    }
    assert!((exact / apart - fit.dependence).abs() < 0.01, "{} {}", exact / apart, fit.dependence);
}

#[test]
fn training_that_does_not_fit_together_is_refused() {
    let (columns, response) = world(10, 2, 1);
    let settings = Settings::new(Link::Logit);
    let zeros = vec![0.0; 10];
    let wrong = [
        (plain(&columns, &response[..9]), BadTraining::Rows { what: "response", found: 9, expected: 10 }),
        (Training { weights: Some(&zeros), ..plain(&columns, &response) }, BadTraining::Empty),
        (plain(&columns, &[2.0; 10]), BadTraining::Value { what: "response", row: 0 }),
    ];
    for (training, expected) in wrong {
        assert_eq!(fit(&training, &settings), Err(expected));
    }
    let short = [vec![], vec![1.0; 9]];
    let training = Training { places: Some(&short), ..plain(&columns, &response) };
    assert_eq!(fit(&training, &settings), Err(BadTraining::Rows { what: "place", found: 9, expected: 10 }));
    let unknown = Settings { monotone: vec![(2, Direction::Rising)], ..settings };
    assert_eq!(fit(&plain(&columns, &response), &unknown), Err(BadTraining::Setting("monotone")));
}

#[test]
fn parts_held_in_one_direction_are_those_of_scikit_learn() {
    let all: serde_json::Value = serde_json::from_str(include_str!("../../../tests/reference/engine.json")).unwrap();
    let numbers = |name: &str| -> Vec<f64> {
        all["isotonic"][name].as_array().unwrap().iter().map(|number| number.as_f64().unwrap()).collect()
    };
    for (direction, name) in [(Direction::Rising, "rising"), (Direction::Falling, "falling")] {
        let mut values = numbers("values");
        monotone::project(&mut values, &numbers("weights"), direction);
        for (found, expected) in values.iter().zip(numbers(name)) {
            assert!((found - expected).abs() < 1e-9, "{name}: {found} is not {expected}");
        }
    }
}

#[test]
fn rows_of_one_bin_differ_along_their_places_and_equal_places_are_the_order_of_bins() {
    let (columns, response) = world(600, 2, 5);
    let settings = Settings::new(Link::Logit);
    let without = fit(&plain(&columns, &response), &settings).unwrap();
    let of_bins: Vec<Vec<f64>> =
        (0..2).map(|feature| columns.column(feature).into_iter().map(f64::from).collect()).collect();
    let same = fit(&Training { places: Some(&of_bins), ..plain(&columns, &response) }, &settings).unwrap();
    for bin in 2..16 {
        let (part, sd) = same.parts_at(0, &[(bin, f64::from(bin))])[0];
        assert!((part - without.parts[0][usize::from(bin)]).abs() < 1e-6);
        assert!((sd - without.sds[0][usize::from(bin)]).abs() < 1e-6);
    }
    let [unknown, before] = [&same, &without].map(|fit| fit.parts_at(0, &[(MISSING, f64::NAN)])[0]);
    assert!(unknown.0 == 0.0 && (unknown.1 - before.1).abs() < 1e-6, "{unknown:?} {before:?}");
    let along = same.parts_at(0, &[(8, 7.6), (8, 8.4)]);
    assert!(along[0].0 + 0.05 < along[1].0, "{along:?}");
    // What must go in one direction is a function of its bin.
    let held = Settings { monotone: vec![(0, Direction::Rising)], ..settings };
    let held = fit(&Training { places: Some(&of_bins), ..plain(&columns, &response) }, &held).unwrap();
    let along = held.parts_at(0, &[(8, 7.6), (8, 8.4)]);
    assert_eq!(along[0], along[1]);
}

#[test]
fn lines_fit_the_same_bytes_on_one_thread_and_many() {
    let (columns, response) = world(5000, 6, 11);
    let place = |row: usize, feature: usize| f64::from(columns.bin(row, feature)) + (row % 7) as f64 / 7.0;
    let places: Vec<Vec<f64>> = (0..6).map(|feature| (0..5000).map(|row| place(row, feature)).collect()).collect();
    let training = Training { places: Some(&places), ..plain(&columns, &response) };
    let with = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let fit = pool.install(|| fit(&training, &Settings::new(Link::Logit)).unwrap());
        (bytes(&fit), fit.parts_at(3, &[(5, 5.5)])[0])
    };
    let one = with(1);
    assert_eq!(with(2), one);
    assert_eq!(with(5), one);
}
