//! Pairs of Russian and English phrases that experts have confirmed to mean the same.

use super::words::stems;
use std::collections::BTreeMap;

/// Phrases with one meaning share one concept.
#[derive(Debug, Clone, Default)]
pub struct Glossary {
    /// Stems of a phrase, and the concept it stands for.
    concepts: BTreeMap<Vec<String>, String>,
    longest: usize,
}

impl Glossary {
    /// A glossary of pairs. A phrase in two pairs joins both: `уход`–`care` and `care`–`забота` are one concept.
    pub fn new<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut glossary = Self::default();
        for (one, other) in pairs {
            glossary.add(one, other);
        }
        glossary
    }

    /// Adds a confirmed pair. The order in which pairs are added does not matter.
    pub fn add(&mut self, one: &str, other: &str) {
        let (one, other) = (stems(one), stems(other));
        if one.is_empty() || other.is_empty() {
            return;
        }
        self.longest = self.longest.max(one.len()).max(other.len());
        let known = [self.concept(&one), self.concept(&other)];
        // The alphabetically first phrase names the concept, whoever came first.
        let name = known.iter().min().cloned().unwrap_or_default();
        for concept in self.concepts.values_mut().filter(|concept| known.contains(*concept)) {
            concept.clone_from(&name);
        }
        self.concepts.insert(one, name.clone());
        self.concepts.insert(other, name);
    }

    fn concept(&self, phrase: &[String]) -> String {
        // The mark keeps a concept from being taken for a stem of the same letters.
        self.concepts.get(phrase).cloned().unwrap_or_else(|| format!("={}", phrase.join(" ")))
    }

    /// The longest phrase at the beginning of `stems`: how many words it has, and its concept.
    pub(super) fn longest_phrase<'a>(&self, stems: impl Iterator<Item = &'a str>) -> Option<(usize, &str)> {
        let mut phrase: Vec<String> = stems.take(self.longest).map(str::to_owned).collect();
        while !phrase.is_empty() {
            if let Some(concept) = self.concepts.get(&phrase) {
                return Some((phrase.len(), concept));
            }
            phrase.pop();
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::Glossary;

    const PAIRS: [(&str, &str); 3] = [("уход за кожей", "skincare"), ("skin care", "skincare"), ("бег", "running")];

    fn concept<'a>(glossary: &'a Glossary, text: &str) -> Option<(usize, &'a str)> {
        let stems = super::stems(text);
        glossary.longest_phrase(stems.iter().map(String::as_str))
    }

    #[test]
    fn every_form_of_a_phrase_is_its_concept() {
        let glossary = Glossary::new(PAIRS);
        let (words, skincare) = concept(&glossary, "Ухода за кожей много").unwrap();
        assert_eq!(words, 3);
        assert_eq!(concept(&glossary, "Skin-care"), Some((2, skincare)));
        assert_eq!(concept(&glossary, "SKINCARE and more"), Some((1, skincare)));
        assert_ne!(concept(&glossary, "бегом").map(|(_, concept)| concept), Some(skincare));
        assert_eq!(concept(&glossary, "skin"), None);
    }

    #[test]
    fn the_order_of_the_pairs_does_not_matter() {
        let forward = Glossary::new(PAIRS);
        let backward = Glossary::new(PAIRS.into_iter().rev().map(|(one, other)| (other, one)));
        assert_eq!(forward.concepts, backward.concepts);
    }

    #[test]
    fn an_empty_phrase_means_nothing() {
        assert!(Glossary::new([("", "running"), ("бег", "…")]).concepts.is_empty());
    }
}
