//! A challenge as a parameter: what its author believes of a factor on views (a prior), and what closed posts say of it.
//!
//! On the scale of errors, common logarithms, the author's three numbers are a normal prior `N(m, s²)` with `m` at the
//! middle and `s` from the distance of the tenth and the ninetieth per cent. Closed posts of the segment are one residual
//! a creator (the mean of `actual − forecast`), so that a prolific creator does not speak for all. Prior and posts are
//! joined as normal beliefs are (Gelman et al., Bayesian Data Analysis, 3rd ed., section 2.5).
//!
//! The back-test leaves one creator out at a time: a post is never judged with a size that was learnt from it.

use crate::expert_skill::ladder::{Added, Closed, LEAST_ITEMS, LEAST_SERIES, ladder};
use crate::model::challenge::Challenge;
use statrs::distribution::{ContinuousCDF, StudentsT};
use std::collections::BTreeMap;

/// Standard deviations from the middle to the ninetieth per cent of a normal distribution.
const TO_NINETY: f64 = 1.281_551_565_544_600_5;
/// The least spread of creators around their mean, on the scale of errors: posts never agree better than by 5 %.
const LEAST_SPREAD: f64 = 0.02;

/// A closed post of the segment; forecast and outcome on the scale of errors.
#[derive(Debug, Clone, PartialEq)]
pub struct ClosedPost {
    /// Whose post.
    pub creator: String,
    /// The model's middle, without the challenge.
    pub forecast: f64,
    /// What came.
    pub actual: f64,
}

/// What closed posts say of a size, in per cent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Observed {
    /// The size that would have fitted best.
    pub percent: i32,
    /// Lower end of its 95 % interval.
    pub low: i32,
    /// Upper end.
    pub high: i32,
}

/// What a challenge would have changed in closed posts.
#[derive(Debug, Clone, PartialEq)]
pub struct BackTest {
    /// Closed posts of the segment.
    pub posts: u32,
    /// Their creators.
    pub creators: u32,
    /// What the posts alone say; absent below two creators.
    pub observed: Option<Observed>,
    /// The author's size and the posts together: what would be applied, in per cent.
    pub proposed: i32,
    /// The usual miss without the challenge, in per cent.
    pub before: u32,
    /// The usual miss with it.
    pub after: u32,
    /// Error with the challenge over error without it, with its interval; absent below two creators.
    pub added: Option<Added>,
}

impl BackTest {
    /// True when there is too little to let it move forecasts for others.
    #[must_use]
    pub fn is_too_early(&self) -> bool {
        (self.creators as usize) < LEAST_SERIES || (self.posts as usize) < LEAST_ITEMS
    }

    /// True when it made the error larger.
    #[must_use]
    pub fn is_worse(&self) -> bool {
        self.after > self.before
    }
}

/// A size in per cent as a step on the scale of errors.
#[must_use]
pub fn step_of(percent: i32) -> f64 {
    (1.0 + f64::from(percent) / 100.0).max(0.01).log10()
}

/// A step on the scale of errors as a size in whole per cent.
#[must_use]
#[allow(clippy::cast_possible_truncation, reason = "bounded")]
pub fn percent_of(step: f64) -> i32 {
    (100.0 * (10f64.powf(step) - 1.0)).round().clamp(-95.0, 900.0) as i32
}

/// The usual misses of the first and the second forecast of closed posts, in per cent: 50 means by half more, or as many
/// times less.
#[must_use]
pub fn usual_misses(closed: &[Closed<'_>]) -> [u32; 2] {
    [0, 1].map(|at| {
        let error = |post: &Closed<'_>| post.forecasts[at].map_or(0.0, |forecast| (post.actual - forecast).abs());
        usual_miss(closed.iter().map(error).sum::<f64>() / closed.len().max(1) as f64)
    })
}

/// A mean absolute error on the scale of errors as the usual miss in per cent.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded and not negative")]
fn usual_miss(error: f64) -> u32 {
    (100.0 * (10f64.powf(error) - 1.0)).round().clamp(0.0, 1e6) as u32
}

/// Tests a challenge on the closed posts of its segment.
#[must_use]
pub fn back_test(challenge: &Challenge, closed: &[ClosedPost]) -> BackTest {
    let prior = Belief::of(challenge);
    let means = residuals(closed);
    let all: Vec<f64> = means.values().copied().collect();
    let left_out: BTreeMap<&str, f64> = means
        .keys()
        .map(|out| {
            let others: Vec<f64> = means.iter().filter(|(who, _)| *who != out).map(|(_, mean)| *mean).collect();
            (*out, prior.with(&others).mean)
        })
        .collect();
    let judged: Vec<Closed<'_>> = closed
        .iter()
        .map(|post| Closed {
            cell: "",
            series: &post.creator,
            forecasts: [Some(post.forecast), Some(post.forecast + left_out[post.creator.as_str()]), None, None],
            actual: post.actual,
        })
        .collect();
    let [before, after] = usual_misses(&judged);
    BackTest {
        posts: closed.len() as u32,
        creators: means.len() as u32,
        observed: observed(&all),
        proposed: percent_of(prior.with(&all).mean),
        before,
        after,
        added: ladder(&judged).remove("").and_then(|[added, ..]| added),
    }
}

/// The mean residual of each creator.
fn residuals(closed: &[ClosedPost]) -> BTreeMap<&str, f64> {
    let mut sums: BTreeMap<&str, (f64, f64)> = BTreeMap::new();
    for post in closed {
        let (sum, count) = sums.entry(&post.creator).or_default();
        *sum += post.actual - post.forecast;
        *count += 1.0;
    }
    sums.into_iter().map(|(creator, (sum, count))| (creator, sum / count)).collect()
}

fn observed(means: &[f64]) -> Option<Observed> {
    let (mean, error) = mean_and_error(means)?;
    let reach = StudentsT::new(0.0, 1.0, means.len() as f64 - 1.0).ok()?.inverse_cdf(0.975) * error;
    Some(Observed { percent: percent_of(mean), low: percent_of(mean - reach), high: percent_of(mean + reach) })
}

/// Mean and its standard error; nothing below two.
fn mean_and_error(means: &[f64]) -> Option<(f64, f64)> {
    let count = means.len() as f64;
    let mean = means.iter().sum::<f64>() / count;
    let variance = means.iter().map(|it| (it - mean).powi(2)).sum::<f64>() / (count - 1.0);
    (means.len() > 1).then(|| (mean, (variance.max(LEAST_SPREAD.powi(2)) / count).sqrt()))
}

/// A normal belief about the size, on the scale of errors.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Belief {
    mean: f64,
    sd: f64,
}

impl Belief {
    fn of(challenge: &Challenge) -> Self {
        let wide = step_of(challenge.high) - step_of(challenge.low);
        Self { mean: step_of(challenge.percent), sd: (wide / (2.0 * TO_NINETY)).max(LEAST_SPREAD) }
    }

    /// The belief after the residuals of some creators.
    fn with(self, means: &[f64]) -> Self {
        let Some((mean, error)) = mean_and_error(means) else { return self };
        let (own, posts) = (self.sd.powi(-2), error.powi(-2));
        Self { mean: (own * self.mean + posts * mean) / (own + posts), sd: (own + posts).powf(-0.5) }
    }
}

#[cfg(test)]
#[path = "correction_tests.rs"]
mod tests;
