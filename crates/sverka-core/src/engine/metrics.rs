//! How good a set of chances is: ranking, decisions, calibration. All are means over rows in their given order.

/// Decisions against the truth at one threshold.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Decisions {
    /// Part of the rows taken for positive that are; 0 when none is taken.
    pub precision: f64,
    /// Part of the positive rows that are taken for it; 0 when there is none.
    pub recall: f64,
    /// Harmonic mean of both.
    pub f1: f64,
}

/// Area under the receiver operating characteristic: the chance that a positive row ranks above a negative one, equal
/// scores counting half. `None` when only one kind is there. Scores that are not numbers rank last.
#[must_use]
pub fn auc(scores: &[f64], truth: &[bool]) -> Option<f64> {
    let mut order: Vec<(f64, bool)> = scores.iter().copied().zip(truth.iter().copied()).collect();
    let rank = |score: f64| if score.is_nan() { f64::NEG_INFINITY } else { score };
    order.sort_by(|one, other| rank(one.0).total_cmp(&rank(other.0)));
    let (mut below, mut wins, mut positives) = (0.0, 0.0, 0.0);
    #[allow(clippy::float_cmp, reason = "equal scores share a rank")]
    for tie in order.chunk_by(|one, other| rank(one.0) == rank(other.0)) {
        let up = tie.iter().filter(|(_, truth)| *truth).count() as f64;
        let down = tie.len() as f64 - up;
        wins += up * (below + down / 2.0);
        below += down;
        positives += up;
    }
    (positives > 0.0 && below > 0.0).then(|| wins / (positives * below))
}

/// Decisions when a row is taken for positive from the threshold on.
#[must_use]
pub fn decisions(scores: &[f64], truth: &[bool], threshold: f64) -> Decisions {
    let (mut hits, mut taken, mut positives) = (0.0, 0.0, 0.0);
    for (score, truth) in scores.iter().zip(truth) {
        let take = *score >= threshold;
        hits += f64::from(u8::from(take && *truth));
        taken += f64::from(u8::from(take));
        positives += f64::from(u8::from(*truth));
    }
    let part = |of: f64| if of > 0.0 { hits / of } else { 0.0 };
    let f1 = if taken + positives > 0.0 { 2.0 * hits / (taken + positives) } else { 0.0 };
    Decisions { precision: part(taken), recall: part(positives), f1 }
}

/// Mean square of chance minus truth. 0 is perfect.
#[must_use]
pub fn brier(chances: &[f64], truth: &[bool]) -> f64 {
    mean(chances.iter().zip(truth).map(|(chance, truth)| (chance - f64::from(u8::from(*truth))).powi(2)))
}

/// Expected calibration error: rows are put into `bins` bins of equal width by their chance, and the distances between
/// mean chance and share of positives are averaged by rows.
#[must_use]
pub fn calibration_error(chances: &[f64], truth: &[bool], bins: usize) -> f64 {
    let bins = bins.max(1);
    let mut sums = vec![0.0_f64; bins];
    for (chance, truth) in chances.iter().zip(truth) {
        let bin = ((chance.clamp(0.0, 1.0) * bins as f64) as usize).min(bins - 1);
        sums[bin] += chance - f64::from(u8::from(*truth));
    }
    let rows = chances.len().min(truth.len());
    if rows == 0 { 0.0 } else { sums.iter().map(|sum| sum.abs()).sum::<f64>() / rows as f64 }
}

/// The chance from which on rows should be taken for positive so that F1 is best, if the chances are true: `Σ p` of the
/// rows taken stands for the hits. It does not look at the truth again and so does not follow its noise. 0.5 without
/// rows.
#[must_use]
pub fn best_f1_threshold(chances: &[f64]) -> f64 {
    let mut order = chances.to_vec();
    order.sort_by(|one, other| other.total_cmp(one));
    let positives: f64 = order.iter().sum();
    let (mut hits, mut best, mut threshold) = (0.0, 0.0, 0.5);
    for (taken, chance) in order.iter().enumerate() {
        hits += chance;
        let f1 = 2.0 * hits / (taken as f64 + 1.0 + positives);
        if f1 > best {
            // A row is worth taking while its chance is at least half of the best F1 (Lipton et al. 2014).
            (best, threshold) = (f1, f1 / 2.0);
        }
    }
    threshold
}

fn mean(values: impl ExactSizeIterator<Item = f64>) -> f64 {
    let count = values.len();
    if count == 0 { 0.0 } else { values.sum::<f64>() / count as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_threshold_is_the_one_with_the_best_f1_of_true_chances() {
        // A hundred rows of each chance, exactly as many positive as it says.
        let mut chances = Vec::new();
        let mut truth = Vec::new();
        for tenth in 1..10 {
            chances.extend([f64::from(tenth) / 10.0; 100]);
            truth.extend((0..100).map(|row| row < tenth * 10));
        }
        let threshold = best_f1_threshold(&chances);
        let f1 = |threshold: f64| decisions(&chances, &truth, threshold).f1;
        let best = (1..10).map(|tenth| f1(f64::from(tenth) / 10.0)).fold(0.0, f64::max);
        assert!((f1(threshold) - best).abs() < 1e-12, "{threshold}");
        assert!((best_f1_threshold(&[]) - 0.5).abs() < f64::EPSILON);
    }

    #[test]
    fn one_kind_of_row_has_no_area() {
        assert_eq!(auc(&[0.1, 0.2], &[true, true]), None);
        assert_eq!(auc(&[0.1, f64::NAN], &[true, false]), Some(1.0));
    }
}
