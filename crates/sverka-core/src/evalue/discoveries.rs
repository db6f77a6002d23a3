//! Which of many claims hold: e-BH (Wang & Ramdas 2022), which needs no independence.

/// Claims that are refuted together with at most the part `rate` of them refuted wrongly, in expectation: of `m` e-values
/// the `k` greatest, for the greatest `k` whose least one reaches `m ÷ (rate · k)`. What is not a number refutes nothing.
#[must_use]
pub fn discoveries(evidence: &[f64], rate: f64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..evidence.len()).filter(|at| !evidence[*at].is_nan()).collect();
    order.sort_by(|one, other| evidence[*other].total_cmp(&evidence[*one]).then(one.cmp(other)));
    let needed = |k: usize| evidence.len() as f64 / (rate * k as f64);
    let count = (1..=order.len()).rev().find(|k| evidence[order[k - 1]] >= needed(*k)).unwrap_or(0);
    order.truncate(count);
    order.sort_unstable();
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reference_values_are_found() {
        // m = 4, rate 0.1: one needs 40, two need 20 each, three 13.3, four 10.
        let cases: [(&[f64], &[usize]); 5] = [
            (&[1.0, 39.0, 2.0, 0.0], &[]),
            (&[1.0, 41.0, 2.0, 0.0], &[1]),
            (&[21.0, 1.0, 20.0, 3.0], &[0, 2]),
            (&[10.0, 11.0, 12.0, 10.0], &[0, 1, 2, 3]),
            (&[f64::NAN, f64::INFINITY, 1.0, 1.0], &[1]),
        ];
        for (evidence, expected) in cases {
            assert_eq!(discoveries(evidence, 0.1), expected, "{evidence:?}");
        }
        assert!(discoveries(&[], 0.1).is_empty());
    }
}
