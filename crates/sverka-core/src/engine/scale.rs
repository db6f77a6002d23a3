//! The scale on which a feature's line is straight.

/// A value reaches this far before its logarithm is looked at.
const WIDE: f64 = 100.0;
/// And this many times the usual value.
const TIMES: f64 = 10.0;

/// How a value becomes a place on a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// The value itself.
    Plain,
    /// `ln(1 + value)`: amounts from 0 that span orders of magnitude, of which a doubling means the same everywhere.
    Logarithmic,
}

impl Scale {
    /// The scale of some values: logarithmic when none is negative and the largest is many times the median.
    /// Values that are not finite take no part.
    #[must_use]
    pub fn of(values: impl IntoIterator<Item = f64>) -> Self {
        let mut sorted: Vec<f64> = values.into_iter().filter(|value| value.is_finite()).collect();
        sorted.sort_unstable_by(f64::total_cmp);
        let (Some(least), Some(most)) = (sorted.first(), sorted.last()) else { return Self::Plain };
        let usual = sorted[sorted.len() / 2];
        if *least >= 0.0 && *most >= WIDE && *most >= TIMES * (usual + 1.0) { Self::Logarithmic } else { Self::Plain }
    }

    /// The place of a value on the line.
    #[must_use]
    pub fn place(self, value: f64) -> f64 {
        match self {
            Self::Plain => value,
            Self::Logarithmic => value.max(0.0).ln_1p(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_over_orders_of_magnitude_are_taken_by_their_logarithms_and_nothing_else_is() {
        let cases = [
            (vec![0.0, 10.0, 20.0, 30.0, 5000.0], Scale::Logarithmic),
            (vec![-1.0, 10.0, 20.0, 30.0, 5000.0], Scale::Plain),
            (vec![0.0, 0.1, 0.2, 50.0], Scale::Plain),
            (vec![900.0, 1000.0, 1100.0], Scale::Plain),
            (vec![f64::NAN], Scale::Plain),
        ];
        for (values, expected) in cases {
            assert_eq!(Scale::of(values.iter().copied()), expected, "{values:?}");
        }
        assert!((Scale::Logarithmic.place(std::f64::consts::E - 1.0) - 1.0).abs() < 1e-15);
    }
}
