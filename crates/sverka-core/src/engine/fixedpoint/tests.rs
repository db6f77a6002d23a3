use super::*;
use crate::engine::columns::Columns;
use proptest::prelude::*;

fn scrambled(state: &mut u64) -> u64 {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    *state
}

fn columns(rows: usize, features: usize, seed: u64) -> Columns {
    let mut state = seed | 1;
    let column = |_| (0..rows).map(|_| (scrambled(&mut state) >> 60) as u8).collect();
    Columns::new(&(0..features).map(column).collect::<Vec<_>>()).unwrap()
}

fn points(features: usize, size: i16, seed: u64) -> Points {
    let mut state = seed | 1;
    let mut point = || (scrambled(&mut state) % (2 * u64::from(size.unsigned_abs()) + 1)) as i64 - i64::from(size);
    let features = (0..features).map(|_| std::array::from_fn(|_| i16::try_from(point()).unwrap())).collect();
    Points::new(7, features).unwrap()
}

fn paths() -> Vec<Path> {
    vec![Path::SCALAR, Path::detect()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn every_path_gives_the_same_scores_parts_and_ranks(
        rows in 1usize..6000, features in 1usize..11, size in prop_oneof![1i16..40, Just(i16::MAX)], seed: u64, most in 0usize..40
    ) {
        let (columns, points) = (columns(rows, features, seed), points(features, size, !seed));
        let expected: Vec<i32> = (0..rows).map(|row| points.score(columns.row(row))).collect();
        let mut order: Vec<usize> = (0..rows).collect();
        order.sort_by_key(|row| (-expected[*row], *row));
        order.truncate(most);
        for path in paths() {
            prop_assert_eq!(&points.scores(&columns, path).unwrap(), &expected);
            let best = points.top(&columns, most, path).unwrap();
            prop_assert_eq!(best.iter().map(|ranked| ranked.row).collect::<Vec<_>>(), order.clone());
            prop_assert!(best.iter().all(|ranked| ranked.score == expected[ranked.row]));
            let contributions = points.contributions(&columns, path).unwrap();
            for row in (0..rows).step_by(97) {
                let sum: i32 = contributions.row(row).map(i32::from).sum();
                prop_assert_eq!(points.base() + sum, expected[row]);
            }
        }
    }
}

#[test]
fn the_best_rows_do_not_depend_on_threads_even_when_all_scores_are_equal() {
    let rows = 40 * CHUNK + 17;
    for size in [0, 3, 300] {
        let (columns, points) = (columns(rows, 2, 5), points(2, size, 9));
        let with = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| points.top(&columns, 50, Path::detect()).unwrap())
        };
        let one = with(1);
        assert_eq!(one.len(), 50);
        assert!((0..3).all(|_| with(3) == one));
    }
}

#[test]
fn deleting_a_feature_moves_the_score_by_its_part() {
    let (columns, points) = (columns(50, 4, 3), points(4, 500, 4));
    for row in 0..50 {
        let parts: Vec<i16> = points.parts(columns.row(row)).collect();
        for (feature, part) in parts.iter().enumerate() {
            let mut without = points.features().to_vec();
            without[feature] = [0; BINS];
            let without = Points::new(points.base(), without).unwrap();
            assert_eq!(without.score(columns.row(row)) + i32::from(*part), points.score(columns.row(row)));
        }
    }
}

#[test]
fn columns_of_another_model_and_points_that_overflow_are_refused() {
    let (columns, points) = (columns(5, 3, 1), points(2, 9, 1));
    let wrong = Err(BadPoints::Features { points: 2, columns: 3 });
    assert_eq!(points.scores(&columns, Path::SCALAR), wrong);
    assert_eq!(Points::new(i32::MAX - 1, vec![[2; BINS]]), Err(BadPoints::Large));
}
