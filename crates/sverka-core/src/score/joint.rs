//! Ages and genders together, from a table of one source and the margins of another.

use crate::model::audience::AGE_BANDS;
use crate::model::{AgeGender, Share};

const GENDERS: [&str; 2] = ["female", "male"];
/// Every cell has at least this much before fitting: a rounded 0 in a table of shares is not an impossibility.
const LEAST: f64 = 1e-6;
/// Rounds of fitting. Seven by two cells are as near as they get long before; a fixed number keeps every machine alike.
const ROUNDS: usize = 50;

/// Shares by age band and gender, 0–1.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Joint([[f64; 2]; AGE_BANDS.len()]);

/// The table nearest to the seed that has the given margins: iterative proportional fitting (Deming & Stephan 1940,
/// *Annals of Mathematical Statistics* 11, 427–444).
pub(super) fn fitted(seed: &[AgeGender], ages: &[Share], genders: &[Share]) -> Joint {
    let mut cells = [[LEAST; 2]; AGE_BANDS.len()];
    for cell in seed {
        let age = AGE_BANDS.iter().position(|band| *band == cell.age);
        let gender = GENDERS.iter().position(|gender| *gender == cell.gender);
        if let (Some(age), Some(gender)) = (age, gender) {
            cells[age][gender] += cell.share.max(0.0);
        }
    }
    let ages: [f64; AGE_BANDS.len()] = std::array::from_fn(|band| part(ages, AGE_BANDS[band]));
    let genders: [f64; 2] = std::array::from_fn(|gender| part(genders, GENDERS[gender]));
    for _ in 0..ROUNDS {
        for (row, wanted) in cells.iter_mut().zip(ages) {
            let sum = row[0] + row[1];
            row.iter_mut().for_each(|cell| *cell *= wanted / sum.max(LEAST * LEAST));
        }
        for (gender, wanted) in genders.iter().enumerate() {
            let sum: f64 = cells.iter().map(|row| row[gender]).fold(0.0, |sum, cell| sum + cell);
            cells.iter_mut().for_each(|row| row[gender] *= wanted / sum.max(LEAST * LEAST));
        }
    }
    Joint(cells)
}

fn part(shares: &[Share], label: &str) -> f64 {
    shares.iter().filter(|share| share.label == label).fold(0.0, |sum, share| sum + share.share.max(0.0))
}

impl Joint {
    /// The part with a wanted age and a wanted gender, never above 1.
    pub(super) fn share(&self, is_age: impl Fn(&str) -> bool, is_gender: impl Fn(&str) -> bool) -> f64 {
        let mut sum = 0.0;
        for (band, row) in AGE_BANDS.iter().zip(&self.0) {
            for (gender, cell) in GENDERS.iter().zip(row) {
                if is_age(band) && is_gender(gender) {
                    sum += cell;
                }
            }
        }
        sum.min(1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(label: &str, share: f64) -> Share {
        Share { label: label.to_owned(), share }
    }

    #[test]
    fn the_fitted_table_has_the_margins_and_keeps_the_odds_of_the_seed() {
        // Young women, older men: the odds ratio of the seed is 16.
        let cell = |age: &str, gender: &str, share| AgeGender { age: age.into(), gender: gender.into(), share };
        let seed = [
            cell("18-24", "female", 0.4),
            cell("18-24", "male", 0.1),
            cell("35-44", "female", 0.1),
            cell("35-44", "male", 0.4),
        ];
        let joint =
            fitted(&seed, &[share("18-24", 0.3), share("35-44", 0.7)], &[share("female", 0.6), share("male", 0.4)]);
        let at = |age: &str, gender: &str| joint.share(|band| band == age, |label| label == gender);
        assert!((at("18-24", "female") + at("18-24", "male") - 0.3).abs() < 1e-9);
        assert!((at("18-24", "female") + at("35-44", "female") - 0.6).abs() < 1e-9);
        let odds = at("18-24", "female") * at("35-44", "male") / (at("18-24", "male") * at("35-44", "female"));
        assert!((odds - 16.0).abs() < 0.01, "{odds}");
    }

    #[test]
    fn a_seed_of_independent_parts_gives_their_product() {
        let joint =
            fitted(&[], &[share("18-24", 0.5), share("25-34", 0.5)], &[share("female", 0.8), share("male", 0.2)]);
        assert!((joint.share(|band| band == "25-34", |gender| gender == "male") - 0.1).abs() < 1e-9);
    }
}
