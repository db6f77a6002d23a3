//! BM25: how much of what is asked for a text has, given how rare each word is in the collection.
//!
//! Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", Foundations and Trends in
//! Information Retrieval 3(4), 2009, equation 3.15, with the inverse document frequency that cannot be negative:
//!
//! ```text
//! idf(t)      = ln(1 + (N − n_t + 0.5) / (n_t + 0.5))
//! weight(t,d) = idf(t) · tf · (k1 + 1) / (tf + k1 · (1 − b + b · |d| / mean |d|)),   k1 = 1.2, b = 0.75
//! ```

use std::collections::{BTreeMap, BTreeSet};

const K1: f64 = 1.2;
const B: f64 = 0.75;

/// How often words stand in a collection of texts.
#[derive(Debug, Clone, Default)]
pub struct Collection {
    texts: f64,
    tokens: f64,
    documents: BTreeMap<String, f64>,
}

impl Collection {
    /// Counts another text, given as the keys of its tokens.
    pub fn add<'a>(&mut self, keys: impl IntoIterator<Item = &'a str>) {
        let mut distinct = BTreeSet::new();
        for key in keys {
            self.tokens += 1.0;
            distinct.insert(key);
        }
        self.texts += 1.0;
        for key in distinct {
            *self.documents.entry(key.to_owned()).or_default() += 1.0;
        }
    }

    /// How telling a word is, in natural logarithms; never negative. In an empty collection all words are alike.
    #[must_use]
    pub fn idf(&self, key: &str) -> f64 {
        let with = self.documents.get(key).copied().unwrap_or(0.0);
        (1.0 + (self.texts - with + 0.5) / (with + 0.5)).ln()
    }

    /// Whether any text has the word.
    #[must_use]
    pub fn knows(&self, key: &str) -> bool {
        self.documents.contains_key(key)
    }

    /// What `times` mentions in a text of `length` tokens are worth: 1 for one mention in a text of mean length, at most
    /// `k1 + 1`.
    #[must_use]
    pub fn saturation(&self, times: f64, length: usize) -> f64 {
        if times <= 0.0 {
            return 0.0;
        }
        let mean = if self.tokens > 0.0 { self.tokens / self.texts } else { length.max(1) as f64 };
        times * (K1 + 1.0) / (times + K1 * (1.0 - B + B * length as f64 / mean))
    }

    /// BM25 weight of a word in a text.
    #[must_use]
    pub fn weight(&self, key: &str, times: f64, length: usize) -> f64 {
        self.idf(key) * self.saturation(times, length)
    }
}

#[cfg(test)]
mod tests {
    use super::Collection;

    #[test]
    fn a_worked_example_gives_the_figures_of_a_pencil() {
        let mut collection = Collection::default();
        for text in [vec!["run", "shoe"], vec!["run", "run", "cake", "tea"], vec!["cake", "tea", "cup"]] {
            collection.add(text);
        }
        // N 3, n 2: ln(1 + 1.5/2.5); mean length 3; tf 2 in length 4: 2·2.2/(2 + 1.2·(0.25 + 0.75·4/3)).
        let expected = 1.6_f64.ln() * 4.4 / (2.0 + 1.2 * 1.25);
        assert!((collection.weight("run", 2.0, 4) - expected).abs() < 1e-12);
        assert!(collection.weight("shoe", 1.0, 2) > collection.weight("run", 1.0, 2), "rare words weigh more");
        assert!(collection.weight("run", 0.0, 4).abs() < f64::EPSILON);
    }
}
