//! Texts as unit vectors: stems and pairs of neighbouring stems, weighted by how telling they are.

use crate::text::{normalise, stem, words};
use rayon::prelude::*;
use std::collections::HashMap;

/// A heading says more about a text than a line of its body does; its words count this many times.
const HEADING_WEIGHT: f64 = 3.0;
/// A term that stands in one text only cannot tell anything about another.
const MIN_DOCUMENTS: u32 = 2;
/// Single letters and digits are list marks more often than words.
const MIN_LETTERS: usize = 2;

/// What is read of one document.
#[derive(Debug, Clone, Copy)]
pub struct Text<'a> {
    /// Title, name or headline. Its words count three times.
    pub heading: &'a str,
    /// Everything else.
    pub body: &'a str,
}

/// Unit vectors of all documents, and for each term the documents it stands in.
#[derive(Debug)]
pub(super) struct Vectors {
    rows: Vec<Vec<(u32, f32)>>,
    postings: Vec<Vec<(u32, f32)>>,
}

impl Vectors {
    /// Weighs terms as `(1 + ln tf) · (1 + ln((1 + n) / (1 + df)))` and scales every text to length one.
    pub(super) fn of(texts: &[Text<'_>]) -> Self {
        let counts: Vec<HashMap<String, f64>> = texts.par_iter().map(terms).collect();
        let mut documents: HashMap<&str, u32> = HashMap::new();
        for term in counts.iter().flat_map(HashMap::keys) {
            *documents.entry(term).or_default() += 1;
        }
        let mut vocabulary: Vec<(&str, u32)> = documents.into_iter().filter(|(_, df)| *df >= MIN_DOCUMENTS).collect();
        // Sums of fractions depend on their order; the alphabet is the same everywhere, a hash map's order is not.
        vocabulary.sort_unstable();
        let place: HashMap<&str, u32> = vocabulary.iter().zip(0..).map(|((term, _), at)| (*term, at)).collect();
        let n = texts.len() as f64;
        let idf: Vec<f64> = vocabulary.iter().map(|(_, df)| ((1.0 + n) / (1.0 + f64::from(*df))).ln() + 1.0).collect();
        let rows: Vec<Vec<(u32, f32)>> = counts.par_iter().map(|terms| unit_row(terms, &place, &idf)).collect();
        let mut postings = vec![Vec::new(); vocabulary.len()];
        for (document, row) in (0..).zip(&rows) {
            for (term, weight) in row {
                postings[*term as usize].push((document, *weight));
            }
        }
        Self { rows, postings }
    }

    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Cosine of one document with every document, through the lists of the terms it has.
    pub(super) fn cosines(&self, document: usize) -> Vec<f32> {
        let mut cosines = vec![0.0; self.rows.len()];
        for (term, weight) in &self.rows[document] {
            for (other, with) in &self.postings[*term as usize] {
                cosines[*other as usize] += weight * with;
            }
        }
        cosines
    }

    /// Mean cosine of every document with the whole collection: how ordinary its words are here.
    pub(super) fn ordinariness(&self) -> Vec<f32> {
        let n = self.rows.len().max(1) as f32;
        let mean: Vec<f32> =
            self.postings.iter().map(|list| list.iter().map(|(_, weight)| weight).sum::<f32>() / n).collect();
        self.rows.iter().map(|row| row.iter().map(|(term, weight)| weight * mean[*term as usize]).sum()).collect()
    }
}

fn terms(text: &Text<'_>) -> HashMap<String, f64> {
    let mut counts = HashMap::new();
    for (part, weight) in [(text.heading, HEADING_WEIGHT), (text.body, 1.0)] {
        let normal = normalise(part);
        let stems: Vec<String> = words(&normal).filter(|word| word.chars().count() >= MIN_LETTERS).map(stem).collect();
        for pair in stems.windows(2) {
            *counts.entry(pair.join(" ")).or_default() += weight;
        }
        for single in stems {
            *counts.entry(single).or_default() += weight;
        }
    }
    counts
}

fn unit_row(terms: &HashMap<String, f64>, place: &HashMap<&str, u32>, idf: &[f64]) -> Vec<(u32, f32)> {
    let mut row: Vec<(u32, f64)> = terms
        .iter()
        .filter_map(|(term, count)| place.get(term.as_str()).map(|at| (*at, (1.0 + count.ln()) * idf[*at as usize])))
        .collect();
    row.sort_unstable_by_key(|(at, _)| *at);
    let length = row.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt();
    // Rounding to f32 also removes the last bit in which the logarithms of two platforms may differ.
    row.into_iter().map(|(at, weight)| (at, (weight / length) as f32)).collect()
}
