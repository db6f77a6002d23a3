//! Which text to read next, when one expert reads in the order of this queue.
//!
//! Three views of the same cosines vote, because each fails differently:
//! - *centroid* (Rocchio): nearer to the mean of the accepted than to the mean of the rejected and of the collection;
//!   right from the first verdict;
//! - *margin*: a linear support vector machine; right when there are many verdicts;
//! - *neighbour*: the most similar accepted text against the most similar rejected one; finds what is like one accepted
//!   text only.
//!
//! A document's place is the sum of the logarithms of its ranks in the three views, in whole numbers, so the order is
//! the same on every machine and with any number of threads. A verdict costs some passes over
//! rows of cosines and one count of ranks; nothing is left for later.

mod features;
mod margin;
mod measures;
mod ranks;

pub use features::Text;
pub use measures::{Measures, measure};

use features::Vectors;
use margin::Margin;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use ranks::Ranks;
use rayon::prelude::*;

/// So many documents have their cosines computed before the first verdict: 64 MiB at most.
const AHEAD: usize = 4_096;
/// How many rejected documents the collection itself stands for: unread texts are mostly irrelevant.
const BACKGROUND: f32 = 300.0;
/// How much the nearest rejected text counts against the nearest accepted one.
const NEAREST_REJECTED: f32 = 0.5;

/// One relevant and one irrelevant document to start from, drawn by the seed; `None` when either kind is missing.
#[must_use]
pub fn priors(labels: &[bool], seed: u64) -> Option<(usize, usize)> {
    let mut dice = ChaCha8Rng::seed_from_u64(seed);
    let mut draw = |kind: bool| {
        let of_kind: Vec<usize> = (0..labels.len()).filter(|at| labels[*at] == kind).collect();
        // The remainder favours the first ones by less than one in 10^15.
        let at = dice.next_u64().checked_rem(of_kind.len() as u64)?;
        Some(of_kind[at as usize])
    };
    Some((draw(true)?, draw(false)?))
}

/// Why a verdict cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ScreeningError {
    /// No such document.
    #[error("there is no document {document}; there are {documents}")]
    NoDocument {
        /// What was asked for.
        document: usize,
        /// How many there are.
        documents: usize,
    },
}

/// Verdicts so far, and the order of what is left.
#[derive(Debug)]
pub struct Screener {
    vectors: Vectors,
    ordinariness: Vec<f32>,
    verdicts: Vec<(usize, bool)>,
    unread: Vec<bool>,
    rows: Vec<Vec<f32>>,
    accepted: Class,
    rejected: Class,
    margin: Margin,
    places: Vec<u32>,
    ranks: Ranks,
}

/// Sum and maximum of the cosines with the documents of one verdict.
#[derive(Debug)]
struct Class {
    size: f32,
    sum: Vec<f32>,
    nearest: Vec<f32>,
}

impl Class {
    fn new(documents: usize) -> Self {
        Self { size: 0.0, sum: vec![0.0; documents], nearest: vec![0.0; documents] }
    }

    fn add(&mut self, row: &[f32]) {
        self.size += 1.0;
        for ((sum, nearest), cosine) in self.sum.iter_mut().zip(&mut self.nearest).zip(row) {
            *sum += cosine;
            *nearest = nearest.max(*cosine);
        }
    }
}

impl Screener {
    /// Reads all texts once. The cosines of up to 4,096 documents are computed now, four bytes a pair; those of more
    /// when a verdict asks for them.
    #[must_use]
    pub fn new(texts: &[Text<'_>]) -> Self {
        let vectors = Vectors::of(texts);
        let documents = vectors.len();
        let rows = if documents <= AHEAD {
            (0..documents).into_par_iter().map(|document| vectors.cosines(document)).collect()
        } else {
            vec![Vec::new(); documents]
        };
        Self {
            ordinariness: vectors.ordinariness(),
            vectors,
            verdicts: Vec::new(),
            unread: vec![true; documents],
            rows,
            accepted: Class::new(documents),
            rejected: Class::new(documents),
            margin: Margin::new(documents),
            places: vec![0; documents],
            ranks: Ranks::new(documents),
        }
    }

    /// Takes a verdict and orders what is left anew. Changing an earlier verdict learns everything again from the start.
    ///
    /// # Errors
    /// When there is no such document.
    pub fn label(&mut self, document: usize, relevant: bool) -> Result<(), ScreeningError> {
        let documents = self.vectors.len();
        if document >= documents {
            return Err(ScreeningError::NoDocument { document, documents });
        }
        if self.unread[document] {
            self.learn(document, relevant);
        } else {
            self.relearn(document, relevant);
        }
        self.order();
        Ok(())
    }

    /// The unread document to read next; `None` when all are read.
    #[must_use]
    pub fn next(&self) -> Option<usize> {
        (0..self.places.len()).filter(|document| self.unread[*document]).min_by_key(|document| self.places[*document])
    }

    /// Forgets all verdicts; the texts need not be read again.
    pub fn forget(&mut self) {
        self.verdicts.clear();
        self.unread.fill(true);
        self.forget_lessons();
        self.places.fill(0);
    }

    fn learn(&mut self, document: usize, relevant: bool) {
        if self.rows[document].is_empty() {
            self.rows[document] = self.vectors.cosines(document);
        }
        if relevant { &mut self.accepted } else { &mut self.rejected }.add(&self.rows[document]);
        self.margin.add(document, relevant, &self.rows);
        self.verdicts.push((document, relevant));
        self.unread[document] = false;
    }

    fn relearn(&mut self, document: usize, relevant: bool) {
        let mut verdicts = std::mem::take(&mut self.verdicts);
        verdicts.iter_mut().filter(|verdict| verdict.0 == document).for_each(|verdict| verdict.1 = relevant);
        self.forget_lessons();
        for (document, relevant) in verdicts {
            self.learn(document, relevant);
        }
    }

    fn forget_lessons(&mut self) {
        let documents = self.vectors.len();
        self.accepted = Class::new(documents);
        self.rejected = Class::new(documents);
        self.margin = Margin::new(documents);
    }

    fn order(&mut self) {
        let (accepted, rejected) = (&self.accepted, &self.rejected);
        let centroid = |at: usize| {
            let near = accepted.sum[at] / accepted.size.max(1.0);
            near - (rejected.sum[at] + BACKGROUND * self.ordinariness[at]) / (rejected.size + BACKGROUND)
        };
        let neighbour = |at: usize| accepted.nearest[at] - NEAREST_REJECTED * rejected.nearest[at];
        let unread: Vec<usize> = (0..self.unread.len()).filter(|at| self.unread[*at]).collect();
        let values = self.margin.values();
        self.places.fill(0);
        self.ranks.add(&mut self.places, &unread, centroid);
        self.ranks.add(&mut self.places, &unread, |at| values[at]);
        self.ranks.add(&mut self.places, &unread, neighbour);
    }
}

#[cfg(test)]
mod tests;
