//! What a thousand views, a view and an engagement would cost, with the spread of the creator's own posts.
//!
//! The logarithm of a post's views is taken as normal. Its spread is shrunk towards the usual one, because a few posts
//! say little about it, and the next post is predicted by Student's t (Gelman et al., *Bayesian Data Analysis*, 3rd
//! ed., 3.2): `mean ± t · s · √(1 + 1/n)`. For showing only: nothing of it enters a score.

use crate::model::{Creator, Post, Rate};
use statrs::distribution::{ContinuousCDF, StudentsT};

/// Usual spread of the logarithm of views among a creator's posts, and how many posts it is worth.
const USUAL_SPREAD: f64 = 0.55;
const USUAL_WORTH: f64 = 4.0;
/// With fewer posts nothing is said.
const LEAST_POSTS: usize = 3;

/// A cost with its spread; in the money of the rate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cost {
    /// One time in ten it is cheaper.
    pub p10: f64,
    /// As often dearer as cheaper.
    pub p50: f64,
    /// One time in ten it is dearer.
    pub p90: f64,
}

/// What an asked price comes to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Priced {
    /// A thousand views.
    pub cpm: Cost,
    /// An engagement (like or comment); absent when none are known.
    pub cpe: Option<Cost>,
    /// Posts it rests on.
    pub posts: u32,
}

/// What a rate comes to if the next post is watched like the recent ones; `None` with fewer than three counted posts.
#[must_use]
pub fn priced(creator: &Creator, rate: &Rate) -> Option<Priced> {
    let price = rate.price.amount;
    let views = logs(creator, |post| post.views);
    let engaged = logs(creator, |post| Some(post.likes?.saturating_add(post.comments.unwrap_or(0))));
    Some(Priced { cpm: cost(price * 1000.0, &views)?, cpe: cost(price, &engaged), posts: views.len() as u32 })
}

fn logs(creator: &Creator, count: impl Fn(&Post) -> Option<u64>) -> Vec<f64> {
    creator.posts.iter().filter_map(count).filter(|count| *count > 0).map(|count| (count as f64).ln()).collect()
}

fn cost(money: f64, logs: &[f64]) -> Option<Cost> {
    if logs.len() < LEAST_POSTS || money <= 0.0 {
        return None;
    }
    let n = logs.len() as f64;
    let mean = logs.iter().sum::<f64>() / n;
    let squares: f64 = logs.iter().map(|log| (log - mean).powi(2)).sum();
    let freedom = n - 1.0 + USUAL_WORTH;
    let spread = ((squares + USUAL_WORTH * USUAL_SPREAD * USUAL_SPREAD) / freedom).sqrt() * (1.0 + 1.0 / n).sqrt();
    let t = StudentsT::new(0.0, 1.0, freedom).ok()?.inverse_cdf(0.9);
    let at = |shift: f64| money / (mean + shift * spread).exp();
    Some(Cost { p10: at(t), p50: at(0.0), p90: at(-t) })
}
