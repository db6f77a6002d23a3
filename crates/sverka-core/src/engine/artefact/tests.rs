use super::*;
use crate::engine::bgam::{Link, Settings};
use crate::engine::fixedpoint::Path;
use crate::engine::learn::{Feature, Folds, learn};

fn learnt() -> (Artefact, Vec<Vec<Cell>>) {
    let amount = |row: u32| match row % 50 {
        0 => Cell::Missing,
        1 => Cell::Withheld,
        _ => Cell::Known((f64::from(row) / 30.0).exp().floor()),
    };
    let cells = [(0..400).map(amount).collect(), (0..400).map(|row| Cell::Known(f64::from(row % 3))).collect()];
    let named = cells.iter().zip(["amount", "kind"]);
    let features = named.map(|(cells, name)| Feature { name: name.to_owned(), cells: Vec::clone(cells) });
    let truth: Vec<bool> = (0..400).map(|row| (row * 37) % 400 < row).collect();
    let learned = learn(&features.collect::<Vec<_>>(), &truth, &Settings::new(Link::Logit), Folds::default());
    (learned.unwrap().artefact, cells.to_vec())
}

#[test]
fn the_columns_of_a_feature_sum_to_its_points_exactly() {
    let (artefact, mut values) = learnt();
    values[0].extend([-5.0, 0.5, 1e30, f64::NAN].map(Cell::Known));
    values[1].extend([9.0, -1.0, 0.4, 1.5].map(Cell::Known));
    let columns = artefact.columns(&values).unwrap();
    assert!(columns.features() > artefact.features.len());
    let scores = artefact.points().unwrap().scores(&columns, Path::detect()).unwrap();
    for (row, score) in scores.into_iter().enumerate() {
        let explained = artefact.explain(&[values[0][row], values[1][row]]);
        let parts: i32 = explained.parts.iter().copied().map(i32::from).sum();
        assert_eq!((score, score), (explained.score, explained.base + parts), "row {row}");
    }
}

#[test]
fn a_model_with_other_points_than_bins_is_refused() {
    let (artefact, _) = learnt();
    assert_eq!(artefact.validate(), Ok(()));
    let mut short = artefact.clone();
    short.features[0].points.pop();
    let mut large = artefact.clone();
    large.features[1].points[2] = i16::MAX;
    let mut other = artefact;
    other.features[0].points[3] += 1;
    assert!(matches!(short.validate(), Err(BadArtefact::Feature { .. })));
    assert!(matches!(large.validate(), Err(BadArtefact::Feature { .. })));
    assert_eq!(other.validate(), Err(BadArtefact::Changed));
}
