//! From a score to a chance, in whole numbers: the logistic function as a table of the places where it passes
//! half a per cent, so that no library of floating functions can make two machines differ.

/// Parts of one logit.
pub const PER_LOGIT: i32 = 256;

/// The least score at which the chance is nearer to 51, 52 … 99 per cent than to one less:
/// `ceil(256 · ln((k − 0.5) ÷ (100.5 − k)))`. The lower half is its mirror image.
const STEPS: [i32; 49] = [
    6, 16, 26, 36, 47, 57, 67, 78, 88, 99, 110, 120, 131, 142, 153, 165, 176, 188, 199, 211, 224, 236, 249, 262, 275,
    289, 303, 317, 332, 347, 363, 380, 397, 416, 435, 455, 476, 499, 523, 549, 578, 609, 644, 683, 729, 783, 850, 938,
    1072,
];

/// The chance of a score in per cent, 1 to 99: no sum of hints is certainty.
#[must_use]
pub fn percent(score: i32) -> u8 {
    let size = score.unsigned_abs().min(i32::MAX.unsigned_abs());
    let above = STEPS.iter().take_while(|step| step.unsigned_abs() <= size).count();
    // At most 49 steps, so the number fits.
    let above = u8::try_from(above).unwrap_or(49);
    if score < 0 { 50 - above } else { 50 + above }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_the_logistic_function_rounded_to_whole_per_cent() {
        for score in -3_000..=3_000 {
            let exact = 100.0 / (1.0 + (-f64::from(score) / f64::from(PER_LOGIT)).exp());
            let expected = exact.round().clamp(1.0, 99.0);
            assert!((f64::from(percent(score)) - expected).abs() < 0.5, "{score}: {} for {exact}", percent(score));
        }
        assert_eq!((percent(i32::MIN), percent(0), percent(i32::MAX)), (1, 50, 99));
    }
}
