//! Ranks of a view as whole numbers that can be added to those of another.

/// Steps between the lowest and the highest value of a view. Values of one step share their rank.
const STEPS: usize = 8_192;

/// Ranks as `2^16 · ln(rank)`.
///
/// The logarithm makes the top of each view count: being second instead of first costs as much as being thousandth
/// instead of five-hundredth.
#[derive(Debug)]
pub(super) struct Ranks {
    /// By twice the rank, because a shared rank can be a half.
    logarithms: Vec<u32>,
}

impl Ranks {
    /// For up to so many documents.
    pub(super) fn new(documents: usize) -> Self {
        let log = |twice: usize| ((twice as f64 / 2.0).ln() * 65_536.0).round() as u32;
        Self { logarithms: (0..=2 * documents).map(|twice| log(twice.max(2))).collect() }
    }

    /// Adds its rank in a view to the place of every document of `among`; the highest value has rank one.
    pub(super) fn add(&self, places: &mut [u32], among: &[usize], value: impl Fn(usize) -> f32) {
        let values: Vec<f32> = among.iter().map(|document| value(*document)).collect();
        let (mut low, mut high) = (f32::INFINITY, f32::NEG_INFINITY);
        for value in &values {
            low = low.min(*value);
            high = high.max(*value);
        }
        let scale = if high > low { (STEPS - 1) as f32 / (high - low) } else { 0.0 };
        let step = |value: f32| ((high - value) * scale) as usize;
        let mut counts = [0_u32; STEPS];
        for value in &values {
            counts[step(*value)] += 1;
        }
        // Each step's count becomes the place of its middle member.
        let mut before = 0;
        for count in &mut counts {
            let here = *count;
            if here > 0 {
                *count = self.logarithms[(2 * before + here + 1) as usize];
                before += here;
            }
        }
        for (document, value) in among.iter().zip(values) {
            places[*document] += counts[step(value)];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Ranks;

    #[test]
    fn the_highest_is_first_and_equals_share_a_rank() {
        let values = [1.0, 9.0, 4.0, 4.0, 7.0];
        let mut places = [0; 5];
        Ranks::new(5).add(&mut places, &[0, 1, 2, 3, 4], |at| values[at]);
        let log = |rank: f64| (rank.ln() * 65_536.0).round() as u32;
        assert_eq!(places, [log(5.0), 0, log(3.5), log(3.5), log(2.0)]);
    }

    #[test]
    fn a_view_that_knows_nothing_prefers_nothing() {
        let mut places = [0; 3];
        Ranks::new(3).add(&mut places, &[0, 1, 2], |_| 0.25);
        assert!(places.iter().all(|place| *place == places[0]));
    }
}
