//! Measures a refit and forecasts on made-up posts, and prints one JSON object: milliseconds of each repeat, rising.
//!
//! Usage: `forecast-bench [POSTS] [CELLS]`; 100,000 of each when nothing is said.

use chrono::{DateTime, Duration, Utc};
use serde_json::json;
use std::error::Error;
use std::hint::black_box;
use std::io::Write;
use std::time::Instant;
use sverka_core::engine::columns::Cell;
use sverka_core::forecast::{Case, Observation, Scale, Schema, Settings, fit};

const REPEATS: usize = 5;
const CREATORS: u64 = 5_000;

fn main() -> Result<(), Box<dyn Error>> {
    let count = |at: usize| std::env::args().nth(at).map_or(Ok(100_000), |count| count.parse::<u64>());
    let (posts, cells) = (count(1)?, count(2)?);
    let observations: Vec<Observation> = (0..posts).map(|row| observation(row, posts)).collect();
    let cases: Vec<Case> = (posts..posts + cells).map(|row| observation(row, posts).case).collect();
    let numbers = (0..6).map(|at| format!("number {at}")).collect();
    let settings = Settings { schema: Schema { words: vec!["format".to_owned()], numbers }, scale: Scale::Log10 };
    let model = fit(&observations, &settings, None)?;
    let answer = json!({
        "posts": posts,
        "cells": cells,
        "fit_ms": times(|| fit(&observations, &settings, None)),
        "forecast_ms": times(|| model.forecasts(&cases)),
        "fingerprint": model.fingerprint(),
    });
    writeln!(std::io::stdout(), "{answer:#}")?;
    Ok(())
}

/// A number that looks drawn by lot, of a row and a purpose.
fn mixed(row: u64, purpose: u64) -> u64 {
    let mut state = (row + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ (purpose + 1).wrapping_mul(0xd1b5_4a32_d192_ed03);
    for _ in 0..2 {
        state = (state ^ (state >> 31)).wrapping_mul(0x94d0_49bb_1331_11eb);
    }
    state ^ (state >> 29)
}

fn observation(row: u64, posts: u64) -> Observation {
    let even = |purpose: u64| (mixed(row, purpose) >> 11) as f64 / (1_u64 << 53) as f64;
    let creator = mixed(row, 0) % CREATORS;
    let start = DateTime::<Utc>::UNIX_EPOCH + Duration::days(18_000);
    let case = Case {
        at: start + Duration::hours((row * 365 * 24 / posts) as i64),
        creator: format!("creator {creator}"),
        market: ["RU", "US"][(creator % 2) as usize].to_owned(),
        words: vec![["reel", "story", "post"][(mixed(row, 1) % 3) as usize].to_owned()],
        numbers: (2..8).map(|purpose| Cell::Known(even(purpose))).collect(),
    };
    let log = 4.0 + (mixed(creator, 9) % 100) as f64 / 50.0 + even(2) + even(10) + even(11);
    Observation { case, outcome: 10.0_f64.powf(log) }
}

/// Milliseconds of each repeat, in rising order.
fn times<T>(mut work: impl FnMut() -> T) -> Vec<f64> {
    let time = |_| {
        let start = Instant::now();
        black_box(work());
        start.elapsed().as_secs_f64() * 1e3
    };
    let mut all: Vec<f64> = (0..REPEATS).map(time).collect();
    all.sort_by(f64::total_cmp);
    all
}
