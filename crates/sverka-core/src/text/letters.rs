//! Names and brands by their letters, whichever alphabet they are written in.

use any_ascii::any_ascii;
use std::collections::BTreeSet;

/// Shortest and longest run of letters that is compared.
const RUNS: std::ops::RangeInclusive<usize> = 3..=5;

/// All runs of 3 to 5 letters of a text in Latin transliteration. The ends are marked, so beginnings count more.
///
/// Spaces and signs are left out: `Л'Этуаль` and `L Etual` have the same runs but for the last.
#[must_use]
pub fn letter_runs(text: &str) -> BTreeSet<String> {
    let latin: String =
        any_ascii(&super::normalise(text)).chars().filter(char::is_ascii_alphanumeric).collect::<String>();
    if latin.is_empty() {
        return BTreeSet::new();
    }
    let marked = format!("^{}$", latin.to_ascii_lowercase());
    RUNS.flat_map(|length| (length..=marked.len()).map(move |end| (end - length, end)))
        .map(|(start, end)| marked[start..end].to_owned())
        .collect()
}

/// Likeness of two sets of runs (Dice): twice what they share over what they have; 0 to 1.
#[must_use]
pub fn likeness(one: &BTreeSet<String>, other: &BTreeSet<String>) -> f64 {
    let all = one.len() + other.len();
    if all == 0 {
        return 0.0;
    }
    2.0 * one.intersection(other).count() as f64 / all as f64
}

#[cfg(test)]
mod tests {
    use super::{letter_runs, likeness};

    fn alike(one: &str, other: &str) -> f64 {
        likeness(&letter_runs(one), &letter_runs(other))
    }

    #[test]
    fn a_name_is_itself_in_the_other_alphabet() {
        for (russian, english) in
            [("Сбер", "Sber"), ("фитнес", "fitness"), ("Нева Вода", "neva voda"), ("Артём", "Artem")]
        {
            assert!(alike(russian, english) > 0.6, "{russian} {english}: {}", alike(russian, english));
        }
    }

    #[test]
    fn other_names_stay_other() {
        for (one, other) in [("Сбер", "Ozon"), ("fitness", "финансы"), ("Nevada", "Canada"), ("", "Sber"), ("", "")]
        {
            assert!(alike(one, other) < 0.5, "{one} {other}: {}", alike(one, other));
        }
    }
}
