//! Where a forecaster misses in the same direction: the space of the features, cut into regions of different mean miss.
//!
//! A tree of least squares, each cut kept only when its gain is significant after the number of cuts tried (as in
//! Hothorn, Hornik & Zeileis 2006, with Bonferroni's correction), so that no later pruning is needed and a miss that
//! depends on nothing gives a single region.

use crate::engine::columns::Cell;
use crate::engine::learn::Feature;

/// A region: its rows and their misses.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Region {
    /// Rows.
    pub rows: usize,
    /// Mean miss.
    pub mean: f64,
    /// Sum of squares around the mean.
    pub squares: f64,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Node {
    Region(usize),
    /// Values below `at` go one way, the others another; a value that is not known is below all.
    Cut {
        feature: usize,
        at: f64,
        below: usize,
        above: usize,
    },
}

/// Regions of features.
#[derive(Debug, Clone, PartialEq)]
pub struct Regions {
    nodes: Vec<Node>,
    regions: Vec<Region>,
}

/// Rows a region has at least.
const LEAST: usize = 8;
/// Cuts on the way to a region at most.
const DEPTH: usize = 6;
/// The chance of a cut where there is nothing to cut, for each node.
const CHANCE: f64 = 0.001;

/// A feature's value in a row; an unknown one is below all others.
pub(super) fn value(feature: &Feature, row: usize) -> f64 {
    place(feature.cells.get(row).copied().unwrap_or(Cell::Missing))
}

fn place(cell: Cell) -> f64 {
    match cell {
        Cell::Known(value) if value.is_finite() => value,
        _ => f64::NEG_INFINITY,
    }
}

impl Regions {
    /// Cuts the rows into regions by their misses (actual − forecast). Features must have as many cells as there are
    /// misses; those that are short count as unknown.
    #[must_use]
    pub fn grow(features: &[Feature], misses: &[f64]) -> Self {
        let mut grown = Self { nodes: Vec::new(), regions: Vec::new() };
        grown.node(features, misses, (0..misses.len()).collect(), DEPTH);
        grown
    }

    fn node(&mut self, features: &[Feature], misses: &[f64], rows: Vec<usize>, depth: usize) -> usize {
        let slot = self.nodes.len();
        self.nodes.push(Node::Region(self.regions.len()));
        let cut = if depth == 0 { None } else { best_cut(features, misses, &rows) };
        let Some((feature, at)) = cut else {
            self.regions.push(summary(rows.iter().map(|row| misses[*row])));
            return slot;
        };
        let (below, above) = rows.into_iter().partition(|row| value(&features[feature], *row) < at);
        let below = self.node(features, misses, below, depth - 1);
        let above = self.node(features, misses, above, depth - 1);
        self.nodes[slot] = Node::Cut { feature, at, below, above };
        slot
    }

    /// The regions.
    #[must_use]
    pub fn regions(&self) -> &[Region] {
        &self.regions
    }

    /// The region of a row, a place in [`Self::regions`]. Cells that are not given are unknown.
    #[must_use]
    pub fn of(&self, cells: &[Cell]) -> usize {
        let mut at = 0;
        loop {
            match self.nodes[at] {
                Node::Region(region) => return region,
                Node::Cut { feature, at: edge, below, above } => {
                    let known = cells.get(feature).copied().unwrap_or(Cell::Missing);
                    at = if place(known) < edge { below } else { above };
                }
            }
        }
    }

    /// Variance of a miss around the mean of its region.
    #[must_use]
    pub fn noise(&self) -> f64 {
        let (rows, squares) =
            self.regions.iter().fold((0, 0.0), |(n, s), region| (n + region.rows, s + region.squares));
        squares / rows.saturating_sub(self.regions.len()).max(1) as f64
    }
}

fn summary(misses: impl Iterator<Item = f64> + Clone) -> Region {
    let rows = misses.clone().count();
    let mean = misses.clone().sum::<f64>() / rows.max(1) as f64;
    Region { rows, mean, squares: misses.map(|miss| (miss - mean).powi(2)).sum() }
}

/// The feature and edge whose two sides differ most, if they differ significantly.
fn best_cut(features: &[Feature], misses: &[f64], rows: &[usize]) -> Option<(usize, f64)> {
    if rows.len() < 2 * LEAST {
        return None;
    }
    let whole = summary(rows.iter().map(|row| misses[*row]));
    let (mut tried, mut best) = (0_usize, None::<(f64, usize, f64)>);
    for (at, feature) in features.iter().enumerate() {
        let mut order: Vec<(f64, f64)> = rows.iter().map(|row| (value(feature, *row), misses[*row])).collect();
        order.sort_by(|one, other| one.0.total_cmp(&other.0));
        let (mut count, mut sum) = (0.0, 0.0);
        for pair in order.windows(2) {
            count += 1.0;
            sum += pair[0].1 - whole.mean;
            let rest = order.len() as f64 - count;
            if pair[0].0 >= pair[1].0 || count < LEAST as f64 || rest < LEAST as f64 {
                continue;
            }
            tried += 1;
            let gain = sum * sum * (1.0 / count + 1.0 / rest);
            if best.is_none_or(|(most, ..)| gain > most) {
                best = Some((gain, at, between(pair[0].0, pair[1].0)));
            }
        }
    }
    let (gain, feature, edge) = best?;
    let noise = (whole.squares - gain).max(0.0) / (rows.len() as f64 - 2.0);
    // The square of a standard normal exceeds x with a chance below exp(−x ÷ 2).
    let needed = 2.0 * (tried as f64 / CHANCE).ln();
    (gain > needed * noise && gain > whole.squares * 1e-12).then_some((feature, edge))
}

/// An edge above the lower value and not above the higher one.
fn between(low: f64, high: f64) -> f64 {
    let middle = if low.is_finite() { low + (high - low) / 2.0 } else { high };
    if middle > low { middle } else { high }
}
