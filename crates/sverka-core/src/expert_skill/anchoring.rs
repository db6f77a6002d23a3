//! How strongly the model's number pulls people: the weight of advice, and how much nearer those are who saw it first.

/// A forecast made blind, the model's number, and the forecast after seeing it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Revised {
    /// Before.
    pub first: f64,
    /// The model's.
    pub model: f64,
    /// After.
    pub last: f64,
}

/// A mean with its 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Meter {
    /// The mean.
    pub value: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// Forecasts it rests on.
    pub n: usize,
}

impl Meter {
    /// Whether there is too little to speak of.
    #[must_use]
    pub fn is_too_early(&self) -> bool {
        self.n < LEAST
    }
}

/// Forecasts a meter needs.
pub const LEAST: usize = 20;
const NORMAL: f64 = 1.959_963_984_540_054;

/// Weight of advice (Yaniv 2004): `(last − first) ÷ (model − first)`, cut at 0 and 1; 0: the model was ignored, 1: its
/// number was taken. Pairs that agreed before say nothing. `None` with fewer than two others.
#[must_use]
pub fn weight_of_advice(revised: &[Revised]) -> Option<Meter> {
    let weight = |one: &Revised| {
        let weight = (one.last - one.first) / (one.model - one.first);
        weight.is_finite().then(|| weight.clamp(0.0, 1.0))
    };
    let weights: Vec<f64> = revised.iter().filter_map(weight).collect();
    let (value, sd) = mean(&weights)?;
    Some(Meter { value, low: (value - NORMAL * sd).max(0.0), high: (value + NORMAL * sd).min(1.0), n: weights.len() })
}

/// How much nearer to the model people are who saw its number before they gave theirs: 1 − their mean distance ÷ that of
/// people who had not seen it. 0: no pull; 1: they repeat the model. The interval is that of a ratio of means (delta
/// method). Pairs are (person, model), on a scale on which distances compare. `None` with fewer than two pairs of a kind
/// or blind people who all agree with the model.
#[must_use]
pub fn pull(shown: &[(f64, f64)], blind: &[(f64, f64)]) -> Option<Meter> {
    let far = |pairs: &[(f64, f64)]| -> Vec<f64> {
        pairs.iter().map(|(person, model)| (person - model).abs()).filter(|far| far.is_finite()).collect()
    };
    let (shown, blind) = (far(shown), far(blind));
    let ((near, near_sd), (away, away_sd)) = (mean(&shown)?, mean(&blind)?);
    if away <= 0.0 {
        return None;
    }
    let ratio = near / away;
    let sd = ((near_sd / away).powi(2) + (ratio * away_sd / away).powi(2)).sqrt();
    let (value, n) = (1.0 - ratio, shown.len().min(blind.len()));
    Some(Meter { value, low: value - NORMAL * sd, high: (value + NORMAL * sd).min(1.0), n })
}

/// A mean and its standard deviation.
fn mean(values: &[f64]) -> Option<(f64, f64)> {
    let n = values.len() as f64;
    if values.len() < 2 {
        return None;
    }
    let mean = values.iter().sum::<f64>() / n;
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    Some((mean, (squares / (n - 1.0) / n).sqrt()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weight_is_the_part_of_the_way() {
        let revised = |last: f64| Revised { first: 10.0, model: 20.0, last };
        let found = weight_of_advice(&[revised(15.0), revised(20.0), revised(10.0), revised(15.0)]).unwrap();
        assert!((found.value - 0.5).abs() < 1e-12 && found.n == 4 && found.is_too_early());
        let outside = weight_of_advice(&[revised(30.0), revised(5.0)]).unwrap();
        assert!((outside.value - 0.5).abs() < 1e-12, "cut at both ends: {outside:?}");
        let agreed = Revised { first: 20.0, model: 20.0, last: 20.0 };
        assert_eq!(weight_of_advice(&[agreed, agreed]), None);
    }

    #[test]
    fn people_who_saw_the_number_and_moved_half_way_are_pulled_by_a_half() {
        let blind: Vec<(f64, f64)> = (1..=100).map(|at| (f64::from(at), 0.0)).collect();
        let shown: Vec<(f64, f64)> = blind.iter().map(|(person, model)| (person / 2.0, *model)).collect();
        let found = pull(&shown, &blind).unwrap();
        assert!((found.value - 0.5).abs() < 1e-12 && found.low > 0.3 && found.high < 0.7, "{found:?}");
        let none = pull(&blind, &blind).unwrap();
        assert!(none.low < 0.0 && none.high > 0.0, "{none:?}");
        assert_eq!(pull(&shown, &[(1.0, 1.0), (2.0, 2.0)]), None);
    }
}
