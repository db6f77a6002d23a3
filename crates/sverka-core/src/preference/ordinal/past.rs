//! What a person's other campaigns say before the first verdict of the next one.

use super::{BadBins, BadPrior, Lesson, Preference, Prior};

/// From so many campaigns on their differences tell how far a taste varies; with fewer the prior's own variance stays.
const LEAST_CAMPAIGNS: usize = 3;

/// Why nothing can be learned from past campaigns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadPast {
    /// The prior cannot be used.
    #[error(transparent)]
    Prior(#[from] BadPrior),
    /// A lesson is about other features.
    #[error(transparent)]
    Bins(#[from] BadBins),
}

impl Prior {
    /// The prior of the next campaign of somebody who decided in these: campaign effects `w_c ~ N(w, Σ)` with `w` the
    /// joint mode of all past verdicts under this prior. `Σ`, feature by feature, is how far the campaigns differ from
    /// `w` (empirical Bayes, method of moments) plus what is not known of `w` itself.
    ///
    /// # Errors
    /// When the prior cannot be used, or a lesson is about other features.
    pub fn after(mut self, past: &[Vec<Lesson<'_>>]) -> Result<Self, BadPast> {
        let mut common = Preference::new(self.clone())?;
        common.fit(&past.concat())?;
        self.base += common.mean[0];
        let known = common.differences();
        for (feature, bins) in self.features.iter_mut().zip(&known) {
            feature.means.iter_mut().zip(bins).for_each(|(mean, (difference, _))| *mean += difference);
        }
        if past.len() < LEAST_CAMPAIGNS {
            return Ok(self);
        }
        let differences = past.iter().map(|lessons| {
            let mut taste = Preference::new(self.clone())?;
            taste.fit(lessons)?;
            Ok(taste.differences())
        });
        let differences = differences.collect::<Result<Vec<_>, BadPast>>()?;
        let before: Vec<f64> = self.features.iter().map(|feature| feature.variance).collect();
        self.learn_spread(&differences);
        for ((feature, bins), before) in self.features.iter_mut().zip(&known).zip(before) {
            // A bin nobody met is as unknown as it was, and says nothing of the others.
            let met: Vec<f64> = bins.iter().map(|bin| bin.1).filter(|variance| *variance < 0.999 * before).collect();
            feature.variance += met.iter().sum::<f64>() / met.len().max(1) as f64;
        }
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Cuts, FeaturePrior};
    use super::*;
    use crate::model::{Mode, Verdict};

    const BINS: usize = 4;
    const FEATURES: usize = 6;

    fn nothing() -> Prior {
        let feature = |group| FeaturePrior { group, means: vec![0.0; BINS], variance: 0.5, first_known: 0 };
        let features = (0..FEATURES as u16).map(feature).collect();
        Prior { base: 0.0, base_variance: 1.0, cuts: Cuts { low: -0.3, high: 0.3 }, features }
    }

    /// Whole numbers below `below`, the same for the same seed.
    fn dice(seed: u64) -> impl FnMut(u64) -> u64 {
        let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
        move |below| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state >> 24) % below
        }
    }

    /// Bins of a campaign's candidates, and what a person thinks of each who wants the first features high. How much
    /// differs from campaign to campaign.
    fn campaign(seed: u64, way: f64) -> Vec<([u8; FEATURES], f64)> {
        let mut random = dice(seed);
        let weights: Vec<f64> = (0..FEATURES)
            .map(|at| way * if at < 2 { 1.2 } else { 0.0 } + 0.2 * (random(21) as f64 / 10.0 - 1.0))
            .collect();
        let candidates = (0..120).map(|_| {
            let bins: [u8; FEATURES] = std::array::from_fn(|_| random(BINS as u64) as u8);
            let utility: f64 = bins.iter().zip(&weights).map(|(bin, weight)| weight * (f64::from(*bin) - 1.5)).sum();
            (bins, utility)
        });
        candidates.collect()
    }

    fn lessons(campaign: &[([u8; FEATURES], f64)]) -> Vec<Lesson<'_>> {
        let verdict = |utility: f64| match utility {
            low if low < -0.5 => Verdict::Reject,
            high if high > 0.5 => Verdict::Accept,
            _ => Verdict::Hold,
        };
        campaign
            .iter()
            .map(|one| Lesson { bins: &one.0, verdict: verdict(one.1), mode: Mode::Unaided, disputes: &[] })
            .collect()
    }

    /// Share of pairs that the taste puts in the right order.
    fn concordance(taste: &Preference, campaign: &[([u8; FEATURES], f64)]) -> f64 {
        let expected: Vec<i32> = campaign.iter().map(|(bins, _)| taste.expect(bins).unwrap().mean).collect();
        let (mut right, mut all) = (0.0, 0.0);
        for one in 0..campaign.len() {
            for other in 0..one {
                let truth = campaign[one].1 - campaign[other].1;
                let said = f64::from(expected[one] - expected[other]);
                right += if truth * said > 0.0 {
                    1.0
                } else if said == 0.0 {
                    0.5
                } else {
                    0.0
                };
                all += 1.0;
            }
        }
        right / all
    }

    /// Mean concordance after so many verdicts of a new campaign, over 12 people with four past campaigns each.
    fn learned(verdicts: usize, past_way: Option<f64>) -> f64 {
        let of_person = |person: u64| {
            let past: Vec<_> =
                past_way.map(|way| (0..4).map(|at| campaign(person * 10 + at + 1, way)).collect()).unwrap_or_default();
            let past: Vec<Vec<Lesson<'_>>> = past.iter().map(|campaign| lessons(&campaign[..30])).collect();
            let next = campaign(person * 10 + 9, 1.0);
            let mut taste = Preference::new(nothing().after(&past).unwrap()).unwrap();
            taste.fit(&lessons(&next[..verdicts])).unwrap();
            concordance(&taste, &next[verdicts..])
        };
        (0..12).map(of_person).sum::<f64>() / 12.0
    }

    #[test]
    fn past_campaigns_of_the_same_person_order_the_next_one_better_from_the_first_verdict() {
        let (fresh, known) = (learned(8, None), learned(8, Some(1.0)));
        assert!(known > fresh + 0.1 && known > 0.85, "{known} against {fresh}");
        assert!((learned(0, None) - 0.5).abs() < f64::EPSILON);
        assert!(learned(0, Some(1.0)) > 0.85);
        // The control: campaigns of somebody who wants the opposite mislead, and forty verdicts turn that around.
        assert!(learned(0, Some(-1.0)) < 0.2);
        assert!(learned(40, Some(-1.0)) > 0.6, "{}", learned(40, Some(-1.0)));
    }

    #[test]
    fn without_past_nothing_is_believed_and_the_order_of_campaigns_does_not_matter() {
        assert_eq!(nothing().after(&[]), Ok(nothing()));
        let campaigns: Vec<_> = (1..=4).map(|seed| campaign(seed, 1.0)).collect();
        let mut past: Vec<Vec<Lesson<'_>>> = campaigns.iter().map(|campaign| lessons(campaign)).collect();
        let one = nothing().after(&past).unwrap();
        past.reverse();
        let other = nothing().after(&past).unwrap();
        for (one, other) in one.features.iter().zip(&other.features) {
            assert!((one.variance - other.variance).abs() < 1e-6);
            assert!(one.means.iter().zip(&other.means).all(|(one, other)| (one - other).abs() < 1e-6));
        }
        assert!(one.features[0].means[3] > one.features[0].means[0] + 1.0, "{:?}", one.features[0]);
    }

    #[test]
    fn verdicts_given_after_the_ai_was_seen_say_nothing_of_the_past() {
        let campaign = campaign(1, 1.0);
        let seen = lessons(&campaign).into_iter().map(|lesson| Lesson { mode: Mode::Assisted, ..lesson }).collect();
        assert_eq!(nothing().after(&[seen]), Ok(nothing()));
    }
}
