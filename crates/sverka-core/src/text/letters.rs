//! Names and brands by their letters, whichever alphabet they are written in.

use super::fold::latin;
use super::normal::normalise;

/// Shortest and longest run of letters that is compared.
const RUNS: std::ops::RangeInclusive<usize> = 3..=5;

/// All runs of 3 to 5 letters of a text in Latin transliteration, each once. The ends are marked, so beginnings count more.
///
/// Spaces and signs are left out: `Л'Этуаль` and `L Etual` have the same runs but for the last.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LetterRuns {
    /// Each run's letters as the bytes of a number, in order.
    runs: Vec<u64>,
}

impl LetterRuns {
    /// The runs of a text as people write it.
    #[must_use]
    pub fn of(text: &str) -> Self {
        Self::of_latin(&[&latin(&normalise(text))])
    }

    /// The runs of words that were transliterated before, written as one.
    pub(super) fn of_latin(words: &[&str]) -> Self {
        let letters = words.iter().flat_map(|word| word.bytes());
        let marked: Vec<u8> = std::iter::once(b'^').chain(letters).chain([b'$']).collect();
        if marked.len() == 2 {
            return Self::default();
        }
        let number = |run: &[u8]| run.iter().fold(0, |number, letter| number << 8 | u64::from(*letter));
        let mut runs: Vec<u64> = RUNS.flat_map(|length| marked.windows(length).map(number)).collect();
        runs.sort_unstable();
        runs.dedup();
        Self { runs }
    }

    /// True when there is no letter.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// Likeness to other runs (Dice): twice what they share over what they have; 0 to 1.
    #[must_use]
    pub fn likeness(&self, other: &Self) -> f64 {
        let all = self.runs.len() + other.runs.len();
        if all == 0 {
            return 0.0;
        }
        let (mut one, mut two, mut shared) = (self.runs.as_slice(), other.runs.as_slice(), 0);
        while let ([first, rest @ ..], [second, others @ ..]) = (one, two) {
            shared += usize::from(first == second);
            one = if first <= second { rest } else { one };
            two = if second <= first { others } else { two };
        }
        2.0 * shared as f64 / all as f64
    }

    /// The most that [`LetterRuns::likeness`] can be with so many other runs.
    pub(super) fn most_likeness(&self, runs: usize) -> f64 {
        2.0 * self.runs.len().min(runs) as f64 / (self.runs.len() + runs).max(1) as f64
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.runs.len()
    }
}

#[cfg(test)]
mod tests {
    use super::{LetterRuns, RUNS, latin, normalise};
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn alike(one: &str, other: &str) -> f64 {
        LetterRuns::of(one).likeness(&LetterRuns::of(other))
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

    /// The same by texts, as the definition has it.
    fn by_texts(text: &str) -> BTreeSet<String> {
        let marked = format!("^{}$", latin(&normalise(text)));
        let runs = RUNS.flat_map(|length| (length..=marked.len()).map(move |end| (end - length, end)));
        if marked.len() == 2 { BTreeSet::new() } else { runs.map(|(from, to)| marked[from..to].to_owned()).collect() }
    }

    proptest! {
        #[test]
        fn numbers_are_alike_as_the_texts_they_stand_for(one in "[а-яёa-zA-Z' ]{0,24}", other in "[а-яёa-z ]{0,24}") {
            let (a, b) = (by_texts(&one), by_texts(&other));
            let expected = 2.0 * a.intersection(&b).count() as f64 / (a.len() + b.len()).max(1) as f64;
            prop_assert!((alike(&one, &other) - expected).abs() < 1e-12);
            let (a, b) = (LetterRuns::of(&one), LetterRuns::of(&other));
            prop_assert!(a.likeness(&b) <= a.most_likeness(b.len()));
        }
    }
}
