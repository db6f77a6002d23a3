//! Scores as sums of whole numbers over columns of bins: the same on every processor and with any number of threads.
//!
//! A point is 1/256 of a logit, as in [`crate::score`]. The wide path looks up 32 bins at once: the low and the high bytes
//! of a feature's sixteen points lie in two registers, a byte shuffle picks both, and interleaving them gives the exact
//! 16-bit points. Features are taken in groups whose points cannot overflow 16 bits, so the sums are exact as well, and
//! no row has to be scored twice. The scalar path is its twin, kept for other processors and as the reference.

mod narrow;
#[cfg(test)]
mod tests;
mod top;
#[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
mod wide;

use super::columns::{BINS, CHUNK, Columns};
use rayon::prelude::*;
pub use top::Ranked;

/// Points of one logit.
pub const PER_LOGIT: i32 = 256;

/// The way scores are computed; each gives the same numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Path(Instructions);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Instructions {
    Scalar,
    #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
    Wide(wide::Token),
}

impl Path {
    /// One row after another, on any processor.
    pub const SCALAR: Self = Self(Instructions::Scalar);

    /// The fastest way this processor has.
    #[must_use]
    pub fn detect() -> Self {
        #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
        if let Some(token) = wide::Token::detect() {
            return Self(Instructions::Wide(token));
        }
        Self::SCALAR
    }
}

/// Points of all features.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Points {
    base: i32,
    features: Vec<[i16; BINS]>,
    /// Ends of the groups of features whose sums fit 16 bits.
    groups: Vec<usize>,
}

/// Why points cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadPoints {
    /// A sum could leave 32 bits.
    #[error("the points can add up to more than 32 bits hold")]
    Large,
    /// The columns have another number of features.
    #[error("the points are of {points} features, the columns of {columns}")]
    Features {
        /// Features with points.
        points: usize,
        /// Features with bins.
        columns: usize,
    },
}

impl Points {
    /// Points of each bin of each feature, and where every row starts.
    ///
    /// # Errors
    /// [`BadPoints::Large`] when a sum could overflow.
    pub fn new(base: i32, features: Vec<[i16; BINS]>) -> Result<Self, BadPoints> {
        let largest =
            |points: &[i16; BINS]| points.iter().map(|point| u32::from(point.unsigned_abs())).max().unwrap_or(0);
        let mut groups = Vec::new();
        let mut group = 0;
        let mut all = u64::from(base.unsigned_abs());
        for (feature, points) in features.iter().enumerate() {
            let largest = largest(points);
            all += u64::from(largest);
            if group + largest > i16::MAX.unsigned_abs().into() {
                groups.push(feature);
                group = 0;
            }
            group += largest;
        }
        groups.push(features.len());
        if i32::try_from(all).is_err() {
            return Err(BadPoints::Large);
        }
        Ok(Self { base, features, groups })
    }

    /// Where every row starts.
    #[must_use]
    pub fn base(&self) -> i32 {
        self.base
    }

    /// Points by feature and bin.
    #[must_use]
    pub fn features(&self) -> &[[i16; BINS]] {
        &self.features
    }

    /// The points a row's features add, in their order. Together with the base they sum to the score exactly.
    pub fn parts(&self, bins: impl IntoIterator<Item = u8>) -> impl Iterator<Item = i16> {
        self.features.iter().zip(bins).map(|(points, bin)| points[usize::from(bin) % BINS])
    }

    /// The score of one row.
    #[must_use]
    pub fn score(&self, bins: impl IntoIterator<Item = u8>) -> i32 {
        self.base + self.parts(bins).map(i32::from).sum::<i32>()
    }

    /// Scores of all rows.
    ///
    /// # Errors
    /// [`BadPoints::Features`] when the columns are of another model.
    pub fn scores(&self, columns: &Columns, path: Path) -> Result<Vec<i32>, BadPoints> {
        self.fits(columns)?;
        let mut scores = vec![0; columns.chunks() * CHUNK];
        scores
            .par_chunks_exact_mut(CHUNK)
            .enumerate()
            .for_each(|(chunk, tile)| self.tile(columns, chunk, path, tile.try_into().unwrap_or(&mut [0; CHUNK])));
        scores.truncate(columns.rows());
        Ok(scores)
    }

    /// The `most` best rows, best first; of equal scores the earlier row.
    ///
    /// # Errors
    /// [`BadPoints::Features`] when the columns are of another model.
    pub fn top(&self, columns: &Columns, most: usize, path: Path) -> Result<Vec<Ranked>, BadPoints> {
        self.fits(columns)?;
        Ok(top::top(columns, most, |chunk, tile| self.tile(columns, chunk, path, tile)))
    }

    /// Points of every feature in every row.
    ///
    /// # Errors
    /// [`BadPoints::Features`] when the columns are of another model.
    pub fn contributions(&self, columns: &Columns, path: Path) -> Result<Contributions, BadPoints> {
        let mut contributions = Contributions { rows: 0, features: 0, points: Vec::new() };
        self.contributions_into(columns, path, &mut contributions)?;
        Ok(contributions)
    }

    /// As [`Self::contributions`], into memory that is there already.
    ///
    /// # Errors
    /// [`BadPoints::Features`] when the columns are of another model.
    pub fn contributions_into(&self, columns: &Columns, path: Path, into: &mut Contributions) -> Result<(), BadPoints> {
        self.fits(columns)?;
        let size = self.features.len() * CHUNK;
        (into.rows, into.features) = (columns.rows(), columns.features());
        into.points.resize(columns.chunks() * size, 0);
        into.points.par_chunks_exact_mut(size.max(1)).enumerate().for_each(|(chunk, points)| match path.0 {
            Instructions::Scalar => narrow::parts(columns.chunk(chunk), &self.features, points),
            #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
            Instructions::Wide(token) => wide::parts(token, columns.chunk(chunk), &self.features, points),
        });
        Ok(())
    }

    fn fits(&self, columns: &Columns) -> Result<(), BadPoints> {
        let (points, columns) = (self.features.len(), columns.features());
        if points == columns { Ok(()) } else { Err(BadPoints::Features { points, columns }) }
    }

    /// Scores of one chunk.
    fn tile(&self, columns: &Columns, chunk: usize, path: Path, tile: &mut [i32; CHUNK]) {
        tile.fill(self.base);
        let mut from = 0;
        for to in &self.groups {
            let features = from..*to;
            match path.0 {
                Instructions::Scalar => narrow::add(columns.chunk(chunk), features, &self.features, tile),
                #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
                Instructions::Wide(token) => wide::add(token, columns.chunk(chunk), features, &self.features, tile),
            }
            from = *to;
        }
    }
}

/// Points by row and feature. In memory: chunks of [`CHUNK`] rows, a feature's points of a chunk side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contributions {
    rows: usize,
    features: usize,
    points: Vec<i16>,
}

impl Contributions {
    /// The points of a row, in the order of features; none for a row that is not there.
    pub fn row(&self, row: usize) -> impl Iterator<Item = i16> + '_ {
        let features = if row < self.rows { self.features } else { 0 };
        let (chunk, within) = (row / CHUNK, row % CHUNK);
        (0..features).map(move |feature| self.points[(chunk * self.features + feature) * CHUNK + within])
    }
}
