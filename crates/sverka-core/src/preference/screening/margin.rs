//! A linear support vector machine in its dual form, kept up to date one verdict at a time.
//!
//! Squared hinge loss, after Hsieh et al., "A Dual Coordinate Descent Method for Large-scale Linear SVM" (ICML 2008).
//! Because the decision value of every document is kept, a step costs one pass over one row of cosines, and the steps
//! worth taking are seen without trying them.

/// Cost of a rejected document on the wrong side of its margin; small, so that many verdicts share the decision.
const COST: f32 = 0.01;
/// An accepted document costs this many times more, as in the published parameters of ASReview's ELAS u4.
const RELEVANT_COST_RATIO: f32 = 9.8;
/// Steps after each verdict. Later verdicts go on where these stopped, so nothing is lost by stopping.
const STEPS: usize = 64;
/// A gradient below this moves no document past another.
const SETTLED: f32 = 1e-3;

/// One verdict in the dual problem.
#[derive(Debug)]
struct Dual {
    document: usize,
    sign: f32,
    weight: f32,
}

#[derive(Debug)]
pub(super) struct Margin {
    duals: Vec<Dual>,
    values: Vec<f32>,
}

impl Margin {
    pub(super) fn new(documents: usize) -> Self {
        Self { duals: Vec::new(), values: vec![0.0; documents] }
    }

    /// Decision value of every document; higher is more likely relevant.
    pub(super) fn values(&self) -> &[f32] {
        &self.values
    }

    /// Adds a verdict. `rows[d]` are the cosines of document d, for every document with a verdict.
    pub(super) fn add(&mut self, document: usize, relevant: bool, rows: &[Vec<f32>]) {
        self.duals.push(Dual { document, sign: if relevant { 1.0 } else { -1.0 }, weight: 0.0 });
        let newest = self.duals.len() - 1;
        self.step(newest, rows);
        let mut worst: Vec<(f32, usize)> =
            (0..newest + 1).map(|at| (self.violation(at), at)).filter(|(violation, _)| *violation > SETTLED).collect();
        let by_violation = |a: &(f32, usize), b: &(f32, usize)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
        if worst.len() > STEPS {
            worst.select_nth_unstable_by(STEPS, by_violation);
            worst.truncate(STEPS);
        }
        worst.sort_unstable_by(by_violation);
        for (_, at) in worst {
            self.step(at, rows);
        }
    }

    fn curvature(dual: &Dual) -> f32 {
        0.5 / if dual.sign > 0.0 { COST * RELEVANT_COST_RATIO } else { COST }
    }

    fn gradient(&self, at: usize) -> f32 {
        let dual = &self.duals[at];
        dual.sign * self.values[dual.document] - 1.0 + Self::curvature(dual) * dual.weight
    }

    fn violation(&self, at: usize) -> f32 {
        let gradient = self.gradient(at);
        if self.duals[at].weight > 0.0 { gradient.abs() } else { -gradient }
    }

    fn step(&mut self, at: usize, rows: &[Vec<f32>]) {
        let gradient = self.gradient(at);
        let dual = &mut self.duals[at];
        let row = &rows[dual.document];
        // The constant feature that carries the intercept adds one to every cosine.
        let scale = row[dual.document] + 1.0 + Self::curvature(dual);
        let weight = (dual.weight - gradient / scale).max(0.0);
        let change = (weight - dual.weight) * dual.sign;
        dual.weight = weight;
        for (value, cosine) in self.values.iter_mut().zip(row) {
            *value += change * (cosine + 1.0);
        }
    }
}
