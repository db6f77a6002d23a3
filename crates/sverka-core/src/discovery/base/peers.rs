//! Ranks among peers: counted in the base itself where it has enough of them, looked up in the model's reference
//! where it has not. The cells and their parents are those of [`crate::score::Peers`].

use super::column::{NO_RANK, RANK_WITHHELD, is_withheld, single};
use crate::model::{Market, Platform, SizeTier};
use crate::score::{PeerCell, PeerMetric, Peers};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Fewer peers than this are no crowd; the parent cell is asked instead.
const LEAST: usize = 30;
const METRICS: usize = 3;
/// Platforms, and one place for none.
const PLATFORMS: usize = 9;
/// Sizes, and one place for unknown.
const SIZES: usize = 6;

/// Whom a number is compared with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Whom {
    pub(super) metric: PeerMetric,
    /// Home market, or place of the country among the countries of the base.
    pub(super) market: usize,
    /// The market whose reference is asked where the base has too few.
    pub(super) reference: Option<Market>,
    pub(super) platform: Option<Platform>,
    pub(super) size: Option<SizeTier>,
}

/// Numbers of all peers by cell, sorted.
pub(super) struct Census {
    markets: usize,
    /// By metric, market, platform, size.
    cells: Vec<Vec<f32>>,
    /// By metric, market, platform.
    without_size: Vec<Vec<f32>>,
    /// By metric, market.
    of_market: Vec<Vec<f32>>,
    /// By metric.
    all: Vec<Vec<f32>>,
}

impl Census {
    pub(super) fn new(markets: usize) -> Self {
        let cells = vec![Vec::new(); METRICS * markets * PLATFORMS * SIZES];
        Self { markets, cells, without_size: Vec::new(), of_market: Vec::new(), all: Vec::new() }
    }

    pub(super) fn count(&mut self, whom: Whom, value: f32) {
        if value.is_finite() {
            let cell = ((whom.metric as usize * self.markets + whom.market) * PLATFORMS + platform(whom)) * SIZES;
            self.cells[cell + size(whom)].push(value);
        }
    }

    /// Sorts the cells and fills their parents.
    pub(super) fn close(&mut self) {
        let parents =
            |cells: &[Vec<f32>], of: usize| -> Vec<Vec<f32>> { cells.par_chunks(of).map(<[_]>::concat).collect() };
        self.without_size = parents(&self.cells, SIZES);
        self.of_market = parents(&self.without_size, PLATFORMS);
        self.all = if self.markets == 0 { vec![Vec::new(); METRICS] } else { parents(&self.of_market, self.markets) };
        for level in [&mut self.cells, &mut self.without_size, &mut self.of_market, &mut self.all] {
            // Equal numbers are indistinguishable, so an unstable order is the same order.
            level.par_iter_mut().for_each(|cell| cell.sort_unstable_by(f32::total_cmp));
        }
    }

    /// The part of the peers below, in per cent, equals counted half.
    pub(super) fn rank(&self, whom: Whom, value: f32, reference: &Reference<'_>) -> u8 {
        if is_withheld(value) {
            return RANK_WITHHELD;
        }
        if !value.is_finite() {
            return NO_RANK;
        }
        let market = whom.metric as usize * self.markets + whom.market;
        let without_size = market * PLATFORMS + platform(whom);
        let own = [
            whom.size.and_then(|_| self.cells.get(without_size * SIZES + size(whom))),
            self.without_size.get(without_size),
            self.of_market.get(market),
            self.all.get(whom.metric as usize),
        ];
        let addresses = [(true, true, true), (true, true, false), (true, false, false), (false, false, false)];
        for (cell, (with_market, with_platform, with_size)) in own.into_iter().zip(addresses) {
            if let Some(cell) = cell.filter(|cell| cell.len() >= LEAST) {
                return among(cell, value);
            }
            let known = !with_size || whom.size.is_some();
            let market = whom.reference.filter(|_| with_market);
            if known && market.is_some() == with_market {
                let platform = whom.platform.filter(|_| with_platform);
                let address = (whom.metric, market, platform, whom.size.filter(|_| with_size));
                if let Some(rank) = reference.rank(address, value) {
                    return rank;
                }
            }
        }
        NO_RANK
    }
}

fn platform(whom: Whom) -> usize {
    whom.platform.map_or(PLATFORMS - 1, |platform| platform as usize)
}

fn size(whom: Whom) -> usize {
    whom.size.map_or(SIZES - 1, |size| size as usize)
}

fn among(sorted: &[f32], value: f32) -> u8 {
    let below = sorted.partition_point(|peer| *peer < value);
    let not_above = sorted.partition_point(|peer| *peer <= value);
    // At most 100.
    u8::try_from((below + not_above) * 50 / sorted.len()).unwrap_or(100)
}

type Address = (PeerMetric, Option<Market>, Option<Platform>, Option<SizeTier>);

/// The reference of a model, ready to be asked often.
pub(super) struct Reference<'a> {
    ranks: &'a [u8],
    cells: BTreeMap<Address, &'a PeerCell>,
}

impl<'a> Reference<'a> {
    pub(super) fn new(peers: &'a Peers) -> Self {
        Self { ranks: &peers.ranks, cells: peers.cells.iter().map(|cell| (cell.address(), cell)).collect() }
    }

    /// The rank between the two known levels around a value, as if peers were spread evenly there.
    fn rank(&self, address: Address, value: f32) -> Option<u8> {
        let cell = self.cells.get(&address)?;
        // Levels are compared as the base keeps numbers, or a value at a level would fall below it.
        let at = cell.levels.iter().take_while(|level| single(**level) <= value).count();
        let value = f64::from(value);
        let (low, high) = (at.checked_sub(1), Some(at).filter(|at| *at < cell.levels.len()));
        let known = |place: usize| Some((f64::from(*self.ranks.get(place)?), *cell.levels.get(place)?));
        let rank = match (low, high) {
            (Some(low), Some(high)) => {
                let ((rank, level), (next_rank, next)) = (known(low)?, known(high)?);
                rank + (next_rank - rank) * (value - level) / (next - level)
            }
            // Below the lowest and above the highest level nothing more is known.
            (Some(low), None) => known(low)?.0,
            (None, Some(high)) => known(high)?.0 / 2.0,
            (None, None) => return None,
        };
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a rank is 0 to 100")]
        Some(rank.clamp(0.0, 100.0).round() as u8)
    }
}
